#include "analysis/recommend_model.hpp"

#include "analysis/recommend_evidence.hpp"
#include "analysis/recommend_parts.hpp"
#include "base/error.hpp"
#include "base/settled.hpp"
#include "graph/filter.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {
namespace {

constexpr double kDecayYears = 4;
constexpr double kCallWeight = 10;
/// Keeps products of two closenesses above the smallest double, whatever year a file names.
constexpr double kLeastCloseness = 1e-60;

double decayed(Date from, Date to) {
    return std::max(kLeastCloseness, std::exp(-std::max(0.0, years_between(from, to)) / kDecayYears));
}

double median(std::vector<double> values) {
    if (values.empty())
        return 1;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

/// The closeness of each pair: the largest of its records. Undated participations count what the other pairs are in
/// the middle, so they are filled in last.
void fill_closeness(RecommendModel& model) {
    const std::size_t m = model.view.graph.edge_count();
    std::vector<double> known;
    std::vector<std::uint8_t> undated(m, 0);
    model.closeness = EdgeColumn<double>(m, 0.0);
    for (std::size_t e = 0; e < m; ++e) {
        double& a = model.closeness[edge(e)];
        for (const Link& link : model.view.links_of(edge(e))) {
            const auto one = link_closeness(*model.known, link, model.as_of);
            undated[e] = one ? undated[e] : 1;
            a = std::max(a, one.value_or(0));
        }
        if (a > 0)
            known.push_back(a);
    }
    model.undated_closeness = model.dates_known ? median(std::move(known)) : 1;
    for (std::size_t e = 0; e < m; ++e)
        if (undated[e] != 0)
            model.closeness[edge(e)] = std::max(model.closeness[edge(e)], model.undated_closeness);
}

bool has_ended(const Network& network, const Link& link, std::optional<Date> as_of) {
    if (!as_of)
        return false;
    const auto end =
        link.kind == LinkKind::tie_row ? network.ties[link.record].until : network.projects[link.record].end;
    return end && *end < *as_of;
}

void find_ended(RecommendModel& model) {
    const Graph& graph = model.view.graph;
    NodeColumn<std::uint8_t> standing(graph.node_count(), 0);
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        const auto links = model.view.links_of(edge(e));
        const bool stands = std::any_of(links.begin(), links.end(),
                                        [&](const Link& link) { return !has_ended(*model.known, link, model.as_of); });
        const auto [u, v] = graph.ends(edge(e));
        if (stands)
            standing[u] = standing[v] = 1;
    }
    model.ended = NodeColumn<std::uint8_t>(graph.node_count(), 0);
    for (std::size_t i = 0; i < graph.node_count(); ++i)
        model.ended[node(i)] = graph.degree(node(i)) > 0 && standing[node(i)] == 0 ? 1 : 0;
}

double call_factor(double call_overlap) {
    return std::sqrt(1 + kCallWeight * call_overlap);
}

} // namespace

std::optional<double> link_closeness(const Network& network, const Link& link, std::optional<Date> as_of) {
    if (!as_of)
        return 1;
    if (link.kind == LinkKind::tie_row) {
        const auto until = network.ties[link.record].until;
        return until && *until < *as_of ? decayed(*until, *as_of) : 1;
    }
    const auto start = network.projects[link.record].start;
    if (!start)
        return {};
    return decayed(*start, *as_of);
}

double opportunity_score(double led_introducers, double shared_work, double affinity, double nearness,
                         double call_overlap) {
    const double evidence = nearness * call_factor(call_overlap);
    return settled(std::cbrt(led_introducers * led_introducers * (shared_work * affinity * evidence)));
}

ScoreScratch RecommendModel::make_score_scratch() const {
    return {two_hop.make_scratch(), gravity.make_scratch(), calls.make_scratch()};
}

void RecommendModel::load(NodeId source, ScoreScratch& scratch) const {
    gravity.load(source, scratch.gravity);
    calls.load(source, scratch.calls);
}

double RecommendModel::score_of(NodeId i, NodeId j, double led, const ScoreScratch& scratch) const {
    return opportunity_score(led, gravity.of(scratch.gravity, j), affinity(i, j), nearness[i] * nearness[j],
                             calls.of(scratch.calls, j));
}

double RecommendModel::evidence_factor(NodeId i, NodeId j) const {
    if (!evidence_counts())
        return 1;
    const double led = roles_known ? leads.score(i, j) / two_hop.score(i, j) : 1;
    return led * led * nearness[i] * nearness[j] * call_factor(calls.of(i, j));
}

double RecommendModel::score(NodeId i, NodeId j) const {
    ScoreScratch scratch = make_score_scratch();
    load(i, scratch);
    return score_of(i, j, introductions().score(i, j), scratch);
}

PairKind RecommendModel::kind(NodeId i, NodeId j) const {
    const ActorKind a = known->organisations[i].kind;
    const ActorKind b = known->organisations[j].kind;
    const bool transfer = (is_research(a) && b == ActorKind::company) || (is_research(b) && a == ActorKind::company);
    const bool cross = !groups.groups_of[i].empty() && !groups.groups_of[j].empty() && !groups.share_group(i, j);
    if (transfer)
        return cross ? PairKind::both : PairKind::tech_transfer;
    return cross ? PairKind::cross_cluster : PairKind::other;
}

std::vector<DatedLink> RecommendModel::links_of(EdgeId e) const {
    std::vector<DatedLink> all;
    for (const Link& link : view.links_of(e)) {
        DatedLink dated{link, link_closeness(*known, link, as_of).value_or(undated_closeness), {}, true, {}};
        if (link.kind == LinkKind::tie_row) {
            const TieRow& row = known->ties[link.record];
            dated.start = row.since;
            dated.confidence = row.confidence;
            dated.stated = !confidence_known || known->text(row.confidence) == "stated";
        } else {
            dated.start = known->projects[link.record].start;
        }
        all.push_back(dated);
    }
    std::stable_sort(all.begin(), all.end(), [](const DatedLink& a, const DatedLink& b) {
        if (a.stated != b.stated)
            return a.stated;
        return a.a != b.a ? a.a > b.a : a.start > b.start;
    });
    return all;
}

RecommendModel make_recommend_model(const Network& network, const RecommendOptions& options, const RunControl& run) {
    RecommendModel model;
    const auto day = options.as_of ? options.as_of : day_after_last_start(network);
    // the default day lies after everything that is dated, and must not drop what is not
    model.known = std::make_shared<const Network>(options.as_of ? known_before(network, *day) : network);
    const Network& known = *model.known;
    model.dates_known = known.has_dates();
    model.as_of = day;
    model.confidence_known =
        std::any_of(known.ties.begin(), known.ties.end(), [](const TieRow& row) { return row.confidence != Symbol{}; });
    model.original = original_nodes(network, known);
    model.view = make_view(known, options.view, run);
    fill_closeness(model);
    model.two_hop = TwoHop(model.view.graph, model.closeness);
    find_ended(model);
    fill_themes(model, options.view, options.evidence_from);
    fill_evidence(model, options.view, options.evidence_from);
    fill_affinities(model);
    model.family = part_of_families(known);
    fill_ends(model, options.ends);
    fill_groups(model, network, options, run);
    return model;
}

} // namespace clusterbridge
