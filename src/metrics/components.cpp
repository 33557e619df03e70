#include "metrics/components.hpp"

#include <algorithm>
#include <numeric>

namespace clusterbridge {
namespace {

/// Sets of nodes as trees whose root is the smallest node.
class Sets {
  public:
    explicit Sets(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }

    std::uint32_t root(std::uint32_t u) {
        while (parent_[u] != parent_[parent_[u]])
            u = parent_[u] = parent_[parent_[u]];
        return parent_[u];
    }
    void join(std::uint32_t u, std::uint32_t v) {
        const std::uint32_t a = root(u), b = root(v);
        if (a < b)
            parent_[b] = a;
        else
            parent_[a] = b;
    }
    /// The set that most of a thousand nodes belong to.
    std::uint32_t commonest() {
        std::vector<std::uint32_t> roots;
        const std::size_t step = parent_.size() / 1024 + 1;
        for (std::size_t u = 0; u < parent_.size(); u += step)
            roots.push_back(root(static_cast<std::uint32_t>(u)));
        std::sort(roots.begin(), roots.end());
        std::uint32_t best = 0;
        std::size_t most = 0;
        for (std::size_t i = 0, j = 0; i < roots.size(); i = j) {
            while (j < roots.size() && roots[j] == roots[i])
                ++j;
            if (j - i > most) {
                most = j - i;
                best = roots[i];
            }
        }
        return best;
    }

  private:
    std::vector<std::uint32_t> parent_;
};

std::uint32_t number_of(NodeId u) {
    return static_cast<std::uint32_t>(index(u));
}

Sets joined(const Graph& g) {
    constexpr std::size_t kFew = 2;
    const std::size_t n = g.node_count();
    Sets sets(n);
    for (std::size_t k = 0; k < kFew; ++k)
        for (std::size_t u = 0; u < n; ++u)
            if (const auto arcs = g.arcs(node(u)); k < arcs.size())
                sets.join(static_cast<std::uint32_t>(u), number_of(arcs[k].to));
    // nearly all are in one set now; what its members have left leads to members, or is met from its other end
    const std::uint32_t most = n > 0 ? sets.commonest() : 0;
    for (std::size_t u = 0; u < n; ++u) {
        const auto arcs = g.arcs(node(u));
        if (arcs.size() <= kFew || sets.root(static_cast<std::uint32_t>(u)) == sets.root(most))
            continue;
        for (const Arc& arc : arcs.subspan(kFew))
            sets.join(static_cast<std::uint32_t>(u), number_of(arc.to));
    }
    return sets;
}

} // namespace

Components components(const Graph& g) {
    const std::size_t n = g.node_count();
    Sets sets = joined(g);
    std::vector<std::uint32_t> found(n);
    std::vector<std::uint32_t> size(n, 0);
    std::vector<std::uint32_t> roots;
    for (std::size_t u = 0; u < n; ++u) {
        found[u] = sets.root(static_cast<std::uint32_t>(u));
        if (++size[found[u]] == 1)
            roots.push_back(found[u]); // its smallest node: the first met
    }
    std::stable_sort(roots.begin(), roots.end(), [&](std::uint32_t a, std::uint32_t b) { return size[a] > size[b]; });
    Components result;
    for (std::size_t i = 0; i < roots.size(); ++i) {
        result.sizes.push_back(size[roots[i]]);
        size[roots[i]] = static_cast<std::uint32_t>(i); // from here on: the number of the component
    }
    for (std::uint32_t& part : found)
        part = size[part];
    result.of = NodeColumn<std::uint32_t>(std::move(found));
    return result;
}

} // namespace clusterbridge
