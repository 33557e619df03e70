#include "analysis/backtest_capped.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <bit>
#include <memory>

namespace clusterbridge {
namespace {

constexpr std::size_t kRows = 1000;
constexpr std::uint8_t kCap = 5;
constexpr std::size_t kRound = std::size_t{1} << 16U;
constexpr std::size_t kBlocks = 512;

struct Walk {
    NodeColumn<std::uint8_t> standing;
    Candidate last;
    std::size_t rows = 0, hits = 0;
    bool done = false;

    bool open(NodeId v) const { return standing[v] < kCap; }
    void go_on(const std::vector<Candidate>& next, const BacktestTruth& truth) {
        for (const Candidate& candidate : next) {
            last = candidate;
            if (!open(candidate.source) || !open(candidate.target))
                continue;
            ++standing[candidate.source];
            ++standing[candidate.target];
            ++rows;
            hits += truth.holds(candidate.source, candidate.target) ? 1U : 0U;
            if (rows == kRows)
                break;
        }
        done = rows == kRows || next.size() < kRound;
    }
};

class Round {
  public:
    Round(const BacktestTruth& truth, const PairClasses& classes, const PairScorer& scorer, const RunControl& run,
          const std::vector<PerMethod<Walk>>& walks)
        : truth_(truth), classes_(classes), scorer_(scorer), run_(run), walks_(walks) {
        for (std::size_t c = 0; c < walks.size(); ++c)
            for (std::size_t m = 0; m < kPairMethods; ++m)
                if (!walks[c][m].done)
                    wanted_.push_back({c, m});
    }
    std::vector<PerMethod<BestCandidates>> run() const {
        struct Worker {
            PairScorer::Scratch scratch;
            std::vector<PerMethod<BestCandidates>> heaps;
        };
        std::vector<std::unique_ptr<Worker>> workers(std::max(1U, run_.threads));
        const std::size_t blocks = std::min(kBlocks, truth_.pool.size());
        run_blocks(blocks, run_, [&](std::size_t block, std::size_t w) {
            if (!workers[w])
                workers[w] = std::make_unique<Worker>(Worker{scorer_.make_scratch(), empty()});
            const auto range = block_range(block, blocks, truth_.pool.size());
            for (std::size_t k = range.first; k < range.last; ++k)
                offer_source(k, workers[w]->scratch, workers[w]->heaps);
        });
        auto merged = empty();
        for (const auto& worker : workers)
            for (const auto& [c, m] : wanted_)
                if (worker)
                    for (const Candidate& candidate : worker->heaps[c][m].take_sorted())
                        merged[c][m].offer(candidate);
        return merged;
    }

  private:
    std::vector<PerMethod<BestCandidates>> empty() const {
        std::vector<PerMethod<BestCandidates>> heaps(walks_.size());
        for (const auto& [c, m] : wanted_)
            heaps[c][m] = BestCandidates(kRound);
        return heaps;
    }
    void offer_source(std::size_t k, PairScorer::Scratch& scratch,
                      std::vector<PerMethod<BestCandidates>>& heaps) const {
        const NodeId source = truth_.pool[k];
        const bool open = std::any_of(wanted_.begin(), wanted_.end(),
                                      [&](const auto& one) { return walks_[one.first][one.second].open(source); });
        if (!open || k + 1 >= truth_.pool.size())
            return;
        scorer_.load(source, truth_.pool[k + 1], scratch);
        for (std::size_t at = k + 1; at < truth_.pool.size(); ++at) {
            const NodeId j = truth_.pool[at];
            if (!scorer_.candidate(scratch, j))
                continue;
            const auto scores = scorer_.of(scratch, j);
            const std::uint32_t classes = classes_.of(source, j);
            for (const auto& [c, m] : wanted_) {
                const Walk& walk = walks_[c][m];
                const Candidate candidate{scores[m], source, j};
                if ((classes & (1U << c)) != 0 && scores[m] > 0 && walk.open(source) && walk.open(j) &&
                    BetterCandidate{}(walk.last, candidate) && heaps[c][m].admits(candidate))
                    heaps[c][m].offer(candidate);
            }
        }
    }

    const BacktestTruth& truth_;
    const PairClasses& classes_;
    const PairScorer& scorer_;
    const RunControl& run_;
    const std::vector<PerMethod<Walk>>& walks_;
    std::vector<std::pair<std::size_t, std::size_t>> wanted_;
};

} // namespace

PerMethod<BestCandidates> capped_buffers() {
    PerMethod<BestCandidates> buffers;
    buffers.fill(BestCandidates(kRound));
    return buffers;
}

void fill_capped(const RecommendModel& model, const BacktestTruth& truth, const PairClasses& classes,
                 const PairScorer& scorer, const RunControl& run, std::vector<PerMethod<BestCandidates>>& first,
                 BacktestEvaluation& result) {
    std::vector<PerMethod<Walk>> walks(first.size());
    bool done = true;
    for (std::size_t c = 0; c < walks.size(); ++c)
        for (std::size_t m = 0; m < kPairMethods; ++m) {
            walks[c][m].standing = NodeColumn<std::uint8_t>(model.known->size(), 0);
            walks[c][m].go_on(first[c][m].take_sorted(), truth);
            done = done && walks[c][m].done;
        }
    while (!done) {
        auto next = Round(truth, classes, scorer, run, walks).run();
        done = true;
        for (std::size_t c = 0; c < walks.size(); ++c)
            for (std::size_t m = 0; m < kPairMethods; ++m) {
                if (!walks[c][m].done)
                    walks[c][m].go_on(next[c][m].take_sorted(), truth);
                done = done && walks[c][m].done;
            }
    }
    for (std::size_t c = 0; c < walks.size(); ++c)
        for (std::size_t m = 0; m < kPairMethods; ++m)
            result.classes[c].capped[m] = static_cast<double>(walks[c][m].hits) / static_cast<double>(kRows);
}

} // namespace clusterbridge
