#include "base/text.hpp"
#include "report/data_table.hpp"

#include <cmath>

namespace clusterbridge {
namespace {

Cell number(double value) {
    return std::isfinite(value) ? Cell(value) : Cell();
}
Cell count(double value) {
    return std::isfinite(value) && value == std::floor(value) ? Cell(static_cast<std::int64_t>(value)) : number(value);
}
Cell place(std::uint32_t rank) {
    return rank > 0 ? Cell(static_cast<std::int64_t>(rank)) : Cell();
}
Cell whole(std::size_t value) {
    return static_cast<std::int64_t>(value);
}
Cell words(const std::string& text) {
    return text.empty() ? Cell() : Cell(text);
}
bool is_count(ClusterFigure figure) {
    return figure <= ClusterFigure::others || figure == ClusterFigure::cross_cluster_ties;
}

Cell organisations(const Network& network, const std::vector<NodeId>& all) {
    std::vector<std::string> ids;
    for (const NodeId v : all)
        ids.push_back(network.organisations[v].id);
    return words(join(ids, "; "));
}
Cell themes(const Network& network, const std::vector<Symbol>& all) {
    std::vector<std::string> ids;
    for (const Symbol theme : all)
        ids.push_back(network.text(theme));
    return words(join(ids, "; "));
}

} // namespace

DataTable clusters_table(const Network& network, const ClusterStudy& study) {
    DataTable table{"clusters", {"id", "name"}, {}, {"name", "members_seen", "members_stated", "cross_cluster_ties"}};
    for (std::size_t f = 0; f < kClusterFigures; ++f)
        table.columns.emplace_back(key_of(static_cast<ClusterFigure>(f)));
    for (const char* column : {"brokers", "themes_covered", "themes_missing", "nearest_without_contact"})
        table.columns.emplace_back(column);
    for (std::size_t f = 0; f < kClusterFigures; ++f)
        for (const char* end : {"_rank", "_low", "_high"})
            table.columns.push_back(std::string(key_of(static_cast<ClusterFigure>(f))) + end);
    for (const ClusterScorecard& card : study.rows) {
        const Organisation& o = network.organisations[card.initiative];
        auto& row = table.rows.emplace_back();
        row = {words(o.id), words(o.name)};
        for (std::size_t f = 0; f < kClusterFigures; ++f)
            row.push_back(is_count(static_cast<ClusterFigure>(f)) ? count(card.figures.values[f])
                                                                  : number(card.figures.values[f]));
        row.push_back(organisations(network, card.brokers));
        row.push_back(themes(network, card.themes_covered));
        row.push_back(themes(network, card.themes_missing));
        row.push_back(organisations(network, card.nearest_without_contact));
        for (const ClusterRank& rank : card.ranks)
            for (const std::uint32_t figure : {rank.rank, rank.low, rank.high})
                row.push_back(place(figure));
    }
    return table;
}

DataTable themes_table(const Network& network, const std::vector<ThemeCoverage>& coverage) {
    DataTable table{
        "themes", {"theme", "organisations", "companies", "research", "clusters", "ties", "ties_per_organisation"}, {}};
    for (const ThemeCoverage& t : coverage)
        table.rows.push_back({words(network.text(t.theme)), whole(t.organisations), whole(t.companies),
                              whole(t.research), whole(t.clusters), whole(t.ties),
                              t.organisations > 0
                                  ? number(static_cast<double>(t.ties) / static_cast<double>(t.organisations))
                                  : Cell()});
    return table;
}

} // namespace clusterbridge
