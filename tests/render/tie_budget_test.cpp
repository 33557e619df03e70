#include "render/tie_budget.hpp"

#include "pictures.hpp"
#include "render/drawing.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

TEST(TieBudget, SpendsItOnWhatIsMoreThanChance) {
    const auto tie = [](std::size_t a, std::size_t b, double weight, double chance) {
        PictureTie made;
        made.a = a, made.b = b, made.weight = weight, made.chance = chance;
        made.stands_out = chance < 1 ? TieWeight::significant : TieWeight::usual;
        return made;
    };
    const std::vector<PictureTie> ties{tie(0, 1, 9, 1), tie(0, 2, 1, 0.01), tie(1, 2, 1, 0.001),
                                       tie(0, 3, 2, 1), tie(1, 3, 5, 1),    tie(0, 4, 7, 1)};
    using Chosen = std::vector<std::size_t>;
    EXPECT_EQ(chosen_ties(ties, 5, 6), (Chosen{0, 1, 2, 3, 4, 5}));
    // 1-2 and 0-2 are the clearest of 1, 2 and 0; 3 and 4 have only their strongest
    EXPECT_EQ(chosen_ties(ties, 5, 4), (Chosen{1, 2, 4, 5}));
    EXPECT_EQ(chosen_ties(ties, 5, 5), (Chosen{0, 1, 2, 4, 5}));
    Picture picture;
    picture.language = Language::en;
    picture.ties = ties;
    EXPECT_EQ(tie_note(picture, 6), "");
    picture.words.chance = "projects filled at random";
    EXPECT_NE(tie_note(picture, 4).find("then the 2 that are more than chance (projects filled at random)"),
              std::string::npos);
}

TEST(Changes, AreDrawnBeforeStrongerTiesThatStayed) {
    std::vector<PictureTie> ties;
    for (std::size_t i = 0; i < 100; ++i)
        ties.push_back({0, 1, static_cast<double>(100 - i), false, {}});
    ties.back().change = TieChange::lost;
    EXPECT_EQ(chosen_ties(ties, 2, 1), std::vector<std::size_t>{99});
}

} // namespace
} // namespace clusterbridge
