#include "support/plain_csv.hpp"

#include <gtest/gtest.h>
#include <stdexcept>

namespace clusterbridge {
namespace {

TEST(DataPlainCsv, ReadsQuotesNewlinesAndLineNumbers) {
    const PlainTable t = read_plain_csv("a,b\n\"x, \"\"y\"\"\nz\",1\n,\n");
    ASSERT_EQ(t.rows.size(), 2U);
    EXPECT_EQ(t.at(t.rows[0], "a"), "x, \"y\"\nz");
    EXPECT_EQ(t.at(t.rows[0], "b"), "1");
    EXPECT_EQ(t.rows[1].line, 4U);
    EXPECT_EQ(t.column("b"), (std::vector<std::string>{"1", ""}));
}

TEST(DataPlainCsv, ForgivesNothing) {
    EXPECT_THROW(read_plain_csv(""), std::runtime_error);
    EXPECT_THROW(read_plain_csv("a,b\n1\n"), std::runtime_error);
    EXPECT_THROW(read_plain_csv("a\n\"x\n"), std::runtime_error);
    EXPECT_THROW(read_plain_csv("a\n\"x\"y\n"), std::runtime_error);
    EXPECT_THROW(read_plain_csv("a\nx\"y\n"), std::runtime_error);
    EXPECT_THROW(read_plain_csv("a\r\nx\r\n"), std::runtime_error);
    const PlainTable t = read_plain_csv("a\n1\n");
    EXPECT_THROW(t.at(t.rows[0], "b"), std::out_of_range);
}

} // namespace
} // namespace clusterbridge
