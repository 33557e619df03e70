#pragma once
#include "graph/network.hpp"
#include "graph/partition.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace clusterbridge {

/// Communities of a network at one time. `certainty` may be empty: then every member counts 1.
struct TrackedCommunities {
    const Network* network = nullptr;
    const Partition* partition = nullptr;
    const NodeColumn<double>* certainty = nullptr;
};

/// What became of communities from one time to the next, by the members they share.
struct CommunityTracking {
    static constexpr std::uint32_t kNone = Partition::kNone;
    struct Merge {
        std::vector<std::uint32_t> old; ///< ascending, at least two
        std::uint32_t now = 0;
    };
    struct Split {
        std::uint32_t old = 0;
        std::vector<std::uint32_t> now; ///< the one with the most of it first
    };
    std::vector<std::uint32_t> predecessor; ///< of each new community: the old one that went on in it, or kNone
    std::vector<std::uint32_t> successor;   ///< of each old one
    std::vector<Merge> merges;              ///< by new community
    std::vector<Split> splits;              ///< by old community
    std::vector<std::uint8_t> old_divided, new_divided; ///< in a merge or a split: not simply the same community
    std::vector<std::uint32_t> died, born; ///< went on nowhere, came from nowhere, and are in no merge or split
    std::vector<std::size_t> old_size, new_size;

    /// The old community simply went on, neither merged nor split.
    bool went_on(std::uint32_t old) const {
        return successor[old] != kNone && old_divided[old] == 0 && new_divided[successor[old]] == 0;
    }
};

/// Overlap of two communities = sum over organisations in both of the smaller of their two certainties: those who might
/// as well sit elsewhere hardly count. With shares among the organisations that both times know:
///   - an old community goes on in a new one if more than half of each is the other;
///   - a new one is a merger if more than half of each of two or more old ones (all members counted, also those that
///   are
///     gone) is in it, and two members of each;
///   - an old one is split if more than half of each of two or more new ones comes from it, two members of each and at
///     least a fifth of the old one (all its members counted).
/// Organisations are known by their ids. Same communities: every one goes on, nothing else. O(organisations + pairs of
/// communities that share members).
CommunityTracking track_communities(const TrackedCommunities& before, const TrackedCommunities& after);

} // namespace clusterbridge
