#include "graph/pair_records.hpp"

#include "base/error.hpp"
#include "base/large_pages.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace clusterbridge {
namespace {

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
        all.project_weight[p] = options.projection == Projection::newman ? 1.0 / static_cast<double>(k - 1) : 1.0;
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

/// By both ends, the smaller first; rows about the same pair in the order of the table.
std::vector<std::uint32_t> rows_by_pair(const TieTable& ties) {
    std::vector<std::uint32_t> rows(ties.size());
    std::iota(rows.begin(), rows.end(), 0U);
    const auto key = [&](std::uint32_t row) {
        return std::tuple(std::min(ties.source(row), ties.target(row)), std::max(ties.source(row), ties.target(row)),
                          row);
    };
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    return rows;
}

/// Rows that run to the smaller end, by it; they come by their sources. O(rows + nodes).
void collect_backward(PairRecords& all, std::size_t count, std::size_t nodes) {
    all.first_backward.assign(nodes + 1, 0);
    for (std::size_t i = 0; i < all.ties.size(); ++i)
        if (all.ties.target(i) < all.ties.source(i))
            ++all.first_backward[index(all.ties.target(i)) + 1];
    std::partial_sum(all.first_backward.begin(), all.first_backward.end(), all.first_backward.begin());
    std::vector<std::uint32_t> next(all.first_backward.begin(), all.first_backward.end() - 1);
    reserve_large(all.backward, count);
    all.backward.resize(count);
    for (std::size_t i = 0; i < all.ties.size(); ++i)
        if (all.ties.target(i) < all.ties.source(i))
            all.backward[next[index(all.ties.target(i))]++] = static_cast<std::uint32_t>(i);
}

/// A network's rows are sorted by source, then target: those whose source has the smaller id are in the order of pairs.
void collect_ties(const Network& network, PairRecords& all) {
    const TieTable& ties = all.ties = network.ties;
    bool in_order = true;
    std::size_t backward = 0;
    std::pair<NodeId, NodeId> before{};
    for (std::size_t i = 0; i < ties.size(); ++i) {
        const std::pair<NodeId, NodeId> row{ties.source(i), ties.target(i)};
        ensure(row.first != row.second, "a self-loop reached the network");
        in_order = in_order && before <= row;
        backward += row.second < row.first ? 1 : 0;
        before = row;
    }
    if (!in_order)
        all.by_pair = rows_by_pair(ties);
    else if (backward > 0)
        collect_backward(all, backward, network.size());
}

} // namespace

PairRecords pair_records(const Network& network, const ViewOptions& options, const RunControl& run) {
    PairRecords all;
    all.first_place.assign(network.size() + 1, 0);
    all.project_weight.assign(network.projects.size(), 0);
    collect_ties(network, all);
    collect_partners(network, options, run, all);
    return all;
}

} // namespace clusterbridge
