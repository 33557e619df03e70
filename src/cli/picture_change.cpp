#include "cli/picture_change.hpp"

#include "base/error.hpp"
#include "cli/picture_words.hpp"
#include "cli/positions.hpp"
#include "render/overview.hpp"

#include <algorithm>
#include <set>

namespace clusterbridge {
namespace {

constexpr double kFirst = 1e9; ///< named before all others

/// A state as the overview of a review shows it, without recommendations.
Picture plain_picture(const ReviewState& state, const std::vector<Sentence>& names, const PictureSettings& settings) {
    RankTable ranking;
    ranking.betweenness = state.betweenness;
    CommunityStudy communities;
    communities.partition = state.partition;
    for (const Sentence& name : names)
        communities.names.push_back({name, {}});
    return overview_picture(state.network, state.view, ranking, communities, {}, settings);
}

bool tied(const ReviewState& state, NodeId v) {
    return state.view.graph.degree(v) > 0;
}

/// Ties of the old state whose two ends are still there and not tied any more.
void add_lost_ties(const ReviewState& before, const ReviewState& after, const NodeColumn<NodeId>& now,
                   Picture& picture) {
    for (std::size_t e = 0; e < before.view.graph.edge_count(); ++e) {
        const auto [u, v] = before.view.graph.ends(edge(e));
        if (now[u] == kNoNode || now[v] == kNoNode || after.view.graph.adjacent(now[u], now[v]))
            continue;
        PictureTie tie;
        tie.a = index(now[u]);
        tie.b = index(now[v]);
        tie.weight = before.view.weight[edge(e)];
        tie.across_groups = picture.nodes[tie.a].group != picture.nodes[tie.b].group;
        tie.change = TieChange::lost;
        tie.tooltip = Sentence{"tie that was lost", "entfallene Verbindung"}.in(picture.language);
        picture.ties.push_back(std::move(tie));
    }
}

bool drawn_as_circles(const Picture& picture) {
    return picture.nodes.size() > kMostSingleNodes && !picture.groups.empty();
}

Sentence caption_of(const Picture& picture) {
    if (drawn_as_circles(picture))
        return {"The network as it is now. Every community is a circle that stands where its members stood before; one "
                "that went on keeps its name.",
                "Das Netz, wie es jetzt ist. Jede Gemeinschaft ist ein Kreis und steht, wo ihre Mitglieder vorher "
                "standen; eine, die weiterging, behält ihren Namen."};
    return {"The network as it is now. Everyone stands where they stood before; communities that went on keep their "
            "colour.",
            "Das Netz, wie es jetzt ist. Alle stehen, wo sie vorher standen; Gemeinschaften, die weitergingen, "
            "behalten ihre Farbe."};
}

void describe(const Comparison& comparison, Picture& picture) {
    const Language language = picture.language;
    picture.title = Sentence{"What has changed?", "Was hat sich geändert?"}.in(language);
    const ChangeCounts& c = comparison.counts;
    const auto count = [&](std::size_t n, const Sentence& one, const Sentence& many) {
        return counted(n, one, many, language);
    };
    picture.subtitle += "; " + count(c.ties_new, {"new tie", "neue Verbindung"}, {"new ties", "neue Verbindungen"}) +
                        ", " + count(c.ties_lost, {"lost", "entfallene"}, {"lost", "entfallene"});
    picture.description = Sentence{"Network diagram: ", "Netzbild: "}.in(language) + picture.subtitle + ".";
    if (drawn_as_circles(picture)) {
        picture.footnotes.push_back(Sentence{"Every community stands where its members stood before.",
                                             "Jede Gemeinschaft steht, wo ihre Mitglieder vorher standen."}
                                        .in(language));
        return;
    }
    picture.footnotes.push_back(
        Sentence{"Everyone stands where they stood before; who is new stands among its partners. Ties of organisations "
                 "that are not in the data any more are not drawn.",
                 "Alle stehen, wo sie vorher standen; wer neu ist, steht zwischen seinen Partnern. Verbindungen von "
                 "Organisationen, die nicht mehr in den Daten sind, sind nicht gezeichnet."}
            .in(language));
}

} // namespace

Picture change_picture(const ReviewState& before, const ReviewState& after, const Comparison& comparison,
                       const EarlierPicture& earlier, const PictureSettings& settings) {
    Picture picture = plain_picture(after, comparison.community_names, settings);
    NodeColumn<NodeId> now(before.network.size(), kNoNode);
    for (std::size_t i = 0; i < before.network.size(); ++i) {
        now[node(i)] = after.network.find(before.network.organisations[node(i)].id);
        if (now[node(i)] != kNoNode && tied(before, node(i)) && i < earlier.places.size())
            picture.nodes[index(now[node(i)])].pinned = earlier.places[i];
    }
    for (PictureTie& tie : picture.ties) {
        const NodeId a = before.network.find(picture.nodes[tie.a].id), b = before.network.find(picture.nodes[tie.b].id);
        if (a != kNoNode && b != kNoNode && before.view.graph.adjacent(a, b))
            continue;
        tie.change = TieChange::opened;
        tie.tooltip = Sentence{"new tie", "neue Verbindung"}.in(picture.language);
    }
    add_lost_ties(before, after, now, picture);
    std::set<std::string> bridges;
    for (const Change& change : comparison.changes)
        if (change.kind == ChangeKind::broker_lost)
            bridges.insert(change.id);
    for (PictureNode& one : picture.nodes) {
        if (before.network.find(one.id) == kNoNode)
            one.change = NodeChange::appeared;
        if (!bridges.contains(one.id))
            continue;
        one.change = NodeChange::bridge_lost;
        one.importance += kFirst;
    }
    const std::vector<std::uint32_t>& from = comparison.communities.predecessor;
    for (std::size_t c = 0; c < std::min(picture.groups.size(), from.size()); ++c)
        if (from[c] < earlier.tones.size())
            picture.groups[c].tone = earlier.tones[from[c]];
    describe(comparison, picture);
    return picture;
}

DrawnChange draw_change(const ReviewState& before, const ReviewState& after, const Comparison& comparison,
                        const std::string& old_review, Session& session) {
    if (after.network.size() == 0)
        return {};
    const PictureSettings settings{session.language(), Paper::a3, session.options().seed};
    const RunControl run = session.begin("layout");
    EarlierPicture earlier;
    if (before.network.size() > 0) {
        Picture old = plain_picture(before, before.community_names, settings);
        const FileSystem& files = *session.environment().files;
        const std::string positions = join_path(old_review, "diagrams/positions.csv");
        if (!old_review.empty() && files.exists(positions))
            pin(old, read_positions(files, positions), positions, session);
        Drawing drawing = draw_with_places(old, {}, run, session.charger());
        earlier = {std::move(drawing.places), std::move(drawing.tones)};
    }
    const Picture picture = change_picture(before, after, comparison, earlier, settings);
    std::vector<DrawnFile> drawn = draw(picture, {{PictureFormat::svg}, 200, {}}, run, session.charger());
    return {std::move(drawn.front().bytes), caption_of(picture)};
}

} // namespace clusterbridge
