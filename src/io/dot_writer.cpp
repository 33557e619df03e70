#include "io/dot_writer.hpp"

#include "base/text.hpp"
#include "io/quoted_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace clusterbridge {
namespace {

/// Attributes that Graphviz 2.42 reads from nodes and edges.
constexpr std::array<std::string_view, 106> kGraphvizWords{"arrowhead",
                                                           "arrowsize",
                                                           "arrowtail",
                                                           "area",
                                                           "background",
                                                           "bb",
                                                           "bgcolor",
                                                           "center",
                                                           "charset",
                                                           "class",
                                                           "color",
                                                           "colorscheme",
                                                           "comment",
                                                           "compound",
                                                           "constraint",
                                                           "decorate",
                                                           "dir",
                                                           "distortion",
                                                           "edgehref",
                                                           "edgetarget",
                                                           "edgetooltip",
                                                           "edgeurl",
                                                           "fillcolor",
                                                           "fixedsize",
                                                           "fontcolor",
                                                           "fontname",
                                                           "fontnames",
                                                           "fontpath",
                                                           "fontsize",
                                                           "gradientangle",
                                                           "group",
                                                           "head_lp",
                                                           "headclip",
                                                           "headhref",
                                                           "headlabel",
                                                           "headport",
                                                           "headtarget",
                                                           "headtooltip",
                                                           "headurl",
                                                           "height",
                                                           "href",
                                                           "id",
                                                           "image",
                                                           "imagepath",
                                                           "imagepos",
                                                           "imagescale",
                                                           "k",
                                                           "label",
                                                           "labelangle",
                                                           "labeldistance",
                                                           "labelfloat",
                                                           "labelfontcolor",
                                                           "labelfontname",
                                                           "labelfontsize",
                                                           "labelhref",
                                                           "labeljust",
                                                           "labelloc",
                                                           "labeltarget",
                                                           "labeltooltip",
                                                           "labelurl",
                                                           "layer",
                                                           "layers",
                                                           "len",
                                                           "lhead",
                                                           "lp",
                                                           "ltail",
                                                           "margin",
                                                           "minlen",
                                                           "name",
                                                           "nojustify",
                                                           "ordering",
                                                           "orientation",
                                                           "peripheries",
                                                           "pin",
                                                           "pos",
                                                           "rank",
                                                           "rects",
                                                           "regular",
                                                           "root",
                                                           "samehead",
                                                           "sametail",
                                                           "samplepoints",
                                                           "shape",
                                                           "shapefile",
                                                           "showboxes",
                                                           "sides",
                                                           "skew",
                                                           "sortv",
                                                           "source",
                                                           "style",
                                                           "stylesheet",
                                                           "tail_lp",
                                                           "tailclip",
                                                           "tailhref",
                                                           "taillabel",
                                                           "tailport",
                                                           "tailtarget",
                                                           "tailtooltip",
                                                           "tailurl",
                                                           "target",
                                                           "tooltip",
                                                           "url",
                                                           "vertices",
                                                           "weight",
                                                           "width",
                                                           "xlabel"};

constexpr std::array<std::string_view, 6> kKeywords{"node", "edge", "graph", "digraph", "subgraph", "strict"};

/// A quoted text with its line breaks and tabs as they are: escaped they would say how a label is drawn, and whoever
/// reads the file could not tell them from a name that somebody wrapped.
std::string dot_text(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n\r\t", at), text.size());
        const std::string piece = quoted_text(text.substr(at, end - at));
        out += piece.substr(1, piece.size() - 2);
        if (end < text.size())
            out += text[end];
        at = end + 1;
    }
    return '"' + out + '"';
}

std::string key_text(const std::string& name) {
    const bool keyword = std::find(kKeywords.begin(), kKeywords.end(), ascii_lower(name)) != kKeywords.end();
    return is_plain_word(name) && !keyword ? name : dot_text(name);
}

void write_values(std::string& out, const std::vector<ExchangeColumn>& columns, const std::vector<std::string>& names,
                  std::size_t at) {
    for (std::size_t k = 0; k < columns.size(); ++k)
        if (!columns[k].texts[at].empty())
            out += ", " + key_text(names[k]) + "=" + dot_text(columns[k].texts[at]);
    out += "];\n";
}

} // namespace

std::string to_dot(const ExchangeGraph& graph) {
    const auto node_names = free_names(graph.node_columns, kGraphvizWords);
    const auto edge_names = free_names(graph.edge_columns, kGraphvizWords);
    std::string out = "graph network {\n";
    for (std::size_t i = 0; i < graph.ids.size(); ++i) {
        out +=
            "  n" + std::to_string(i + 1) + " [label=" + dot_text(graph.labels[i]) + ", id=" + dot_text(graph.ids[i]);
        write_values(out, graph.node_columns, node_names, i);
    }
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const auto [source, target] = graph.edges[e];
        out +=
            "  n" + std::to_string(source + 1) + " -- n" + std::to_string(target + 1) + " [weight=" + graph.weights[e];
        write_values(out, graph.edge_columns, edge_names, e);
    }
    return out + "}\n";
}

} // namespace clusterbridge
