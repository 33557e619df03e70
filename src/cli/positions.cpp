#include "cli/positions.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <cmath>
#include <map>

namespace clusterbridge {

void pin(Picture& picture, const std::vector<Position>& positions, const std::string& file, Session& session) {
    std::map<std::string, const Position*> by_id;
    for (const Position& position : positions) {
        by_id.emplace(position.id, &position);
        if (position.id.size() > 1 && position.id[0] == '\'') // as a table neutralises "=x"
            by_id.emplace(position.id.substr(1), &position);
    }
    std::size_t pinned = 0;
    for (PictureNode& node : picture.nodes)
        if (const auto found = by_id.find(node.id); found != by_id.end()) {
            node.pinned = std::pair(found->second->x, found->second->y);
            ++pinned;
        }
    if (pinned == 0)
        session.warn({escape_control(file) +
                          ": pins nobody; no id of the file is in the network; check that it belongs "
                          "to these data",
                      escape_control(file) + ": hält niemanden fest; keine Kennung der Datei kommt im Netz vor; prüfen "
                                             "Sie, ob sie zu diesen Daten gehört"});
}

DataTable positions_table(const Picture& picture, const Drawing& drawing) {
    ensure(drawing.places.size() == picture.nodes.size(), "a drawing has a place for every organisation");
    DataTable table{"positions", {"id", "x", "y"}, {}};
    for (std::size_t i = 0; i < picture.nodes.size(); ++i)
        table.rows.push_back({picture.nodes[i].id, std::round(drawing.places[i].first * 10) / 10,
                              std::round(drawing.places[i].second * 10) / 10});
    return table;
}

} // namespace clusterbridge
