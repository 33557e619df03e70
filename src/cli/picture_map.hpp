#pragma once
#include "cli/picture_overview.hpp"

namespace clusterbridge {

/// Organisations at their places, ties between towns as arcs. Places are those of the data; organisations without one
/// are counted. Error (input): fewer than two organisations have coordinates.
Picture map_picture(const Network& network, const GraphView& view, const PictureSettings& options);

} // namespace clusterbridge
