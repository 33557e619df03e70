#include "io/dot_writer.hpp"
#include "io/gexf_writer.hpp"
#include "io/graphml_writer.hpp"
#include "io/pajek_writer.hpp"
#include "io/vosviewer_writer.hpp"

#include "base/text.hpp"
#include "io/reading.hpp"
#include "support/graphs.hpp"

#include <pugixml.hpp>

namespace clusterbridge {
namespace {

using testing::HasSubstr;
using testing::Not;

ExchangeGraph graph_of(const Network& network) {
    return exchange_graph(network, make_view(network));
}

/// Names that break out of whatever is written carelessly.
Network hostile() {
    return read({{"o.csv", "id,name,type,URL,note\n"
                           "a\"b,<script>alert(1)</script>,\\N,javascript:alert(1),]]>\n"
                           "=cmd|' /C calc'!A0,\"two\nlines\t\"\"x\"\"\",company,,\n"
                           "\xD7\xA9\xD7\x9C," +
                               std::string(300, 'n') + ",company,,\xF0\x9F\x98\x80\nplain\\,},node,,\n"},
                 {"t.csv", "source,target,relation,weight\na\"b,\"=cmd|' /C calc'!A0\",=1+1,0.5\n"
                           "\xD7\xA9\xD7\x9C,plain\\,\"];\",1e-7\n"}})
        .network;
}

std::string column(const ExchangeGraph& graph, const std::string& name) {
    for (const ExchangeColumn& c : graph.edge_columns)
        if (c.name == name)
            return join(c.texts, "|");
    return "(none)";
}

TEST(ExchangeGraph, OneEdgeSaysWhatAllItsRowsSay) {
    const ExchangeGraph g =
        graph_of(read_ties_text("source,target,relation,weight,since,until,amount,amount_unit,note,file\n"
                                "a,b,funds,0.1,2015,2016,10,EUR,x,f1\nb,a,member_of,0.2,2014,2018,5,EUR,y,f1\n"
                                "a,c,,1,2020,,1,EUR,,\na,c,,1,2019,2021,1,DM,,f2\n")
                     .network);
    ASSERT_EQ(g.edges.size(), 2U);
    EXPECT_EQ(g.weights[0], "0.3") << "decimals are added as decimals";
    EXPECT_EQ(column(g, "relations"), "funds; member_of|");
    EXPECT_EQ(column(g, "since"), "2014-01-01|2019-01-01");
    EXPECT_EQ(column(g, "until"), "2018-12-31|") << "a row without an end goes on";
    EXPECT_EQ(column(g, "amount"), "15|") << "different units are not added";
    EXPECT_EQ(column(g, "note"), "x; y|");
    EXPECT_EQ(column(g, "file"), "f1|f2");
    EXPECT_EQ(column(g, "rows"), "2|2");
    EXPECT_EQ(column(g, "projects"), "(none)");
}

TEST(ExchangeGraph, EdgesRunTheWayTheirRowsRun) {
    const ExchangeGraph g = graph_of(network_of("b>a member_of\nc>a x\na>c x\n"));
    EXPECT_EQ(g.edges[0], (std::pair<std::uint32_t, std::uint32_t>{1, 0}));
    EXPECT_EQ(g.edges[1], (std::pair<std::uint32_t, std::uint32_t>{0, 2})) << "both ways: the first id first";
}

TEST(ExchangeGraph, CountsOfAnEarlierWritingGoOn) {
    const ExchangeGraph g = graph_of(
        read_ties_text("source,target,weight,rows,projects\na,b,1,3,2\nb,a,1,,\na,c,1,0,1\nb,c,1,many,\n").network);
    EXPECT_EQ(column(g, "rows"), "4|0|");
    EXPECT_EQ(column(g, "projects"), "2|1|");
    EXPECT_EQ(column(g, "rows_2"), "||many") << "a text of the user's own";
}

TEST(ExchangeGraph, NamesThatReadingWouldTakeForSomethingElseGetANumber) {
    const ExchangeGraph g =
        graph_of(read({{"o.csv", "id,name,Label,city,Ort\na,A,L,,O\n"}, {"t.csv", "source,target\na,b\n"}}).network);
    std::vector<std::string> names;
    for (const ExchangeColumn& c : g.node_columns)
        names.push_back(c.name);
    EXPECT_THAT(names, testing::ElementsAre("type", "Label_2", "Ort_2"));
}

TEST(GexfWriter, WritesWhatGephiReads) {
    const Network n = network_of("@a company name=Alpha\n@b university\na>b member_of weight=0.5\n");
    NodeLooks looks;
    looks.colour = NodeColumn<std::array<std::uint8_t, 3>>(n.size(), {1, 2, 255});
    looks.size = NodeColumn<double>(n.size(), 12.5);
    looks.x = looks.y = NodeColumn<double>(n.size(), -1e-7);
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(to_gexf(graph_of(n), looks).c_str()));
    const auto gexf = document.child("gexf");
    EXPECT_STREQ(gexf.attribute("xmlns").value(), "http://www.gexf.net/1.2draft");
    EXPECT_STREQ(gexf.child("graph").attribute("defaultedgetype").value(), "undirected");
    const auto first = gexf.child("graph").child("nodes").child("node");
    EXPECT_STREQ(first.attribute("id").value(), "a");
    EXPECT_STREQ(first.attribute("label").value(), "Alpha");
    EXPECT_STREQ(first.child("viz:color").attribute("b").value(), "255");
    EXPECT_STREQ(first.child("viz:size").attribute("value").value(), "12.5");
    EXPECT_STREQ(first.child("viz:position").attribute("x").value(), "-0.0000001");
    EXPECT_STREQ(gexf.child("graph").child("edges").child("edge").attribute("weight").value(), "0.5");
    EXPECT_THAT(to_gexf(graph_of(n)), Not(HasSubstr("<viz:")));
}

TEST(GexfWriter, HostileTextStaysText) {
    const std::string xml = to_gexf(graph_of(hostile()));
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(xml.c_str()));
    EXPECT_THAT(xml, Not(HasSubstr("<script")));
    const auto nodes = document.child("gexf").child("graph").child("nodes");
    EXPECT_STREQ(nodes.find_child_by_attribute("node", "id", "a\"b").attribute("label").value(),
                 "<script>alert(1)</script>");
    EXPECT_STREQ(nodes.find_child_by_attribute("node", "id", "=cmd|' /C calc'!A0").attribute("label").value(),
                 "two\nlines\t\"x\"");
}

TEST(PajekWriter, TheLabelIsTheNameAndTheIdAnAttribute) {
    const std::string net = to_pajek(graph_of(network_of("@b company name=Beta\n@c company\nb>c funds weight=0.25\n")));
    EXPECT_EQ(net, "\xEF\xBB\xBF*Network network\r\n*Vertices 2\r\n"
                   "1 \"Beta\" 0 0 ellipse id \"b\" type \"company\"\r\n"
                   "2 \"c\" 0 0 ellipse id \"c\" type \"company\"\r\n"
                   "*Edges\r\n1 2 0.25 relations \"funds\"\r\n");
}

TEST(PajekWriter, EveryRecordStaysOnItsLine) {
    const std::string net = to_pajek(graph_of(hostile()));
    EXPECT_THAT(net, HasSubstr(R"("two\nlines\t\"x\"")"));
    EXPECT_THAT(net, HasSubstr(" 0.0000001 ")) << "no exponent";
    EXPECT_THAT(net, HasSubstr(" URL_2 \"javascript")) << "a drawing word of Pajek";
    EXPECT_EQ(split_list(net, "\n").size(), 2U + 4 + 1 + 2);
}

TEST(PajekWriter, EveryWordThatTheReaderTakesForALookIsNoName) {
    for (const char* look : {"house", "man", "diamond", "la2"}) {
        Network n = network_of("@b company\n@c company\nb>c funds\n");
        n.organisations[node(0)].details.own().extra.emplace_back(n.symbols.intern(look), n.symbols.intern("kept"));
        const std::string net = to_pajek(graph_of(n));
        EXPECT_THAT(net, HasSubstr(std::string(look) + "_2 \"kept\""));
    }
}

TEST(DotWriter, NodeNamesAreOursAndNothingOfTheDataDraws) {
    const std::string dot = to_dot(graph_of(hostile()));
    EXPECT_THAT(dot, HasSubstr("n2 [label=\"<script>alert(1)</script>\", id=\"a\\\"b\", type=\"\\\\N\""));
    EXPECT_THAT(dot, HasSubstr("URL_2=\"javascript:alert(1)\""));
    EXPECT_THAT(dot, Not(HasSubstr(" URL=")));
    EXPECT_THAT(dot, HasSubstr("label=\"two\nlines\t\\\"x\\\"\""));
    EXPECT_THAT(dot, HasSubstr("weight=0.0000001, relations=\"];\"]"));
    EXPECT_EQ(to_dot(graph_of(Network{})), "graph network {\n}\n");
}

TEST(VosViewer, ItemsAndLinksWithTheirWeights) {
    const Network n = network_of("@a company name=Al,pha\na>b x weight=2\na>c x weight=0.5\n");
    VosChoices choices;
    choices.cluster = {1, 1, 0};
    choices.cluster_labels = {"first <1>"};
    EXPECT_EQ(
        to_vosviewer_json(graph_of(n), choices),
        "{\"network\": {\n\"items\": [\n"
        "{\"id\": \"a\", \"label\": \"Al,pha\", \"cluster\": 1, \"weights\": {\"Links\": 2, \"Total link strength\": "
        "2.5}},\n"
        "{\"id\": \"b\", \"label\": \"b\", \"cluster\": 1, \"weights\": {\"Links\": 1, \"Total link strength\": 2}},\n"
        "{\"id\": \"c\", \"label\": \"c\", \"weights\": {\"Links\": 1, \"Total link strength\": 0.5}}\n"
        "],\n\"links\": [\n{\"source_id\": \"a\", \"target_id\": \"b\", \"strength\": 2},\n"
        "{\"source_id\": \"a\", \"target_id\": \"c\", \"strength\": 0.5}\n],\n"
        "\"clusters\": [\n{\"cluster\": 1, \"label\": \"first \\u003C1>\"}\n]\n}}\n");
    const VosPair pair = to_vosviewer_pair(graph_of(n), choices);
    EXPECT_EQ(pair.map, "id\tlabel\tcluster\tweight<Links>\tweight<Total link strength>\n"
                        "a\t\"Al,pha\"\t1\t2\t2.5\nb\tb\t1\t1\t2\nc\tc\t\t1\t0.5\n");
    EXPECT_EQ(pair.network, "a\tb\t2\na\tc\t0.5\n");
}

TEST(VosViewer, HostileTextStaysInItsCell) {
    const VosPair pair = to_vosviewer_pair(graph_of(hostile()));
    for (const std::string& line : split_list(pair.map, "\n"))
        EXPECT_EQ(std::count(line.begin(), line.end(), '\t'), 3) << line;
    EXPECT_THAT(to_vosviewer_json(graph_of(hostile())), Not(HasSubstr("<script")));
    EXPECT_EQ(to_vosviewer_json(graph_of(Network{})), "{\"network\": {\n\"items\": [\n],\n\"links\": [\n]\n}}\n");
}

} // namespace
} // namespace clusterbridge
