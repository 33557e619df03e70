#pragma once
#include "render/graphviz.hpp"
#include "render/scene.hpp"

#include <string>

namespace clusterbridge {

/// A scene as a PNG of round(width * dpi / 72) times round(height * dpi / 72) pixels on white. Graphviz draws the areas
/// (`ground`) and what stands on the strokes (`things`) once each, laid out already; the strokes between them are
/// painted here, thousands of ties being half the work (stroke_painter.hpp). The page comes in stripes that are packed
/// at once, so that it never lies in memory as a whole. An `Error` (output) where Graphviz fails.
std::string png_of(GraphvizGraph& ground, GraphvizGraph& things, const Scene& scene, int dpi);

} // namespace clusterbridge
