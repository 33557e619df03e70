#pragma once
#include "render/scene.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace clusterbridge {

/// Where the page lies on the pixels: pixel = (point - origin) * scale.
struct PixelFrame {
    std::size_t width = 0, height = 0;
    Point origin;
    double scale = 1;
};

/// Paints curves of one width on pixels, in their order, each by the exact share of every pixel that it covers (the
/// signed areas beside its edges, summed along the row). Cairo finds the same shares by sampling and hands every row of
/// a translucent curve to a general compositor, which for thousands of thin ties is half of a picture's time.
/// Ends are cut square, dashes are six points long and as far apart, as Graphviz has them. What lies beside the page is
/// not painted. Cost O(length of the curves in pixels); what is kept between stripes are their outlines.
class StrokePainter {
  public:
    /// Colours: #RRGGBB or #RRGGBBAA; an `Error` (internal) else.
    StrokePainter(std::span<const Stroke> strokes, const PixelFrame& frame);
    /// Rows from `top` on, as many as `pixels` has: 0xRRGGBB, blended as opaque.
    void paint(std::span<std::uint32_t> pixels, std::size_t top);

  private:
    struct Vertex {
        float x = 0, y = 0;
    };
    /// A closed outline, or one of the dashes of a stroke.
    struct Ribbon {
        std::size_t first = 0, end = 0; ///< its vertices
        float top = 0, bottom = 0;
        std::uint32_t colour = 0;
        float opacity = 1;
    };
    struct Extent {
        std::int32_t low = 0, high = 0;
    };

    void add_ribbon(std::span<const Point> line, double half_width, const Ribbon& model);
    void add_edge(Vertex from, Vertex to);
    void blend(const Ribbon& ribbon, std::span<std::uint32_t> pixels, std::size_t first_row, std::size_t end_row);

    PixelFrame frame_;
    std::vector<Vertex> vertices_;
    std::vector<Ribbon> ribbons_;
    std::size_t stride_ = 0, rows_ = 0; ///< of the stripe that is painted
    std::vector<float> cover_;          ///< its changes of cover along every row; zero between ribbons
    std::vector<Extent> touched_;       ///< columns of every row that are not zero
};

} // namespace clusterbridge
