#include "render/map_parts.hpp"

#include "render/fonts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <tuple>

namespace clusterbridge {

void gather_towns(Map& o) {
    std::map<std::tuple<double, double, std::string>, std::size_t> known;
    o.town_of.assign(o.picture.nodes.size(), 0);
    for (std::size_t i = 0; i < o.picture.nodes.size(); ++i) {
        const auto& node = o.picture.nodes[i];
        const PicturePlace at = node.where.value_or(PicturePlace{});
        const double lat = std::round(at.lat * 20) / 20, lon = std::round(at.lon * 20) / 20;
        const auto [entry, fresh] = known.try_emplace({lat, lon, ""}, o.towns.size());
        if (fresh)
            o.towns.push_back({node.town, at, {}, false});
        o.towns[entry->second].nodes.push_back(i);
        o.town_of[i] = entry->second;
    }
    for (Town& town : o.towns) { // named after the town most of them are in
        std::map<std::string, std::size_t> names;
        for (const std::size_t i : town.nodes)
            ++names[o.picture.nodes[i].town];
        town.name = std::max_element(names.begin(), names.end(), [](const auto& a, const auto& b) {
                        return a.second < b.second;
                    })->first;
    }
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> between;
    for (const auto& tie : o.picture.ties)
        if (o.town_of[tie.a] != o.town_of[tie.b])
            ++between[std::minmax(o.town_of[tie.a], o.town_of[tie.b])];
    for (const auto& [pair, count] : between)
        o.ties.push_back({pair.first, pair.second, count});
    std::stable_sort(o.ties.begin(), o.ties.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
    const std::size_t most = o.picture.paper == Paper::a3 ? 140 : 90;
    o.shown.assign(o.ties.begin(), o.ties.begin() + static_cast<std::ptrdiff_t>(std::min(most, o.ties.size())));
}

namespace {

/// From the inner 90 % of the values outwards, as long as the next lies no farther off than an eighth of their span.
std::pair<double, double> inner_span(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t n = values.size(), cut = n / 20;
    std::size_t low = cut, high = n - 1 - cut;
    const double reach = std::max(0.15, (values[high] - values[low]) / 8);
    const double first = values[low] - 3 * reach, last = values[high] + 3 * reach;
    while (low > 0 && values[low] - values[low - 1] < reach && values[low - 1] > first)
        --low;
    while (high + 1 < n && values[high + 1] - values[high] < reach && values[high + 1] < last)
        ++high;
    return {values[low], values[high]};
}

} // namespace

void choose_extent(Map& o) {
    std::vector<double> lat, lon;
    for (const auto& node : o.picture.nodes) {
        lat.push_back(node.where->lat);
        lon.push_back(node.where->lon);
    }
    auto& p = o.projection;
    std::tie(p.south, p.north) = inner_span(lat);
    std::tie(p.west, p.east) = inner_span(lon);
    p.box = o.area;
    p.narrow = std::max(0.2, std::cos((p.south + p.north) / 2 * std::numbers::pi / 180));
    const double high = std::max(p.north - p.south, 0.2), wide = std::max((p.east - p.west) * p.narrow, 0.2);
    p.stretch = 0.86 * std::min(o.area.height() / high, o.area.width() / wide);
    for (Town& town : o.towns) {
        const Point at = p(town.where);
        town.far = at.x < o.area.left || at.x > o.area.right || at.y < o.area.top || at.y > o.area.bottom;
    }
}

void place_towns(Map& o) {
    const double room = o.area.width() * o.area.height();
    const auto n = static_cast<double>(std::max<std::size_t>(o.picture.nodes.size(), 1));
    o.dot = std::clamp(std::sqrt(0.04 * room / n / std::numbers::pi), 1.5, 4.0);
    for (std::size_t t = 0; t < o.towns.size(); ++t) {
        Body body;
        body.at = o.projection(o.towns[t].where);
        const auto size = static_cast<double>(o.towns[t].nodes.size());
        body.radius = o.dot * (size > 1 ? 1.25 * std::sqrt(size) + 0.9 : 1.4);
        body.group = static_cast<std::uint32_t>(t);
        body.mobility = 1 / size; // large towns hold their place
        const double edge = body.radius + 3;
        body.at.x = std::clamp(body.at.x, o.area.left + edge, o.area.right - edge);
        body.at.y = std::clamp(body.at.y, o.area.top + edge, o.area.bottom - edge);
        o.bodies.push_back(body);
    }
    const Box inner{o.area.left + 2, o.area.top + 2, o.area.right - 2, o.area.bottom - 2};
    spread(o.bodies, inner, {}, {2, 0, 200});
    for (Body& body : o.bodies)
        body.at = {std::round(body.at.x * 10) / 10, std::round(body.at.y * 10) / 10};
}

namespace {

Legend map_legend(const Map& o) {
    const auto& p = o.picture;
    Legend legend;
    legend.kind_counts = kind_counts(p.nodes);
    legend.slices = !o.symbols;
    if (!o.shown.empty())
        legend.lines.push_back({"#8C97A3", 2, false,
                                sentence("Ties between two towns; the thicker, the more",
                                         "Verbindungen zwischen zwei Orten; je dicker, desto mehr")
                                    .in(p.language)});
    legend.remarks.push_back((o.symbols ? sentence("Disc = town; each symbol in it is an organisation",
                                                   "Scheibe = Ort; jedes Zeichen darin ist eine Organisation")
                                        : sentence("Circle = town; its area is the number of organisations",
                                                   "Kreis = Ort; seine Fläche ist die Zahl der Organisationen"))
                                 .in(p.language));
    return legend;
}

std::vector<std::string> map_notes(const Map& o) {
    const Language language = o.picture.language;
    std::vector<std::string> notes;
    std::string text = sentence("Towns that would overlap are moved apart.",
                                "Orte, die sich überdecken würden, sind auseinandergerückt.")
                           .in(language);
    if (std::any_of(o.towns.begin(), o.towns.end(), [](const Town& t) { return t.far; }))
        text += sentence(" Grey discs at the edge lie farther off, in that direction.",
                         " Graue Scheiben am Rand liegen weiter draußen, in dieser Richtung.")
                    .in(language);
    notes.push_back(text);
    for (const auto& note : o.picture.footnotes)
        notes.push_back(note);
    if (o.shown.size() < o.ties.size())
        notes.push_back(Sentence{"Drawn are the " + count_text(o.shown.size(), language) + " strongest of " +
                                     count_text(o.ties.size(), language) + " connections between towns.",
                                 "Gezeichnet sind die " + count_text(o.shown.size(), language) + " stärksten von " +
                                     count_text(o.ties.size(), language) + " Verbindungen zwischen Orten."}
                            .in(language));
    return notes;
}

} // namespace

Composition compose_map(const Picture& picture, const RunControl& run, const Charge& charge) {
    charge("layout");
    Map o{picture, style_of(picture), {}, {}, picture.nodes.size() <= kMostSingleNodes, {}, {}, {}, {}, 2, {}, {}, {},
          0};
    o.out.places.resize(picture.nodes.size());
    gather_towns(o);
    Scene trial; // the notes say whether somebody lies beyond the edge, which depends on the room beside them
    o.area = set_page(trial, picture, o.paper, map_legend(o), map_notes(o)).area;
    choose_extent(o);
    o.area = set_page(o.out.scene, picture, o.paper, map_legend(o), map_notes(o)).area;
    choose_extent(o);
    run.throw_if_stopped();
    place_towns(o);
    charge("overlap");
    write_graticule(o);
    write_towns(o);
    write_arcs(o);
    write_town_names(o);
    return std::move(o.out);
}

} // namespace clusterbridge
