#pragma once
#include "analysis/recommend_model.hpp"
#include "analysis/recommend_select.hpp"

#include <set>
#include <string>

/// Whom a list of recommendations is about, and which of its rows stay.
namespace clusterbridge {

/// The organisation of `for_id` in the known network; kNoNode, with a note, where there is none or it cannot be an end.
/// `Error` (usage) with the nearest ids where the network that was given has no such organisation.
NodeId asked_organisation(const Network& network, const RecommendModel& model, const RecommendOptions& options,
                          RecommendationList& list);

/// The filters of a list (types, regions, themes of `RecommendOptions`).
class ListFilter {
  public:
    ListFilter(const Network& network, const RecommendOptions& options);
    bool empty() const { return !initiatives_only_ && types_.empty() && regions_.empty() && themes_.empty(); }
    /// Each list that was given must fit one of the two ends; a theme may also be one that both work on.
    bool fits(const RecommendModel& model, const Candidate& c) const;

  private:
    bool in_region(const Organisation& o) const;
    bool wanted(Symbol theme) const;
    bool has_theme(const Organisation& o) const;
    bool shares_theme(const RecommendModel& model, const Candidate& c) const;

    const Network* network_;
    std::set<std::string> types_, regions_, themes_;
    bool initiatives_only_;
};

} // namespace clusterbridge
