#include "analysis/calibration.hpp"

#include "analysis/backtest_truth.hpp"
#include "base/best_of.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <memory>

namespace clusterbridge {
namespace {

constexpr std::array<std::uint64_t, kRankBands - 1> kEnds{100, 1000, 10000, 100000};
constexpr std::size_t kBlocks = 512;

struct Scored {
    Candidate candidate;
    bool began = false;
};
struct BetterScored {
    bool operator()(const Scored& a, const Scored& b) const { return BetterCandidate{}(a.candidate, b.candidate); }
};

/// The ranking of one kind, counted.
struct Ranking {
    BestOf<Scored, BetterScored> best{kEnds.back()};
    std::uint64_t pairs = 0, began = 0; ///< with R > 0
};

bool of_kind(std::optional<PairKind> wanted, PairKind kind) {
    return !wanted || kind == *wanted || kind == PairKind::both;
}

struct Worker {
    ScoreScratch scores;
    std::vector<std::uint8_t> began; ///< by target, of the loaded source
    std::vector<Ranking> rankings;
};

class Ranker {
  public:
    Ranker(const RecommendModel& model, const BacktestTruth& truth, const std::vector<std::optional<PairKind>>& kinds)
        : model_(model), truth_(truth), kinds_(kinds) {}

    std::vector<Ranking> rank(const RunControl& run) const {
        std::vector<std::unique_ptr<Worker>> workers(std::max(1U, run.threads));
        const std::size_t blocks = std::min(kBlocks, truth_.pool.size());
        run_blocks(blocks, run, [&](std::size_t block, std::size_t w) {
            if (!workers[w])
                workers[w] = std::make_unique<Worker>(Worker{model_.make_score_scratch(),
                                                             std::vector<std::uint8_t>(model_.known->size(), 0),
                                                             std::vector<Ranking>(kinds_.size())});
            const auto range = block_range(block, blocks, truth_.pool.size());
            for (std::size_t k = range.first; k < range.last; ++k)
                rank_source(truth_.pool[k], *workers[w]);
        });
        std::vector<Ranking> merged(kinds_.size());
        for (const auto& worker : workers)
            for (std::size_t l = 0; worker && l < kinds_.size(); ++l) {
                merged[l].pairs += worker->rankings[l].pairs;
                merged[l].began += worker->rankings[l].began;
                for (const Scored& scored : worker->rankings[l].best.take_sorted())
                    merged[l].best.offer(scored);
            }
        return merged;
    }

  private:
    void rank_source(NodeId source, Worker& worker) const {
        const auto first =
            std::lower_bound(truth_.began.begin(), truth_.began.end(), BacktestTruth::Pair{source, node(0)});
        auto last = first;
        for (; last != truth_.began.end() && last->source == source; ++last)
            worker.began[index(last->target)] = 1;
        model_.visit_scores(source, node(index(source) + 1), worker.scores, [&](NodeId j, double score) {
            const Scored scored{{score, source, j}, worker.began[index(j)] != 0};
            const PairKind kind = model_.kind(source, j);
            for (std::size_t l = 0; l < kinds_.size(); ++l)
                if (of_kind(kinds_[l], kind)) {
                    Ranking& ranking = worker.rankings[l];
                    ++ranking.pairs;
                    ranking.began += scored.began ? 1U : 0U;
                    if (ranking.best.admits(scored))
                        ranking.best.offer(scored);
                }
        });
        for (auto at = first; at != last; ++at)
            worker.began[index(at->target)] = 0;
    }

    const RecommendModel& model_;
    const BacktestTruth& truth_;
    const std::vector<std::optional<PairKind>>& kinds_;
};

void fill_bands(Ranking& ranking, Calibration& calibration) {
    const std::vector<Scored> best = ranking.best.take_sorted();
    std::uint64_t place = 0;
    std::uint64_t began = 0;
    for (std::size_t b = 0; b < kRankBands; ++b) {
        RankBand& band = calibration.bands[b];
        band.first = b == 0 ? 1 : kEnds[b - 1] + 1;
        band.last = b < kEnds.size() ? kEnds[b] : 0;
        if (b == kEnds.size()) {
            band.pairs = ranking.pairs - place;
            band.began = ranking.began - began;
            break;
        }
        for (; place < std::min<std::uint64_t>(best.size(), band.last); ++place) {
            ++band.pairs;
            band.began += best[place].began ? 1U : 0U;
        }
        began += band.began;
    }
}

/// A lower place is never worth more than a higher one: neighbouring bands that say so are taken together (pool
/// adjacent violators; Ayer et al. 1955).
void level_out(Calibration& calibration) {
    struct Block {
        std::uint64_t pairs = 0, began = 0;
        std::size_t bands = 0;
    };
    std::vector<Block> blocks;
    for (const RankBand& band : calibration.bands) {
        blocks.push_back({band.pairs, band.began, 1});
        while (blocks.size() > 1) {
            const Block& low = blocks.back();
            Block& high = blocks[blocks.size() - 2];
            // high.began / high.pairs >= low.began / low.pairs, in whole numbers; an empty band agrees with any
            if (low.pairs == 0 || high.began * low.pairs >= low.began * high.pairs)
                break;
            high = {high.pairs + low.pairs, high.began + low.began, high.bands + low.bands};
            blocks.pop_back();
        }
    }
    std::size_t band = 0;
    for (const Block& block : blocks)
        for (std::size_t k = 0; k < block.bands; ++k, ++band)
            if (calibration.bands[band].pairs > 0)
                calibration.worth[band] = static_cast<double>(block.began) / static_cast<double>(block.pairs);
}

bool reaches_before(const Network& network, Date day) {
    const auto before = [&](const std::optional<Date>& start) { return start && *start < day; };
    return std::any_of(network.projects.begin(), network.projects.end(),
                       [&](const Project& project) { return before(project.start); }) ||
           std::any_of(network.ties.begin(), network.ties.end(), [&](const TieRow& row) { return before(row.since); });
}

} // namespace

std::optional<double> RankBand::precision() const {
    if (pairs == 0)
        return {};
    return static_cast<double>(began) / static_cast<double>(pairs);
}

std::optional<double> Calibration::probability(std::size_t band) const {
    return later_ties < kLeastLaterTies ? std::nullopt : worth[band];
}

std::vector<Calibration> calibrate(const Network& network, const RecommendOptions& options, Date as_of,
                                   const std::vector<std::optional<PairKind>>& kinds, const RunControl& run,
                                   unsigned years) {
    const Date from = add_years(as_of, -static_cast<int>(years));
    std::vector<Calibration> calibrations(kinds.size(), Calibration{from, as_of, 0, 0, {}, {}});
    if (kinds.empty() || !reaches_before(network, from))
        return calibrations;
    RecommendOptions past = options;
    past.as_of = from;
    const RecommendModel model = make_recommend_model(network, past, run);
    JudgingOptions judging;
    judging.by_model = true;
    judging.view = options.view;
    const BacktestTruth truth = find_truth(network, model, as_of, judging);
    for (const BacktestTruth::Pair& pair : truth.began)
        for (std::size_t l = 0; l < kinds.size(); ++l)
            calibrations[l].later_ties += of_kind(kinds[l], model.kind(pair.source, pair.target)) ? 1U : 0U;
    const bool enough = std::any_of(calibrations.begin(), calibrations.end(),
                                    [](const Calibration& c) { return c.later_ties >= kLeastLaterTies; });
    if (!enough)
        return calibrations;
    auto rankings = Ranker(model, truth, kinds).rank(run);
    for (std::size_t l = 0; l < kinds.size(); ++l) {
        calibrations[l].candidates = rankings[l].pairs;
        fill_bands(rankings[l], calibrations[l]);
        level_out(calibrations[l]);
    }
    return calibrations;
}

RankPlaces::RankPlaces(const std::vector<Candidate>& best) {
    for (const std::uint64_t end : kEnds)
        if (best.size() >= end)
            ends_.push_back(best[end - 1]);
}

std::size_t RankPlaces::band_of(const Candidate& candidate) const {
    // the band ends with the first of its last candidates that does not stand before this one
    const auto at = std::lower_bound(ends_.begin(), ends_.end(), candidate, BetterCandidate{});
    return static_cast<std::size_t>(at - ends_.begin());
}

RecommendOptions RankPlaces::list_for(const RecommendOptions& options) {
    RecommendOptions list = options;
    list.top = kEnds.back();
    list.per_organisation = list.each = list.explained = 0;
    list.for_id.reset();
    list.list_types.clear();
    list.list_regions.clear();
    list.list_themes.clear();
    return list;
}

} // namespace clusterbridge
