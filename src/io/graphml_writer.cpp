#include "io/graphml_writer.hpp"

#include <set>

namespace clusterbridge {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

void write_key(std::string& out, const std::string& id, std::string_view domain, std::string_view name,
               std::string_view type) {
    out += "  <key id=\"" + id + "\" for=\"" + std::string(domain) + "\" attr.name=\"" + xml_escaped(name) +
           "\" attr.type=\"" + std::string(type) + "\"/>\n";
}

void write_data(std::string& out, const std::string& key, std::string_view text) {
    if (text.empty())
        return;
    out += "      <data key=\"" + key + "\">";
    out += xml_escaped(text);
    out += "</data>\n";
}

void write_keys(std::string& out, const ExchangeGraph& graph) {
    write_key(out, "label", "node", "label", "string");
    for (std::size_t k = 0; k < graph.node_columns.size(); ++k)
        write_key(out, "n" + std::to_string(k), "node", graph.node_columns[k].name,
                  xml_type(graph.node_columns[k].type));
    write_key(out, "weight", "edge", "weight", "double");
    for (std::size_t k = 0; k < graph.edge_columns.size(); ++k)
        write_key(out, "e" + std::to_string(k), "edge", graph.edge_columns[k].name,
                  xml_type(graph.edge_columns[k].type));
}

} // namespace

const char* xml_type(ExchangeType type) {
    switch (type) {
    case ExchangeType::number:
        return "double";
    case ExchangeType::whole:
        return "long";
    case ExchangeType::text:
        break;
    }
    return "string";
}

std::string xml_head(std::string_view root, std::string_view space, std::string_view schema, std::string_view more) {
    const std::string name(space);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + std::string(root) + " xmlns=\"" + name + "\" " +
           std::string(more) + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"" + name +
           " " + name + std::string(schema) + "\"";
}

std::string xml_escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const std::string_view rest = text.substr(i);
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\t' || c == '\n' || c == '\r')
            out += c == '\t' ? "&#9;" : c == '\n' ? "&#10;" : "&#13;";
        else if (static_cast<unsigned char>(c) < 0x20)
            out += kReplacement;
        else if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF")) {
            out += kReplacement;
            i += 2;
        } else
            out += c;
    }
    return out;
}

std::vector<std::string> xml_ids(const ExchangeGraph& graph) {
    std::vector<std::string> ids;
    ids.reserve(graph.ids.size());
    std::set<std::string> taken;
    for (const std::string& id : graph.ids) {
        const std::string wanted = xml_escaped(id);
        std::string free = wanted;
        for (int i = 2; !taken.insert(free).second; ++i)
            free = wanted + "~" + std::to_string(i);
        ids.push_back(std::move(free));
    }
    return ids;
}

std::string to_graphml(const ExchangeGraph& graph) {
    const std::vector<std::string> ids = xml_ids(graph);
    std::string out = xml_head("graphml", "http://graphml.graphdrawing.org/xmlns", "/1.0/graphml.xsd", "") + ">\n";
    write_keys(out, graph);
    out += "  <graph id=\"network\" edgedefault=\"undirected\">\n";
    for (std::size_t i = 0; i < ids.size(); ++i) {
        out += "    <node id=\"" + ids[i] + "\">\n";
        write_data(out, "label", graph.labels[i]);
        for (std::size_t k = 0; k < graph.node_columns.size(); ++k)
            write_data(out, "n" + std::to_string(k), graph.node_columns[k].texts[i]);
        out += "    </node>\n";
    }
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const auto [source, target] = graph.edges[e];
        out += "    <edge id=\"e" + std::to_string(e) + "\" source=\"" + ids[source] + "\" target=\"" + ids[target] +
               "\">\n";
        write_data(out, "weight", graph.weights[e]);
        for (std::size_t k = 0; k < graph.edge_columns.size(); ++k)
            write_data(out, "e" + std::to_string(k), graph.edge_columns[k].texts[e]);
        out += "    </edge>\n";
    }
    out += "  </graph>\n</graphml>\n";
    return out;
}

} // namespace clusterbridge
