#pragma once
#include "analysis/comparison.hpp"
#include "cli/picture_overview.hpp"
#include "cli/session.hpp"
#include "render/drawing.hpp"

#include <string>

namespace clusterbridge {

/// What a picture of a changed network takes from an earlier one.
struct EarlierPicture {
    std::vector<std::pair<double, double>> places; ///< by node of the old network
    std::vector<std::size_t> tones;                ///< by old community
};

/// The network of the new state. Who had ties before stands where it stood; communities that went on keep their colour
/// and name; ties are marked that are new, or gone between two that are still there, and so are new organisations and
/// those that tied groups which nobody ties any more. O(organisations + ties).
Picture change_picture(const ReviewState& before, const ReviewState& after, const Comparison& comparison,
                       const EarlierPicture& earlier, const PictureSettings& settings);

struct DrawnChange {
    std::string svg;
    Sentence caption;
};
/// Draws the new state over the old one as SVG: where `old_review` is the folder of a review with
/// diagrams/positions.csv, the places are those that its readers know, else the old state is laid out first. Empty
/// where the new state has no organisations.
DrawnChange draw_change(const ReviewState& before, const ReviewState& after, const Comparison& comparison,
                        const std::string& old_review, Session& session);

} // namespace clusterbridge
