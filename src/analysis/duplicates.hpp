#pragma once
#include "base/ids.hpp"
#include "base/language.hpp"
#include "base/run_control.hpp"
#include "graph/decisions.hpp"
#include "graph/network.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {

/// From this score on `same` is proposed; docs/methods/duplicates.md says which precision that had.
inline constexpr double kDuplicateThreshold = 0.85; // an organisation that fits two others equally well stays below

struct DuplicateOptions {
    double threshold = kDuplicateThreshold; ///< in (0, 1]: `same` is proposed from this score on
    double lowest = 0.5;                    ///< pairs below are not listed
    /// Pairs of ids that people have decided about (different, part_of): not listed again. Any order, any orientation.
    std::vector<std::pair<std::string, std::string>> settled;
    /// Whether identifiers (nine-digit ids, columns such as `pic` or `vat`) count. Only the evaluation turns it off.
    bool use_identifiers = true;
};

/// Two organisations that may be one; a < b (their ids sort so).
struct DuplicatePair {
    NodeId a{}, b{};
    double score = 0; ///< in [lowest, 1], two decimals
    /// What speaks for it and against it, most important first: short, without a full stop, to be joined by "; ".
    std::vector<Sentence> reasons;
    Decision proposed = Decision::open; ///< `same` from the threshold on, else open
    /// One name is the other with a part of its own: perhaps an institute or a subsidiary. Scored below the default
    /// threshold.
    bool may_be_part = false;
};

struct DuplicateStudy {
    std::vector<DuplicatePair> pairs; ///< by score, highest first, then a, then b
    std::size_t names = 0;            ///< distinct names and aliases that were compared
    std::size_t candidates = 0;       ///< pairs that shared a key and were scored
    double threshold = 0;             ///< as used
};

/// Pairs of organisations that are likely the same, by what they are called, where they are, and their identifiers.
///
/// Names are normalised (case, accents and umlauts, punctuation, legal forms, abbreviations, words for institution
/// kinds and big cities in several languages) and compared word by word; a word weighs by its rarity in the data (as in
/// Cohen, Ravikumar & Fienberg 2003, soft TF-IDF), evidence of place and identifiers adds or subtracts (in the spirit
/// of Fellegi & Sunter 1969). Candidates come from blocks of shared rare words, pairs of words, words with one letter
/// left out, and initials. Aliases count as names. Pairs tied by part_of are left out, those in `settled` too.
/// Organisations whose name is but a number are compared by identifiers only.
///
/// The result depends on the records alone, not on threads or the order of rows. Cost: O(n log n) for n names, with
/// blocks of bounded size. An empty network gives an empty study.
DuplicateStudy find_duplicates(const Network& network, const DuplicateOptions& options = {},
                               const RunControl& run = {});

} // namespace clusterbridge
