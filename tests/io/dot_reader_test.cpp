#include "reading.hpp"

namespace clusterbridge {
namespace {

using ::testing::HasSubstr;

Network read_gv(const std::string& text) {
    return read({{"n.gv", text}}).network;
}

TEST(DotReader, ReadsNodesEdgesAndChains) {
    const ReadResult result = read({{"n.gv", "// a network\nstrict digraph \"N\" {\n  rankdir=LR; node [shape=box];\n"
                                             "  a [label=\"Uni M\xC3\xBCnchen\\nLehrstuhl\", type=university]\n"
                                             "  a -> b:port:n -> \"c d\" [weight=2.5, relation=\"funds\"];\n"
                                             "# a line for the preprocessor\n  e; /* alone */ -1.5 -> a\n}\n"}});
    const Network& n = result.network;
    EXPECT_EQ(n.size(), 5U);
    EXPECT_EQ(n.organisations[n.find("a")].name(), "Uni München Lehrstuhl");
    EXPECT_EQ(n.organisations[n.find("a")].kind, ActorKind::university);
    EXPECT_NE(n.find("c d"), kNoNode);
    ASSERT_EQ(n.ties.size(), 3U);
    std::size_t funds = 0;
    for (const TieRow& row : n.ties)
        funds += n.text(row.relation) == "funds" && row.weight == 2.5 ? 1U : 0U;
    EXPECT_EQ(funds, 2U);
    EXPECT_EQ(n.place(n.ties.back().row), "n.gv:edges:5");
}

TEST(DotReader, AnAttributeIdIsTheId) {
    const Network n = read_gv("graph network {\n  n1 [label=\"A \\\"B\\\" \\\\ C\", id=\"acme\"];\n  n2 [label=\"K\", "
                              "id=\"0815\"];\n  n1 -- n2 [weight=0.1, relations=\"x\"];\n}\n");
    ASSERT_NE(n.find("acme"), kNoNode);
    EXPECT_EQ(n.organisations[n.find("acme")].name(), "A \"B\" \\ C");
    EXPECT_NE(n.find("0815"), kNoNode);
    EXPECT_EQ(n.size(), 2U);
    EXPECT_EQ(n.ties[0].weight, 0.1);
}

TEST(DotReader, SubgraphsAreEndsOfEdgesAndScopesOfDefaults) {
    const Network n =
        read_gv("graph { edge [weight=3]; a -- {b c}; subgraph cluster_x { edge [weight=5]; d -- e } f -- "
                "\"g\" + \"h\" }");
    double weights = 0;
    for (const TieRow& row : n.ties)
        weights += row.weight;
    EXPECT_EQ(n.ties.size(), 4U);
    EXPECT_EQ(weights, 3 + 3 + 5 + 3);
    EXPECT_NE(n.find("gh"), kNoNode);
}

TEST(DotReader, RefusesWhatItCannotReadAtItsLine) {
    EXPECT_THAT(refusal({{"n.gv", "graph {\n a -- \n}"}}), HasSubstr("n.gv:3: the DOT cannot be read"));
    EXPECT_THAT(refusal({{"n.gv", "graph {\n a -- b"}}), HasSubstr("the end of the file"));
    EXPECT_THAT(refusal({{"n.gv", "graph {\n \"a -- b }"}}), HasSubstr("n.gv:2:"));
    EXPECT_THAT(refusal({{"n.gv", "graph {\n /* a -- b }"}}), HasSubstr("n.gv:2:"));
    EXPECT_THAT(refusal({{"n.gv", "graph { a -- b [weight=viele] }"}}), HasSubstr("the weight is not a number"));
    EXPECT_THAT(refusal({{"n.gv", "graph { a -- b } graph { c -- d }"}}), HasSubstr("cannot be read"));
    EXPECT_THAT(refusal({{"n.gv", "graph { " + std::string(100000, '{')}}), HasSubstr("cannot be read"));
    EXPECT_THAT(refusal({{"n.gv", "text"}}), HasSubstr("cannot be read"));
}

TEST(EdgeListReader, ReadsTwoIdsAndAWeight) {
    const Network n = read({{"n.edges", "# written by hand\n% more\na b\n\n\"Uni Ulm\"\tb 2.5\r\n#c,a\n"}}).network;
    ASSERT_EQ(n.ties.size(), 3U);
    EXPECT_NE(n.find("Uni Ulm"), kNoNode);
    EXPECT_NE(n.find("#c"), kNoNode) << "remarks stand above the edges only";
    EXPECT_EQ(n.place(n.ties.front().row), "n.edges:6");
    EXPECT_EQ(n.place(n.ties.back().row), "n.edges:3");
    EXPECT_THAT(refusal({{"n.edgelist", "a b\na\n"}}), HasSubstr("n.edgelist:2: the column target is empty"));
    EXPECT_THAT(refusal({{"n.edges", "a b 1 2015\n"}}), HasSubstr("n.edges:1:"));
    EXPECT_THAT(refusal({{"n.edges", "a b viele\n"}}), HasSubstr("the weight is not a number"));
}

} // namespace
} // namespace clusterbridge
