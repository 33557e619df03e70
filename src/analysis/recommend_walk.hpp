#pragma once
#include "analysis/recommend_select.hpp"
#include "analysis/recommend_words.hpp"
#include "base/best_of.hpp"
#include "base/bounded_heap.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <limits>
#include <memory>

/// Filling lists from pairs that are scored on the way and never stored. A `Scorer` says where the pairs come from:
///     Scratch, make_scratch()
///     bool source(v)                                 whether pairs are met from v
///     void visit(v, whole, scratch, use(j, score))   the pairs of v; met from both ends: without `whole` those behind
///     v kFromBothEnds                                  whether `whole` gives every pair from either end; else each
///     pair
///                                                    is met once
namespace clusterbridge::recommend_walk {

using Heap = BoundedHeap<Candidate, BetterCandidate>;
using Best = BestOf<Candidate, BetterCandidate>;
inline constexpr std::size_t kBlocks = 1024;
inline constexpr std::size_t kSmallestRound = std::size_t{1} << 14U;
inline constexpr std::size_t kLargestRound = std::size_t{1} << 21U;
inline constexpr std::size_t kMostRows = 5'000'000;

enum class Mode : std::uint8_t { best, capped, each, one, all };

/// One list while it is being filled.
struct Walk {
    const RecommendOptions* options = nullptr;
    CandidateFilter keep; ///< `all`: only what stays in the finished list is kept at all
    Mode mode = Mode::best;
    NodeId only = kNoNode;
    std::size_t capacity = 0;           ///< candidates kept in a round
    NodeColumn<std::uint32_t> standing; ///< capped: rows in which an organisation stands
    Candidate last;                     ///< capped: the candidate where the walk of earlier rounds ended
    bool started = false, done = false;
    SelectedList result;

    bool open(NodeId v) const { return mode != Mode::capped || standing[v] < options->per_organisation; }
    bool full() const { return options->top > 0 && result.rows.size() >= options->top; }
};

/// What one worker keeps of one list in one round. Which worker met a pair does not matter: only the best are kept,
/// and the order is total.
struct Kept {
    Best best{0};
    std::vector<Candidate> rows; ///< `each`: a pair may stand here twice; `all`
    std::vector<Heap> of_end;    ///< `each`, of pairs that are met once: of every organisation
    std::size_t candidates = 0;
};

/// A list that nobody can read, and that would take more memory than a desk computer has, is refused.
[[noreturn]] inline void too_many_rows() {
    const std::string most = spoken_number(static_cast<double>(kMostRows), 0, Language::en);
    const std::string most_de = spoken_number(static_cast<double>(kMostRows), 0, Language::de);
    throw Error(
        ErrorCode::usage,
        {"the list would have more than " + most +
             " rows; every pair with a common partner is asked for; take --top N, a smaller --each, a cap by "
             "--per-organisation, or filters of the list",
         "die Liste hätte mehr als " + most_de +
             " Zeilen; verlangt ist jedes Paar mit einem gemeinsamen Partner; nehmen Sie --top N, ein kleineres "
             "--each, eine Grenze mit --per-organisation oder Filter der Liste"});
}
inline std::size_t most_rows(Mode mode) {
    return mode == Mode::each ? 2 * kMostRows : kMostRows; // of either end
}

inline bool wanted_kind(const RecommendModel& model, const RecommendOptions& options, NodeId i, NodeId j) {
    if (!options.kind)
        return true;
    const PairKind kind = model.kind(i, j);
    return kind == *options.kind || kind == PairKind::both;
}

template <class Scorer> class Round {
    struct Worker {
        typename Scorer::Scratch scratch;
        std::vector<Kept> kept;
        std::vector<Heap> of_source; ///< `each`
    };

  public:
    Round(const RecommendModel& model, const Scorer& scorer, std::vector<Walk>& walks, const RunControl& run)
        : model_(model), scorer_(scorer), walks_(walks), run_(run) {
        for (std::size_t l = 0; l < walks.size(); ++l) {
            const Walk& walk = walks[l];
            if (walk.done)
                continue;
            active_.push_back(l);
            each_ = each_ || walk.mode == Mode::each;
        }
    }

    /// Merged over workers, per list.
    std::vector<Kept> run() {
        const std::vector<NodeId> sources = sources_of_round();
        const std::size_t blocks = std::min(kBlocks, sources.size());
        std::vector<std::unique_ptr<Worker>> workers(std::max(1U, run_.threads));
        run_blocks(blocks, run_, [&](std::size_t block, std::size_t w) {
            if (!workers[w])
                workers[w] = std::make_unique<Worker>(make_worker());
            const auto range = block_range(block, blocks, sources.size());
            for (std::size_t k = range.first; k < range.last; ++k)
                score_source(sources[k], *workers[w]);
        });
        std::vector<Kept> merged = make_kept();
        for (const auto& worker : workers)
            for (std::size_t l = 0; worker && l < walks_.size(); ++l)
                merge(worker->kept[l], merged[l]);
        return merged;
    }

  private:
    std::vector<NodeId> sources_of_round() const {
        std::vector<NodeId> sources;
        for (std::size_t i = 0; i < model_.known->size(); ++i) {
            const NodeId v = node(i);
            if (!scorer_.source(v))
                continue;
            const bool needed = std::any_of(active_.begin(), active_.end(), [&](std::size_t l) {
                const Walk& walk = walks_[l];
                if (walk.mode != Mode::one || walk.only == v)
                    return walk.open(v);
                return !Scorer::kFromBothEnds && model_.view.graph.degree(walk.only) > 0;
            });
            if (needed)
                sources.push_back(v);
        }
        return sources;
    }
    std::vector<Kept> make_kept() const {
        std::vector<Kept> kept(walks_.size());
        for (const std::size_t l : active_) {
            kept[l].best = Best(walks_[l].capacity);
            if (!Scorer::kFromBothEnds && walks_[l].mode == Mode::each)
                kept[l].of_end.assign(model_.known->size(), Heap(walks_[l].options->each));
        }
        return kept;
    }
    Worker make_worker() const {
        Worker worker{scorer_.make_scratch(), make_kept(), {}};
        for (const Walk& walk : walks_)
            worker.of_source.emplace_back(walk.mode == Mode::each ? walk.options->each : 0);
        return worker;
    }

    void score_source(NodeId source, Worker& worker) const {
        bool whole = each_;
        for (const std::size_t l : active_)
            whole = whole || walks_[l].only == source;
        scorer_.visit(source, whole, worker.scratch, [&](NodeId j, double score) {
            for (const std::size_t l : active_)
                offer(walks_[l], {score, std::min(source, j), std::max(source, j)}, source, worker, l);
        });
        for (const std::size_t l : active_)
            if (walks_[l].mode == Mode::each)
                for (Candidate& c : worker.of_source[l].take_sorted())
                    worker.kept[l].rows.push_back(c);
        for (const std::size_t l : active_)
            if (worker.kept[l].rows.size() > most_rows(walks_[l].mode))
                too_many_rows();
    }

    void offer(const Walk& walk, const Candidate& c, NodeId source, Worker& worker, std::size_t l) const {
        Kept& kept = worker.kept[l];
        const bool first = !Scorer::kFromBothEnds || c.source == source;
        if (walk.mode == Mode::one) {
            const bool its =
                Scorer::kFromBothEnds ? walk.only == source : walk.only == c.source || walk.only == c.target;
            if (!its)
                return;
            ++kept.candidates;
        } else {
            kept.candidates += first ? 1U : 0U;
            if (walk.mode != Mode::each && !first)
                return;
        }
        if (walk.mode == Mode::each) {
            if (!wanted_kind(model_, *walk.options, c.source, c.target))
                return;
            if (Scorer::kFromBothEnds) {
                worker.of_source[l].offer(c);
            } else {
                kept.of_end[index(c.source)].offer(c);
                kept.of_end[index(c.target)].offer(c);
            }
        } else if (walk.mode == Mode::all) {
            if (wanted_kind(model_, *walk.options, c.source, c.target) && (!walk.keep || walk.keep(c)))
                kept.rows.push_back(c);
        } else if (kept.best.admits(c) && walk.open(c.source) && walk.open(c.target) &&
                   (!walk.started || BetterCandidate{}(walk.last, c)) &&
                   wanted_kind(model_, *walk.options, c.source, c.target)) {
            kept.best.offer(c);
        }
    }

    static void merge(Kept& from, Kept& into) {
        into.candidates += from.candidates;
        into.rows.insert(into.rows.end(), from.rows.begin(), from.rows.end());
        from.rows = {};
        for (std::size_t v = 0; v < from.of_end.size(); ++v)
            for (const Candidate& c : from.of_end[v].take_sorted())
                into.of_end[v].offer(c);
        for (const Candidate& c : from.best.take_sorted())
            into.best.offer(c);
    }

    const RecommendModel& model_;
    const Scorer& scorer_;
    std::vector<Walk>& walks_;
    const RunControl& run_;
    std::vector<std::size_t> active_;
    bool each_ = false;
};

/// Goes on walking down the list; true when it is complete. Every candidate of this round stands after those of earlier
/// ones, and whatever a round left out stands after all it kept or touches an organisation without room.
inline bool walk_on(Walk& walk, const std::vector<Candidate>& next) {
    for (const Candidate& c : next) {
        if (walk.full())
            return true;
        walk.last = c;
        walk.started = true;
        if (walk.open(c.source) && walk.open(c.target)) {
            walk.result.rows.push_back(c);
            ++walk.standing[c.source];
            ++walk.standing[c.target];
        }
    }
    return walk.full() || next.size() < walk.capacity;
}

inline void finish_round(Walk& walk, Kept& kept) {
    if (!walk.started)
        walk.result.candidates = kept.candidates;
    if (walk.mode == Mode::capped) {
        walk.done = walk_on(walk, kept.best.take_sorted());
        return;
    }
    walk.done = true;
    if (walk.mode != Mode::each && walk.mode != Mode::all) {
        walk.result.rows = kept.best.take_sorted();
        return;
    }
    for (Heap& heap : kept.of_end)
        for (const Candidate& c : heap.take_sorted())
            kept.rows.push_back(c);
    std::sort(kept.rows.begin(), kept.rows.end(), BetterCandidate{});
    const auto same = [](const Candidate& a, const Candidate& b) {
        return a.source == b.source && a.target == b.target;
    };
    kept.rows.erase(std::unique(kept.rows.begin(), kept.rows.end(), same), kept.rows.end());
    if (kept.rows.size() > kMostRows)
        too_many_rows();
    walk.result.rows = std::move(kept.rows);
}

inline Walk make_walk(const RecommendModel& model, const RecommendOptions& options, NodeId only, bool absent,
                      std::size_t round_size) {
    Walk walk;
    walk.options = &options;
    walk.only = only;
    walk.done = absent;
    const std::size_t all = std::numeric_limits<std::size_t>::max();
    walk.capacity = options.top > 0 ? options.top : all;
    if (only != kNoNode) {
        walk.mode = Mode::one;
        if (options.each > 0) // its own best
            walk.capacity = options.each;
        else if (options.per_organisation > 0) // it stands in every row
            walk.capacity = std::min(walk.capacity, options.per_organisation);
    } else if (options.each > 0) {
        walk.mode = Mode::each;
    } else if (options.per_organisation > 0) {
        walk.mode = Mode::capped;
        walk.standing = NodeColumn<std::uint32_t>(model.known->size(), 0);
        const std::size_t guess = options.top > 0 ? std::min(options.top, kLargestRound) * 64 : kLargestRound;
        walk.capacity = round_size > 0 ? round_size : std::clamp(guess, kSmallestRound, kLargestRound);
    } else if (options.top == 0 || options.top > kMostRows) {
        walk.mode = Mode::all;
        walk.capacity = 0;
    }
    return walk;
}

/// Fills every list from the pairs of `scorer`; the parameters are those of `select_candidates`.
template <class Scorer>
std::vector<SelectedList> select_by(const Scorer& scorer, const RecommendModel& model,
                                    std::span<const RecommendOptions> lists, std::span<const NodeId> for_node,
                                    std::span<const std::uint8_t> absent, const RunControl& run, std::size_t round_size,
                                    std::span<const CandidateFilter> keep) {
    std::vector<Walk> walks;
    for (std::size_t l = 0; l < lists.size(); ++l) {
        walks.push_back(make_walk(model, lists[l], for_node[l], absent[l] != 0, round_size));
        if (!keep.empty())
            walks.back().keep = keep[l];
    }
    const auto open = [](const Walk& walk) { return !walk.done; };
    while (std::any_of(walks.begin(), walks.end(), open)) {
        auto kept = Round<Scorer>(model, scorer, walks, run).run();
        for (std::size_t l = 0; l < walks.size(); ++l)
            if (!walks[l].done)
                finish_round(walks[l], kept[l]);
    }
    std::vector<SelectedList> result;
    for (Walk& walk : walks)
        result.push_back(std::move(walk.result));
    return result;
}

} // namespace clusterbridge::recommend_walk
