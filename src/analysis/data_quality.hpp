#pragma once
#include "analysis/duplicates.hpp"
#include "base/diagnostics.hpp"
#include "base/run_control.hpp"
#include "graph/graph_view.hpp"
#include "graph/network.hpp"

#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

/// Something about the data as a whole that a reader of the findings should know.
struct Doubt {
    Severity severity = Severity::hint; ///< never error: nothing is refused for it
    std::string rule;                   ///< docs/input.md lists the rules
    RowRef row;                         ///< the first row it is about; line 0 where it is about no row
    Sentence what;                      ///< what is doubtful; what was found
    Sentence meaning;                   ///< what it means for the findings
};

/// The doubts about a network, in a fixed order: organisations without type or place (nothing is said where the input
/// is nothing but ties), isolated organisations, records without dates beside dated ones, dates far from all others
/// (more than five years apart, at most one in a hundred, twenty dates or more), ties older than an organisation,
/// lists of members of one kind or from one source only (three members or more), ties from the ten largest projects
/// (more than ten projects), how well the ties are supported. No centrality and no communities: O(records + links).
std::vector<Doubt> doubts_about(const Network& network, const GraphView& view, const ViewOptions& options = {},
                                const RunControl& run = {});

/// The doubt about organisations that stand in the data more than once; nothing where no pair is likely. Rule
/// `likely-duplicates`, a warning where a pair reaches the threshold.
std::optional<Doubt> doubt_about_duplicates(const Network& network, const DuplicateStudy& study);

/// A doubt as a line of `check` and of run.json: `what; meaning`, at the place of its first row.
Diagnostic as_diagnostic(const Network& network, const Doubt& doubt);

} // namespace clusterbridge
