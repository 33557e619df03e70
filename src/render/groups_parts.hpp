#pragma once
#include "render/furniture.hpp"
#include "render/layout.hpp"
#include "render/overview.hpp"

#include <functional>
#include <string>
#include <vector>

/// Pictures of groups as circles: the overview of a network too large for single symbols, and the map of clusters.
namespace clusterbridge {

/// A group on the page.
struct Circle {
    std::string id, name, title, description, css; ///< `name` as written, with its number
    double members = 0;
    std::vector<PieSlice> slices;
};

struct Circles {
    const Picture& picture;
    const PaperStyle& paper;
    Composition out;
    Box area;
    bool rings = false; ///< kinds as a ring around a white middle, else as slices
    std::vector<Circle> circles;
    std::vector<std::size_t> circle_of; ///< of a node of the picture, or kNowhere
    std::vector<Body> bodies;           ///< one per circle
    std::vector<PictureTie> ties;       ///< between circles, all
    std::vector<std::size_t> shown;     ///< those drawn
    std::vector<PictureSuggestion> suggestions;
    std::size_t first_mark = 0; ///< of the circles, in the scene
};

/// Slices of a circle from counts by KindStyle::order.
std::vector<PieSlice> slices_of(const std::vector<std::size_t>& counts);

/// From circles and ties to the finished page. `place` says where the organisations stand (`out.places`) once the
/// circles do.
Composition draw_circles(Circles& o, const Legend& legend, const std::vector<std::string>& notes,
                         const std::function<void()>& place, const RunControl& run, const Charge& charge);

void lay_out(Circles& o, const RunControl& run, const Charge& charge);
/// Circles make room for the names beside them.
void make_room(Circles& o);
/// Names inside their circle where it is large enough, else beside it.
void write_names(Circles& o, const std::vector<Box>& badges);

void write_circles(Circles& o);
/// Ties between the circles, then the recommended ones. Returns the boxes of their badges.
std::vector<Box> write_ties(Circles& o);

} // namespace clusterbridge
