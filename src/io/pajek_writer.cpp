#include "io/pajek_writer.hpp"

#include "base/spreadsheet_text.hpp"
#include "io/pajek_line.hpp"
#include "io/quoted_text.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace clusterbridge {
namespace {

/// Words that have a meaning of their own after a vertex or an edge.
std::vector<std::string_view> taken_words() {
    const auto looks = pajek_looks();
    std::vector<std::string_view> words(looks.begin(), looks.end());
    words.insert(words.end(), {"id", "label", "l", "weight"});
    return words;
}

std::string key_text(const std::string& name) {
    return is_plain_word(name) ? name : quoted_text(name);
}

void write_values(std::string& out, const std::vector<ExchangeColumn>& columns, const std::vector<std::string>& names,
                  std::size_t at) {
    for (std::size_t k = 0; k < columns.size(); ++k)
        if (!columns[k].texts[at].empty())
            out += " " + key_text(names[k]) + " " + quoted_text(columns[k].texts[at]);
    out += "\r\n";
}

/// Values between 0.05 and 0.95, the same scale on both axes.
class UnitSquare {
  public:
    explicit UnitSquare(const NodeLooks& looks) : looks_(looks) {
        if (looks.x.size() == 0)
            return;
        const auto [left, right] = std::minmax_element(looks.x.begin(), looks.x.end());
        const auto [low, high] = std::minmax_element(looks.y.begin(), looks.y.end());
        left_ = *left;
        high_ = *high;
        span_ = std::max({*right - *left, *high - *low, 1e-9});
    }
    std::string text(NodeId at) const {
        if (looks_.x.size() == 0)
            return "0 0";
        return part(looks_.x[at] - left_) + " " + part(high_ - looks_.y[at]); // Pajek counts downwards
    }

  private:
    std::string part(double offset) const { return four_places(0.05 + 0.9 * offset / span_); }
    static std::string four_places(double value);

    const NodeLooks& looks_;
    double left_ = 0, high_ = 0, span_ = 1;
};

std::string UnitSquare::four_places(double value) {
    const auto whole = static_cast<int>(value * 10000 + 0.5);
    std::string digits = std::to_string(whole);
    digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
    return "0." + digits;
}

} // namespace

std::string to_pajek(const ExchangeGraph& graph, const NodeLooks& looks) {
    const auto node_names = free_names(graph.node_columns, taken_words());
    const auto edge_names = free_names(graph.edge_columns, taken_words());
    const UnitSquare square(looks);
    std::string out = "\xEF\xBB\xBF*Network network\r\n*Vertices " + std::to_string(graph.ids.size()) + "\r\n";
    for (std::size_t i = 0; i < graph.ids.size(); ++i) {
        out += std::to_string(i + 1) + " " + quoted_text(graph.labels[i]) + " " + square.text(node(i)) +
               " ellipse id " + quoted_text(graph.ids[i]);
        write_values(out, graph.node_columns, node_names, i);
    }
    out += "*Edges\r\n";
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const auto [source, target] = graph.edges[e];
        out += std::to_string(source + 1) + " " + std::to_string(target + 1) + " " + graph.weights[e];
        write_values(out, graph.edge_columns, edge_names, e);
    }
    return out;
}

} // namespace clusterbridge
