#include "cli/cluster_review.hpp"

#include "base/error.hpp"
#include "cli/exchange_looks.hpp"
#include "cli/picture_clusters.hpp"
#include "cli/picture_layers.hpp"
#include "cli/review_folder.hpp"
#include "cli/review_pictures.hpp"
#include "io/graphml_writer.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace clusterbridge {
namespace {

constexpr std::size_t kEach = 3;      ///< pairs of each member that are looked at
constexpr std::size_t kInTable = 100; ///< rows of tables/recommendations.csv
constexpr std::size_t kOnPage = 20;   ///< rows of the two lists on the page
constexpr std::size_t kPerEnd = 3;    ///< of these, for one organisation
constexpr std::size_t kGapPairs = 100'000;

/// Initiatives and members: whom the reviews are about.
std::vector<NodeId> all_members(const ClusterStudy& clusters) {
    std::set<NodeId> all;
    for (const ClusterScorecard& card : clusters.rows) {
        all.insert(card.initiative);
        all.insert(card.members.begin(), card.members.end());
    }
    return {all.begin(), all.end()};
}

void recommend_to_members(const ReviewCommand& command, const Network& network, Session& session, WholeNetwork& whole) {
    RecommendOptions any = recommend_options(command.recommend, command.input, command.group_by, session);
    any.place_among_all = true;
    any.each = kEach;
    any.per_organisation = 0;
    PortraitOptions portraits; // explains the pairs of the members and no others
    portraits.partners = kEach;
    for (const NodeId v : all_members(whole.computed.model.clusters))
        portraits.organisations.push_back(network.organisations[v].id);
    any.portraits = portraits;
    RecommendOptions across = any;
    across.kind = PairKind::cross_cluster;
    RecommendOptions transfer = any;
    transfer.kind = PairKind::tech_transfer;
    auto lists = recommend_lists(network, {any, across, transfer}, session.begin("recommend"));
    whole.any = std::move(lists[0]);
    whole.across = std::move(lists[1]);
    whole.transfer = std::move(lists[2]);
}

/// The rows of a list with an end inside, best first: at most `most`, and `per_end` for one organisation.
RecommendationList cut(const RecommendationList& list, const std::set<NodeId>& inside, std::size_t most,
                       std::size_t per_end) {
    RecommendationList result = list;
    result.rows.clear();
    result.portraits = {};
    result.notes.clear();
    std::map<NodeId, std::size_t> rows_of;
    for (const Recommendation& row : list.rows) {
        if (result.rows.size() == most)
            break;
        if (row.reasons.empty() || (!inside.contains(row.source) && !inside.contains(row.target)))
            continue; // of nobody here, or only the best of the other end
        if (per_end > 0 && (rows_of[row.source] == per_end || rows_of[row.target] == per_end))
            continue;
        ++rows_of[row.source];
        ++rows_of[row.target];
        result.rows.push_back(row);
    }
    return result;
}

/// The rows of one group, in their order.
void cut_gaps(GapStudy& study, const std::string& key) {
    const auto concerns = [&](const Gap& gap) {
        return study.groups.groups[gap.a].key == key || study.groups.groups[gap.b].key == key;
    };
    std::vector<std::size_t> place(study.rows.size(), study.rows.size());
    std::vector<Gap> rows;
    for (std::size_t r = 0; r < study.rows.size(); ++r)
        if (concerns(study.rows[r])) {
            place[r] = rows.size();
            rows.push_back(study.rows[r]);
        }
    for (std::vector<std::size_t>* list : {&study.gaps, &study.silent}) {
        std::vector<std::size_t> kept;
        for (const std::size_t r : *list)
            if (place[r] < rows.size())
                kept.push_back(place[r]);
        *list = std::move(kept);
    }
    study.rows = std::move(rows);
}

/// Whom the review shows: the cluster, its partners, and whoever a list names.
std::vector<NodeId> shown(const WholeNetwork& whole, const std::set<NodeId>& inside, const ReviewModel& model) {
    std::set<NodeId> all = inside;
    for (const NodeId v : inside)
        for (const Arc& arc : whole.computed.view.graph.arcs(v))
            all.insert(arc.to);
    for (const RecommendationList* list : {&model.cross_cluster, &model.tech_transfer})
        for (const Recommendation& row : list->rows)
            all.insert({row.source, row.target});
    return {all.begin(), all.end()};
}

/// The network of those who are shown, with the strengths of the whole.
std::vector<ReportFile> network_of_cluster(const WholeNetwork& whole, const std::vector<NodeId>& nodes) {
    const ExchangeGraph& from = whole.exchange;
    constexpr std::uint32_t kGone = 0xFFFFFFFFU;
    std::vector<std::uint32_t> place(from.ids.size(), kGone);
    ExchangeGraph graph;
    NodeLooks looks;
    const auto pick = [](const auto& column, const std::vector<NodeId>& of, auto& into) {
        if (column.empty())
            return;
        into = std::remove_reference_t<decltype(into)>(of.size(), column[of.front()]);
        for (std::size_t i = 0; i < of.size(); ++i)
            into[node(i)] = column[of[i]];
    };
    pick(whole.looks.x, nodes, looks.x);
    pick(whole.looks.y, nodes, looks.y);
    pick(whole.looks.size, nodes, looks.size);
    pick(whole.looks.colour, nodes, looks.colour);
    for (const NodeId v : nodes) {
        place[index(v)] = static_cast<std::uint32_t>(graph.ids.size());
        graph.ids.push_back(from.ids[index(v)]);
        graph.labels.push_back(from.labels[index(v)]);
    }
    std::vector<std::size_t> edges;
    for (std::size_t e = 0; e < from.edges.size(); ++e)
        if (const auto [a, b] = from.edges[e]; place[a] != kGone && place[b] != kGone) {
            edges.push_back(e);
            graph.edges.emplace_back(place[a], place[b]);
            graph.weights.push_back(from.weights[e]);
        }
    for (const ExchangeColumn& column : from.node_columns) {
        ExchangeColumn& kept = graph.node_columns.emplace_back(ExchangeColumn{column.name, column.type, {}});
        for (const NodeId v : nodes)
            kept.texts.push_back(column.texts[index(v)]);
    }
    for (const ExchangeColumn& column : from.edge_columns) {
        ExchangeColumn& kept = graph.edge_columns.emplace_back(ExchangeColumn{column.name, column.type, {}});
        for (const std::size_t e : edges)
            kept.texts.push_back(column.texts[e]);
    }
    return {{"network.graphml", to_graphml(graph)}, {"network.gexf", to_gexf(graph, looks)}};
}

std::vector<ReportFile> draw_cluster(const ReviewCommand& command, const WholeNetwork& whole, Session& session,
                                     ReviewModel& model) {
    std::vector<ReportFile> files;
    const Network& network = *model.network;
    const ReviewedNetwork& computed = whole.computed;
    const PictureOptions options = review_picture_options(command.paper);
    const Organisation& o = network.organisations[model.focus];
    warn_of_missing_fonts(session);
    if (computed.view.graph.degree(model.focus) > 0) {
        const PictureSource around{network, computed.view, computed.model.communities, computed.model.ranking,
                                   whole.any};
        add_picture(draw_ego(around, model.focus, options, session), "ego-" + file_stem(o.id),
                    {{}, {}, {o.name() + " and its partners", o.name() + " und die Partner"}, {}}, model, files);
    }
    const PictureSettings settings{session.language(), options.paper, session.options().seed};
    RecommendationList suggestions = model.cross_cluster;
    for (const Recommendation& row : model.tech_transfer.rows)
        if (std::none_of(suggestions.rows.begin(), suggestions.rows.end(),
                         [&](const Recommendation& r) { return r.source == row.source && r.target == row.target; }))
            suggestions.rows.push_back(row);
    add_if_it_can_be_drawn([&] { return opportunities_picture(network, computed.view, suggestions, settings); },
                           "opportunities",
                           {"Whom the members should meet, and who can introduce them",
                            "Wen die Mitglieder kennenlernen sollten, und wer sie bekannt machen kann"},
                           options, session, model, files);
    return files;
}

} // namespace

void compute_whole(const ReviewCommand& command, const Loaded& loaded, Session& session, WholeNetwork& whole,
                   const std::optional<EarlierClusters>& earlier) {
    compute_figures(command, loaded, session, whole.computed, kGapPairs, earlier);
    whole.computed.model.command = "batch";
    recommend_to_members(command, loaded.network, session, whole);
    whole.exchange = exchange_of(loaded.network, whole.computed);
    whole.looks = looks_of(loaded.network, whole.computed.view, session);
}

std::vector<ReportFile> cluster_review_files(const ReviewCommand& command, const WholeNetwork& whole, NodeId initiative,
                                             Session& session) {
    ReviewModel model = whole.computed.model;
    model.language = command.common.language;
    model.options = recorded_options(command.common);
    model.focus = initiative;
    const ClusterScorecard* card = nullptr;
    for (const ClusterScorecard& row : model.clusters.rows)
        if (row.initiative == initiative)
            card = &row;
    ensure(card != nullptr, "a cluster initiative has a scorecard");
    std::set<NodeId> inside(card->members.begin(), card->members.end());
    inside.insert(initiative);
    model.all = cut(whole.any, inside, kInTable, 0);
    model.cross_cluster = cut(whole.across, inside, kOnPage, kPerEnd);
    model.tech_transfer = cut(whole.transfer, inside, kOnPage, kPerEnd);
    cut_gaps(model.gaps, model.network->organisations[initiative].id);
    std::set<Symbol> themes(card->themes_covered.begin(), card->themes_covered.end());
    themes.insert(card->themes_missing.begin(), card->themes_missing.end());
    std::erase_if(model.themes, [&](const ThemeCoverage& theme) { return !themes.contains(theme.theme); });
    model.shown = shown(whole, inside, model);
    std::vector<ReportFile> files;
    if (card->members.empty()) {
        files = write_report(model);
    } else {
        std::vector<ReportFile> pictures = draw_cluster(command, whole, session, model);
        session.begin("writing");
        files = write_report(model);
        files.push_back(workbook_file(model));
        for (std::vector<ReportFile> more : {std::move(pictures), network_of_cluster(whole, model.shown)})
            for (ReportFile& file : more)
                files.push_back(std::move(file));
    }
    files.push_back({"run.json", run_manifest(model, files)});
    return files;
}

} // namespace clusterbridge
