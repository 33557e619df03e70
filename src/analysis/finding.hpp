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
                        ///< "paper", "seams", "basis"
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

/// The findings that the results support, most useful first, at most `most`. Built by fixed rules, each only where its
/// figures were computed: no rule invents one. With fewer than five, a last one says what the data hold.
std::vector<Finding> find_out(const FindingSources& sources, std::size_t most = 8);

/// The proven gap between groups in which most is missing; else two similar groups without contact and somebody who is
/// tied to both; nothing where there is neither.
std::optional<Finding> gap_finding(const Network& network, const GapStudy& study);

/// The organisation (or cluster initiative) with the highest betweenness, smallest id among equals; kNoNode where
/// betweenness was not computed or is 0 for all of them.
NodeId strongest_broker(const Network& network, const RankTable& ranking, bool initiatives_only);

/// How far two partitions agree, in words: "kaum", "teilweise" ... for an adjusted Rand index.
Sentence agreement_in_words(double adjusted_rand);

} // namespace clusterbridge
