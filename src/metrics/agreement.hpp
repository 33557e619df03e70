#pragma once
#include <cstdint>
#include <span>

namespace clusterbridge {

/// How far two partitions of the same nodes say the same.
struct Agreement {
    std::size_t nodes = 0; ///< in a community of both
    /// Share of pairs treated alike, corrected for chance: 1 for the same partition, 0 on average for independent ones,
    /// may be negative. Hubert & Arabie (1985), J. Classification 2, 193.
    double adjusted_rand = 1;
    /// Mutual information divided by the arithmetic mean of the two entropies, in [0, 1]. Strehl & Ghosh (2002),
    /// JMLR 3, 583 (who divide by the geometric mean); Vinh, Epps & Bailey (2010), JMLR 11, 2837.
    double normalised_mutual_information = 1;
};

/// Compares label by label; nodes without community (Partition::kNone) in either are left out. Two partitions that say
/// the same count as 1 also where a formula would be 0/0 (all in one community, or each node alone); one trivial and
/// one not give 0. Cost O(n log n).
Agreement agreement(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

} // namespace clusterbridge
