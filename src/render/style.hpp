#pragma once
#include "base/language.hpp"
#include "graph/actor_kind.hpp"
#include "render/picture.hpp"
#include "render/scene.hpp"

#include <array>
#include <string>

/// How kinds of organisation look, and the sizes of print on each paper.
namespace clusterbridge {

/// Colour and shape of a kind. Colours are those of Okabe & Ito (2008), told apart by colour-blind readers; shapes tell
/// the kinds apart in grey. Universities and research institutes share a look, as do other, own and unknown kinds.
struct KindStyle {
    Shape shape = Shape::circle;
    const char* fill = "#999999";
    const char* rim = "#FFFFFF";
    double base_radius = 3; ///< at no partners, before scaling
    Sentence name;
    std::size_t order = 0; ///< in the legend
    const char* css = "other";
};
const KindStyle& style_of(ActorKind kind);
constexpr std::size_t kKindStyles = 10;
const KindStyle& style_at(std::size_t order);

/// Sizes in points for one paper.
struct PaperStyle {
    double width = 842, height = 595;
    double margin = 22;
    double column = 196; ///< of legend and list
    double title = 19, subtitle = 9.4;
    double initiative = 7.6, label = 7, group_title = 10;
    double heading = 9.6, text = 7.8, note = 7;
    std::size_t labels = 60; ///< beside those of cluster initiatives
    std::size_t tie_budget = 900;
    std::size_t listed = 8; ///< recommended ties with their names
    std::size_t super_nodes = 40;
    bool upright() const { return height > width; }
};
/// `portrait`: A4 and A3 stand upright, and `column` is one of two below the picture; 16:9 has no such form.
const PaperStyle& style_of(Paper paper, bool portrait);
inline const PaperStyle& style_of(const Picture& picture) {
    return style_of(picture.paper, picture.portrait);
}

inline constexpr const char* kRecommended = "#C1121F";
/// Ties that are new or gone since an earlier picture; the latter are dashed too.
inline constexpr const char *kOpened = "#1B6E3C", *kLost = "#B3261E";

/// Soft tone of a region and the dark tone of its title.
struct GroupTone {
    const char* fill;
    const char* line;
    const char* text;
};
const std::array<GroupTone, 9>& group_tones();

} // namespace clusterbridge
