#include "analysis/ranking.hpp"

#include "analysis/ranking_intervals.hpp"
#include "analysis/ranking_weights.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "metrics/articulation.hpp"
#include "metrics/betweenness.hpp"
#include "metrics/betweenness_sampled.hpp"
#include "metrics/betweenness_weighted.hpp"
#include "metrics/brokerage.hpp"
#include "metrics/closeness.hpp"
#include "metrics/clustering.hpp"
#include "metrics/components.hpp"
#include "metrics/constraint.hpp"
#include "metrics/core.hpp"
#include "metrics/eigenvector.hpp"
#include "metrics/pagerank.hpp"
#include "metrics/roles.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::size_t kExactNodes = 20000;
/// Largest product of organisations and ties, and how it is written in sentences.
struct Limit {
    double work = 0;
    const char* written = "";
};
constexpr Limit kClosenessLimit{1e11, "10¹¹"};
constexpr Limit kWeightedLimit{1e9, "10⁹"};
constexpr double kIntervalLimit = 5e7;

void check_names(const std::set<std::string>& metrics) {
    const auto& known = rank_columns();
    for (const std::string& name : metrics) {
        if (std::find(known.begin(), known.end(), name) != known.end())
            continue;
        const auto close = nearest(name, known);
        const std::string list = join(known, ", ");
        throw Error(ErrorCode::usage, {"--metrics: no metric \"" + name + "\"; there are " + list + "; " +
                                           (close ? "did you mean " + *close + "?" : "choose from these"),
                                       "--metrics: keine Kennzahl „" + name + "“; es gibt " + list + "; " +
                                           (close ? "meinten Sie " + *close + "?" : "wählen Sie daraus")});
    }
}

/// Fills one table, column by column in the order of the contract.
class Ranking {
  public:
    Ranking(const Network& network, const GraphView& view, const Partition& partition, const RankOptions& options,
            const RunControl& run, const std::function<void(const std::string&)>& charge)
        : network_(network), view_(view), graph_(view.graph), partition_(partition), options_(options), run_(run),
          charge_(charge), work_(static_cast<double>(graph_.node_count()) * static_cast<double>(graph_.edge_count())) {}

    RankTable fill() {
        placement();
        shortest_paths();
        spectra();
        neighbourhoods();
        brokerage_roles();
        ranks();
        return std::move(table_);
    }

  private:
    /// Whether one of these columns was asked for; the first of them is charged with the work.
    bool wanted(std::initializer_list<const char*> columns) {
        for (const char* column : columns)
            if (options_.metrics.empty() || options_.metrics.contains(column)) {
                if (charge_)
                    charge_(column);
                return true;
            }
        return false;
    }
    bool asked(const char* column) const { return options_.metrics.empty() || options_.metrics.contains(column); }
    template <class T> void keep(const char* column, T& place, T value) {
        if (asked(column))
            place = std::move(value);
    }

    void placement() {
        if (!partition_.of.empty() && wanted({"community"}))
            table_.community = partition_.of;
        if (wanted({"component"}))
            table_.component = components(graph_).of;
        if (wanted({"degree"})) {
            table_.degree = NodeColumn<std::uint32_t>(graph_.node_count());
            for (std::size_t u = 0; u < graph_.node_count(); ++u)
                table_.degree[node(u)] = static_cast<std::uint32_t>(graph_.degree(node(u)));
        }
        if (wanted({"strength"}))
            table_.strength = strengths(graph_, view_.weight);
    }

    void shortest_paths() {
        if (wanted({"betweenness"}))
            table_.betweenness = scored_betweenness();
        if (wanted({"betweenness_weighted"}) && fits(kWeightedLimit, "betweenness_weighted"))
            table_.betweenness_weighted =
                betweenness_weighted(graph_, exact_weights(network_, view_, options_.view), run_);
        if (wanted({"closeness", "harmonic"}) && fits(kClosenessLimit, !asked("harmonic")    ? "closeness"
                                                                       : !asked("closeness") ? "harmonic"
                                                                                             : "closeness, harmonic")) {
            Closeness both = closeness(graph_, run_);
            keep("closeness", table_.closeness, std::move(both.closeness));
            keep("harmonic", table_.harmonic, std::move(both.harmonic));
        }
    }

    void spectra() {
        if (wanted({"eigenvector"})) {
            EigenvectorResult result = eigenvector(graph_, view_.weight, {}, run_);
            if (!result.converged)
                note({"eigenvector: not computed, because it had not settled after " + std::to_string(result.steps) +
                          " steps",
                      "eigenvector: nicht berechnet, weil es sich nach " + std::to_string(result.steps) +
                          " Schritten noch nicht eingependelt hatte"});
            table_.eigenvector = std::move(result.score);
        }
        if (wanted({"pagerank"}))
            table_.pagerank = pagerank(graph_, view_.weight, {}, run_).score;
    }

    void neighbourhoods() {
        if (wanted({"core"}))
            table_.core = core(graph_);
        if (wanted({"clustering"}))
            table_.clustering = clustering(graph_, run_);
        if (wanted({"constraint", "effective_size"})) {
            StructuralHoles holes = constraint(graph_, view_.weight, run_);
            keep("constraint", table_.constraint, std::move(holes.constraint));
            keep("effective_size", table_.effective_size, std::move(holes.effective_size));
        }
        if (!partition_.of.empty() && wanted({"participation", "within_module_z"})) {
            Roles both = roles(graph_, view_.weight, partition_);
            keep("participation", table_.participation, std::move(both.participation));
            keep("within_module_z", table_.within_module_z, std::move(both.within_module_z));
        }
        if (wanted({"articulation"}))
            table_.articulation = articulation(graph_);
    }

    /// The first group by key of every organisation (or its community); one in no group is a group of its own.
    NodeColumn<std::uint32_t> first_groups() const {
        if (options_.group_by == "community" && !partition_.of.empty()) {
            NodeColumn<std::uint32_t> of = partition_.of;
            for (std::size_t u = 0; u < of.size(); ++u)
                if (of[node(u)] == Partition::kNone)
                    of[node(u)] = static_cast<std::uint32_t>(partition_.count + u);
            return of;
        }
        const Groups groups = group_by(network_, options_.group_by);
        NodeColumn<std::uint32_t> first(network_.size());
        for (std::size_t u = 0; u < network_.size(); ++u) {
            const auto& of = groups.groups_of[node(u)];
            first[node(u)] = of.empty() ? static_cast<std::uint32_t>(groups.groups.size() + u) : of.front();
        }
        return first;
    }

    void brokerage_roles() {
        if (!wanted({"coordinator", "itinerant", "gatekeeper", "liaison"}))
            return;
        Brokerage roles_of = brokerage(graph_, first_groups(), run_);
        keep("coordinator", table_.coordinator, std::move(roles_of.coordinator));
        keep("itinerant", table_.itinerant, std::move(roles_of.itinerant));
        keep("gatekeeper", table_.gatekeeper, std::move(roles_of.gatekeeper));
        keep("liaison", table_.liaison, std::move(roles_of.liaison));
    }

    void ranks() {
        if (work_ > kIntervalLimit && !options_.rank_intervals) {
            if (asked("betweenness_rank") || asked("betweenness_rank_low") || asked("betweenness_rank_high"))
                note({"betweenness_rank: not computed at this size unless --rank-intervals asks for it",
                      "betweenness_rank: in dieser Größe nur mit --rank-intervals berechnet"});
            return;
        }
        if (!wanted({"betweenness_rank", "betweenness_rank_low", "betweenness_rank_high"}))
            return;
        if (asked("betweenness_rank"))
            table_.betweenness_rank = ranks_of(asked("betweenness") ? table_.betweenness : scored_betweenness());
        if (!asked("betweenness_rank_low") && !asked("betweenness_rank_high"))
            return;
        const bool sample = samples();
        RankIntervals both = rank_intervals(
            network_, view_, options_.seed,
            [&](const Graph& g, const RunControl& run) {
                return sample ? betweenness_sampled(g, sampling(), run).score : betweenness(g, run);
            },
            run_);
        keep("betweenness_rank_low", table_.betweenness_rank_low, std::move(both.low));
        keep("betweenness_rank_high", table_.betweenness_rank_high, std::move(both.high));
    }

    SamplingOptions sampling() const { return {options_.epsilon, options_.sampling_confidence, options_.seed}; }
    /// Sampling a pair costs a small part of a search from one node; with more samples than this, exactness is cheaper.
    bool samples() const {
        return !options_.exact && graph_.node_count() > kExactNodes &&
               samples_needed(graph_, sampling()) < 20 * graph_.node_count();
    }
    NodeColumn<double> scored_betweenness() {
        if (!samples())
            return betweenness(graph_, run_);
        SampledBetweenness result = betweenness_sampled(graph_, sampling(), run_);
        table_.betweenness_error = options_.epsilon;
        note({"betweenness: estimated from " + std::to_string(result.samples) +
                  " shortest paths drawn at random; with probability " + shortest(options_.sampling_confidence) +
                  " no value is off by more than " + shortest(options_.epsilon) + "; --exact computes it exactly",
              "betweenness: aus " + std::to_string(result.samples) +
                  " zufällig gezogenen kürzesten Wegen geschätzt; mit Wahrscheinlichkeit " +
                  german(options_.sampling_confidence) + " weicht kein Wert um mehr als " + german(options_.epsilon) +
                  " ab; --exact rechnet genau"});
        return std::move(result.score);
    }
    static std::string german(double value) {
        std::string text = shortest(value);
        std::replace(text.begin(), text.end(), '.', ',');
        return text;
    }

    bool fits(const Limit& limit, const std::string& columns) {
        if (options_.exact || work_ <= limit.work)
            return true;
        note({columns + ": not computed at this size (organisations times ties above " + limit.written +
                  ") unless --exact asks for it",
              columns + ": in dieser Größe (Organisationen mal Beziehungen über " + limit.written +
                  ") nur mit --exact berechnet"});
        return false;
    }
    void note(Sentence sentence) { table_.notes.push_back(std::move(sentence)); }

    const Network& network_;
    const GraphView& view_;
    const Graph& graph_;
    const Partition& partition_;
    const RankOptions& options_;
    const RunControl& run_;
    const std::function<void(const std::string&)>& charge_;
    double work_;
    RankTable table_;
};

} // namespace

RankTable rank_organisations(const Network& network, const GraphView& view, const Partition& partition,
                             const RankOptions& options, const RunControl& run,
                             const std::function<void(const std::string&)>& charge) {
    check_names(options.metrics);
    return Ranking(network, view, partition, options, run, charge).fill();
}

const std::vector<std::string>& rank_columns() {
    static const std::vector<std::string> columns = {"id",
                                                     "name",
                                                     "type",
                                                     "community",
                                                     "component",
                                                     "degree",
                                                     "strength",
                                                     "betweenness",
                                                     "betweenness_weighted",
                                                     "closeness",
                                                     "harmonic",
                                                     "eigenvector",
                                                     "pagerank",
                                                     "core",
                                                     "clustering",
                                                     "constraint",
                                                     "effective_size",
                                                     "participation",
                                                     "within_module_z",
                                                     "articulation",
                                                     "coordinator",
                                                     "itinerant",
                                                     "gatekeeper",
                                                     "liaison",
                                                     "betweenness_rank",
                                                     "betweenness_rank_low",
                                                     "betweenness_rank_high"};
    return columns;
}

} // namespace clusterbridge
