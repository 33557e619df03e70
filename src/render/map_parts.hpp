#pragma once
#include "render/furniture.hpp"
#include "render/layout.hpp"
#include "render/overview.hpp"

#include <string>
#include <vector>

/// The steps of a map, in the order in which compose_map takes them.
namespace clusterbridge {

/// Everybody at one place.
struct Town {
    std::string name;
    PicturePlace where;
    std::vector<std::size_t> nodes;
    bool far = false; ///< beyond the edge of the map
};

/// Degrees to points: cylindrical, true to scale at the middle latitude; good for a land or a continent.
struct Projection {
    double south = 0, north = 1, west = 0, east = 1;
    Box box;
    double stretch = 1; ///< points per degree of latitude
    double narrow = 1;  ///< cosine of the middle latitude
    Point operator()(PicturePlace p) const {
        const Point c = box.centre();
        return {c.x + (p.lon - (west + east) / 2) * stretch * narrow, c.y - (p.lat - (south + north) / 2) * stretch};
    }
};

struct TownTie {
    std::size_t a = 0, b = 0; ///< towns
    std::size_t count = 0;
};

struct Map {
    const Picture& picture;
    const PaperStyle& paper;
    Composition out;
    Box area;
    bool symbols = true; ///< every organisation has one; else a town is a circle of slices
    std::vector<Town> towns;
    std::vector<std::size_t> town_of; ///< of a node
    Projection projection;
    std::vector<Body> bodies; ///< of the towns
    double dot = 2;           ///< half of an organisation's symbol
    std::vector<TownTie> ties, shown;
    std::vector<Box> taken; ///< figures of the graticule
    std::size_t first_mark = 0;
};

void gather_towns(Map& o);
/// The part of the earth that holds all but the outermost places; those stand at the edge.
void choose_extent(Map& o);
void place_towns(Map& o);
void write_graticule(Map& o);
void write_towns(Map& o);
void write_arcs(Map& o);
void write_town_names(Map& o);

} // namespace clusterbridge
