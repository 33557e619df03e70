#pragma once
#include "render/graphviz.hpp"

#include <string>

namespace clusterbridge {

/// The laid out graph as a PNG of round(width * dpi / 72) times round(height * dpi / 72) pixels on white, lengths in
/// points. Graphviz paints on a surface of ours; its own way to a file packs at a third of the speed, with a channel of
/// opacity that nothing uses. Says how many pixels go to a metre, so that it is placed in its own size. Packed lightly
/// without filters: for flat colours that is as small as the best effort. An `Error` (output) where Graphviz fails.
std::string png_of(GraphvizGraph& graph, double width, double height, int dpi);

} // namespace clusterbridge
