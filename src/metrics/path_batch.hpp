#pragma once
#include "metrics/twins.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace clusterbridge {

/// Brandes' two passes from up to 16 source classes at once. All sources of a batch advance level by level; a node that
/// any of them reaches on this level sums one row of 16 lanes per neighbour. No distance is compared on the way: lanes
/// are written only after their level is complete, so a neighbour's lane is non-zero exactly where it lies one level
/// nearer (forward), or one farther (backward); a neighbour cannot be more than one level away.
class PathBatch {
  public:
    static constexpr std::size_t kLanes = 16;

    explicit PathBatch(const TwinClasses& twins);

    /// Adds to `score` what the sources [first, last) contribute: sum over sources of members of the source times the
    /// dependency of each node. False, and nothing added, if a number of paths is too large for this form.
    bool run(std::size_t first, std::size_t last, std::vector<double>& score);

  private:
    struct Entry {
        std::uint32_t node = 0;
        std::uint32_t lanes = 0; ///< bit per source that reaches the node on this level
    };
    void start(std::size_t first, std::size_t last);
    void next_level();
    bool count_paths(std::size_t begin, std::size_t end);
    void depend(std::size_t begin, std::size_t end, const double* source_members, std::vector<double>& score);

    const TwinClasses* twins_;
    std::vector<double> onward_; ///< per node and lane: number of paths times members of the node
    std::vector<double> back_;   ///< per node and lane: members * (1 + dependency) / number of paths
    std::vector<double> staged_; ///< rows of the level that is being worked on
    std::vector<std::uint32_t> seen_, next_;
    std::vector<std::uint32_t> touched_; ///< room for all nodes and one more
    std::vector<Entry> entries_;
    std::vector<std::size_t> levels_; ///< first entry of each level
};

} // namespace clusterbridge
