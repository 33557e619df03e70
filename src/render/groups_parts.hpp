#pragma once
#include "render/furniture.hpp"
#include "render/layout.hpp"
#include "render/overview.hpp"

#include <string>
#include <vector>

/// The steps of an overview of communities.
namespace clusterbridge {

/// A network too large for single symbols: every group a circle, its kinds of organisation as slices.
struct Circles {
    const Picture& picture;
    const PaperStyle& paper;
    Composition out;
    Box area;
    std::vector<std::vector<std::size_t>> members; ///< of every group of the picture
    std::vector<std::size_t> drawn;                ///< groups, largest first
    std::vector<std::size_t> body_of;              ///< of a group, or kNowhere
    std::vector<Body> bodies;                      ///< one per drawn group
    std::vector<PictureTie> ties;                  ///< between bodies, all
    std::vector<std::size_t> shown;                ///< those drawn
    std::size_t left_out = 0, left_out_members = 0, ungrouped = 0;
    std::vector<PictureSuggestion> suggestions;
    std::size_t first_mark = 0; ///< of the circles, in the scene
};

Legend legend_of(const Circles& o);
std::vector<std::string> notes_of(const Circles& o);

/// Circles make room for the names beside them.
void make_room(Circles& o);
/// Names inside their circle where it is large enough, else beside it.
void write_names(Circles& o, const std::vector<Box>& badges);

void write_circles(Circles& o);
/// Ties between the circles, then the recommended ones. Returns the boxes of their badges.
std::vector<Box> write_ties(Circles& o);

} // namespace clusterbridge
