#include "analysis/comparison.hpp"

#include "analysis/lost_brokers.hpp"
#include "analysis/recommend_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace clusterbridge {
namespace {

constexpr std::uint32_t kNone = Partition::kNone;
constexpr double kLikely = 0.5;

using Value = Change::Value;

Value whole(std::size_t value) {
    return static_cast<std::int64_t>(value);
}

/// Both ids joined, in the order of their bytes.
std::string joined(const std::string& a, const std::string& b) {
    return a + " – " + b;
}

class Comparer {
  public:
    Comparer(const ReviewState& before, const ReviewState& after) : old_(before), new_(after) {
        in_new_ = places(before.network, after.network);
        in_old_ = places(after.network, before.network);
        for (const Groups* groups : {&new_.groups, &old_.groups})
            for (const Groups::Group& group : groups->groups)
                labels_.emplace(group.key, group.label);
    }

    Comparison result() && {
        compare_organisations();
        compare_ties();
        compare_communities();
        compare_ranks();
        compare_clusters();
        if (groups_compare()) {
            compare_gaps();
            compare_brokers();
        }
        std::stable_sort(result_.changes.begin(), result_.changes.end(),
                         [](const Change& a, const Change& b) { return a.kind < b.kind; });
        count_all();
        return std::move(result_);
    }

  private:
    static std::size_t tied_in(const Graph& graph) {
        std::size_t count = 0;
        for (std::size_t v = 0; v < graph.node_count(); ++v)
            count += graph.degree(node(v)) > 0 ? 1U : 0U;
        return count;
    }
    void count_all() {
        std::array<std::size_t, kChangeKinds> of{};
        for (const Change& change : result_.changes)
            ++of[static_cast<std::size_t>(change.kind)];
        const auto count = [&](ChangeKind kind) { return of[static_cast<std::size_t>(kind)]; };
        const CommunityTracking& tracked = result_.communities;
        ChangeCounts& c = result_.counts;
        c.organisations = {old_.network.size(), new_.network.size()};
        c.tied = {tied_in(old_.view.graph), tied_in(new_.view.graph)};
        c.ties = {old_.view.graph.edge_count(), new_.view.graph.edge_count()};
        c.communities = {tracked.successor.size(), tracked.predecessor.size()};
        c.appeared = count(ChangeKind::appeared);
        c.vanished = count(ChangeKind::vanished);
        c.ties_new = count(ChangeKind::tie_new);
        c.ties_lost = count(ChangeKind::tie_lost);
        for (std::uint32_t i = 0; i < tracked.successor.size(); ++i)
            c.went_on += tracked.went_on(i) ? 1U : 0U;
        c.merged = tracked.merges.size();
        c.split = tracked.splits.size();
        c.born = tracked.born.size();
        c.died = tracked.died.size();
        c.moved = count(ChangeKind::community_moved);
        c.rank_up = count(ChangeKind::rank_up);
        c.rank_down = count(ChangeKind::rank_down);
        c.gaps_closed = count(ChangeKind::gap_closed);
        c.gaps_opened = count(ChangeKind::gap_opened);
        c.brokers_lost = count(ChangeKind::broker_lost);
        std::set<std::string> other, moved;
        for (const ClusterFigureChange& change : result_.clusters) {
            other.insert(change.id);
            if (change.move != ClusterMove::none)
                moved.insert(change.id);
        }
        c.clusters_changed = other.size();
        c.clusters_moved = moved.size();
        c.all = result_.changes.size() + result_.clusters.size();
    }

    static NodeColumn<NodeId> places(const Network& from, const Network& to) {
        NodeColumn<NodeId> place(from.size(), kNoNode);
        for (std::size_t v = 0; v < from.size(); ++v)
            place[node(v)] = to.find(from.organisations[node(v)].id);
        return place;
    }

    void add(ChangeKind kind, std::string id, Sentence name, Value old_value, Value new_value, Sentence detail) {
        result_.changes.push_back(
            {kind, std::move(id), std::move(name), std::move(old_value), std::move(new_value), std::move(detail)});
    }
    static Sentence plain(const std::string& name) { return {name, name}; }

    void compare_organisations() {
        for (std::size_t v = 0; v < new_.network.size(); ++v)
            if (in_old_[node(v)] == kNoNode) {
                const Organisation& o = new_.network.organisations[node(v)];
                const std::size_t partners = new_.view.graph.degree(node(v));
                add(ChangeKind::appeared, o.id, plain(o.name()), {}, whole(partners),
                    partners_in_words(partners, true));
            }
        for (std::size_t v = 0; v < old_.network.size(); ++v)
            if (in_new_[node(v)] == kNoNode) {
                const Organisation& o = old_.network.organisations[node(v)];
                const std::size_t partners = old_.view.graph.degree(node(v));
                add(ChangeKind::vanished, o.id, plain(o.name()), whole(partners), {},
                    partners_in_words(partners, false));
            }
    }

    /// Ties of one side that the other has not.
    void ties_only_in(const ReviewState& here, const NodeColumn<NodeId>& there, const Graph& other, ChangeKind kind) {
        for (std::size_t e = 0; e < here.view.graph.edge_count(); ++e) {
            const auto [u, v] = here.view.graph.ends(edge(e));
            const NodeId a = there[u], b = there[v];
            if (a != kNoNode && b != kNoNode && other.adjacent(a, b))
                continue;
            const Organisation &x = here.network.organisations[u], &y = here.network.organisations[v];
            std::vector<std::string> without, alone; // ends that the other time does not know, or knows without a tie
            for (const NodeId end : {u, v})
                if (there[end] == kNoNode)
                    without.push_back(here.network.organisations[end].name());
                else if (other.degree(there[end]) == 0)
                    alone.push_back(here.network.organisations[end].name());
            const bool is_new = kind == ChangeKind::tie_new;
            const double weight = here.view.weight[edge(e)];
            add(kind, joined(x.id, y.id), plain(joined(x.name(), y.name())), is_new ? Value() : Value(weight),
                is_new ? Value(weight) : Value(), tie_in_words(without, alone, is_new));
        }
    }
    void compare_ties() {
        ties_only_in(new_, in_old_, old_.view.graph, ChangeKind::tie_new);
        ties_only_in(old_, in_new_, new_.view.graph, ChangeKind::tie_lost);
    }

    NamedCommunity old_community(std::uint32_t c) const {
        return {c + 1, old_.community_names[c], result_.communities.old_size[c]};
    }
    NamedCommunity new_community(std::uint32_t c) const {
        return {c + 1, result_.community_names[c], result_.communities.new_size[c]};
    }

    void compare_communities() {
        result_.communities = track_communities({&old_.network, &old_.partition, &old_.certainty},
                                                {&new_.network, &new_.partition, &new_.certainty});
        const CommunityTracking& tracked = result_.communities;
        result_.community_names = new_.community_names;
        for (std::uint32_t c = 0; c < tracked.predecessor.size(); ++c)
            if (tracked.predecessor[c] != kNone)
                result_.community_names[c] = old_.community_names[tracked.predecessor[c]];
        for (const auto& merge : tracked.merges) {
            std::vector<NamedCommunity> parts;
            for (const std::uint32_t c : merge.old)
                parts.push_back(old_community(c));
            const NamedCommunity now = new_community(merge.now);
            add(ChangeKind::community_merged, std::to_string(now.number), now.name, numbers_of(parts),
                whole(now.number), merged_in_words(parts, now));
        }
        for (const auto& split : tracked.splits) {
            std::vector<NamedCommunity> parts;
            for (const std::uint32_t c : split.now)
                parts.push_back(new_community(c));
            const NamedCommunity was = old_community(split.old);
            add(ChangeKind::community_split, std::to_string(parts.front().number), was.name, whole(was.number),
                numbers_of(parts), split_in_words(was, parts));
        }
        for (std::size_t v = 0; v < old_.network.size(); ++v)
            compare_membership(node(v));
    }

    static bool likely(const NodeColumn<double>& certainty, NodeId v) {
        return certainty.empty() || !(certainty[v] < kLikely);
    }
    void compare_membership(NodeId v) {
        const NodeId now = in_new_[v];
        const std::uint32_t was = old_.partition.of[v];
        if (now == kNoNode || was == kNone || !result_.communities.went_on(was))
            return;
        const std::uint32_t is = new_.partition.of[now];
        const std::uint32_t heir = result_.communities.successor[was];
        if (is == kNone || is == heir || !likely(old_.certainty, v) || !likely(new_.certainty, now))
            return;
        const Organisation& o = new_.network.organisations[now];
        add(ChangeKind::community_moved, o.id, plain(o.name()), whole(was + std::size_t{1}), whole(is + std::size_t{1}),
            moved_in_words(old_community(was), heir + std::size_t{1}, new_community(is)));
    }

    /// Leaving records out pushes most organisations the same way: whoever lies on few paths falls among those on none,
    /// whose shared place then begins further up. The rank itself belongs to the interval all the same.
    static RankInterval interval_of(const ReviewState& state, NodeId v) {
        return {std::min(state.low[v], state.rank[v]), std::max(state.high[v], state.rank[v])};
    }

    void compare_ranks() {
        if (old_.rank.empty() || new_.rank.empty()) {
            result_.notes.push_back(no_ranks());
            return;
        }
        for (std::size_t i = 0; i < old_.network.size(); ++i) {
            const NodeId v = node(i), now = in_new_[v];
            if (now == kNoNode || old_.rank[v] == 0 || new_.rank[now] == 0)
                continue;
            const RankInterval was = interval_of(old_, v), is = interval_of(new_, now);
            // who lies on no shortest path shares the place behind all others, which others move
            const bool up = is.second < was.first && new_.betweenness[now] > 0;
            const bool down = is.first > was.second && old_.betweenness[v] > 0;
            if (!up && !down)
                continue;
            const Organisation& o = new_.network.organisations[now];
            add(up ? ChangeKind::rank_up : ChangeKind::rank_down, o.id, plain(o.name()), whole(old_.rank[v]),
                whole(new_.rank[now]), rank_in_words({was, old_.betweenness[v] > 0}, {is, new_.betweenness[now] > 0}));
        }
    }

    void compare_clusters() {
        const auto differ = [](double a, double b) { return a != b && !(std::isnan(a) && std::isnan(b)); };
        for (const auto& [id, now] : new_.clusters) {
            const auto was = old_.clusters.find(id);
            if (was == old_.clusters.end())
                continue;
            const ClusterPlaces& before = was->second.places;
            for (std::size_t f = 0; f < kClusterFigures; ++f) {
                const auto figure = static_cast<ClusterFigure>(f);
                if (differ(before.figures[figure], now.places.figures[figure]))
                    result_.clusters.push_back({id, now.name, figure, before.figures[figure],
                                                now.places.figures[figure], before.ranks[f], now.places.ranks[f],
                                                move_of(before, now.places, figure)});
            }
        }
    }

    Sentence label_of(const std::string& key) const {
        if (new_.groups.kind == "country")
            return country_name(key);
        const auto at = labels_.find(key);
        return at == labels_.end() ? plain(key) : at->second;
    }

    /// Whether groups are the same kind of thing at both times; communities are found anew each time.
    bool groups_compare() {
        if (old_.groups.kind == new_.groups.kind && old_.groups.kind != "community")
            return true;
        result_.notes.push_back(other_groups(old_.groups.kind, new_.groups.kind));
        return false;
    }

    void compare_gaps() {
        for (const auto& [keys, was] : old_.gaps) {
            const auto at = new_.gaps.find(keys);
            const GapChange change = at == new_.gaps.end() ? GapChange::none : gap_change(was, at->second);
            if (change == GapChange::none)
                continue;
            const bool closed = change == GapChange::closed;
            const Sentence a = label_of(keys.first), b = label_of(keys.second);
            add(closed ? ChangeKind::gap_closed : ChangeKind::gap_opened, joined(keys.first, keys.second),
                {joined(a.en, b.en), joined(a.de, b.de)}, std::string(clusterbridge::key_of(was.verdict)),
                std::string(clusterbridge::key_of(at->second.verdict)),
                gap_in_words({was.observed, was.expected}, {at->second.observed, at->second.expected}));
        }
    }

    void compare_brokers() {
        for (const LostBroker& lost : lost_brokers({&old_.network, &old_.view.graph, &old_.groups},
                                                   {&new_.network, &new_.view.graph, &new_.groups})) {
            const Organisation& o = old_.network.organisations[lost.organisation];
            std::vector<std::pair<Sentence, Sentence>> pairs;
            for (const auto& [a, b] : lost.pairs)
                pairs.emplace_back(label_of(old_.groups.groups[a].key), label_of(old_.groups.groups[b].key));
            add(ChangeKind::broker_lost, o.id, plain(o.name()), whole(lost.pairs.size()), whole(0),
                broker_in_words(pairs, in_new_[lost.organisation] == kNoNode));
        }
    }

    const ReviewState& old_;
    const ReviewState& new_;
    NodeColumn<NodeId> in_new_, in_old_;     ///< of old nodes in the new network, and the reverse
    std::map<std::string, Sentence> labels_; ///< of groups, as they are called now
    Comparison result_;
};

} // namespace

const char* key_of(ChangeKind kind) {
    static constexpr std::array<const char*, kChangeKinds> kKeys{
        "appeared",        "vanished", "tie_new",   "tie_lost",   "community_merged", "community_split",
        "community_moved", "rank_up",  "rank_down", "gap_closed", "gap_opened",       "broker_lost"};
    return kKeys[static_cast<std::size_t>(kind)];
}

Comparison compare_states(const ReviewState& before, const ReviewState& after) {
    return Comparer(before, after).result();
}

} // namespace clusterbridge
