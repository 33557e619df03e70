#pragma once
#include "base/language.hpp"
#include "render/scene.hpp"

#include <array>
#include <hb.h>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Which font files pictures are set in: those of the house, if it has its own, then Open Sans, then DejaVu Sans.
namespace clusterbridge {

inline constexpr std::size_t kFontWeights = 3;

/// The fonts of a house: an installed family, or font files as bytes by FontWeight. Where a weight has no file, the
/// next heavier one takes its place, else the next lighter one. Empty = the program's own fonts.
struct HouseFonts {
    std::string family;
    std::array<std::string, kFontWeights> files;
    bool empty() const { return family.empty() && files[0].empty() && files[1].empty() && files[2].empty(); }
    bool operator==(const HouseFonts&) const = default;
};

/// Why pictures cannot be set in a font file; nothing where they can: it must be TrueType or OpenType, have Latin
/// letters, have its weights in files of their own, and its maker must allow to embed a part of it.
std::optional<Sentence> refusal_of_font(std::string_view bytes);
/// The same for an installed family; nothing is said of one that is not installed.
std::optional<Sentence> refusal_of_family(const std::string& family);
/// Families that fontconfig knows, sorted.
std::vector<std::string> installed_families();

/// Sets every later picture of the process in these fonts. Not while one is being drawn: Pango, which draws PDF and
/// PNG, finds fonts for the whole process.
void set_fonts(const HouseFonts& fonts);

/// A font file that is open: what it is called, its glyphs.
struct FontFace {
    std::string family;
    std::string style; ///< of its weight, in Pango's words: "", "Semi-Bold", "Bold"
    std::unique_ptr<hb_face_t, void (*)(hb_face_t*)> face{nullptr, hb_face_destroy};
    std::unique_ptr<hb_font_t, void (*)(hb_font_t*)> font{nullptr, hb_font_destroy};
    double units = 1000;

    explicit operator bool() const { return font != nullptr; }
    bool glyph(char32_t c, hb_codepoint_t& id) const { return hb_font_get_nominal_glyph(font.get(), c, &id) != 0; }
    double advance(hb_codepoint_t id) const { return hb_font_get_glyph_h_advance(font.get(), id) / units; }
};

/// Per weight: the faces to ask in order (house, Open Sans, DejaVu Sans). Empty ones are not there.
struct FontShelf {
    std::array<std::array<FontFace, 3>, kFontWeights> faces;
    HouseFonts house;
    std::mutex mutex;
};
FontShelf& font_shelf();

} // namespace clusterbridge
