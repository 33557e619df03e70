#include "render/layers_parts.hpp"

#include "render/fonts.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace clusterbridge {

namespace {

/// Ties between columns and who should meet: pairs with the weight of their line.
std::vector<std::vector<std::pair<std::size_t, double>>> neighbours_of(const Picture& p) {
    std::vector<std::vector<std::pair<std::size_t, double>>> near(p.nodes.size());
    const auto join = [&](std::size_t a, std::size_t b, double weight) {
        near[a].emplace_back(b, weight);
        near[b].emplace_back(a, weight);
    };
    for (const auto& tie : p.ties)
        join(tie.a, tie.b, 1);
    for (const auto& s : p.suggestions)
        join(s.a, s.b, 1);
    return near;
}

/// What the widest name of a side needs, at most about a third of the picture.
double name_room(const Layers& o, std::size_t column) {
    double widest_name = 0;
    for (const std::size_t i : o.columns[column]) {
        const auto& node = o.picture.nodes[i];
        const std::string name = printable(node.label.empty() ? node.name : node.label);
        widest_name = std::max(widest_name, text_width(name, FontWeight::semibold, std::max(7.0, o.paper.label)));
    }
    return std::clamp(widest_name + 2.2 * o.paper.text, 0.12 * o.area.width(), 0.33 * o.area.width());
}

} // namespace

void order_columns(Layers& o) {
    const auto& p = o.picture;
    for (std::size_t i = 0; i < p.nodes.size(); ++i)
        o.columns[std::min<std::uint32_t>(p.nodes[i].layer, 2)].push_back(i);
    const auto near = neighbours_of(p);
    std::vector<double> at(p.nodes.size(), 0.5);
    const auto number = [&](const std::vector<std::size_t>& column) {
        for (std::size_t k = 0; k < column.size(); ++k)
            at[column[k]] = (static_cast<double>(k) + 0.5) / static_cast<double>(column.size());
    };
    for (const auto& column : o.columns)
        number(column);
    for (int round = 0; round < 24; ++round)
        for (const std::size_t c : {std::size_t{1}, std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
            auto& column = o.columns[c];
            std::map<std::size_t, double> middle;
            for (const std::size_t i : column) {
                double sum = 0, weight = 0;
                for (const auto& [j, w] : near[i])
                    if (p.nodes[j].layer != p.nodes[i].layer) {
                        sum += w * at[j];
                        weight += w;
                    }
                middle[i] = weight > 0 ? sum / weight : at[i];
            }
            std::stable_sort(column.begin(), column.end(),
                             [&](std::size_t a, std::size_t b) { return middle[a] < middle[b]; });
            number(column);
        }
}

void place_columns(Layers& o) {
    o.out.places.resize(o.picture.nodes.size());
    o.radius.assign(o.picture.nodes.size(), 3);
    const double left = name_room(o, 0), right = name_room(o, 2);
    o.x = {o.area.left + left, (o.area.left + left + o.area.right - right) / 2, o.area.right - right};
    for (std::size_t c = 0; c < 3; ++c) {
        const auto rows = static_cast<double>(std::max<std::size_t>(o.columns[c].size(), 1));
        o.row[c] = std::min(o.area.height() / rows, 7.5 * o.paper.text);
        const double top = o.area.centre().y - o.row[c] * rows / 2;
        for (std::size_t k = 0; k < o.columns[c].size(); ++k) {
            const std::size_t i = o.columns[c][k];
            const auto& node = o.picture.nodes[i];
            const double wanted = 0.42 * style_of(node.kind).base_radius + 0.45 * std::sqrt(node.size) + 1.5;
            const double limit = c == 1 ? 0.25 * o.row[c] : 0.44 * o.row[c];
            o.radius[i] = std::clamp(wanted, 2.2, std::max(2.4, std::min(limit, 0.9 * o.paper.text)));
            o.out.places[i] = {std::round(o.x[c] * 10) / 10,
                               std::round((top + (static_cast<double>(k) + 0.5) * o.row[c]) * 10) / 10};
        }
    }
}

Composition compose_layers(const Picture& picture, const RunControl& run, const Charge& charge) {
    charge("layout");
    Layers o{picture, style_of(picture), {}, {}, {}, {}, {}, {}, {}, {}};
    order_columns(o);
    run.throw_if_stopped();
    const PageFrame frame = set_page(o.out.scene, picture, o.paper, legend_of(o), notes_of(o));
    o.area = frame.area;
    place_columns(o);
    charge("overlap");
    write_columns(o);
    write_layer_ties(o);
    return std::move(o.out);
}

} // namespace clusterbridge
