#include "analysis/backtest_newcomers.hpp"

#include "analysis/backtest_hits.hpp"
#include "analysis/recommend_walk.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <memory>

namespace clusterbridge {
namespace {

constexpr std::size_t kBlocks = 512;
constexpr std::size_t kCappedRows = 1000;
constexpr std::size_t kCap = 5;
constexpr auto kDegree = static_cast<std::size_t>(PairMethod::degree_product);
constexpr auto kOurs = static_cast<std::size_t>(PairMethod::clusterbridge);
constexpr std::array kJudged{kDegree, kOurs};

double larger_degree(const Graph& graph, NodeId i, NodeId j) {
    return static_cast<double>(std::max(graph.degree(i), graph.degree(j)));
}

/// The baseline as a source of pairs for the capped walk.
struct DegreeScorer {
    static constexpr bool kFromBothEnds = false;
    struct Scratch {};
    const NewcomerModel& newcomers;
    const std::vector<NodeId>& pool;

    Scratch make_scratch() const { return {}; }
    bool source(NodeId v) const { return newcomers.is_newcomer(v); }
    template <class Use> void visit(NodeId v, bool, Scratch&, Use&& use) const {
        const RecommendModel& model = newcomers.model();
        const Graph& graph = model.view.graph;
        for (const NodeId j : pool)
            if (j != v && (!newcomers.is_newcomer(j) || v < j) && model.eligible(v, j) && !graph.adjacent(v, j))
                if (const double score = larger_degree(graph, v, j); score > 0)
                    use(j, score);
    }
};

/// Leaves the pairs that hold a newcomer.
void keep_pairs_of(const NewcomerModel& newcomers, BacktestTruth& truth) {
    BacktestTruth kept = truth;
    kept.began.clear();
    kept.records.clear();
    kept.record_offsets = {0};
    for (std::size_t p = 0; p < truth.began.size(); ++p) {
        const BacktestTruth::Pair& pair = truth.began[p];
        if (!newcomers.is_newcomer(pair.source) && !newcomers.is_newcomer(pair.target))
            continue;
        const auto records = truth.records_of(p);
        kept.began.push_back(pair);
        kept.records.insert(kept.records.end(), records.begin(), records.end());
        kept.record_offsets.push_back(static_cast<std::uint32_t>(kept.records.size()));
    }
    truth = std::move(kept);
}

class Evaluation {
  public:
    Evaluation(const NewcomerModel& newcomers, const BacktestTruth& truth, const RunControl& run)
        : newcomers_(newcomers), model_(newcomers.model()), graph_(model_.view.graph), truth_(truth), run_(run),
          best_(model_.known->size()), positives_(model_.known->size(), 0U), by_chance_(model_.known->size(), 0.0) {
        for (const NodeId v : truth.pool)
            if (newcomers.is_newcomer(v))
                sources_.push_back(v);
    }

    BacktestEvaluation evaluate() {
        result_.classes.resize(1);
        score_positives();
        count_candidates();
        fill_capped();
        return std::move(result_);
    }

  private:
    struct Worker {
        NewcomerModel::Scratch scratch;
        std::vector<double> ours; ///< by partner of the source
        std::vector<NodeId> reached;
        PerMethod<std::vector<std::uint64_t>> bins;
        std::uint64_t candidates = 0;
        PerMethod<std::uint64_t> hits{};
    };

    ClassEvaluation& one() { return result_.classes.front(); }
    /// In whichever direction it is larger.
    double profile_score(NodeId i, NodeId j) const {
        return std::max(newcomers_.is_newcomer(i) ? newcomers_.score(i, j) : 0,
                        newcomers_.is_newcomer(j) ? newcomers_.score(j, i) : 0);
    }

    void score_positives() {
        const auto& began = truth_.began;
        result_.class_of.assign(began.size(), 1U);
        result_.positive[kDegree].resize(began.size());
        result_.positive[kOurs].resize(began.size());
        const std::size_t blocks = std::min(kBlocks, began.size());
        run_blocks(blocks, run_, [&](std::size_t block, std::size_t) {
            const auto range = block_range(block, blocks, began.size());
            for (std::size_t p = range.first; p < range.last; ++p) {
                result_.positive[kDegree][p] = larger_degree(graph_, began[p].source, began[p].target);
                result_.positive[kOurs][p] = profile_score(began[p].source, began[p].target);
            }
        });
        one().positives = began.size();
        for (const std::size_t m : kJudged) {
            result_.levels[m] = ScoreLevels(result_.positive[m]);
            RankedCounts& counts = one().counts[m];
            counts.positives.assign(result_.levels[m].size(), 0);
            counts.candidates.assign(result_.levels[m].bins(), 0);
            for (const double score : result_.positive[m])
                if (score > 0)
                    ++counts.positives[result_.levels[m].bin_of(score) / 2];
        }
        for (std::size_t p = 0; p < began.size(); ++p) {
            expect(p, began[p].source, began[p].target);
            expect(p, began[p].target, began[p].source);
        }
    }

    void expect(std::size_t p, NodeId v, NodeId partner) {
        if (!newcomers_.is_newcomer(v))
            return;
        ++positives_[v];
        for (const std::size_t m : kJudged)
            best_[v][m].offer(result_.positive[m][p], partner);
    }

    Worker make_worker() const {
        Worker worker{newcomers_.make_scratch(), std::vector<double>(model_.known->size(), 0.0), {}, {}, 0, {}};
        for (const std::size_t m : kJudged)
            worker.bins[m].assign(result_.levels[m].bins(), 0);
        return worker;
    }

    void count_candidates() {
        std::vector<std::unique_ptr<Worker>> workers(std::max(1U, run_.threads));
        const std::size_t blocks = std::min(kBlocks, sources_.size());
        run_blocks(blocks, run_, [&](std::size_t block, std::size_t w) {
            if (!workers[w])
                workers[w] = std::make_unique<Worker>(make_worker());
            const auto range = block_range(block, blocks, sources_.size());
            for (std::size_t k = range.first; k < range.last; ++k)
                count_source(sources_[k], *workers[w]);
        });
        PerMethod<std::uint64_t> hits{};
        for (const auto& worker : workers) {
            if (!worker)
                continue;
            one().candidates += worker->candidates;
            for (const std::size_t m : kJudged) {
                auto& into = one().counts[m].candidates;
                for (std::size_t bin = 0; bin < into.size(); ++bin)
                    into[bin] += worker->bins[m][bin];
                hits[m] += worker->hits[m];
            }
        }
        finish(hits);
    }

    void count_source(NodeId v, Worker& worker) {
        for (const NodeId j : worker.reached)
            worker.ours[index(j)] = 0;
        worker.reached.clear();
        if (newcomers_.has_profile(v))
            newcomers_.visit(v, worker.scratch, [&](NodeId j, double score) {
                worker.ours[index(j)] = score;
                worker.reached.push_back(j);
            });
        std::uint32_t candidates = 0;
        PerMethod<std::uint32_t> above{};
        for (const NodeId j : truth_.pool) {
            if (j == v || !model_.eligible(v, j) || graph_.adjacent(v, j))
                continue;
            ++candidates;
            PerMethod<double> scores{};
            scores[kDegree] = larger_degree(graph_, v, j);
            scores[kOurs] = worker.ours[index(j)];
            count_pair(v, j, scores, worker);
            if (positives_[v] == 0)
                continue;
            // `visit` gives a pair of two newcomers from one of them only
            if (scores[kOurs] == 0 && newcomers_.is_newcomer(j))
                scores[kOurs] = newcomers_.score(j, v);
            for (const std::size_t m : kJudged)
                above[m] += best_[v][m].below(scores[m], j) ? 1U : 0U;
        }
        if (positives_[v] == 0)
            return;
        for (const std::size_t m : kJudged)
            worker.hits[m] += best_[v][m].score > 0 && above[m] < kHitAmong ? 1U : 0U;
        by_chance_[v] = hit_by_chance(candidates, positives_[v]);
    }

    void count_pair(NodeId v, NodeId j, const PerMethod<double>& scores, Worker& worker) const {
        if (!newcomers_.is_newcomer(j) || v < j) {
            ++worker.candidates;
            if (scores[kDegree] > 0)
                ++worker.bins[kDegree][result_.levels[kDegree].bin_of(scores[kDegree])];
        }
        if (scores[kOurs] > 0)
            ++worker.bins[kOurs][result_.levels[kOurs].bin_of(scores[kOurs])];
    }

    void finish(const PerMethod<std::uint64_t>& hits) {
        double by_chance = 0;
        for (const NodeId v : sources_) {
            one().organisations += positives_[v] > 0 ? 1U : 0U;
            by_chance += by_chance_[v];
        }
        for (const std::size_t m : kJudged) {
            one().counts[m].all_candidates = one().candidates;
            one().counts[m].all_positives = one().positives;
            if (one().organisations > 0)
                one().hit_at_10[m] = static_cast<double>(hits[m]) / static_cast<double>(one().organisations);
        }
        if (one().organisations > 0)
            one().hit_at_10_by_chance = by_chance / static_cast<double>(one().organisations);
    }

    /// By the walk that fills the lists of `recommend`.
    void fill_capped() {
        RecommendOptions list;
        list.top = kCappedRows;
        list.per_organisation = kCap;
        const std::array lists{list};
        const std::array nobody{kNoNode};
        const std::array<std::uint8_t, 1> absent{0};
        const auto share = [&](const std::vector<SelectedList>& lists_found) {
            std::size_t found = 0;
            for (const Candidate& row : lists_found.front().rows)
                found += truth_.holds(row.source, row.target) ? 1U : 0U;
            return static_cast<double>(found) / static_cast<double>(kCappedRows);
        };
        one().capped[kOurs] = share(select_newcomers(newcomers_, lists, nobody, absent, run_));
        one().capped[kDegree] = share(recommend_walk::select_by(DegreeScorer{newcomers_, truth_.pool}, model_, lists,
                                                                nobody, absent, run_, 0, {}));
    }

    const NewcomerModel& newcomers_;
    const RecommendModel& model_;
    const Graph& graph_;
    const BacktestTruth& truth_;
    const RunControl& run_;
    std::vector<NodeId> sources_;
    NodeColumn<PerMethod<BestPositive>> best_;
    NodeColumn<std::uint32_t> positives_;
    NodeColumn<double> by_chance_;
    BacktestEvaluation result_;
};

} // namespace

NewcomerJudgement judge_newcomers(const Network& network, const RecommendModel& model, Date until,
                                  const ViewOptions& view, const RunControl& run) {
    NodeColumn<std::uint8_t> found = find_newcomers(model, run);
    NewcomerJudgement result;
    for (std::size_t i = 0; i < found.size(); ++i)
        result.newcomers += found[node(i)];
    const NewcomerModel newcomers(model, std::move(found), run);
    JudgingOptions everybody;
    everybody.by_model = true;
    everybody.view = view;
    result.truth = find_truth(network, model, until, everybody);
    keep_pairs_of(newcomers, result.truth);
    result.evaluation = Evaluation(newcomers, result.truth, run).evaluate();
    return result;
}

} // namespace clusterbridge
