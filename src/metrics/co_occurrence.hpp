#pragma once
#include "base/run_control.hpp"
#include "metrics/curveball.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace clusterbridge {

/// Position of the pair (a, b), a < b, among all pairs of items in a triangle by rows: (0,1), (0,2), (1,2), (0,3) ...
constexpr std::size_t pair_place(std::size_t a, std::size_t b) {
    return b * (b - 1) / 2 + a;
}
constexpr std::size_t pair_count(std::size_t items) {
    return items < 2 ? 0 : items * (items - 1) / 2;
}

/// Which items (groups) stood in which row (occasion), and how much of a row counts.
struct CoOccurrenceTable {
    Memberships rows; ///< members are item numbers
    std::size_t items = 0;
    /// Per row: the share of its pairs of items that count as having met. 1 everywhere unless items overlap, in which
    /// case one organisation may stand for two items without anybody having met.
    std::vector<double> share;
    std::vector<std::uint32_t> observed; ///< by pair_place
};

struct CoOccurrenceOptions {
    std::size_t draws = 1000;
    std::uint64_t seed = 1;
    std::uint64_t stream = 0; ///< which table of a study: each has chances of its own
};

/// Counts over the draws, exact whole numbers.
struct CoOccurrenceNull {
    std::size_t draws = 0;
    std::vector<std::uint64_t> sum, squares;
    std::vector<std::uint32_t> above; ///< draws with more than observed

    double mean(std::size_t place) const { return static_cast<double>(sum[place]) / static_cast<double>(draws); }
    double variance(std::size_t place) const; ///< of a draw, divided by draws - 1; 0 for fewer than two draws
};

/// How often two items would meet if the same rows were filled at random: the number of items in each row and of rows
/// at each item stay as they are (fixed margins), everything else is chance. Strona et al. (2014), Nature
/// Communications 5, 4114 (curveball); Gotelli (2000), Ecology 81 (why both margins). In a random row each pair of
/// items counts with the row's `share`, so that over all pairs the expected number equals the observed one. Draws come
/// from 8 chains, each with its own stream of chance: 10 trades per row to forget the start, then one draw every 2
/// trades per row. Results depend on seed, stream and draws alone, not on threads. A table of fewer than two rows has
/// only itself. Cost O(draws * (cells + pairs within rows)); memory O(pairs of items) per thread.
CoOccurrenceNull co_occurrence_null(const CoOccurrenceTable& table, const CoOccurrenceOptions& options = {},
                                    const RunControl& run = {});

} // namespace clusterbridge
