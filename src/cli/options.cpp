#include "cli/options.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "io/column_names.hpp"

#include <algorithm>
#include <set>

namespace clusterbridge {
namespace {

const Sentence kFile{"FILE", "DATEI"};

[[noreturn]] void pointless(const std::string& a, const std::string& b, const Sentence& why) {
    throw Error(ErrorCode::usage, {a + " and " + b + " do not go together; " + why.en + "; leave one of them out",
                                   a + " und " + b + " passen nicht zusammen; " + why.de + "; lassen Sie eines weg"});
}

void declare_filters(CLI::App& app, Filter& filter) {
    Declaration d(app, OptionGroup::filter);
    const Sentence repeat{"; repeat for more", "; für mehrere wiederholen"};
    const auto all = [&](const std::string& en, const std::string& de) {
        return Sentence{en + repeat.en, de + repeat.de};
    };
    // one value per option: names of regions and themes may hold commas; the pipeline splits what is no known name
    d.list("--type", filter.types, ";", {"TYPE", "TYP"},
           all("keep organisations of this type (company, university …)",
               "nur Organisationen dieses Typs (Unternehmen, Hochschule …)"));
    d.list("--region", filter.regions, ";", {"REGION", "REGION"},
           all("keep organisations of this region (also NUTS code or country)",
               "nur Organisationen dieser Region (auch NUTS-Schlüssel oder Land)"));
    d.list("--theme", filter.themes, ";", {"THEME", "THEMA"},
           all("keep organisations with this theme", "nur Organisationen mit diesem Thema"));
    d.date("--since", filter.since, DateEnd::first_day,
           {"leave out what ended before this day", "ohne das, was vor diesem Tag endete"});
    d.date("--until", filter.until, DateEnd::last_day,
           {"leave out what began after this day", "ohne das, was nach diesem Tag begann"});
    d.flag("--dated-only", filter.dated_only,
           {"leave out rows without a date (they stay otherwise)", "ohne Zeilen ohne Datum (sonst bleiben sie)"});
    d.list("--relation", filter.relations, ";", {"RELATION", "BEZIEHUNG"},
           all("keep ties of this relation (projects: project)", "nur diese Beziehung (Projekte: project)"));
    d.list("--exclude-type", filter.exclude_types, ";", {"TYPE", "TYP"},
           all("leave out organisations of this type", "ohne Organisationen dieses Typs"));
    d.list("--exclude-relation", filter.exclude_relations, ";", {"RELATION", "BEZIEHUNG"},
           all("leave out ties of this relation", "ohne diese Beziehung"));
}

void read_column(std::map<std::string, std::string>& columns, const std::string& text) {
    const auto at = text.find('=');
    const std::string column = ascii_lower(trim(text.substr(0, at)));
    const std::string header = at == std::string::npos ? "" : std::string(trim(text.substr(at + 1)));
    const auto& known = column_names();
    if (at == std::string::npos || header.empty())
        throw Error(ErrorCode::usage, {"--map has a value that does not fit; found '" + escape_control(text) +
                                           "'; write COLUMN=NAME, for example source=Firma",
                                       "Der Wert von --map passt nicht; gefunden: „" + escape_control(text) +
                                           "“; schreiben Sie SPALTE=NAME, zum Beispiel source=Firma"});
    if (std::find(known.begin(), known.end(), column) == known.end()) {
        const bool turned = std::find(known.begin(), known.end(), ascii_lower(header)) != known.end();
        const auto hint = turned ? std::optional(ascii_lower(header) + "=" + std::string(trim(text.substr(0, at))))
                                 : nearest(column, known);
        throw Error(ErrorCode::usage,
                    {"--map names a column that no table has; found '" + escape_control(column) + "'; " +
                         (hint ? "did you mean " + *hint + "?" : "the columns are: " + join(known, ", ")),
                     "--map nennt eine Spalte, die keine Tabelle hat; gefunden: „" + escape_control(column) + "“; " +
                         (hint ? "meinten Sie " + *hint + "?" : "die Spalten sind: " + join(known, ", "))});
    }
    if (!columns.emplace(column, header).second)
        throw Error(ErrorCode::usage,
                    {"--map names a column twice; found '" + column + "'; leave one out",
                     "--map nennt eine Spalte zweimal; gefunden: „" + column + "“; lassen Sie eine weg"});
}

std::string show_columns(const std::map<std::string, std::string>& columns) {
    std::vector<std::string> parts;
    for (const auto& [column, header] : columns)
        parts.push_back(column + "=" + header);
    return join(parts, "; ");
}

void declare_dialect(CLI::App& app, InputOptions& options) {
    Declaration d(app, OptionGroup::input);
    const Sentence found_out{"found out", "wird erkannt"};
    d.flag("--strict", options.strict, {"refuse bad rows (the default)", "fehlerhafte Zeilen ablehnen (Vorgabe)"});
    d.flag("--lenient", options.read.lenient,
           {"skip bad rows and list them", "fehlerhafte Zeilen überspringen und auflisten"});
    d.flag("--strict-nodes", options.read.strict_nodes,
           {"refuse organisations that no table of organisations declares",
            "Organisationen ablehnen, die in keiner Organisationstabelle stehen"});
    d.text("--encoding", options.read.encoding, {"NAME", "NAME"},
           {"encoding of the files, such as windows-1252", "Zeichensatz der Dateien, etwa windows-1252"}, found_out);
    const auto delimiter = [&target = options.read.delimiter](const std::string& text) {
        const std::string word = text == "\t" || text == "\\t" ? "tab" : ascii_lower(text);
        if (word != "," && word != ";" && word != "|" && word != "tab")
            throw Error(ErrorCode::usage, {"--delimiter has a value that does not fit; found '" + escape_control(text) +
                                               "'; give one of: , ; | tab",
                                           "Der Wert von --delimiter passt nicht; gefunden: „" + escape_control(text) +
                                               "“; geben Sie eines von , ; | tab an"});
        target = word;
    };
    d.custom(
        "--delimiter", {"SIGN", "ZEICHEN"},
        {"what separates the cells: , ; | or tab", "Trennzeichen der Zellen: , ; | oder tab"}, delimiter,
        [&target = options.read.delimiter] { return target; }, false, found_out);
    d.choice<std::string>("--decimal", options.read.decimal, {{".", "."}, {",", ","}},
                          {"decimal sign of numbers", "Dezimalzeichen der Zahlen"}, found_out);
    d.custom(
        "--map", {"COLUMN=NAME", "SPALTE=NAME"},
        {"our COLUMN is called NAME in your file; repeat for more",
         "unsere SPALTE heißt in Ihrer Datei NAME; für mehrere wiederholen"},
        [&target = options.read.columns](const std::string& text) { read_column(target, text); },
        [&target = options.read.columns] { return show_columns(target); }, true);
    d.text("--decisions", options.decisions, kFile,
           {"merge organisations as decided in this table (the duplicates.csv of check)",
            "Organisationen zusammenführen, wie in dieser Tabelle entschieden (duplicates.csv von check)"});
    d.flag("--roll-up", options.roll_up,
           {"count parts (part_of) for the whole they belong to", "Teile (part_of) zu dem Ganzen zählen, zu dem sie "
                                                                  "gehören"});
    d.choice<Projection>(
        "--projection", options.view.projection,
        {{"newman", Projection::newman}, {"count", Projection::count}, {"none", Projection::none}},
        {"how joint projects become ties: 1/(partners − 1) each, 1 each, or not at all: projects are nodes",
         "wie gemeinsame Projekte zu Verbindungen werden: je 1/(Partner − 1), je 1 oder gar nicht: Projekte sind "
         "Knoten"});
    d.count("--max-project-size", options.view.max_project_size, 0, 1000000,
            {"projects with more partners make no ties", "Projekte mit mehr Partnern ergeben keine Verbindungen"},
            {"no limit", "keine Grenze"});
}

} // namespace

void declare_input(CLI::App& app, InputOptions& options, const Sentence& help) {
    const Sentence together{"files or folders, read together; - is standard input (a ties table)",
                            "Dateien oder Ordner, gemeinsam gelesen; - ist die Standardeingabe (Verbindungen)"};
    Declaration(app, OptionGroup::input).inputs(options.inputs, help.en.empty() ? together : help);
    declare_filters(app, options.filter);
    declare_dialect(app, options);
}

void declare_common(CLI::App& app, CommonOptions& options) {
    Declaration d(app, OptionGroup::common);
    d.choice<Language>("--lang", options.language, {{"de", Language::de}, {"en", Language::en}},
                       {"language of messages and texts", "Sprache der Meldungen und Texte"},
                       {"from LC_ALL or LANG", "aus LC_ALL oder LANG"});
    d.count("--threads", options.threads, 1, 1024,
            {"threads to use; no result depends on it", "Zahl der Threads; kein Ergebnis hängt davon ab"},
            {"all cores", "alle Kerne"});
    d.count("--seed", options.seed, 0, 9223372036854775807ULL,
            {"start of every chance", "Startwert aller Zufallszahlen"});
    d.flag("--force", options.force, {"replace an existing output", "vorhandene Ausgabe ersetzen"});
    d.flag("--quiet", options.quiet, {"no warnings and no progress", "keine Warnungen, kein Fortschritt"});
    d.flag("--verbose", options.verbose,
           {"also hints and what is being done", "auch Hinweise und was gerade geschieht"});
    const std::vector<std::pair<std::string, When>> when{
        {"auto", When::automatic}, {"always", When::always}, {"never", When::never}};
    d.choice<When>("--color", options.color, when, {"coloured messages", "farbige Meldungen"});
    d.choice<When>("--progress", options.progress, when,
                   {"progress with time left on standard error", "Fortschritt mit Restzeit auf der Fehlerausgabe"});
    d.text("--config", options.config, kFile,
           {"take options from this TOML file; those on the command line win",
            "Optionen aus dieser TOML-Datei nehmen; die der Befehlszeile gehen vor"});
    d.text("--timings", options.timings, kFile,
           {"write time and memory of every step (JSON)", "Zeit und Speicher jedes Schritts schreiben (JSON)"});
}

void declare_table(CLI::App& app, TableOptions& options) {
    Declaration d(app, OptionGroup::output);
    d.choice<TableFormat>("--format", options.format,
                          {{"table", TableFormat::table},
                           {"csv", TableFormat::csv},
                           {"json", TableFormat::json},
                           {"xlsx", TableFormat::xlsx}},
                          {"form of the result", "Form des Ergebnisses"},
                          {"table on a terminal, else by the ending of --output, else csv",
                           "table auf einem Terminal, sonst nach der Endung von --output, sonst csv"});
    d.text("--output", options.output, kFile, {"write the result into this file", "Ergebnis in diese Datei schreiben"},
           {"standard output", "Standardausgabe"});
    d.choice<CsvDialect>("--csv", options.dialect, {{"plain", CsvDialect::plain}, {"excel-de", CsvDialect::excel_de}},
                         {"plain: comma and decimal point; excel-de: semicolon, decimal comma, byte order mark",
                          "plain: Komma und Dezimalpunkt; excel-de: Semikolon, Dezimalkomma, Byte-Order-Mark"});
}

void declare_communities(CLI::App& app, CommunityChoices& choices) {
    Declaration d(app, OptionGroup::command);
    d.real("--resolution", choices.resolution, 0, 1000,
           {"higher finds more and smaller communities", "höher ergibt mehr und kleinere Gemeinschaften"});
    d.choice<CommunityObjective>("--objective", choices.objective,
                                 {{"modularity", CommunityObjective::modularity}, {"cpm", CommunityObjective::cpm}},
                                 {"what the communities are judged by", "woran Gemeinschaften gemessen werden"});
    d.count("--runs", choices.runs, 1, 100000,
            {"runs whose consensus is taken", "Zahl der Läufe, aus denen der Konsens gebildet wird"});
}

void declare_community_search(CLI::App& app, CommunityChoices& choices) {
    Declaration d(app, OptionGroup::command);
    d.choice<CommunityMethod>("--method", choices.method,
                              {{"leiden", CommunityMethod::leiden},
                               {"map-equation", CommunityMethod::map_equation},
                               {"label-propagation", CommunityMethod::label_propagation}},
                              {"how communities are found", "wie Gemeinschaften gefunden werden"});
    d.count("--levels", choices.levels, 1, 8,
            {"also communities within communities, to this depth (leiden)",
             "auch Gemeinschaften in Gemeinschaften, bis zu dieser Tiefe (leiden)"});
}

void declare_rank(CLI::App& app, RankChoices& choices) {
    Declaration d(app, OptionGroup::command);
    d.flag("--exact", choices.exact,
           {"no sampling and no size limits, however long it takes",
            "keine Stichproben und keine Größengrenzen, so lange es auch dauert"});
    d.flag(
        "--rank-intervals", choices.rank_intervals,
        {"how far the ranking can be trusted, at any size", "wie weit der Rangfolge zu trauen ist, bei jeder Größe"});
    d.real("--epsilon", choices.epsilon, 0, 0.5,
           {"error bound of sampled betweenness (above 20,000 organisations)",
            "Fehlerschranke der geschätzten Betweenness (über 20.000 Organisationen)"});
    d.real("--sampling-confidence", choices.sampling_confidence, 0, 0.999999,
           {"with which that bound holds", "Sicherheit, mit der diese Schranke gilt"});
}

void declare_recommend(CLI::App& app, RecommendChoices& choices) {
    Declaration d(app, OptionGroup::command);
    const auto top = [&target = choices.top](const std::string& text) {
        const auto number = parse_integer(text);
        if (text != "all" && (!number || *number < 1))
            throw Error(ErrorCode::usage, {"--top has a value that does not fit; found '" + escape_control(text) +
                                               "'; give a whole number from 1 or all",
                                           "Der Wert von --top passt nicht; gefunden: „" + escape_control(text) +
                                               "“; geben Sie eine ganze Zahl ab 1 oder all an"});
        target = text == "all" ? 0 : static_cast<std::size_t>(*number);
    };
    d.custom("--top", {"N|all", "N|all"}, {"length of the list", "Länge der Liste"}, top,
             [&target = choices.top] { return target == 0 ? std::string("all") : std::to_string(target); });
    d.count("--per-organisation", choices.per_organisation, 0, 1000000000,
            {"at most so many rows for one organisation; 0 = no cap",
             "höchstens so viele Zeilen je Organisation; 0 = keine Grenze"});
    d.date("--as-of", choices.as_of, DateEnd::first_day,
           {"ignore everything dated on or after this day (default: the day after the last start)",
            "alles ab diesem Tag außer Acht lassen (Vorgabe: der Tag nach dem letzten Beginn)"});
    d.list("--ends", choices.ends, ",;", {"TYPE,…|all", "TYP,…|all"},
           {"types that may be recommended", "Typen, die empfohlen werden dürfen"},
           {"all but programmes and agencies", "alle außer Programmen und Behörden"});
}

void declare_group_by(CLI::App& app, std::string& target, const Sentence& help, const Sentence& initially) {
    Declaration(app, OptionGroup::command).text("--group-by", target, {"COLUMN", "SPALTE"}, help, initially);
}

void declare_idle_group_by(CLI::App& app, std::string& target) {
    declare_group_by(app, target,
                     {"allowed as with other commands; changes nothing here",
                      "erlaubt wie bei anderen Befehlen; ändert hier nichts"},
                     {"none", "keine"});
}

void check(const InputOptions& options) {
    if (options.inputs.empty())
        throw Error(ErrorCode::usage,
                    {"no input; no file or folder was named; name at least one, or - for standard input",
                     "Keine Eingabe; es wurde keine Datei und kein Ordner genannt; nennen Sie mindestens eine, oder - "
                     "für die Standardeingabe"});
    if (std::count(options.inputs.begin(), options.inputs.end(), "-") > 1)
        throw Error(ErrorCode::usage, {"standard input can be read once; found - twice; leave one out",
                                       "Die Standardeingabe kann nur einmal gelesen werden; gefunden: - zweimal; "
                                       "lassen Sie eines weg"});
    if (options.strict && options.read.lenient)
        pointless("--strict", "--lenient",
                  {"one refuses bad rows, the other skips them",
                   "das eine lehnt fehlerhafte Zeilen ab, das andere überspringt sie"});
    if (!options.read.encoding.empty() && !is_known_code_page(options.read.encoding)) {
        const auto hint = nearest(options.read.encoding, {"utf-8", "windows-1252", "utf-16", "utf-16le", "utf-16be",
                                                          "iso-8859-1", "iso-8859-15", "macintosh", "cp850"});
        const std::string shown = escape_control(options.read.encoding);
        throw Error(ErrorCode::usage,
                    {"--encoding names no encoding; found '" + shown + "'; " +
                         (hint ? "did you mean " + *hint + "?" : "give utf-8 or windows-1252, for example"),
                     "--encoding nennt keinen Zeichensatz; gefunden: „" + shown + "“; " +
                         (hint ? "meinten Sie " + *hint + "?" : "geben Sie zum Beispiel utf-8 oder windows-1252 an")});
    }
    const Filter& filter = options.filter;
    if (filter.since && filter.until && *filter.until < *filter.since)
        throw Error(ErrorCode::usage, {"--since lies after --until; found " + iso(*filter.since) + " and " +
                                           iso(*filter.until) + "; swap them",
                                       "--since liegt nach --until; gefunden: " + iso(*filter.since) + " und " +
                                           iso(*filter.until) + "; tauschen Sie die beiden"});
}

void check(const CommonOptions& options) {
    if (options.quiet && options.verbose)
        pointless(
            "--quiet", "--verbose",
            {"one asks for silence, the other for more words", "das eine verlangt Stille, das andere mehr Worte"});
    if (options.quiet && options.progress == When::always)
        pointless("--quiet", "--progress always",
                  {"one asks for silence, the other for progress", "das eine verlangt Stille, das andere Fortschritt"});
}

TableFormat file_format(const TableOptions& options) {
    if (options.format != TableFormat::unsaid)
        return options.format;
    const std::string name = ascii_lower(options.output);
    return name.ends_with(".json") ? TableFormat::json : name.ends_with(".xlsx") ? TableFormat::xlsx : TableFormat::csv;
}

void refuse_project_nodes(const InputOptions& options, const std::string& command) {
    if (options.view.projection == Projection::none)
        throw Error(ErrorCode::usage,
                    {command + " and --projection none do not go together; with it projects stand beside organisations "
                               "as if they were some, and nobody in a project works with anybody; use newman or count",
                     command + " und --projection none passen nicht zusammen; damit stehen Projekte wie Organisationen "
                               "da, und niemand in einem Projekt arbeitet mit jemandem zusammen; nehmen Sie newman "
                               "oder count"});
}

void check(const TableOptions& options) {
    const std::string name = ascii_lower(options.output);
    for (const char* ending : {".xls", ".ods", ".html", ".pdf", ".svg", ".md"})
        if (name.ends_with(ending))
            throw Error(
                ErrorCode::usage,
                {escape_control(options.output) + ": tables are not written as " + ending +
                     "; found this ending in --output; use .csv, .xlsx or .json",
                 escape_control(options.output) + ": Tabellen werden nicht als " + ending +
                     " geschrieben; gefunden wurde diese Endung in --output; nehmen Sie .csv, .xlsx oder .json"});
    const bool no_csv = options.format == TableFormat::table || file_format(options) == TableFormat::json ||
                        file_format(options) == TableFormat::xlsx;
    if (options.dialect == CsvDialect::excel_de && no_csv)
        pointless("--csv excel-de", "--format json/table/xlsx",
                  {"the result is not written as CSV", "das Ergebnis wird nicht als CSV geschrieben"});
}

void check(const CommunityChoices& choices) {
    if (choices.method == CommunityMethod::leiden)
        return;
    const std::string method = std::string("--method ") + key_of(choices.method);
    if (choices.objective != CommunityObjective::modularity)
        pointless(method, "--objective",
                  {"only leiden has a choice of objectives", "nur leiden hat eine Wahl, woran gemessen wird"});
    if (choices.resolution != 1)
        pointless(method, "--resolution", {"only leiden has a resolution", "nur leiden hat eine Auflösung"});
    if (choices.levels > 1)
        pointless(method, "--levels",
                  {"only leiden divides communities further", "nur leiden teilt Gemeinschaften weiter"});
}

bool changes_results(const std::string& option) {
    static const std::set<std::string> kWithout{
        "--output", "--threads",   "--jobs",   "--force",   "--quiet", "--verbose",    "--progress",
        "--color",  "--timings",   "--config", "--strict",  "--help",  "--version",    "--format",
        "--csv",    "--timestamp", "--init",   "--dry-run", "--shard", "--time-limit", "--memory-limit"};
    return !kWithout.contains(option);
}

const std::vector<std::string>& column_names() {
    static const std::vector<std::string> kNames = [] {
        std::vector<std::string> names;
        for (const TableKind kind : {TableKind::ties, TableKind::organisations, TableKind::participations,
                                     TableKind::projects, TableKind::themes, TableKind::sources, TableKind::measures})
            for (const ColumnName& column : columns_of(kind))
                if (std::find(names.begin(), names.end(), column.name) == names.end())
                    names.emplace_back(column.name);
        return names;
    }();
    return kNames;
}

} // namespace clusterbridge
