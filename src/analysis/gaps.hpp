#pragma once
#include "analysis/community_study.hpp"
#include "analysis/recommendation.hpp"
#include "base/run_control.hpp"
#include "graph/graph_view.hpp"
#include "graph/groups.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

/// What a cell says, the first that fits: groups found from the same ties; fewer than 3 joint occasions expected; false
/// discovery rate at most 5 %; nothing observed; upper end of the interval below 0.85; lower end above 1.2; else.
enum class GapVerdict : std::uint8_t {
    by_construction,
    not_enough_data,
    proven_gap,
    open,
    likely_gap,
    surplus,
    balanced
};
const char* key_of(GapVerdict verdict);
/// proven_gap, open or likely_gap: what people mean by a gap.
constexpr bool is_gap(GapVerdict verdict) {
    return verdict == GapVerdict::proven_gap || verdict == GapVerdict::open || verdict == GapVerdict::likely_gap;
}

/// Where p comes from: the share of random draws with no more than observed where at least 10 draws are, else the
/// normal curve with continuity correction.
enum class GapTest : std::uint8_t { none, monte_carlo, normal };
const char* key_of(GapTest test);

struct GapOptions {
    std::string group_by;   ///< cluster, community, region, type, theme, country or a column; empty = default_grouping
    bool all_pairs = false; ///< also rows that say little
    std::size_t draws = 1000;
    std::uint64_t seed = 1;
    ViewOptions view;
    std::size_t with_pairs = 0;                  ///< so many gaps, and so many silent pairs, get their best pairs
    RecommendOptions pairs;                      ///< how those are scored: as_of, ends, language
    const CommunityStudy* communities = nullptr; ///< for `community`, where it was computed already
};

/// Two groups, all together or in one theme.
struct Gap {
    static constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
    std::uint32_t a = 0, b = 0; ///< groups of the study, a < b
    Symbol theme{};             ///< the empty symbol = all together
    std::uint32_t observed = 0; ///< occasions with an organisation of one and another organisation of the other
    double expected = 0, ratio = kUndefined, rate = 1, low = 0, high = 0, missing = 0, forecast = 0;
    double z = kUndefined, p = kUndefined, q = kUndefined;
    GapTest p_method = GapTest::none;
    GapVerdict verdict = GapVerdict::not_enough_data;
    double similarity = kUndefined;    ///< of the two groups; only all together
    std::vector<Symbol> shared_themes; ///< at most five, strongest first; only all together
    std::size_t shared_members = 0, direct_ties = 0;
    std::optional<double> distance_km;
    std::vector<NodeId> brokers;            ///< at most three, in neither group, tied to both; strongest first
    std::vector<Recommendation> best_pairs; ///< at most five
};

struct GapStudy {
    Groups groups;                ///< those of at least three organisations
    std::size_t small_groups = 0; ///< left out because they are smaller, or one too many
    bool from_projects = false;   ///< occasions are projects; else programmes and direct ties
    std::size_t occasions = 0;
    std::size_t draws = 0;
    std::vector<Gap> rows;          ///< by missing, then similarity, then keys
    std::size_t cells = 0;          ///< pairs of groups and, per theme, pairs that both had occasions in it
    std::size_t left_out = 0;       ///< cells without a row
    std::size_t pairs = 0;          ///< pairs of groups
    std::size_t pairs_left_out = 0; ///< pairs of groups without a row
    std::size_t pairs_tested = 0;   ///< of these: 3 or more joint occasions expected
    std::size_t cells_tested = 0;
    std::vector<Gap> faint;          ///< pairs (all together) without a row that yet share members or ties, by keys
    std::vector<std::size_t> gaps;   ///< rows that are gaps, in order; the first `with_pairs` have best pairs
    std::vector<std::size_t> silent; ///< rows (all together) of similar groups without any contact: those with brokers
                                     ///< first, then the most similar
    std::vector<Sentence> notes;

    /// Fewer than a tenth of the pairs of groups can be tested.
    bool thin() const { return pairs_tested * 10 < pairs; }
    /// Pairs could be tested, but each meets in every random table as often as in the data: nothing can be learned.
    bool margins_decide() const;
};

/// Similarity from which two groups are shown, and count as similar.
constexpr double kSimilarGroups = 0.3;
/// Expected joint occasions from which a cell is tested, and from which it is shown.
constexpr double kTestedFrom = 3, kShownFrom = 1;

/// Pairs of groups that work together less, or more, than their activity alone would give (docs/methods/gaps.md).
/// Null model: co_occurrence_null on the groups x occasions table, all together and theme by theme. Empty networks,
/// fewer than two groups and networks without occasions give no rows, or rows without enough data, and a note that says
/// so. Cost O(draws * cells of the table), O(pairs of groups) memory. Error (usage): an unknown column in `group_by`.
GapStudy study_gaps(const Network& network, const GraphView& view, const GapOptions& options = {},
                    const RunControl& run = {});
/// The same for groups at hand, of any size; `group_by` and `communities` are not read.
GapStudy study_gaps_between(const Network& network, const GraphView& view, Groups groups,
                            const GapOptions& options = {}, const RunControl& run = {});

} // namespace clusterbridge
