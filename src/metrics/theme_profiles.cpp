#include "metrics/theme_profiles.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace clusterbridge {

ThemeProfiles::ThemeProfiles(std::vector<double> counts, std::size_t groups, std::size_t themes)
    : weights_(std::move(counts)), named_(groups, 0), themes_(themes) {
    ensure(weights_.size() == groups * themes, "one count per group and theme");
    std::vector<std::size_t> groups_with(themes, 0);
    std::size_t naming = 0;
    for (std::size_t g = 0; g < groups; ++g) {
        for (std::size_t t = 0; t < themes; ++t)
            if (weight(g, t) > 0) {
                named_[g] = 1;
                ++groups_with[t];
            }
        naming += named_[g];
    }
    for (std::size_t g = 0; g < groups; ++g) {
        double squares = 0;
        for (std::size_t t = 0; t < themes; ++t) {
            double& w = weights_[g * themes + t];
            if (w > 0)
                w *= std::log(1 + static_cast<double>(naming) / static_cast<double>(groups_with[t]));
            squares += w * w;
        }
        for (std::size_t t = 0; t < themes && squares > 0; ++t)
            weights_[g * themes + t] /= std::sqrt(squares);
    }
}

double ThemeProfiles::similarity(std::size_t g, std::size_t h) const {
    if (themes_ == 0 || named_[g] == 0 || named_[h] == 0)
        return std::numeric_limits<double>::quiet_NaN();
    double sum = 0;
    for (std::size_t t = 0; t < themes_; ++t)
        sum += weight(g, t) * weight(h, t);
    return std::min(sum, 1.0);
}

std::vector<std::uint32_t> ThemeProfiles::shared(std::size_t g, std::size_t h, std::size_t most) const {
    std::vector<std::pair<double, std::uint32_t>> both;
    for (std::size_t t = 0; t < themes_; ++t)
        if (const double part = weight(g, t) * weight(h, t); part > 0)
            both.emplace_back(part, static_cast<std::uint32_t>(t));
    std::sort(both.begin(), both.end(), [](const auto& a, const auto& b) {
        return a.first == b.first ? a.second < b.second : a.first > b.first;
    });
    std::vector<std::uint32_t> themes;
    for (std::size_t k = 0; k < std::min(most, both.size()); ++k)
        themes.push_back(both[k].second);
    return themes;
}

} // namespace clusterbridge
