#include "cli/output.hpp"

#include "base/text.hpp"

#include "base/error.hpp"
#include "io/xlsx_writer.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <ostream>

namespace clusterbridge {
namespace {

[[noreturn]] void refuse(const std::string& path, const Sentence& what) {
    throw Error(ErrorCode::output, {path + ": " + what.en, path + ": " + what.de});
}

/// A file of --timings may replace an older one: it is no result, and measuring runs repeat themselves.
bool holds_timings(const FileSystem& system, const std::string& path) {
    return !system.is_folder(path) && system.read(path)->view().starts_with("{\"steps\"");
}

} // namespace

SheetTable sheet_of(const DataTable& table) {
    SheetTable sheet;
    sheet.name = table.name.empty() ? "table" : table.name;
    sheet.columns = table.columns;
    sheet.rows = table.rows.size();
    sheet.looks = table.looks;
    sheet.exact_numbers = false; // a figure that Excel can add up is worth more than its seventeenth digit
    sheet.fill = [&table](std::size_t at, SheetRow& into) {
        for (const Cell& cell : table.rows[at])
            if (const auto* text = std::get_if<std::string>(&cell))
                into.add_text(*text);
            else if (const auto* whole = std::get_if<std::int64_t>(&cell))
                into.add_whole(*whole);
            else if (const auto* number = std::get_if<double>(&cell); number != nullptr && std::isfinite(*number))
                into.add_number(shortest(*number), *number);
            else
                into.add_blank();
    };
    return sheet;
}

std::string tidy_path(const std::string& path) {
    std::string tidy = std::filesystem::path(path).lexically_normal().generic_string();
    while (tidy.size() > 1 && tidy.ends_with('/'))
        tidy.pop_back();
    return tidy.empty() ? "." : tidy;
}

void check_output_files(const std::vector<std::string>& files, const std::vector<std::string>& inputs,
                        const CommonOptions& options, const FileSystem& system) {
    std::vector<std::string> all = files;
    if (!options.timings.empty())
        all.push_back(options.timings);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string& path = all[i];
        const std::string tidy = tidy_path(path);
        const auto is_same = [&](const std::string& other) { return tidy_path(other) == tidy; };
        if (std::find_if(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i), is_same) !=
            all.begin() + static_cast<std::ptrdiff_t>(i))
            throw Error(ErrorCode::usage, {path + ": is to be written twice; give each output its own name",
                                           path + ": soll zweimal geschrieben werden; geben Sie jeder Ausgabe einen "
                                                  "eigenen Namen"});
        if (path == "-")
            throw Error(
                ErrorCode::usage,
                {"\"-\" is no file to write to; a table goes to standard output where --output is left out; for "
                 "a file of this name write ./-",
                 "„-“ ist keine Datei, in die geschrieben wird; eine Tabelle geht auf die Standardausgabe, wenn "
                 "--output fehlt; für eine Datei dieses Namens schreiben Sie ./-"});
        if (std::any_of(inputs.begin(), inputs.end(), is_same) || (!options.config.empty() && is_same(options.config)))
            refuse(path, {"is an input and cannot be the output as well; give the output another name",
                          "ist eine Eingabe und kann nicht zugleich Ausgabe sein; geben Sie der Ausgabe einen anderen "
                          "Namen"});
        if (system.is_folder(tidy))
            refuse(path, {"is a folder; a file is to be written here; give the name of a file",
                          "ist ein Ordner; hier soll eine Datei entstehen; geben Sie den Namen einer Datei an"});
        const bool may_replace =
            options.force || system.is_device(path) ||
            (path == options.timings && system.exists(tidy) && i + 1 == all.size() && holds_timings(system, tidy));
        if (system.exists(tidy) && !may_replace)
            refuse(path, {"exists already; nothing was written; add --force to replace it",
                          "ist schon da; nichts wurde geschrieben; mit --force wird die Datei ersetzt"});
        if (const std::string folder = parent_folder(tidy); folder != "." && !system.is_folder(folder))
            refuse(path, {"cannot be written; there is no folder " + folder + "; make it first",
                          "kann nicht geschrieben werden; den Ordner " + folder + " gibt es nicht; legen Sie ihn an"});
    }
}

void check_table_run(const InputOptions& input, const CommonOptions& common, const TableOptions& table,
                     const Environment& environment, const std::vector<std::string>& more_files) {
    check(input);
    check(common);
    check(table);
    std::vector<std::string> files;
    if (table.format == TableFormat::xlsx && table.output.empty() && environment.out_is_terminal)
        throw Error(ErrorCode::usage,
                    {"a workbook is nothing for a terminal; --output is missing; add --output FILE.xlsx",
                     "Eine Arbeitsmappe ist nichts für ein Terminal; --output fehlt; ergänzen Sie "
                     "--output DATEI.xlsx"});
    std::vector<std::string> named = more_files;
    named.insert(named.begin(), table.output);
    for (const std::string& file : named)
        if (!file.empty())
            files.push_back(file);
    check_output_files(files, input.inputs, common, *environment.files);
}

void write_out(std::string_view bytes, Environment& environment) {
    std::ostream& out = *environment.out;
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (out)
        return;
    if (environment.out_closed && environment.out_closed())
        throw OutputClosed{};
    throw Error(ErrorCode::output, {"standard output cannot be written; the result is incomplete; check the free space",
                                    "Die Standardausgabe kann nicht geschrieben werden; das Ergebnis ist "
                                    "unvollständig; prüfen Sie den freien Platz"});
}

TableFormat effective_format(const TableOptions& options, const Environment& environment) {
    if (options.format != TableFormat::unsaid || !options.output.empty())
        return file_format(options);
    const bool plain = options.dialect == CsvDialect::plain;
    return environment.out_is_terminal && plain ? TableFormat::table : TableFormat::csv;
}

namespace {

std::vector<SheetTable> workbook_of(const DataTable& table, std::span<const DataTable> more) {
    std::vector<SheetTable> sheets{sheet_of(table)};
    for (const DataTable& another : more)
        sheets.push_back(sheet_of(another));
    return sheets;
}

} // namespace

void write_table(const DataTable& table, const TableOptions& options, Session& session, const std::string* json,
                 std::string_view below, std::span<const DataTable> sheets) {
    Environment& environment = session.environment();
    session.begin("writing");
    std::string bytes;
    switch (effective_format(options, environment)) {
    case TableFormat::table:
        bytes = to_aligned(table, session.language(), environment.terminal_width) + std::string(below);
        break;
    case TableFormat::json:
        bytes = json != nullptr ? *json : to_json(table);
        break;
    case TableFormat::xlsx:
        bytes = to_xlsx(workbook_of(table, sheets));
        break;
    case TableFormat::csv:
    case TableFormat::unsaid:
        bytes = to_csv(table, options.dialect);
        break;
    }
    if (options.output.empty())
        write_out(bytes, environment);
    else
        environment.files->write(options.output, bytes);
    session.finish();
}

void write_long_table(const TableRows& rows_of, std::size_t rows, const TableOptions& options, Session& session) {
    constexpr std::size_t kPiece = 4096;
    Environment& environment = session.environment();
    const TableFormat format = effective_format(options, environment);
    const bool csv = format == TableFormat::csv || format == TableFormat::unsaid;
    if (!csv || rows <= kPiece) {
        write_table(rows_of(0, rows), options, session);
        return;
    }
    session.begin("writing");
    std::string bytes;
    for (std::size_t first = 0; first < rows; first += kPiece) {
        bytes += to_csv(rows_of(first, std::min(rows, first + kPiece)), options.dialect, first == 0);
        if (options.output.empty()) {
            write_out(bytes, environment);
            bytes.clear();
        }
    }
    if (!options.output.empty())
        environment.files->write(options.output, bytes);
    session.finish();
}

std::vector<std::string> known_columns(const std::vector<std::string>& wanted, const std::vector<std::string>& known,
                                       const std::string& option, const std::string& command) {
    std::vector<std::string> columns;
    for (const std::string& word : wanted) {
        const std::string name = ascii_lower(word);
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            const auto hint = nearest(name, known);
            const std::string shown = escape_control(word);
            throw Error(ErrorCode::usage,
                        {option + " names no column of " + command + "; found '" + shown + "'; " +
                             (hint ? "did you mean " + *hint + "?" : "the columns are: " + join(known, ", ")),
                         option + " nennt keine Spalte von " + command + "; gefunden: „" + shown + "“; " +
                             (hint ? "meinten Sie " + *hint + "?" : "die Spalten sind: " + join(known, ", "))});
        }
        columns.push_back(name);
    }
    return columns;
}

} // namespace clusterbridge
