#pragma once
#include "base/date.hpp"
#include "base/run_control.hpp"
#include "graph/graph_view.hpp"
#include "graph/groups.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

enum class PairKind : std::uint8_t { tech_transfer, cross_cluster, both, other };
const char* key_of(PairKind kind);

/// What a pair rests on: a common partner, or what an organisation without any does (a newcomer).
enum class Basis : std::uint8_t { history, profile };
const char* key_of(Basis basis);

/// Whether a list holds newcomers. Their score stands on a scale of its own, so they form a list of their own: with
/// `include` it stands after the other. Each is as long as the options say.
enum class Newcomers : std::uint8_t { exclude, include, only };

/// Asks an `each` list for short lists about single organisations and themes (analysis/portraits.hpp).
struct PortraitOptions {
    std::vector<std::string> organisations; ///< ids
    std::size_t partners = 3;               ///< of each organisation
    std::vector<std::string> themes;        ///< ids
    std::size_t pairs = 3;                  ///< of each theme
};
/// Rows of the list, best first, that are about one organisation or theme.
struct Portrait {
    std::string id;
    std::vector<std::size_t> rows;
    bool ended = false; ///< an organisation whose every tie has ended: it is not recommended any more
};
struct Portraits {
    std::vector<Portrait> organisations, themes; ///< in the order of the options
};

struct RecommendOptions {
    std::optional<Date> as_of;    ///< default: the day after the last start date
    std::optional<PairKind> kind; ///< tech_transfer or cross_cluster: those and `both`
    bool place_among_all = false; ///< `probability` by the place among all pairs, so that a pair has one in every list
    std::size_t top = 100;        ///< 0 = all
    std::size_t per_organisation = 5;         ///< a cap on the list; 0 = none; not applied with `each`
    std::size_t each = 0;                     ///< instead of top: every pair among the N best of either end
    std::optional<std::string> for_id;        ///< one organisation
    Newcomers newcomers = Newcomers::exclude; ///< with `for_id` a newcomer they are not excluded, but:
    bool newcomers_never = false;             ///< `exclude` holds for `for_id` as well
    std::string group_by;                     ///< empty = default_grouping
    std::vector<std::string> ends;            ///< types that may be ends beside all but programmes and agencies; "all"
    /// Rows of the finished list that stay: one of the two ends must fit each list that is given (a theme also where
    /// both work on it). They never bring in other rows.
    std::vector<std::string> list_types, list_regions, list_themes;
    bool initiatives_only = false; ///< rows that stay: both ends are cluster initiatives
    std::size_t explained = 1000; ///< first rows that get impact, reasons, evidence; with `each` and `for_id` 10,000
    std::optional<PortraitOptions> portraits; ///< with `each`: only rows of portraits are explained
    /// Projects that make ties from which on the score also reads coordinators, consortium sizes and calls: below,
    /// nothing was measured, and a handful of projects says little about what is usual.
    std::size_t evidence_from = 1000;
    Language language = Language::de;
    std::uint64_t seed = 1;
    ViewOptions view;
};

/// One common partner: who could introduce the two.
struct Introducer {
    NodeId organisation{};
    double share = 0;                       ///< a_iz * a_zj / a_z. : its part of R
    bool stated = true;                     ///< false where the rows behind it rest on confidence other than `stated`
    std::vector<RowRef> rows;               ///< rows of both ties, strongest and latest first
    std::string source_joint, target_joint; ///< the last joint project or relation with each end, for people
};

struct Recommendation {
    NodeId source{}, target{}; ///< of the network that was given; ids: source < target
    PairKind kind = PairKind::other;
    Basis basis = Basis::history;
    double score = 0, introducers = 0, shared_work = 0, affinity = 0;
    double evidence_factor = 1; ///< E of the score (coordinators, sizes, calls), of explained rows
    /// Precision of the pair's rank band, among all candidates of the list's kind, in a back-test on the two years
    /// before `as_of` (analysis/calibration.hpp).
    std::optional<double> probability;
    std::optional<double> impact;
    bool first_between_groups = false;
    std::size_t common_partners = 0;
    NodeId broker = kNoNode; ///< the strongest introducer
    bool same_region = false;
    std::optional<double> distance_km;
    std::vector<Introducer> strongest; ///< at most three
    /// `profile`: the three organisations like `newcomer` that add most, and how they are tied to the other end.
    struct Similar {
        NodeId organisation{};
        double similarity = 0, part = 0;
        bool stated = true;
        std::string joint;
        std::vector<RowRef> rows;
    };
    NodeId newcomer = kNoNode;
    std::vector<Similar> similar;
    struct SharedTheme {
        Symbol theme{};
        double source_count = 0, target_count = 0;
    };
    std::vector<SharedTheme> shared_themes;                  ///< strongest first
    std::vector<Sentence> reasons;                           ///< at most five; sides in the order source, target
    std::vector<Sentence> reasons_turned;                    ///< the same, target first: in portraits of the target
    std::vector<std::string> evidence;                       ///< "edges.csv:17 (Title, Publisher, 2015)"
    std::vector<std::uint32_t> source_groups, target_groups; ///< numbers in group_by(network, list.group_by)
};

/// Where `probability` comes from: what followed in [from, until) on recommendations made from what was known before.
struct ProbabilityBasis {
    Date from, until;
    std::uint64_t later_ties = 0; ///< of the list's kind; fewer than 200 give no probabilities
    bool outgrown = false;        ///< the network then had less than a tenth of today's candidates: none either
};

struct RecommendationList {
    std::vector<Recommendation> rows; ///< by basis, then score, ties by ids
    std::optional<Date> as_of;
    std::size_t candidates = 0; ///< pairs with R > 0 before any list was cut; with `for_id` those of that organisation
    std::size_t newcomers = 0;  ///< organisations that are in no pair with R > 0
    std::size_t newcomer_candidates = 0; ///< pairs of theirs that were scored, where they were asked for
    std::string group_by;
    bool impact_sampled = false;
    bool themes_known = false, dates_known = false;
    bool evidence_counts = false; ///< the score reads coordinators, consortium sizes or calls: E may differ from 1
    std::optional<ProbabilityBasis> probability_basis; ///< nothing where nothing is dated
    Portraits portraits;                               ///< where the options ask for them
    std::vector<Sentence> notes;
    std::vector<Sentence> cautions; ///< what a reader of the figures must know: sampled impact
    /// Names before `as_of` of organisations that are called otherwise today.
    std::map<NodeId, std::string> former_names;

    const std::string& name_of(const Network& network, NodeId organisation) const {
        const auto at = former_names.find(organisation);
        return at == former_names.end() ? network.organisations[organisation].name() : at->second;
    }
};

/// Pairs of organisations that should meet: score = (R^2 * G * C * E)^(1/3) over all non-adjacent pairs with a common
/// partner (docs/methods/opportunities.md). Everything is computed on the network known before `as_of` (it is cut
/// inside). Cost: O(sum of k_z^2) time; memory O(n + rows of the list). Networks without ties or candidates give an
/// empty list. Errors (usage): an unknown id in `for_id`, an unknown type in `ends`, an unknown column in `group_by`.
/// An organisation that may not be an end gives an empty list with a note. Newcomers: analysis/newcomers.hpp.
RecommendationList recommend(const Network& network, const RecommendOptions& options = {}, const RunControl& run = {});
/// Several lists at the cost of one scoring: all must agree in as_of, group_by, ends, seed and view; they differ in
/// kind, top, per_organisation, each, for_id, newcomers and list filters.
std::vector<RecommendationList> recommend_lists(const Network& network, const std::vector<RecommendOptions>& lists,
                                                const RunControl& run = {});

} // namespace clusterbridge
