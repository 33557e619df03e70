#include "cli/config_file.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

using testing::HasSubstr;
using Words = std::vector<std::string>;

const ConfigTarget kRank{
    "rank", {"seed", "type", "metrics", "lenient", "strict", "since", "epsilon"}, {"rank", "render"}, {"seed", "dpi"}};

Words words(const std::string& toml, const Words& given = {}) {
    return words_of_config(toml, "c.toml", kRank, given);
}

std::string refusal(const std::string& toml) {
    try {
        words(toml);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::usage);
        EXPECT_FALSE(error.sentence().de.empty());
        return error.sentence().en;
    }
    return "was not refused";
}

TEST(ConfigFile, StandsForWords) {
    EXPECT_EQ(
        words("seed = 7\ntype = ['company', 'university']\nlenient = true\nsince = 2015-02-01\nepsilon = 0.5\n"),
        (Words{"--epsilon=0.5", "--lenient", "--seed=7", "--since=2015-02-01", "--type=company", "--type=university"}));
    EXPECT_EQ(words("lenient = false"), Words{});
    EXPECT_EQ(words(""), Words{});
}

TEST(ConfigFile, YieldsToTheCommandLine) {
    EXPECT_EQ(words("seed = 7", {"data", "--seed", "8"}), Words{});
    EXPECT_EQ(words("seed = 7", {"--seed=8"}), Words{});
    EXPECT_EQ(words("lenient = true", {"--strict"}), Words{});
    EXPECT_EQ(words("seed = 7", {"--", "--seed"}), Words{"--seed=7"}) << "behind -- stand names of files";
}

TEST(ConfigFile, ServesAllCommands) {
    EXPECT_EQ(words("dpi = 300\n[options]\nseed = 2\ndpi = 300\n[rank]\nepsilon = 0.1\n[render]\ndpi = 2\n"),
              (Words{"--seed=2", "--epsilon=0.1"}));
}

TEST(ConfigFile, RefusesWhatItDoesNotKnow) {
    EXPECT_THAT(refusal("\nsede = 1"),
                HasSubstr("c.toml:2: the key names no option; found 'sede'; did you mean seed?"));
    EXPECT_THAT(refusal("[rnk]\nseed = 1"), HasSubstr("c.toml:1: the key names no option; found 'rnk'; did you mean"));
    EXPECT_THAT(refusal("[rank]\ndpi = 1"), HasSubstr("c.toml:2: the key names no option; found 'dpi'"));
    EXPECT_THAT(refusal("config = 'x'"), HasSubstr("found 'config'"));
    EXPECT_THAT(refusal("seed = ''"), HasSubstr("c.toml:1: the value of seed is empty"));
    EXPECT_THAT(refusal("seed = [[1]]"), HasSubstr("c.toml:1: the value of seed cannot be used"));
    EXPECT_THAT(refusal("seed = 1\n{ no\n"), HasSubstr("c.toml:2: the file is no TOML"));
}

} // namespace
} // namespace clusterbridge
