#include "graph/pair_records.hpp"

#include "base/error.hpp"
#include "base/large_pages.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>

namespace clusterbridge {
namespace {

using Tie = PairRecords::Tie;

/// A project that makes ties, and where its partners are.
struct Group {
    std::uint32_t project = 0, first = 0, end = 0;
};

/// The projects that make ties, their weights and partners, and how many of them everybody is in (behind its place).
std::vector<Group> collect_groups(const Network& network, const ViewOptions& options, const RunControl& run,
                                  PairRecords& all) {
    std::vector<Group> groups;
    groups.reserve(network.projects.size());
    all.partners.resize(network.participations.size());
    NodeId* const partners = all.partners.data();
    std::size_t end = 0;
    for (std::size_t p = 0; p < network.projects.size(); ++p) {
        if (p % 1024 == 0)
            run.throw_if_stopped();
        const std::size_t first = end;
        for (const Participation& one : network.participations_of(network.projects[p]))
            if (end == first || partners[end - 1] != one.organisation)
                partners[end++] = one.organisation;
        const std::size_t k = end - first;
        if (k < 2 || (options.max_project_size > 0 && k > options.max_project_size)) {
            end = first;
            continue;
        }
        all.weight[all.tie_rows + p] =
            options.projection == Projection::newman ? 1.0 / static_cast<double>(k - 1) : 1.0;
        all.project_pairs += k * (k - 1) / 2;
        groups.push_back(
            {static_cast<std::uint32_t>(p), static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end)});
        for (std::size_t i = first; i < end; ++i)
            ++all.first_place[index(partners[i]) + 1];
    }
    all.partners.resize(end);
    return groups;
}

/// Who took part in what: everything but ties.
void collect_partners(const Network& network, const ViewOptions& options, const RunControl& run, PairRecords& all) {
    if (options.projection == Projection::none || network.projects.empty())
        return;
    const std::vector<Group> groups = collect_groups(network, options, run, all);
    std::partial_sum(all.first_place.begin(), all.first_place.end(), all.first_place.begin());
    std::vector<std::uint32_t> next(all.first_place.begin(), all.first_place.end() - 1);
    all.places.resize(all.partners.size());
    for (const Group& group : groups)
        for (std::uint32_t i = group.first; i < group.end; ++i)
            all.places[next[index(all.partners[i])]++] = {group.project, i + 1, group.end};
}

bool before(const Tie& a, const Tie& b) {
    return a.low != b.low ? a.low < b.low : a.high < b.high;
}

/// Stable, by one end, one counting pass: O(ties + nodes).
std::vector<Tie> sorted_by(NodeId Tie::*end, const std::vector<Tie>& ties, std::size_t node_count) {
    std::vector<std::uint32_t> at(node_count + 1, 0);
    for (const Tie& tie : ties)
        ++at[index(tie.*end) + 1];
    std::partial_sum(at.begin(), at.end(), at.begin());
    std::vector<Tie> sorted;
    reserve_large(sorted, ties.size());
    sorted.resize(ties.size());
    for (const Tie& tie : ties)
        sorted[at[index(tie.*end)]++] = tie;
    return sorted;
}

/// All rows by pair, rows about the same pair in the order of the table. A network's rows are sorted by source, then
/// target: those whose source has the smaller id are in order, the others lack one pass. O(ties + nodes).
std::vector<Tie> ties_by_pair(const Network& network) {
    std::vector<Tie> forward;
    std::vector<Tie> backward;
    reserve_large(forward, network.ties.size());
    reserve_large(backward, network.ties.size());
    for (std::size_t i = 0; i < network.ties.size(); ++i) {
        const NodeId source = network.ties.source(i);
        const NodeId target = network.ties.target(i);
        ensure(source != target, "a self-loop reached the network");
        const auto row = static_cast<std::uint32_t>(i);
        if (source < target)
            forward.push_back({source, target, row});
        else
            backward.push_back({target, source, row});
    }
    const auto by_high = [](const Tie& a, const Tie& b) { return a.high < b.high; };
    if (!std::is_sorted(forward.begin(), forward.end(), before))
        forward = sorted_by(&Tie::low, sorted_by(&Tie::high, forward, network.size()), network.size());
    if (!std::is_sorted(backward.begin(), backward.end(), by_high))
        backward = sorted_by(&Tie::high, backward, network.size());
    if (backward.empty())
        return forward;
    backward = sorted_by(&Tie::low, backward, network.size());
    std::vector<Tie> ties;
    reserve_large(ties, network.ties.size());
    const auto earlier = [](const Tie& a, const Tie& b) { return before(a, b) || (!before(b, a) && a.row < b.row); };
    std::merge(forward.begin(), forward.end(), backward.begin(), backward.end(), std::back_inserter(ties), earlier);
    return ties;
}

} // namespace

PairRecords pair_records(const Network& network, const ViewOptions& options, const RunControl& run) {
    PairRecords all;
    all.tie_rows = static_cast<std::uint32_t>(network.ties.size());
    all.first_place.assign(network.size() + 1, 0);
    reserve_large(all.weight, network.ties.size() + network.projects.size());
    for (std::size_t i = 0; i < network.ties.size(); ++i)
        all.weight.push_back(network.ties.weight(i));
    all.weight.resize(all.weight.size() + network.projects.size(), 0);
    all.ties = ties_by_pair(network);
    collect_partners(network, options, run, all);
    return all;
}

} // namespace clusterbridge
