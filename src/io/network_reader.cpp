#include "io/network_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "graph/row_accounting.hpp"
#include "io/attribute_table.hpp"
#include "io/columns.hpp"
#include "io/copied_tables.hpp"
#include "io/cordis_participants.hpp"
#include "io/encoding.hpp"
#include "io/input_files.hpp"
#include "io/input_tables.hpp"
#include "io/late_header.hpp"
#include "io/table.hpp"
#include "io/table_readers.hpp"
#include "io/values.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostMessages = 20;

[[noreturn]] void usage(std::string en, std::string de) {
    throw Error(ErrorCode::usage, {std::move(en), std::move(de)});
}

void check_options(const ReadOptions& options) {
    if (!options.encoding.empty())
        check_encoding_name(options.encoding);
    const std::string& d = options.delimiter;
    if (!d.empty() && d != "," && d != ";" && d != "|" && d != "tab" && d != "\t" && d != "\\t")
        usage("--delimiter: unknown delimiter; found \"" + escape_control(d) + "\"; use , ; | or tab",
              "--delimiter: unbekanntes Trennzeichen; gefunden wurde „" + escape_control(d) +
                  "“; möglich sind , ; | oder tab");
    if (!options.decimal.empty() && options.decimal != "." && options.decimal != ",")
        usage("--decimal: unknown decimal mark; found \"" + escape_control(options.decimal) + "\"; use . or ,",
              "--decimal: unbekanntes Dezimalzeichen; gefunden wurde „" + escape_control(options.decimal) +
                  "“; möglich sind . oder ,");
    const auto names = all_column_names();
    for (const auto& [column, header] : options.columns)
        if (std::find(names.begin(), names.end(), column) == names.end()) {
            const auto meant = nearest(column, names);
            usage("--map: unknown column; found \"" + escape_control(column) + "\"; " +
                      (meant ? "did you mean " + *meant + "?" : "known are " + join(names, ", ")),
                  "--map: unbekannte Spalte; gefunden wurde „" + escape_control(column) + "“; " +
                      (meant ? "meinten Sie " + *meant + "?" : "bekannt sind " + join(names, ", ")));
        }
}

[[noreturn]] void refuse(const Diagnostics& diagnostics, std::uint64_t count) {
    Sentence text;
    std::size_t listed = 0;
    for (const Diagnostic& d : diagnostics.all()) {
        if (d.severity != Severity::error)
            continue;
        if (listed++ == kMostMessages)
            break;
        text.en += (text.en.empty() ? "" : "\n") + format(d, Language::en);
        text.de += (text.de.empty() ? "" : "\n") + format(d, Language::de);
    }
    if (count > kMostMessages) {
        const std::string more = std::to_string(count - kMostMessages);
        text.en += "\n… and " + more + (more == "1" ? " further error" : " further errors");
        text.de += "\n… und " + more + (more == "1" ? " weiterer Fehler" : " weitere Fehler");
    }
    throw InputRefused(std::move(text), diagnostics);
}

/// One sentence about the input as a whole.
[[noreturn]] void refuse_all(std::string rule, std::string file, std::uint64_t line, Sentence message) {
    Diagnostics diagnostics;
    diagnostics.add({Severity::error, std::move(rule), std::move(file), line, message});
    const Diagnostic& only = diagnostics.all().front();
    throw InputRefused({format(only, Language::en), format(only, Language::de)}, diagnostics);
}

/// Tables of which copies are told by their rows (io/copied_tables.hpp).
bool has_records(TableKind kind) {
    return kind == TableKind::ties || kind == TableKind::participations;
}

/// All tables of one input, from opened files to a finished network.
class Reading {
  public:
    Reading(const ReadOptions& options, const RunControl& run) : options_(options), run_(run) {}

    Diagnostics& general() { return general_; }
    void open(std::vector<InputBytes> inputs);
    void check_map() const;
    /// Participants that tables of projects list by name become tables of participations.
    void add_participants();
    void read_rows();
    ReadResult finish();

  private:
    std::vector<NumberedTable> of_kind(TableKind kind, bool only_if_ids_occur = false);
    void settle_doubtful_tables();
    void skip(Table& table);
    void require_ties();
    void require_organisations(const Network& network);
    std::uint64_t bad_rows() const;
    Diagnostics collect();

    const ReadOptions& options_;
    const RunControl& run_;
    NetworkBuilder builder_;
    ReadContext context_{builder_, options_, run_};
    std::vector<std::unique_ptr<Table>> tables_;
    Diagnostics general_;
    std::uint64_t faults_ = 0;
};

void Reading::open(std::vector<InputBytes> inputs) {
    std::map<std::string, std::string> by_content;
    for (InputBytes& input : inputs) {
        run_.throw_if_stopped();
        for (auto& table : open_tables(std::move(input), options_, general_, run_)) {
            const auto [same, first] = by_content.emplace(table->content, table->info.name);
            if (!first && table->info.kind != TableKind::unknown && !has_records(table->info.kind))
                table->report.note(Severity::warning, 0, "same-content",
                                   {"the file has the same content as " + in_quotes(same->second).en +
                                        "; both were read; leave one out",
                                    "die Datei hat denselben Inhalt wie " + in_quotes(same->second).de +
                                        "; beide wurden gelesen; lassen Sie eine weg"});
            builder_.add_file(table->info);
            tables_.push_back(std::move(table));
        }
    }
}

void Reading::add_participants() {
    const bool known_by_id = !of_kind(TableKind::participations).empty();
    for (const NumberedTable& projects : of_kind(TableKind::projects)) {
        Table& table = *projects.table;
        if (!names_participants(table))
            continue;
        if (known_by_id) {
            table.report.note(Severity::hint, table.header_line, "participants-by-name",
                              {"the columns coordinator and participants name who took part; they were left out, for a "
                               "table of participations with ids was given too",
                               "die Spalten coordinator und participants nennen, wer teilnahm; sie blieben weg, weil "
                               "auch eine Tabelle mit Beteiligungen und Kennungen angegeben wurde"});
            continue;
        }
        std::optional<CellTable> cells = participants_by_name(table, run_);
        if (!cells) {
            const TextRefusal why = too_large_network(table.header_line);
            table.report.refuse(why.line, why.rule, why.message);
            continue;
        }
        table.report.note(
            Severity::hint, table.header_line, "participants-by-name",
            {"participants are known by name alone; each name was taken for an id; give the table of "
             "organisations of the same programme too if there is one",
             "Teilnehmer sind nur dem Namen nach bekannt; jeder Name gilt als Kennung; geben Sie auch die "
             "Tabelle der Organisationen desselben Programms an, wenn es sie gibt"});
        forget_participant_columns(table);
        ReadOptions options = options_;
        options.columns.clear(); // the headers are ours
        const std::string name = table.info.name + ":" + cells->part;
        auto made = std::make_unique<Table>(open_cell_table(name, std::move(*cells), options));
        made->info.encoding = table.info.encoding;
        made->info.sha256 = table.info.sha256;
        builder_.add_file(made->info);
        tables_.push_back(std::move(made));
    }
}

/// A header named by --map must stand in some file.
void Reading::check_map() const {
    for (const auto& [column, header] : options_.columns) {
        std::vector<std::string> all;
        bool found = false;
        for (const auto& table : tables_)
            for (const std::string& name : table->headers) {
                found = found || plain_header(name) == plain_header(header);
                if (std::find(all.begin(), all.end(), name) == all.end())
                    all.push_back(name);
            }
        if (!found && !all.empty())
            refuse_all("map-not-found", {}, 0,
                       {"--map " + column + "=" + header + ": no file has this column; found: " + list_headers(all) +
                            "; name one of these",
                        "--map " + column + "=" + header + ": keine Datei hat diese Spalte; gefunden: " +
                            list_headers(all) + "; nennen Sie eine davon"});
    }
}

std::vector<NumberedTable> Reading::of_kind(TableKind kind, bool only_if_ids_occur) {
    std::vector<NumberedTable> found;
    for (std::uint32_t i = 0; i < tables_.size(); ++i) {
        Table& table = *tables_[i];
        if (table.columns.kind == kind && table.columns.only_if_ids_occur == only_if_ids_occur &&
            !table.report.refused())
            found.push_back({&table, i});
    }
    return found;
}

/// Its rows count as skipped, so that every row of the input stands somewhere; a known table under a title is refused.
void Reading::skip(Table& table) {
    table.info.kind = table.columns.kind = TableKind::unknown;
    std::uint64_t rows = 0;
    RowScanner scanner = TableRows::scanner_of(table);
    for (CsvRow row; scanner.next(row);) {
        rows += row.blank ? 0U : 1U;
        ++table.info.rows_skipped;
    }
    if (std::find(table.headers.begin(), table.headers.end(), "id_a") != table.headers.end() &&
        std::find(table.headers.begin(), table.headers.end(), "decision") != table.headers.end()) {
        table.report.note(
            Severity::hint, table.header_line, "unknown-table",
            {"the table holds decisions about duplicates and was skipped; found the columns " +
                 list_headers(table.headers) + "; give it with --decisions FILE to have them count",
             "die Tabelle enthält Entscheidungen über Dubletten und wurde übergangen; gefunden wurden die "
             "Spalten " +
                 list_headers(table.headers) + "; geben Sie sie mit --decisions DATEI an, damit sie gelten"});
        return;
    }
    if (refuse_late_header(table, options_.columns))
        return;
    if (lacks_only_an_id(table.headers, options_.columns)) {
        table.report.note(
            Severity::warning, table.header_line, "organisations-without-id",
            {"the table seems to name organisations, but has no column id, and was skipped; found the "
             "columns " +
                 list_headers(table.headers) +
                 "; add one, or name with --map id=NAME the column by which ties name organisations",
             "die Tabelle nennt wohl Organisationen, hat aber keine Spalte id und wurde übergangen; gefunden "
             "wurden die Spalten " +
                 list_headers(table.headers) +
                 "; ergänzen Sie sie, oder nennen Sie mit --map id=NAME die Spalte, mit der Verbindungen "
                 "Organisationen nennen"});
        return;
    }
    const std::string count = rows == 0 ? "" : std::to_string(rows);
    table.report.note(Severity::hint, table.header_line, "unknown-table",
                      {"the table is none that is known and was skipped; found " +
                           (rows == 0 ? "no row" : count + (rows == 1 ? " row" : " rows")) + " under the columns " +
                           list_headers(table.headers) + "; name columns with --map COLUMN=NAME if it is one",
                       "die Tabelle ist keine bekannte und wurde übergangen; gefunden wurde" +
                           (rows == 0   ? "n keine Zeilen"
                            : rows == 1 ? " 1 Zeile"
                                        : "n " + count + " Zeilen") +
                           " unter den Spalten " + list_headers(table.headers) +
                           "; benennen Sie Spalten mit --map SPALTE=NAME, falls sie eine ist"});
}

/// Tables with an `id` and something else are organisations if ties mention their ids.
void Reading::settle_doubtful_tables() {
    for (const NumberedTable& doubtful : of_kind(TableKind::organisations, true)) {
        if (ids_occur(*doubtful.table, context_))
            doubtful.table->columns.only_if_ids_occur = false;
        else
            skip(*doubtful.table);
    }
    for (const NumberedTable& unknown : of_kind(TableKind::unknown))
        skip(*unknown.table);
}

void Reading::read_rows() {
    std::uint64_t done = 0;
    const auto step = [&] { run_.report(++done, tables_.size() + 1); };
    for (const NumberedTable& table : of_kind(TableKind::ties)) {
        read_ties(table, context_);
        step();
    }
    for (const NumberedTable& table : of_kind(TableKind::participations)) {
        read_participations(table, context_);
        step();
    }
    settle_doubtful_tables();
    read_organisations(of_kind(TableKind::organisations), context_);
    read_projects(of_kind(TableKind::projects), context_);
    read_themes(of_kind(TableKind::themes), context_);
    read_sources(of_kind(TableKind::sources), context_);
    for (const NumberedTable& table : of_kind(TableKind::measures))
        read_measures(table, context_);
}

Diagnostics Reading::collect() {
    Diagnostics all;
    all.append(general_);
    for (const auto& table : tables_) {
        faults_ += table->report.fatal_count();
        all.append(table->report.take());
    }
    return all;
}

void Reading::require_ties() {
    if (!of_kind(TableKind::ties).empty() || !of_kind(TableKind::participations).empty())
        return;
    std::string found;
    for (const auto& table : tables_)
        found +=
            (found.empty() ? "" : "; ") + escape_control(table->info.name) + " (" + list_headers(table->headers) + ")";
    const bool one = tables_.size() == 1;
    const bool told = !options_.delimiter.empty();
    // a list of edges has two or three fields; of one parted by blanks the whole line is a header
    const bool list = one && tables_.front()->headers.size() <= 3 && !tables_.front()->cells;
    refuse_all("no-ties", one ? tables_.front()->info.name : std::string(), one ? 1 : 0,
               {"no table of ties or participations was given; found: " + found +
                    "; give a table with the columns source and target, or project_id and org_id, or name yours with "
                    "--map" +
                    (told ? ", or leave --delimiter out" : "") +
                    (list ? ", or end the name of a plain list of edges in .edges" : ""),
                "es fehlt eine Tabelle mit Verbindungen oder Beteiligungen; gefunden: " + found +
                    "; geben Sie eine Tabelle mit den Spalten source und target oder project_id und org_id an, oder "
                    "benennen Sie Ihre mit --map" +
                    (told ? ", oder lassen Sie --delimiter weg" : "") +
                    (list ? ", oder geben Sie einer einfachen Kantenliste ohne Kopfzeile die Endung .edges" : "")});
}

std::uint64_t Reading::bad_rows() const {
    std::uint64_t count = 0;
    for (const auto& table : tables_)
        count += table->info.rows_rejected;
    return count;
}

void Reading::require_organisations(const Network& network) {
    if (network.size() > 0)
        return;
    std::string names;
    for (const auto& table : tables_)
        names += (names.empty() ? "" : ", ") + table->info.name +
                 (table->header_line > 0 ? ":" + std::to_string(table->header_line) : "");
    refuse_all("no-organisations", {}, 0,
               {names + ": there is no organisation to look at; found no row that can be used and no table that "
                        "declares organisations; add ties or organisations",
                names + ": es gibt keine Organisation, die man untersuchen könnte; gefunden wurde keine verwendbare "
                        "Zeile und keine Tabelle mit Organisationen; ergänzen Sie Verbindungen oder Organisationen"});
}

ReadResult Reading::finish() {
    ReadResult result;
    result.diagnostics = collect();
    if (faults_ > 0)
        refuse(result.diagnostics, faults_);
    require_ties();
    for (const auto& table : tables_) { // what was read stands in records now
        table->text = Text();
        table->bytes.reset();
    }
    result.network =
        builder_.build(result.diagnostics, options_.strict_nodes ? Severity::error : Severity::warning, run_);
    if (options_.strict_nodes)
        for (const Diagnostic& d : result.diagnostics.all())
            if (d.rule == "undeclared-organisations")
                refuse_all(d.rule, d.file, d.line, d.message);
    if (result.network.size() == 0 && result.diagnostics.has_errors())
        refuse(result.diagnostics, bad_rows());
    require_organisations(result.network);
    const std::vector<RepeatedRows> repeated = repeated_rows(result.network, run_);
    for (std::size_t i = 0; i < tables_.size(); ++i) {
        InputFile& info = tables_[i]->info;
        info.rows_merged += repeated[i].count;
        info.rows_used = info.rows_read - info.rows_rejected - info.rows_merged;
        result.network.files[i] = info;
    }
    const auto same_bytes = [&](std::uint32_t a, std::uint32_t b) {
        return tables_[a]->content == tables_[b]->content;
    };
    note_copied_tables(result.network, same_bytes, result.diagnostics);
    note_repeated_rows(result.network, repeated, result.diagnostics);
    return result;
}

} // namespace

ReadResult read_network(const FileSystem& files, const std::vector<std::string>& inputs, const ReadOptions& options,
                        const std::optional<std::string>& standard_input, const RunControl& run) {
    check_options(options);
    Reading reading(options, run);
    reading.open(gather_inputs(files, inputs, standard_input, reading.general()));
    reading.check_map();
    reading.add_participants();
    reading.read_rows();
    return reading.finish();
}

} // namespace clusterbridge
