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
/// id,name,measure,old,new,change,old_rank,old_rank_low,old_rank_high,new_rank,new_rank_low,new_rank_high,moved: a row
/// for every figure of a cluster initiative that is another one now; `moved` is `up` or `down` where the 90 % intervals
/// of the ranks do not overlap and the figure went that way.
DataTable cluster_changes_table(const Comparison& comparison);

struct ChangeReport {
    std::string old_name, new_name; ///< what was compared, as it was named
    Language language = Language::de;
    std::string version;
    std::string picture; ///< the network of the new state as finished SVG; may be empty
    Sentence caption;    ///< of the picture
};
/// The change report: one self-contained page with the whole in sentences, the picture, a table for every kind of
/// change, what changed about the cluster initiatives, and how each is judged.
std::string change_report(const Comparison& comparison, const ChangeReport& about);

} // namespace clusterbridge
