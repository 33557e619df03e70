#include "graph/tie_table.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <limits>
#include <tuple>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

bool same(const TieRow& a, const TieRow& b) {
    const TieFacts& x = a;
    const TieFacts& y = b;
    return x == y && a.source == b.source && a.target == b.target && a.weight == b.weight &&
           a.exact_weight == b.exact_weight && a.row == b.row;
}

TieRow plain(std::size_t source, std::size_t target, std::uint64_t line) {
    TieRow row;
    row.source = node(source);
    row.target = node(target);
    row.row = {0, line};
    return row;
}

/// Rows of every kind: most with ends and a small weight alone, some with decimals, facts, other files, far lines.
std::vector<TieRow> many_rows(std::size_t count, std::size_t nodes, bool with_facts) {
    Random random(7, 0);
    std::vector<TieRow> rows;
    for (std::size_t i = 0; i < count; ++i) {
        TieRow row = plain(random.below(nodes), random.below(nodes), i + 1);
        row.weight = static_cast<double>(1 + random.below(3));
        row.exact_weight = {static_cast<std::int64_t>(row.weight), 0};
        if (random.below(5) == 0) {
            row.weight = static_cast<double>(random.below(100000)) / 64;
            row.exact_weight = {static_cast<std::int64_t>(random.below(100)), -3};
        }
        if (with_facts && random.below(3) == 0) {
            row.relation = Symbol{static_cast<std::uint32_t>(random.below(4))};
            row.since = Date{static_cast<std::int32_t>(random.below(50)) - 25};
            row.amount = static_cast<double>(random.below(7));
            row.note = Symbol{static_cast<std::uint32_t>(random.below(100000))};
            row.row = {static_cast<std::uint32_t>(random.below(3)), random.below(2) == 0 ? i + 1 : (i + 1) << 30U};
        }
        rows.push_back(row);
    }
    return rows;
}

TieTable table_of(const std::vector<TieRow>& rows) {
    TieTable table;
    for (const TieRow& row : rows)
        table.push_back(row);
    return table;
}

TEST(TieTable, GivesBackEveryRowAsItWasPutIn) {
    const auto rows = many_rows(20000, 500, true);
    const TieTable table = table_of(rows);
    ASSERT_EQ(table.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ASSERT_TRUE(same(table[i], rows[i])) << i;
        ASSERT_EQ(table.weight(i), rows[i].weight);
        ASSERT_EQ(table.row(i), rows[i].row);
    }
}

TEST(TieTable, KeepsWeightsThatAreNoSmallWholeNumbers) {
    for (const double weight : {0.0, 1.0, 10.0, 1200.0, 2147483647.0, 2147483648.0, 4294967296.0, 1e300, 0.1, -3.0,
                                std::numeric_limits<double>::denorm_min()})
        for (const Decimal exact : {Decimal{1, 0}, Decimal{10, 0}, Decimal{1, 1}, Decimal{12, 2}, Decimal{-3, 0}}) {
            TieRow row = plain(1, 2, 3);
            row.weight = weight;
            row.exact_weight = exact;
            EXPECT_TRUE(same(table_of({row})[0], row)) << weight << " " << exact.mantissa << "e" << exact.exponent;
        }
}

TEST(TieTable, FactsThatComeLateLeaveTheRowsBeforeThemBare) {
    TieRow late = plain(3, 4, 2);
    late.note = Symbol{9};
    TieTable table = table_of({plain(1, 2, 1), late});
    EXPECT_TRUE(same(table[0], plain(1, 2, 1)));
    EXPECT_TRUE(same(table[1], late));
    table.set(0, late);
    table.set(1, plain(5, 6, 7));
    EXPECT_TRUE(same(table[0], late));
    EXPECT_TRUE(same(table[1], plain(5, 6, 7)));
}

TEST(TieTable, WeightsThatComeLateLeaveTheRowsBeforeThemAtOne) {
    const std::vector<NodeId> place = {node(0), node(1), node(2)};
    const auto bare_of = [](const std::vector<TieRow>& rows) {
        std::vector<BareTie> bare;
        for (const TieRow& row : rows)
            bare.push_back({row.source, row.target, row.weight, row.exact_weight, row.row.line});
        return bare;
    };
    constexpr std::size_t kRows = 90;
    for (const std::size_t heavy : {0U, 1U, 20U, 30U, 35U, 60U, 89U, 90U}) {
        std::vector<TieRow> rows;
        for (std::size_t i = 0; i < kRows; ++i) {
            rows.push_back(plain(i % 3, (i + 1) % 3, i + 1));
            if (i >= heavy) {
                rows.back().weight = i % 2 == 0 ? 7 : 0.25;
                rows.back().exact_weight = i % 2 == 0 ? Decimal{7, 0} : Decimal{25, -2};
            }
        }
        const auto part = [&](std::size_t first) {
            return std::vector(rows.begin() + static_cast<std::ptrdiff_t>(first),
                               rows.begin() + static_cast<std::ptrdiff_t>(first + kRows / 3));
        };
        TieTable table = table_of(part(0));
        table.append(0, bare_of(part(kRows / 3)));
        table.append(table_of(part(2 * kRows / 3)), place, 0, {});
        ASSERT_EQ(table.size(), kRows);
        double total = 0;
        for (std::size_t i = 0; i < kRows; ++i) {
            EXPECT_TRUE(same(table[i], rows[i])) << heavy << " at " << i;
            EXPECT_EQ(table.weight(i), rows[i].weight);
            total += rows[i].weight;
        }
        EXPECT_EQ(table.add_weights(0), total);
        TieTable sorted = table;
        sorted.sort_by_ends(3);
        sorted.sort_within_ends([](const TieRow& a, const TieRow& b) { return b.row < a.row; });
        std::stable_sort(rows.begin(), rows.end(), [](const TieRow& a, const TieRow& b) {
            return std::tie(a.source, a.target, b.row) < std::tie(b.source, b.target, a.row);
        });
        for (std::size_t i = 0; i < kRows; ++i)
            EXPECT_TRUE(same(sorted[i], rows[i])) << heavy << " at " << i;
        TieRow late = plain(2, 1, 3);
        late.weight = 2;
        late.exact_weight = {2, 0};
        table.set(1, late);
        EXPECT_TRUE(same(table[1], late));
        EXPECT_EQ(table.weight(0), heavy == 0 ? 7 : 1);
    }
}

TEST(TieTable, SortsByEndsAndKeepsTheOrderOfRowsBetweenTheSameTwo) {
    // few rows in one piece, many in several; few nodes with long rows of ties, more nodes than rows
    for (const bool with_facts : {false, true})
        for (const auto& [count, nodes] : {std::pair<std::size_t, std::size_t>{0, 0},
                                           {1, 1},
                                           {300, 10},
                                           {300, 5000},
                                           {70000, 3},
                                           {70000, 1000},
                                           {70000, 200000},
                                           {9, 3000000},
                                           {200000, 70000},
                                           {400000, 5000}}) { // worth threads (tie_table.cpp)
            auto rows = many_rows(count, std::max<std::size_t>(nodes, 1), with_facts);
            TieTable table = table_of(rows);
            RunControl run;
            run.threads = with_facts ? 3 : 1;
            table.sort_by_ends(nodes, run);
            std::stable_sort(rows.begin(), rows.end(), [](const TieRow& a, const TieRow& b) {
                return std::tie(a.source, a.target) < std::tie(b.source, b.target);
            });
            ASSERT_EQ(table.size(), rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i)
                ASSERT_TRUE(same(table[i], rows[i])) << count << " rows, " << nodes << " nodes, at " << i;
        }
}

TEST(TieTable, OrdersRowsBetweenTheSameTwoByWhatIsAsked) {
    auto rows = many_rows(30000, 40, true);
    TieTable table = table_of(rows);
    table.sort_by_ends(40);
    const auto heavier = [](const TieRow& a, const TieRow& b) {
        return a.weight != b.weight ? a.weight > b.weight : b.row < a.row;
    };
    table.sort_within_ends(heavier);
    std::stable_sort(rows.begin(), rows.end(), [&](const TieRow& a, const TieRow& b) {
        if (a.source != b.source || a.target != b.target)
            return std::tie(a.source, a.target) < std::tie(b.source, b.target);
        return heavier(a, b);
    });
    for (std::size_t i = 0; i < rows.size(); ++i)
        ASSERT_TRUE(same(table[i], rows[i])) << i;
}

TEST(TieTable, RenumbersBothEnds) {
    TieTable table = table_of({plain(0, 1, 1), plain(2, 0, 2)});
    table.renumber({node(2), node(0), node(1)});
    EXPECT_TRUE(same(table[0], plain(2, 0, 1)));
    EXPECT_TRUE(same(table[1], plain(1, 2, 2)));
}

TEST(TieTable, ACopyStaysAsItIsWhenTheOtherChanges) {
    const auto rows = many_rows(50, 9, true);
    const TieTable before = table_of(rows);
    TieTable changed = before;
    changed.set(3, plain(7, 8, 99));
    changed.push_back(plain(1, 2, 100));
    changed.sort_by_ends(9);
    TieTable moved_from = before;
    const TieTable moved = std::move(moved_from);
    moved_from.push_back(plain(5, 6, 7)); // NOLINT(bugprone-use-after-move): an empty table
    EXPECT_EQ(changed.size(), rows.size() + 1);
    ASSERT_EQ(moved_from.size(), 1U);
    EXPECT_TRUE(same(moved_from[0], plain(5, 6, 7)));
    for (const TieTable* table : {&before, &moved}) {
        ASSERT_EQ(table->size(), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            EXPECT_TRUE(same((*table)[i], rows[i])) << i;
    }
    EXPECT_TRUE(TieTable().empty());
}

TEST(TieTable, OfMoreThreadsIsTheSame) {
    const std::size_t nodes = 4000;
    const auto rows = many_rows(1500000, nodes, true);
    std::vector<NodeId> place(nodes);
    for (std::size_t i = 0; i < nodes; ++i)
        place[i] = node(nodes - 1 - i);
    const auto later = [](const TieRow& a, const TieRow& b) { return b.row < a.row; };
    TieTable one = table_of(rows);
    one.renumber(place);
    one.sort_by_ends(nodes);
    one.sort_within_ends(later);
    RunControl run;
    run.threads = 3;
    TieTable three = table_of(rows);
    three.renumber(place, run);
    three.sort_by_ends(nodes, run);
    three.sort_within_ends(later, run);
    for (std::size_t i = 0; i < rows.size(); ++i)
        ASSERT_TRUE(same(one[i], three[i])) << i;
}

TEST(TieTable, TakesBareRowsAndAnotherTableAsIfTheyCameOneByOne) {
    for (const std::uint32_t file : {0U, 2U})
        for (const std::uint64_t first_line : {std::uint64_t{2}, (std::uint64_t{1} << 32U) - 700})
            for (const bool facts_before : {false, true}) {
                TieTable expected = table_of(facts_before ? many_rows(5, 9, true) : std::vector<TieRow>{});
                TieTable table = expected;
                std::vector<BareTie> bare(1000);
                const std::vector<NodeId> place = {node(3), node(0), node(5), node(1)};
                for (std::size_t i = 0; i < bare.size(); ++i) {
                    const double weight = i % 3 == 0 ? 0.5 : static_cast<double>(i % 20 + 1);
                    bare[i] = {node(i % 4), node((i + 1) % 4), weight,
                               Decimal{static_cast<std::int64_t>(2 * weight), 0}, first_line + i};
                }
                TieRow row;
                double total = 1;
                for (const std::uint64_t shift : {0U, 100U})
                    for (const BareTie& one : bare) {
                        row.weight = one.weight;
                        row.exact_weight = one.exact_weight;
                        row.row = {file, one.line + shift};
                        expected.push_back(shift > 0 ? place[index(one.source)] : one.source,
                                           shift > 0 ? place[index(one.target)] : one.target, row);
                        total += one.weight / 2;
                    }
                TieTable part;
                part.append(file, bare);
                table.append(file, bare);
                EXPECT_EQ(part.add_weights(1), total);
                RunControl run;
                run.threads = 2;
                table.append(part, place, 100, run);
                table.append(TieTable{}, place, 100, run);
                ASSERT_EQ(table.size(), expected.size());
                for (std::size_t i = 0; i < table.size(); ++i)
                    ASSERT_TRUE(same(table[i], expected[i])) << i;
            }
}

} // namespace
} // namespace clusterbridge
