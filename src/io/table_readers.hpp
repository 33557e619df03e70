#pragma once
#include "io/row_values.hpp"
#include "io/table.hpp"

#include <cstdint>
#include <vector>

/// One function per kind of table: rows to records in the builder. They count merged and rejected rows in the tables;
/// for ties and participations the merged ones are counted when the network stands (network_reader.cpp).
namespace clusterbridge {

/// A table with its index among the files of the network.
struct NumberedTable {
    Table* table = nullptr;
    std::uint32_t file = 0;
};

void read_ties(const NumberedTable& table, ReadContext& context);
void read_participations(const NumberedTable& table, ReadContext& context);
/// All tables of the kind together: rows about the same id meet across files, in an order that depends on their
/// content.
void read_organisations(const std::vector<NumberedTable>& tables, ReadContext& context);
void read_projects(const std::vector<NumberedTable>& tables, ReadContext& context);
void read_themes(const std::vector<NumberedTable>& tables, ReadContext& context);
void read_sources(const std::vector<NumberedTable>& tables, ReadContext& context);
/// After all organisations are known.
void read_measures(const NumberedTable& table, ReadContext& context);

/// Whether any id of this table was mentioned before.
bool ids_occur(Table& table, ReadContext& context);

} // namespace clusterbridge
