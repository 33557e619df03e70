#include "metrics/co_occurrence.hpp"

#include "base/random.hpp"

#include <cmath>
#include <functional>
#include <gtest/gtest.h>
#include <numeric>

namespace clusterbridge {
namespace {

using Rows = std::vector<std::vector<unsigned>>;

CoOccurrenceTable table_of(const Rows& rows, std::size_t items) {
    CoOccurrenceTable t;
    t.items = items;
    t.observed.assign(pair_count(items), 0);
    for (const auto& row : rows) {
        for (std::size_t j = 0; j < row.size(); ++j) {
            t.rows.members.push_back(NodeId{row[j]});
            for (std::size_t i = 0; i < j; ++i)
                ++t.observed[pair_place(row[i], row[j])];
        }
        t.rows.offsets.push_back(t.rows.members.size());
        t.share.push_back(1);
    }
    return t;
}

struct Moments {
    std::vector<double> mean, variance;
};

/// Slow twin: every table of zeros and ones with these margins, each once.
Moments by_enumeration(const Rows& rows, std::size_t items) {
    std::vector<int> left(items, 0);
    for (const auto& row : rows)
        for (const unsigned v : row)
            ++left[v];
    std::vector<double> sum(pair_count(items), 0), squares(sum), now(sum);
    double tables = 0;
    const std::function<void(std::size_t)> fill = [&](std::size_t r) {
        if (r == rows.size()) {
            ++tables;
            for (std::size_t k = 0; k < now.size(); ++k) {
                sum[k] += now[k];
                squares[k] += now[k] * now[k];
            }
            return;
        }
        for (unsigned mask = 0; mask < 1U << items; ++mask) {
            std::vector<unsigned> chosen;
            for (unsigned v = 0; v < items; ++v)
                if ((mask >> v & 1U) != 0)
                    chosen.push_back(v);
            const auto fits = [&](unsigned v) { return left[v] > 0; };
            if (chosen.size() != rows[r].size() || !std::all_of(chosen.begin(), chosen.end(), fits))
                continue;
            const auto turn = [&](int by) {
                for (std::size_t j = 0; j < chosen.size(); ++j) {
                    left[chosen[j]] -= by;
                    for (std::size_t i = 0; i < j; ++i)
                        now[pair_place(chosen[i], chosen[j])] += by;
                }
            };
            turn(1);
            fill(r + 1);
            turn(-1);
        }
    };
    fill(0);
    Moments m;
    for (std::size_t k = 0; k < sum.size(); ++k) {
        m.mean.push_back(sum[k] / tables);
        m.variance.push_back(squares[k] / tables - m.mean[k] * m.mean[k]);
    }
    return m;
}

TEST(CoOccurrence, HasTheMomentsOfAllTablesWithTheseMargins) {
    const std::vector<Rows> tables{{{0, 1}, {0, 2}, {1, 2}, {3}, {0, 3}},
                                   {{0, 1, 2}, {0, 1}, {0, 3}, {2}, {1, 3}, {0, 1, 2, 3}},
                                   {{0, 1}, {0, 1}, {0, 1}, {2, 3}, {2, 3}}};
    for (const Rows& rows : tables) {
        const Moments exact = by_enumeration(rows, 4);
        const CoOccurrenceNull null = co_occurrence_null(table_of(rows, 4), {20000, 3, 0});
        for (std::size_t k = 0; k < exact.mean.size(); ++k) {
            EXPECT_NEAR(null.mean(k), exact.mean[k], 0.03);
            EXPECT_NEAR(null.variance(k), exact.variance[k], 0.03);
        }
    }
}

TEST(CoOccurrence, ExpectsInAllAsManyMeetingsAsThereWere) {
    Random random(9);
    Rows rows(60);
    for (auto& row : rows)
        for (unsigned v = 0; v < 9; ++v)
            if (random.chance(0.2))
                row.push_back(v);
    const CoOccurrenceTable table = table_of(rows, 9);
    const CoOccurrenceNull null = co_occurrence_null(table, {100, 1, 0});
    const auto observed = std::accumulate(table.observed.begin(), table.observed.end(), std::uint64_t{0});
    EXPECT_EQ(std::accumulate(null.sum.begin(), null.sum.end(), std::uint64_t{0}), 100 * observed);
}

TEST(CoOccurrence, CountsARowOnlyByItsShare) {
    Rows rows(40, {0, 1});
    CoOccurrenceTable table = table_of(rows, 3);
    std::fill(table.share.begin(), table.share.end(), 0.25);
    const CoOccurrenceNull null = co_occurrence_null(table, {2000, 1, 0});
    EXPECT_NEAR(null.mean(pair_place(0, 1)), 10, 0.3);
    EXPECT_NEAR(null.variance(pair_place(0, 1)), 7.5, 0.9);
}

TEST(CoOccurrence, GivesTheSameCountsOnAnyNumberOfThreads) {
    Rows rows;
    Random random(4);
    for (int r = 0; r < 50; ++r)
        rows.push_back({static_cast<unsigned>(random.below(4)), static_cast<unsigned>(4 + random.below(4))});
    const CoOccurrenceTable table = table_of(rows, 8);
    const CoOccurrenceNull one = co_occurrence_null(table, {100, 1, 0}, {1});
    for (const unsigned threads : {2U, 4U}) {
        const CoOccurrenceNull more = co_occurrence_null(table, {100, 1, 0}, {threads});
        EXPECT_EQ(more.sum, one.sum);
        EXPECT_EQ(more.squares, one.squares);
        EXPECT_EQ(more.above, one.above);
    }
    EXPECT_NE(co_occurrence_null(table, {100, 2, 0}).sum, one.sum);
}

TEST(CoOccurrence, OfOneRowOrNoneIsWhatWasSeen) {
    const CoOccurrenceNull one = co_occurrence_null(table_of({{0, 2}}, 3), {100, 1, 0});
    EXPECT_EQ(one.mean(pair_place(0, 2)), 1);
    EXPECT_EQ(one.mean(pair_place(0, 1)), 0);
    EXPECT_EQ(one.variance(pair_place(0, 2)), 0);
    EXPECT_TRUE(co_occurrence_null(table_of({}, 1)).sum.empty());
    EXPECT_EQ(co_occurrence_null(table_of({}, 2)).mean(0), 0);
}

} // namespace
} // namespace clusterbridge
