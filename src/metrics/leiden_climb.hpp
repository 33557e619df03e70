#pragma once
#include "metrics/community_levels.hpp"
#include "metrics/leiden.hpp"

/// The inside of metrics/leiden.hpp, for those that start it elsewhere than at single nodes of the graph.
namespace clusterbridge {

/// Moving v into community C gains (weight between v and C) - factor * mass(v) * mass(C).
struct LeidenProblem {
    Level base;
    double factor = 0;
    double total = 0; ///< scaled weight of all edges
};
LeidenProblem leiden_problem(const Graph& graph, const EdgeColumn<double>& weight, QualityFunction objective,
                             double resolution, const RunControl& run = {});

/// Sum over communities (numbered below `count`) of W_in - factor * mass^2 / 2: what the climbs gain in.
double scaled_quality(const LeidenProblem& problem, const Labels& labels, std::size_t count);

class LeidenClimb final : public CommunityClimb {
  public:
    /// Keeps a reference to `problem`; gains are in scaled weight.
    LeidenClimb(const LeidenProblem& problem, Random random)
        : CommunityClimb(problem.base, random), problem_(problem) {}

  private:
    double move_nodes(const Level& level, Labels& community, const RunControl& run) override;
    Labels refine(const Level& level, const Labels& community, const RunControl& run) override;

    const LeidenProblem& problem_;
};

} // namespace clusterbridge
