#include "metrics/brokerage.hpp"

#include "metrics/triangles.hpp"

namespace clusterbridge {
namespace {

struct Counts {
    NodeColumn<std::array<std::uint64_t, 4>> of;
    Counts& operator+=(const Counts& other) {
        for (std::size_t u = 0; u < of.size(); ++u)
            for (std::size_t role = 0; role < 4; ++role)
                of[node(u)][role] += other.of[node(u)][role];
        return *this;
    }
};

/// 0 coordinator, 1 itinerant, 2 gatekeeper, 3 liaison.
std::size_t role(std::uint32_t broker, std::uint32_t a, std::uint32_t b) {
    if (a == b)
        return a == broker ? 0 : 1;
    return a == broker || b == broker ? 2 : 3;
}

/// Roles over all pairs of neighbours, tied or not, from the number of neighbours in each group.
std::array<std::uint64_t, 4> over_all_pairs(const Graph& g, const NodeColumn<std::uint32_t>& group, NodeId v,
                                            std::vector<std::uint32_t>& groups) {
    groups.clear();
    for (const Arc& arc : g.arcs(v))
        groups.push_back(group[arc.to]);
    std::sort(groups.begin(), groups.end());
    const std::uint64_t degree = groups.size();
    std::uint64_t own = 0;
    std::uint64_t within_others = 0;
    for (std::size_t i = 0; i < groups.size();) {
        std::size_t j = i;
        while (j < groups.size() && groups[j] == groups[i])
            ++j;
        const std::uint64_t size = j - i;
        if (groups[i] == group[v])
            own = size;
        else
            within_others += size * (size - 1) / 2;
        i = j;
    }
    const std::uint64_t others = degree - own;
    const std::uint64_t pairs_of_others = others == 0 ? 0 : others * (others - 1) / 2;
    return {own == 0 ? 0 : own * (own - 1) / 2, within_others, own * others, pairs_of_others - within_others};
}

} // namespace

Brokerage brokerage(const Graph& g, const NodeColumn<std::uint32_t>& group, const RunControl& run) {
    const std::size_t n = g.node_count();
    const Counts zero{NodeColumn<std::array<std::uint64_t, 4>>(n)};
    const Upwards up = upwards(g, run);
    const auto count = [&](Counts& counts, std::uint32_t x, std::uint32_t y, std::uint32_t z) {
        const NodeId a = node(up.order[x]), b = node(up.order[y]), c = node(up.order[z]);
        ++counts.of[a][role(group[a], group[b], group[c])];
        ++counts.of[b][role(group[b], group[a], group[c])];
        ++counts.of[c][role(group[c], group[a], group[b])];
    };
    const Counts tied = count_triangles(up, run, zero, count);
    const NodeColumn<std::uint64_t> empty(n, 0);
    Brokerage result{empty, empty, empty, empty};
    const std::size_t blocks = arc_blocks(g.arc_count());
    for_blocks(
        blocks, {run.threads, run.stop, {}}, [] { return std::vector<std::uint32_t>(); },
        [&](std::size_t block, std::vector<std::uint32_t>& groups) {
            const auto [first, last] = block_range(block, blocks, n);
            for (std::size_t u = first; u < last; ++u) {
                const auto all = over_all_pairs(g, group, node(u), groups);
                result.coordinator[node(u)] = all[0] - tied.of[node(u)][0];
                result.itinerant[node(u)] = all[1] - tied.of[node(u)][1];
                result.gatekeeper[node(u)] = all[2] - tied.of[node(u)][2];
                result.liaison[node(u)] = all[3] - tied.of[node(u)][3];
            }
        });
    return result;
}

} // namespace clusterbridge
