#pragma once
#include "analysis/recommendation.hpp"
#include "metrics/affinity.hpp"
#include "metrics/call_overlap.hpp"
#include "metrics/theme_gravity.hpp"
#include "metrics/two_hop.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

/// A record behind a tie, seen from the date of the analysis.
struct DatedLink {
    Link link;
    double a = 1;              ///< its closeness
    std::optional<Date> start; ///< since, or the start of the project
    bool stated = true;        ///< false where the network has confidences and this row's is another one
    Symbol confidence{};       ///< of a tie row
};

/// What one thread needs to score pairs.
struct ScoreScratch {
    TwoHop::Scratch two_hop;
    ThemeGravity::Scratch gravity;
    CallOverlap::Scratch calls;
};

/// Everything that scoring and explaining pairs needs, computed once for all lists. Its nodes are those of `known`, the
/// network cut to what was known before `as_of`; `original` leads back to the nodes of the network that was given.
struct RecommendModel {
    std::shared_ptr<const Network> known;
    NodeColumn<NodeId> original;
    std::optional<Date> as_of;
    bool dates_known = false, themes_known = false, confidence_known = false;
    double undated_closeness = 1; ///< what an undated participation counts
    GraphView view;
    EdgeColumn<double> closeness; ///< a
    TwoHop two_hop;
    ThemeGravity gravity;
    std::vector<Symbol> themes;       ///< by theme number
    bool counts_are_projects = false; ///< n_it counts projects alone
    Affinity places, types;
    std::string place_column;          ///< "country", "region" or empty
    std::vector<Symbol> place_names;   ///< by class
    bool roles_known = false;          ///< at least a tenth of the projects name a coordinator
    bool sizes_known = false;          ///< there are projects
    EdgeColumn<std::uint8_t> led_ties; ///< with a project of both that either of them coordinates; empty without roles
    TwoHop leads;                      ///< introductions in which coordinators count double; empty without roles
    NodeColumn<double> partners_each;  ///< p_i: partners of i per project in the mean; 0 where it has none
    double usual_partners = 0;         ///< median of p_i
    NodeColumn<double> nearness;       ///< sqrt(usual_partners / p_i); 1 where it has no project
    CallOverlap calls;                 ///< K
    std::vector<Symbol> call_names;    ///< by call number
    NodeColumn<std::uint8_t> may_end;  ///< type allows it and not every tie has ended
    NodeColumn<std::uint8_t> ended;    ///< has ties, all ended before as_of
    NodeColumn<std::uint32_t> family;  ///< same number = same tree of part_of
    Groups groups;
    std::vector<std::uint32_t> group_in_original; ///< number of a group in group_by(given network, groups.kind)

    PairKind kind(NodeId i, NodeId j) const;
    bool eligible(NodeId i, NodeId j) const { return may_end[i] != 0 && may_end[j] != 0 && family[i] != family[j]; }
    double affinity(NodeId i, NodeId j) const { return places.of(i, j) * types.of(i, j); }
    ScoreScratch make_score_scratch() const;
    void load(NodeId source, ScoreScratch& scratch) const;
    /// Calls use(j, score) for every j >= first that `source` may be recommended to and is not tied to, with a common
    /// partner. Loads `source` itself; `source` must be one that may be an end.
    template <class Use> void visit_scores(NodeId source, NodeId first, ScoreScratch& scratch, Use&& use) const {
        load(source, scratch);
        introductions().visit(source, first, scratch.two_hop, [&](NodeId j, double led) {
            if (eligible(source, j))
                use(j, score_of(source, j, led, scratch));
        });
    }
    /// L: introducers as the score counts them.
    const TwoHop& introductions() const { return roles_known ? leads : two_hop; }
    bool evidence_counts() const { return roles_known || sizes_known || calls.has_calls(); }
    /// E = (L/R)^2 * S * sqrt(1 + 10 K) of one pair; 1 where nothing of it is known.
    double evidence_factor(NodeId i, NodeId j) const;
    /// Score of the loaded node i and j, where `led` is their L.
    double score_of(NodeId i, NodeId j, double led, const ScoreScratch& scratch) const;
    /// Score of one pair, the same bits.
    double score(NodeId i, NodeId j) const;
    /// Records behind an edge: stated ones first, then closest, then latest, then as they stand in the network.
    std::vector<DatedLink> links_of(EdgeId e) const;
};

/// (L^2 * G * C * S * sqrt(1 + 10 K))^(1/3), L = introducers, those with a coordinator counting double; S from the
/// sizes of consortia, K calls in common. Without coordinators, projects and calls it is (R^2 * G * C)^(1/3). Rounded
/// to 40 bits (`settled`), so that pairs equal by the formula are equal.
double opportunity_score(double led_introducers, double shared_work, double affinity, double nearness,
                         double call_overlap);

/// The heavy part: cut, view, closeness, themes, affinities, groups. `options.kind`, `top` and the like are not read.
RecommendModel make_recommend_model(const Network& network, const RecommendOptions& options, const RunControl& run);

/// a of one record, before `as_of`: exp(-years / 4) since a project's start or an ended tie's end; 1 for a tie that
/// stands, and everywhere where nothing is dated; nothing for an undated project.
std::optional<double> link_closeness(const Network& network, const Link& link, std::optional<Date> as_of);

} // namespace clusterbridge
