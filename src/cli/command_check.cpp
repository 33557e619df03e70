#include "cli/command_check.hpp"

#include "analysis/data_quality.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/check_words.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/review_folder.hpp"
#include "io/xlsx_writer.hpp"
#include "report/input_json.hpp"
#include "report/json_text.hpp"

#include <nlohmann/json.hpp>

namespace clusterbridge {
namespace {

/// What the command has to say, before it takes a form.
struct Findings {
    std::vector<Diagnostic> diagnostics; ///< of reading, and the doubts
    std::size_t distinct_pairs = 0;
    DuplicateStudy duplicates;
};

Findings findings_of(const CheckCommand& command, const Loaded& loaded, Session& session) {
    const GraphView view = view_of(loaded.network, command.input, session);
    Findings findings;
    findings.distinct_pairs = view.graph.edge_count();
    findings.diagnostics.assign(loaded.diagnostics.all().begin(), loaded.diagnostics.all().end());
    for (const Doubt& doubt : doubts_about(loaded.network, view, command.input.view, session.begin("projection")))
        findings.diagnostics.push_back(as_diagnostic(loaded.network, doubt));
    DuplicateOptions options;
    options.threshold = command.duplicate_threshold;
    options.settled = loaded.settled;
    findings.duplicates = find_duplicates(loaded.network, options, session.begin("duplicates"));
    if (const auto doubt = doubt_about_duplicates(loaded.network, findings.duplicates))
        findings.diagnostics.push_back(as_diagnostic(loaded.network, *doubt));
    DuplicateEffectOptions effects;
    effects.view = command.input.view;
    const auto merging = duplicate_effects(loaded.network, findings.duplicates, effects, session.begin("duplicates"));
    for (const Doubt& doubt : doubts_about_merging(loaded.network, merging))
        findings.diagnostics.push_back(as_diagnostic(loaded.network, doubt));
    sort_by_place(findings.diagnostics);
    return findings;
}

std::string check_json(const Network& network, const Findings& findings, Language language) {
    nlohmann::ordered_json out;
    add_input_keys(out, network, findings.distinct_pairs, Fingerprints::no);
    out["diagnostics"] = diagnostics_json(findings.diagnostics, language);
    return json_text(out);
}

/// The manifest of the folder: what was asked, what was read, what was written.
std::string manifest(const CheckCommand& command, const Loaded& loaded, const Findings& findings,
                     const std::vector<ReportFile>& files) {
    nlohmann::ordered_json out;
    add_run_keys(out, CLUSTERBRIDGE_VERSION, "check", recorded_options(command.common));
    add_input_keys(out, loaded.network, findings.distinct_pairs, Fingerprints::yes);
    add_decisions(out, loaded.decisions);
    out["diagnostics"] = diagnostics_json(findings.diagnostics, command.common.language);
    out["outputs"] = outputs_json(files);
    return json_text(out);
}

void write_folder(const CheckCommand& command, Loaded& loaded, Findings findings, Session& session) {
    forget_this_machine(loaded.network, findings.diagnostics, command.input.inputs);
    const Language language = session.language();
    std::vector<ReportFile> files;
    const DataTable noticed = check_table(findings.diagnostics, language);
    const DataTable duplicates = duplicates_table(loaded.network, findings.duplicates, loaded.decisions.rows, language);
    const DataTable rejected = rejected_table(findings.diagnostics, language);
    for (const DataTable* table : {&noticed, &duplicates, &rejected})
        files.push_back({table->name + ".csv", to_csv(*table, command.dialect)});
    files.push_back({"check.xlsx", to_xlsx({sheet_of(noticed), sheet_of(duplicates), sheet_of(rejected)})});
    files.push_back({"run.json", manifest(command, loaded, findings, files)});
    Environment& environment = session.environment();
    write_review_folder(command.output, files, environment.process, *environment.files);
}

std::string result(const CheckCommand& command, const Network& network, const Findings& findings, Session& session) {
    const Language language = session.language();
    if (command.explain)
        return explained(network, findings.diagnostics, language);
    const Environment& environment = session.environment();
    const TableOptions table{command.format, {}, command.dialect};
    switch (effective_format(table, environment)) {
    case TableFormat::json:
        return check_json(network, findings, language);
    case TableFormat::table:
        return listed_on_terminal(check_table(findings.diagnostics, language), language, environment.terminal_width) +
               inputs_below(network, language, environment.terminal_width);
    case TableFormat::xlsx:
        return to_xlsx({sheet_of(check_table(findings.diagnostics, language))});
    case TableFormat::csv:
    case TableFormat::unsaid:
        break;
    }
    return to_csv(check_table(findings.diagnostics, language), command.dialect);
}

/// Here --output is a folder, with other commands a file: a name such as check.xlsx means the file.
void refuse_name_of_a_table(const std::string& output) {
    for (const char* ending : {".csv", ".xlsx", ".json", ".txt"})
        if (ascii_lower(output).ends_with(ending))
            throw Error(ErrorCode::usage,
                        {"--output: check writes a folder; found the name of a file, \"" + escape_control(output) +
                             "\"; name a folder, or direct the table with --format into a file: check … > " +
                             escape_control(output),
                         "--output: check schreibt einen Ordner; gefunden wurde der Name einer Datei, „" +
                             escape_control(output) +
                             "“; nennen Sie einen Ordner, oder leiten Sie die Tabelle mit --format in eine Datei: "
                             "check … > " +
                             escape_control(output)});
}

void check_options(const CheckCommand& command, const Environment& environment) {
    check(command.input);
    check(command.common);
    check(TableOptions{command.format, {}, command.dialect});
    if (command.explain && (command.format != TableFormat::unsaid || command.dialect != CsvDialect::plain))
        throw Error(ErrorCode::usage,
                    {"--explain and --format/--csv do not go together; with --explain the result is sentences; leave "
                     "one of them out",
                     "--explain und --format/--csv passen nicht zusammen; mit --explain besteht das Ergebnis aus "
                     "Sätzen; lassen Sie eines weg"});
    check_output_files({}, command.input.inputs, command.common, *environment.files);
    refuse_name_of_a_table(command.output);
    if (!command.output.empty())
        check_review_folder(command.output, command.input.inputs, command.common.force, *environment.files);
}

} // namespace

const CommandText& check_text() {
    static const CommandText kText{
        "check",
        {"reads and accounts for every row; lists what is odd or doubtful",
         "liest ein, weist jede Zeile nach und nennt, was auffällt oder zweifelhaft ist"},
        {"Reads the input as every other command does and says what became of it: which file was read as what, which "
         "rows were used, merged or rejected, what is odd about single rows, and what is doubtful about the data as a "
         "whole, each with what it means for the findings. Nothing else is computed.",
         "Liest die Eingabe wie jeder andere Befehl und sagt, was daraus wurde: welche Datei als was gelesen wurde, "
         "welche Zeilen verwendet, zusammengeführt oder verworfen wurden, was an einzelnen Zeilen auffällt und was an "
         "den Daten im Ganzen zweifelhaft ist, jeweils mit dem, was es für die Ergebnisse bedeutet. Sonst wird nichts "
         "berechnet."},
        {{"clusterbridge check data/", {"everything worth knowing about the input", "alles Wissenswerte zur Eingabe"}},
         {"clusterbridge check members.csv --lenient --output checked",
          {"skip bad rows and put them into a folder, with their reasons",
           "fehlerhafte Zeilen überspringen und mit Begründung in einen Ordner schreiben"}},
         {"clusterbridge check members.csv --explain --lang de",
          {"how the file was understood, in sentences", "wie die Datei verstanden wurde, in Sätzen"}}}};
    return kText;
}

void declare(CLI::App& app, CheckCommand& command) {
    Declaration(app, OptionGroup::command)
        .flag("--explain", command.explain,
              {"say in sentences how each file was read, and which option would change it, instead of the table",
               "statt der Tabelle in Sätzen sagen, wie jede Datei gelesen wurde und welche Option das ändern würde"});
    Declaration(app, OptionGroup::command)
        .real("--duplicate-threshold", command.duplicate_threshold, 0, 1,
              {"propose to merge pairs of organisations that reach this score",
               "ab diesem Punktwert vorschlagen, Paare von Organisationen zusammenzuführen"});
    Declaration d(app, OptionGroup::output);
    d.choice<TableFormat>("--format", command.format,
                          {{"table", TableFormat::table},
                           {"csv", TableFormat::csv},
                           {"json", TableFormat::json},
                           {"xlsx", TableFormat::xlsx}},
                          {"form of the result", "Form des Ergebnisses"},
                          {"table on a terminal, else csv", "table auf einem Terminal, sonst csv"});
    d.choice<CsvDialect>("--csv", command.dialect, {{"plain", CsvDialect::plain}, {"excel-de", CsvDialect::excel_de}},
                         {"plain: comma and decimal point; excel-de: semicolon, decimal comma, byte order mark",
                          "plain: Komma und Dezimalpunkt; excel-de: Semikolon, Dezimalkomma, Byte-Order-Mark"});
    d.text("--output", command.output, {"FOLDER", "ORDNER"},
           {"also write a folder: the table, the rejected rows, likely duplicates",
            "außerdem einen Ordner schreiben: die Tabelle, die verworfenen Zeilen, mutmaßliche Dubletten"},
           {"none", "keiner"});
    declare_idle_group_by(app, command.group_by);
    declare_input(app, command.input);
    declare_common(app, command.common);
}

int run(const CheckCommand& command, Environment& environment) {
    check_options(command, environment);
    Session session(command.common, environment);
    Loaded loaded = load(command.input, session, PathNames::as_given, Telling::nothing);
    const Findings findings = findings_of(command, loaded, session);
    session.begin("writing");
    const std::string bytes = result(command, loaded.network, findings, session);
    if (!command.output.empty())
        write_folder(command, loaded, findings, session);
    write_out(bytes, environment);
    session.finish();
    return 0;
}

} // namespace clusterbridge
