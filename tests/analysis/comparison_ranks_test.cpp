#include "analysis/comparison.hpp"

#include "planted_world.hpp"
#include "support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <string>

namespace clusterbridge {
namespace {

using planted::make_world;
using planted::member;
using planted::World;
using testing::HasSubstr;

ReviewState state_of(const std::string& text) {
    StateOptions options;
    options.communities.runs = 10;
    options.gaps.group_by = "region";
    return make_state(network_of(text), options);
}

/// The numbers in a sentence, in order.
std::vector<std::uint32_t> numbers_in(const std::string& text) {
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9')
            ++end;
        if (end > i)
            numbers.push_back(static_cast<std::uint32_t>(std::stoul(text.substr(i, end - i))));
        i = std::max(end, i + 1);
    }
    return numbers;
}

TEST(Comparison, ARankLiesWithinTheIntervalThatIsToldOfIt) {
    std::size_t told = 0, from_nowhere = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        Random random(seed);
        World before = make_world(random);
        before.add("alone", "R1"); // no tie: it shares the last place, which others take up as records are left out
        World after = before;
        for (std::size_t b = 0; b < planted::kBlocks; ++b)
            after.tie(b % 2 == 0 ? "alone" : member(5, 5), member(b % 2 == 0 ? b : (b + 1) % 4, 4));
        for (const Change& change : compare_states(state_of(before.text()), state_of(after.text())).changes) {
            if (change.kind != ChangeKind::rank_up && change.kind != ChangeKind::rank_down)
                continue;
            const std::size_t middle = change.detail.en.find(", is now ");
            const auto was = static_cast<std::uint32_t>(std::get<std::int64_t>(change.old_value));
            const auto is = static_cast<std::uint32_t>(std::get<std::int64_t>(change.new_value));
            if (change.id == "alone") {
                EXPECT_THAT(change.detail.en, HasSubstr("on no shortest path before"));
                EXPECT_THAT(change.detail.de, HasSubstr("vorher auf keinem kürzesten Weg"));
                ++from_nowhere;
            } else if (middle != std::string::npos) {
                const auto before_it = numbers_in(change.detail.en.substr(0, middle));
                auto after_it = numbers_in(change.detail.en.substr(middle));
                after_it.pop_back(); // 90%
                EXPECT_TRUE(before_it.front() <= was && was <= before_it.back()) << was << ": " << change.detail.en;
                EXPECT_TRUE(after_it.front() <= is && is <= after_it.back()) << is << ": " << change.detail.en;
                ++told;
            }
        }
    }
    EXPECT_GE(from_nowhere, 9U);
    EXPECT_GT(told, 0U);
}

TEST(Comparison, TellsWhichFiguresOfAClusterChangedAndNoOther) {
    const std::string before = "@k cluster_initiative\n@l cluster_initiative\n@a company\n@b company\n@c company\n"
                               "a>k member_of\nb>k member_of\nc>l member_of\na>b works_with\n";
    const ReviewState old_state = state_of(before), new_state = state_of(before + "a>c works_with\n");
    EXPECT_TRUE(compare_states(old_state, old_state).clusters.empty());
    std::set<std::pair<std::string, std::string>> changed;
    for (const ClusterFigureChange& change : compare_states(old_state, new_state).clusters)
        changed.emplace(change.id, key_of(change.figure));
    EXPECT_TRUE(changed.contains({"k", "cross_cluster_ties"}));
    EXPECT_TRUE(changed.contains({"k", "tie_concentration"})) << "1 and 1 became 2 and 1";
    EXPECT_FALSE(changed.contains({"k", "members_seen"}));
    EXPECT_FALSE(changed.contains({"k", "density"}));
}

} // namespace
} // namespace clusterbridge
