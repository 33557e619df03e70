#include "metrics/twins.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace clusterbridge {
namespace {

std::uint64_t mixed(std::uint64_t z) {
    z += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

/// Whether u and v have the same neighbours but for each other, and are tied.
bool are_twins(const Graph& g, NodeId u, NodeId v) {
    const auto a = g.arcs(u);
    const auto b = g.arcs(v);
    if (a.size() != b.size())
        return false;
    std::size_t i = 0, j = 0;
    bool tied = false;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && a[i].to == v) {
            tied = true;
            ++i;
        } else if (j < b.size() && b[j].to == u)
            ++j;
        else if (i < a.size() && j < b.size() && a[i].to == b[j].to) {
            ++i;
            ++j;
        } else
            return false;
    }
    return tied;
}

/// The smallest twin of every node (itself where it has none): candidates share the hash of their closed neighbourhood.
NodeColumn<NodeId> representatives(const Graph& g) {
    struct Key {
        std::uint64_t hash = 0;
        NodeId id{};
    };
    std::vector<Key> keys;
    NodeColumn<NodeId> representative(g.node_count());
    for (std::size_t u = 0; u < g.node_count(); ++u) {
        representative[node(u)] = node(u);
        if (g.degree(node(u)) == 0)
            continue;
        std::uint64_t hash = mixed(u);
        for (const Arc& arc : g.arcs(node(u)))
            hash += mixed(index(arc.to));
        keys.push_back({hash, node(u)});
    }
    std::sort(keys.begin(), keys.end(),
              [](const Key& a, const Key& b) { return std::tie(a.hash, a.id) < std::tie(b.hash, b.id); });
    for (std::size_t i = 0; i < keys.size();) {
        std::size_t j = i + 1;
        for (; j < keys.size() && keys[j].hash == keys[i].hash; ++j)
            if (are_twins(g, keys[i].id, keys[j].id))
                representative[keys[j].id] = keys[i].id;
        i = j;
    }
    return representative;
}

} // namespace

TwinClasses merge_twins(const Graph& g) {
    const std::size_t n = g.node_count();
    const auto representative = representatives(g);
    TwinClasses result;
    result.of = NodeColumn<std::uint32_t>(n, TwinClasses::kNone);
    std::vector<NodeId> first_of;
    std::vector<double> members;
    for (std::size_t u = 0; u < n; ++u) {
        if (g.degree(node(u)) == 0)
            continue;
        if (representative[node(u)] == node(u)) {
            result.of[node(u)] = static_cast<std::uint32_t>(first_of.size());
            first_of.push_back(node(u));
            members.push_back(1);
        } else {
            result.of[node(u)] = result.of[representative[node(u)]];
            ++members[result.of[node(u)]];
        }
    }
    Adjacency plain;
    for (const NodeId u : first_of) {
        for (const Arc& arc : g.arcs(u))
            if (representative[arc.to] == arc.to)
                plain.to.push_back(result.of[arc.to]);
        plain.first.push_back(static_cast<std::uint32_t>(plain.to.size()));
    }
    // the own class is no neighbour: a representative's twins are no representatives
    const auto order = breadth_first_order(plain);
    result.classes = renumbered(plain, order);
    std::vector<std::uint32_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        place[order[i]] = static_cast<std::uint32_t>(i);
        result.members.push_back(members[order[i]]);
    }
    for (std::uint32_t& c : result.of)
        if (c != TwinClasses::kNone)
            c = place[c];
    return result;
}

} // namespace clusterbridge
