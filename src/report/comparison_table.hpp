#pragma once
#include "analysis/comparison.hpp"
#include "base/language.hpp"
#include "report/data_table.hpp"

#include <string>

namespace clusterbridge {

/// change,id,name,old,new,detail (contract 9).
DataTable comparison_table(const Comparison& comparison, Language language);
/// The same without ids, and without ties if so asked, for a terminal.
DataTable comparison_for_people(const Comparison& comparison, Language language, bool with_ties);

/// The change report: one self-contained page with the whole in sentences, a table for every kind of change and how
/// each is judged. `old_name` and `new_name` are what was compared, as it was named.
std::string change_report(const Comparison& comparison, const std::string& old_name, const std::string& new_name,
                          Language language, const std::string& version);

} // namespace clusterbridge
