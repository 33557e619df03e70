#include "graph/row_accounting.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
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

} // namespace
} // namespace clusterbridge
