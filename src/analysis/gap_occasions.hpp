#pragma once
#include "analysis/gap_groups.hpp"
#include "metrics/co_occurrence.hpp"

namespace clusterbridge {

/// Something on which at least two organisations met.
struct Occasion {
    std::vector<NodeId> organisations; ///< distinct, ascending
    std::vector<std::uint32_t> themes; ///< ascending, into Occasions::themes
};
struct Occasions {
    bool projects = false;
    std::vector<Symbol> themes; ///< by text
    std::vector<Occasion> all;
};

/// Projects with at least two partners (within the view's largest size) where there are any. Without them, programmes
/// with all organisations tied to them, and pairs of other organisations that are tied; a row that makes the groups is
/// none. An occasion has the themes of its project, or of its rows and its programme.
Occasions occasions_of(const Network& network, const Groups& groups, const ViewOptions& view);

/// The groups x occasions table of one theme, or of all together.
struct GapTable {
    Symbol theme{};                    ///< the empty symbol = all together
    std::vector<std::uint32_t> groups; ///< group of each item, ascending
    CoOccurrenceTable table;
};
/// All together, with every group; then theme by theme, with the groups that had an occasion in it. For groups that are
/// themes, all together only. Two groups met on an occasion where an organisation of one and another organisation of
/// the other took part.
std::vector<GapTable> gap_tables(const Occasions& occasions, const Groups& groups);

} // namespace clusterbridge
