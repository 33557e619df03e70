#pragma once
#include "io/columns.hpp"

#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

/// What a file of CORDIS, the register of the European research programmes, says under names of its own.
struct CordisTable {
    TableKind kind = TableKind::unknown;
    ColumnMap columns;               ///< our column -> its header; `--map` goes before
    bool only_these = false;         ///< its other headers mean something else here
    std::vector<std::string> passed; ///< plain headers about the participation or the record, not the organisation
};

/// Recognises `organization.csv`, `project.csv`, `euroSciVoc.csv`, `topics.csv`, `legalBasis.csv`, `webLink.csv` as
/// published since 2020, and `cordis-h2020organizations.csv`, `cordis-h2020projects.csv` and those of FP7 before.
/// `id` is the project in the one, the organisation in the other. Nothing for every other header.
std::optional<CordisTable> cordis_table(const std::vector<std::string>& headers);

} // namespace clusterbridge
