#include "analysis/community_tracking.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::uint32_t kNone = Partition::kNone;
constexpr std::size_t kLeastMembers = 2;
constexpr double kLeastPart = 0.2;

double certainty_of(const TrackedCommunities& side, NodeId v) {
    const double certainty = side.certainty == nullptr || side.certainty->empty() ? 1 : (*side.certainty)[v];
    return std::isfinite(certainty) ? certainty : 1;
}

std::uint32_t community_of(const TrackedCommunities& side, NodeId v) {
    return v == kNoNode ? kNone : side.partition->of[v];
}

struct Shared {
    double weight = 0;
    std::size_t members = 0;
};

struct Overlaps {
    std::map<std::pair<std::uint32_t, std::uint32_t>, Shared> shared; ///< by old, then new
    std::vector<double> old_whole, old_known, new_known; ///< weight: all members; those that the other time knows
    std::vector<std::size_t> old_size, new_size;
};

Overlaps overlaps_of(const TrackedCommunities& before, const TrackedCommunities& after) {
    Overlaps o;
    o.old_whole.assign(before.partition->count, 0);
    o.old_known = o.old_whole;
    o.new_known.assign(after.partition->count, 0);
    o.old_size.assign(before.partition->count, 0);
    o.new_size.assign(after.partition->count, 0);
    for (std::size_t i = 0; i < before.network->size(); ++i) {
        const NodeId v = node(i);
        const NodeId there = after.network->find(before.network->organisations[v].id);
        const std::uint32_t was = community_of(before, v), is = community_of(after, there);
        const double old_weight = certainty_of(before, v);
        const double weight = there == kNoNode ? old_weight : std::min(old_weight, certainty_of(after, there));
        if (was != kNone) {
            ++o.old_size[was];
            o.old_whole[was] += weight;
            if (there != kNoNode)
                o.old_known[was] += weight;
        }
        if (is != kNone)
            o.new_known[is] += weight;
        if (was != kNone && is != kNone) {
            Shared& shared = o.shared[{was, is}];
            shared.weight += weight;
            ++shared.members;
        }
    }
    for (const std::uint32_t c : after.partition->of)
        if (c != kNone)
            ++o.new_size[c];
    return o;
}

bool more_than_half(double part, double whole) {
    return part > whole / 2 && part > 0;
}

void find_successors(const Overlaps& o, CommunityTracking& result) {
    for (const auto& [pair, shared] : o.shared)
        if (more_than_half(shared.weight, o.old_known[pair.first]) &&
            more_than_half(shared.weight, o.new_known[pair.second])) {
            result.successor[pair.first] = pair.second;
            result.predecessor[pair.second] = pair.first;
        }
}

void find_merges(const Overlaps& o, CommunityTracking& result) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> into;
    for (const auto& [pair, shared] : o.shared)
        if (shared.members >= kLeastMembers && more_than_half(shared.weight, o.old_whole[pair.first]))
            into[pair.second].push_back(pair.first);
    for (auto& [now, old] : into)
        if (old.size() >= 2) {
            for (const std::uint32_t i : old)
                result.old_divided[i] = 1;
            result.new_divided[now] = 1;
            result.merges.push_back({std::move(old), now});
        }
}

void find_splits(const Overlaps& o, CommunityTracking& result) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> from;
    for (const auto& [pair, shared] : o.shared)
        if (shared.members >= kLeastMembers && more_than_half(shared.weight, o.new_known[pair.second]) &&
            shared.weight >= kLeastPart * o.old_whole[pair.first])
            from[pair.first].push_back(pair.second);
    for (auto& [old, now] : from) {
        if (now.size() < 2)
            continue;
        std::stable_sort(now.begin(), now.end(), [&, i = old](std::uint32_t a, std::uint32_t b) {
            return o.shared.at({i, a}).weight > o.shared.at({i, b}).weight;
        });
        result.old_divided[old] = 1;
        for (const std::uint32_t j : now)
            result.new_divided[j] = 1;
        result.splits.push_back({old, std::move(now)});
    }
}

} // namespace

CommunityTracking track_communities(const TrackedCommunities& before, const TrackedCommunities& after) {
    const Overlaps o = overlaps_of(before, after);
    CommunityTracking result;
    result.successor.assign(before.partition->count, kNone);
    result.predecessor.assign(after.partition->count, kNone);
    result.old_divided.assign(before.partition->count, 0);
    result.new_divided.assign(after.partition->count, 0);
    result.old_size = o.old_size;
    result.new_size = o.new_size;
    find_successors(o, result);
    find_merges(o, result);
    find_splits(o, result);
    for (std::uint32_t i = 0; i < result.successor.size(); ++i)
        if (result.successor[i] == kNone && result.old_divided[i] == 0)
            result.died.push_back(i);
    for (std::uint32_t j = 0; j < result.predecessor.size(); ++j)
        if (result.predecessor[j] == kNone && result.new_divided[j] == 0)
            result.born.push_back(j);
    return result;
}

} // namespace clusterbridge
