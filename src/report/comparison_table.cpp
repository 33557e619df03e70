#include "report/comparison_table.hpp"

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

} // namespace clusterbridge
