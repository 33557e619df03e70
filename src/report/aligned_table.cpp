#include "base/text.hpp"
#include "base/unicode.hpp"
#include "base/wording.hpp"
#include "report/column_labels.hpp"
#include "report/data_table.hpp"

#include <algorithm>
#include <cmath>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

/// A table for a terminal: what fits is shown, what does not is named.
namespace clusterbridge {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 12; ///< no text column is cut below this
constexpr std::string_view kEllipsis = "…";

/// Places of a code point on a terminal: 0 for combining marks, 2 for wide East Asian letters.
std::size_t places_of(UChar32 c) {
    const auto category = static_cast<UCharCategory>(u_charType(c));
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR)
        return 0;
    const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// The longest beginning of `text` with at most `limit` places: its bytes and its places.
std::pair<std::size_t, std::size_t> measure(std::string_view text, std::size_t limit) {
    std::size_t places = 0;
    std::int32_t at = 0;
    const auto length = static_cast<std::int32_t>(text.size());
    while (at < length) {
        std::int32_t next = at;
        const UChar32 c = [&] {
            UChar32 read = 0;
            const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
            U8_NEXT(bytes, next, length, read);
            return read < 0 ? UChar32{0xFFFD} : read;
        }();
        const std::size_t more = places_of(c);
        if (places + more > limit)
            break;
        places += more;
        at = next;
    }
    return {static_cast<std::size_t>(at), places};
}
std::size_t places(std::string_view text) {
    return measure(text, std::string_view::npos / 2).second;
}

std::string fitted(const std::string& text, std::size_t width, bool right) {
    std::string shown = text;
    std::size_t used = places(text);
    if (used > width) {
        const auto [bytes, kept] = measure(text, width > 0 ? width - 1 : 0);
        shown = text.substr(0, bytes) + std::string(kEllipsis);
        used = kept + 1;
    }
    const std::string blanks(width > used ? width - used : 0, ' ');
    return right ? blanks + shown : shown + blanks;
}

struct CellText {
    Language language;
    std::string operator()(std::monostate) const { return {}; }
    const std::string& column;
    std::string operator()(const std::string& text) const {
        return escape_control(value_label(column, text, language));
    }
    std::string operator()(double value) const {
        if (column == "old" || column == "new") // strengths of ties among them (comparison_table.hpp)
            return strength_number(value, language);
        if (!holds_shares(column))
            return plain_number(value, 4, language);
        const double size = std::abs(100 * value);
        const int decimals = size >= 10 || size == 0 ? 1 : size >= 0.1 ? 2 : 3;
        return decimal_number(100 * value, decimals, language) + (language == Language::de ? "\u00A0%" : "%");
    }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
};

struct Layout {
    std::vector<std::vector<std::string>> cells; ///< header first
    std::vector<bool> right;
    std::vector<std::size_t> widths;
    std::vector<std::size_t> shown; ///< columns that fit, in the order of the table
};

/// Columns by importance: those that lead, then the others as they stand.
std::vector<std::size_t> by_importance(const DataTable& table) {
    std::vector<std::size_t> order;
    for (const std::string& name : table.lead)
        if (const auto at = std::find(table.columns.begin(), table.columns.end(), name); at != table.columns.end())
            order.push_back(static_cast<std::size_t>(at - table.columns.begin()));
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (std::find(order.begin(), order.end(), c) == order.end())
            order.push_back(c);
    return order;
}

/// Shows columns by importance up to the first for which there is no room, and cuts the widest text columns for them.
void fit(Layout& layout, const std::vector<std::size_t>& order, std::size_t width) {
    std::size_t least = 0, total = 0;
    for (const std::size_t c : order) {
        const std::size_t gap = layout.shown.empty() ? 0 : kGap;
        const std::size_t own = layout.right[c] ? layout.widths[c] : std::min(layout.widths[c], kNarrowest);
        if (!layout.shown.empty() && least + gap + own > width)
            break;
        least += gap + own;
        total += gap + layout.widths[c];
        layout.shown.push_back(c);
    }
    std::sort(layout.shown.begin(), layout.shown.end());
    for (; total > width; --total) {
        std::size_t* widest = nullptr;
        for (const std::size_t c : layout.shown)
            if (!layout.right[c] && layout.widths[c] > kNarrowest && (widest == nullptr || layout.widths[c] > *widest))
                widest = &layout.widths[c];
        if (widest == nullptr)
            return;
        --*widest;
    }
}

Layout lay_out(const DataTable& table, Language language, std::size_t width) {
    Layout layout;
    auto& header = layout.cells.emplace_back();
    for (const std::string& column : table.columns)
        header.push_back(column_label(column, language));
    for (const auto& row : table.rows) {
        auto& cells = layout.cells.emplace_back();
        for (std::size_t c = 0; c < row.size(); ++c)
            cells.push_back(std::visit(CellText{language, table.columns[c]}, row[c]));
    }
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const auto is_text = [&](const auto& row) { return std::holds_alternative<std::string>(row[c]); };
        const auto is_empty = [&](const auto& row) { return std::holds_alternative<std::monostate>(row[c]); };
        layout.right.push_back(std::none_of(table.rows.begin(), table.rows.end(), is_text) &&
                               !std::all_of(table.rows.begin(), table.rows.end(), is_empty));
        std::size_t widest = 1;
        for (const auto& row : layout.cells)
            widest = std::max(widest, places(row[c]));
        layout.widths.push_back(widest);
    }
    fit(layout, by_importance(table), width);
    std::erase_if(layout.shown, [&](std::size_t c) { // half an interval says nothing
        return table.columns[c].ends_with("low") && c + 1 < table.columns.size() &&
               table.columns[c + 1].ends_with("high") &&
               !std::binary_search(layout.shown.begin(), layout.shown.end(), c + 1);
    });
    return layout;
}

} // namespace

std::string to_aligned(const DataTable& table, Language language, int width) {
    const Layout layout = lay_out(table, language, static_cast<std::size_t>(std::max(width, 20)));
    const auto line_of = [&](const auto& cell_of) {
        std::string line;
        for (const std::size_t c : layout.shown)
            line += (c != layout.shown.front() ? std::string(kGap, ' ') : "") + cell_of(c);
        line.erase(line.find_last_not_of(' ') + 1);
        return line + "\n";
    };
    std::string out;
    for (const auto& row : layout.cells) {
        out += line_of([&](std::size_t c) { return fitted(row[c], layout.widths[c], layout.right[c]); });
        if (&row == &layout.cells.front())
            out += line_of([&](std::size_t c) {
                std::string rule;
                for (std::size_t i = 0; i < layout.widths[c]; ++i)
                    rule += "─";
                return rule;
            });
    }
    if (layout.shown.size() == table.columns.size())
        return out;
    std::vector<std::string> left;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (!std::binary_search(layout.shown.begin(), layout.shown.end(), c))
            left.push_back(table.columns[c]);
    const std::string names = join(left, ", ");
    return out + (language == Language::de ? "Kein Platz für: " + names + " (alles mit --format csv)\n"
                                           : "No room for: " + names + " (all of it with --format csv)\n");
}

} // namespace clusterbridge
