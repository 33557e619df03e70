#pragma once
#include "cli/session.hpp"
#include "io/positions_reader.hpp"
#include "render/drawing.hpp"
#include "report/data_table.hpp"

namespace clusterbridge {

/// Pins the organisations of a picture to where they stood last time. Says so where the file knows none of them.
void pin(Picture& picture, const std::vector<Position>& positions, const std::string& file, Session& session);

/// id,x,y of every organisation, in points from the upper left corner of the paper.
DataTable positions_table(const Picture& picture, const Drawing& drawing);

} // namespace clusterbridge
