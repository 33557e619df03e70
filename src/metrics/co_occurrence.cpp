#include "metrics/co_occurrence.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/random.hpp"

#include <algorithm>
#include <memory>

namespace clusterbridge {
namespace {

constexpr std::size_t kChains = 8;
constexpr std::size_t kBurnIn = 10; ///< trades per row
constexpr std::size_t kApart = 2;   ///< trades per row between two draws
constexpr std::uint64_t kStream = std::uint64_t{5} << 32U;

/// Sums of one worker. Whole numbers, so that it does not matter which worker met which chain.
struct Tally {
    explicit Tally(std::size_t pairs) : sum(pairs, 0), squares(pairs, 0), above(pairs, 0), now(pairs, 0) {}

    void count(const Memberships& rows, const std::vector<double>& share, Random& random) {
        for (std::size_t r = 0; r < rows.rows(); ++r) {
            const auto items = rows.of(r);
            for (std::size_t j = 1; j < items.size(); ++j)
                for (std::size_t i = 0; i < j; ++i)
                    if (share[r] >= 1 || random.chance(share[r])) {
                        const std::size_t place = pair_place(index(items[i]), index(items[j]));
                        if (now[place]++ == 0)
                            met.push_back(place);
                    }
        }
    }
    void close_draw(const std::vector<std::uint32_t>& observed) {
        for (const std::size_t place : met) {
            const std::uint64_t n = now[place];
            sum[place] += n;
            squares[place] += n * n;
            above[place] += n > observed[place] ? 1U : 0U;
            now[place] = 0;
        }
        met.clear();
    }

    std::vector<std::uint64_t> sum, squares;
    std::vector<std::uint32_t> above;
    std::vector<std::uint32_t> now; ///< of the draw at hand
    std::vector<std::size_t> met;
};

} // namespace

double CoOccurrenceNull::variance(std::size_t place) const {
    if (draws < 2)
        return 0;
    const auto n = static_cast<double>(draws);
    const double m = mean(place);
    return std::max(0.0, (static_cast<double>(squares[place]) - n * m * m) / (n - 1));
}

CoOccurrenceNull co_occurrence_null(const CoOccurrenceTable& table, const CoOccurrenceOptions& options,
                                    const RunControl& run) {
    const std::size_t pairs = pair_count(table.items);
    ensure(table.observed.size() == pairs && table.share.size() == table.rows.rows(), "a whole table of co-occurrence");
    CoOccurrenceNull null{options.draws, std::vector<std::uint64_t>(pairs, 0), std::vector<std::uint64_t>(pairs, 0),
                          std::vector<std::uint32_t>(pairs, 0)};
    if (pairs == 0)
        return null;
    std::vector<std::unique_ptr<Tally>> tallies(std::max(1U, run.threads));
    run_blocks(kChains, run, [&](std::size_t chain, std::size_t worker) {
        if (!tallies[worker])
            tallies[worker] = std::make_unique<Tally>(pairs);
        const auto range = block_range(chain, kChains, options.draws);
        if (range.first == range.last)
            return;
        const Random chance = Random(options.seed, kStream + options.stream).child(chain);
        Memberships now = curveball(table.rows, chance.child(0), kBurnIn);
        for (std::size_t d = range.first; d < range.last; ++d) {
            run.throw_if_stopped();
            now = curveball(now, chance.child(2 * d + 1), kApart);
            Random thinning = chance.child(2 * d + 2);
            tallies[worker]->count(now, table.share, thinning);
            tallies[worker]->close_draw(table.observed);
        }
    });
    for (const auto& tally : tallies)
        for (std::size_t place = 0; tally && place < pairs; ++place) {
            null.sum[place] += tally->sum[place];
            null.squares[place] += tally->squares[place];
            null.above[place] += tally->above[place];
        }
    return null;
}

} // namespace clusterbridge
