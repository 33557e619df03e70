#pragma once
#include "report/html.hpp"

#include <string_view>

namespace clusterbridge {

/// A finished SVG of this program, made fit to stand inside a page: without XML declaration and doctype, all ids and
/// the references to them with `prefix` in front (several pictures on one page must not share ids), its fonts
/// under names of their own, looks that many of its shapes share as classes (a third of its bytes otherwise), its size
/// left to the page, announced to screen readers as one image with `text` as its
/// alternative.
Markup inline_svg(std::string_view svg, std::string_view prefix, std::string_view text);

} // namespace clusterbridge
