#include "analysis/cluster_scorecards.hpp"

#include "analysis/gap_facts.hpp"
#include "analysis/gaps.hpp"
#include "analysis/record_resampling.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace clusterbridge {
namespace {

constexpr std::size_t kBrokers = 3, kNearest = 3, kBestTied = 3;

/// The clusters, and the rows on which each membership rests.
struct Membership {
    std::vector<ClusterMembers> clusters;                    ///< one per initiative, by id
    std::vector<std::vector<std::vector<std::size_t>>> rows; ///< by cluster and member
    NodeColumn<std::uint32_t> number;                        ///< of an initiative among the clusters
};
constexpr std::uint32_t kNone = 0xFFFFFFFFU;

Membership memberships(const Network& network, const Groups& groups) {
    Membership all;
    all.number = NodeColumn<std::uint32_t>(network.size(), kNone);
    for (std::size_t i = 0; i < network.size(); ++i)
        if (network.organisations[node(i)].kind == ActorKind::cluster_initiative) {
            all.number[node(i)] = static_cast<std::uint32_t>(all.clusters.size());
            all.clusters.push_back({node(i), {}});
        }
    for (const Groups::Group& group : groups.groups) {
        const NodeId initiative = network.find(group.key);
        auto& members = all.clusters[all.number[initiative]].members;
        std::copy_if(group.members.begin(), group.members.end(), std::back_inserter(members),
                     [&](NodeId v) { return v != initiative; });
    }
    for (const ClusterMembers& cluster : all.clusters)
        all.rows.emplace_back(cluster.members.size());
    for (std::size_t i = 0; i < network.ties.size(); ++i) {
        const TieRow row = network.ties[i];
        if (!makes_groups(network, row, groups))
            continue;
        const std::uint32_t c = all.number[row.target];
        const auto& members = all.clusters[c].members;
        const auto at = std::lower_bound(members.begin(), members.end(), row.source);
        if (at != members.end() && *at == row.source)
            all.rows[c][static_cast<std::size_t>(at - members.begin())].push_back(i);
    }
    return all;
}

/// 1 = largest; 0 for NaN.
std::vector<std::uint32_t> ranks_of(const std::vector<double>& values) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (std::isfinite(values[i]))
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    std::vector<std::uint32_t> ranks(values.size(), 0);
    for (std::size_t k = 0; k < order.size(); ++k)
        ranks[order[k]] =
            k > 0 && values[order[k]] == values[order[k - 1]] ? ranks[order[k - 1]] : static_cast<std::uint32_t>(k + 1);
    return ranks;
}

std::vector<std::vector<std::uint32_t>> all_ranks(const std::vector<ClusterFigures>& figures) {
    std::vector<std::vector<std::uint32_t>> ranks;
    for (std::size_t f = 0; f < kClusterFigures; ++f) {
        std::vector<double> values;
        for (const ClusterFigures& of : figures)
            values.push_back(of.values[f]);
        ranks.push_back(ranks_of(values));
    }
    return ranks;
}

class Study {
  public:
    Study(const Network& network, const GraphView& view, const ClusterOptions& options)
        : network_(network), view_(view), options_(options), groups_(initiative_clusters(network)),
          members_(memberships(network, groups_)) {}

    ClusterStudy run(const RunControl& control) {
        ClusterStudy study;
        const auto figures = with_stated(cluster_figures(network_, view_.graph, members_.clusters));
        const auto ranks = all_ranks(figures);
        for (std::size_t c = 0; c < figures.size(); ++c) {
            ClusterScorecard& card = study.rows.emplace_back();
            card.initiative = members_.clusters[c].initiative;
            card.members = members_.clusters[c].members;
            card.figures = figures[c];
            card.stated_year = stated_year_[c];
            for (std::size_t f = 0; f < kClusterFigures; ++f)
                card.ranks[f].rank = ranks[f][c];
            study.with_members += card.members.empty() ? 0U : 1U;
            card.brokers = brokers(c);
            find_best_tied(card);
            find_themes(card);
        }
        find_nearest(study);
        if (view_.graph.edge_count() <= options_.intervals_up_to) {
            find_intervals(study, control);
            study.intervals = true;
        }
        return study;
    }

  private:
    std::vector<ClusterFigures> with_stated(std::vector<ClusterFigures> figures) {
        stated_year_.assign(figures.size(), {});
        for (const Measure& measure : network_.measures) { // by organisation, measure, year: the latest stays
            const std::uint32_t c = members_.number[measure.organisation];
            if (c == kNone || network_.text(measure.measure) != "members")
                continue;
            figures[c][ClusterFigure::members_stated] = measure.value;
            stated_year_[c] = measure.year;
        }
        return figures;
    }

    /// Members by the number of other clusters they belong to or are tied to, then of such ties.
    std::vector<NodeId> brokers(std::size_t c) const {
        const std::uint32_t own = group_number(members_.clusters[c].initiative);
        std::vector<std::tuple<std::size_t, std::size_t, NodeId>> ranked;
        for (const NodeId v : members_.clusters[c].members) {
            std::set<std::uint32_t> others(groups_.groups_of[v].begin(), groups_.groups_of[v].end());
            std::size_t ties = 0;
            for (const Arc& arc : view_.graph.arcs(v)) {
                const auto& of = groups_.groups_of[arc.to];
                if (of.empty() || std::find(of.begin(), of.end(), own) != of.end())
                    continue;
                ++ties;
                others.insert(of.begin(), of.end());
            }
            others.erase(own);
            if (!others.empty())
                ranked.emplace_back(others.size(), ties, v);
        }
        std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
            return std::tuple(std::get<0>(b), std::get<1>(b), std::get<2>(a)) <
                   std::tuple(std::get<0>(a), std::get<1>(a), std::get<2>(b));
        });
        std::vector<NodeId> best;
        for (std::size_t k = 0; k < std::min(kBrokers, ranked.size()); ++k)
            best.push_back(std::get<2>(ranked[k]));
        return best;
    }
    std::uint32_t group_number(NodeId initiative) const {
        const std::string& id = network_.organisations[initiative].id;
        const auto at = std::lower_bound(groups_.groups.begin(), groups_.groups.end(), id,
                                         [](const Groups::Group& g, const std::string& key) { return g.key < key; });
        return at != groups_.groups.end() && at->key == id ? static_cast<std::uint32_t>(at - groups_.groups.begin())
                                                           : kNone;
    }

    /// On whom the contacts of the members hang.
    void find_best_tied(ClusterScorecard& card) const {
        std::vector<std::pair<std::size_t, NodeId>> ranked;
        std::size_t all = 0, theirs = 0;
        for (const NodeId v : card.members) {
            const std::size_t office = view_.graph.adjacent(v, card.initiative) ? 1 : 0;
            const std::size_t partners = view_.graph.degree(v) - office;
            all += partners;
            if (partners > 0)
                ranked.emplace_back(partners, v);
        }
        std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        for (std::size_t k = 0; k < std::min(kBestTied, ranked.size()); ++k) {
            card.best_tied.push_back(ranked[k].second);
            theirs += ranked[k].first;
        }
        if (all > 0)
            card.best_tied_share = static_cast<double>(theirs) / static_cast<double>(all);
    }

    void find_themes(ClusterScorecard& card) const {
        std::map<std::string_view, Symbol> covered;
        const auto cover = [&](ListId themes) {
            for (const Symbol theme : network_.lists.get(themes))
                covered.emplace(network_.text(theme), theme);
        };
        std::vector<NodeId> all = card.members;
        all.insert(std::lower_bound(all.begin(), all.end(), card.initiative), card.initiative);
        for (const NodeId v : all) {
            cover(network_.organisations[v].themes());
            for (const Arc& arc : view_.graph.arcs(v))
                if (v < arc.to && std::binary_search(all.begin(), all.end(), arc.to))
                    for (const Link& link : view_.links_of(arc.edge))
                        cover(link.kind == LinkKind::tie_row ? network_.ties[link.record].themes
                                                             : network_.projects[link.record].themes);
        }
        for (const auto& [text, theme] : covered)
            card.themes_covered.push_back(theme);
        for (const Theme& theme : network_.themes)
            if (network_.text(theme.kind) == "agenda" && !covered.contains(network_.text(theme.id)))
                card.themes_missing.push_back(theme.id);
    }

    void find_nearest(ClusterStudy& study) const {
        if (groups_.groups.size() < 2 || groups_.groups.size() > kMostGroups)
            return;
        const Occasions occasions = occasions_of(network_, groups_, options_.view);
        const GapFacts facts(network_, view_, groups_, occasions);
        const std::vector<GapTable> tables = gap_tables(occasions, groups_);
        std::vector<std::vector<std::pair<double, std::uint32_t>>> near(groups_.groups.size());
        for (std::uint32_t b = 1; b < groups_.groups.size(); ++b)
            for (std::uint32_t a = 0; a < b; ++a) {
                const std::size_t place = pair_place(a, b);
                const double similarity = facts.similarity(a, b);
                const bool met = !tables.empty() && tables.front().table.observed[place] > 0;
                if (!(similarity >= kSimilarGroups) || met || facts.shared_members(place) > 0 ||
                    facts.direct_ties(place) > 0)
                    continue;
                near[a].emplace_back(-similarity, b);
                near[b].emplace_back(-similarity, a);
            }
        for (std::size_t g = 0; g < near.size(); ++g) {
            std::sort(near[g].begin(), near[g].end());
            auto& card = study.rows[members_.number[network_.find(groups_.groups[g].key)]];
            for (std::size_t k = 0; k < std::min(kNearest, near[g].size()); ++k)
                card.nearest_without_contact.push_back(network_.find(groups_.groups[near[g][k].second].key));
        }
    }

    void find_intervals(ClusterStudy& study, const RunControl& control) const {
        constexpr std::size_t kTrials = RecordResampling::kTrials;
        const RecordResampling resampling(network_, options_.seed);
        std::vector<std::vector<std::vector<std::uint32_t>>> ranks(kTrials);
        run_blocks(kTrials, control, [&](std::size_t trial, std::size_t) {
            std::vector<ClusterMembers> clusters;
            for (std::size_t c = 0; c < members_.clusters.size(); ++c) {
                ClusterMembers& kept = clusters.emplace_back();
                kept.initiative = members_.clusters[c].initiative;
                for (std::size_t m = 0; m < members_.clusters[c].members.size(); ++m)
                    if (std::any_of(members_.rows[c][m].begin(), members_.rows[c][m].end(),
                                    [&](std::size_t row) { return resampling.keeps_tie(row, trial); }))
                        kept.members.push_back(members_.clusters[c].members[m]);
            }
            const Graph graph = Graph::from_sorted_edges(view_.graph.node_count(), resampling.edges(view_, trial));
            auto figures = cluster_figures(network_, graph, clusters);
            for (std::size_t c = 0; c < figures.size(); ++c) // stated by the initiative, whatever else is known
                figures[c][ClusterFigure::members_stated] = study.rows[c].figures[ClusterFigure::members_stated];
            ranks[trial] = all_ranks(figures);
        });
        std::vector<std::uint32_t> of(kTrials);
        for (std::size_t c = 0; c < study.rows.size(); ++c)
            for (std::size_t f = 0; f < kClusterFigures; ++f) {
                if (study.rows[c].ranks[f].rank == 0)
                    continue;
                of.clear();
                for (const auto& trial : ranks)
                    if (trial[f][c] > 0)
                        of.push_back(trial[f][c]);
                if (of.empty())
                    continue;
                std::sort(of.begin(), of.end());
                // leaving records out can move all others the same way: the rank itself belongs to its interval
                ClusterRank& rank = study.rows[c].ranks[f];
                rank.low = std::min(rank.rank, of[of.size() * RecordResampling::kLow / kTrials]);
                rank.high = std::max(rank.rank, of[of.size() * RecordResampling::kHigh / kTrials]);
            }
    }

    const Network& network_;
    const GraphView& view_;
    const ClusterOptions& options_;
    Groups groups_;
    Membership members_;
    std::vector<std::optional<int>> stated_year_;
};

} // namespace

ClusterStudy study_clusters(const Network& network, const GraphView& view, const ClusterOptions& options,
                            const RunControl& run) {
    return Study(network, view, options).run(run);
}

} // namespace clusterbridge
