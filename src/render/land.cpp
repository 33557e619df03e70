#include "render/land.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {
namespace {

constexpr double kCell = 3;

std::size_t cells(double length) {
    return static_cast<std::size_t>(std::max(1.0, std::ceil(length / kCell)));
}

std::size_t cell_at(double offset, std::size_t count) {
    return static_cast<std::size_t>(std::clamp(offset / kCell, 0.0, static_cast<double>(count - 1)));
}

} // namespace

template <class F> void Land::each_cell(const Box& box, F f) const {
    const std::size_t right = cell_at(box.right - area_.left, columns_);
    const std::size_t bottom = cell_at(box.bottom - area_.top, rows_);
    for (std::size_t y = cell_at(box.top - area_.top, rows_); y <= bottom; ++y)
        for (std::size_t x = cell_at(box.left - area_.left, columns_); x <= right; ++x)
            f(y * columns_ + x, Point{area_.left + (static_cast<double>(x) + 0.5) * kCell,
                                      area_.top + (static_cast<double>(y) + 0.5) * kCell});
}

Land::Land(const std::vector<Body>& bodies, const Box& area, double reach)
    : area_(area), columns_(cells(area.width())), rows_(cells(area.height())), owner_(columns_ * rows_, kNoGroup) {
    std::vector<double> nearest(owner_.size(), reach * reach); // squares
    for (const auto& body : bodies)
        each_cell({body.at.x - reach, body.at.y - reach, body.at.x + reach, body.at.y + reach},
                  [&](std::size_t cell, Point middle) {
                      const double dx = middle.x - body.at.x, dy = middle.y - body.at.y;
                      const double d = dx * dx + dy * dy;
                      if (d >= nearest[cell])
                          return;
                      nearest[cell] = d;
                      owner_[cell] = body.group;
                  });
}

double Land::foreign_share(const Box& box, std::uint32_t group) const {
    std::size_t all = 0, foreign = 0;
    each_cell(box, [&](std::size_t cell, Point) {
        ++all;
        foreign += owner_[cell] != group && owner_[cell] != kNoGroup ? std::size_t{1} : std::size_t{0};
    });
    return all == 0 ? 0 : static_cast<double>(foreign) / static_cast<double>(all);
}

} // namespace clusterbridge
