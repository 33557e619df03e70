#include "render/png_file.hpp"
#include "render/stroke_painter.hpp"

#include "base/error.hpp"
#include "base/random.hpp"

#include <algorithm>
#include <cairo.h>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <numeric>
#include <png.h>

namespace clusterbridge {
namespace {

using Pixels = std::vector<std::uint32_t>;

Stroke straight(Point from, Point to, double width, const std::string& colour) {
    Stroke stroke;
    const auto at = [&](double t) { return Point{from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)}; };
    stroke.bezier = {from, at(1.0 / 3), at(2.0 / 3), to};
    stroke.width = width;
    stroke.colour = colour;
    return stroke;
}

Pixels painted(const std::vector<Stroke>& strokes, std::size_t width, std::size_t height, std::size_t stripe = 1000) {
    StrokePainter painter(strokes, {width, height, {0, 0}, 1});
    Pixels pixels(width * height, 0xffffffff);
    for (std::size_t top = 0; top < height; top += stripe) {
        const std::size_t rows = std::min(stripe, height - top);
        painter.paint(std::span(pixels).subspan(top * width, rows * width), top);
    }
    return pixels;
}

int green(std::uint32_t colour) {
    return static_cast<int>(colour >> 8U & 0xffU);
}

/// How much of the page is black, in whole pixels.
double ink(const Pixels& pixels) {
    return std::accumulate(pixels.begin(), pixels.end(), 0.0,
                           [](double sum, std::uint32_t p) { return sum + (255 - green(p)) / 255.0; });
}

std::vector<Stroke> many_curves(std::uint64_t seed, double width, double height) {
    Random random(seed, 0);
    const auto point = [&] { return Point{random.uniform() * width, random.uniform() * height}; };
    std::vector<Stroke> strokes;
    for (int i = 0; i < 60; ++i) {
        const Point a = point(), d = point();
        const double bend = 0.3 * (random.uniform() - 0.5);
        Stroke stroke = straight(a, d, 0.4 + 4 * random.uniform(), i % 3 == 0 ? "#C1121F" : "#3A3A3A48");
        for (std::size_t k : {1U, 2U}) {
            stroke.bezier[k].x -= bend * (d.y - a.y);
            stroke.bezier[k].y += bend * (d.x - a.x);
        }
        stroke.dashed = i % 7 == 0;
        strokes.push_back(stroke);
    }
    return strokes;
}

/// The same by cairo, as Graphviz asks for it.
Pixels painted_by_cairo(const std::vector<Stroke>& strokes, std::size_t width, std::size_t height) {
    Pixels pixels(width * height, 0xffffffff);
    cairo_surface_t* const surface = cairo_image_surface_create_for_data(
        reinterpret_cast<unsigned char*>(pixels.data()), CAIRO_FORMAT_RGB24, static_cast<int>(width),
        static_cast<int>(height), static_cast<int>(4 * width));
    cairo_t* const cairo = cairo_create(surface);
    for (const Stroke& s : strokes) {
        const auto part = [&](std::size_t at) { return std::stoi("0x" + s.colour.substr(at, 2), nullptr, 16) / 255.0; };
        cairo_set_source_rgba(cairo, part(1), part(3), part(5), s.colour.size() > 7 ? part(7) : 1);
        const double dash = 6;
        cairo_set_dash(cairo, &dash, s.dashed ? 1 : 0, 0);
        cairo_set_line_width(cairo, s.width);
        const auto& b = s.bezier;
        cairo_move_to(cairo, b[0].x, b[0].y);
        cairo_curve_to(cairo, b[1].x, b[1].y, b[2].x, b[2].y, b[3].x, b[3].y);
        cairo_stroke(cairo);
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return pixels;
}

TEST(StrokePainter, CoversEveryPixelByItsShare) {
    const auto pixels = painted({straight({2, 2.75}, {7.5, 2.75}, 2, "#000000")}, 10, 6);
    const auto row = [&](std::size_t y) {
        std::vector<int> values;
        for (std::size_t x = 0; x < 10; ++x)
            values.push_back(green(pixels[y * 10 + x]));
        return values;
    };
    EXPECT_THAT(row(0), testing::Each(255));
    EXPECT_EQ(row(1), (std::vector<int>{255, 255, 191, 191, 191, 191, 191, 223, 255, 255})) << "a quarter, an eighth";
    EXPECT_EQ(row(2), (std::vector<int>{255, 255, 0, 0, 0, 0, 0, 128, 255, 255}));
    EXPECT_EQ(row(3), (std::vector<int>{255, 255, 64, 64, 64, 64, 64, 159, 255, 255}));
    EXPECT_THAT(row(4), testing::Each(255));
}

TEST(StrokePainter, LaysAsMuchInkAsTheLineIsLongAndWide) {
    for (const Point to : {Point{190, 60}, {110, 190}, {100.3, 190}, {20, 101}, {12, 30}})
        for (const double width : {0.5, 1.3, 6.0}) {
            const double area = std::hypot(to.x - 100, to.y - 100) * width;
            EXPECT_NEAR(ink(painted({straight({100, 100}, to, width, "#000000")}, 200, 200)), area, 0.01 * area)
                << to.x << ' ' << to.y << ' ' << width;
        }
}

TEST(StrokePainter, PaintsWhatCairoPaints) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto strokes = many_curves(seed, 300, 200);
        const auto ours = painted(strokes, 300, 200), theirs = painted_by_cairo(strokes, 300, 200);
        double sum = 0;
        std::size_t far = 0;
        for (std::size_t i = 0; i < ours.size(); ++i) {
            const int difference = std::abs(green(ours[i]) - green(theirs[i]));
            sum += difference;
            far += difference > 24 ? 1U : 0U;
        }
        EXPECT_LT(sum / static_cast<double>(ours.size()), 1) << seed;
        EXPECT_LE(far, 20U) << seed << ": cairo samples, and cuts ends its own way";
    }
}

TEST(StrokePainter, ComesOutAlikeInStripes) {
    const auto strokes = many_curves(5, 300, 200);
    const auto whole = painted(strokes, 300, 200);
    for (const std::size_t stripe : {1U, 7U, 64U}) {
        const auto parts = painted(strokes, 300, 200, stripe);
        int most = 0;
        for (std::size_t i = 0; i < whole.size(); ++i)
            most = std::max(most, std::abs(green(whole[i]) - green(parts[i])));
        EXPECT_LE(most, 2) << stripe;
    }
}

TEST(StrokePainter, LeavesTheGapsBetweenDashes) {
    Stroke stroke = straight({4, 3}, {34, 3}, 2, "#000000");
    stroke.dashed = true;
    const auto pixels = painted({stroke}, 40, 6);
    std::string row;
    for (std::size_t x = 0; x < 40; ++x)
        row += green(pixels[3 * 40 + x]) < 128 ? '#' : '.';
    EXPECT_EQ(row, "....######......######......######......");
}

TEST(StrokePainter, MixesATranslucentColourWithWhatLiesBelow) {
    const auto pixels =
        painted({straight({0, 2}, {4, 2}, 4, "#FF0000"), straight({0, 2}, {4, 2}, 4, "#0000FF80")}, 4, 4);
    EXPECT_EQ(pixels[5] & 0xffffffU, 0x7f0080U);
}

TEST(StrokePainter, StaysOnThePageAndKeepsToColours) {
    const auto over = painted({straight({-50, -20}, {60, 30}, 9, "#000000"), straight({5, 5}, {5, 5}, 3, "#000000"),
                               straight({-9, 2}, {-3, 8}, 2, "#000000"), straight({30, -9}, {30, -3}, 2, "#000000")},
                              10, 10);
    EXPECT_EQ(over.size(), 100U);
    EXPECT_GT(ink(over), 10);
    EXPECT_EQ(ink(painted({straight({-9, 2}, {-3, 8}, 2, "#000000")}, 10, 10)), 0);
    EXPECT_THROW(painted({straight({0, 0}, {5, 5}, 1, "red")}, 10, 10), Error);
}

TEST(PngFile, IsReadBackByLibpngPixelForPixel) {
    Random random(3, 0);
    for (const auto& [width, height] : {std::pair<std::size_t, std::size_t>{1, 1}, {37, 50}, {700, 400}}) {
        Pixels pixels(width * height);
        for (auto& p : pixels)
            p = random.uniform() < 0.5 ? 0xffffffff : static_cast<std::uint32_t>(random.uniform() * 0xffffffff);
        PngFile file(width, height, 100);
        for (std::size_t top = 0; top < height; top += 33)
            file.add_rows(std::span(pixels).subspan(top * width, std::min<std::size_t>(33, height - top) * width));
        const std::string bytes = file.finish();
        png_image image{};
        image.version = PNG_IMAGE_VERSION;
        ASSERT_NE(png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()), 0) << image.message;
        ASSERT_EQ(std::pair(std::size_t{image.width}, std::size_t{image.height}), std::pair(width, height));
        image.format = PNG_FORMAT_RGB;
        std::vector<unsigned char> read(PNG_IMAGE_SIZE(image));
        ASSERT_NE(png_image_finish_read(&image, nullptr, read.data(), 0, nullptr), 0) << image.message;
        for (std::size_t i = 0; i < pixels.size(); ++i)
            ASSERT_EQ(read[3 * i] << 16 | read[3 * i + 1] << 8 | read[3 * i + 2],
                      static_cast<int>(pixels[i] & 0xffffff));
    }
}

TEST(PngFile, IsNotFinishedBeforeItsRowsHaveCome) {
    PngFile file(4, 3, 100);
    file.add_rows(Pixels(8));
    EXPECT_THROW(file.finish(), Error);
    EXPECT_THROW(file.add_rows(Pixels(8)), Error) << "more than there are";
    EXPECT_THROW(file.add_rows(Pixels(3)), Error) << "not whole";
}

} // namespace
} // namespace clusterbridge
