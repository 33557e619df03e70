#include "metrics/closeness_weighted.hpp"

#include "base/compensated_sum.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/worth_threads.hpp"
#include "metrics/adjacency.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

constexpr double kFarthest = std::numeric_limits<double>::max();
constexpr double kUnreached = std::numeric_limits<double>::infinity();

struct Step {
    double length = 0;
    std::uint32_t to = 0;
};

/// The graph in an order in which neighbours lie close together, with lengths in a unit in which the shortest is
/// about 1.
struct Lengths {
    std::vector<std::uint32_t> first{0};
    std::vector<Step> steps;
    std::vector<std::uint32_t> place; ///< of every node of the graph
    std::vector<std::uint32_t> order; ///< the way back
    int exponent = 0;                 ///< weights were divided by 2^exponent
    double longest = 0;
};

Lengths lengths_of(const Graph& g, const EdgeColumn<double>& weight) {
    Lengths all;
    double largest = 0;
    for (const double w : weight)
        largest = std::max(largest, w);
    all.exponent = largest > 0 ? std::ilogb(largest) : 0;
    all.order = breadth_first_order(adjacency_of(g));
    all.place.resize(all.order.size());
    for (std::size_t i = 0; i < all.order.size(); ++i)
        all.place[all.order[i]] = static_cast<std::uint32_t>(i);
    all.steps.reserve(g.arc_count());
    for (const std::uint32_t u : all.order) {
        for (const Arc& arc : g.arcs(node(u)))
            all.steps.push_back(
                {std::min(kFarthest, 1 / std::scalbn(weight[arc.edge], -all.exponent)), all.place[index(arc.to)]});
        all.first.push_back(static_cast<std::uint32_t>(all.steps.size()));
    }
    for (const Step& step : all.steps)
        all.longest = std::max(all.longest, step.length);
    return all;
}

/// Distances from one node, with nodes waiting in buckets of width 0.5 (Denardo & Fox 1979, Oper. Res. 27): no step is
/// shorter, so what is in the bucket at hand is settled. Rounding cannot change that, for it keeps the order of numbers
/// and the ends of buckets are numbers.
class BucketSearch {
  public:
    static bool suits(const Lengths& lengths) { return lengths.longest < 4096; }

    explicit BucketSearch(const Lengths& lengths)
        : lengths_(&lengths), distance_(lengths.order.size()),
          heads_(std::bit_ceil(bucket_of(lengths.longest) + 3), kNone) {}

    const std::vector<double>& run(std::uint32_t source) {
        std::fill(distance_.begin(), distance_.end(), kUnreached);
        waiting_.clear();
        distance_[source] = 0;
        put(source, 0);
        std::size_t taken = 0;
        for (std::size_t bucket = 0; taken < waiting_.size(); ++bucket) {
            std::uint32_t& head = heads_[bucket & (heads_.size() - 1)];
            while (head != kNone) {
                const Waiting item = waiting_[head];
                head = item.next;
                ++taken;
                if (bucket_of(distance_[item.node]) == bucket) // else it was settled in an earlier one
                    relax(item.node);
            }
        }
        return distance_;
    }

  private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
    struct Waiting {
        std::uint32_t node = 0, next = kNone;
    };
    static std::size_t bucket_of(double distance) {
        return static_cast<std::size_t>(static_cast<std::int64_t>(2 * distance));
    }
    void put(std::uint32_t v, std::size_t bucket) {
        std::uint32_t& head = heads_[bucket & (heads_.size() - 1)];
        waiting_.push_back({v, head});
        head = static_cast<std::uint32_t>(waiting_.size() - 1);
    }
    void relax(std::uint32_t u) {
        const double here = distance_[u];
        for (std::uint32_t a = lengths_->first[u]; a < lengths_->first[u + 1]; ++a) {
            const Step& step = lengths_->steps[a];
            const double through = here + step.length;
            const double before = distance_[step.to];
            if (through >= before)
                continue;
            distance_[step.to] = through;
            const std::size_t bucket = bucket_of(through);
            if (before == kUnreached || bucket_of(before) != bucket)
                put(step.to, bucket); // else it waits there already
        }
    }

    const Lengths* lengths_;
    std::vector<double> distance_;
    std::vector<std::uint32_t> heads_; ///< of the list of each bucket; buckets are used in turn, round and round
    std::vector<Waiting> waiting_;
};

/// The same distances where lengths are too many times apart for buckets.
class HeapSearch {
  public:
    explicit HeapSearch(const Lengths& lengths) : lengths_(&lengths), distance_(lengths.order.size()) {}

    const std::vector<double>& run(std::uint32_t source) {
        std::fill(distance_.begin(), distance_.end(), kUnreached);
        distance_[source] = 0;
        push({0, source});
        while (!heap_.empty()) {
            const Step at = pop();
            if (at.length > distance_[at.to])
                continue; // it was reached on a shorter way since
            for (std::uint32_t a = lengths_->first[at.to]; a < lengths_->first[at.to + 1]; ++a) {
                const Step& step = lengths_->steps[a];
                const double through = std::min(kFarthest, at.length + step.length);
                if (through < distance_[step.to]) {
                    distance_[step.to] = through;
                    push({through, step.to});
                }
            }
        }
        return distance_;
    }

  private:
    // four children a node: half as deep, and they lie in one line of the cache
    void push(Step item) {
        std::size_t i = heap_.size();
        heap_.push_back(item);
        for (; i > 0 && item.length < heap_[(i - 1) / 4].length; i = (i - 1) / 4)
            heap_[i] = heap_[(i - 1) / 4];
        heap_[i] = item;
    }
    Step pop() {
        const Step top = heap_.front();
        const Step item = heap_.back();
        heap_.pop_back();
        std::size_t i = 0;
        for (std::size_t child = 1; child < heap_.size(); child = 4 * i + 1) {
            const std::size_t end = std::min(child + 4, heap_.size());
            for (std::size_t c = child + 1; c < end; ++c)
                child = heap_[c].length < heap_[child].length ? c : child;
            if (item.length <= heap_[child].length)
                break;
            heap_[i] = heap_[child];
            i = child;
        }
        if (!heap_.empty())
            heap_[i] = item;
        return top;
    }

    const Lengths* lengths_;
    std::vector<double> distance_;
    std::vector<Step> heap_; ///< `length` is the distance of `to`
};

/// What one node has from its distances, added up in the order of ids.
void rate(const Lengths& lengths, std::size_t source, const std::vector<double>& distance, Closeness& result) {
    CompensatedSum sum, inverse;
    std::size_t reached = 0;
    for (const std::uint32_t v : lengths.place)
        if (v != source && distance[v] != kUnreached) {
            sum.add(distance[v]);
            inverse.add(1 / distance[v]);
            ++reached;
        }
    const NodeId u = node(lengths.order[source]);
    const auto others = static_cast<double>(distance.size() - 1);
    const auto there = static_cast<double>(reached);
    if (std::isfinite(sum.value())) // else it is 0 as far as doubles go
        result.closeness[u] = std::scalbn(there / sum.value() * (there / others), lengths.exponent);
    result.harmonic[u] = std::scalbn(inverse.value() / others, lengths.exponent);
}

template <class Search>
void search_all(const Graph& g, const Lengths& lengths, const RunControl& run, Closeness& result) {
    const std::size_t n = g.node_count();
    const std::size_t blocks = std::min<std::size_t>(n, 1024);
    for_blocks(
        blocks, run, [&] { return Search(lengths); },
        [&](std::size_t block, Search& search) {
            const auto [begin, end] = block_range(block, blocks, n);
            for (std::size_t i = begin; i < end; ++i)
                if (g.degree(node(lengths.order[i])) > 0)
                    rate(lengths, i, search.run(static_cast<std::uint32_t>(i)), result);
        });
}

} // namespace

Closeness closeness_weighted(const Graph& g, const EdgeColumn<double>& weight, const RunControl& run) {
    ensure(weight.size() == g.edge_count(), "one weight per edge");
    const std::size_t n = g.node_count();
    Closeness result{NodeColumn<double>(n, 0), NodeColumn<double>(n, 0)};
    const Lengths lengths = lengths_of(g, weight);
    const RunControl control = worth_threads(run, 4.0 * static_cast<double>(n) * static_cast<double>(g.arc_count()));
    if (BucketSearch::suits(lengths))
        search_all<BucketSearch>(g, lengths, control, result);
    else
        search_all<HeapSearch>(g, lengths, control, result);
    return result;
}

} // namespace clusterbridge
