#include "cli/command_review.hpp"

#include "analysis/portraits.hpp"
#include "base/error.hpp"
#include "cli/exchange_looks.hpp"
#include "cli/output.hpp"
#include "cli/pdf_printer.hpp"
#include "cli/picture_clusters.hpp"
#include "cli/picture_gaps.hpp"
#include "cli/picture_layers.hpp"
#include "cli/pictures.hpp"
#include "cli/pipeline.hpp"
#include "cli/review_folder.hpp"
#include "graph/filter.hpp"
#include "io/gexf_writer.hpp"
#include "io/graphml_writer.hpp"
#include "io/xlsx_writer.hpp"
#include "report/workbook.hpp"

#include <functional>
#include <limits>
#include <optional>

namespace clusterbridge {
namespace {

constexpr std::size_t kShortList = 20;     ///< rows of the two lists the report leads with
constexpr std::size_t kGapsWithPairs = 10; ///< gaps, and similar groups without contact, under which pairs stand
constexpr std::size_t kEachInEgo = 5;      ///< suggestions around one organisation
constexpr std::size_t kNewcomerRows = 60;  ///< suggestions for organisations without a partner of a partner
constexpr std::size_t kEachNewcomer = 3;   ///< of these, for one organisation

/// Everything about the network and its answers, before it becomes pictures and pages.
struct Computed {
    GraphView view;
    ReviewModel model;
};

void recommend_all(const ReviewCommand& command, const Network& network, Session& session, Computed& computed) {
    RecommendOptions all = recommend_options(command.recommend, command.input, command.group_by, session);
    all.place_among_all = true;
    RecommendOptions cross = all;
    cross.kind = PairKind::cross_cluster;
    cross.top = kShortList;
    RecommendOptions transfer = all;
    transfer.kind = PairKind::tech_transfer;
    transfer.top = kShortList;
    RecommendOptions each = all;
    each.each = kEachInEgo;
    each.per_organisation = 0;
    each.portraits = portrait_choice(network, computed.view.graph); // the pictures need no reasons for the others
    RecommendOptions newcomers = all;
    newcomers.newcomers = Newcomers::only;
    newcomers.top = kNewcomerRows;
    newcomers.per_organisation = kEachNewcomer;
    auto lists = recommend_lists(network, {all, cross, transfer, each, newcomers}, session.begin("recommend"));
    computed.model.all = std::move(lists[0]);
    computed.model.cross_cluster = std::move(lists[1]);
    computed.model.tech_transfer = std::move(lists[2]);
    computed.model.around_each = std::move(lists[3]);
    computed.model.newcomers = std::move(lists[4]);
}

void find_gaps(const ReviewCommand& command, const Network& network, Session& session, Computed& computed) {
    GapOptions options;
    options.group_by = command.group_by;
    options.seed = command.common.seed;
    options.view = command.input.view;
    options.with_pairs = kGapsWithPairs;
    options.pairs = recommend_options(command.recommend, command.input, command.group_by, session);
    options.communities = &computed.model.communities;
    computed.model.gaps = study_gaps(network, computed.view, options, session.begin("gaps"));
}

void compare_clusters(const ReviewCommand& command, const Network& network, Session& session, Computed& computed) {
    ClusterOptions options;
    options.seed = command.common.seed;
    options.view = command.input.view;
    computed.model.clusters = study_clusters(network, computed.view, options, session.begin("clusters"));
    computed.model.themes = theme_coverage(network, computed.view, computed.model.clusters);
}

/// One look back: on the day that probabilities were learned from, so that the two can be read together; where there
/// are none, on the latest day that `backtest` takes.
void look_back(const ReviewCommand& command, const Network& network, Session& session, Computed& computed) {
    BacktestOptions options;
    options.origins = 1;
    options.group_by = command.group_by;
    options.seed = command.common.seed;
    options.view = command.input.view;
    const auto& as_of = command.recommend.as_of;
    const Network known = as_of ? known_before(network, *as_of) : Network{};
    const Network& past = as_of ? known : network;
    const auto& learned = computed.model.all.probability_basis;
    if (learned && learned->later_ties >= kLeastPositives && !learned->outgrown)
        options.split = learned->from;
    if (default_split(past))
        computed.model.backtest = backtest(past, options, session.begin("backtest"));
    if (!computed.model.backtest || computed.model.backtest->origins.empty())
        return;
    const BacktestOrigin& origin = computed.model.backtest->origins.front();
    GapOptions gaps;
    gaps.group_by = command.group_by;
    gaps.seed = command.common.seed;
    gaps.view = command.input.view;
    computed.model.gap_backtest = backtest_gaps(past, gaps, origin.origin, origin.until, session.begin("backtest"));
}

void describe_run(const ReviewCommand& command, const Loaded& loaded, Environment& environment, Computed& computed) {
    ReviewModel& model = computed.model;
    model.network = &loaded.network;
    model.view = &computed.view;
    model.diagnostics = &loaded.diagnostics;
    model.filters = loaded.filters;
    model.organisations_read = loaded.organisations_read;
    model.language = command.common.language;
    model.version = CLUSTERBRIDGE_VERSION;
    model.command = "review";
    model.options = recorded_options(command.common);
    model.decisions = &loaded.decisions;
    model.seed = command.common.seed;
    if (command.timestamp && environment.timestamp)
        model.timestamp = environment.timestamp();
}

/// Likely duplicates, and what merging those that matter would change.
void look_for_duplicates(const ReviewCommand& command, const Loaded& loaded, Session& session, ReviewModel& model) {
    constexpr std::size_t kEffects = 5;
    DuplicateOptions options;
    options.settled = loaded.settled;
    const DuplicateStudy study = find_duplicates(loaded.network, options, session.begin("duplicates"));
    if (auto doubt = doubt_about_duplicates(loaded.network, study))
        model.doubts.push_back(std::move(*doubt));
    DuplicateEffectOptions effects;
    effects.most = kEffects;
    effects.view = command.input.view;
    for (Doubt& doubt : doubts_about_merging(
             loaded.network, duplicate_effects(loaded.network, study, effects, session.begin("duplicates"))))
        model.doubts.push_back(std::move(doubt));
}

void compute(const ReviewCommand& command, const Loaded& loaded, Session& session, Computed& computed) {
    const Network& network = loaded.network;
    ReviewModel& model = computed.model;
    computed.view = view_of(network, command.input, session);
    model.communities = communities_of(network, computed.view, command.communities, command.input, true, session);
    model.ranking = rank_organisations(network, computed.view, model.communities.partition,
                                       rank_options(command.rank, command.input, command.group_by, session),
                                       session.begin("component"), session.charger());
    model.doubts = doubts_about(network, computed.view, command.input.view, session.begin("component"));
    look_for_duplicates(command, loaded, session, model);
    model.structure = summarise_structure(network, computed.view, command.input.view, session.begin("component"));
    compare_clusters(command, network, session, computed);
    find_gaps(command, network, session, computed);
    recommend_all(command, network, session, computed);
    look_back(command, network, session, computed);
    for (const Sentence& note : model.ranking.notes)
        session.hint(note); // the report says it too
    for (const Sentence& note : model.all.notes)
        session.hint(note);
}

const char* ending_of(PictureFormat format) {
    return format == PictureFormat::pdf ? ".pdf" : ".svg";
}

void add_picture(const std::vector<DrawnFile>& drawn, const std::string& stem, ReviewModel::Figure figure,
                 ReviewModel& model, std::vector<ReportFile>& files) {
    for (const DrawnFile& file : drawn) {
        const std::string path = "diagrams/" + stem + ending_of(file.format);
        files.push_back({path, file.bytes});
        if (file.format == PictureFormat::svg) {
            figure.path = path;
            figure.svg = file.bytes;
        }
    }
    model.figures.push_back(std::move(figure));
}

/// A picture that the data may not be able to fill: then there is none.
void add_if_it_can_be_drawn(const std::function<Picture()>& make, const std::string& stem, const Sentence& caption,
                            const PictureOptions& options, Session& session, ReviewModel& model,
                            std::vector<ReportFile>& files) {
    std::optional<Picture> picture;
    try {
        picture = make();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::input)
            throw;
        return session.hint(error.sentence());
    }
    const RunControl run = session.begin("layout");
    add_picture(draw(*picture, options.draw, run, session.charger()), stem, {{}, {}, caption, {}}, model, files);
}

/// Clusters (or what else was compared) as circles and as a matrix, and who should meet whom through whom.
void draw_groups(const RecommendationList& suggestions, const PictureOptions& options, const Computed& computed,
                 Session& session, ReviewModel& model, std::vector<ReportFile>& files) {
    const Network& network = *model.network;
    const PictureSettings settings{session.language(), options.paper, session.options().seed};
    add_if_it_can_be_drawn([&] { return cluster_map_picture(network, model.gaps, settings); }, "cluster-map",
                           {"The groups as circles: what they share, and where contact is missing",
                            "Die Gruppen als Kreise: was sie teilen, und wo Kontakt fehlt"},
                           options, session, model, files);
    add_if_it_can_be_drawn([&] { return opportunities_picture(network, computed.view, suggestions, settings); },
                           "opportunities",
                           {"Who should meet whom, and who can introduce them",
                            "Wer wen kennenlernen sollte, und wer beide bekannt machen kann"},
                           options, session, model, files);
    add_if_it_can_be_drawn([&] { return gap_matrix_picture(network, model.gaps, settings); }, "gap-matrix",
                           {"Groups against groups: meetings observed against expected",
                            "Gruppen gegen Gruppen: beobachtete gegen erwartete Treffen"},
                           options, session, model, files);
}

std::vector<ReportFile> draw_all(const ReviewCommand& command, Computed& computed, Session& session) {
    std::vector<ReportFile> files;
    ReviewModel& model = computed.model;
    const Network& network = *model.network;
    const PictureOptions options{command.paper, {{PictureFormat::svg, PictureFormat::pdf}, 200}};
    if (network.size() == 0)
        return files;
    warn_of_missing_fonts(session);
    const RecommendationList suggestions =
        overview_suggestions(network, model.all, model.cross_cluster, model.tech_transfer);
    const PictureSource overview{network, computed.view, model.communities, model.ranking, suggestions};
    DrawnOverview drawn = draw_overview(overview, options, session);
    add_picture(drawn.files, "overview",
                {{},
                 {},
                 {"The whole network and the collaborations that are missing",
                  "Das ganze Netz und die Kooperationen, die fehlen"},
                 {}},
                model, files);
    files.push_back({"diagrams/positions.csv", to_csv(drawn.positions)});
    model.places = places_of(network, drawn.positions);
    draw_groups(suggestions, options, computed, session, model, files);
    const PictureSource around{network, computed.view, model.communities, model.ranking, computed.model.around_each};
    for (const NodeId subject : ego_subjects(around)) {
        const Organisation& o = network.organisations[subject];
        add_picture(draw_ego(around, subject, options, session), "ego-" + file_stem(o.id),
                    {{}, {}, {o.name + " and its partners", o.name + " und die Partner"}, o.id}, model, files);
    }
    return files;
}

void add(std::vector<ReportFile>& files, std::vector<ReportFile> more) {
    for (ReportFile& file : more)
        files.push_back(std::move(file));
}

/// The network for other programs, with the communities of the report.
std::vector<ReportFile> network_files(const Network& network, const Computed& computed, Session& session) {
    NodeColumn<double> community(network.size(), std::numeric_limits<double>::quiet_NaN());
    const Partition& partition = computed.model.communities.partition;
    for (std::size_t i = 0; i < network.size(); ++i)
        if (partition.of[node(i)] != Partition::kNone)
            community[node(i)] = partition.of[node(i)] + 1.0;
    const ExchangeGraph graph = exchange_graph(network, computed.view, {{"community", std::move(community)}});
    return {{"network.graphml", to_graphml(graph)},
            {"network.gexf", to_gexf(graph, looks_of(network, computed.view, session))}};
}

/// All tables for people who live in Excel.
ReportFile workbook(const ReviewModel& model) {
    const std::vector<DataTable> tables = workbook_tables(model);
    std::vector<SheetTable> sheets;
    sheets.reserve(tables.size());
    for (const DataTable& table : tables)
        sheets.push_back(sheet_of(table));
    return {"review.xlsx", to_xlsx(sheets)};
}

} // namespace

const CommandText& review_text() {
    static const CommandText kText{
        "review",
        {"the main job: everything about one network, in one folder with a report",
         "die Hauptaufgabe: alles über ein Netz, in einem Ordner mit einem Bericht"},
        {"Reads a network and writes a folder: a report that opens in any browser (who holds the network together, "
         "which communities it really has, who should work together and does not, and who can introduce them), the "
         "tables behind it and the pictures. The folder appears whole or not at all, and the same input gives the same "
         "bytes.",
         "Liest ein Netz ein und schreibt einen Ordner: einen Bericht für jeden Browser (wer das Netz zusammenhält, "
         "welche Gemeinschaften es wirklich hat, wer zusammenarbeiten sollte und es nicht tut, und wer beide bekannt "
         "machen kann), die Tabellen dahinter und die Bilder. Der Ordner entsteht ganz oder gar nicht, und dieselbe "
         "Eingabe ergibt dieselben Bytes."},
        {{"clusterbridge review data/", {"a report in ./review/index.html", "ein Bericht in ./review/index.html"}},
         {"clusterbridge review members.csv projects.csv --output report --lang de",
          {"two files, a report in German", "zwei Dateien, ein deutscher Bericht"}},
         {"clusterbridge review data/ --region Stuttgart --since 2018 --output stuttgart --force",
          {"one region since 2018, replacing an earlier report",
           "eine Region seit 2018, anstelle eines früheren Berichts"}}}};
    return kText;
}

void declare(CLI::App& app, ReviewCommand& command) {
    Declaration d(app, OptionGroup::command);
    declare_group_by(app, command.group_by,
                     {"groups of the brokerage roles and of the recommendations: cluster, region, theme, country or a "
                      "column of yours",
                      "Gruppen der Vermittlerrollen und der Empfehlungen: cluster, region, theme, country oder eine "
                      "eigene Spalte"},
                     {"type for the roles; cluster, else region or country for the recommendations",
                      "type für die Rollen; cluster, sonst region oder country für die Empfehlungen"});
    declare_recommend(app, command.recommend);
    declare_communities(app, command.communities);
    declare_rank(app, command.rank);
    d.choice<Paper>("--paper", command.paper, {{"A4", Paper::a4}, {"A3", Paper::a3}, {"16:9", Paper::wide}},
                    {"size of the pictures", "Größe der Bilder"});
    Declaration out(app, OptionGroup::output);
    out.text("--output", command.output, {"FOLDER", "ORDNER"}, {"the folder to write", "der Ordner, der entsteht"});
    out.flag("--timestamp", command.timestamp,
             {"put date and time into the report (two runs then differ)",
              "Datum und Uhrzeit in den Bericht setzen (zwei Läufe unterscheiden sich dann)"});
    out.flag("--pdf", command.pdf,
             {"also print the report to report.pdf, with Chromium or else WeasyPrint where one is installed",
              "den Bericht auch als report.pdf drucken, mit Chromium oder sonst WeasyPrint, wo eines installiert ist"});
    declare_input(app, command.input);
    declare_common(app, command.common);
}

int run(const ReviewCommand& command, Environment& environment) {
    check(command.input);
    check(command.common);
    check_review_folder(command.output, command.input.inputs, command.common.force, *environment.files);
    refuse_project_nodes(command.input, "review");
    check_output_files({}, command.input.inputs, command.common, *environment.files);

    std::optional<PdfPrinter> printer;
    if (command.pdf)
        printer = find_pdf_printer(environment);

    Session session(command.common, environment);
    const Loaded loaded = load(command.input, session, PathNames::portable);
    Computed computed;
    describe_run(command, loaded, environment, computed);
    compute(command, loaded, session, computed);
    std::vector<ReportFile> pictures = draw_all(command, computed, session);
    std::vector<ReportFile> network = network_files(loaded.network, computed, session);
    session.begin("writing");
    std::vector<ReportFile> files = write_report(computed.model);
    files.push_back(workbook(computed.model));
    if (printer)
        files.push_back(print_pdf(*printer, files.front().bytes, command.output, computed.model.timestamp.has_value(),
                                  environment));
    add(files, std::move(pictures));
    add(files, std::move(network));
    files.push_back({"run.json", run_manifest(computed.model, files)});
    write_review_folder(command.output, files, environment.process, *environment.files);
    session.finish();
    return 0;
}

} // namespace clusterbridge
