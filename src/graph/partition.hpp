#pragma once
#include "base/column.hpp"

#include <cstdint>

namespace clusterbridge {

/// Each node in one community or in none.
struct Partition {
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
    NodeColumn<std::uint32_t> of; ///< 0-based community, or kNone; shown to people from 1
    std::uint32_t count = 0;
};

} // namespace clusterbridge
