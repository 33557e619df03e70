#pragma once
#include "render/scene.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// The faces a diagram is set in: Open Sans in three weights, DejaVu Sans for what it lacks. Found through fontconfig,
/// measured and cut to size by HarfBuzz.
namespace clusterbridge {

/// Width of `text` in points as an SVG viewer draws it: the sum of the glyphs' advances, without kerning (the embedded
/// subset carries none).
double text_width(std::string_view text, FontWeight weight, double size);

/// Name of a face as Pango wants it: "Open Sans Semibold".
std::string face_name(FontWeight weight);
/// What SVG's font-family says.
std::string family_list();
int css_weight(FontWeight weight);

/// CSS @font-face rules with the glyphs for `characters` as data URIs; one rule per face that has any of them.
std::string embedded_faces(FontWeight weight, const std::set<char32_t>& characters);

/// False where Open Sans is not installed and DejaVu Sans takes its place.
bool fonts_are_complete();

/// Code points of UTF-8; bytes that are none are skipped.
std::vector<char32_t> characters_of(std::string_view text);
/// Control characters and broken bytes replaced by blanks: what may stand in XML and in a label.
std::string printable(std::string_view text);

/// At most `max_lines` lines of at most `width` points, broken at blanks, hyphens and slashes, though not before a dash or
/// a number in brackets. What does not fit ends in an ellipsis, at a word where one ends in its second half.
std::vector<std::string> wrapped(std::string_view text, FontWeight weight, double size, double width,
                                 std::size_t max_lines);
/// The same number of lines, about equally long, and where that can be not broken at a hyphen.
std::vector<std::string> balanced(std::string_view text, FontWeight weight, double size, double width,
                                  std::size_t max_lines);
double widest(const std::vector<std::string>& lines, FontWeight weight, double size);

} // namespace clusterbridge
