#pragma once
#include "render/font_shelf.hpp"
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
    HouseFonts fonts;
};

/// Classes of kinds that a theme may name, in the order of the legend.
std::vector<std::string> kind_classes();

/// Repaints a page in the colours and shapes. Places stay, so no print comes to overlap; fonts were set before anything
/// was measured.
void apply(const PictureTheme& theme, Scene& scene);

} // namespace clusterbridge
