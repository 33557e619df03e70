#include "cli/review_run.hpp"

#include "analysis/portraits.hpp"
#include "cli/exchange_looks.hpp"
#include "cli/output.hpp"
#include "cli/pictures.hpp"
#include "cli/review_pictures.hpp"
#include "graph/filter.hpp"
#include "io/gexf_writer.hpp"
#include "io/graphml_writer.hpp"
#include "io/xlsx_writer.hpp"
#include "report/workbook.hpp"

#include <limits>

namespace clusterbridge {
namespace {

constexpr std::size_t kShortList = 20;    ///< rows of the two lists the report leads with
constexpr std::size_t kEachInEgo = 5;     ///< suggestions around one organisation
constexpr std::size_t kNewcomerRows = 60; ///< suggestions for organisations without a partner of a partner
constexpr std::size_t kEachNewcomer = 3;  ///< of these, for one organisation

void recommend_all(const ReviewCommand& command, const Network& network, Session& session, ReviewedNetwork& computed) {
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
    auto lists = report_lists(network, {all, cross, transfer, each, newcomers}, 1, session.begin("recommend"));
    computed.model.all = std::move(lists[0]);
    computed.model.cross_cluster = std::move(lists[1]);
    computed.model.tech_transfer = std::move(lists[2]);
    computed.model.around_each = std::move(lists[3]);
    computed.model.newcomers = std::move(lists[4]);
}

void find_gaps(const ReviewCommand& command, const Network& network, Session& session, std::size_t with_pairs,
               ReviewedNetwork& computed) {
    GapOptions options;
    options.group_by = command.group_by;
    options.seed = command.common.seed;
    options.view = command.input.view;
    options.with_pairs = with_pairs;
    options.pairs = recommend_options(command.recommend, command.input, command.group_by, session);
    options.communities = &computed.model.communities;
    computed.model.gaps = study_gaps(network, computed.view, options, session.begin("gaps"));
}

void compare_clusters(const ReviewCommand& command, const Network& network, Session& session,
                      const std::optional<EarlierClusters>& earlier, ReviewedNetwork& computed) {
    ClusterOptions options;
    options.seed = command.common.seed;
    options.view = command.input.view;
    computed.model.clusters = study_clusters(network, computed.view, options, session.begin("clusters"));
    if (earlier)
        remember(earlier->past, earlier->period, network, computed.model.clusters);
    computed.model.themes = theme_coverage(network, computed.view, computed.model.clusters);
}

/// One look back: on the day that probabilities were learned from, so that the two can be read together; where there
/// are none, on the latest day that `backtest` takes.
void look_back(const ReviewCommand& command, const Network& network, Session& session, ReviewedNetwork& computed) {
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

void describe_run(const ReviewCommand& command, const Loaded& loaded, Environment& environment,
                  ReviewedNetwork& computed) {
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

void add(std::vector<ReportFile>& files, std::vector<ReportFile> more) {
    for (ReportFile& file : more)
        files.push_back(std::move(file));
}

} // namespace

void compute_figures(const ReviewCommand& command, const Loaded& loaded, Session& session, ReviewedNetwork& computed,
                     std::size_t gaps_with_pairs, const std::optional<EarlierClusters>& earlier) {
    const Network& network = loaded.network;
    ReviewModel& model = computed.model;
    describe_run(command, loaded, session.environment(), computed);
    computed.view = view_of(network, command.input, session);
    model.communities = communities_of(network, computed.view, command.communities, command.input, true, session);
    model.ranking = rank_organisations(network, computed.view, model.communities.partition,
                                       rank_options(command.rank, command.input, command.group_by, session),
                                       session.begin("component"), session.charger());
    model.doubts = doubts_about(network, computed.view, command.input.view, session.begin("component"));
    look_for_duplicates(command, loaded, session, model);
    model.structure = summarise_structure(network, computed.view, command.input.view, session.begin("component"));
    compare_clusters(command, network, session, earlier, computed);
    find_gaps(command, network, session, gaps_with_pairs, computed);
}

void compute_overview(const ReviewCommand& command, const Loaded& loaded, Session& session, ReviewedNetwork& computed,
                      const std::optional<EarlierClusters>& earlier) {
    describe_run(command, loaded, session.environment(), computed);
    computed.model.command = "batch";
    computed.view = view_of(loaded.network, command.input, session);
    computed.model.doubts = doubts_about(loaded.network, computed.view, command.input.view, session.begin("component"));
    compare_clusters(command, loaded.network, session, earlier, computed);
    find_gaps(command, loaded.network, session, 0, computed);
}

void compute_review(const ReviewCommand& command, const Loaded& loaded, Session& session, ReviewedNetwork& computed,
                    const std::optional<EarlierClusters>& earlier) {
    compute_figures(command, loaded, session, computed, kGapsWithPairs, earlier);
    recommend_all(command, loaded.network, session, computed);
    look_back(command, loaded.network, session, computed);
    for (const Sentence& note : computed.model.ranking.notes)
        session.hint(note); // the report says it too
    for (const Sentence& note : computed.model.all.notes)
        session.hint(note);
}

ExchangeGraph exchange_of(const Network& network, const ReviewedNetwork& computed) {
    NodeColumn<double> community(network.size(), std::numeric_limits<double>::quiet_NaN());
    const Partition& partition = computed.model.communities.partition;
    for (std::size_t i = 0; i < network.size(); ++i)
        if (partition.of[node(i)] != Partition::kNone)
            community[node(i)] = partition.of[node(i)] + 1.0;
    return exchange_graph(network, computed.view, {{"community", std::move(community)}});
}

std::vector<ReportFile> network_files(const Network& network, const ReviewedNetwork& computed, Session& session) {
    const ExchangeGraph graph = exchange_of(network, computed);
    return {{"network.graphml", to_graphml(graph)},
            {"network.gexf", to_gexf(graph, looks_of(network, computed.view, session))}};
}

ReportFile workbook_file(const ReviewModel& model) {
    const std::vector<DataTable> tables = workbook_tables(model);
    std::vector<SheetTable> sheets;
    sheets.reserve(tables.size());
    for (const DataTable& table : tables)
        sheets.push_back(sheet_of(table));
    return {"review.xlsx", to_xlsx(sheets)};
}

std::vector<ReportFile> review_files(const ReviewCommand& command, const Loaded& loaded, Session& session,
                                     const std::optional<PdfPrinter>& printer,
                                     const std::optional<EarlierClusters>& earlier) {
    ReviewedNetwork computed;
    compute_review(command, loaded, session, computed, earlier);
    std::vector<ReportFile> pictures = draw_review(computed, review_picture_options(command.paper), session);
    std::vector<ReportFile> network = network_files(loaded.network, computed, session);
    session.begin("writing");
    std::vector<ReportFile> files = write_report(computed.model);
    files.push_back(workbook_file(computed.model));
    if (printer)
        files.push_back(print_pdf(*printer, files.front().bytes, command.output, computed.model.timestamp.has_value(),
                                  session.environment()));
    add(files, std::move(pictures));
    add(files, std::move(network));
    files.push_back({"run.json", run_manifest(computed.model, files)});
    return files;
}

} // namespace clusterbridge
