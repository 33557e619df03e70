#pragma once
#include "cli/pictures.hpp"
#include "cli/review_run.hpp"
#include "report/review_model.hpp"

#include <functional>
#include <string>
#include <vector>

namespace clusterbridge {

/// How the pictures of a review are drawn: as SVG for the page and as PDF for documents.
PictureOptions review_picture_options(Paper paper);

/// diagrams/STEM.svg and .pdf, and the figure of the model that shows them.
void add_picture(const std::vector<DrawnFile>& drawn, const std::string& stem, ReviewModel::Figure figure,
                 ReviewModel& model, std::vector<ReportFile>& files);

/// A picture that the data may not be able to fill (`make` throws an `Error` (input)): then there is none, and a hint.
void add_if_it_can_be_drawn(const std::function<Picture()>& make, const std::string& stem, const Sentence& caption,
                            const PictureOptions& options, Session& session, ReviewModel& model,
                            std::vector<ReportFile>& files);

/// All pictures of a review (contract 11); those that the data cannot fill are left out. Fills `figures` of the model.
std::vector<ReportFile> draw_review(ReviewedNetwork& computed, const PictureOptions& options, Session& session);

} // namespace clusterbridge
