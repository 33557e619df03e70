#include "analysis/recommend_evidence.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace clusterbridge {
namespace {

/// A meeting in a project that one of the two coordinates counts as much as two others.
constexpr double kLed = 2;
/// Where fewer of the projects name a coordinator, those that do are too few to be told from the others by it.
constexpr double kLeastNamed = 0.1;

/// Roles that mean coordination, of those that occur.
std::set<Symbol> coordinator_roles(const Network& network) {
    const std::set<std::string> words{"coordinator", "koordinator", "koordinatorin", "koordination"};
    std::set<Symbol> seen, roles;
    for (const Participation& p : network.participations)
        if (seen.insert(p.role).second && words.contains(fold_case(trim(network.text(p.role)))))
            roles.insert(p.role);
    return roles;
}

bool makes_ties(std::size_t partners, const ViewOptions& view) {
    return partners >= 2 && (view.max_project_size == 0 || partners <= view.max_project_size);
}

void fill_leads(RecommendModel& model, const ViewOptions& view) {
    const Network& network = *model.known;
    const auto roles = coordinator_roles(network);
    if (roles.empty())
        return;
    // by project, so that only a project's own coordinators are looked through at each of its ties
    std::vector<std::vector<NodeId>> leaders(network.projects.size());
    for (const Participation& p : network.participations)
        if (roles.contains(p.role))
            leaders[p.project].push_back(p.organisation);
    double projects = 0, named = 0;
    for (std::size_t p = 0; p < leaders.size(); ++p)
        if (makes_ties(network.partners_of(network.projects[p]).size(), view)) {
            projects += 1;
            named += leaders[p].empty() ? 0 : 1;
        }
    if (named == 0 || named < kLeastNamed * projects)
        return;
    model.roles_known = true;
    const Graph& graph = model.view.graph;
    EdgeColumn<double> b(graph.edge_count(), 0.0);
    model.led_ties = EdgeColumn<std::uint8_t>(graph.edge_count(), 0);
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        const auto [u, v] = graph.ends(edge(e));
        for (const Link& link : model.view.links_of(edge(e))) {
            double a = link_closeness(network, link, model.as_of).value_or(model.undated_closeness);
            if (link.kind == LinkKind::project) {
                const auto& who = leaders[link.record];
                if (std::any_of(who.begin(), who.end(), [&](NodeId x) { return x == u || x == v; })) {
                    a *= kLed;
                    model.led_ties[edge(e)] = 1;
                }
            }
            b[edge(e)] = std::max(b[edge(e)], a);
        }
    }
    model.leads = TwoHop(graph, b);
}

std::vector<ThemeCount> counted(std::vector<std::uint32_t>& calls) {
    std::sort(calls.begin(), calls.end());
    std::vector<ThemeCount> counts;
    for (const std::uint32_t call : calls) {
        if (counts.empty() || counts.back().theme != call)
            counts.push_back({call, 0});
        counts.back().count += 1;
    }
    return counts;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

/// From the sums of partners over the projects of each: their means, the usual one, and S of each.
void fill_sizes(RecommendModel& model, const NodeColumn<double>& projects) {
    std::vector<double> sizes;
    for (std::size_t i = 0; i < projects.size(); ++i)
        if (projects[node(i)] > 0)
            sizes.push_back(model.partners_each[node(i)] /= projects[node(i)]);
    model.sizes_known = !sizes.empty();
    if (!model.sizes_known)
        return;
    model.usual_partners = median(std::move(sizes));
    for (std::size_t i = 0; i < projects.size(); ++i)
        if (model.partners_each[node(i)] > 0)
            model.nearness[node(i)] = std::sqrt(model.usual_partners / model.partners_each[node(i)]);
}

} // namespace

void fill_evidence(RecommendModel& model, const ViewOptions& view, std::size_t least_projects) {
    const Network& network = *model.known;
    const std::size_t n = network.size();
    model.partners_each = NodeColumn<double>(n, 0.0);
    model.nearness = NodeColumn<double>(n, 1.0);
    const auto counts = [&](const Project& project) { return makes_ties(network.partners_of(project).size(), view); };
    const auto projects_with_ties = std::count_if(network.projects.begin(), network.projects.end(), counts);
    if (view.projection == Projection::none || static_cast<std::size_t>(projects_with_ties) < least_projects)
        return;
    fill_leads(model, view);

    std::map<std::string_view, std::uint32_t> numbers; // calls by text
    for (const Project& project : network.projects)
        if (project.call_topic != Symbol{})
            numbers.emplace(network.text(project.call_topic), 0);
    std::uint32_t next = 0;
    for (auto& [text, number] : numbers)
        number = next++;

    CallOverlapInput input;
    input.call_totals.assign(numbers.size(), 0.0);
    input.counts = NodeColumn<std::vector<ThemeCount>>(n);
    NodeColumn<std::vector<std::uint32_t>> calls(n);
    NodeColumn<double> projects(n, 0.0);
    model.call_names.assign(numbers.size(), Symbol{});
    for (const Project& project : network.projects) {
        const auto partners = network.partners_of(project);
        if (!makes_ties(partners.size(), view))
            continue;
        input.projects += 1;
        for (const NodeId v : partners) {
            projects[v] += 1;
            model.partners_each[v] += static_cast<double>(partners.size() - 1);
        }
        if (project.call_topic == Symbol{})
            continue;
        const std::uint32_t call = numbers.at(network.text(project.call_topic));
        model.call_names[call] = project.call_topic;
        input.call_totals[call] += 1;
        for (const NodeId v : partners)
            calls[v].push_back(call);
    }
    // a call of single-partner projects alone occurs in no profile; 1 keeps its logarithm finite
    for (double& total : input.call_totals)
        total = std::max(total, 1.0);
    for (std::size_t i = 0; i < n; ++i)
        input.counts[node(i)] = counted(calls[node(i)]);
    if (input.projects > 0)
        model.calls = CallOverlap(input);

    fill_sizes(model, projects);
}

LedPartners led_partners(const RecommendModel& model, NodeId i, NodeId j) {
    LedPartners result;
    const Graph& graph = model.view.graph;
    for (const TwoHopShare& share : model.two_hop.shares(i, j)) {
        ++result.all;
        const auto led = [&](NodeId end) {
            return model.roles_known && model.led_ties[graph.find(end, share.through).edge] != 0;
        };
        result.led += led(i) || led(j) ? 1U : 0U;
    }
    return result;
}

} // namespace clusterbridge
