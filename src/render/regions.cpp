#include "render/regions.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <geos_c.h>
#include <map>
#include <memory>

namespace clusterbridge {

namespace {

void quiet(const char*, void*) {}

/// GEOS with its handle; every geometry made here is freed with it.
class Geos {
  public:
    Geos() : handle_(GEOS_init_r()) {
        GEOSContext_setNoticeMessageHandler_r(handle_, quiet, nullptr);
        GEOSContext_setErrorMessageHandler_r(handle_, quiet, nullptr);
    }
    ~Geos() { GEOS_finish_r(handle_); }
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;
    operator GEOSContextHandle_t() const { return handle_; }

    struct Free {
        GEOSContextHandle_t handle = nullptr;
        void operator()(GEOSGeometry* g) const { GEOSGeom_destroy_r(handle, g); }
    };
    using Shape = std::unique_ptr<GEOSGeometry, Free>;
    Shape own(GEOSGeometry* g) const {
        ensure(g != nullptr, "GEOS makes a region");
        return Shape(g, Free{handle_});
    }
    Shape points(const std::vector<Point>& from) const {
        std::vector<GEOSGeometry*> parts;
        for (const auto& p : from)
            parts.push_back(GEOSGeom_createPointFromXY_r(handle_, p.x, p.y));
        return own(
            GEOSGeom_createCollection_r(handle_, GEOS_MULTIPOINT, parts.data(), static_cast<unsigned>(parts.size())));
    }
    Shape rectangle(const Box& b) const {
        return own(GEOSGeom_createRectangle_r(handle_, b.left, b.top, b.right, b.bottom));
    }
    Shape buffer(const Shape& s, double width) const { return own(GEOSBuffer_r(handle_, s.get(), width, 5)); }
    std::vector<Point> ring_of(const GEOSGeometry* polygon) const {
        std::vector<Point> ring;
        const GEOSGeometry* shell = GEOSGetExteriorRing_r(handle_, polygon);
        const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(handle_, shell);
        unsigned n = 0;
        GEOSCoordSeq_getSize_r(handle_, sequence, &n);
        for (unsigned i = 0; i + 1 < n; ++i) { // the last repeats the first
            Point p;
            GEOSCoordSeq_getXY_r(handle_, sequence, i, &p.x, &p.y);
            ring.push_back({std::round(p.x * 10) / 10, std::round(p.y * 10) / 10});
        }
        return ring;
    }

  private:
    GEOSContextHandle_t handle_;
};

bool inside(const std::vector<Point>& ring, Point p) {
    bool in = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        if ((ring[i].y > p.y) != (ring[j].y > p.y) &&
            p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x)
            in = !in;
    return in;
}

/// Voronoi cells by group. Cells come in no order of ours, so each is given to the node inside it.
std::map<std::uint32_t, std::vector<GEOSGeometry*>> cells_by_group(const Geos& geos, const std::vector<Body>& bodies,
                                                                   const Geos::Shape& cells) {
    std::map<std::uint32_t, std::vector<GEOSGeometry*>> by_group;
    std::vector<std::size_t> by_x(bodies.size());
    for (std::size_t i = 0; i < by_x.size(); ++i)
        by_x[i] = i;
    std::sort(by_x.begin(), by_x.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(bodies[a].at.x, a) < std::pair(bodies[b].at.x, b);
    });
    const int count = GEOSGetNumGeometries_r(geos, cells.get());
    for (int c = 0; c < count; ++c) {
        const GEOSGeometry* cell = GEOSGetGeometryN_r(geos, cells.get(), c);
        const auto ring = geos.ring_of(cell);
        const auto [low, high] =
            std::minmax_element(ring.begin(), ring.end(), [](const Point& a, const Point& b) { return a.x < b.x; });
        auto i = std::lower_bound(by_x.begin(), by_x.end(), low->x,
                                  [&](std::size_t a, double x) { return bodies[a].at.x < x; });
        for (; i != by_x.end() && bodies[*i].at.x <= high->x; ++i)
            if (inside(ring, bodies[*i].at)) {
                if (bodies[*i].group != kNoGroup)
                    by_group[bodies[*i].group].push_back(GEOSGeom_clone_r(geos, cell));
                break;
            }
    }
    return by_group;
}

void add_pieces(const Geos& geos, const GEOSGeometry* shape, std::uint32_t group, double smallest_area,
                std::vector<Region>& regions) {
    const int parts = GEOSGetNumGeometries_r(geos, shape);
    for (int k = 0; k < parts; ++k) {
        const GEOSGeometry* part = GEOSGetGeometryN_r(geos, shape, k);
        if (GEOSGeomTypeId_r(geos, part) != GEOS_POLYGON || GEOSisEmpty_r(geos, part))
            continue;
        double size = 0;
        GEOSArea_r(geos, part, &size);
        if (size >= smallest_area)
            regions.push_back({group, geos.ring_of(part), size});
    }
}

} // namespace

std::vector<Region> regions_of(const std::vector<Body>& bodies, const Box& area, double scale, std::size_t smallest) {
    std::vector<Region> regions;
    std::map<std::uint32_t, std::vector<Point>> members;
    for (const auto& body : bodies)
        if (body.group != kNoGroup)
            members[body.group].push_back(body.at);
    std::erase_if(members, [&](const auto& entry) { return entry.second.size() < smallest; });
    if (members.empty() || bodies.size() < 2)
        return regions;
    const Geos geos;
    std::vector<Point> all;
    for (const auto& body : bodies)
        all.push_back(body.at);
    const auto page = geos.rectangle(area);
    const auto cells = geos.own(GEOSVoronoiDiagram_r(geos, geos.points(all).get(), page.get(), 0, 0));
    auto by_group = cells_by_group(geos, bodies, cells);
    for (auto& [group, polygons] : by_group) {
        const auto collection = geos.own(GEOSGeom_createCollection_r(geos, GEOS_GEOMETRYCOLLECTION, polygons.data(),
                                                                     static_cast<unsigned>(polygons.size())));
        if (!members.contains(group))
            continue;
        const auto land = geos.own(GEOSUnaryUnion_r(geos, collection.get()));
        const auto discs = geos.buffer(geos.points(members[group]), 1.75 * scale);
        const auto closed = geos.buffer(discs, -1.1 * scale);
        const auto cut = geos.own(GEOSIntersection_r(geos, land.get(), closed.get()));
        const auto on_page = geos.own(GEOSIntersection_r(geos, cut.get(), page.get()));
        // opening, then closing: the outline loses spikes and gaps; the second cut keeps it on its own land
        const auto smooth = geos.buffer(geos.buffer(geos.buffer(on_page, -0.22 * scale), 0.42 * scale), -0.24 * scale);
        const auto own_land = geos.own(GEOSIntersection_r(geos, smooth.get(), geos.buffer(land, -0.6).get()));
        const auto simple = geos.own(GEOSSimplify_r(geos, own_land.get(), 0.15));
        add_pieces(geos, simple.get(), group, 0.5 * scale * scale, regions);
    }
    std::stable_sort(regions.begin(), regions.end(), [](const Region& a, const Region& b) {
        return std::pair(a.group, -a.area) < std::pair(b.group, -b.area);
    });
    return regions;
}

} // namespace clusterbridge
