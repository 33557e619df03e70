#include "cli/command_convert.hpp"

#include "base/error.hpp"
#include "cli/exchange_files.hpp"
#include "cli/exchange_looks.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/review_folder.hpp"
#include "io/dot_writer.hpp"
#include "io/graphml_writer.hpp"
#include "io/network_tables.hpp"
#include "io/pajek_writer.hpp"
#include "io/vosviewer_writer.hpp"
#include "io/xlsx_writer.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

bool keeps_records(ExchangeFormat format) {
    return format == ExchangeFormat::folder || format == ExchangeFormat::xlsx;
}

void check_output(const ConvertCommand& command, ExchangeFormat format, const FileSystem& files) {
    std::vector<std::string> outputs;
    if (format != ExchangeFormat::folder || command.output == "-") // whose refusal says what - means
        outputs.push_back(command.output);
    else
        check_table_folder(command.output, command.input.inputs, command.common.force, files);
    if (format == ExchangeFormat::vos_pair)
        outputs.push_back(network_file_beside(command.output));
    check_output_files(outputs, command.input.inputs, command.common, files);
}

/// Projects become ties in formats that know only ties; tables keep them.
void refuse_pointless_projection(const ConvertCommand& command, ExchangeFormat format) {
    const auto& given = command.common.given;
    const auto has = [&](const char* name) { return std::find(given.begin(), given.end(), name) != given.end(); };
    const bool projected = has("projection") && command.input.view.projection != Projection::none;
    if (keeps_records(format) && (projected || has("max-project-size")))
        throw Error(
            ErrorCode::usage,
            {"tables keep projects as they are; found --projection or --max-project-size; leave it out, or write "
             "a graph format such as .graphml",
             "Tabellen behalten Projekte, wie sie sind; gefunden: --projection oder --max-project-size; lassen "
             "Sie es weg, oder schreiben Sie ein Graphformat wie .graphml"});
}

/// Sheets of a workbook, in the user's language.
Sentence sheet_name(TableKind kind) {
    switch (kind) {
    case TableKind::ties:
        return {"Ties", "Verbindungen"};
    case TableKind::organisations:
        return {"Organisations", "Organisationen"};
    case TableKind::participations:
        return {"Participations", "Beteiligungen"};
    case TableKind::projects:
        return {"Projects", "Projekte"};
    case TableKind::themes:
        return {"Themes", "Themen"};
    case TableKind::sources:
        return {"Sources", "Quellen"};
    case TableKind::measures:
        return {"Measures", "Kennzahlen"};
    case TableKind::unknown:
        break;
    }
    return {"Table", "Tabelle"};
}

void write_folder(const Network& network, const ConvertCommand& command, Session& session) {
    session.begin("writing");
    std::vector<ReportFile> files;
    for (const NetworkTable& table : tables_of(network))
        files.push_back({table.table.name + ".csv", to_csv(table.table)});
    write_review_folder(command.output, files, session.environment().process, *session.environment().files);
}

void write_workbook(const Network& network, const ConvertCommand& command, Session& session) {
    session.begin("writing");
    std::vector<SheetTable> sheets;
    for (NetworkTable& table : tables_of(network)) {
        table.table.name = sheet_name(table.kind).in(session.language());
        sheets.push_back(std::move(table.table));
    }
    session.environment().files->write(command.output, to_xlsx(sheets));
}

VosChoices vos_choices(const ConvertCommand& command, const Network& network, const GraphView& view, Session& session) {
    VosChoices choices;
    choices.looks = looks_of(network, view, session);
    const CommunityStudy study = communities_of(network, view, {}, command.input, false, session);
    for (const std::uint32_t community : study.partition.of)
        choices.cluster.push_back(community == Partition::kNone ? 0 : community + 1);
    for (const CommunityName& name : study.names)
        choices.cluster_labels.push_back(name.text.in(session.language()));
    return choices;
}

void write_graph(const Network& network, const ConvertCommand& command, ExchangeFormat format, Session& session) {
    FileSystem& files = *session.environment().files;
    const GraphView view = view_of(network, command.input, session);
    const ExchangeGraph graph = exchange_graph(network, view);
    const auto write = [&](const std::string& bytes) {
        session.begin("writing");
        files.write(command.output, bytes);
    };
    switch (format) {
    case ExchangeFormat::graphml:
        return write(to_graphml(graph));
    case ExchangeFormat::gexf:
        return write(to_gexf(graph, looks_of(network, view, session)));
    case ExchangeFormat::pajek:
        return write(to_pajek(graph, looks_of(network, view, session)));
    case ExchangeFormat::dot:
        return write(to_dot(graph));
    case ExchangeFormat::vos_json:
        return write(to_vosviewer_json(graph, vos_choices(command, network, view, session)));
    case ExchangeFormat::vos_pair: {
        const VosPair pair = to_vosviewer_pair(graph, vos_choices(command, network, view, session));
        session.begin("writing");
        return write_pair({command.output, pair.map}, {network_file_beside(command.output), pair.network}, files);
    }
    case ExchangeFormat::folder:
    case ExchangeFormat::xlsx:
        break;
    }
    ensure(false, "tables are no graph");
}

} // namespace

const CommandText& convert_text() {
    static const CommandText kText{
        "convert",
        {"exchange formats: CSV tables, Excel, GraphML, GEXF, Pajek, DOT, VOSviewer",
         "Austauschformate: CSV-Tabellen, Excel, GraphML, GEXF, Pajek, DOT, VOSviewer"},
        {"Writes the network for other programs; the ending of --output names the format. A folder of CSV tables and a "
         "workbook keep every record, and reading them back gives the same network. Graph formats have one edge for "
         "each pair of organisations, whose weight is the strength of their ties.",
         "Schreibt das Netz für andere Programme; die Endung von --output nennt das Format. Ein Ordner mit "
         "CSV-Tabellen "
         "und eine Arbeitsmappe behalten jeden Datensatz, und wieder eingelesen ergeben sie dasselbe Netz. "
         "Graphformate "
         "haben eine Kante je Paar von Organisationen, deren Gewicht die Stärke der Verbindungen ist."},
        {{"clusterbridge convert data/ --output network.gexf", {"for Gephi", "für Gephi"}},
         {"clusterbridge convert data/ --output netz.xlsx --lang de",
          {"a workbook with German sheets", "eine Arbeitsmappe mit deutschen Blättern"}},
         {"clusterbridge convert data/ --output bw_map.txt",
          {"for VOSviewer: bw_map.txt and bw_network.txt", "für VOSviewer: bw_map.txt und bw_network.txt"}},
         {"clusterbridge convert data/ --region Stuttgart --output stuttgart",
          {"CSV tables of one region in the folder stuttgart", "CSV-Tabellen einer Region im Ordner stuttgart"}}}};
    return kText;
}

void declare(CLI::App& app, ConvertCommand& command) {
    Declaration(app, OptionGroup::output)
        .text("--output", command.output, {"FILE|FOLDER", "DATEI|ORDNER"},
              {"where to write: .xlsx, .graphml, .gexf, .net, .gv, .json, _map.txt, or a folder for CSV tables",
               "wohin geschrieben wird: .xlsx, .graphml, .gexf, .net, .gv, .json, _map.txt oder ein Ordner für "
               "CSV-Tabellen"});
    declare_idle_group_by(app, command.group_by);
    declare_input(app, command.input);
    declare_common(app, command.common);
}

int run(const ConvertCommand& command, Environment& environment) {
    check(command.input);
    check(command.common);
    if (command.output.empty())
        throw Error(ErrorCode::usage,
                    {"no output was named; --output is missing; add --output network.graphml, for example",
                     "Keine Ausgabe genannt; --output fehlt; ergänzen Sie zum Beispiel --output netz.graphml"});
    const ExchangeFormat format = exchange_format_of(command.output, *environment.files);
    refuse_pointless_projection(command, format);
    check_output(command, format, *environment.files);

    Session session(command.common, environment);
    const Loaded loaded = load(command.input, session);
    if (format == ExchangeFormat::folder)
        write_folder(loaded.network, command, session);
    else if (format == ExchangeFormat::xlsx)
        write_workbook(loaded.network, command, session);
    else
        write_graph(loaded.network, command, format, session);
    session.finish();
    return 0;
}

} // namespace clusterbridge
