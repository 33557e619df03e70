#include "render/pixel_page.hpp"

#include "base/error.hpp"
#include "render/graph_page.hpp"
#include "render/png_file.hpp"
#include "render/stroke_painter.hpp"

#include <algorithm>
#include <cairo.h>
#include <cmath>
#include <cstdint>
#include <memory>
#include <vector>

namespace clusterbridge {
namespace {

struct Free {
    void operator()(cairo_t* c) const { cairo_destroy(c); }
    void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
};
using Context = std::unique_ptr<cairo_t, Free>;
using Surface = std::unique_ptr<cairo_surface_t, Free>;

/// What Graphviz draws, to be painted as often as there are stripes. It ends the surface that it draws on, hence a part
/// of the record that is as large as all of it.
Surface recorded(GraphvizGraph& graph, const PixelFrame& frame, cairo_content_t content) {
    const cairo_rectangle_t page{0, 0, static_cast<double>(frame.width), static_cast<double>(frame.height)};
    Surface record(cairo_recording_surface_create(content, &page));
    const Surface part(cairo_surface_create_for_rectangle(record.get(), 0, 0, page.width, page.height));
    const Context context(cairo_create(part.get()));
    if (content == CAIRO_CONTENT_COLOR) { // Graphviz leaves a hair of the last row
        cairo_set_source_rgb(context.get(), 1, 1, 1);
        cairo_paint(context.get());
    }
    graph.paint(context.get());
    ensure(cairo_surface_status(record.get()) == CAIRO_STATUS_SUCCESS, "cairo records");
    return record;
}

void replay(const Surface& record, const Surface& stripe, std::size_t top, cairo_operator_t how) {
    const Context context(cairo_create(stripe.get()));
    cairo_set_source_surface(context.get(), record.get(), 0, -static_cast<double>(top));
    cairo_set_operator(context.get(), how);
    cairo_paint(context.get());
    ensure(cairo_status(context.get()) == CAIRO_STATUS_SUCCESS, "cairo paints");
}

} // namespace

std::string png_of(GraphvizGraph& ground, GraphvizGraph& things, const Scene& scene, int dpi) {
    const auto pixels = [&](double length) { return static_cast<std::size_t>(std::lround(length * dpi / 72)); };
    const PixelFrame frame{pixels(scene.width),
                           pixels(scene.height),
                           {page_margin(scene.width, dpi), page_margin(scene.height, dpi)},
                           dpi / 72.0};
    const Surface below = recorded(ground, frame, CAIRO_CONTENT_COLOR);
    const Surface above = recorded(things, frame, CAIRO_CONTENT_COLOR_ALPHA);
    StrokePainter strokes(scene.strokes, frame);
    PngFile file(frame.width, frame.height, dpi);
    const std::size_t most = std::clamp<std::size_t>((1U << 18U) / frame.width, 16, 512); // a MiB: the cache holds it
    std::vector<std::uint32_t> stripe(frame.width * most);
    for (std::size_t top = 0; top < frame.height; top += most) {
        const std::size_t rows = std::min(most, frame.height - top);
        stripe.resize(frame.width * rows);
        const Surface surface(cairo_image_surface_create_for_data(
            reinterpret_cast<unsigned char*>(stripe.data()), CAIRO_FORMAT_RGB24, static_cast<int>(frame.width),
            static_cast<int>(rows), static_cast<int>(4 * frame.width)));
        replay(below, surface, top, CAIRO_OPERATOR_SOURCE);
        cairo_surface_flush(surface.get());
        strokes.paint(stripe, top);
        cairo_surface_mark_dirty(surface.get());
        replay(above, surface, top, CAIRO_OPERATOR_OVER);
        cairo_surface_flush(surface.get());
        file.add_rows(stripe);
    }
    return file.finish();
}

} // namespace clusterbridge
