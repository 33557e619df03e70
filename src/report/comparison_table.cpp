#include "report/comparison_table.hpp"

#include <cmath>

namespace clusterbridge {
namespace {

/// Both are empty, text, number or whole number.
Cell cell_of(const Change::Value& value) {
    return std::visit([](const auto& held) { return Cell(held); }, value);
}

} // namespace

DataTable comparison_table(const Comparison& comparison, Language language) {
    DataTable table{"changes", {"change", "id", "name", "old", "new", "detail"}, {}};
    table.rows.reserve(comparison.changes.size());
    for (const Change& change : comparison.changes)
        table.rows.push_back({std::string(key_of(change.kind)), change.id, change.name.in(language),
                              cell_of(change.old_value), cell_of(change.new_value), change.detail.in(language)});
    return table;
}

DataTable comparison_for_people(const Comparison& comparison, Language language, bool with_ties) {
    DataTable table{"changes", {"change", "name", "old", "new", "detail"}, {}};
    for (const Change& change : comparison.changes)
        if (with_ties || (change.kind != ChangeKind::tie_new && change.kind != ChangeKind::tie_lost))
            table.rows.push_back({std::string(key_of(change.kind)), change.name.in(language), cell_of(change.old_value),
                                  cell_of(change.new_value), change.detail.in(language)});
    return table;
}

DataTable cluster_changes_table(const Comparison& comparison) {
    DataTable table{"clusters",
                    {"id", "name", "measure", "old", "new", "change", "old_rank", "old_rank_low", "old_rank_high",
                     "new_rank", "new_rank_low", "new_rank_high", "moved"},
                    {}};
    const auto figure = [](double x) {
        if (!std::isfinite(x))
            return Cell();
        return x == std::floor(x) ? Cell(static_cast<std::int64_t>(x)) : Cell(x);
    };
    const auto place = [](std::uint32_t rank) { return rank > 0 ? Cell(static_cast<std::int64_t>(rank)) : Cell(); };
    for (const ClusterFigureChange& c : comparison.clusters)
        table.rows.push_back(
            {c.id, c.name, std::string(key_of(c.figure)), figure(c.before), figure(c.now), figure(c.now - c.before),
             place(c.rank_before.rank), place(c.rank_before.low), place(c.rank_before.high), place(c.rank_now.rank),
             place(c.rank_now.low), place(c.rank_now.high),
             c.move == ClusterMove::none ? Cell() : Cell(std::string(c.move == ClusterMove::up ? "up" : "down"))});
    return table;
}

} // namespace clusterbridge
