#pragma once
#include "render/picture.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace clusterbridge {

/// The ties that a picture shows: all where they are at most `budget`; else first, of every organisation, the tie that
/// stands out most, then all that stand out, by their chance, then the strongest, until the budget is spent. Where no
/// tie stands out, the strongest of every organisation comes first. What stands out comes before what does not, the
/// smaller chance before the larger, then the stronger, then the lower index; ties that are new or gone come before all
/// others. Ascending indices.
std::vector<std::size_t> chosen_ties(const std::vector<PictureTie>& ties, std::size_t nodes, std::size_t budget);

/// The rule of `chosen_ties` as a footnote; empty where all ties are drawn.
std::string tie_note(const Picture& picture, std::size_t drawn);

} // namespace clusterbridge
