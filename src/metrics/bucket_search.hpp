#pragma once
#include "metrics/shortest_trees.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace clusterbridge {

/// Brandes' two passes from one source over whole lengths, with nodes waiting in buckets no wider than the shortest
/// length (Denardo & Fox 1979, Oper. Res. 27): what is in the bucket at hand is settled, whatever its order, because no
/// step from there ends in the same bucket. O(m + distance / shortest length) a source, O(n + m) memory.
template <class Whole> class BucketSearch {
  public:
    /// Whether the longest length is not too many times the shortest: as many buckets are kept.
    static bool suits(const std::vector<Whole>& lengths) {
        const auto [least, most] = std::minmax_element(lengths.begin(), lengths.end());
        return *most / *least < kMostBuckets / 4;
    }

    BucketSearch(const LengthArcs& arcs, const std::vector<Whole>& lengths)
        : arcs_(&arcs), distance_(arcs.node_count()), paths_(arcs.node_count()), onward_(arcs.node_count()) {
        const auto [least, most] = std::minmax_element(lengths.begin(), lengths.end());
        shift_ = static_cast<unsigned>(std::bit_width(*least)) - 1;
        first_.assign(std::bit_ceil(static_cast<std::size_t>(*most >> shift_) + 2), kNone);
        steps_.reserve(arcs.to.size());
        for (std::size_t a = 0; a < arcs.to.size(); ++a)
            steps_.push_back({arcs.to[a], lengths[arcs.length[a]]});
    }

    /// Adds the dependencies on `source` to `score`. False, and nothing added, if a number of paths is too large.
    bool run(std::uint32_t source, std::vector<double>& score) {
        if (!settle_all(source)) {
            std::fill(first_.begin(), first_.end(), kNone);
            return false;
        }
        for (std::size_t i = order_.size(); i-- > 0;) {
            const std::uint32_t u = order_[i];
            const Whole here = distance_[u];
            double sum = 0;
            for (std::uint32_t a = arcs_->first[u]; a < arcs_->first[u + 1]; ++a)
                if (distance_[steps_[a].to] == here + steps_[a].length)
                    sum += onward_[steps_[a].to];
            const double dependency = paths_[u] * sum;
            onward_[u] = 1 / paths_[u] + sum; // (1 + dependency) / number of paths
            if (i > 0)
                score[u] += dependency;
        }
        return true;
    }

  private:
    static constexpr std::size_t kMostBuckets = 1 << 16;
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
    static constexpr Whole kFar = std::numeric_limits<Whole>::max();
    static constexpr double kTooMany = 0x1p+900;
    struct Step {
        std::uint32_t to = 0;
        Whole length = 0;
    };
    struct Waiting {
        std::uint32_t node = 0, next = kNone;
    };

    void put(std::uint32_t v, Whole distance) {
        std::uint32_t& first = first_[static_cast<std::size_t>(distance >> shift_) & (first_.size() - 1)];
        waiting_.push_back({v, first});
        first = static_cast<std::uint32_t>(waiting_.size() - 1);
    }

    /// Fills distances, numbers of paths and the order in which nodes were settled.
    bool settle_all(std::uint32_t source) {
        std::fill(distance_.begin(), distance_.end(), kFar);
        order_.clear();
        waiting_.clear();
        distance_[source] = 0;
        paths_[source] = 1;
        put(source, 0);
        std::size_t taken = 0;
        for (Whole bucket = 0; taken < waiting_.size(); ++bucket) {
            std::uint32_t& first = first_[static_cast<std::size_t>(bucket) & (first_.size() - 1)];
            while (first != kNone) {
                const Waiting item = waiting_[first];
                first = item.next;
                ++taken;
                if (distance_[item.node] >> shift_ != bucket)
                    continue; // it was settled in an earlier bucket
                if (paths_[item.node] > kTooMany)
                    return false;
                order_.push_back(item.node);
                relax(item.node);
            }
        }
        return true;
    }
    void relax(std::uint32_t u) {
        const Whole here = distance_[u];
        const double paths = paths_[u];
        for (std::uint32_t a = arcs_->first[u]; a < arcs_->first[u + 1]; ++a) {
            const std::uint32_t v = steps_[a].to;
            const Whole through = here + steps_[a].length;
            const Whole before = distance_[v];
            if (through > before)
                continue;
            if (through == before) {
                paths_[v] += paths;
                continue;
            }
            distance_[v] = through;
            paths_[v] = paths;
            if (before == kFar || before >> shift_ != through >> shift_)
                put(v, through); // else it waits in that bucket already
        }
    }

    const LengthArcs* arcs_;
    unsigned shift_ = 0; ///< a bucket is 2^shift_ wide
    std::vector<Step> steps_;
    std::vector<std::uint32_t> first_; ///< of the list of each bucket; buckets are used in turn, round and round
    std::vector<Waiting> waiting_;
    std::vector<Whole> distance_;
    std::vector<double> paths_;
    std::vector<double> onward_;
    std::vector<std::uint32_t> order_;
};

} // namespace clusterbridge
