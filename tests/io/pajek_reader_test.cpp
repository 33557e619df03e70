#include "reading.hpp"

namespace clusterbridge {
namespace {

using ::testing::HasSubstr;

Network read_net(const std::string& text) {
    return read({{"n.net", text}}).network;
}

TEST(PajekReader, ReadsVerticesArcsAndEdges) {
    const ReadResult result =
        read({{"n.net",
               "\xEF\xBB\xBF% made by hand\r\n*Vertices 4\r\n1 \"Uni M\xC3\xBCnchen\" 0.1 0.2 0.5 ellipse ic Red\r\n"
               "2 Bosch\r\n3 \"A \\\"B\\\"\"\r\n*Arcs\r\n1 2 2.5 c Blue l \"since long\"\r\n2 1\r\n"
               "*Edges\r\n2 3 1 [2001-2003]\r\n"}});
    const Network& n = result.network;
    EXPECT_EQ(n.size(), 4U) << "a vertex without a line of its own is called by its number";
    EXPECT_NE(n.find("Uni München"), kNoNode);
    EXPECT_NE(n.find("A \"B\""), kNoNode);
    EXPECT_NE(n.find("4"), kNoNode);
    ASSERT_EQ(n.ties.size(), 3U);
    EXPECT_EQ(n.files[1].name, "n.net:edges");
    double weights = 0;
    for (const TieRow& row : n.ties)
        weights += row.weight;
    EXPECT_EQ(weights, 4.5);
    EXPECT_EQ(n.files[1].rows_merged, 1U);
}

TEST(PajekReader, ReadsListsAndRelations) {
    const Network n = read_net("*Vertices 4\n1 a\n2 b\n3 c\n4 d\n*Edgeslist\n1 2 3\n*Arcs :2 \"funds\"\n3 4 1\n"
                               "*Arcs\n2: 1 4 7\n");
    ASSERT_EQ(n.ties.size(), 4U);
    std::size_t funds = 0;
    for (const TieRow& row : n.ties)
        funds += n.text(row.relation) == "funds" ? 1U : 0U;
    EXPECT_EQ(funds, 2U);
}

TEST(PajekReader, AnAttributeIdIsTheId) {
    const Network n = read_net("*Vertices 2\n1 \"Bosch GmbH\" 0 0 ellipse id \"bosch\" type \"company\"\n"
                               "2 \"Uni\" 0 0 ellipse id \"uni\"\n*Edges\n1 2 3 relations \"funds\"\n");
    ASSERT_NE(n.find("bosch"), kNoNode);
    EXPECT_EQ(n.organisations[n.find("bosch")].name(), "Bosch GmbH");
    EXPECT_EQ(n.organisations[n.find("bosch")].kind, ActorKind::company);
    EXPECT_EQ(n.text(n.ties[0].relation), "funds");
}

TEST(PajekReader, TwoModesAreParticipations) {
    const Network n = read_net("*Vertices 4 2\n1 \"Bosch\"\n2 \"Uni\"\n3 \"Projekt A\"\n4 \"Projekt B\"\n*Edges\n1 3\n"
                               "3 2\n1 4\n");
    EXPECT_EQ(n.size(), 2U);
    EXPECT_EQ(n.projects.size(), 2U);
    EXPECT_EQ(n.participations.size(), 3U);
    EXPECT_THAT(refusal({{"n.net", "*Vertices 3 2\n*Edges\n1 2\n"}}), HasSubstr("n.net:3: an edge joins two vertices"));
}

TEST(PajekReader, VerticesOfTheSameLabelStayApart) {
    const ReadResult result = read({{"n.net", "*Vertices 3\n1 \"M\"\n2 \"M\"\n3 \"K\"\n*Edges\n1 3\n2 3\n"}});
    EXPECT_EQ(result.network.size(), 3U);
    EXPECT_EQ(first_of(result, "label-repeated").line, 3U);
}

TEST(PajekReader, ReadsOldCodePagesWithAWarning) {
    const ReadResult result = read({{"n.net", "*Vertices 2\n1 \"B\xE4r\"\n2 \"K\"\n*Edges\n1 2\n"}});
    EXPECT_NE(result.network.find("Bär"), kNoNode);
    EXPECT_EQ(count_rule(result, "encoding-guessed"), 1U);
}

TEST(PajekReader, RefusesWhatItCannotReadAtItsLine) {
    EXPECT_THAT(refusal({{"n.net", "*Vertices 2\n*Edges\n1 3\n"}}), HasSubstr("n.net:3: a vertex has no such number"));
    EXPECT_THAT(refusal({{"n.net", "*Vertices 2\n*Edges\n1\n"}}), HasSubstr("n.net:3: the line names one vertex"));
    EXPECT_THAT(refusal({{"n.net", "*Vertices 2\n*Matrix\n0 1\n1 0\n"}}), HasSubstr("matrices are not read"));
    EXPECT_THAT(refusal({{"n.net", "*Vertices many\n"}}), HasSubstr("n.net:1: the number of vertices"));
    EXPECT_THAT(refusal({{"n.net", "a b\n"}}), HasSubstr("does not begin with *Vertices"));
    EXPECT_THAT(refusal({{"n.net", "*Vertices 2\n*Edges\n1 2 viele\n"}}), HasSubstr("the weight is not a number"));
}

} // namespace
} // namespace clusterbridge
