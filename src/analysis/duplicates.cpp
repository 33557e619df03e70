#include "analysis/duplicates.hpp"

#include "analysis/duplicates_records.hpp"
#include "base/parallel.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostSharing = 60;                     // organisations that one key may bring together
constexpr double kMostDoubtful = kDuplicateThreshold - 0.01; // of what is no clear case
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
    std::vector<std::uint8_t> is_part_of(network.symbols.size(), 0);
    for (std::size_t i = 0; i < is_part_of.size(); ++i) {
        const std::string& text = network.text(Symbol{static_cast<std::uint32_t>(i)});
        is_part_of[i] = text.size() == 7 && fold_case(text) == "part_of" ? 1 : 0;
    }
    for (const TieRow& row : network.ties)
        if (is_part_of[index(row.relation)] != 0)
            add(row.source, row.target);
    return settled;
}

struct Scored {
    NodePair pair;
    double score;
};

/// An organisation that fits two others equally well, which do not fit each other, cannot be both: where place and
/// names do not decide, people must. Of the pairs of such an organisation only one that is clearly best stays proposed.
void withdraw_ambiguous(std::vector<DuplicatePair>& pairs, std::size_t organisations) {
    constexpr double kClearly = 0.02;
    std::set<NodePair> proposed;
    NodeColumn<std::vector<std::size_t>> of(organisations);
    for (std::size_t i = 0; i < pairs.size(); ++i)
        if (pairs[i].score >= kDuplicateThreshold) {
            proposed.emplace(pairs[i].a, pairs[i].b);
            of[pairs[i].a].push_back(i);
            of[pairs[i].b].push_back(i);
        }
    const auto other = [&](std::size_t i, NodeId end) { return pairs[i].a == end ? pairs[i].b : pairs[i].a; };
    std::vector<std::uint8_t> withdrawn(pairs.size(), 0);
    for (std::size_t v = 0; v < organisations; ++v)
        for (const std::size_t i : of[node(v)])
            for (const std::size_t k : of[node(v)]) {
                const NodeId x = other(i, node(v));
                const NodeId y = other(k, node(v));
                if (x != y && !proposed.contains({std::min(x, y), std::max(x, y)}) &&
                    pairs[i].score < pairs[k].score + kClearly)
                    withdrawn[i] = 1;
            }
    for (std::size_t i = 0; i < pairs.size(); ++i)
        if (withdrawn[i] != 0) {
            pairs[i].score = kMostDoubtful;
            pairs[i].reasons.push_back(
                {"another organisation fits as well", "eine weitere Organisation passt ebenso gut"});
        }
}

/// A chamber and an institute are not one, however alike their names or initials; people may decide otherwise.
bool differ_in_kind(const Network& network, const DuplicatePair& pair) {
    const auto told = [](ActorKind kind) {
        return kind != ActorKind::unknown && kind != ActorKind::other && kind != ActorKind::custom;
    };
    const ActorKind a = network.organisations[pair.a].kind;
    const ActorKind b = network.organisations[pair.b].kind;
    return told(a) && told(b) && a != b;
}

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
            if (pair.may_be_part)
                pair.score = std::min(pair.score, kMostDoubtful);
            if (pair.score > kMostDoubtful && verdict.identifiers != IdentifierEvidence::same &&
                differ_in_kind(network, pair)) {
                pair.score = kMostDoubtful;
                pair.reasons.push_back({"the two are of different types", "beide sind von verschiedenem Typ"});
            }
            study.pairs.push_back(std::move(pair));
        }
    withdraw_ambiguous(study.pairs, network.size());
    std::erase_if(study.pairs, [&](const DuplicatePair& pair) { return pair.score < options.lowest; });
    for (DuplicatePair& pair : study.pairs)
        if (pair.score >= options.threshold)
            pair.proposed = Decision::same;
    std::sort(study.pairs.begin(), study.pairs.end(), [](const DuplicatePair& x, const DuplicatePair& y) {
        return x.score != y.score ? x.score > y.score : std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
    run.report(4, 4);
    return study;
}

} // namespace clusterbridge
