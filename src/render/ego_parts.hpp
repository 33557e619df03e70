#pragma once
#include "render/furniture.hpp"
#include "render/layout.hpp"
#include "render/overview.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// The steps of an ego picture, in the order in which compose_ego takes them.
namespace clusterbridge {

/// Someone to meet, outside the ring, and the lane between two rows of names through which the red lines reach it.
struct Outer {
    std::size_t suggestion = 0, node = 0;
    bool right = true;
    double height = 0;      ///< of its introducers, downwards from the middle
    std::size_t gap = 0;    ///< the lane lies above this row, counted from the top; past the last = below all
    double lane = 0, y = 0; ///< of the lane, of the place outside
};

/// One organisation, its partners on a ring around it, and outside those it should meet. Partners stand in rows of one
/// height, right side downwards, then left side upwards: each name has its row for itself, so none can meet another.
struct Ego {
    const Picture& picture;
    const PaperStyle& paper;
    Composition out;
    Box area;
    std::size_t focus = 0;
    std::vector<std::size_t> partners; ///< in the order around the ring
    std::vector<double> weight_of;     ///< of the tie to the focus, by node
    std::vector<PictureSuggestion> suggestions;
    std::size_t left_out = 0;
    double ring_x = 100, ring_y = 100, outer_x = 200, unit = 1;
    std::size_t right_rows = 0, left_rows = 0;
    double row = 20, lane_height = 6, name_half = 0; ///< half of the width of the name in the middle
    std::vector<std::size_t> right_lanes, left_lanes; ///< lanes above each row from the top, and below the last
    std::vector<Outer> outer;                         ///< right side, then left, each from the top
    std::vector<double> radius;                       ///< by node; 0 = not drawn
    std::vector<std::size_t> mark_of;                 ///< by node
    std::vector<std::uint8_t> introducer;             ///< by node
};

/// The strongest partners and those that introduce somebody; by kind, then group, then strength.
void choose_partners(Ego& o);
Legend legend_of(const Ego& o);
std::vector<std::string> notes_of(const Ego& o);
void measure_ring(Ego& o);
/// Half of the ring's width at the height t, from -1 (its top) to 1, as a share of the widest.
double ring_width(double t);
/// A place on the ring; whole numbers are the middles of rows.
Point on_ring(const Ego& o, double s, double scale = 1);
/// Who stands outside, each on the side of who can introduce it, in the order of their introducers' rows; and the
/// lanes there, each beside the row of an introducer, so that no red line runs behind a name.
void choose_lanes(Ego& o);
/// Where lanes lie, and near their ends whoever stands outside.
void measure_outer(Ego& o);
/// From the middle through the lane, or from a partner into it.
std::vector<Point> lane_curve(const Ego& o, const Outer& outer);
std::vector<Point> introduction_curve(const Ego& o, const Outer& outer, std::size_t introducer);
void place_partners(Ego& o);
void place_outer(Ego& o);
void write_focus(Ego& o);

/// A faint sector behind each run of partners of one kind.
void write_sectors(Ego& o);
void write_ties(Ego& o);
/// The promise of every picture: no text on another, nor on a node that it does not name. Rows keep it in every
/// ordinary case; what a strange case still breaks is taken out, the name of the focus last.
void drop_collisions(Ego& o);

} // namespace clusterbridge
