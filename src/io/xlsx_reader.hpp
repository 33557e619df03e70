#pragma once
#include "base/run_control.hpp"
#include "io/cell_table.hpp"
#include "io/zip_archive.hpp"

namespace clusterbridge {

/// Whether the archive is a workbook (Office Open XML).
bool is_workbook(const ZipArchive& archive);

/// Reads every sheet of an Office Open XML workbook (ECMA-376) as a table, in the order of the workbook; docs/input.md
/// tells what becomes of dates, numbers, formulas, errors and merged cells. Empty sheets, sheets of charts and hidden
/// sheets (which are read) are told in notes. The sheets' XML is read as it streams out of the archive, so memory is
/// that of the cells; `kMostTableBytes` bounds it. O(unpacked bytes).
CellTables read_workbook(ZipArchive& archive, const RunControl& run);

} // namespace clusterbridge
