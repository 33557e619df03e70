#pragma once
#include "analysis/newcomers.hpp"

namespace clusterbridge {

/// The organisations like the newcomer, shared themes, reasons (the first says that the pair is drawn from the profile)
/// and evidence (the rows behind the ties of those organisations) of a pair without a common partner.
void explain_newcomer(const NewcomerModel& newcomers, const Candidate& candidate, Language language,
                      Recommendation& row);

} // namespace clusterbridge
