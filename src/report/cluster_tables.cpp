#include "analysis/cluster_change.hpp"
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

/// The columns of the contract stand first; what came later follows the lists.
constexpr std::size_t kLead = static_cast<std::size_t>(ClusterFigure::tie_concentration);

std::string key(std::size_t figure) {
    return std::string(key_of(static_cast<ClusterFigure>(figure)));
}
Cell figure(std::size_t which, double value) {
    return is_count(static_cast<ClusterFigure>(which)) ? count(value) : number(value);
}

void add_changes(const ClusterScorecard& card, std::vector<Cell>& row) {
    const ClusterPlaces now{card.figures, card.ranks};
    for (std::size_t f = 0; f < kClusterFigures; ++f) {
        const auto which = static_cast<ClusterFigure>(f);
        const ClusterMove move = card.before ? move_of(*card.before, now, which) : ClusterMove::none;
        row.push_back(card.before ? figure(f, change_of(*card.before, now, which)) : Cell());
        row.push_back(move == ClusterMove::none ? Cell() : words(move == ClusterMove::up ? "up" : "down"));
    }
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
    for (std::size_t f = 0; f < kLead; ++f)
        table.columns.push_back(key(f));
    for (const char* column : {"brokers", "themes_covered", "themes_missing", "nearest_without_contact"})
        table.columns.emplace_back(column);
    for (std::size_t f = kLead; f < kClusterFigures; ++f)
        table.columns.push_back(key(f));
    for (const char* column : {"best_tied", "best_tied_share"})
        table.columns.emplace_back(column);
    for (std::size_t f = 0; f < kClusterFigures; ++f)
        for (const char* end : {"_rank", "_low", "_high"})
            table.columns.push_back(key(f) + end);
    for (std::size_t f = 0; study.earlier && f < kClusterFigures; ++f)
        for (const char* end : {"_change", "_moved"})
            table.columns.push_back(key(f) + end);
    for (const ClusterScorecard& card : study.rows) {
        const Organisation& o = network.organisations[card.initiative];
        auto& row = table.rows.emplace_back();
        row = {words(o.id), words(o.name())};
        for (std::size_t f = 0; f < kLead; ++f)
            row.push_back(figure(f, card.figures.values[f]));
        row.push_back(organisations(network, card.brokers));
        row.push_back(themes(network, card.themes_covered));
        row.push_back(themes(network, card.themes_missing));
        row.push_back(organisations(network, card.nearest_without_contact));
        for (std::size_t f = kLead; f < kClusterFigures; ++f)
            row.push_back(figure(f, card.figures.values[f]));
        row.push_back(organisations(network, card.best_tied));
        row.push_back(number(card.best_tied_share));
        for (const ClusterRank& rank : card.ranks)
            for (const std::uint32_t figure : {rank.rank, rank.low, rank.high})
                row.push_back(place(figure));
        if (study.earlier)
            add_changes(card, row);
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
