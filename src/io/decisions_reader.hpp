#pragma once
#include "graph/decisions.hpp"
#include "io/file_system.hpp"

#include <string>
#include <vector>

namespace clusterbridge {

/// The rows of a table of decisions (`id_a,id_b,decision`, also `kennung_a`, `kennung_b`, `entscheidung`; `name_a`, `name_b`,
/// `score`, `reasons` are kept; further columns are passed over), in the order of the file. Rows without a decision come
/// along as open. Any dialect that tables may have, and workbooks: the first sheet with both ids counts. Throws `Error` (input) with up to twenty messages where columns are
/// missing, an id is empty, the two ids are one, a word is no decision (with the nearest that is), or a pair has two
/// decisions.
Decisions read_decisions(const FileSystem& files, const std::string& path);

} // namespace clusterbridge
