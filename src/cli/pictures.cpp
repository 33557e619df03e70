#include "cli/pictures.hpp"

#include "cli/picture_ego.hpp"
#include "cli/picture_overview.hpp"
#include "cli/positions.hpp"
#include "render/fonts.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostEgos = 10;        ///< where no cluster initiative is there to show
constexpr std::size_t kInitiativesFirst = 6; ///< of the ten numbers that an A3 sheet has room for
constexpr std::size_t kTransferNext = 4;

PictureSettings settings(const PictureOptions& options, const Session& session) {
    return {session.language(), options.paper, session.options().seed};
}

/// Adds up to `most` rows that fit and are not there yet.
template <class Fits>
void add_rows(RecommendationList& chosen, const RecommendationList& from, std::size_t most, Fits fits) {
    for (const Recommendation& row : from.rows) {
        const bool there = std::any_of(chosen.rows.begin(), chosen.rows.end(), [&](const Recommendation& r) {
            return r.source == row.source && r.target == row.target;
        });
        if (most == 0)
            return;
        if (there || !fits(row))
            continue;
        chosen.rows.push_back(row);
        --most;
    }
}

bool between_initiatives(const Network& network, const Recommendation& row) {
    return network.organisations[row.source].kind == ActorKind::cluster_initiative &&
           network.organisations[row.target].kind == ActorKind::cluster_initiative;
}

} // namespace

std::vector<RecommendationList> report_lists(const Network& network, std::vector<RecommendOptions> lists,
                                             std::size_t cross, const RunControl& run) {
    const auto is_initiative = [](const Organisation& o) { return o.kind == ActorKind::cluster_initiative; };
    const auto initiatives = std::count_if(network.organisations.begin(), network.organisations.end(), is_initiative);
    if (initiatives < 2)
        return recommend_lists(network, lists, run);
    RecommendOptions pairs = lists[cross];
    pairs.initiatives_only = true;
    pairs.top = pairs.per_organisation = 0;
    pairs.explained = std::min(pairs.explained, 2 * kInitiativesFirst);
    lists.push_back(std::move(pairs));
    std::vector<RecommendationList> made = recommend_lists(network, lists, run);
    auto& rows = made[cross].rows;
    const auto there = static_cast<std::size_t>(std::count_if(
        rows.begin(), rows.end(), [&](const Recommendation& row) { return between_initiatives(network, row); }));
    if (there < kInitiativesFirst)
        add_rows(made[cross], made.back(), kInitiativesFirst - there, [](const Recommendation&) { return true; });
    made.pop_back();
    return made;
}

RecommendationList overview_suggestions(const Network& network, const RecommendationList& all,
                                        const RecommendationList& cross_cluster,
                                        const RecommendationList& tech_transfer) {
    if (cross_cluster.rows.empty() && tech_transfer.rows.empty())
        return all;
    RecommendationList chosen = all;
    chosen.rows.clear();
    const auto initiatives = [&](const Recommendation& r) { return between_initiatives(network, r); };
    const auto any = [](const Recommendation&) { return true; };
    add_rows(chosen, cross_cluster, kInitiativesFirst, initiatives);
    add_rows(chosen, cross_cluster, kInitiativesFirst - chosen.rows.size(), any);
    add_rows(chosen, tech_transfer, kTransferNext, any);
    add_rows(chosen, cross_cluster, cross_cluster.rows.size(), initiatives);
    add_rows(chosen, cross_cluster, cross_cluster.rows.size(), any);
    add_rows(chosen, tech_transfer, tech_transfer.rows.size(), any);
    return chosen;
}

void warn_of_missing_fonts(Session& session) {
    if (fonts_are_complete())
        return;
    session.warn({"the pictures are set in DejaVu Sans; Open Sans is not installed (regular, semibold, bold); install "
                  "it so that more names fit (Debian: fonts-open-sans)",
                  "die Bilder sind in DejaVu Sans gesetzt; Open Sans ist nicht installiert (normal, halbfett, fett); "
                  "installieren Sie sie, damit mehr Namen Platz finden (Debian: fonts-open-sans)"});
}

DrawnOverview draw_overview(const PictureSource& s, const PictureOptions& options, Session& session) {
    const RunControl run = session.begin("layout");
    const Picture picture =
        overview_picture(s.network, s.view, s.ranking, s.communities, s.suggestions, settings(options, session));
    Drawing drawing = draw_with_places(picture, options.draw, run, session.charger());
    return {std::move(drawing.files), positions_table(picture, drawing)};
}

std::vector<DrawnFile> draw_ego(const PictureSource& s, NodeId focus, const PictureOptions& options, Session& session) {
    const RunControl run = session.begin("layout");
    const Picture picture =
        ego_picture(s.network, s.view, s.ranking, s.communities, s.suggestions, focus, settings(options, session));
    return draw(picture, options.draw, run, session.charger());
}

std::vector<NodeId> ego_subjects(const PictureSource& source) {
    const Graph& graph = source.view.graph;
    std::vector<NodeId> initiatives;
    std::vector<NodeId> others;
    for (std::size_t i = 0; i < graph.node_count(); ++i) {
        if (graph.degree(node(i)) == 0)
            continue; // a picture of one dot
        const bool initiative = source.network.organisations[node(i)].kind == ActorKind::cluster_initiative;
        (initiative ? initiatives : others).push_back(node(i));
    }
    if (!initiatives.empty())
        return initiatives;
    const auto& betweenness = source.ranking.betweenness;
    const auto before = [&](NodeId a, NodeId b) {
        if (!betweenness.empty() && betweenness[a] != betweenness[b])
            return betweenness[a] > betweenness[b];
        return graph.degree(a) != graph.degree(b) ? graph.degree(a) > graph.degree(b) : a < b;
    };
    std::sort(others.begin(), others.end(), before);
    if (others.size() > kMostEgos)
        others.resize(kMostEgos);
    return others;
}

} // namespace clusterbridge
