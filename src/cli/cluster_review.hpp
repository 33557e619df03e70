#pragma once
#include "cli/review_run.hpp"
#include "io/exchange_graph.hpp"
#include "io/gexf_writer.hpp"

#include <vector>

/// Reviews of single clusters from the figures of the whole network, which are computed once (contract 12).
namespace clusterbridge {

/// What all of them share. The model refers to the view and to what was loaded: neither may move.
struct WholeNetwork {
    ReviewedNetwork computed;
    /// The best pairs of every member: with anybody, across clusters, of research and companies. All with reasons.
    RecommendationList any, across, transfer;
    ExchangeGraph exchange;
    NodeLooks looks;
};

/// All figures, the best pairs of every initiative and member, and the network for other programs.
void compute_whole(const ReviewCommand& command, const Loaded& loaded, Session& session, WholeNetwork& whole,
                   const std::optional<EarlierClusters>& earlier = {});

/// The folder of one cluster (contract 11) with run.json last: the initiative, its members, their partners and gaps.
/// Without members: index.html, report.md and run.json. O(network) for the cut, then its pictures.
std::vector<ReportFile> cluster_review_files(const ReviewCommand& command, const WholeNetwork& whole, NodeId initiative,
                                             Session& session);

} // namespace clusterbridge
