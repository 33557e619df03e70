#include "io/gexf_writer.hpp"

#include "base/spreadsheet_text.hpp"
#include "io/graphml_writer.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

void declare_columns(std::string& out, const char* domain, const std::vector<ExchangeColumn>& columns) {
    if (columns.empty())
        return;
    out += "    <attributes class=\"" + std::string(domain) + "\" mode=\"static\">\n";
    for (std::size_t k = 0; k < columns.size(); ++k)
        out += "      <attribute id=\"" + std::to_string(k) + "\" title=\"" + xml_escaped(columns[k].name) +
               "\" type=\"" + xml_type(columns[k].type) + "\"/>\n";
    out += "    </attributes>\n";
}

void write_values(std::string& out, const std::vector<ExchangeColumn>& columns, std::size_t at) {
    if (std::all_of(columns.begin(), columns.end(), [&](const ExchangeColumn& c) { return c.texts[at].empty(); }))
        return;
    out += "          <attvalues>\n";
    for (std::size_t k = 0; k < columns.size(); ++k)
        if (!columns[k].texts[at].empty())
            out += "            <attvalue for=\"" + std::to_string(k) + "\" value=\"" +
                   xml_escaped(columns[k].texts[at]) + "\"/>\n";
    out += "          </attvalues>\n";
}

void write_looks(std::string& out, const NodeLooks& looks, NodeId at) {
    if (looks.size.size() > 0)
        out += "          <viz:size value=\"" + plain_decimal(looks.size[at]) + "\"/>\n";
    if (looks.x.size() > 0)
        out += "          <viz:position x=\"" + plain_decimal(looks.x[at]) + "\" y=\"" + plain_decimal(looks.y[at]) +
               "\" z=\"0\"/>\n";
    if (looks.colour.size() > 0) {
        const auto& [red, green, blue] = looks.colour[at];
        out += "          <viz:color r=\"" + std::to_string(red) + "\" g=\"" + std::to_string(green) + "\" b=\"" +
               std::to_string(blue) + "\"/>\n";
    }
}

} // namespace

std::string to_gexf(const ExchangeGraph& graph, const NodeLooks& looks) {
    const std::vector<std::string> ids = xml_ids(graph);
    std::string out = xml_head("gexf", "http://www.gexf.net/1.2draft", "/gexf.xsd",
                               "xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" ") +
                      " version=\"1.2\">\n"
                      "  <graph mode=\"static\" defaultedgetype=\"undirected\" idtype=\"string\">\n";
    declare_columns(out, "node", graph.node_columns);
    declare_columns(out, "edge", graph.edge_columns);
    out += "    <nodes>\n";
    for (std::size_t i = 0; i < ids.size(); ++i) {
        out += "      <node id=\"" + ids[i] + "\" label=\"" + xml_escaped(graph.labels[i]) + "\">\n";
        write_values(out, graph.node_columns, i);
        write_looks(out, looks, node(i));
        out += "      </node>\n";
    }
    out += "    </nodes>\n    <edges>\n";
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const auto [source, target] = graph.edges[e];
        out += "      <edge id=\"" + std::to_string(e) + "\" source=\"" + ids[source] + "\" target=\"" + ids[target] +
               "\" weight=\"" + graph.weights[e] + "\">\n";
        write_values(out, graph.edge_columns, e);
        out += "      </edge>\n";
    }
    return out + "    </edges>\n  </graph>\n</gexf>\n";
}

} // namespace clusterbridge
