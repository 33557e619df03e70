#pragma once
#include "report/data_table.hpp"
#include "report/review_model.hpp"

#include <vector>

namespace clusterbridge {

/// The sheets of review.xlsx (contract 11) in the language of the review: a start sheet with the findings, every table
/// of the review with its columns and keys in words, and the method with formulas and literature. Names are those of
/// the sheets.
std::vector<DataTable> workbook_tables(const ReviewModel& model);

} // namespace clusterbridge
