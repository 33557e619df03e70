#pragma once
#include "cli/batch_folder.hpp"
#include "cli/batch_plan.hpp"
#include "cli/pipeline.hpp"

#include <string>
#include <vector>

namespace clusterbridge {

/// A review that a batch is going to make.
struct PlannedReview {
    BatchEntry entry;
    Sentence title;                ///< what people read: "Photonics BW", "Stuttgart", "2014–2015"
    ReviewCommand command;         ///< with its filters, in its language
    NodeId focus = kNoNode;        ///< of `cluster`
    std::vector<NodeId> only;      ///< of `community`: its members
    std::size_t organisations = 0; ///< that it is about
};

/// The reviews of a plan, in the order of the plan or of their ids. `loaded` is whole for `reviews`; for a generator it
/// is cut to its filter. `print` is the fingerprint of the input. Throws `Error` (usage) for options that do not go
/// together, and where two reviews would share a folder.
std::vector<PlannedReview> planned_reviews(const BatchPlan& plan, const Loaded& loaded, const std::string& print,
                                           const CommonOptions& common, Session& session);

/// Fingerprint of a plan: of all that its results depend on.
std::string fingerprint_of(const BatchPlan& plan, const std::string& print, const CommonOptions& common);

/// Of the whole input: names and hashes of its files.
std::string fingerprint_of(const std::vector<InputPrint>& prints);

} // namespace clusterbridge
