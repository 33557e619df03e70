#include "io/dot_writer.hpp"
#include "io/gexf_writer.hpp"
#include "io/graphml_writer.hpp"
#include "io/pajek_writer.hpp"

#include "base/random.hpp"
#include "io/reading.hpp"

#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <utility>
#include <vector>

/// read(write(x)) = x for every graph format: names that break what is written carelessly, and networks of projects.
namespace clusterbridge {
namespace {

ExchangeGraph graph_of(const Network& network) {
    return exchange_graph(network, make_view(network));
}

struct Format {
    std::string ending;
    std::function<std::string(const ExchangeGraph&)> write;
};

const std::vector<Format> kFormats{{".graphml", [](const ExchangeGraph& g) { return to_graphml(g); }},
                                   {".gexf", [](const ExchangeGraph& g) { return to_gexf(g, {}); }},
                                   {".net", [](const ExchangeGraph& g) { return to_pajek(g, {}); }},
                                   {".gv", [](const ExchangeGraph& g) { return to_dot(g); }}};

std::vector<std::string> told(const std::vector<ExchangeColumn>& columns) {
    std::vector<std::string> lines;
    for (const ExchangeColumn& column : columns)
        for (std::size_t i = 0; i < column.texts.size(); ++i)
            lines.push_back(column.name + " " + std::to_string(i) + ": " + column.texts[i]);
    return lines;
}

/// Written and read back in every format: the same ids, names, weights and attributes, and the same bytes again.
void expect_round_trip(const Network& network) {
    const ExchangeGraph first = graph_of(network);
    for (const Format& format : kFormats) {
        SCOPED_TRACE(format.ending);
        const std::string bytes = format.write(first);
        const ReadResult back = read({{"x" + format.ending, bytes}});
        const ExchangeGraph second = graph_of(back.network);
        EXPECT_EQ(second.ids, first.ids);
        EXPECT_EQ(second.labels, first.labels);
        EXPECT_EQ(second.edges, first.edges);
        EXPECT_EQ(second.weights, first.weights);
        EXPECT_EQ(told(second.node_columns), told(first.node_columns));
        EXPECT_EQ(told(second.edge_columns), told(first.edge_columns));
        EXPECT_TRUE(format.write(second) == bytes);
        for (const Diagnostic& d : back.diagnostics.all())
            EXPECT_NE(d.severity, Severity::error) << d.message.en;
    }
}

std::string cell(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

/// A network in which every one of these texts is an id, a name, an attribute and a relation.
Network network_of_texts(const std::vector<std::string>& texts) {
    std::string organisations = "id,name,city,Eigenes\n";
    std::string ties = "source,target,relation,weight,note\n";
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string& next = texts[(i + 1) % texts.size()];
        organisations += cell(texts[i]) + "," + cell(next) + "," + cell(texts[i]) + "," + cell(next) + "\n";
        ties += cell(texts[i]) + "," + cell(next) + "," + cell(texts[i]) + ",2.5," + cell(next) + "\n";
    }
    return read({{"o.csv", organisations}, {"t.csv", ties}}).network;
}

TEST(GraphRoundTrip, NamesThatBreakCarelessWriters) {
    expect_round_trip(network_of_texts({"a\"b",
                                        "\"",
                                        "'",
                                        "\\",
                                        "ends with \\",
                                        "\\\"",
                                        "\\N",
                                        "\\n is no line break",
                                        "<b>&amp;</b>",
                                        "<![CDATA[x]]>",
                                        "]]>",
                                        "--><x/>",
                                        "&#10;",
                                        "&lt;",
                                        "Äöü ß é ñ",
                                        "\xF0\x9F\x98\x80 \xF0\x9F\x87\xA9\xF0\x9F\x87\xAA",
                                        "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D (Ltd)",
                                        "\xD8\xB4\xD8\xB1\xD9\x83\xD8\xA9 123",
                                        "\xE2\x80\xAEtxt.exe",
                                        "=1+1",
                                        "+49 711",
                                        "-x",
                                        "@home",
                                        "=cmd|' /C calc'!A0",
                                        "'=quoted",
                                        "{}",
                                        "a -- b",
                                        "a -> b;",
                                        "//x",
                                        "/* x */",
                                        "# x",
                                        "%s",
                                        "*Edges",
                                        "*Vertices 3",
                                        "digraph {",
                                        "node",
                                        "edge",
                                        "strict",
                                        "id",
                                        "label",
                                        "ellipse",
                                        "1",
                                        "2",
                                        "n1",
                                        "n2",
                                        "007",
                                        "1.5",
                                        "1e400",
                                        "NaN",
                                        "null",
                                        "NA",
                                        "2015-01-01",
                                        "a;b",
                                        "a, b",
                                        "two  blanks",
                                        std::string(100000, 'n')}));
}

TEST(GraphRoundTrip, LineBreaksAndTabsInNames) {
    expect_round_trip(network_of_texts({"two\nlines", "a\ttab", "mixed\r\nends", "one"}));
}

TEST(GraphRoundTrip, AnyBytesThatAreText) {
    const std::vector<std::string> pieces{"\"", "\\", "<", ">", "&", "'", ";", ",", "|", "\n",
                                          "\t", " ",  "=", "@", "a", "Z", "9", "ä", "€", "\xF0\x9F\x90\xBB",
                                          "]",  "}",  "{", "["};
    Random chance(11, 0);
    for (int round = 0; round < 40; ++round) {
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < 12; ++i) {
            std::string text = "x" + std::to_string(i); // distinct, and no blanks at the ends
            for (std::uint64_t k = chance.below(12); k > 0; --k)
                text += pieces[chance.below(pieces.size())];
            texts.push_back(text + "x");
        }
        expect_round_trip(network_of_texts(texts));
        if (HasFailure())
            return;
    }
}

/// A network of projects is written as its projection: the pairs, their weights, and how many projects are behind them.
TEST(GraphRoundTrip, NetworksOfProjects) {
    expect_round_trip(read({{"p.csv", "project_id,org_id,org_name,role,country\n"
                                      "p1,a,Alpha,coordinator,DE\np1,b,\"Be \"\"ta\"\"\",participant,FR\n"
                                      "p1,c,=Gamma,participant,IT\np2,a,Alpha,participant,DE\n"
                                      "p2,c,=Gamma,coordinator,IT\np3,d,Allein,coordinator,DE\n"},
                            {"j.csv", "project_id,title,start_date,end_date,topic\n"
                                      "p1,Eins,2015-01-01,2016-12-31,health\np2,Zwei,2018-03-01,,ai;health\n"
                                      "p3,Drei,2019-01-01,2020-01-01,ai\n"},
                            {"t.csv", "source,target,relation,weight,since\na,b,cooperation,2,2014\nd,a,funds,1,\n"}})
                          .network);
}

} // namespace
} // namespace clusterbridge
