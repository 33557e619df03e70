#include "render/png_file.hpp"

#include "base/error.hpp"

#include <boost/crc.hpp>
#include <cairo.h>
#include <cmath>
#include <cstdint>
#include <memory>
#include <png.h>
#include <string_view>
#include <vector>

namespace clusterbridge {
namespace {

struct Pixels {
    std::size_t width = 0, height = 0;
    std::vector<std::uint32_t> colour; ///< 0xffRRGGBB, row by row
};

Pixels painted(GraphvizGraph& graph, std::size_t width, std::size_t height) {
    Pixels pixels{width, height, std::vector<std::uint32_t>(width * height, 0xffffffff)};
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(pixels.colour.data()), CAIRO_FORMAT_RGB24,
                                            static_cast<int>(width), static_cast<int>(height),
                                            static_cast<int>(4 * width)),
        cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()), cairo_destroy);
    graph.paint(cairo.get());
    ensure(cairo_status(cairo.get()) == CAIRO_STATUS_SUCCESS, "cairo paints");
    return pixels;
}

/// Packs the pixels, which are no longer what they were afterwards: three bytes of each move together in place.
std::string packed(Pixels pixels) {
    auto* const bytes = reinterpret_cast<unsigned char*>(pixels.colour.data());
    for (std::size_t i = 0; i < pixels.colour.size(); ++i) {
        const std::uint32_t colour = pixels.colour[i];
        bytes[3 * i] = static_cast<unsigned char>(colour >> 16U);
        bytes[3 * i + 1] = static_cast<unsigned char>(colour >> 8U);
        bytes[3 * i + 2] = static_cast<unsigned char>(colour);
    }
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(pixels.width);
    image.height = static_cast<png_uint_32>(pixels.height);
    image.format = PNG_FORMAT_RGB;
    image.flags = PNG_IMAGE_FLAG_FAST;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    const auto room = std::make_unique_for_overwrite<char[]>(size); // what is not used is never touched
    const int done = png_image_write_to_memory(&image, room.get(), &size, 0, bytes, 0, nullptr);
    ensure(done != 0, "libpng writes");
    return {room.get(), size};
}

void add_number(std::string& bytes, std::uint32_t number) {
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        bytes += static_cast<char>(number >> shift & 0xffU);
}

/// The chunk pHYs: dots per metre, both ways.
std::string resolution_chunk(int dpi) {
    std::string body = "pHYs";
    const auto per_metre = static_cast<std::uint32_t>(std::lround(dpi / 0.0254));
    add_number(body, per_metre);
    add_number(body, per_metre);
    body += '\1'; // the unit is the metre
    boost::crc_32_type sum;
    sum.process_bytes(body.data(), body.size());
    std::string chunk;
    add_number(chunk, static_cast<std::uint32_t>(body.size() - 4));
    chunk += body;
    add_number(chunk, static_cast<std::uint32_t>(sum.checksum()));
    return chunk;
}

} // namespace

std::string png_of(GraphvizGraph& graph, double width, double height, int dpi) {
    const auto pixels = [&](double length) { return static_cast<std::size_t>(std::lround(length * dpi / 72)); };
    std::string file = packed(painted(graph, pixels(width), pixels(height)));
    constexpr std::size_t kHeader = 8 + 25; // the signature and the chunk IHDR, which comes first
    file.insert(kHeader, resolution_chunk(dpi));
    return file;
}

} // namespace clusterbridge
