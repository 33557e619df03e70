#pragma once
#include "render/groups_parts.hpp"

namespace clusterbridge {

/// An overview of communities: its circles, and what they leave out.
struct GroupsPicture {
    Circles circles;
    std::vector<std::vector<std::size_t>> members; ///< of every group of the picture
    std::vector<std::size_t> drawn;                ///< groups, largest first, one per circle
    std::size_t left_out = 0, left_out_members = 0, ungrouped = 0;
};

Legend legend_of(const Circles& o);
std::vector<std::string> notes_of(const GroupsPicture& g);

} // namespace clusterbridge
