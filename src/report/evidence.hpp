#pragma once
#include "report/page.hpp"

#include <map>
#include <set>
#include <vector>

namespace clusterbridge {

/// Leads from a row of the input to the record it became.
class RecordIndex {
  public:
    explicit RecordIndex(const Network& network);
    /// What a row says, as a sentence with its source and its place: "A ist Mitglied von B – „Titel“, Herausgeber, 2015
    /// (edges.csv:17)". The place alone where the row is not found.
    /// Organisations of `linked` are named without a link: the reader has one beside it.
    Markup sentence(const Page& page, const RowRef& row, const std::set<NodeId>& linked = {}) const;

  private:
    std::map<RowRef, std::uint32_t> ties_, participations_;
};

/// A source in words: title (with its language where it can be told), publisher, date.
Markup source_in_words(const Page& page, Symbol source_key);

/// Whether a title is German or English, by its function words; empty where that is not clear.
std::string guessed_language(std::string_view title);

} // namespace clusterbridge
