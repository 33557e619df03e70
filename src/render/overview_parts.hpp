#pragma once
#include "render/furniture.hpp"
#include "render/labels.hpp"
#include "render/overview.hpp"

#include <optional>
#include <string>
#include <vector>

/// The steps of an overview, in the order in which compose_overview takes them.
namespace clusterbridge {

/// Everything on its way from a Picture to a Scene.
struct Overview {
    const Picture& picture;
    const PaperStyle& paper;
    Composition out;
    Box area;
    std::vector<std::size_t> ties;    ///< drawn
    std::vector<Body> bodies;         ///< one per organisation with ties
    std::vector<std::size_t> node_of; ///< of a body
    std::vector<std::size_t> body_of; ///< of a node, or kNowhere
    std::vector<std::size_t> lonely;  ///< nodes without ties
    std::vector<PictureSuggestion> suggestions;
    double spacing = 30; ///< usual distance between nodes
    std::vector<Box> badges, titles;
    std::vector<TitleWish> title_wishes;
    std::vector<TextMark> title_texts;
    std::vector<std::optional<Box>> title_boxes;
    std::vector<std::size_t> tone; ///< by group
    std::size_t labelled = 0, initiatives_without = 0;
    std::vector<std::uint8_t> fixed; ///< bodies that stay where they are; empty = none
};

struct NamedBody {
    std::size_t body = 0;
    bool must = false;
    bool end = false; ///< of a recommended tie
};

Legend legend_of(const Overview& o);
std::vector<std::string> notes_of(const Overview& o);

/// Which nodes have a place in the layout; the others stand in a row below.
void choose_bodies(Overview& o);
/// Organisations without ties, in rows at the foot of the area.
void place_lonely(Overview& o);
void size_bodies(Overview& o);
void lay_out(Overview& o, const RunControl& run);
/// Whoever stood somewhere last time stands there again, and stays; whoever is new stands among its partners. False
/// where nobody is pinned. Places that do not fit the paper are all scaled to it.
bool pin_bodies(Overview& o);
std::vector<Point> suggestion_curve(const Overview& o, const PictureSuggestion& s);
void place_badges(Overview& o, bool final_places);
/// Makes room: labels and titles take their likely places, nodes leave them.
void make_room(Overview& o, const std::vector<NamedBody>& wanted);

/// Titles of groups that have enough members, with their print.
void wish_titles(Overview& o);
/// Who is to be named, most important first.
std::vector<NamedBody> names_wanted(const Overview& o);
std::string full_label(const Overview& o, std::size_t body);
/// `name` as the label of a body; sizes: those of its kind times `scale`, at least 7 points.
TextMark name_text(const Overview& o, std::size_t body, const std::string& name, double width_in_sizes,
                   std::size_t lines, double scale = 1);
/// Titles on free ground; one that finds none is set smaller and in other lines before it is given up.
void write_titles(Overview& o);
void write_names(Overview& o, const std::vector<NamedBody>& wanted, const std::vector<std::size_t>& mark_of);

void write_regions(Overview& o);
/// Small kinds first, cluster initiatives on top. Returns the mark of every node.
std::vector<std::size_t> write_nodes(Overview& o);
void write_ties(Overview& o, const std::vector<std::size_t>& mark_of);

} // namespace clusterbridge
