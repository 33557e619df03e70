#pragma once
#include "graph/groups.hpp"
#include "report/evidence.hpp"
#include "report/page.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// The cells in which the report shows recommended pairs: ends with type and groups, reasons with the introducers as
/// links, the evidence behind them, figures.
class PairCells {
  public:
    explicit PairCells(Page& page);

    Page& page;

    /// Name, type, groups.
    Markup end(NodeId v) const;
    Markup pair(const Recommendation& r) const;
    /// All reasons but those that were said before, then the evidence.
    Markup reasons(const Recommendation& r, const std::vector<Sentence>& said_before = {}) const;
    /// One reason with the introducers it names as links.
    Markup with_links(std::string_view text, const Recommendation& r) const;
    /// The input rows and the parts of the score, folded up. The ends and the introducers that `beside` links are named
    /// without a link of their own.
    Markup proof(const Recommendation& r, const Markup& beside) const;
    std::string score(const Recommendation& r) const;
    Markup impact(const Recommendation& r) const;

    /// Groups that pairs could lie across.
    std::size_t group_count() const { return groups_.groups.size(); }

    /// Reasons that all pairs of a table share, in the order of the first; nothing below three pairs.
    static std::vector<Sentence> shared_reasons(const std::vector<const Recommendation*>& pairs);

  private:
    Markup group_line(NodeId v) const;

    RecordIndex records_;
    double nearness_ = 0; ///< mean of 1/d over all pairs today, to which impact is set in relation
    Groups groups_;
    bool with_groups_ = false;
};

} // namespace clusterbridge
