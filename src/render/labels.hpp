#pragma once
#include "render/land.hpp"
#include "render/layout.hpp"

#include <limits>
#include <optional>
#include <string>
#include <vector>

/// Print in the picture: where a label can stand without covering a node it does not name or another text.
namespace clusterbridge {

struct LabelWish {
    std::size_t body = 0;
    double width = 0, height = 0;
    bool must = false; ///< tried farther from its node, with a guide line, before it is dropped
};

struct PlacedLabel {
    Box box;
    bool guided = false;
};

struct PlacingOptions {
    bool hard = true; ///< drop rather than overlap; else covered nodes only cost (they will be pushed away)
    double gap = 1.2; ///< between texts
    double limit = std::numeric_limits<double>::infinity(); ///< a title that costs this or more gets no place
};

/// Places wishes in order, each at the cheapest of its places (16 directions, two distances; up to seven for `must`).
/// `taken` are boxes that no label may touch. Nothing for a wish that has no free place. O(wishes * bodies * places).
std::vector<std::optional<PlacedLabel>> place_labels(const std::vector<LabelWish>& wishes,
                                                     const std::vector<Body>& bodies, const std::vector<Box>& taken,
                                                     const Box& area, const PlacingOptions& options);

struct LabelPlace {
    PlacedLabel label;
    double cost = 0;
};

/// Every place beside its body where a label covers no body and touches no box of `taken`, nearer ones first.
std::vector<LabelPlace> free_places(const LabelWish& wish, const std::vector<Body>& bodies,
                                    const std::vector<Box>& taken, const Box& area, double gap);

struct TitleWish {
    std::uint32_t group = 0;
    double width = 0, height = 0;
};

struct PlacedTitle {
    Box box;
    double cost = 0;
};

/// Titles of groups: near the middle of the group's nodes, in its own land rather than another's, on free ground.
/// `land` is that of the same bodies.
std::vector<std::optional<PlacedTitle>> place_titles(const std::vector<TitleWish>& wishes,
                                                     const std::vector<Body>& bodies, const Land& land,
                                                     const std::vector<Box>& taken, const Box& area,
                                                     const PlacingOptions& options);

} // namespace clusterbridge
