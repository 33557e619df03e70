#pragma once
#include "render/scene.hpp"

#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {

/// How a house wants its pictures: changes to the finished page. Empty = the neutral look of style.hpp.
struct PictureTheme {
    std::vector<std::pair<std::string, std::string>> kind_colours; ///< class of a kind ("company"), its colour
    std::vector<std::pair<std::string, Shape>> kind_shapes;        ///< class of a kind, shape of its symbols
    std::string recommended; ///< colour of what is recommended, with its numbers; empty = as it is
    bool empty() const { return kind_colours.empty() && kind_shapes.empty() && recommended.empty(); }
};

/// Classes of kinds that a theme may name, in the order of the legend.
std::vector<std::string> kind_classes();

/// Repaints a page. Places stay, so no print comes to overlap.
void apply(const PictureTheme& theme, Scene& scene);

} // namespace clusterbridge
