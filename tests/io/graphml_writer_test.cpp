#include "io/graphml_writer.hpp"

#include "support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>
#include <pugixml.hpp>

namespace clusterbridge {
namespace {

using testing::HasSubstr;

/// What an edge has under the attribute of that name.
std::string value_of(const pugi::xml_document& document, const pugi::xml_node& edge, const std::string& name) {
    for (const auto& key : document.child("graphml").children("key"))
        if (key.attribute("for").value() == std::string("edge") && key.attribute("attr.name").value() == name)
            return edge.find_child_by_attribute("data", "key", key.attribute("id").value()).text().get();
    return "no such attribute";
}

TEST(GraphMl, HasOneEdgeForEachPairWithStrengthAndRelations) {
    const Network n = network_of("a>b member_of weight=2\nb>a funds weight=0.5\n#p 2015-01-01 a b c\n");
    const std::string xml = to_graphml(exchange_graph(n, make_view(n)));
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(xml.c_str()));
    const auto graph = document.child("graphml").child("graph");
    EXPECT_STREQ(graph.attribute("edgedefault").value(), "undirected");
    const auto edge = graph.child("edge");
    EXPECT_EQ(value_of(document, edge, "weight"), "3");
    EXPECT_EQ(value_of(document, edge, "relations"), "funds; member_of; project");
    EXPECT_EQ(value_of(document, edge, "rows"), "2");
    EXPECT_EQ(value_of(document, edge, "projects"), "1");
    EXPECT_EQ(std::distance(graph.children("edge").begin(), graph.children("edge").end()), 3);
}

TEST(GraphMl, CarriesColumnsOfEveryKindAndLeavesOutWhatIsUndefined) {
    const Network n = network_of("@a company\n@b university\na>b\n");
    const std::string xml = to_graphml(exchange_graph(
        n, make_view(n),
        {{"degree", NodeColumn<double>(std::vector<double>{1.5, std::numeric_limits<double>::quiet_NaN()})},
         {"community", NodeColumn<std::int64_t>(std::vector<std::int64_t>{1, 2})},
         {"type", NodeColumn<std::string>(std::vector<std::string>{"", "mine"})}}));
    EXPECT_THAT(xml, HasSubstr("attr.name=\"degree\" attr.type=\"double\""));
    EXPECT_THAT(xml, HasSubstr("attr.name=\"community\" attr.type=\"long\""));
    EXPECT_THAT(xml, HasSubstr("attr.name=\"type_2\""));
    EXPECT_EQ(xml.find("nan"), std::string::npos);
}

TEST(GraphMl, EscapesWhatXmlCannotHold) {
    EXPECT_EQ(xml_escaped("<a & \"b\">\t\x01\xEF\xBF\xBF"),
              "&lt;a &amp; &quot;b&quot;&gt;&#9;\xEF\xBF\xBD\xEF\xBF\xBD");
    const Network n = network_of("a\x01>a\x02\nx<y>b\n");
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(to_graphml(exchange_graph(n, make_view(n))).c_str()));
    std::set<std::string> ids;
    for (const auto& child : document.child("graphml").child("graph").children("node"))
        ids.insert(child.attribute("id").value());
    EXPECT_EQ(ids.size(), n.size()) << "ids stay distinct";
}

TEST(GraphMl, WritesTheEmptyNetwork) {
    const Network n;
    EXPECT_THAT(to_graphml(exchange_graph(n, make_view(n))),
                HasSubstr("<graph id=\"network\" edgedefault=\"undirected\">\n  </graph>"));
}

} // namespace
} // namespace clusterbridge
