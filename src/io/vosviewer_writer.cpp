#include "io/vosviewer_writer.hpp"

#include "base/spreadsheet_text.hpp"
#include "base/text.hpp"
#include "io/quoted_text.hpp"

#include <algorithm>
#include <set>

namespace clusterbridge {
namespace {

constexpr std::uint32_t kMostClusters = 1000;

struct ItemWeights {
    std::size_t links = 0;
    double strength = 0;
};

std::vector<ItemWeights> weights_of(const ExchangeGraph& graph) {
    std::vector<ItemWeights> weights(graph.ids.size());
    for (std::size_t e = 0; e < graph.edges.size(); ++e)
        for (const std::uint32_t end : {graph.edges[e].first, graph.edges[e].second}) {
            ++weights[end].links;
            weights[end].strength += parse_double(graph.weights[e]).value_or(0);
        }
    return weights;
}

std::uint32_t cluster_of(const VosChoices& choices, std::size_t at) {
    const std::uint32_t cluster = at < choices.cluster.size() ? choices.cluster[at] : 0;
    return cluster > kMostClusters ? 0 : cluster;
}

/// One line of text: VOSviewer's files know no line break inside a cell.
std::string one_line(std::string_view text) {
    std::string line(text);
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    return line;
}

std::string cell(std::string_view text) {
    const std::string line = one_line(text);
    if (line.find_first_of(",;\"") == std::string::npos)
        return line;
    std::string quoted = "\"";
    for (const char c : line)
        quoted += c == '"' ? std::string(2, c) : std::string(1, c);
    return quoted + '"';
}

} // namespace

std::string to_vosviewer_json(const ExchangeGraph& graph, const VosChoices& choices) {
    const auto weights = weights_of(graph);
    std::string out = "{\"network\": {\n\"items\": [";
    for (std::size_t i = 0; i < graph.ids.size(); ++i) {
        out += (i > 0 ? ",\n" : "\n") + ("{\"id\": " + json_quoted(graph.ids[i])) +
               ", \"label\": " + json_quoted(graph.labels[i]);
        if (choices.looks.x.size() > 0)
            out += ", \"x\": " + plain_decimal(choices.looks.x[node(i)]) +
                   ", \"y\": " + plain_decimal(choices.looks.y[node(i)]);
        if (const std::uint32_t cluster = cluster_of(choices, i); cluster > 0)
            out += ", \"cluster\": " + std::to_string(cluster);
        out += ", \"weights\": {\"Links\": " + std::to_string(weights[i].links) +
               ", \"Total link strength\": " + plain_decimal(weights[i].strength) + "}}";
    }
    out += "\n],\n\"links\": [";
    for (std::size_t e = 0; e < graph.edges.size(); ++e)
        out += (e > 0 ? ",\n" : "\n") + ("{\"source_id\": " + json_quoted(graph.ids[graph.edges[e].first])) +
               ", \"target_id\": " + json_quoted(graph.ids[graph.edges[e].second]) +
               ", \"strength\": " + graph.weights[e] + "}";
    out += "\n]";
    const std::size_t clusters = std::min<std::size_t>(choices.cluster_labels.size(), kMostClusters);
    for (std::size_t c = 0; c < clusters; ++c)
        out += (c > 0 ? ",\n" : ",\n\"clusters\": [\n") + ("{\"cluster\": " + std::to_string(c + 1)) +
               ", \"label\": " + json_quoted(choices.cluster_labels[c]) + "}";
    return out + (clusters > 0 ? "\n]\n}}\n" : "\n}}\n");
}

VosPair to_vosviewer_pair(const ExchangeGraph& graph, const VosChoices& choices) {
    const auto weights = weights_of(graph);
    std::vector<std::string> ids;
    std::set<std::string> taken;
    for (const std::string& id : graph.ids) {
        const std::string wanted = one_line(id);
        std::string free = wanted;
        for (int i = 2; !taken.insert(free).second; ++i)
            free = wanted + "~" + std::to_string(i);
        ids.push_back(cell(free));
    }
    const bool placed = choices.looks.x.size() > 0;
    const bool grouped = !choices.cluster.empty();
    VosPair pair;
    pair.map = std::string("id\tlabel") + (placed ? "\tx\ty" : "") + (grouped ? "\tcluster" : "") +
               "\tweight<Links>\tweight<Total link strength>\n";
    for (std::size_t i = 0; i < ids.size(); ++i) {
        pair.map += ids[i] + "\t" + cell(graph.labels[i]);
        if (placed)
            pair.map += "\t" + plain_decimal(choices.looks.x[node(i)]) + "\t" + plain_decimal(choices.looks.y[node(i)]);
        if (const std::uint32_t cluster = cluster_of(choices, i); grouped)
            pair.map += "\t" + (cluster > 0 ? std::to_string(cluster) : std::string());
        pair.map += "\t" + std::to_string(weights[i].links) + "\t" + plain_decimal(weights[i].strength) + "\n";
    }
    for (std::size_t e = 0; e < graph.edges.size(); ++e)
        pair.network += ids[graph.edges[e].first] + "\t" + ids[graph.edges[e].second] + "\t" + graph.weights[e] + "\n";
    return pair;
}

} // namespace clusterbridge
