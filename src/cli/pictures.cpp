#include "cli/pictures.hpp"

#include "cli/picture_ego.hpp"
#include "cli/picture_overview.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostEgos = 10; ///< where no cluster initiative is there to show

PictureSettings settings(const PictureOptions& options, const Session& session) {
    return {session.language(), options.paper, session.options().seed};
}

} // namespace

std::vector<DrawnFile> draw_overview(const PictureSource& s, const PictureOptions& options, Session& session) {
    const RunControl run = session.begin("layout");
    const Picture picture =
        overview_picture(s.network, s.view, s.ranking, s.communities, s.suggestions, settings(options, session));
    return draw(picture, options.draw, run, session.charger());
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
