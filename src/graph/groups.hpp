#pragma once
#include "graph/network.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// A set of named, possibly overlapping groups of organisations.
struct Groups {
    struct Group {
        std::string key; ///< the initiative's id, the region, the type's key ...: what tables show
        Sentence label;  ///< what people read
        std::vector<NodeId> members;
    };
    std::string kind;  ///< "cluster", "region", "type", "theme", "country", "community" or the column's header
    std::string title; ///< what people read for a column of their own: its header as written; else the kind
    bool of_initiatives = false; ///< clusters of `member_of`: the keys are ids of cluster initiatives
    std::vector<Group> groups;   ///< by key
    NodeColumn<std::vector<std::uint32_t>> groups_of; ///< ascending group numbers; empty = in none

    bool share_group(NodeId a, NodeId b) const;
    /// The same grouping without its groups, for so many organisations.
    Groups without_groups(std::size_t organisations) const;
};

/// The name of a grouping as this file knows it: in any case, `themes` for theme, `activity_type` for type, and the
/// German names of the columns (`Typ`, `Land`, `Ort`, `Thema`, `Gründungsjahr`, `Gemeinschaft`).
std::string grouping_of(std::string_view column);

/// Groups by what an organisation is: cluster, region, nuts2, nuts3, city, type, theme, country, founded, or any other
/// column of the user's organisations table, in any case (`grouping_of`). `cluster`: the source of each `member_of` row
/// that has not ended before `today` belongs to the target if that is a cluster initiative, and an initiative with
/// members belongs to its own group (`initiative_clusters`); where nobody is a member of one, a column of the user's
/// own that is called cluster. An unknown column is an `Error` (usage) that names the nearest, or all there are.
/// `today`: the day after the last start in the network; nothing has ended where nothing is dated.
Groups group_by(const Network& network, std::string_view column, std::optional<Date> today = {});

/// The clusters of `member_of` alone: kind `cluster`, none where no initiative has members.
Groups initiative_clusters(const Network& network, std::optional<Date> today = {});

/// "cluster" if cluster initiatives have members, else "region" if at least two regions occur, else "country".
std::string default_grouping(const Network& network);

} // namespace clusterbridge
