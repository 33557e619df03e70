#include "metrics/eigenvector_blocks.hpp"

#include "base/parallel.hpp"
#include "base/worth_threads.hpp"
#include "graph/graph_view.hpp"
#include "metrics/adjacency.hpp"
#include "metrics/components.hpp"

#include <cmath>
#include <utility>

namespace clusterbridge {
namespace {

/// What rows say about the largest eigenvalue.
struct RowBounds {
    double star = 0; ///< the largest eigenvalue of a node with its neighbours alone
    double sum = 0;  ///< the largest of a row
    double total = 0;
};

/// Arcs and bounds of the rows [from, to), for which there is room already.
RowBounds fill_rows(MatrixBlock& block, const Graph& g, const EdgeColumn<double>& weight,
                    const NodeColumn<std::uint32_t>& place, std::size_t from, std::size_t to) {
    RowBounds bounds;
    for (std::size_t i = from; i < to; ++i) {
        double sum = 0, squares = 0;
        std::size_t a = block.first[i];
        for (const Arc& arc : g.arcs(block.nodes[i])) {
            block.to[a] = place[arc.to];
            const double w = block.weight.empty() ? 1 : block.weight[a] = weight[arc.edge];
            sum += w;
            squares += w * w;
            ++a;
        }
        bounds.star = std::max(bounds.star, std::sqrt(squares));
        bounds.sum = std::max(bounds.sum, sum);
        bounds.total += sum;
    }
    return bounds;
}

MatrixBlock block_of(const Graph& g, const EdgeColumn<double>& weight, std::vector<NodeId> nodes,
                     const NodeColumn<std::uint32_t>& place, const RunControl& run) {
    MatrixBlock block;
    block.nodes = std::move(nodes);
    block.first.reserve(block.nodes.size() + 1);
    for (const NodeId u : block.nodes)
        block.first.push_back(block.first.back() + static_cast<std::uint32_t>(g.degree(u)));
    block.to.resize(block.first.back());
    block.weight.resize(weight.empty() ? 0 : block.to.size());
    const std::size_t parts = arc_blocks(block.to.size());
    std::vector<RowBounds> bounds(parts);
    run_blocks(parts, run, [&](std::size_t part, std::size_t) {
        const auto [from, to] = block_range(part, parts, block.size());
        bounds[part] = fill_rows(block, g, weight, place, from, to);
    });
    double total = 0;
    for (const RowBounds& part : bounds) {
        block.lower = std::max(block.lower, part.star);
        block.upper = std::max(block.upper, part.sum);
        total += part.total;
    }
    block.lower = std::max(block.lower, total / static_cast<double>(block.size()));
    return block;
}

/// A sharper upper bound: the largest geometric mean of the strengths of two tied nodes.
void sharpen(MatrixBlock& block, const NodeColumn<double>& strength) {
    double product = 0;
    for (std::size_t i = 0; i < block.size(); ++i)
        for (std::size_t a = block.first[i]; a < block.first[i + 1]; ++a)
            product = std::max(product, strength[block.nodes[i]] * strength[block.nodes[block.to[a]]]);
    block.upper = std::min(block.upper, std::sqrt(product));
}

} // namespace

std::vector<MatrixBlock> leading_blocks(const Graph& g, const EdgeColumn<double>& weight, const RunControl& run) {
    Components parts;
    std::vector<NodeId> falling;
    run_blocks(2, worth_threads(run, static_cast<double>(g.arc_count()) * 4), [&](std::size_t block, std::size_t) {
        if (block == 0)
            parts = components(g);
        else
            falling = by_falling_degree(g);
    });
    std::vector<std::vector<NodeId>> members(parts.sizes.size());
    for (std::size_t i = 0; i < members.size(); ++i)
        members[i].reserve(parts.sizes[i]);
    NodeColumn<std::uint32_t> place(g.node_count());
    for (const NodeId u : falling) {
        auto& part = members[parts.of[u]];
        place[u] = static_cast<std::uint32_t>(part.size());
        part.push_back(u);
    }
    std::vector<MatrixBlock> blocks;
    double lower = 0;
    for (auto& part : members) {
        if (part.size() == 1 && !blocks.empty())
            break; // sorted by size: only isolated nodes follow, with eigenvalue 0
        blocks.push_back(block_of(g, weight, std::move(part), place, run));
        lower = std::max(lower, blocks.back().lower);
    }
    if (blocks.size() > 1) {
        const auto strength = strengths(g, weight.empty() ? EdgeColumn<double>(g.edge_count(), 1) : weight);
        for (MatrixBlock& block : blocks)
            sharpen(block, strength);
    }
    std::erase_if(blocks, [&](const MatrixBlock& block) { return block.upper < lower * (1 - 1e-9); });
    return blocks;
}

} // namespace clusterbridge
