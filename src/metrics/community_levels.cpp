#include "metrics/community_levels.hpp"

#include "base/error.hpp"
#include "base/large_pages.hpp"
#include "base/parallel.hpp"
#include "metrics/weights.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace clusterbridge {

std::size_t blocks_of(const Level& level, const RunControl& run) {
    constexpr std::size_t kManyArcs = 200000; // below, waiting for the last thread on a busy machine costs what is won
    return run.threads > 1 && level.arc_count() >= kManyArcs ? std::size_t{16} * run.threads : 1;
}

namespace {

/// Threads and the wish to stop; how far a part of the work is, is nobody's business.
RunControl quietly(const RunControl& run) {
    return {.threads = run.threads, .stop = run.stop};
}

/// Arcs whose weight is too small for a number are none.
void leave_out_nothings(Level& level) {
    std::uint32_t kept = 0;
    for (std::uint32_t v = 0, begin = 0; v < level.size(); ++v) {
        const std::uint32_t end = level.offsets[v + 1];
        for (std::uint32_t i = begin; i < end; ++i)
            if (level.arcs[i].weight > 0)
                level.arcs[kept++] = level.arcs[i];
        level.offsets[v + 1] = kept;
        begin = end;
    }
    level.arcs.resize(kept);
}

struct WeightRange {
    double least = std::numeric_limits<double>::infinity();
    double largest = 0;
    void add(double low, double high) {
        least = std::min(least, low);
        largest = std::max(largest, high);
    }
};

WeightRange range_of(const EdgeColumn<double>& weight, const RunControl& run) {
    std::vector<WeightRange> pieces(weight.size() / 65536 + 1);
    run_blocks(pieces.size(), quietly(run), [&](std::size_t block, std::size_t) {
        const auto [first, last] = block_range(block, pieces.size(), weight.size());
        WeightRange piece;
        for (std::size_t e = first; e < last; ++e)
            piece.add(weight[edge(e)], weight[edge(e)]);
        pieces[block] = piece;
    });
    WeightRange all;
    for (const WeightRange& piece : pieces)
        all.add(piece.least, piece.largest);
    return all;
}

/// All arcs weigh `weight`. A strength is the sum of so many, added up one by one as where they differ.
void share_arcs(const Graph& graph, double weight, Level& level) {
    level.of_graph = graph.all_arcs();
    level.weight_of_all = static_cast<float>(weight);
    std::vector<double> strength{0}; // of so many arcs
    for (std::size_t v = 0; v < level.size(); ++v) {
        const std::size_t degree = level.offsets[v + 1] - level.offsets[v];
        while (strength.size() <= degree)
            strength.push_back(strength.back() + weight);
        level.mass[v] = strength[degree];
    }
}

void copy_arcs(const Graph& graph, const EdgeColumn<double>& weight, const PowerOfTwo& scale, const RunControl& run,
               Level& level) {
    reserve_large(level.arcs, graph.arc_count());
    level.arcs.resize(graph.arc_count());
    for_items_in_blocks(level.size(), blocks_of(level, run), quietly(run), [&](std::size_t v) {
        double strength = 0;
        LevelArc* next = level.arcs.data() + level.offsets[v];
        for (const Arc& arc : graph.arcs(node(v))) {
            const double w = scale * weight[arc.edge];
            strength += w;
            *next++ = {static_cast<std::uint32_t>(index(arc.to)), static_cast<float>(w)};
        }
        level.mass[v] = strength;
    });
}

} // namespace

FirstLevel first_level(const Graph& graph, const EdgeColumn<double>& weight, const RunControl& run) {
    FirstLevel first;
    Level& base = first.level;
    const std::size_t n = graph.node_count();
    const auto [least, largest] = range_of(weight, run);
    std::frexp(largest, &first.exponent);
    const PowerOfTwo scale(-first.exponent);
    base.mass = large_vector<double>(n);
    base.offsets.resize(n + 1);
    for (std::size_t v = 0; v < n; ++v)
        base.offsets[v + 1] = base.offsets[v] + static_cast<std::uint32_t>(graph.degree(node(v)));
    if (largest == least && largest > 0)
        share_arcs(graph, scale * largest, base);
    else
        copy_arcs(graph, weight, scale, run, base);
    first.total = std::accumulate(base.mass.begin(), base.mass.end(), 0.0) / 2;
    if (base.of_graph.empty() && !(static_cast<float>(scale * least) > 0))
        leave_out_nothings(base);
    return first;
}

std::size_t compact(Labels& labels, std::size_t bound) {
    Labels number(bound, Partition::kNone);
    std::uint32_t next = 0;
    for (std::uint32_t& label : labels) {
        if (number[label] == Partition::kNone)
            number[label] = next++;
        label = number[label];
    }
    return next;
}

namespace {

/// Which nodes make up each part.
struct Members {
    Labels first, all; ///< those of part p: all[first[p]] to all[first[p + 1] - 1]

    Members(const Labels& part, std::size_t parts) : first(parts + 1, 0), all(part.size()) {
        for (const std::uint32_t p : part)
            ++first[p + 1];
        std::partial_sum(first.begin(), first.end(), first.begin());
        Labels at(first.begin(), first.end() - 1);
        for (std::uint32_t v = 0; v < part.size(); ++v)
            all[at[part[v]]++] = v;
    }
};

/// The arcs of the parts in `range`, added to `arcs`; the ends of their places there go to coarse.offsets.
void gather(const Level& level, const Labels& part, const Members& members, BlockRange range, Surroundings& around,
            Level& coarse, std::vector<LevelArc>& arcs) {
    const bool far = level.is_far();
    const std::size_t last = members.all.size() - 1;
    for (auto p = static_cast<std::uint32_t>(range.first); p < range.last; ++p) {
        double mass = 0;
        for (std::uint32_t i = members.first[p]; i < members.first[p + 1]; ++i) {
            if (far) {
                level.fetch_arcs(members.all[std::min(i + kArcsAhead, last)]);
                level.fetch_ends(members.all[std::min(i + kEndsAhead, last)], part);
            }
            mass += level.mass[members.all[i]];
            level.for_arcs(members.all[i], [&](LevelArc arc) {
                around.add_if(part[arc.to] != p, part[arc.to], static_cast<double>(arc.weight));
            });
        }
        coarse.mass[p] = mass;
        for (const std::uint32_t q : around.touched())
            arcs.push_back({q, static_cast<float>(around[q])});
        around.clear();
        coarse.offsets[p + 1] = static_cast<std::uint32_t>(arcs.size());
    }
}

std::size_t arcs_of(const Level& level, std::span<const std::uint32_t> nodes) {
    std::size_t sum = 0;
    for (const std::uint32_t v : nodes)
        sum += level.degree(v);
    return sum;
}

} // namespace

Level aggregate(const Level& level, const Labels& part, std::size_t parts, WorkerSurroundings& around,
                const RunControl& run) {
    const Members members(part, parts);
    Level coarse;
    coarse.offsets.resize(parts + 1);
    coarse.mass = large_vector<double>(parts);
    const std::size_t blocks = blocks_of(level, run);
    if (blocks == 1) {
        reserve_large(coarse.arcs, level.arc_count()); // more than enough; what is not used is never touched
        gather(level, part, members, {0, parts}, around.of(0), coarse, coarse.arcs);
        return coarse;
    }
    around.prepare(run.threads);
    std::vector<std::vector<LevelArc>> pieces(blocks);
    run_blocks(blocks, quietly(run), [&](std::size_t block, std::size_t worker) {
        const BlockRange range = block_range(block, blocks, parts);
        const std::uint32_t* const all = members.all.data();
        reserve_large(pieces[block],
                      arcs_of(level, {all + members.first[range.first], all + members.first[range.last]}));
        gather(level, part, members, range, around.of(worker), coarse, pieces[block]);
    });
    std::vector<std::uint32_t> begin(blocks + 1, 0);
    for (std::size_t block = 0; block < blocks; ++block)
        begin[block + 1] = begin[block] + static_cast<std::uint32_t>(pieces[block].size());
    reserve_large(coarse.arcs, begin.back());
    coarse.arcs.resize(begin.back());
    run_blocks(blocks, quietly(run), [&](std::size_t block, std::size_t) {
        const BlockRange range = block_range(block, blocks, parts);
        std::copy(pieces[block].begin(), pieces[block].end(), coarse.arcs.begin() + begin[block]);
        for (std::size_t p = range.first; p < range.last; ++p)
            coarse.offsets[p + 1] += begin[block];
    });
    return coarse;
}

Labels CommunityClimb::shuffled(std::size_t n) {
    Labels order(n);
    std::iota(order.begin(), order.end(), 0U);
    random_.shuffle(std::span(order));
    return order;
}

namespace {

/// Whether there are as many connected pieces as communities.
bool holds_together(const Level& level, const Labels& community) {
    Labels distinct = community;
    const std::size_t communities = compact(distinct, level.size());
    std::vector<std::uint8_t> seen(level.size(), 0);
    Labels stack;
    std::size_t pieces = 0;
    for (std::uint32_t v = 0; v < level.size(); ++v) {
        if (seen[v] != 0)
            continue;
        if (++pieces > communities)
            return false;
        seen[v] = 1;
        stack.push_back(v);
        while (!stack.empty()) {
            const std::uint32_t u = stack.back();
            stack.pop_back();
            level.for_arcs(u, [&](LevelArc arc) {
                if (seen[arc.to] == 0 && community[arc.to] == community[u]) {
                    seen[arc.to] = 1;
                    stack.push_back(arc.to);
                }
            });
        }
    }
    return true;
}

} // namespace

double CommunityClimb::climb(Labels& labels, const RunControl& run) {
    double gained = 0;
    Level coarse;
    const Level* level = &base_;
    Labels community = large_copy(labels);
    Labels place(labels.size()); // original node -> node of the level
    std::iota(place.begin(), place.end(), 0U);
    while (true) {
        run.throw_if_stopped();
        gained += move_nodes(*level, community, run);
        Labels distinct = community;
        const std::size_t communities = compact(distinct, level->size());
        if (communities == level->size())
            break;
        Labels part = refine(*level, community, run);
        const std::size_t parts = compact(part, level->size());
        if (parts == level->size())
            break;
        Labels next(parts);
        for (std::size_t v = 0; v < part.size(); ++v)
            next[part[v]] = distinct[v];
        for_items_in_blocks(place.size(), blocks_of(*level, run), quietly(run),
                            [&](std::size_t v) { place[v] = part[place[v]]; });
        constexpr std::size_t kManyArcs = 4000000; // below, asking is not worth it
        if (level->arc_count() > kManyArcs)
            give_back_free_memory(); // of moving and dividing: the next level takes the most at once
        coarse = aggregate(*level, part, parts, tables_, run);
        level = &coarse;
        community = std::move(next);
    }
    all_connected_ = holds_together(*level, community);
    for (std::size_t v = 0; v < labels.size(); ++v)
        labels[v] = community[place[v]];
    return gained;
}

Labels split_into_connected(const Graph& graph, const Labels& labels) {
    Labels piece(labels.size(), Partition::kNone);
    Labels stack;
    for (std::uint32_t v = 0; v < labels.size(); ++v) {
        if (piece[v] != Partition::kNone)
            continue;
        piece[v] = v;
        stack.push_back(v);
        while (!stack.empty()) {
            const std::uint32_t u = stack.back();
            stack.pop_back();
            for (const Arc& arc : graph.arcs(node(u))) {
                const auto to = static_cast<std::uint32_t>(index(arc.to));
                if (piece[to] == Partition::kNone && labels[to] == labels[u]) {
                    piece[to] = v;
                    stack.push_back(to);
                }
            }
        }
    }
    return piece;
}

Labels starting_labels(const Graph& graph, const Partition* start) {
    Labels labels(graph.node_count());
    std::iota(labels.begin(), labels.end(), 0U);
    if (start == nullptr)
        return labels;
    ensure(start->of.size() == graph.node_count(), "the starting partition fits the graph");
    Labels first(start->count, Partition::kNone);
    for (std::uint32_t v = 0; v < labels.size(); ++v)
        if (const std::uint32_t c = start->of[node(v)]; c != Partition::kNone) {
            if (first[c] == Partition::kNone)
                first[c] = v;
            labels[v] = first[c];
        }
    return labels;
}

} // namespace clusterbridge
