#include "graph/graph_view.hpp"

#include "base/compensated_sum.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clusterbridge {
namespace {

/// A link with the pair it belongs to, before edges exist.
struct PairLink {
    NodeId low{}, high{};
    Link link;
};

PairLink pair_link(NodeId a, NodeId b, Link link) {
    return {std::min(a, b), std::max(a, b), link};
}

std::vector<PairLink> collect_ties(const Network& network) {
    std::vector<PairLink> pairs;
    pairs.reserve(network.ties.size());
    for (std::size_t i = 0; i < network.ties.size(); ++i) {
        const NodeId source = network.ties.source(i);
        const NodeId target = network.ties.target(i);
        ensure(source != target, "a self-loop reached the network");
        pairs.push_back(
            pair_link(source, target, {LinkKind::tie_row, static_cast<std::uint32_t>(i), network.ties.weight(i)}));
    }
    return pairs;
}

void project_ties(const Network& network, const ViewOptions& options, const RunControl& run,
                  std::vector<PairLink>& pairs) {
    for (std::size_t p = 0; p < network.projects.size(); ++p) {
        if (p % 1024 == 0)
            run.throw_if_stopped();
        const auto partners = network.partners_of(network.projects[p]);
        const std::size_t k = partners.size();
        if (k < 2 || (options.max_project_size > 0 && k > options.max_project_size))
            continue;
        const double share = options.projection == Projection::newman ? 1.0 / static_cast<double>(k - 1) : 1.0;
        for (std::size_t i = 0; i < k; ++i)
            for (std::size_t j = i + 1; j < k; ++j)
                pairs.push_back({partners[i], partners[j], {LinkKind::project, static_cast<std::uint32_t>(p), share}});
    }
}

/// Orders by pair and keeps the order of equal pairs: two stable counting passes, O(links + nodes).
std::vector<PairLink> sorted_by_pair(std::vector<PairLink> pairs, std::size_t node_count) {
    std::vector<PairLink> other(pairs.size());
    for (const auto end : {&PairLink::high, &PairLink::low}) {
        std::vector<std::uint64_t> at(node_count + 1, 0);
        for (const PairLink& pair : pairs)
            ++at[index(pair.*end) + 1];
        std::partial_sum(at.begin(), at.end(), at.begin());
        for (const PairLink& pair : pairs)
            other[at[index(pair.*end)]++] = pair;
        pairs.swap(other);
    }
    return pairs;
}

bool lighter(const PairLink& a, const PairLink& b) {
    return a.link.weight < b.link.weight;
}

/// Strength and modularity add over pairs, so twice the sum of all weights must be a number too.
[[noreturn]] void refuse_overflow(const Network& network, const PairLink& pair, bool only_in_total) {
    std::string place = pair.link.kind == LinkKind::tie_row ? network.place(network.ties[pair.link.record].row) : "";
    if (!place.empty())
        place += ": ";
    const std::string& a = network.organisations[pair.low].id;
    const std::string& b = network.organisations[pair.high].id;
    const std::string en = only_in_total ? "the weights of all ties" : "the weights between " + a + " and " + b;
    const std::string de =
        only_in_total ? "die Gewichte aller Verbindungen" : "die Gewichte zwischen " + a + " und " + b;
    throw Error(ErrorCode::input,
                {place + en + " add up to more than a number can hold; scale them down",
                 place + de + " ergeben zusammen mehr, als eine Zahl fassen kann; verkleinern Sie sie"});
}

} // namespace

GraphView make_view(const Network& network, const ViewOptions& options, const RunControl& run) {
    std::vector<PairLink> pairs = collect_ties(network);
    if (options.projection != Projection::none)
        project_ties(network, options, run, pairs);
    pairs = sorted_by_pair(std::move(pairs), network.size());

    GraphView view;
    view.links.reserve(pairs.size());
    std::vector<std::pair<NodeId, NodeId>> ends;
    std::vector<double> weights;
    double total = 0;
    for (const PairLink& pair : pairs) {
        if (ends.empty() || ends.back() != std::pair(pair.low, pair.high)) {
            ends.emplace_back(pair.low, pair.high);
            weights.push_back(0);
            view.link_offsets.push_back(view.links.size());
        }
        weights.back() += pair.link.weight;
        view.links.push_back(pair.link);
        if (!std::isfinite(weights.back()))
            refuse_overflow(network, pair, false);
        total += pair.link.weight;
    }
    if (!std::isfinite(2 * total))
        refuse_overflow(network, *std::max_element(pairs.begin(), pairs.end(), lighter), true);
    view.link_offsets.push_back(view.links.size());
    view.graph = Graph::from_sorted_edges(network.size(), std::move(ends));
    view.weight = EdgeColumn<double>(std::move(weights));
    return view;
}

NodeColumn<double> strengths(const Graph& graph, const EdgeColumn<double>& weight) {
    NodeColumn<double> sums(graph.node_count(), 0);
    for (std::size_t i = 0; i < graph.node_count(); ++i) {
        CompensatedSum sum;
        for (const Arc& arc : graph.arcs(node(i)))
            sum.add(weight[arc.edge]);
        sums[node(i)] = sum.value();
    }
    return sums;
}

} // namespace clusterbridge
