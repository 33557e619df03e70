#pragma once
#include "render/furniture.hpp"
#include "render/layout.hpp"
#include "render/overview.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// The steps of an ego picture, in the order in which compose_ego takes them.
namespace clusterbridge {

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
    double row = 20;
    std::vector<double> radius;           ///< by node; 0 = not drawn
    std::vector<std::size_t> mark_of;     ///< by node
    std::vector<std::uint8_t> introducer; ///< by node
};

/// The strongest partners and those that introduce somebody; by kind, then group, then strength.
void choose_partners(Ego& o);
Legend legend_of(const Ego& o);
std::vector<std::string> notes_of(const Ego& o);
void measure_ring(Ego& o);
/// A place on the ring; whole numbers are the middles of rows.
Point on_ring(const Ego& o, double s, double scale = 1);
void place_partners(Ego& o);
/// Those to meet, each on the side of who can introduce it, in the order of their introducers' rows.
void place_outer(Ego& o);
void write_focus(Ego& o);

/// A faint sector behind each run of partners of one kind.
void write_sectors(Ego& o);
void write_ties(Ego& o);
/// The promise of every picture: no text on another, nor on a node that it does not name. Rows keep it in every
/// ordinary case; what a strange case still breaks is taken out, the name of the focus last.
void drop_collisions(Ego& o);

} // namespace clusterbridge
