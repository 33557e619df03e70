#pragma once
#include "base/language.hpp"
#include "render/picture.hpp"

#include <optional>
#include <string_view>

namespace clusterbridge {

inline constexpr std::size_t kMostLogoBytes = std::size_t{4} << 20U;

/// A file of a logo as pictures take it, or why they cannot.
struct LogoFile {
    std::optional<PictureLogo> logo;
    Sentence refusal; ///< where there is no logo
};

/// Reads a PNG (whole, checksums right, at most 8,000 pixels a side) or an SVG with a size. An SVG is written anew
/// without comments and document type; one that runs code or points out of itself (scripts, events, links, pictures
/// and styles from elsewhere) is refused: pictures are opened in browsers. Sides of more than 1 : 20 are refused.
LogoFile read_logo(std::string_view bytes);

} // namespace clusterbridge
