#pragma once
#include "base/language.hpp"
#include "graph/actor_kind.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a diagram shows, as plain values: `cli` fills it from the network and the findings; render/ knows nothing else.
namespace clusterbridge {

struct PictureNode {
    std::string id;    ///< external id; becomes id="org-..." in SVG
    std::string name;  ///< full name, for <title>
    std::string label; ///< shortened for the picture
    ActorKind kind = ActorKind::unknown;
    std::uint32_t group = 0xFFFFFFFFU; ///< index into Picture::groups, or none
    double size = 0;                   ///< degree in the whole network
    double importance = 0;             ///< higher = labelled first
    std::string tooltip;
};

struct PictureTie {
    std::size_t a = 0, b = 0; ///< indices into Picture::nodes
    double weight = 1;
    bool across_groups = false;
    std::string tooltip;
};

/// A tie that is recommended: dashed, with a numbered badge.
struct PictureSuggestion {
    std::size_t a = 0, b = 0;
    int number = 0;                       ///< as in the ranked list beside the picture
    std::string text_a, text_b;           ///< ego view: the one to meet, and who can introduce it
    std::vector<std::size_t> introducers; ///< nodes tied to both who can introduce them (ego view)
};

struct PictureGroup {
    std::string id;
    std::string title;
};

/// So many partners an ego picture shows; the rest are counted in a footnote.
inline constexpr std::size_t kEgoPartners = 40;

enum class PictureView : std::uint8_t { overview, ego };
enum class Paper : std::uint8_t { a4, a3, wide };

struct Picture {
    PictureView view = PictureView::overview;
    Paper paper = Paper::a3;
    Language language = Language::de;
    std::string title, subtitle;
    std::string description; ///< what is to be seen, in words, for readers who cannot see it
    std::vector<PictureNode> nodes;
    std::vector<PictureTie> ties;
    std::vector<PictureSuggestion> suggestions;
    std::vector<PictureGroup> groups;
    std::optional<std::size_t> focus;   ///< the ego
    std::vector<std::string> footnotes; ///< stated rules: which ties are drawn, date of the data
    std::uint64_t seed = 1;
};

} // namespace clusterbridge
