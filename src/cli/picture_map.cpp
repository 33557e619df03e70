#include "cli/picture_map.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/picture_words.hpp"

#include <algorithm>
#include <map>

namespace clusterbridge {

namespace {

struct MapPicture {
    const Network& network;
    const GraphView& view;
    const PictureSettings& options;
    NodeColumn<std::size_t> place = {}; ///< of an organisation in picture.nodes
    std::map<std::string, std::size_t> town_sizes = {};
    std::size_t without = 0;
    Picture picture = {};
};

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

void add_nodes(MapPicture& m) {
    m.place = NodeColumn<std::size_t>(m.network.size(), kNone);
    for (std::size_t i = 0; i < m.network.size(); ++i) {
        const Organisation& o = m.network.organisations[node(i)];
        if (!o.place()) {
            ++m.without;
            continue;
        }
        PictureNode at = picture_node(m.network, m.view, node(i), m.options.language);
        at.where = PicturePlace{o.place()->lat, o.place()->lon};
        at.town = m.network.text(o.city());
        if (at.town.empty())
            at.town = at.label;
        ++m.town_sizes[at.town];
        m.place[node(i)] = m.picture.nodes.size();
        m.picture.nodes.push_back(std::move(at));
    }
}

void add_ties(MapPicture& m) {
    for (std::size_t e = 0; e < m.view.graph.edge_count(); ++e) {
        const auto [a, b] = m.view.graph.ends(edge(e));
        if (m.place[a] == kNone || m.place[b] == kNone)
            continue;
        PictureTie tie;
        tie.a = m.place[a];
        tie.b = m.place[b];
        tie.weight = m.view.weight[edge(e)];
        m.picture.ties.push_back(std::move(tie));
    }
}

void add_words(MapPicture& m) {
    Picture& p = m.picture;
    const Language language = m.options.language;
    std::map<std::pair<std::string, std::string>, std::size_t> between;
    for (const auto& tie : p.ties) {
        const std::string &a = p.nodes[tie.a].town, &b = p.nodes[tie.b].town;
        if (a != b)
            ++between[std::minmax(a, b)];
    }
    const auto busiest = std::max_element(between.begin(), between.end(),
                                          [](const auto& a, const auto& b) { return a.second < b.second; });
    if (busiest == between.end())
        p.title = Sentence{"No ties between towns", "Keine Verbindung zwischen Orten"}.in(language);
    else {
        const auto& [a, b] = busiest->first;
        const std::string count = std::to_string(busiest->second);
        p.title = Sentence{"Most ties run between " + a + " and " + b + ": " + count,
                           "Die meisten Verbindungen laufen zwischen " + a + " und " + b + ": " + count}
                      .in(language);
    }
    p.subtitle =
        counted(p.nodes.size(), {"organisation", "Organisation"}, {"organisations", "Organisationen"}, language) +
        Sentence{" in ", " in "}.in(language) +
        counted(m.town_sizes.size(), {"town", "Ort"}, {"towns", "Orten"}, language);
    if (const std::string date = data_date(m.network, language); !date.empty())
        p.subtitle += "; " + date;
    if (m.without > 0)
        p.footnotes.push_back(
            Sentence{"Without coordinates in the data, so not on the map: " +
                         counted(m.without, {"organisation.", ""}, {"organisations.", ""}, Language::en),
                     "Ohne Koordinaten in den Daten und daher nicht auf der Karte: " +
                         counted(m.without, {"", "Organisation."}, {"", "Organisationen."}, Language::de)}
                .in(language));
    p.description = p.title + ". " + p.subtitle + '.';
}

} // namespace

Picture map_picture(const Network& network, const GraphView& view, const PictureSettings& options) {
    MapPicture m{network, view, options};
    m.picture = new_picture(PictureView::geographic, options);
    add_nodes(m);
    if (m.picture.nodes.size() < 2)
        throw Error(ErrorCode::input,
                    {"no map can be drawn; fewer than two organisations have coordinates; add the columns lat and lon "
                     "to the table of organisations",
                     "keine Karte möglich; weniger als zwei Organisationen haben Koordinaten; ergänzen Sie die "
                     "Spalten lat und lon in der Tabelle der Organisationen"});
    add_ties(m);
    add_words(m);
    return std::move(m.picture);
}

} // namespace clusterbridge
