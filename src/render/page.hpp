#pragma once
#include "render/drawing.hpp"
#include "render/scene.hpp"

#include <vector>

namespace clusterbridge {

/// The scene as files. Graphviz draws it with the engine `nop2`, which moves nothing; its SVG is then given ids,
/// classes, titles and the glyphs of its font. Bytes of SVG, GV and PDF depend on the scene alone.
std::vector<DrawnFile> print_scene(const Scene& scene, const DrawOptions& options);

/// Graphviz's SVG of a scene, made to stand alone (used by print_scene; here for tests).
std::string finished_svg(const std::string& graphviz_svg, const Scene& scene);

} // namespace clusterbridge
