#pragma once
#include "base/language.hpp"
#include "graph/actor_kind.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What a diagram shows, as plain values: `cli` fills it from the network and the findings; render/ knows nothing else.
namespace clusterbridge {

/// Somewhere on the earth, in degrees.
struct PicturePlace {
    double lat = 0, lon = 0;
};

/// What became of a tie since an earlier picture of the same network.
enum class TieChange : std::uint8_t { none, opened, lost };
/// And of an organisation: it is new, or it tied groups that nobody ties any more.
enum class NodeChange : std::uint8_t { none, appeared, bridge_lost };

struct PictureNode {
    std::string id;    ///< external id; becomes id="org-..." in SVG
    std::string name;  ///< full name, for <title>
    std::string label; ///< shortened for the picture
    ActorKind kind = ActorKind::unknown;
    std::uint32_t group = 0xFFFFFFFFU; ///< index into Picture::groups, or none
    double size = 0;                   ///< degree in the whole network
    double importance = 0;             ///< higher = labelled first
    std::string tooltip;
    bool stands_for_group = false; ///< a group drawn as one symbol: id="group-..." in SVG, unless it has `initiative`
    bool initiative = false;       ///< the group is that of the organisation `id`: id="org-..."
    std::vector<std::pair<ActorKind, std::size_t>> composition; ///< of a group's members
    std::uint32_t layer = 0;                                    ///< column of a layered picture: 0, 1 or 2
    bool core = false;                                          ///< belongs to the core of the community shown
    std::optional<PicturePlace> where;
    std::string town;
    std::optional<std::pair<double, double>> pinned; ///< where it stood on the paper last time, in points
    NodeChange change = NodeChange::none;            ///< of an overview
};

/// Whether a tie between groups is more than their activity would give by chance.
enum class TieWeight : std::uint8_t { usual, significant };

struct PictureTie {
    std::size_t a = 0, b = 0; ///< indices into Picture::nodes
    double weight = 1;
    bool across_groups = false;
    std::string tooltip;
    TieWeight stands_out = TieWeight::usual;
    double chance = 1;                  ///< that chance alone gives so much, where it stands out; less = drawn first
    TieChange change = TieChange::none; ///< of an overview
};

/// A tie that is recommended: dashed, with a numbered badge.
struct PictureSuggestion {
    std::size_t a = 0, b = 0;
    int number = 0;                       ///< as in the ranked list beside the picture
    std::string text_a, text_b;           ///< ego view: the one to meet, and who can introduce it
    std::vector<std::size_t> introducers; ///< nodes tied to both who can introduce them (ego view)
    bool tentative = false;               ///< groups: alike and without contact, but no proven gap
};

struct PictureGroup {
    std::string id;
    std::string title;
    std::optional<std::size_t> tone = {}; ///< of its area last time (Drawing::tones), which it keeps
};

/// What a cell of a matrix says: too little is known to judge (nothing seen, or something), or its ratio is shown.
enum class CellState : std::uint8_t { unknown, unknown_with_contact, judged };

/// A pair of groups, or of a group and a theme, in a matrix.
struct PictureCell {
    std::size_t row = 0, column = 0; ///< indices into Picture::nodes; in a triangle either order
    CellState state = CellState::unknown;
    double ratio = 1;     ///< observed / expected
    double nearness = 0;  ///< how much the two belong together, for the order of rows: 0 = not at all
    bool certain = false; ///< more, or less, than chance gives
    std::string text;     ///< printed where there is room
    std::string tooltip;
};

/// So many partners an ego picture shows; the rest are counted in a footnote.
inline constexpr std::size_t kEgoPartners = 40;

enum class PictureView : std::uint8_t {
    overview,
    ego,
    cluster_map,
    community,
    opportunities,
    geographic,
    gap_matrix,
    two_mode
};
enum class Paper : std::uint8_t { a4, a3, wide };

enum class Corner : std::uint8_t { top_left, top_right, bottom_left, bottom_right };

/// The sign of a house, in a corner of the page that the rest leaves free.
struct PictureLogo {
    std::string bytes;   ///< PNG, or SVG made safe (render/logo.hpp)
    bool vector = false; ///< SVG
    double aspect = 1;   ///< width : height
    double height = 0;   ///< in points; 0 = a fifteenth of the page's height
    Corner corner = Corner::top_right;
};

/// Words that depend on what the picture is about; each view has words of its own where one is empty.
struct PictureWords {
    std::string list_heading; ///< above the numbered list
    std::string list_rest;    ///< "more in the list of recommendations"
    std::string chance;       ///< what ties were held against; empty = nothing tells which ties are more than chance
    std::string events;       ///< what stands in the middle of a two-mode picture, where not programmes
};

struct Picture {
    PictureView view = PictureView::overview;
    Paper paper = Paper::a3;
    bool portrait = false; ///< A4 and A3
    Language language = Language::de;
    std::string title, subtitle;
    std::string description; ///< what is to be seen, in words, for readers who cannot see it
    std::vector<PictureNode> nodes;
    std::vector<PictureTie> ties;
    std::vector<PictureTie> group_ties; ///< of groups (a, b: indices into `groups`), only to say which stand out
    std::vector<PictureSuggestion> suggestions;
    std::vector<PictureGroup> groups;
    std::vector<PictureCell> cells; ///< of a matrix
    PictureWords words;
    std::optional<std::size_t> focus; ///< the ego
    std::optional<PictureLogo> logo;
    std::vector<std::string> footnotes; ///< stated rules: which ties are drawn, date of the data
    std::uint64_t seed = 1;
};

} // namespace clusterbridge
