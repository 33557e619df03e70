#pragma once
#include "analysis/name_likeness.hpp"
#include "base/column.hpp"
#include "base/run_control.hpp"
#include "graph/network.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {

/// An organisation as duplicate matching sees it.
struct DuplicateRecord {
    enum Body : std::uint32_t { university = 1U, technical = 2U, applied = 4U, hospital = 8U };
    std::vector<WeighedForm> forms;       ///< of its name and aliases; at most 24
    std::vector<std::uint32_t> city;      ///< words of its place, as numbers of the vocabulary, sorted
    std::vector<std::uint32_t> regions;   ///< words of its region and country, sorted
    std::string country;                  ///< two letters where known; empty = not said
    std::uint32_t bodies = 0;             ///< what its names say it is, bits of `Body`; none where they do not say
    std::vector<std::string> identifiers; ///< "pic:999999999", sorted; the id itself where it has nine digits
};

struct DuplicateRecords {
    NodeColumn<DuplicateRecord> of;
    NameVocabulary vocabulary;
    std::size_t names = 0;
};

/// Reads the names of all organisations. The order of numbers in the vocabulary follows the ids. Parallel by blocks.
DuplicateRecords duplicate_records(const Network& network, bool use_identifiers, const RunControl& run);

/// Pairs (a < b) that share a key, sorted, distinct: shared rare words, pairs of words, words with one letter left out,
/// words run together, initials, identifiers. Keys that more organisations share than `most` make no pairs of
/// their own. O(n log n + pairs).
std::vector<std::pair<NodeId, NodeId>> duplicate_candidates(const DuplicateRecords& records, std::size_t most,
                                                            const RunControl& run);

enum class PlaceEvidence : std::uint8_t { unknown, same_city, other_city, other_country };
enum class IdentifierEvidence : std::uint8_t { none, same, same_vat, different };

/// All that is known about one pair.
struct DuplicateVerdict {
    double score = 0;
    Likeness names; ///< of the two forms that are most alike
    PlaceEvidence place = PlaceEvidence::unknown;
    IdentifierEvidence identifiers = IdentifierEvidence::none;
    bool may_be_part = false;
    bool other_body = false; ///< a university and a Hochschule, a university and its hospital: two bodies of one town
};
DuplicateVerdict judge(const DuplicateRecord& a, const DuplicateRecord& b, const NameVocabulary& vocabulary);

/// The verdict in words.
std::vector<Sentence> duplicate_reasons(const Network& network, NodeId a, NodeId b, const DuplicateVerdict& verdict,
                                        const NameVocabulary& vocabulary);

} // namespace clusterbridge
