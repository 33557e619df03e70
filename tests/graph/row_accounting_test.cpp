#include "graph/row_accounting.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

TEST(RowAccounting, OfTheRowsOfAPairOneOfTheFirstFileIsUsedWhicheverWayRoundTheyAre) {
    Random random(11, 0);
    for (int trial = 0; trial < 200; ++trial) {
        const std::size_t nodes = 2 + random.below(6);
        Network n;
        n.organisations = NodeColumn<Organisation>(nodes);
        n.files.resize(3);
        std::map<std::pair<std::size_t, std::size_t>, std::vector<RowRef>> rows; // by pair
        for (std::size_t i = random.below(40); i > 0; --i) {
            TieRow row;
            row.source = node(random.below(nodes));
            row.target = node(random.below(nodes));
            row.row = {static_cast<std::uint32_t>(random.below(3)),
                       random.below(4) == 0 ? 0 : i}; // line 0: from no file
            if (row.source == row.target)
                continue;
            n.ties.push_back(row);
            if (row.row.line > 0)
                rows[std::minmax(index(row.source), index(row.target))].push_back(row.row);
        }
        n.ties.sort_by_ends(nodes);
        std::vector<std::map<RowRef, RowRef>> expected(3); // into which row each is merged
        for (auto& [pair, of] : rows) {
            std::sort(of.begin(), of.end());
            for (std::size_t k = 1; k < of.size(); ++k)
                expected[of[k].file].emplace(of[k], of[0]);
        }
        const std::vector<RepeatedRows> found = repeated_rows(n);
        ASSERT_EQ(found.size(), 3U);
        for (std::size_t f = 0; f < 3; ++f) {
            ASSERT_EQ(found[f].count, expected[f].size()) << "trial " << trial;
            if (found[f].count > 0) {
                EXPECT_EQ(found[f].first, expected[f].begin()->first);
                EXPECT_EQ(found[f].merged, expected[f].begin()->second);
            }
        }
    }
}

TEST(RowAccounting, OfManyRowsIsTheSameOnAnyThreads) {
    Random random(12, 0);
    const std::size_t nodes = 500;
    Network n;
    n.organisations = NodeColumn<Organisation>(nodes);
    n.files.resize(2);
    std::set<std::pair<NodeId, NodeId>> pairs;
    for (std::uint64_t line = 1; line <= 600000; ++line) { // worth threads
        TieRow row;
        row.source = node(random.below(nodes));
        row.target = node((index(row.source) + 1 + random.below(nodes - 1)) % nodes);
        row.row = {static_cast<std::uint32_t>(random.below(2)), line};
        n.ties.push_back(row);
        pairs.insert(std::minmax(row.source, row.target));
    }
    n.ties.sort_by_ends(nodes);
    const std::vector<RepeatedRows> one = repeated_rows(n);
    RunControl run;
    run.threads = 3;
    const std::vector<RepeatedRows> three = repeated_rows(n, run);
    ASSERT_EQ(one.size(), three.size());
    EXPECT_EQ(one[0].count + one[1].count, 600000 - pairs.size());
    for (std::size_t f = 0; f < one.size(); ++f) {
        EXPECT_EQ(one[f].count, three[f].count);
        EXPECT_EQ(one[f].first, three[f].first);
        EXPECT_EQ(one[f].merged, three[f].merged);
    }
}

} // namespace
} // namespace clusterbridge
