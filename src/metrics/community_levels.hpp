#pragma once
#include "base/fetch_early.hpp"
#include "base/large_pages.hpp"
#include "base/random.hpp"
#include "base/run_control.hpp"
#include "graph/graph.hpp"
#include "graph/partition.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

/// What all searches for communities share: a graph that shrinks from level to level, as its communities become nodes.
namespace clusterbridge {

using Labels = std::vector<std::uint32_t>;

/// One end of an edge between nodes of a level. Single precision halves what the inner loop has to fetch; weights are
/// scaled by a power of two first, sums are kept in double precision.
struct LevelArc {
    std::uint32_t to;
    float weight;
    LevelArc() {} // leaves room that several threads will fill as it is
    LevelArc(std::uint32_t end, float w) : to(end), weight(w) {}
};

static_assert(sizeof(Arc) == sizeof(LevelArc));

/// A graph whose nodes are parts of communities. Weight inside a node never changes a decision, so loops are left out.
struct Level {
    std::vector<std::uint32_t> offsets{0};
    std::vector<LevelArc> arcs;    ///< none where those of the graph serve
    std::vector<double> mass;      ///< strength, or number of members
    std::span<const Arc> of_graph; ///< its arcs, all of one weight, in place of `arcs`; must outlive the level
    float weight_of_all = 0;       ///< of the arcs of the graph

    std::size_t size() const { return mass.size(); }
    std::size_t arc_count() const { return offsets.back(); }
    std::size_t degree(std::uint32_t v) const { return offsets[v + 1] - offsets[v]; }
    /// body(LevelArc) for every arc of v.
    template <class Body> void for_arcs(std::uint32_t v, Body&& body) const {
        const std::size_t first = offsets[v], last = offsets[v + 1];
        if (of_graph.empty()) {
            for (const LevelArc *arc = arcs.data() + first, *end = arcs.data() + last; arc != end; ++arc)
                body(*arc);
        } else {
            const float weight = weight_of_all;
            for (const Arc *arc = of_graph.data() + first, *end = of_graph.data() + last; arc != end; ++arc)
                body(LevelArc(static_cast<std::uint32_t>(index(arc->to)), weight));
        }
    }
    /// Larger than the nearest cache: asking the memory in time pays, for visits in random order are what no processor
    /// can guess. Changes nothing but time.
    bool is_far() const { return arc_count() > 16384; }
    void fetch_arcs(std::uint32_t v) const {
        constexpr std::size_t kLine = 64, kMost = 8 * kLine; // of the cache
        const void* const first = of_graph.empty() ? static_cast<const void*>(arcs.data() + offsets[v])
                                                   : static_cast<const void*>(of_graph.data() + offsets[v]);
        const auto* line = static_cast<const std::byte*>(first);
        const std::byte* const end = line + std::min(kMost, degree(v) * sizeof(LevelArc));
        for (; line < end; line += kLine)
            fetch_early(line);
    }
    /// Asking takes longer than it saves where the whole table stays in the second cache.
    void fetch_ends(std::uint32_t v, const std::vector<std::uint32_t>& table) const {
        if (table.size() > 131072)
            for_arcs(v, [&](LevelArc arc) { fetch_early(table.data() + arc.to); });
    }
};

/// Differences below this share of the weight at stake are rounding, not improvement.
inline constexpr double kRelativeNoise = 1e-10;

/// The graph itself as the first level.
struct FirstLevel {
    /// Masses are strengths; edges more than 10^38 times weaker than the strongest are left out. Where all weigh the
    /// same, the arcs stay those of the graph.
    Level level;
    double total = 0; ///< scaled weight of all edges
    int exponent = 0; ///< weights were divided by 2^exponent
};
FirstLevel first_level(const Graph& graph, const EdgeColumn<double>& weight, const RunControl& run = {});
FirstLevel first_level(Graph&&, const EdgeColumn<double>&, const RunControl& = {}) = delete; ///< too short a life

/// Into how many blocks the work on a level is divided: one where threads would not pay. Whatever is divided so gives
/// the same bytes for any number.
std::size_t blocks_of(const Level& level, const RunControl& run);

/// `value` or 0, without a branch: compilers like to make one of a choice between floating-point numbers.
inline double value_if(bool counts, double value) {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) & (0 - static_cast<std::uint64_t>(counts)));
}

/// Weight from one node to each community around it, in a flat table that is clean between uses.
class Surroundings {
  public:
    explicit Surroundings(std::size_t n) : weight_(large_vector<double>(n)), touched_(n + 1) {}
    void add(std::uint32_t community, double weight) { add_if(true, community, weight); }
    /// Adds only where `counts`. Whether a community is new is what a processor cannot guess, so there is no branch
    /// either. Weights are finite and not negative.
    void add_if(bool counts, std::uint32_t community, double weight) {
        const double before = weight_[community];
        touched_[count_] = community;
        count_ +=
            static_cast<std::size_t>(counts) & static_cast<std::size_t>(std::bit_cast<std::uint64_t>(before) == 0);
        weight_[community] = before + value_if(counts, weight);
    }
    double operator[](std::uint32_t community) const { return weight_[community]; }
    std::span<const std::uint32_t> touched() const { return {touched_.data(), count_}; }
    void clear() {
        for (std::size_t i = 0; i < count_; ++i)
            weight_[touched_[i]] = 0;
        count_ = 0;
    }

  private:
    std::vector<double> weight_;
    Labels touched_;
    std::size_t count_ = 0;
};

/// Surroundings for every worker, made when it first needs them.
class WorkerSurroundings {
  public:
    explicit WorkerSurroundings(std::size_t n) : n_(n), tables_(1) {}
    /// Before work on up to `threads` threads.
    void prepare(unsigned threads) { tables_.resize(std::max<std::size_t>(threads, tables_.size())); }
    Surroundings& of(std::size_t worker) {
        if (!tables_[worker])
            tables_[worker] = std::make_unique<Surroundings>(n_);
        return *tables_[worker];
    }

  private:
    std::size_t n_;
    std::vector<std::unique_ptr<Surroundings>> tables_;
};

/// Nodes that wait for a visit, each at most once: a ring with room for all.
class VisitQueue {
  public:
    explicit VisitQueue(Labels order) : queue_(std::move(order)), queued_(queue_.size(), 1), waiting_(queue_.size()) {}
    bool empty() const { return waiting_ == 0; }
    std::uint32_t next() {
        const std::uint32_t v = queue_[head_];
        head_ = head_ + 1 == queue_.size() ? 0 : head_ + 1;
        --waiting_;
        queued_[v] = 0;
        return v;
    }
    /// Who comes `places` after the next, as far as is known; the queue is not empty.
    std::uint32_t ahead(std::size_t places) const {
        const std::size_t at = head_ + std::min(places, waiting_ - 1);
        return queue_[at >= queue_.size() ? at - queue_.size() : at];
    }
    void put(std::uint32_t v) {
        if (queued_[v] != 0)
            return;
        queued_[v] = 1;
        const std::size_t tail = head_ + waiting_;
        queue_[tail >= queue_.size() ? tail - queue_.size() : tail] = v;
        ++waiting_;
    }

  private:
    Labels queue_;
    std::vector<std::uint8_t> queued_;
    std::size_t head_ = 0, waiting_ = 0;
};

/// Visits ahead at which the arcs of a node are asked for, and what is known of their ends, by when they have come.
inline constexpr std::size_t kArcsAhead = 6;
inline constexpr std::size_t kEndsAhead = 2;

/// Numbers labels (each below `bound`) in order of first use; returns how many there are.
std::size_t compact(Labels& labels, std::size_t bound);

/// The next level: parts (numbered below `parts`) become nodes, their masses and the weights between them add up.
/// Each part by itself, on several threads where the level is large.
Level aggregate(const Level& level, const Labels& part, std::size_t parts, WorkerSurroundings& around,
                const RunControl& run = {});

/// The way up that all searches share: move nodes, divide each community into parts that hold together by themselves,
/// go on with the parts as nodes, until nothing is left to make smaller (Traag, Waltman & van Eck 2019).
class CommunityClimb {
  public:
    /// Keeps a reference to `base`.
    CommunityClimb(const Level& base, Random random)
        : base_(base), random_(random), tables_(base.size()), around_(tables_.of(0)) {}
    virtual ~CommunityClimb() = default;
    CommunityClimb(const CommunityClimb&) = delete;
    CommunityClimb& operator=(const CommunityClimb&) = delete;

    /// One whole climb from `labels` (each below the size of the base). Returns what it gained, in the unit of
    /// move_nodes. Cost about O(m).
    double climb(Labels& labels, const RunControl& run);
    /// Whether every community that the last climb left is connected: seen on its last level, which is small.
    bool all_connected() const { return all_connected_; }

  protected:
    /// Moves single nodes between communities until no move gains; returns what was gained.
    virtual double move_nodes(const Level& level, Labels& community, const RunControl& run) = 0;
    /// A part for every node, each connected and inside one community. The same for any number of threads.
    virtual Labels refine(const Level& level, const Labels& community, const RunControl& run) = 0;
    Labels shuffled(std::size_t n);

    const Level& base_;
    Random random_;
    WorkerSurroundings tables_;
    Surroundings& around_; ///< those of the first worker

  private:
    bool all_connected_ = false;
};

/// Gives each connected piece of a community a label of its own. With modularity, CPM and the map equation that never
/// lowers the quality.
Labels split_into_connected(const Graph& graph, const Labels& labels);

/// Every node alone, or as in `start` (may be null): each label is a member of its community.
Labels starting_labels(const Graph& graph, const Partition* start);

} // namespace clusterbridge
