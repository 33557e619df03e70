#include "io/table.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "base/worth_threads.hpp"
#include "io/csv_fault.hpp"
#include "io/file_kind.hpp"
#include "io/late_header.hpp"
#include "io/values.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostHeaders = 10000;

std::string delimiter_name(char delimiter) {
    return delimiter == '\t' ? "tab" : std::string(1, delimiter);
}

char delimiter_of(const std::string& name) {
    return name == "tab" || name == "\\t" || name == "\t" ? '\t' : name.empty() ? '\0' : name[0];
}

/// Takes a first line `sep=;` away and returns its separator, 0 where there is none.
char take_separator_line(std::string_view& text, std::uint64_t& line) {
    std::string_view head = text.substr(0, 8);
    if (head.starts_with('"'))
        head.remove_prefix(1);
    if (head.size() < 5 || !equal_ignoring_ascii_case(head.substr(0, 4), "sep="))
        return '\0';
    const char separator = head[4];
    const auto end = text.find_first_of("\r\n");
    if (end > 7) // also where the text has only this line
        return '\0';
    text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
    ++line;
    return separator;
}

/// The first row that is not blank, read with a delimiter.
struct HeaderRow {
    std::vector<std::string> names;
    std::uint64_t line = 0, blank_rows = 0;
    CsvFault fault = CsvFault::none;
    std::uint64_t fault_line = 0;
    std::string_view fault_text;
    std::size_t end = 0;
    std::uint64_t next_line = 1;
    bool found = false;
};

HeaderRow read_header(std::string_view text, char delimiter, std::uint64_t first_line) {
    CsvScanner scanner(text, delimiter, first_line);
    CsvRow row;
    HeaderRow header;
    while (scanner.next(row)) {
        if (row.blank && row.fault == CsvFault::none) {
            ++header.blank_rows;
            continue;
        }
        header.found = true;
        header.line = row.line;
        header.fault = row.fault;
        header.fault_line = row.fault_line;
        header.fault_text = row.fault_text;
        for (const std::string_view field : row.fields)
            header.names.push_back(nfc(trim(plain_cell(field))));
        break;
    }
    while (!header.names.empty() && header.names.back().empty())
        header.names.pop_back();
    header.end = scanner.position();
    header.next_line = scanner.line();
    return header;
}

/// The delimiter that makes most headers known names, then the one that makes most headers.
char find_delimiter(std::string_view text, std::uint64_t first_line, const ColumnMap& map) {
    char best = ',';
    std::pair<std::size_t, std::size_t> most{0, 1};
    for (const char delimiter : {',', ';', '\t', '|'}) {
        const HeaderRow header = read_header(text, delimiter, first_line);
        if (header.fault != CsvFault::none || header.names.size() > kMostHeaders)
            continue;
        const std::pair score{header.names.size() > 1 ? known_headers(header.names, map) : std::size_t{0},
                              header.names.size()};
        if (score > most) {
            most = score;
            best = delimiter;
        }
    }
    return best;
}

void refuse_foreign(Table& table, const ForeignFormat& format) {
    table.report.refuse(0, "not-a-table",
                        {"this is no CSV file; it seems to be " + format.name.en + "; " + format.advice.en,
                         "das ist keine CSV-Datei; es scheint " + format.name.de + " zu sein; " + format.advice.de});
}

/// With --lenient, rows above the header are a title, as they are in a workbook.
void step_down_to_late_header(Table& table, const ReadOptions& options) {
    auto late = late_header(table, options.columns);
    if (!late)
        return;
    std::string words;
    for (const std::string_view word : split_list(table.headers.front(), ";|\t"))
        words += (words.empty() ? "" : " ") + std::string(word);
    const Sentence title = in_quotes(words);
    if (late->delimiter != table.delimiter)
        table.info.reading.delimiter_by = DecidedBy::content;
    table.delimiter = late->delimiter;
    table.info.delimiter = delimiter_name(late->delimiter);
    table.info.rows_skipped += late->line - table.header_line;
    table.info.reading.title_rows = late->title_rows;
    table.header_line = table.info.reading.header_line = late->line;
    table.headers = std::move(late->headers);
    table.body_start = late->end;
    table.body_line = late->next_line;
    table.columns = match_columns(table.headers, options.columns);
    table.report.note(
        Severity::warning, table.header_line, "title-rows",
        {"the header stands in this line; lines above it were taken for a title, not for data; found: " + title.en,
         "die Kopfzeile steht in dieser Zeile; was darüber steht, gilt als Titel, nicht als Daten; gefunden: " +
             title.de});
}

void read_table_header(Table& table, const ReadOptions& options) {
    std::string_view text = table.text.view();
    std::uint64_t line = 1;
    const char separator = take_separator_line(text, line);
    table.delimiter = !options.delimiter.empty() ? delimiter_of(options.delimiter)
                      : separator != '\0'        ? separator
                                                 : find_delimiter(text, line, options.columns);
    table.info.delimiter = delimiter_name(table.delimiter);
    table.info.reading.delimiter_by = !options.delimiter.empty() ? DecidedBy::option
                                      : separator != '\0'        ? DecidedBy::mark
                                                                 : DecidedBy::content;
    HeaderRow header = read_header(text, table.delimiter, line);
    table.info.rows_skipped = header.blank_rows;
    if (!header.found) {
        table.report.refuse(1, "empty-file",
                            {"the file is empty; found no header row; give a table whose first row names its columns",
                             "die Datei ist leer; gefunden wurde keine Kopfzeile; geben Sie eine Tabelle an, deren "
                             "erste Zeile ihre Spalten nennt"});
        return;
    }
    table.header_line = table.info.reading.header_line = header.line;
    if (header.fault != CsvFault::none) {
        table.report.refuse(header.fault_line, fault_rule(header.fault),
                            fault_sentence(header.fault, header.fault_text));
        return;
    }
    table.headers = std::move(header.names);
    table.body_start = table.text.view().size() - text.size() + header.end;
    table.body_line = header.next_line;
    if (table.headers.size() > kMostHeaders)
        return;
    table.columns = match_columns(table.headers, options.columns);
    if (options.lenient && (table.columns.kind == TableKind::unknown || table.columns.only_if_ids_occur))
        step_down_to_late_header(table, options);
    table.info.kind = table.columns.kind;
    note_columns(table);
    check_columns(table);
}

DecidedBy encoding_by(std::string_view bytes, const Text& text, const std::string& wanted) {
    if (has_byte_order_mark(bytes))
        return DecidedBy::mark;
    if (!wanted.empty())
        return DecidedBy::option;
    return text.guessed ? DecidedBy::fallback : text.decoded ? DecidedBy::pattern : DecidedBy::content;
}

} // namespace

void note_columns(Table& table) {
    InputReading& reading = table.info.reading;
    std::vector<std::pair<std::size_t, std::string>> order;
    for (const auto& [column, at] : table.columns.position)
        order.emplace_back(at, column);
    std::sort(order.begin(), order.end());
    for (const auto& [at, column] : order)
        reading.columns.emplace_back(column, table.headers[at]);
    for (const std::size_t at : table.columns.unknown)
        reading.unknown_columns.push_back(table.headers[at]);
}

void check_columns(Table& table) {
    const ColumnMatch& match = table.columns;
    const std::string found = list_headers(table.headers);
    if (!match.missing.empty())
        table.report.refuse(table.header_line, "missing-column",
                            {"the column " + match.missing + " is missing; found: " + found +
                                 "; add it, or name yours with --map " + match.missing + "=NAME",
                             "die Spalte " + match.missing + " fehlt; gefunden: " + found +
                                 "; ergänzen Sie sie, oder nennen Sie Ihre mit --map " + match.missing + "=NAME"});
    for (const std::string& header : match.doubled_required)
        table.report.refuse(
            table.header_line, "doubled-column",
            {"the column " + shortened(header) + " stands twice; found: " + found + "; rename or remove one of the two",
             "die Spalte " + shortened(header) + " steht doppelt da; gefunden: " + found +
                 "; benennen Sie eine der beiden um oder entfernen Sie sie"});
    for (const std::string& header : match.doubled_optional)
        table.report.note(
            Severity::warning, table.header_line, "doubled-column",
            {"the column " + shortened(header) + " stands twice; the first one is used; rename or remove the other",
             "die Spalte " + shortened(header) +
                 " steht doppelt da; die erste wird verwendet; benennen Sie die andere um oder entfernen "
                 "Sie sie"});
}

Sentence guessed_encoding() {
    return {"the file is not UTF-8; it was read as windows-1252; check the umlauts, or name the encoding with "
            "--encoding",
            "die Datei ist nicht in UTF-8; sie wurde als windows-1252 gelesen; prüfen Sie die Umlaute, oder nennen Sie "
            "die Kodierung mit --encoding"};
}

Table open_table(std::string name, std::unique_ptr<FileBytes> bytes, const ReadOptions& options,
                 const RunControl& run) {
    Table table(std::move(name), options.lenient);
    table.bytes = std::move(bytes);
    const std::string_view view = table.bytes->view();
    const auto passed = [&bytes = *table.bytes](std::string_view part) { bytes.passed(part); };
    const auto foreign = foreign_format(view);
    // two looks at every byte, the longer one first
    run_blocks(2, worth_threads({run.threads, run.stop, {}}, static_cast<double>(view.size())),
               [&](std::size_t block, std::size_t) {
                   if (block == 0)
                       table.info.sha256 = sha256_hex(view, passed);
                   else if (!foreign)
                       table.text = decode_text(view, options.encoding, passed);
               });
    table.content = table.info.sha256;
    if (foreign) {
        refuse_foreign(table, *foreign);
        return table;
    }
    table.info.encoding = table.text.encoding;
    table.info.reading.encoding_by = encoding_by(view, table.text, options.encoding);
    table.info.decimal = ".";
    if (table.text.refusal) {
        table.report.refuse(table.text.refusal->line, table.text.refusal->rule, table.text.refusal->message);
        return table;
    }
    if (table.text.decoded)
        if (const auto within = foreign_format(table.text.view())) {
            refuse_foreign(table, *within);
            return table;
        }
    if (table.text.guessed)
        table.report.note(Severity::warning, 0, "encoding-guessed", guessed_encoding());
    read_table_header(table, options);
    return table;
}

std::string list_headers(const std::vector<std::string>& headers) {
    std::string list;
    for (std::size_t i = 0; i < headers.size() && i < 30; ++i)
        list += (i == 0 ? "" : ", ") + (headers[i].empty() ? std::string("–") : shortened(headers[i], 40));
    return headers.size() > 30 ? list + ", …" : list;
}

} // namespace clusterbridge
