#pragma once
#include "io/file_system.hpp"
#include "render/picture.hpp"
#include "render/theme.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace clusterbridge {

/// How a house wants its pictures: their look, and its logo.
struct HouseStyle {
    PictureTheme theme;
    std::optional<PictureLogo> logo;
};

/// What a TOML file describes: [colours] with `recommended` and the kinds of the legend as "#RRGGBB"; [shapes] with the
/// same kinds; [fonts] with `family` (installed) or the files `regular`, `semibold`, `bold`; [logo] with `file`,
/// `corner`, `height`. Files are relative to the folder of the style. Throws `Error` (usage) at its line for what is no
/// TOML, for unknown keys and words (with the nearest), for what is no colour or size, and for files that are missing,
/// too large or unreadable.
HouseStyle read_style(std::string_view bytes, const std::string& file, const FileSystem& files);

} // namespace clusterbridge
