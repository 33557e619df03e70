#include "graph/repeated_tables.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <map>
#include <tuple>
#include <vector>

namespace clusterbridge {
namespace {

Network with_files(std::size_t files, TableKind kind) {
    Network n;
    n.organisations = NodeColumn<Organisation>(4);
    n.files.resize(files);
    for (InputFile& file : n.files)
        file.kind = kind;
    return n;
}

void add_tie(Network& n, std::uint32_t file, std::uint32_t source, std::uint32_t target, double weight = 1) {
    TieRow row;
    row.source = node(source);
    row.target = node(target);
    row.weight = weight;
    row.row = {file, 2};
    n.ties.push_back(row);
}

TEST(RepeatedTables, AreNamedWithTheEarlierOneThatHasMostOfTheirRows) {
    Network n = with_files(3, TableKind::ties);
    add_tie(n, 0, 0, 1);
    add_tie(n, 2, 0, 1);
    add_tie(n, 1, 0, 2);
    add_tie(n, 2, 0, 2);
    add_tie(n, 1, 0, 3, 5);
    add_tie(n, 2, 0, 3, 5);
    add_tie(n, 2, 1, 2);
    const auto found = repeated_tables(n);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].file, 2U);
    EXPECT_EQ(found[0].earlier, 1U);
    EXPECT_EQ(found[0].rows, 4U);
    EXPECT_EQ(found[0].rows_of_earlier, 2U);
    EXPECT_EQ(found[0].equal, 2U);
}

TEST(RepeatedTables, ANoteMayDifferAWeightMayNot) {
    Network n = with_files(2, TableKind::ties);
    TieRow row;
    row.target = node(1);
    row.row = {0, 2};
    n.ties.push_back(row);
    row.note = n.symbols.intern("checked");
    row.row = {1, 2};
    n.ties.push_back(row);
    EXPECT_EQ(repeated_tables(n).size(), 1U);
    row.weight = 2;
    n.ties.set(1, row);
    EXPECT_TRUE(repeated_tables(n).empty());
}

TEST(RepeatedTables, OfParticipationsAreFoundToo) {
    Network n = with_files(2, TableKind::participations);
    for (std::uint32_t file = 0; file < 2; ++file)
        n.participations.push_back({.project = 0, .organisation = node(1), .row = {file, 2}});
    const auto found = repeated_tables(n);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, TableKind::participations);
}

TEST(RepeatedTables, EachRowOfTheEarlierTableStandsForOneAtMost) {
    Random random(5, 0);
    for (int trial = 0; trial < 200; ++trial) {
        Network n = with_files(3, TableKind::ties);
        std::map<std::tuple<std::uint64_t, std::uint64_t, double>, std::array<std::uint64_t, 3>> counts;
        std::array<std::uint64_t, 3> rows{};
        for (std::uint32_t source = 0; source < 3; ++source)
            for (std::uint32_t target = source + 1; target < 4; ++target)
                for (double weight = 1; weight < 3; ++weight)
                    for (std::uint64_t k = random.below(5); k > 0; --k) {
                        const auto file = static_cast<std::uint32_t>(random.below(3));
                        add_tie(n, file, source, target, weight);
                        ++counts[{source, target, weight}][file];
                        ++rows[file];
                    }
        for (const RepeatedTable& table : repeated_tables(n)) {
            std::array<std::uint64_t, 3> equal{};
            for (const auto& [row, of] : counts)
                for (std::uint32_t earlier = 0; earlier < table.file; ++earlier)
                    equal[earlier] += std::min(of[table.file], of[earlier]);
            EXPECT_EQ(table.equal, *std::max_element(equal.begin(), equal.end()));
            EXPECT_EQ(table.equal, equal[table.earlier]);
            EXPECT_EQ(table.rows, rows[table.file]);
        }
    }
}

} // namespace
} // namespace clusterbridge
