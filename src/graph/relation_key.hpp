#pragma once
#include <string_view>

namespace clusterbridge {

/// The key of a relation that means something to the program, from what a cell spells, in any case and with blanks,
/// hyphens or underscores: member_of (also Mitglied von, Mitglied in, Mitgliedschaft), part_of (also Teil von, ist Teil
/// von). Any other text as it is. O(length).
std::string_view relation_key(std::string_view text);

} // namespace clusterbridge
