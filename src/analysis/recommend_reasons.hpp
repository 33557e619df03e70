#pragma once
#include "analysis/recommend_select.hpp"

#include <string>
#include <vector>

/// Reasons as sentences. Each can be recomputed from the input rows; none claims a cause.
namespace clusterbridge {

/// "project 193159, 2015", "membership since 2008": a record between two organisations.
Sentence joint_phrase(const RecommendModel& model, const DatedLink& link);

/// Moves records in which both ends stand in the same relation to `through` to the front, where they are as good as the
/// ones there: "both are members of X" says more than two different relations.
void prefer_same_relation(const RecommendModel& model, NodeId through, std::vector<DatedLink>& source,
                          std::vector<DatedLink>& target);

/// One introducer in words.
struct IntroducerPhrase {
    Sentence text;
    bool about_both = false; ///< a sentence about both ("both are members of X"), not a name with its records
};

/// "both are members of X", or "X (project 4711, 2016 / membership since 2008)": its record with the source, then with
/// the target; marked where a record is not `stated`.
IntroducerPhrase introducer_phrase(const RecommendModel& model, NodeId through, const DatedLink& with_i,
                                   const DatedLink& with_j);

/// At most five: introducers, shared themes, shared calls, how usual such pairs are, coordinators among the
/// introducers, size of consortia, places, first tie between the groups. Pairs clearly rarer than expected and clearly
/// larger consortia than usual are reasons against: they stand at the end and are never the ones left out; about as
/// usual is not said.
std::vector<Sentence> reasons_of(const RecommendModel& model, const Candidate& candidate, const Recommendation& row,
                                 const std::vector<IntroducerPhrase>& introducers);

/// "edges.csv:17 (Title, Publisher, 2015)"; a row that is not `stated` is marked.
std::string tie_evidence(const RecommendModel& model, const TieRow& row, bool stated, Language language);

} // namespace clusterbridge
