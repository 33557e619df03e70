#pragma once
#include "base/run_control.hpp"
#include "render/picture.hpp"
#include "render/scene.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

/// Told the step that begins: "layout", "overlap", "drawing".
using Charge = std::function<void(const std::string&)>;

/// A laid-out picture, with the place of every organisation (also of those that a group's circle stands for).
struct Composition {
    Scene scene;
    std::vector<Point> places;      ///< by index into Picture::nodes
    std::vector<std::size_t> tones; ///< as Drawing::tones
};

/// Up to this many organisations each has its own symbol; above, groups are drawn.
inline constexpr std::size_t kMostSingleNodes = 800;

Composition compose_overview(const Picture& picture, const RunControl& run, const Charge& charge);
Composition compose_groups(const Picture& picture, const RunControl& run, const Charge& charge);
Composition compose_cluster_map(const Picture& picture, const RunControl& run, const Charge& charge);
Composition compose_layers(const Picture& picture, const RunControl& run, const Charge& charge);
Composition compose_community(const Picture& picture, const RunControl& run, const Charge& charge);
Composition compose_map(const Picture& picture, const RunControl& run, const Charge& charge);
Composition compose_matrix(const Picture& picture, const RunControl& run, const Charge& charge);
Composition compose_ego(const Picture& picture, const RunControl& run, const Charge& charge);

/// A gently bent tie as one cubic Bézier; `bend` is the offset of the middle as a share of the length.
std::vector<Point> bent(Point a, Point b, double bend);
Point on_curve(const std::vector<Point>& bezier, double t);

/// The suggestion's badge on its curve, at the first place that touches none of the boxes.
Point badge_place(const std::vector<Point>& curve, double size, const std::vector<Box>& taken, const Box& area);

/// Tone of each group, so that neighbours differ. Groups that have one (`kept`, by group; may be shorter) keep it.
std::vector<std::size_t> tones_of(const std::vector<Point>& middles,
                                  const std::vector<std::optional<std::size_t>>& kept = {});

} // namespace clusterbridge
