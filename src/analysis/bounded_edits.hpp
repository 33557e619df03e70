#pragma once
#include <cstddef>
#include <string_view>

namespace clusterbridge {

/// Damerau–Levenshtein distance (adjacent swaps count 1) if it is at most `most`, else most + 1. By bytes. Words whose
/// digits differ are no spellings of each other, so that any edit of a digit exceeds `most`: sensor3d and sensor4d,
/// org1001 and org1002.
std::size_t bounded_edits(std::string_view a, std::string_view b, std::size_t most);

} // namespace clusterbridge
