#pragma once
#include "base/run_control.hpp"
#include "io/table.hpp"

#include <optional>

namespace clusterbridge {

/// Whether a table of projects names who took part: `coordinator` and `participants`, as the project files of FP7 and
/// of the first years of Horizon 2020 do.
bool names_participants(const Table& projects);

/// Those names as a table of participations (`project_id,org_id,org_name,role,country`), one row for each participant,
/// with the line of its project: the coordinator, then the participants between semicolons. The name is the id. A
/// country stands only where the file says whose it is: the coordinator's, and the participants' where there are as
/// many countries as participants and one comes twice (so they are not merely listed), or where there is one alone.
/// Names that stand twice in a row count once. Rows that are broken or ragged are left to whoever reads the projects.
/// Nothing where they need more than `kMostTableBytes`. O(bytes).
std::optional<CellTable> participants_by_name(const Table& projects, const RunControl& run);

/// Once the names are read: their columns are no unknown ones any more.
void forget_participant_columns(Table& projects);

} // namespace clusterbridge
