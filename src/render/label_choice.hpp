#pragma once
#include "render/labels.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// Which of its possible places every label takes, so that together they cost least.
namespace clusterbridge {

/// One way of setting a label, with what it costs to set it so (smaller print, a shortened name).
struct LabelForm {
    double width = 0, height = 0, cost = 0;
};

struct LabelTask {
    std::size_t body = 0;
    std::vector<LabelForm> forms;
    double worth = 0; ///< what it costs to leave the label out
    bool must = false;
};

struct ChosenLabel {
    std::size_t form = 0;
    PlacedLabel place;
};

/// Places labels one by one, each at its cheapest free place, then improves the whole by exchanges: a label moves to a
/// place that others hold, these look for another, and the exchange stands if all together cost less, or only a little
/// more while the search is young (threshold accepting: Dueck & Scheuer 1990, J. Comput. Phys. 90). Labels never touch
/// one another, `taken` or a foreign body. Same input and seed, same places. O(rounds * labels).
std::vector<std::optional<ChosenLabel>> choose_labels(const std::vector<LabelTask>& tasks,
                                                      const std::vector<Body>& bodies, const std::vector<Box>& taken,
                                                      const Box& area, std::uint64_t seed, double gap = 1.2);

} // namespace clusterbridge
