#include "io/xlsx_writer.hpp"

#include "base/error.hpp"
#include "base/spreadsheet_text.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostRows = 1'048'575; ///< below the head
constexpr std::size_t kMostColumns = 16'384;
constexpr std::size_t kMostCharacters = 32'767;
constexpr std::size_t kRowsMeasured = 1000;
constexpr std::time_t kCreated = 946'684'800; ///< 2000-01-01: the clock leaves no trace

[[noreturn]] void refuse(const std::string& sheet, const Sentence& what) {
    throw Error(ErrorCode::output, {"the workbook cannot be written; sheet " + sheet + ": " + what.en,
                                    "Die Arbeitsmappe kann nicht geschrieben werden; Blatt " + sheet + ": " + what.de});
}

/// A file in memory that the library can open by a name.
class MemoryFile {
  public:
    MemoryFile() : handle_(memfd_create("workbook", MFD_CLOEXEC)) {
        if (handle_ < 0)
            fail();
    }
    ~MemoryFile() { close(handle_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::string name() const { return "/proc/self/fd/" + std::to_string(handle_); }
    std::string bytes() const {
        const off_t size = lseek(handle_, 0, SEEK_END);
        std::string bytes(size > 0 ? static_cast<std::size_t>(size) : 0U, '\0');
        for (std::size_t at = 0; at < bytes.size();) {
            const ssize_t got = pread(handle_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
            if (got <= 0)
                fail();
            at += static_cast<std::size_t>(got);
        }
        return bytes;
    }
    [[noreturn]] static void fail() {
        throw Error(ErrorCode::output,
                    {"the workbook cannot be written; there is no memory or room for temporary files; free some, or "
                     "write CSV",
                     "Die Arbeitsmappe kann nicht geschrieben werden; es fehlt an Arbeitsspeicher oder an Platz für "
                     "temporäre Dateien; schaffen Sie Platz, oder schreiben Sie CSV"});
    }

  private:
    int handle_;
};

std::size_t code_point_count(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// Excel reads _x0041_ as A; a text that says so itself says _x005F_x0041_. U+FFFE and U+FFFF may not stand in XML.
std::string excel_text(std::string_view text) {
    const std::string cell = neutralised(text);
    std::string out;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const bool code = cell[i] == '_' && i + 6 < cell.size() && cell[i + 1] == 'x' && cell[i + 6] == '_' &&
                          cell.find_first_not_of("0123456789abcdefABCDEF", i + 2) == i + 6;
        const bool no_character = cell.compare(i, 2, "\xEF\xBF") == 0 && i + 2 < cell.size() &&
                                  static_cast<unsigned char>(cell[i + 2]) >= 0xBE;
        if (no_character) {
            out += cell[i + 2] == '\xBE' ? "_xFFFE_" : "_xFFFF_";
            i += 2;
        } else {
            out += code ? "_x005F_" : std::string(1, cell[i]);
        }
    }
    return out;
}

/// The library writes sixteen digits.
bool sixteen_digits_hold(const SheetCell& cell) {
    std::string digits = cell.text;
    std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
    const auto first = digits.find_first_not_of('0');
    if (first != std::string::npos && digits.find_last_not_of('0') - first >= 16)
        return false;
    std::array<char, 64> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), cell.number, std::chars_format::general, 16).ptr;
    return parse_double(std::string_view(buffer.data(), static_cast<std::size_t>(end - buffer.data()))) ==
           parse_double(cell.text);
}

/// Days since 1899-12-30; nothing before March 1900, where Excel counts a day that never was.
std::optional<double> excel_day(Date date) {
    if (date < make_date(1900, 3, 1))
        return {};
    return date.days - make_date(1899, 12, 30).days;
}

const char* format_code(NumberLook look) {
    switch (look) {
    case NumberLook::plain:
        break;
    case NumberLook::whole:
        return "#,##0";
    case NumberLook::two_decimals:
        return "#,##0.00";
    case NumberLook::three_decimals:
        return "0.000";
    case NumberLook::scientific:
        return "0.00E+00";
    case NumberLook::percent:
        return "0.0%";
    case NumberLook::spaced_percent:
        return "0.0\\ %";
    }
    return nullptr;
}

/// The formats of a workbook, each made when it is first asked for.
class Formats {
  public:
    explicit Formats(lxw_workbook* book) : book_(book), head_(made()), day_(made()) {
        format_set_bold(head_);
        format_set_bottom(head_, LXW_BORDER_THIN);
        format_set_num_format(day_, "yyyy-mm-dd");
    }
    lxw_format* head() const { return head_; }
    lxw_format* day() const { return day_; }
    lxw_format* of(NumberLook look) {
        const char* code = format_code(look);
        if (code == nullptr)
            return nullptr;
        const auto [at, added] = numbers_.try_emplace(look, nullptr);
        if (added) {
            at->second = made();
            format_set_num_format(at->second, code);
        }
        return at->second;
    }
    lxw_format* ground(std::uint32_t colour) {
        const auto [at, added] = grounds_.try_emplace(colour, nullptr);
        if (added) {
            at->second = made();
            format_set_bg_color(at->second, colour);
        }
        return at->second;
    }

  private:
    lxw_format* made() {
        lxw_format* const format = workbook_add_format(book_);
        if (format == nullptr)
            MemoryFile::fail();
        return format;
    }

    lxw_workbook* book_;
    lxw_format* head_;
    lxw_format* day_;
    std::map<NumberLook, lxw_format*> numbers_;
    std::map<std::uint32_t, lxw_format*> grounds_;
};

class SheetWriter {
  public:
    SheetWriter(lxw_workbook* book, Formats& formats, const SheetTable& table)
        : sheet_(workbook_add_worksheet(book, table.name.c_str())), formats_(formats), table_(table),
          widths_(table.columns.size(), 8), numbers_(table.columns.size(), nullptr) {
        for (std::size_t c = 0; c < std::min(table.looks.size(), numbers_.size()); ++c)
            numbers_[c] = formats.of(table.looks[c].number);
        ensure(sheet_ != nullptr, "a sheet has a name that a workbook does not take");
    }
    void write();

  private:
    void write_cell(std::size_t row, std::size_t column, const SheetCell& cell);
    void write_text(std::size_t row, std::size_t column, std::string_view text, lxw_format* format);

    void dress(std::size_t column);

    lxw_worksheet* sheet_;
    Formats& formats_;
    const SheetTable& table_;
    std::vector<std::size_t> widths_;
    std::vector<lxw_format*> numbers_;
};

void SheetWriter::write_text(std::size_t row, std::size_t column, std::string_view text, lxw_format* format) {
    const std::string cell = excel_text(text);
    const auto error = worksheet_write_string(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                              cell.c_str(), format);
    if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
        refuse(table_.name,
               {"a text in " + table_.columns[column] + " is longer than the " + std::to_string(kMostCharacters) +
                    " characters that a cell of Excel holds; write CSV instead",
                "ein Text in " + table_.columns[column] + " ist länger als die " + std::to_string(kMostCharacters) +
                    " Zeichen, die eine Zelle von Excel fasst; schreiben Sie stattdessen CSV"});
    if (error != LXW_NO_ERROR)
        MemoryFile::fail();
}

void SheetWriter::write_cell(std::size_t row, std::size_t column, const SheetCell& cell) {
    const auto r = static_cast<lxw_row_t>(row);
    const auto c = static_cast<lxw_col_t>(column);
    if (cell.kind == SheetCell::Kind::empty)
        return;
    if (row <= kRowsMeasured)
        widths_[column] = std::max(widths_[column], code_point_count(cell.text) + 2);
    if (cell.kind == SheetCell::Kind::number && (!table_.exact_numbers || sixteen_digits_hold(cell)))
        worksheet_write_number(sheet_, r, c, cell.number, numbers_[column]);
    else if (const auto day = cell.kind == SheetCell::Kind::date ? excel_day(cell.date) : std::nullopt)
        worksheet_write_number(sheet_, r, c, *day, formats_.day());
    else
        write_text(row, column, cell.text, nullptr);
}

/// What the cells of a column look like beyond their format.
void SheetWriter::dress(std::size_t column) {
    const auto c = static_cast<lxw_col_t>(column);
    const auto last = static_cast<lxw_row_t>(table_.rows);
    const auto add = [&](lxw_conditional_format rule) {
        if (worksheet_conditional_format_range(sheet_, 1, c, last, c, &rule) != LXW_NO_ERROR)
            MemoryFile::fail();
    };
    if (table_.looks[column].bar) {
        constexpr lxw_color_t kBar = 0x9CC3E6;
        lxw_conditional_format rule{};
        rule.type = LXW_CONDITIONAL_DATA_BAR;
        rule.data_bar_2010 = LXW_TRUE;
        rule.bar_solid = LXW_TRUE;
        rule.bar_color = kBar;
        rule.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
        add(rule);
    }
    for (const auto& [text, colour] : table_.looks[column].marks) {
        std::string value = '"' + text + '"';
        lxw_conditional_format rule{};
        rule.type = LXW_CONDITIONAL_TYPE_CELL;
        rule.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
        rule.value_string = value.data();
        rule.format = formats_.ground(colour);
        add(rule);
    }
}

void SheetWriter::write() {
    const std::size_t columns = table_.columns.size();
    if (table_.rows > kMostRows || columns > kMostColumns)
        refuse(table_.name,
               {"Excel holds 1,048,575 rows and 16,384 columns; found " + std::to_string(table_.rows) + " and " +
                    std::to_string(columns) + "; write CSV instead",
                "Excel fasst 1.048.575 Zeilen und 16.384 Spalten; gefunden: " + std::to_string(table_.rows) + " und " +
                    std::to_string(columns) + "; schreiben Sie stattdessen CSV"});
    for (std::size_t c = 0; c < columns; ++c) {
        write_text(0, c, table_.columns[c], formats_.head());
        widths_[c] = std::max(widths_[c], code_point_count(table_.columns[c]) + 4);
    }
    SheetRow row;
    for (std::size_t r = 0; r < table_.rows; ++r) {
        row.clear();
        table_.fill(r, row);
        for (std::size_t c = 0; c < row.size(); ++c)
            write_cell(r + 1, c, row[c]);
    }
    for (std::size_t c = 0; c < columns; ++c)
        worksheet_set_column(sheet_, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c),
                             static_cast<double>(std::min<std::size_t>(widths_[c], 60)), nullptr);
    for (std::size_t c = 0; c < std::min(columns, table_.looks.size()) && table_.rows > 0; ++c)
        dress(c);
    worksheet_freeze_panes(sheet_, 1, 0);
    if (columns > 0)
        worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(table_.rows), static_cast<lxw_col_t>(columns - 1));
}

} // namespace

std::string to_xlsx(const std::vector<SheetTable>& sheets) {
    const MemoryFile file;
    lxw_workbook* book = workbook_new(file.name().c_str());
    if (book == nullptr)
        MemoryFile::fail();
    try {
        lxw_doc_properties properties{};
        properties.created = kCreated;
        workbook_set_properties(book, &properties);
        Formats formats(book);
        for (const SheetTable& table : sheets)
            SheetWriter(book, formats, table).write();
    } catch (...) {
        lxw_workbook_free(book);
        throw;
    }
    if (workbook_close(book) != LXW_NO_ERROR)
        MemoryFile::fail();
    return file.bytes();
}

} // namespace clusterbridge
