#pragma once
#include "graph/network.hpp"

#include <string>

namespace clusterbridge {

/// Every record of a network as text, a line each: what two networks that are the same have in common. Files and lines
/// are left out; whether a table declared an organisation is not.
std::string network_text(const Network& network);

/// The first line in which two texts differ, in both forms; empty where they are the same.
std::string first_difference(const std::string& expected, const std::string& found);

} // namespace clusterbridge
