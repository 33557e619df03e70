#pragma once
#include "cli/batch_folder.hpp"
#include "cli/session.hpp"
#include "render/picture.hpp"
#include "report/batch_page.hpp"

#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {

struct OverviewReview {
    BatchEntry entry;
    Sentence title;
    NodeId focus = kNoNode;
    bool done = false;
    Sentence reason;
};

struct OverviewOf {
    std::string each, fingerprint;
    Paper paper = Paper::a3;
    std::vector<InputPrint> inputs;
    std::vector<std::pair<std::string, std::string>> options;
    std::vector<OverviewReview> reviews;
};

/// What stands above the reviews: index.html, tables/, diagrams/ and, last, batch.json with the hash of every file and
/// of the manifest of every review. Figures of reviews are read from their run.json.
std::vector<ReportFile> overview_files(const OverviewOf& of, const BatchFolder& folder, const FileSystem& system,
                                       const ReviewModel& whole, Session& session);

} // namespace clusterbridge
