#include "analysis/recommend_select.hpp"

#include "base/bounded_heap.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <limits>
#include <memory>

namespace clusterbridge {
namespace {

using Heap = BoundedHeap<Candidate, BetterCandidate>;
constexpr std::size_t kBlocks = 1024;
constexpr std::size_t kSmallestRound = std::size_t{1} << 14U;
constexpr std::size_t kLargestRound = std::size_t{1} << 20U;

enum class Mode : std::uint8_t { best, capped, each, one };

/// One list while it is being filled.
struct Walk {
    const RecommendOptions* options = nullptr;
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
    Heap best{0};
    std::vector<Candidate> each;
    std::size_t candidates = 0;
};

struct Worker {
    ScoreScratch scores;
    std::vector<Kept> kept;
    std::vector<Heap> of_source; ///< for `each`
};

bool wanted_kind(const RecommendModel& model, const RecommendOptions& options, NodeId i, NodeId j) {
    if (!options.kind)
        return true;
    const PairKind kind = model.kind(i, j);
    return kind == *options.kind || kind == PairKind::both;
}

class Round {
  public:
    Round(const RecommendModel& model, std::vector<Walk>& walks, const RunControl& run)
        : model_(model), walks_(walks), run_(run) {
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
            if (model_.may_end[v] == 0)
                continue;
            const bool needed = std::any_of(active_.begin(), active_.end(), [&](std::size_t l) {
                const Walk& walk = walks_[l];
                return walk.mode == Mode::one ? walk.only == v : walk.open(v);
            });
            if (needed)
                sources.push_back(v);
        }
        return sources;
    }
    std::vector<Kept> make_kept() const {
        std::vector<Kept> kept(walks_.size());
        for (const std::size_t l : active_)
            kept[l].best = Heap(walks_[l].capacity);
        return kept;
    }
    Worker make_worker() const {
        Worker worker{model_.make_score_scratch(), make_kept(), {}};
        for (const Walk& walk : walks_)
            worker.of_source.emplace_back(walk.mode == Mode::each ? walk.options->each : 0);
        return worker;
    }

    void score_source(NodeId source, Worker& worker) const {
        bool whole = each_;
        for (const std::size_t l : active_)
            whole = whole || walks_[l].only == source;
        const NodeId first = whole ? node(0) : node(index(source) + 1);
        model_.visit_scores(source, first, worker.scores, [&](NodeId j, double score) {
            for (const std::size_t l : active_)
                offer(walks_[l], {score, std::min(source, j), std::max(source, j)}, source, worker, l);
        });
        for (const std::size_t l : active_)
            if (walks_[l].mode == Mode::each)
                for (Candidate& c : worker.of_source[l].take_sorted())
                    worker.kept[l].each.push_back(c);
    }

    void offer(const Walk& walk, const Candidate& c, NodeId source, Worker& worker, std::size_t l) const {
        Kept& kept = worker.kept[l];
        if (walk.mode == Mode::one) {
            if (walk.only != source)
                return;
            ++kept.candidates;
        } else {
            kept.candidates += c.source == source ? 1U : 0U;
            if (walk.mode != Mode::each && c.source != source)
                return;
        }
        Heap& heap = walk.mode == Mode::each ? worker.of_source[l] : kept.best;
        if (!heap.admits(c) || !walk.open(c.source) || !walk.open(c.target))
            return;
        if (walk.started && !BetterCandidate{}(walk.last, c))
            return;
        if (wanted_kind(model_, *walk.options, c.source, c.target))
            heap.offer(c);
    }

    static void merge(Kept& from, Kept& into) {
        into.candidates += from.candidates;
        into.each.insert(into.each.end(), from.each.begin(), from.each.end());
        for (const Candidate& c : from.best.take_sorted())
            into.best.offer(c);
    }

    const RecommendModel& model_;
    std::vector<Walk>& walks_;
    const RunControl& run_;
    std::vector<std::size_t> active_;
    bool each_ = false;
};

/// Goes on walking down the list; true when it is complete. Every candidate of this round stands after those of earlier
/// ones, and whatever a round left out stands after all it kept or touches an organisation without room.
bool walk_on(Walk& walk, const std::vector<Candidate>& next) {
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

void finish_round(Walk& walk, Kept& kept) {
    if (!walk.started)
        walk.result.candidates = kept.candidates;
    if (walk.mode == Mode::capped) {
        walk.done = walk_on(walk, kept.best.take_sorted());
        return;
    }
    walk.done = true;
    if (walk.mode != Mode::each) {
        walk.result.rows = kept.best.take_sorted();
        return;
    }
    std::sort(kept.each.begin(), kept.each.end(), BetterCandidate{});
    const auto same = [](const Candidate& a, const Candidate& b) {
        return a.source == b.source && a.target == b.target;
    };
    kept.each.erase(std::unique(kept.each.begin(), kept.each.end(), same), kept.each.end());
    walk.result.rows = std::move(kept.each);
}

Walk make_walk(const RecommendModel& model, const RecommendOptions& options, NodeId only, bool absent,
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
    } else if (options.each > 0) {
        walk.mode = Mode::each;
    } else if (options.per_organisation > 0) {
        walk.mode = Mode::capped;
        walk.standing = NodeColumn<std::uint32_t>(model.known->size(), 0);
        const std::size_t guess = options.top > 0 ? std::min(options.top, kLargestRound) * 64 : kLargestRound;
        walk.capacity = round_size > 0 ? round_size : std::clamp(guess, kSmallestRound, kLargestRound);
    }
    return walk;
}

} // namespace

std::vector<SelectedList> select_candidates(const RecommendModel& model, std::span<const RecommendOptions> lists,
                                            std::span<const NodeId> for_node, std::span<const std::uint8_t> absent,
                                            const RunControl& run, std::size_t round_size) {
    std::vector<Walk> walks;
    for (std::size_t l = 0; l < lists.size(); ++l)
        walks.push_back(make_walk(model, lists[l], for_node[l], absent[l] != 0, round_size));
    const auto open = [](const Walk& walk) { return !walk.done; };
    while (std::any_of(walks.begin(), walks.end(), open)) {
        auto kept = Round(model, walks, run).run();
        for (std::size_t l = 0; l < walks.size(); ++l)
            if (!walks[l].done)
                finish_round(walks[l], kept[l]);
    }
    std::vector<SelectedList> result;
    for (Walk& walk : walks)
        result.push_back(std::move(walk.result));
    return result;
}

} // namespace clusterbridge
