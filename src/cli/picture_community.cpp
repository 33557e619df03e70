#include "cli/picture_community.hpp"

#include "base/error.hpp"
#include "cli/picture_words.hpp"
#include "metrics/core.hpp"
#include "render/style.hpp"

#include <algorithm>
#include <map>

namespace clusterbridge {

namespace {

constexpr std::size_t kMostMembers = 300;
constexpr std::size_t kMostNeighbours = 8;

struct CommunityPicture {
    const Network& network;
    const GraphView& view;
    const CommunityStudy& communities;
    std::uint32_t community = 0;
    const PictureSettings& options;
    std::vector<NodeId> members = {};
    std::size_t all_members = 0, neighbours = 0, core_members = 0, bridge_ties = 0;
    std::map<NodeId, std::size_t> place = {};
    Picture picture = {};

    std::uint32_t of(NodeId v) const { return communities.partition.of[v]; }
};

void add_members(CommunityPicture& c, const RankTable& ranking) {
    std::vector<NodeId> all;
    for (std::size_t i = 0; i < c.network.size(); ++i)
        if (c.of(node(i)) == c.community)
            all.push_back(node(i));
    c.all_members = all.size();
    const auto importance = [&](NodeId v) {
        const double between = ranking.betweenness.size() == c.network.size() ? ranking.betweenness[v] : 0;
        return static_cast<double>(c.view.graph.degree(v)) + 1000 * between;
    };
    std::stable_sort(all.begin(), all.end(), [&](NodeId a, NodeId b) { return importance(a) > importance(b); });
    if (all.size() > kMostMembers)
        all.resize(kMostMembers);
    std::sort(all.begin(), all.end());
    for (const NodeId v : all) {
        c.place[v] = c.picture.nodes.size();
        PictureNode node = picture_node(c.network, c.view, v, c.options.language);
        node.group = 0;
        node.importance = importance(v);
        c.picture.nodes.push_back(std::move(node));
    }
    c.members = std::move(all);
}

/// Ties among members, and by core numbers who is at the heart of them.
void add_inner_ties(CommunityPicture& c) {
    std::vector<std::pair<NodeId, NodeId>> edges;
    std::vector<EdgeId> ids;
    for (const NodeId v : c.members)
        for (const Arc& arc : c.view.graph.arcs(v)) {
            const auto found = c.place.find(arc.to);
            if (arc.to <= v || found == c.place.end())
                continue;
            PictureTie tie;
            tie.a = c.place.at(v);
            tie.b = found->second;
            tie.weight = c.view.weight[arc.edge];
            edges.emplace_back(node(tie.a), node(tie.b));
            ids.push_back(arc.edge);
            c.picture.ties.push_back(std::move(tie));
        }
    if (ids.size() > style_of(c.picture).tie_budget)
        mark_beyond_chance(c.picture, c.network, c.view, ids);
    const NodeColumn<std::uint32_t> cores = core(Graph::from_edges(c.members.size(), std::move(edges)));
    std::uint32_t highest = 0;
    for (std::size_t i = 0; i < c.members.size(); ++i)
        highest = std::max(highest, cores[node(i)]);
    for (std::size_t i = 0; i < c.members.size() && highest > 1; ++i)
        if (cores[node(i)] == highest) {
            c.picture.nodes[i].core = true;
            c.picture.nodes[i].importance += 1e4;
            ++c.core_members;
        }
}

void add_bridges(CommunityPicture& c) {
    std::map<std::uint32_t, double> weight;
    std::map<std::pair<std::uint32_t, NodeId>, double> ties;
    for (const NodeId v : c.members)
        for (const Arc& arc : c.view.graph.arcs(v)) {
            const std::uint32_t other = c.of(arc.to);
            if (other == c.community || other == Partition::kNone)
                continue;
            weight[other] += c.view.weight[arc.edge];
            ties[{other, v}] += c.view.weight[arc.edge];
            ++c.bridge_ties;
        }
    c.neighbours = weight.size();
    std::vector<std::pair<std::uint32_t, double>> order(weight.begin(), weight.end());
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (order.size() > kMostNeighbours)
        order.resize(kMostNeighbours);
    const auto groups = picture_groups(c.communities, c.options.language);
    for (const auto& [other, sum] : order) {
        std::size_t size = 0;
        for (std::size_t i = 0; i < c.network.size(); ++i)
            size += c.of(node(i)) == other ? 1U : 0U;
        PictureNode node;
        node.id = groups[other].id;
        node.name = groups[other].title + " (" + count_words(size, c.options.language) + ')';
        node.label = node.name;
        node.stands_for_group = true;
        node.size = static_cast<double>(size);
        node.importance = 1e5 + sum;
        node.tooltip =
            counted(size, {"organisation", "Organisation"}, {"organisations", "Organisationen"}, c.options.language);
        for (const auto& [pair, total] : ties)
            if (pair.first == other) {
                PictureTie tie;
                tie.a = c.place.at(pair.second);
                tie.b = c.picture.nodes.size();
                tie.weight = total;
                tie.across_groups = true;
                c.picture.ties.push_back(std::move(tie));
            }
        c.picture.nodes.push_back(std::move(node));
    }
}

/// The member with most ties beyond the community.
NodeId strongest_bridge(const CommunityPicture& c) {
    std::size_t most = 0;
    NodeId best = kNoNode;
    for (const NodeId v : c.members) {
        std::size_t across = 0;
        for (const Arc& arc : c.view.graph.arcs(v))
            across += c.of(arc.to) != c.community ? 1U : 0U;
        if (across > most) {
            most = across;
            best = v;
        }
    }
    return best;
}

void add_words(CommunityPicture& c, const std::string& name) {
    Picture& p = c.picture;
    const Language language = c.options.language;
    const NodeId bridge = strongest_bridge(c);
    if (bridge == kNoNode) {
        p.title = Sentence{name + " has no ties to the rest", name + " hat keine Verbindung nach außen"}.in(language);
    } else {
        const std::string who = short_name(c.network.organisations[bridge].name());
        p.title =
            Sentence{name + ": " + who + " is the widest bridge", name + ": " + who + " ist die breiteste Brücke"}.in(
                language);
    }
    p.subtitle =
        Sentence{"Community ", "Gemeinschaft "}.in(language) + std::to_string(c.community + 1) + ": " +
        counted(c.all_members, {"organisation", "Organisation"}, {"organisations", "Organisationen"}, language) + ", " +
        counted(c.core_members, {"in its core", "im Kern"}, {"in its core", "im Kern"}, language) + ", " +
        counted(c.bridge_ties, {"tie to", "Verbindung zu"}, {"ties to", "Verbindungen zu"}, language) + " " +
        counted(c.neighbours, {"other community", "anderen Gemeinschaft"},
                {"other communities", "anderen Gemeinschaften"}, language);
    if (const std::string date = data_date(c.network, language); !date.empty())
        p.subtitle += "; " + date;
    if (c.members.size() < c.all_members)
        p.footnotes.push_back(Sentence{"Shown are the " + count_words(c.members.size(), language) +
                                           " best-connected of " + count_words(c.all_members, language) + " members.",
                                       "Gezeigt sind die " + count_words(c.members.size(), language) +
                                           " am besten vernetzten von " + count_words(c.all_members, language) +
                                           " Mitgliedern."}
                                  .in(language));
    if (c.neighbours > kMostNeighbours)
        p.footnotes.push_back(Sentence{"Around it stand the " + std::to_string(kMostNeighbours) + " communities of " +
                                           std::to_string(c.neighbours) + " that it has the strongest ties to.",
                                       "Ringsum stehen von " + std::to_string(c.neighbours) + " Gemeinschaften die " +
                                           std::to_string(kMostNeighbours) + " am stärksten verbundenen."}
                                  .in(language));
    p.footnotes.push_back(Sentence{"Names stand at the core, at cluster initiatives and at the best-connected "
                                   "members, wherever there is room.",
                                   "Namen stehen am Kern, an Clusterinitiativen und an den am besten vernetzten "
                                   "Mitgliedern, soweit Platz ist."}
                              .in(language));
    p.description = p.title + ". " + p.subtitle + '.';
}

} // namespace

Picture community_picture(const Network& network, const GraphView& view, const RankTable& ranking,
                          const CommunityStudy& communities, std::uint32_t community, const PictureSettings& options) {
    ensure(community < communities.partition.count, "a picture's community is one of the study");
    CommunityPicture c{network, view, communities, community, options};
    c.picture = new_picture(PictureView::community, options);
    const PictureGroup group = picture_groups(communities, options.language)[community];
    c.picture.groups.push_back(group);
    add_members(c, ranking);
    add_inner_ties(c);
    add_bridges(c);
    add_words(c, group.title);
    return std::move(c.picture);
}

} // namespace clusterbridge
