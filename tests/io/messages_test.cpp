#include "graph/graph_view.hpp"
#include "reading.hpp"

/// Refusals say where, what is wrong, what was found and what to do.
namespace clusterbridge {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::string_literals;

TEST(Messages, AboutQuotationMarksShowTheField) {
    EXPECT_EQ(refusal({{"t.csv", "source,target\na,\"b,c\n"}}),
              "t.csv:2: a quotation mark is never closed; found a field that begins on this line with \"\"b,c\"; close "
              "it or double "
              "the quotation marks inside the field");
    EXPECT_THAT(refusal({{"t.csv", "source,target\n\"x\ny\",\"b\" c\r\n"}}),
                HasSubstr("t.csv:3: text follows a closing quotation mark; found a field that begins on this line with "
                          "\"\"b\" c\"; double the "
                          "quotation marks inside the field"));
    EXPECT_THAT(refusal({{"t.csv", "source,\"target\na,b\n"}}),
                HasSubstr("t.csv:1: a quotation mark is never closed; "
                          "found a field that begins on this line with \"\"target\""));
    EXPECT_THAT(refusal({{"t.csv", "source,target\nab," + std::string(std::size_t{2} << 20U, 'c') + "\n"}}),
                HasSubstr("t.csv:2: a field is longer than 1 MiB; found in a row that begins with \"ab,ccc"));
}

TEST(Messages, AboutNulBytesCountThem) {
    EXPECT_EQ(refusal({{"t.csv", "source,target\na\0,\0\n"s}}),
              "t.csv:2: the file contains NUL bytes and seems to be a binary file, not a table; found 2, the first on "
              "this line; export it as CSV");
}

TEST(Messages, AboutJsonDoNotSpeakOfPasswords) {
    EXPECT_EQ(
        refusal({{"t.csv", "{\"nodes\": []}"}}),
        "t.csv: this is no CSV file; it seems to be JSON; export its tables as CSV (UTF-8) or as a workbook (.xlsx)");
    EXPECT_THAT(refusal({{"t.csv", "SQLite format 3\0"s}}), Not(HasSubstr("password")));
}

TEST(Messages, AboutUndeclaredOrganisationsNameAPlaceWhereTheyRefuse) {
    const Files files = {{"o.csv", "id,name\nc,C\n"}, {"t.csv", "source,target\nc,z\na,c\n"}};
    ReadOptions strict;
    strict.strict_nodes = true;
    EXPECT_THAT(refusal(files, strict), HasSubstr("t.csv:3: 2 organisations occur in ties, but in no table of "
                                                  "organisations; found a (t.csv:3), z (t.csv:2); add them"));
    EXPECT_EQ(first_of(read(files), "undeclared-organisations").line, 0U) << "a warning is about all of them";
}

/// What making a view refuses.
std::string view_refusal(const std::string& ties) {
    const ReadResult result = read_ties_text(ties);
    try {
        make_view(result.network);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::input);
        EXPECT_FALSE(error.sentence().de.empty());
        return error.sentence().en;
    }
    ADD_FAILURE() << "was not refused";
    return {};
}

TEST(Messages, AboutHeavyWeightsAreTrue) {
    EXPECT_EQ(
        view_refusal("source,target,weight\nc,d,1\na,b,1e308\n"),
        "ties.csv:3: the weights of all ties add up to more than half of the largest number; found 1e+308 between "
        "a and b, the largest weight; scale the weights down");
}

} // namespace
} // namespace clusterbridge
