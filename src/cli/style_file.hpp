#pragma once
#include "render/theme.hpp"

#include <string>
#include <string_view>

namespace clusterbridge {

/// The look that a TOML file describes: [colours] with `recommended` and the kinds of the legend as "#RRGGBB", [shapes]
/// with the same kinds. Throws `Error` (usage) at its line for what is no TOML, for unknown keys and shapes (with the
/// nearest), and for what is no colour.
PictureTheme read_style(std::string_view bytes, const std::string& file);

} // namespace clusterbridge
