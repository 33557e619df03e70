#pragma once
#include "render/graphviz.hpp"
#include "render/memory_file.hpp"
#include "render/scene.hpp"

#include <cstdint>

namespace clusterbridge {

/// What of a page Graphviz is to draw: areas, then strokes, then what stands on them.
enum class PagePart : std::uint8_t { whole, ground, things };

/// The scene as a graph whose places are all given. `dpi` of pixels; 0 where the page is not made of any.
void fill_graph(GraphvizGraph& g, const Scene& scene, PagePart part, int dpi);

/// Graphviz takes pictures from files only; SVG gets the logo by svg_finish.
void add_logo(GraphvizGraph& g, const Box& box, const MemoryFile& file);

/// Where the first pixel of a page of this length begins, in points, the same from both ends.
double page_margin(double length, int dpi);

} // namespace clusterbridge
