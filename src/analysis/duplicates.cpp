#include "analysis/duplicates.hpp"

#include "analysis/duplicates_records.hpp"
#include "base/parallel.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostSharing = 60; // organisations that one key may bring together
constexpr std::size_t kPairsOfBlock = 4096;

using NodePair = std::pair<NodeId, NodeId>;

/// Pairs that are not asked about: tied by part_of, or decided.
std::set<NodePair> settled_pairs(const Network& network, const DuplicateOptions& options) {
    std::set<NodePair> settled;
    const auto add = [&](NodeId a, NodeId b) {
        if (a != kNoNode && b != kNoNode)
            settled.emplace(std::min(a, b), std::max(a, b));
    };
    for (const auto& [a, b] : options.settled)
        add(network.find(a), network.find(b));
    for (const TieRow& row : network.ties)
        if (fold_case(network.text(row.relation)) == "part_of")
            add(row.source, row.target);
    return settled;
}

struct Scored {
    NodePair pair;
    double score;
};

} // namespace

DuplicateStudy find_duplicates(const Network& network, const DuplicateOptions& options, const RunControl& run) {
    DuplicateStudy study;
    study.threshold = options.threshold;
    const DuplicateRecords records = duplicate_records(network, options.use_identifiers, run);
    study.names = records.names;
    run.report(1, 4);
    const auto candidates = duplicate_candidates(records, kMostSharing, run);
    study.candidates = candidates.size();
    run.report(2, 4);
    const std::size_t blocks = (candidates.size() + kPairsOfBlock - 1) / kPairsOfBlock;
    std::vector<std::vector<Scored>> scored(blocks);
    for_blocks(
        blocks, run, [] { return 0; },
        [&](std::size_t block, int&) {
            const auto range = block_range(block, blocks, candidates.size());
            for (std::size_t i = range.first; i < range.last; ++i) {
                const auto& [a, b] = candidates[i];
                const double score = judge(records.of[a], records.of[b], records.vocabulary).score;
                const double rounded = std::floor(score * 100 + 0.5) / 100;
                if (rounded >= options.lowest)
                    scored[block].push_back({candidates[i], rounded});
            }
        });
    const auto settled = settled_pairs(network, options);
    for (const auto& block : scored)
        for (const Scored& s : block) {
            if (settled.contains(s.pair))
                continue;
            const auto verdict = judge(records.of[s.pair.first], records.of[s.pair.second], records.vocabulary);
            DuplicatePair pair{s.pair.first, s.pair.second, s.score, {}, Decision::open, verdict.may_be_part};
            pair.reasons = duplicate_reasons(network, pair.a, pair.b, verdict, records.vocabulary);
            if (pair.score >= options.threshold && !pair.may_be_part)
                pair.proposed = Decision::same;
            study.pairs.push_back(std::move(pair));
        }
    std::sort(study.pairs.begin(), study.pairs.end(), [](const DuplicatePair& x, const DuplicatePair& y) {
        return x.score != y.score ? x.score > y.score : std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
    run.report(4, 4);
    return study;
}

} // namespace clusterbridge
