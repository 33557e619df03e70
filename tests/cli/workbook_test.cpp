#include "support/process.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

// tests/io/fixtures/netz.xlsx is the bundled data as LibreOffice saves it (make_workbook.py there says how).
namespace clusterbridge {
namespace {

std::string output_of(std::vector<std::string> words, const std::string& input) {
    words.push_back(CLUSTERBRIDGE_SOURCE_DIR "/" + input);
    const ProcessResult result = run_binary(words, {});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.err, "");
    return result.out;
}

TEST(Workbook, OfTheBundledDataGivesTheSameBytesAsItsTables) {
    const std::vector<std::vector<std::string>> commands = {
        {"rank", "--lang", "de"},
        {"communities", "--lang", "de"},
        {"recommend", "--lang", "de", "--columns",
         "rank,source,target,source_name,target_name,kind,basis,score,introducers,shared_work,affinity,probability,"
         "impact,"
         "first_between_groups,common_partners,broker,broker_name,same_region,distance_km,reasons"}};
    for (const auto& command : commands) {
        const std::string from_tables = output_of(command, "data");
        EXPECT_GT(from_tables.size(), 10000U);
        EXPECT_TRUE(output_of(command, "tests/io/fixtures/netz.xlsx") == from_tables) << command.front();
    }
}

} // namespace
} // namespace clusterbridge
