#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {

/// How a workbook shows the numbers of a column. The values stay as they are.
enum class NumberLook : std::uint8_t {
    plain,
    whole,          ///< thousands parted
    two_decimals,   ///< thousands parted
    three_decimals, ///< for figures between 0 and 1
    scientific,     ///< for figures too small for that
    percent,        ///< of shares: 12.3%
    spaced_percent  ///< the same as German writes it: 12.3 %
};

/// How a workbook shows a column.
struct ColumnLook {
    NumberLook number = NumberLook::plain;
    bool bar = false; ///< a bar behind each number, as long as it is large
    std::vector<std::pair<std::string, std::uint32_t>>
        marks{}; ///< texts whose cells have a ground of this colour (RGB)
};

} // namespace clusterbridge
