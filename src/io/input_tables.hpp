#pragma once
#include "base/diagnostics.hpp"
#include "base/run_control.hpp"
#include "io/input_files.hpp"
#include "io/table.hpp"

#include <memory>
#include <vector>

namespace clusterbridge {

/// The tables of one input: a delimited file is one, a workbook has its sheets, an archive its members, a network file
/// its nodes and edges. They are named `book.xlsx:Verbindungen`, `archive.zip:organization.csv`, `net.graphml:edges`,
/// and carry the SHA-256 of the file. The content decides what a file is; only names that say "delimited text" (.csv,
/// .txt ...) are held to it. What cannot be read is refused in the report of a table without columns.
/// O(bytes), unpacked.
std::vector<std::unique_ptr<Table>> open_tables(InputBytes input, const ReadOptions& options, Diagnostics& diagnostics,
                                                const RunControl& run);

} // namespace clusterbridge
