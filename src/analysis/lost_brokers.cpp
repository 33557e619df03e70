#include "analysis/lost_brokers.hpp"

#include "analysis/gap_groups.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace clusterbridge {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;

/// Numbers that both times share: old groups of three organisations and more that are still there.
struct Numbering {
    std::vector<std::uint32_t> of_old, of_new; ///< group -> shared number, or kNone
    std::vector<std::uint32_t> old_group;      ///< shared number -> old group
};

Numbering shared_groups(const Groups& before, const Groups& after) {
    std::map<std::string, std::uint32_t> now;
    for (std::uint32_t g = 0; g < after.groups.size(); ++g)
        if (!after.groups[g].members.empty())
            now.emplace(after.groups[g].key, g);
    Numbering n;
    n.of_old.assign(before.groups.size(), kNone);
    n.of_new.assign(after.groups.size(), kNone);
    for (std::uint32_t g = 0; g < before.groups.size(); ++g) {
        const auto at = now.find(before.groups[g].key);
        if (before.groups[g].members.size() < kSmallestGroup || at == now.end() || n.old_group.size() == kMostGroups)
            continue;
        n.of_old[g] = n.of_new[at->second] = static_cast<std::uint32_t>(n.old_group.size());
        n.old_group.push_back(g);
    }
    return n;
}

/// Shared numbers of the groups that v belongs to, and of those that its partners belong to.
struct Touched {
    std::vector<std::uint32_t> own, tied;
};

void sort_unique(std::vector<std::uint32_t>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

Touched touched_by(const GroupedNetwork& side, NodeId v, const std::vector<std::uint32_t>& number) {
    Touched t;
    const auto add = [&](NodeId of, std::vector<std::uint32_t>& into) {
        for (const std::uint32_t g : side.groups->groups_of[of])
            if (number[g] != kNone)
                into.push_back(number[g]);
    };
    add(v, t.own);
    for (const Arc& arc : side.graph->arcs(v))
        add(arc.to, t.tied);
    sort_unique(t.own);
    sort_unique(t.tied);
    return t;
}

/// The groups that v is tied to without belonging to them.
std::vector<std::uint32_t> between(const Touched& t) {
    std::vector<std::uint32_t> result;
    std::set_difference(t.tied.begin(), t.tied.end(), t.own.begin(), t.own.end(), std::back_inserter(result));
    return result;
}

std::size_t place(std::size_t a, std::size_t b) {
    return b * (b - 1) / 2 + a;
}

/// Pairs of groups with a common neighbour.
std::vector<bool> tied_pairs(const GroupedNetwork& side, const std::vector<std::uint32_t>& number, std::size_t count) {
    std::vector<bool> tied(count < 2 ? 0 : place(0, count), false);
    for (std::size_t v = 0; v < side.graph->node_count(); ++v) {
        const auto groups = between(touched_by(side, node(v), number));
        for (std::size_t b = 1; b < groups.size(); ++b)
            for (std::size_t a = 0; a < b; ++a)
                tied[place(groups[a], groups[b])] = true;
    }
    return tied;
}

} // namespace

std::vector<LostBroker> lost_brokers(const GroupedNetwork& before, const GroupedNetwork& after) {
    const Numbering number = shared_groups(*before.groups, *after.groups);
    const std::vector<bool> tied = tied_pairs(after, number.of_new, number.old_group.size());
    std::vector<LostBroker> lost;
    for (std::size_t v = 0; v < before.graph->node_count(); ++v) {
        const auto groups = between(touched_by(before, node(v), number.of_old));
        if (groups.size() < 2)
            continue;
        const NodeId now = after.network->find(before.network->organisations[node(v)].id);
        const Touched t = now == kNoNode ? Touched{} : touched_by(after, now, number.of_new);
        const auto still = [&](std::uint32_t g) {
            return std::binary_search(t.own.begin(), t.own.end(), g) ||
                   std::binary_search(t.tied.begin(), t.tied.end(), g);
        };
        LostBroker broker{node(v), {}};
        for (std::size_t b = 1; b < groups.size(); ++b)
            for (std::size_t a = 0; a < b; ++a)
                if (!tied[place(groups[a], groups[b])] && !(still(groups[a]) && still(groups[b])))
                    broker.pairs.emplace_back(number.old_group[groups[a]], number.old_group[groups[b]]);
        if (!broker.pairs.empty()) {
            std::sort(broker.pairs.begin(), broker.pairs.end());
            lost.push_back(std::move(broker));
        }
    }
    return lost;
}

} // namespace clusterbridge
