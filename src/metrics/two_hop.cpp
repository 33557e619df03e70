#include "metrics/two_hop.hpp"

#include "base/error.hpp"
#include "base/settled.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {

TwoHop::TwoHop(const Graph& graph, const EdgeColumn<double>& a) : total_(graph.node_count(), 0.0) {
    ensure(a.size() == graph.edge_count(), "one value of a per edge");
    const std::size_t n = graph.node_count();
    NodeColumn<double> scale(n, 0.0);
    for (std::size_t z = 0; z < n; ++z) {
        for (const Arc& arc : graph.arcs(node(z)))
            total_[node(z)] += a[arc.edge];
        if (total_[node(z)] > 0)
            scale[node(z)] = 1 / std::sqrt(total_[node(z)]);
    }
    to_.reserve(graph.arc_count());
    out_.reserve(graph.arc_count());
    enter_.reserve(graph.arc_count());
    for (std::size_t u = 0; u < n; ++u) {
        for (const Arc& arc : graph.arcs(node(u))) {
            to_.push_back(arc.to);
            out_.push_back(a[arc.edge] * scale[node(u)]);
            enter_.push_back(a[arc.edge] * scale[arc.to]);
        }
        offsets_.push_back(to_.size());
    }
}

TwoHop::Scratch TwoHop::make_scratch() const {
    const std::size_t n = total_.size();
    return {std::vector<double>(n, 0.0), std::vector<NodeId>(n + 1), 0};
}

void TwoHop::accumulate(NodeId source, NodeId first, Scratch& scratch) const {
    double* const sum = scratch.sum.data();
    NodeId* const reached = scratch.reached.data();
    std::size_t count = 0;
    const std::size_t begin = offsets_[index(source)];
    const std::size_t end = offsets_[index(source) + 1];
    for (std::size_t at = begin; at < end; ++at) {
        const NodeId z = to_[at];
        const double share = enter_[at];
        const std::size_t row = offsets_[index(z)];
        const std::size_t last = offsets_[index(z) + 1];
        const auto from = std::lower_bound(to_.begin() + static_cast<std::ptrdiff_t>(row),
                                           to_.begin() + static_cast<std::ptrdiff_t>(last), first);
        for (auto k = static_cast<std::size_t>(from - to_.begin()); k < last; ++k) {
            const NodeId j = to_[k];
            double& s = sum[index(j)];
            reached[count] = j; // kept only where j is new: without a branch that would miss half the time
            count += s == 0 ? 1U : 0U;
            s += share * out_[k];
        }
    }
    for (std::size_t at = begin; at < end; ++at)
        sum[index(to_[at])] = 0;
    sum[index(source)] = 0;
    scratch.count = count;
}

template <class Use> void TwoHop::common(NodeId i, NodeId j, Use&& use) const {
    std::size_t x = offsets_[index(i)];
    std::size_t y = offsets_[index(j)];
    const std::size_t x_end = offsets_[index(i) + 1];
    const std::size_t y_end = offsets_[index(j) + 1];
    while (x < x_end && y < y_end) {
        if (to_[x] == to_[y])
            use(to_[x], enter_[x] * enter_[y]);
        const bool step_x = to_[x] <= to_[y];
        const bool step_y = to_[y] <= to_[x];
        x += step_x ? 1U : 0U;
        y += step_y ? 1U : 0U;
    }
}

TwoHop::Summary TwoHop::summary(NodeId i, NodeId j) const {
    Summary all;
    double largest = 0;
    common(i, j, [&](NodeId z, double share) {
        all.score += share;
        ++all.partners;
        if (const double part = settled(share); all.strongest == kNoNode || part > largest) {
            all.strongest = z;
            largest = part;
        }
    });
    return all;
}

double TwoHop::score(NodeId i, NodeId j) const {
    double sum = 0;
    common(i, j, [&](NodeId, double share) { sum += share; });
    return sum;
}

std::vector<TwoHopShare> TwoHop::shares(NodeId i, NodeId j) const {
    std::vector<TwoHopShare> all;
    common(i, j, [&](NodeId z, double share) { all.push_back({z, share}); });
    std::stable_sort(all.begin(), all.end(),
                     [](const TwoHopShare& a, const TwoHopShare& b) { return settled(a.share) > settled(b.share); });
    return all;
}

} // namespace clusterbridge
