#include "analysis/backtest_scores.hpp"

#include "analysis/backtest_capped.hpp"
#include "analysis/backtest_hits.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <bit>
#include <memory>

namespace clusterbridge {
namespace {

constexpr std::size_t kBlocks = 512;

/// Per class and organisation of the pool that has a positive in it.
struct Expected {
    NodeColumn<PerMethod<BestPositive>> best;
    NodeColumn<std::uint32_t> positives;
};

struct ClassWork {
    PerMethod<std::vector<std::uint64_t>> bins;
    std::uint64_t candidates = 0;
    PerMethod<std::uint64_t> hits{};
};

struct Worker {
    PairScorer::Scratch scratch;
    std::vector<ClassWork> classes;
    std::vector<PerMethod<BestCandidates>> capped;
    BestCandidates best;
};

/// Most pairs have no common partner, and only the first method, the product of degrees, has a score for them.
std::size_t named_by(const PerMethod<double>& scores) {
    return scores[static_cast<std::size_t>(PairMethod::common_neighbours)] > 0 ? kPairMethods : 1;
}

class Evaluation {
  public:
    Evaluation(const RecommendModel& model, const BacktestTruth& truth, const PairClasses& classes,
               const RunControl& run)
        : model_(model), truth_(truth), classes_(classes), run_(run), scorer_(model),
          blocks_(std::min(kBlocks, truth.pool.size())) {}

    BacktestEvaluation evaluate(std::size_t keep_best) {
        result_.classes.resize(classes_.names().size());
        score_positives();
        fill_levels();
        count_candidates(keep_best);
        fill_capped(model_, truth_, classes_, scorer_, run_, capped_, result_);
        return std::move(result_);
    }

  private:
    /// Scores of the pairs that began, source by source.
    void score_positives() {
        const auto& began = truth_.began;
        for (auto& scores : result_.positive)
            scores.resize(began.size());
        result_.class_of.resize(began.size());
        std::vector<std::size_t> starts; // of each source's pairs
        for (std::size_t p = 0; p < began.size(); ++p)
            if (p == 0 || began[p].source != began[p - 1].source)
                starts.push_back(p);
        const std::size_t blocks = std::min(kBlocks, starts.size());
        for_blocks(
            blocks, run_, [&] { return scorer_.make_scratch(); },
            [&](std::size_t block, PairScorer::Scratch& scratch) {
                const auto range = block_range(block, blocks, starts.size());
                for (std::size_t s = range.first; s < range.last; ++s) {
                    const std::size_t last = s + 1 < starts.size() ? starts[s + 1] : began.size();
                    const NodeId source = began[starts[s]].source;
                    scorer_.load(source, node(index(source) + 1), scratch);
                    for (std::size_t p = starts[s]; p < last; ++p) {
                        const auto scores = scorer_.of(scratch, began[p].target);
                        for (std::size_t m = 0; m < kPairMethods; ++m)
                            result_.positive[m][p] = scores[m];
                        result_.class_of[p] = classes_.of(source, began[p].target);
                    }
                }
            });
    }

    void expect(std::size_t c, std::size_t p, NodeId organisation, NodeId partner) {
        Expected& expected = expected_[c];
        ++expected.positives[organisation];
        for (std::size_t m = 0; m < kPairMethods; ++m)
            expected.best[organisation][m].offer(result_.positive[m][p], partner);
    }

    void fill_levels() {
        for (std::size_t m = 0; m < kPairMethods; ++m)
            result_.levels[m] = ScoreLevels(result_.positive[m]);
        const std::size_t n = model_.known->size();
        for (std::size_t c = 0; c < result_.classes.size(); ++c) {
            expected_.push_back({NodeColumn<PerMethod<BestPositive>>(n), NodeColumn<std::uint32_t>(n, 0)});
            for (std::size_t m = 0; m < kPairMethods; ++m) {
                RankedCounts& counts = result_.classes[c].counts[m];
                counts.positives.assign(result_.levels[m].size(), 0);
                counts.candidates.assign(result_.levels[m].bins(), 0);
            }
        }
        for (std::size_t p = 0; p < truth_.began.size(); ++p)
            for (std::uint32_t left = result_.class_of[p]; left != 0; left &= left - 1) {
                const auto c = static_cast<std::size_t>(std::countr_zero(left));
                ClassEvaluation& one = result_.classes[c];
                ++one.positives;
                for (std::size_t m = 0; m < kPairMethods; ++m)
                    if (const double score = result_.positive[m][p]; score > 0)
                        ++one.counts[m].positives[result_.levels[m].bin_of(score) / 2];
                expect(c, p, truth_.began[p].source, truth_.began[p].target);
                expect(c, p, truth_.began[p].target, truth_.began[p].source);
            }
    }

    Worker make_worker(std::size_t keep_best) const {
        Worker worker{scorer_.make_scratch(), {}, {}, BestCandidates(keep_best)};
        for (std::size_t c = 0; c < result_.classes.size(); ++c) {
            worker.classes.emplace_back();
            worker.capped.push_back(capped_buffers());
            for (std::size_t m = 0; m < kPairMethods; ++m)
                worker.classes[c].bins[m].assign(result_.levels[m].bins(), 0);
        }
        return worker;
    }

    void count_candidates(std::size_t keep_best) {
        std::vector<std::unique_ptr<Worker>> workers(std::max(1U, run_.threads));
        by_chance_.assign(result_.classes.size(), NodeColumn<double>(model_.known->size(), 0.0));
        run_blocks(blocks_, run_, [&](std::size_t block, std::size_t w) {
            if (!workers[w])
                workers[w] = std::make_unique<Worker>(make_worker(keep_best));
            const auto range = block_range(block, blocks_, truth_.pool.size());
            for (std::size_t k = range.first; k < range.last; ++k)
                count_source(k, *workers[w]);
        });
        merge(workers, keep_best);
    }

    /// All candidates with a later organisation; for one that began with somebody also those with an earlier one, to
    /// see where its own best stands.
    void count_source(std::size_t k, Worker& worker) {
        const NodeId source = truth_.pool[k];
        std::uint32_t active = 0;
        for (std::size_t c = 0; c < expected_.size(); ++c)
            active |= expected_[c].positives[source] > 0 ? 1U << c : 0U;
        const std::size_t first = active != 0 ? 0 : k + 1;
        if (first >= truth_.pool.size())
            return;
        scorer_.load(source, truth_.pool[first], worker.scratch);
        Row row{source, active, std::vector<PerMethod<std::uint32_t>>(expected_.size()),
                std::vector<std::uint32_t>(expected_.size(), 0)};
        for (std::size_t at = first; at < truth_.pool.size(); ++at) {
            const NodeId j = truth_.pool[at];
            if (!scorer_.candidate(worker.scratch, j))
                continue;
            const auto scores = scorer_.of(worker.scratch, j);
            const std::uint32_t classes = classes_.of(source, j);
            if (at > k)
                count_pair(source, j, scores, classes, worker);
            if ((active & classes) != 0)
                look_above(j, scores, active & classes, row);
        }
        finish_row(row, worker);
    }

    struct Row {
        NodeId source{};
        std::uint32_t active = 0;
        std::vector<PerMethod<std::uint32_t>> above; ///< candidates that stand above its best positive
        std::vector<std::uint32_t> candidates;
    };

    void count_pair(NodeId source, NodeId target, const PerMethod<double>& scores, std::uint32_t classes,
                    Worker& worker) {
        for (std::size_t m = 0; m < named_by(scores); ++m) {
            if (!(scores[m] > 0))
                continue;
            const std::size_t bin = result_.levels[m].bin_of(scores[m]);
            const Candidate candidate{scores[m], source, target};
            for (std::uint32_t left = classes; left != 0; left &= left - 1) {
                const auto c = static_cast<std::size_t>(std::countr_zero(left));
                ++worker.classes[c].bins[m][bin];
                if (worker.capped[c][m].admits(candidate))
                    worker.capped[c][m].offer(candidate);
            }
        }
        for (std::uint32_t left = classes; left != 0; left &= left - 1)
            ++worker.classes[static_cast<std::size_t>(std::countr_zero(left))].candidates;
        const Candidate ours{scores[kPairMethods - 1], source, target};
        if (ours.score > 0 && (classes & (1U << PairClasses::kAll)) != 0 && worker.best.admits(ours))
            worker.best.offer(ours);
    }

    void look_above(NodeId j, const PerMethod<double>& scores, std::uint32_t classes, Row& row) const {
        for (std::uint32_t left = classes; left != 0; left &= left - 1) {
            const auto c = static_cast<std::size_t>(std::countr_zero(left));
            const PerMethod<BestPositive>& best = expected_[c].best[row.source];
            ++row.candidates[c];
            for (std::size_t m = 0; m < named_by(scores); ++m) // score 0 stands above nothing that is named
                row.above[c][m] += best[m].below(scores[m], j) ? 1U : 0U;
        }
    }

    void finish_row(const Row& row, Worker& worker) {
        for (std::uint32_t left = row.active; left != 0; left &= left - 1) {
            const auto c = static_cast<std::size_t>(std::countr_zero(left));
            const auto& best = expected_[c].best[row.source];
            for (std::size_t m = 0; m < kPairMethods; ++m)
                worker.classes[c].hits[m] += best[m].score > 0 && row.above[c][m] < kHitAmong ? 1U : 0U;
            by_chance_[c][row.source] = hit_by_chance(row.candidates[c], expected_[c].positives[row.source]);
        }
    }

    void merge(std::vector<std::unique_ptr<Worker>>& workers, std::size_t keep_best) {
        BestCandidates best(keep_best);
        for (std::size_t c = 0; c < result_.classes.size(); ++c)
            capped_.push_back(capped_buffers());
        std::vector<PerMethod<std::uint64_t>> hits(result_.classes.size());
        for (const auto& worker : workers) {
            if (!worker)
                continue;
            for (const Candidate& candidate : worker->best.take_sorted())
                best.offer(candidate);
            for (std::size_t c = 0; c < result_.classes.size(); ++c)
                for (std::size_t m = 0; m < kPairMethods; ++m) {
                    auto& into = result_.classes[c].counts[m].candidates;
                    for (std::size_t bin = 0; bin < into.size(); ++bin)
                        into[bin] += worker->classes[c].bins[m][bin];
                    hits[c][m] += worker->classes[c].hits[m];
                    for (const Candidate& candidate : worker->capped[c][m].take_sorted())
                        capped_[c][m].offer(candidate);
                }
            for (std::size_t c = 0; c < result_.classes.size(); ++c)
                result_.classes[c].candidates += worker->classes[c].candidates;
        }
        result_.best = best.take_sorted();
        for (std::size_t c = 0; c < result_.classes.size(); ++c)
            finish_class(c, hits[c]);
    }

    void finish_class(std::size_t c, const PerMethod<std::uint64_t>& hits) {
        ClassEvaluation& one = result_.classes[c];
        double by_chance = 0;
        for (const NodeId v : truth_.pool) {
            one.organisations += expected_[c].positives[v] > 0 ? 1U : 0U;
            by_chance += by_chance_[c][v];
        }
        for (std::size_t m = 0; m < kPairMethods; ++m) {
            one.counts[m].all_candidates = one.candidates;
            one.counts[m].all_positives = one.positives;
            if (one.organisations > 0)
                one.hit_at_10[m] = static_cast<double>(hits[m]) / static_cast<double>(one.organisations);
        }
        if (one.organisations > 0)
            one.hit_at_10_by_chance = by_chance / static_cast<double>(one.organisations);
    }

    const RecommendModel& model_;
    const BacktestTruth& truth_;
    const PairClasses& classes_;
    const RunControl& run_;
    PairScorer scorer_;
    std::size_t blocks_;
    BacktestEvaluation result_;
    std::vector<Expected> expected_;
    std::vector<NodeColumn<double>> by_chance_;
    std::vector<PerMethod<BestCandidates>> capped_;
};

} // namespace

PairScorer::PairScorer(const RecommendModel& model) : model_(model), neighbours_(model.view.graph) {}

PairScorer::Scratch PairScorer::make_scratch() const {
    const std::size_t n = model_.known->size();
    return {neighbours_.make_scratch(),      model_.make_score_scratch(),
            std::vector<double>(n, 0.0),     {},
            std::vector<std::uint8_t>(n, 0), kNoNode};
}

void PairScorer::load(NodeId source, NodeId first, Scratch& scratch) const {
    if (scratch.source != kNoNode)
        for (const Arc& arc : model_.view.graph.arcs(scratch.source))
            scratch.partner[index(arc.to)] = 0;
    for (const NodeId j : scratch.reached)
        scratch.ours[index(j)] = 0;
    scratch.reached.clear();
    scratch.source = source;
    for (const Arc& arc : model_.view.graph.arcs(source))
        scratch.partner[index(arc.to)] = 1;
    neighbours_.load(source, first, scratch.neighbours);
    if (model_.may_end[source] == 0)
        return;
    model_.visit_scores(source, first, scratch.scores, [&](NodeId j, double score) {
        scratch.ours[index(j)] = score;
        scratch.reached.push_back(j);
    });
}

BacktestEvaluation evaluate_pairs(const RecommendModel& model, const BacktestTruth& truth, const PairClasses& classes,
                                  std::size_t keep_best, const RunControl& run) {
    return Evaluation(model, truth, classes, run).evaluate(keep_best);
}

} // namespace clusterbridge
