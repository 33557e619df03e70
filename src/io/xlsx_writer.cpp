#include "io/xlsx_writer.hpp"

#include "base/error.hpp"
#include "base/spreadsheet_text.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
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

/// Excel reads _x0041_ as A; a text that says so itself says _x005F_x0041_.
std::string excel_text(std::string_view text) {
    const std::string cell = neutralised(text);
    std::string out;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const bool code = cell[i] == '_' && i + 6 < cell.size() && cell[i + 1] == 'x' && cell[i + 6] == '_' &&
                          cell.find_first_not_of("0123456789abcdefABCDEF", i + 2) == i + 6;
        out += code ? "_x005F_" : std::string(1, cell[i]);
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

class SheetWriter {
  public:
    SheetWriter(lxw_workbook* book, lxw_format* head, lxw_format* day, const SheetTable& table)
        : sheet_(workbook_add_worksheet(book, table.name.c_str())), head_(head), day_(day), table_(table),
          widths_(table.columns.size(), 8) {
        ensure(sheet_ != nullptr, "a sheet has a name that a workbook does not take");
    }
    void write();

  private:
    void write_cell(std::size_t row, std::size_t column, const SheetCell& cell);
    void write_text(std::size_t row, std::size_t column, std::string_view text, lxw_format* format);

    lxw_worksheet* sheet_;
    lxw_format* head_;
    lxw_format* day_;
    const SheetTable& table_;
    std::vector<std::size_t> widths_;
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
        worksheet_write_number(sheet_, r, c, cell.number, nullptr);
    else if (const auto day = cell.kind == SheetCell::Kind::date ? excel_day(cell.date) : std::nullopt)
        worksheet_write_number(sheet_, r, c, *day, day_);
    else
        write_text(row, column, cell.text, nullptr);
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
        write_text(0, c, table_.columns[c], head_);
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
        lxw_format* head = workbook_add_format(book);
        format_set_bold(head);
        format_set_bottom(head, LXW_BORDER_THIN);
        lxw_format* day = workbook_add_format(book);
        format_set_num_format(day, "yyyy-mm-dd");
        for (const SheetTable& table : sheets)
            SheetWriter(book, head, day, table).write();
    } catch (...) {
        lxw_workbook_free(book);
        throw;
    }
    if (workbook_close(book) != LXW_NO_ERROR)
        MemoryFile::fail();
    return file.bytes();
}

} // namespace clusterbridge
