#pragma once
#include "report/page.hpp"

namespace clusterbridge {

/// Whether the page has an interactive network view: where everyone has a place.
bool has_explorer(const ReviewModel& model);
/// Its frame, hidden until the script finds that it can draw, and its data. Above 20,000 organisations those with the
/// most partners, above 60,000 ties the strongest; the page says so.
void write_explorer(Page& page);

} // namespace clusterbridge
