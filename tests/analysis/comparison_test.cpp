#include "analysis/comparison.hpp"

#include "planted_world.hpp"
#include "support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>

namespace clusterbridge {
namespace {

using planted::block;
using planted::kMembers;
using planted::make_world;
using planted::member;
using planted::World;
using testing::HasSubstr;

using Found = std::multimap<std::string, std::string>; // kind, id

ReviewState state_of(const std::string& text, std::size_t runs = 10, bool with_ranks = true) {
    StateOptions options;
    options.communities.runs = runs;
    options.with_ranks = with_ranks;
    options.gaps.group_by = "region";
    return make_state(network_of(text), options);
}

Comparison compared(const World& before, const World& after) {
    return compare_states(state_of(before.text()), state_of(after.text(7)));
}

bool is_rank(ChangeKind kind) {
    return kind == ChangeKind::rank_up || kind == ChangeKind::rank_down;
}

/// All but ranks: a planted change moves shortest paths, and with them the ranks of others.
Found found_in(const Comparison& comparison) {
    Found found;
    for (const Change& change : comparison.changes)
        if (!is_rank(change.kind))
            found.emplace(key_of(change.kind), change.id);
    return found;
}

std::string pair_id(const std::string& a, const std::string& b) {
    return std::min(a, b) + " – " + std::max(a, b);
}

/// What sets say that changed: organisations and ties.
Found plain_changes(const World& before, const World& after) {
    Found expected;
    for (const auto& [id, region] : after.region)
        if (!before.region.contains(id))
            expected.emplace("appeared", id);
    for (const auto& [id, region] : before.region)
        if (!after.region.contains(id))
            expected.emplace("vanished", id);
    for (const auto& [a, b] : after.ties)
        if (!before.tied(a, b))
            expected.emplace("tie_new", pair_id(a, b));
    for (const auto& [a, b] : before.ties)
        if (!after.tied(a, b))
            expected.emplace("tie_lost", pair_id(a, b));
    return expected;
}

std::uint32_t community_of(const ReviewState& state, const std::string& id) {
    return state.partition.of[state.network.find(id)] + 1;
}

constexpr std::uint64_t kSeeds = 100, kFewSeeds = 5;

TEST(Comparison, OfTheSameInShuffledRowsIsEmpty) {
    for (std::uint64_t seed = 1; seed <= kFewSeeds; ++seed) {
        Random random(seed);
        const World world = make_world(random);
        ASSERT_TRUE(compared(world, world).changes.empty()) << seed;
    }
}

/// Block 6 in two halves, tied to each other or not.
void add_halves(World& world, Random random, bool tied) {
    for (std::size_t m = 0; m < kMembers; ++m)
        world.add(member(6, m), "R6");
    for (const auto& half : {block(6, 0, 5), block(6, 5, kMembers)})
        for (std::size_t i = 0; i < half.size(); ++i)
            for (std::size_t j = i + 1; j < half.size(); ++j)
                world.tie(half[i], half[j]);
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t j = 5; j < kMembers; ++j)
            if ((i + 5 == j || random.chance(0.8)) && tied)
                world.tie(member(6, i), member(6, j));
    world.tie(member(6, 0), member(0, 8));
    world.tie(member(6, 9), member(2, 8));
}

void merge_blocks(World& world, Random& random, std::size_t a, std::size_t b) {
    for (std::size_t i = 0; i < kMembers; ++i)
        for (std::size_t j = 0; j < kMembers; ++j)
            if (random.chance(0.7))
                world.tie(member(a, i), member(b, j));
}

/// Everything at once, each in its own corner of the network.
TEST(Comparison, FindsAllThatWasPlantedAndNothingElse) {
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        Random random(seed);
        World before = make_world(random);
        World after = before;
        add_halves(before, random.child(1), true); // a split
        add_halves(after, random.child(1), false);
        merge_blocks(after, random, 1, 3);
        after.remove(member(0, 5)); // a death, a birth, a tie more or less
        after.add("new", "R0");
        for (const std::size_t m : {2U, 3U, 4U, 6U})
            after.tie("new", member(0, m));
        after.tied(member(0, 7), member(0, 9)) ? after.cut(member(0, 7), member(0, 9))
                                               : after.tie(member(0, 7), member(0, 9));
        const std::string mover = member(2, 6); // from block 2 to block 4
        after.remove(mover);
        after.add(mover, "R2");
        for (const std::size_t m : {2U, 3U, 4U, 5U, 7U, 8U})
            after.tie(mover, member(4, m));
        for (World* world : {&before, &after}) {
            world->add("bridge", "none"); // of no region that counts
            world->tie("bridge", member(0, 2));
            world->tie("bridge", member(0, 3));
        }
        before.tie("bridge", member(5, 2)); // the only one between regions 0 and 5
        const ReviewState old_state = state_of(before.text(), 10, false),
                          new_state = state_of(after.text(seed), 10, false);
        Found found = found_in(compare_states(old_state, new_state));
        std::erase_if(found, [](const auto& row) { return row.first.starts_with("gap_") && row.second == "R1 – R3"; });
        const std::uint32_t one = community_of(new_state, member(6, 2)), two = community_of(new_state, member(6, 7));
        const auto split = found.find("community_split");
        ASSERT_NE(split, found.end()) << seed;
        ASSERT_TRUE(split->second == std::to_string(one) || split->second == std::to_string(two));
        found.erase(split);
        Found expected = plain_changes(before, after);
        expected.emplace("community_merged", std::to_string(community_of(new_state, member(1, 4))));
        expected.emplace("community_moved", mover);
        expected.emplace("broker_lost", "bridge");
        ASSERT_EQ(found, expected) << seed;
    }
}

TEST(Comparison, FindsBirthsDeathsAndTiesAndNothingElse) {
    for (std::uint64_t seed = 1; seed <= kFewSeeds; ++seed) {
        Random random(seed);
        const World before = make_world(random);
        World after = before;
        const auto b = static_cast<std::size_t>(random.below(planted::kBlocks));
        after.remove(member(b, 5));
        after.add("new", "R" + std::to_string(b));
        for (const std::size_t m : {2U, 3U, 4U, 6U})
            after.tie("new", member(b, m));
        const auto c = static_cast<std::size_t>(random.below(planted::kBlocks));
        const std::string x = member(c, 7), y = member(c, 9);
        after.tied(x, y) ? after.cut(x, y) : after.tie(x, y);
        const Comparison comparison = compared(before, after);
        ASSERT_EQ(found_in(comparison), plain_changes(before, after)) << seed;
        for (const Change& change : comparison.changes) { // and no rank of anybody elsewhere
            if (is_rank(change.kind)) {
                ASSERT_EQ(change.id.substr(0, 2), "b" + std::to_string(b)) << seed << " " << change.id;
            }
        }
    }
}

TEST(Comparison, FindsAMergerAndNothingElse) {
    for (std::uint64_t seed = 1; seed <= kFewSeeds; ++seed) {
        Random random(seed);
        const World before = make_world(random);
        World after = before;
        merge_blocks(after, random, 1, 3);
        const ReviewState old_state = state_of(before.text()), new_state = state_of(after.text(3));
        const Comparison comparison = compare_states(old_state, new_state);
        Found expected = plain_changes(before, after);
        expected.emplace("community_merged", std::to_string(community_of(new_state, member(1, 4))));
        Found found = found_in(comparison);
        std::erase_if(found, [](const auto& row) { return row.first.starts_with("gap_"); }); // the two regions do meet
        ASSERT_EQ(found, expected) << seed;
        for (const Change& change : comparison.changes)
            if (change.kind == ChangeKind::community_merged) {
                const std::uint32_t a = community_of(old_state, member(1, 4)),
                                    b = community_of(old_state, member(3, 4));
                ASSERT_EQ(std::get<std::string>(change.old_value),
                          std::to_string(std::min(a, b)) + "; " + std::to_string(std::max(a, b)));
            }
    }
}

TEST(Comparison, FindsASplitAndNothingElse) {
    for (std::uint64_t seed = 1; seed <= kFewSeeds; ++seed) {
        Random random(seed);
        World before = make_world(random);
        World after = before;
        add_halves(before, random.child(1), true);
        add_halves(after, random.child(1), false);
        const ReviewState old_state = state_of(before.text()), new_state = state_of(after.text(3));
        Found expected = plain_changes(before, after);
        const std::uint32_t a = community_of(new_state, member(6, 2)), b = community_of(new_state, member(6, 7));
        ASSERT_NE(a, b) << seed;
        const Comparison comparison = compare_states(old_state, new_state);
        Found found = found_in(comparison);
        const auto split = found.find("community_split");
        ASSERT_NE(split, found.end()) << seed;
        ASSERT_TRUE(split->second == std::to_string(a) || split->second == std::to_string(b)) << seed;
        found.erase(split);
        ASSERT_EQ(found, expected) << seed;
    }
}

TEST(Comparison, FindsWhoChangedCommunityAndNothingElse) {
    for (std::uint64_t seed = 1; seed <= kFewSeeds; ++seed) {
        Random random(seed);
        const World before = make_world(random);
        World after = before;
        const std::string mover = member(2, 6);
        const std::string region = after.region.at(mover);
        after.remove(mover);
        after.add(mover, region);
        for (const std::size_t m : {2U, 3U, 4U, 5U, 7U, 8U})
            after.tie(mover, member(4, m));
        Found expected = plain_changes(before, after);
        expected.emplace("community_moved", mover);
        ASSERT_EQ(found_in(compared(before, after)), expected) << seed;
    }
}

TEST(Comparison, FindsALostBridgeAndNothingElse) {
    for (std::uint64_t seed = 1; seed <= kFewSeeds; ++seed) {
        Random random(seed);
        World before = make_world(random);
        before.add("bridge", "none"); // a region of one: no group
        for (const std::size_t m : {2U, 3U})
            before.tie("bridge", member(1, m));
        before.tie("bridge", member(4, 2)); // blocks 1 and 4 have no other common neighbour
        World after = before;
        after.cut("bridge", member(4, 2));
        Found expected = plain_changes(before, after);
        expected.emplace("broker_lost", "bridge");
        const Comparison comparison = compared(before, after);
        ASSERT_EQ(found_in(comparison), expected) << seed;
        EXPECT_THAT(comparison.changes.back().detail.en, HasSubstr("tied “R1” with “R4”"));
    }
}

/// Regions that meet in projects of two, about equally often; A and B never.
std::string project_world(Random& random, bool closed) {
    const std::vector<std::string> regions{"A", "B", "C", "D"};
    std::string text;
    std::map<std::string, std::vector<std::string>> members;
    for (const std::string& region : regions)
        for (std::size_t i = 0; i < 8; ++i) {
            members[region].push_back(region + std::to_string(i));
            text += "@" + members[region].back() + " company region=" + region + "\n";
        }
    int project = 0;
    const auto meet = [&](const std::string& a, const std::string& b, int times) {
        for (int i = 0; i < times; ++i) {
            const std::string x = members[a][random.below(8)], y = members[b][random.below(8)];
            if (x != y)
                text += "#p" + std::to_string(1000 + project++) + " 2015-01-01 " + x + " " + y + "\n";
        }
    };
    for (std::size_t i = 0; i < regions.size(); ++i)
        for (std::size_t j = i; j < regions.size(); ++j)
            if (!(regions[i] == "A" && regions[j] == "B"))
                meet(regions[i], regions[j], 14);
    if (closed)
        meet("A", "B", 14);
    return text;
}

TEST(Comparison, FindsAClosedAndAnOpenedGapAndNoOther) {
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        Random one(seed), two(seed); // the same projects, and A with B behind them
        const ReviewState open = state_of(project_world(one, false), 1, false),
                          closed = state_of(project_world(two, true), 1, false);
        const auto gaps = [](const Comparison& comparison) {
            Found found = found_in(comparison);
            std::erase_if(found, [](const auto& row) { return !row.first.starts_with("gap_"); });
            return found;
        };
        ASSERT_EQ(gaps(compare_states(open, closed)), (Found{{"gap_closed", "A – B"}})) << seed;
        ASSERT_EQ(gaps(compare_states(closed, open)), (Found{{"gap_opened", "A – B"}})) << seed;
    }
}

TEST(Comparison, RanksAreToldOnlyWhereIntervalsPart) {
    std::size_t told = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Random random(seed);
        const World before = make_world(random);
        World after = before;
        for (std::size_t b = 0; b < planted::kBlocks; b += 2) // one organisation becomes the hub of all
            after.tie(member(5, 5), member(b, 4));
        const ReviewState old_state = state_of(before.text()), new_state = state_of(after.text());
        for (const Change& change : compare_states(old_state, new_state).changes)
            if (is_rank(change.kind)) {
                const NodeId was = old_state.network.find(change.id), is = new_state.network.find(change.id);
                const bool up = change.kind == ChangeKind::rank_up;
                ASSERT_TRUE(up ? new_state.high[is] < old_state.low[was] : new_state.low[is] > old_state.high[was]);
                ASSERT_TRUE(up ? new_state.rank[is] < old_state.rank[was] : new_state.rank[is] > old_state.rank[was]);
                ASSERT_GT(up ? new_state.betweenness[is] : old_state.betweenness[was], 0);
                told += change.id == member(5, 5) && up ? 1U : 0U;
            }
    }
    EXPECT_GE(told, 18U); // the hub
}

TEST(Comparison, CommunitiesThatWentOnKeepTheirNames) {
    Random random(5);
    const World before = make_world(random);
    World after = before;
    for (std::size_t m = 0; m < 4; ++m) { // block 5 grows and changes its number
        after.add("x" + std::to_string(m), "R" + std::to_string(m));
        for (std::size_t i = 0; i < kMembers; ++i)
            after.tie("x" + std::to_string(m), member(5, i));
    }
    const ReviewState old_state = state_of(before.text()), new_state = state_of(after.text());
    const Comparison comparison = compare_states(old_state, new_state);
    for (std::size_t b = 0; b < planted::kBlocks; ++b)
        EXPECT_EQ(comparison.community_names[community_of(new_state, member(b, 4)) - 1].en,
                  old_state.community_names[community_of(old_state, member(b, 4)) - 1].en);
    EXPECT_EQ(comparison.counts.went_on, planted::kBlocks);
}

TEST(Comparison, OfEmptyNetworksIsDefined) {
    EXPECT_TRUE(compare_states(state_of(""), state_of("")).changes.empty());
    EXPECT_EQ(found_in(compare_states(state_of(""), state_of("a>b r\n"))),
              (Found{{"appeared", "a"}, {"appeared", "b"}, {"tie_new", "a – b"}}));
    EXPECT_EQ(found_in(compare_states(state_of("a>b r\n"), state_of(""))),
              (Found{{"vanished", "a"}, {"vanished", "b"}, {"tie_lost", "a – b"}}));
}

} // namespace
} // namespace clusterbridge
