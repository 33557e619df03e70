#pragma once
#include "analysis/community_study.hpp"
#include "analysis/gaps.hpp"
#include "analysis/ranking.hpp"
#include "analysis/recommendation.hpp"
#include "analysis/structure.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

/// One thing to know: a sentence, the figure it rests on, where its evidence stands and what to keep in mind.
struct Finding {
    std::string key;    ///< "cross_cluster", "tech_transfer", "gap", "broker", "initiative", "frame", "communities",
                        ///< "paper", "seams", "parts", "basis"
    std::string anchor; ///< section of the report with the evidence: "opportunities-clusters", "brokers" ...
    Sentence sentence;  ///< one sentence with its full stop
    Sentence figure;    ///< "23 %"
    Sentence unit;      ///< what the figure counts: "der kürzesten Wege"
    Sentence caveat;    ///< one sentence
};

/// What findings are made of. `cross_cluster` and `tech_transfer` are ready lists, best first.
struct FindingSources {
    const Network& network;
    const GraphView& view;
    const RankTable& ranking;
    const CommunityStudy& communities;
    const RecommendationList& cross_cluster;
    const RecommendationList& tech_transfer;
    const StructureSummary& structure;
    const GapStudy* gaps = nullptr;
};

/// The findings that the results support: at most seven, five where the data allow, each only where its figures were
/// computed. In this order, so that what one can act upon comes first:
///   1-3  whom to bring together: the best pair across clusters (or groups), the best pair of company and research, the
///        proven gap or the similar groups without contact;
///   4-6  what the network hangs on: who connects most; if that is no cluster initiative, the initiative that does;
///        what would remain without public bodies and programmes;
///   7    how it is organised: the communities against the clusters on paper; the communities alone where no cluster
///        has members or where the communities are no clearer than chance.
/// With fewer than five, single bridges, then whether all hang together, then what the data hold are added till five.
std::vector<Finding> find_out(const FindingSources& sources);

/// The proven gap between groups in which most is missing; else two similar groups without contact and somebody who is
/// tied to both; nothing where there is neither.
std::optional<Finding> gap_finding(const Network& network, const GapStudy& study);

/// The organisation (or cluster initiative) with the highest betweenness, smallest id among equals; kNoNode where
/// betweenness was not computed or is 0 for all of them.
NodeId strongest_broker(const Network& network, const RankTable& ranking, bool initiatives_only);

/// How far two partitions agree, in words: "kaum", "teilweise" ... for an adjusted Rand index.
Sentence agreement_in_words(double adjusted_rand);

} // namespace clusterbridge
