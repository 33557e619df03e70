#include "base/text.hpp"
#include "base/unicode.hpp"
#include "base/wording.hpp"
#include "report/column_labels.hpp"
#include "report/data_table.hpp"

#include <algorithm>
#include <numeric>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

/// A table for a terminal: what fits is shown, what does not is named.
namespace clusterbridge {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 14; ///< no text column is cut below this
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
    std::string operator()(const std::string& text) const { return escape_control(text); }
    std::string operator()(double value) const { return plain_number(value, 4, language); }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
};

struct Layout {
    std::vector<std::vector<std::string>> cells; ///< header first
    std::vector<bool> right;
    std::vector<std::size_t> widths;
    std::size_t shown = 0; ///< columns that fit
};

/// Cuts the widest text columns first, then leaves out columns from the right.
void fit(Layout& layout, std::size_t width) {
    const auto total = [&] {
        return std::accumulate(layout.widths.begin(), layout.widths.begin() + static_cast<std::ptrdiff_t>(layout.shown),
                               std::size_t{0}) +
               kGap * (layout.shown > 0 ? layout.shown - 1 : 0);
    };
    const auto natural = layout.widths;
    for (layout.shown = layout.widths.size(); layout.shown > 0; --layout.shown) {
        layout.widths = natural;
        while (total() > width) {
            std::size_t widest = layout.shown;
            for (std::size_t i = 0; i < layout.shown; ++i)
                if (!layout.right[i] && layout.widths[i] > kNarrowest &&
                    (widest == layout.shown || layout.widths[i] > layout.widths[widest]))
                    widest = i;
            if (widest == layout.shown)
                break;
            --layout.widths[widest];
        }
        if (total() <= width || layout.shown == 1)
            return;
    }
}

Layout lay_out(const DataTable& table, Language language, std::size_t width) {
    Layout layout;
    auto& header = layout.cells.emplace_back();
    for (const std::string& column : table.columns)
        header.push_back(column_label(column, language));
    for (const auto& row : table.rows) {
        auto& cells = layout.cells.emplace_back();
        for (const Cell& cell : row)
            cells.push_back(std::visit(CellText{language}, cell));
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
    fit(layout, width);
    return layout;
}

} // namespace

std::string to_aligned(const DataTable& table, Language language, int width) {
    const Layout layout = lay_out(table, language, static_cast<std::size_t>(std::max(width, 20)));
    std::string out;
    for (std::size_t r = 0; r < layout.cells.size(); ++r) {
        std::string line;
        for (std::size_t c = 0; c < layout.shown; ++c)
            line +=
                (c > 0 ? std::string(kGap, ' ') : "") + fitted(layout.cells[r][c], layout.widths[c], layout.right[c]);
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
        if (r > 0)
            continue;
        line.clear();
        for (std::size_t c = 0; c < layout.shown; ++c) {
            line += c > 0 ? std::string(kGap, ' ') : "";
            for (std::size_t i = 0; i < layout.widths[c]; ++i)
                line += "─";
        }
        out += line + "\n";
    }
    if (layout.shown < table.columns.size()) {
        const std::vector<std::string> left(table.columns.begin() + static_cast<std::ptrdiff_t>(layout.shown),
                                            table.columns.end());
        const std::string names = join(left, ", ");
        out += language == Language::de ? "Kein Platz für: " + names + " (alles mit --format csv)\n"
                                        : "No room for: " + names + " (all of it with --format csv)\n";
    }
    return out;
}

} // namespace clusterbridge
