#include "pictures.hpp"
#include "render/drawing.hpp"
#include "render/overview.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace clusterbridge {
namespace {

/// The curve of the only recommended tie.
std::vector<Point> dash_in(const std::string& svg) {
    std::size_t at = svg.find(" d=\"M", svg.find("class=\"tie recommended\"")) + 5;
    std::vector<double> numbers;
    for (const std::size_t end = svg.find('"', at); at < end; ++at)
        if (svg[at] == '-' || (svg[at] >= '0' && svg[at] <= '9')) {
            std::size_t length = 0;
            numbers.push_back(std::stod(svg.substr(at, 20), &length));
            at += length - 1;
        }
    std::vector<Point> curve;
    for (std::size_t k = 0; k + 1 < numbers.size(); k += 2)
        curve.push_back({numbers[k], numbers[k + 1]});
    return curve;
}

TEST(ClusterMap, ADashGoesPastTheCirclesOfOthers) {
    for (double offset = -40; offset <= 40; offset += 8) { // some of them on its usual way
        Picture picture = made_clusters(12);
        picture.suggestions = {{0, 2, 1, "A – C", "Lücke", {}, false}};
        picture.nodes[0].pinned = {120.0, 300.0};
        picture.nodes[1].pinned = {320.0, 300.0 + offset};
        picture.nodes[2].pinned = {520.0, 300.0};
        const auto drawn = draw_with_places(picture, {{PictureFormat::svg}, 100});
        const std::vector<Point> curve = dash_in(drawn.files.front().bytes);
        ASSERT_EQ(curve.size(), 4U);
        double nearest = 1e9;
        for (int k = 1; k < 100; ++k) {
            const Point p = on_curve(curve, k / 100.0);
            nearest = std::min(nearest, std::hypot(p.x - drawn.places[1].first, p.y - drawn.places[1].second));
        }
        EXPECT_GT(nearest, 7) << offset;
    }
}

} // namespace
} // namespace clusterbridge
