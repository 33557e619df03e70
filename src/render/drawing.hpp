#pragma once
#include "base/run_control.hpp"
#include "render/picture.hpp"
#include "render/theme.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {

enum class PictureFormat : std::uint8_t { svg, pdf, png, gv };

struct DrawOptions {
    std::vector<PictureFormat> formats;
    int dpi = 200; ///< of PNG
    PictureTheme theme = {};
};

struct DrawnFile {
    PictureFormat format = PictureFormat::svg;
    std::string bytes;
};

/// Lays a picture out and draws it in every asked format, in the fonts of the theme (which stay set). One drawing at a
/// time per process (Graphviz is not thread-safe; a mutex guards it); same picture, same bytes for SVG and GV.
/// `charge`, if set, is told the step: "layout", "overlap", "drawing".
std::vector<DrawnFile> draw(const Picture& picture, const DrawOptions& options, const RunControl& run = {},
                            const std::function<void(const std::string&)>& charge = {});

/// What `draw` makes, with the place of every organisation on the paper in points, also of those that the circle of a
/// group stands for.
struct Drawing {
    std::vector<DrawnFile> files;
    std::vector<std::pair<double, double>> places; ///< by index into Picture::nodes
    std::vector<std::size_t> tones;                ///< of the groups' areas, by index; empty where groups have none
};
Drawing draw_with_places(const Picture& picture, const DrawOptions& options, const RunControl& run = {},
                         const std::function<void(const std::string&)>& charge = {});

/// The id an organisation gets in SVG: "org-" and its id, bytes outside [A-Za-z0-9-] as _XX.
std::string svg_id(const std::string& organisation_id);

/// The same for a group that is drawn as one circle: "group-...".
std::string group_svg_id(const std::string& group_id);

} // namespace clusterbridge
