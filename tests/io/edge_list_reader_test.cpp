#include "io/edge_list_reader.hpp"

#include "base/text.hpp"
#include "reading.hpp"

/// Lists of edges without a header.
namespace clusterbridge {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// "a-b:2.5 …" by the order of ties, rows summed by nobody.
std::string ties_of(const Network& n) {
    std::string all;
    for (std::size_t i = 0; i < n.ties.size(); ++i) {
        const TieRow row = n.ties[i];
        all += (all.empty() ? "" : " ") + n.organisations[row.source].id + "-" + n.organisations[row.target].id + ":" +
               shortest(row.weight);
    }
    return all;
}

TEST(EdgeListReader, IsRecognisedByItsContentUnderAnyName) {
    for (const std::string name : {"k.txt", "k.dat", "k", "k.tsv"}) {
        const auto result = read({{name, "1 2\n2 3\n"}});
        EXPECT_EQ(ties_of(result.network), "1-2:1 2-3:1") << name;
        EXPECT_EQ(result.diagnostics.all().size(), 1U) << texts_of(result);
        EXPECT_EQ(first_of(result, "edge-list").severity, Severity::hint);
        EXPECT_EQ(result.network.place(result.network.ties[1].row), name + ":2");
        expect_accounted(result);
    }
    EXPECT_EQ(ties_of(read({{"k.txt", "# From To\n%\n1\t2\n\n2\t3\n# end\n"}}).network), "1-2:1 2-3:1");
    EXPECT_EQ(ties_of(read({{"k.txt", "Ulm Bonn 2.5\nKiel Jena 1\n"}}).network), "Kiel-Jena:1 Ulm-Bonn:2.5");
    EXPECT_EQ(ties_of(read({{"k.txt", "a b\nb c\n"}}).network), "a-b:1 b-c:1");
    EXPECT_EQ(ties_of(read({{"k.txt", "1 2\n\"Uni Ulm\" 2 1.234\n"}}).network), "1-2:1 Uni Ulm-2:1.234");
    const auto from_stdin = read_network(MemoryFileSystem(Files{}), {"-"}, {}, std::string("1 2\n2 3\n"));
    EXPECT_EQ(ties_of(from_stdin.network), "1-2:1 2-3:1");
}

TEST(EdgeListReader, TakesALineThatNamesColumnsForAHeader) {
    const auto result = read({{"k.txt", "source target weight\na b 2\nc d 3\n"}});
    EXPECT_EQ(ties_of(result.network), "a-b:2 c-d:3");
    EXPECT_TRUE(result.diagnostics.all().empty());
    EXPECT_EQ(ties_of(read({{"k.txt", "Von An\na b\nc d\n"}}).network), "a-b:1 c-d:1");
    EXPECT_EQ(ties_of(read({{"k.txt", "source\ttarget\na\tb\n"}}).network), "a-b:1") << "as ever";
    EXPECT_THAT(refusal({{"k.txt", "source foo\na b\n"}}), HasSubstr("no table of ties"));
}

TEST(EdgeListReader, LeavesOtherTextRefused) {
    for (const char* text : {"Firma\tStadt\nSiemens\tUlm\n", "a b c\nb c d\n", "a b\nb c\nthis is text\n", "1,2\n2,3\n",
                             "a;b\nb;c\n", "1 2\nx,y 3\n", "name city\nname ulm\n", "a b 1 2\n", "one\n"})
        EXPECT_THAT(refusal({{"k.txt", text}}), HasSubstr("no table of ties or participations was given")) << text;
    EXPECT_THAT(refusal({{"k.csv", "1 2\n2 3\n"}}), HasSubstr("end the name of a plain list of edges in .edges"));
    ReadOptions tab;
    tab.delimiter = "tab";
    EXPECT_THAT(refusal({{"k.txt", "1\t2\n2\t3\n"}}, tab), HasSubstr("leave --delimiter out"));
}

TEST(EdgeListReader, TakesTheWeightOutOfBraces) {
    const auto plain = read({{"k.edgelist", "0 1 {}\n1 2 {'weight': 2.5}\n"}});
    EXPECT_EQ(ties_of(plain.network), "0-1:1 1-2:2.5");
    EXPECT_TRUE(plain.diagnostics.all().empty());
    const auto more = read({{"k.txt", "0 1 {}\n1 2 {'since': [2015, 1], \"weight\": 2, 'note': 'a, \\'b\\': {'}\n"}});
    EXPECT_EQ(ties_of(more.network), "0-1:1 1-2:2");
    const Diagnostic& said = first_of(more, "edge-values-left-out");
    EXPECT_EQ(said.severity, Severity::hint);
    EXPECT_EQ(said.line, 2U);
    EXPECT_THAT(said.message.en, HasSubstr("found note, since;"));
    EXPECT_THAT(refusal({{"k.edges", "0 1 {'weight': 'viele'}\n"}}),
                HasSubstr("k.edges:1: the weight is not a number"));
    EXPECT_THAT(refusal({{"k.edges", "0 1 {weight}\n"}}), HasSubstr("k.edges:1: the weight is not a number"));
}

TEST(EdgeListReader, SpeaksOfLinesNotOfSheets) {
    const std::string said = refusal({{"k.edges", "a b 1 2015\n"}});
    EXPECT_THAT(said,
                HasSubstr("k.edges:1: the line has more fields than the list has columns; found \"2015\"; delete"));
    EXPECT_THAT(said, Not(HasSubstr("sheet")));
}

TEST(EdgeListReader, TheOrderOfLinesChangesNothing) {
    EXPECT_EQ(ties_of(read({{"k.txt", "1 2 3\n9 8 0.5\n2 3\n"}}).network),
              ties_of(read({{"k.txt", "2 3\n9 8 0.5\n1 2 3\n"}}).network));
}

} // namespace
} // namespace clusterbridge
