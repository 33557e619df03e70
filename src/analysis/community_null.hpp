#pragma once
#include "base/run_control.hpp"
#include "graph/graph_view.hpp"
#include "metrics/curveball.hpp"

#include <cstddef>
#include <cstdint>

namespace clusterbridge {

/// Makes random networks that keep what each organisation brings: its number of partners in the tie rows (see
/// metrics/rewiring.hpp) and its number of projects (metrics/curveball.hpp). Where a network has both, each part is
/// made random by its own rule and the two are added up.
class NullModel {
  public:
    NullModel(const Network& network, const GraphView& view, const ViewOptions& options);
    /// The `number`-th random network of a seed.
    ProjectedGraph draw(std::uint64_t seed, std::size_t number) const;

  private:
    ProjectedGraph ties_;
    Memberships memberships_;
    bool count_ = false;
};

} // namespace clusterbridge
