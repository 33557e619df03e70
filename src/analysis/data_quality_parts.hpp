#pragma once
#include "analysis/data_quality.hpp"

#include <cstddef>

/// Parts of `doubts_about`.
namespace clusterbridge {

/// How many there are, the first three by name, and the first row.
struct Examples {
    std::size_t count = 0;
    RowRef first;
    std::vector<std::string> names;

    void add(const std::string& name, RowRef row);
    /// "{what}; found 5 of 51 (A, B, C, …)".
    Sentence sentence(const Sentence& what, std::size_t all) const;
};

/// Starts far from all others, ties older than one of their ends.
void doubt_dates(const Network& network, std::vector<Doubt>& doubts);
/// Cluster initiatives whose members are all companies, all research, or all from one source.
void doubt_member_lists(const Network& network, std::vector<Doubt>& doubts);

} // namespace clusterbridge
