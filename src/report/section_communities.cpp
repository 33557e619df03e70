#include "analysis/finding.hpp"
#include "report/chart.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace clusterbridge {
namespace {

constexpr std::size_t kElsewhere = 25; ///< organisations that sit elsewhere

std::vector<std::vector<NodeId>> members_of(const Page& page) {
    const Partition& p = page.model.communities.partition;
    std::vector<std::vector<NodeId>> members(p.count);
    for (std::size_t i = 0; i < p.of.size(); ++i)
        if (p.of[node(i)] != Partition::kNone)
            members[p.of[node(i)]].push_back(node(i));
    for (auto& m : members)
        std::sort(m.begin(), m.end(), [&](NodeId a, NodeId b) { return page.better_connected(a, b); });
    return members;
}

/// "40 Unternehmen, 6 Clusterinitiativen, 2 Behörden und 1 weitere": the three most frequent types, and how many
/// others.
std::string made_of(const Page& page, const std::vector<NodeId>& members) {
    std::map<ActorKind, std::size_t> counts;
    for (const NodeId v : members)
        ++counts[page.network.organisations[v].kind];
    std::vector<std::pair<std::size_t, ActorKind>> order;
    for (const auto& [kind, n] : counts)
        order.emplace_back(n, kind);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(order.size(), 3); ++i)
        text += (i > 0 ? ", " : "") + page.number(order[i].first) + " " +
                label_of(order[i].second, order[i].first).in(page.language);
    std::size_t others = 0;
    for (std::size_t i = 3; i < order.size(); ++i)
        others += order[i].first;
    if (others > 0)
        text += " " + page.say(others == 1 ? "types_one_other" : "types_others", {{"n", page.number(others)}});
    return text;
}

double mean_certainty(const Page& page, const std::vector<NodeId>& members) {
    const auto& certainty = page.model.communities.certainty;
    if (certainty.empty() || members.empty())
        return kUndefined;
    double sum = 0;
    for (const NodeId v : members)
        sum += certainty[v];
    return sum / static_cast<double>(members.size());
}

std::string p_value(const Page& page, const CommunityStudy& c) {
    const double smallest = 1.0 / static_cast<double>(c.random_networks + 1);
    const bool bound = c.p <= smallest && c.random_networks > 0;
    return (bound ? "≤ " : "") + plain_number(std::max(c.p, smallest), bound ? 1 : 2, page.language);
}

void write_verdict(Page& page) {
    const CommunityStudy& c = page.model.communities;
    if (!c.tested)
        return page.paragraph(page.say("not_tested"));
    std::string verdict = "verdict_";
    verdict += key_of(c.verdict);
    page.paragraph(page.say(verdict, {{"kept", std::string(page.say("null_" + drawn_at_random(*page.model.view)))}}));
    std::string p = p_value(page, c);
    const bool bound = p.starts_with("≤");
    const std::string divisions = c.distinct_partitions == 1
                                      ? std::string(page.say("divisions_one"))
                                      : page.say("divisions_many", {{"d", page.number(c.distinct_partitions)}});
    std::string figures =
        page.say("verdict_figures", {{"q", page.decimal(c.modularity, 2)},
                                     {"n", page.number(c.random_networks)},
                                     {"z", std::isfinite(c.z) ? "z = " + page.decimal(c.z, 1) + ", " : ""},
                                     {"p", p},
                                     {"divisions", divisions},
                                     {"runs", page.number(c.runs)}});
    if (bound)
        if (const auto at = figures.find("p = ≤"); at != std::string::npos)
            figures.replace(at, 4, "p ");
    page.paragraph(figures, "aside");
}

/// What the map equation sees, which does not merge small communities in large networks as modularity does.
void write_second_opinion(Page& page) {
    const CommunityStudy& c = page.model.communities;
    if (!c.second)
        return;
    if (c.second->partition.count <= 1)
        return page.paragraph(page.say("second_opinion_none"), "aside");
    page.paragraph(page.say("second_opinion", {{"n", page.number(c.second->partition.count)},
                                               {"k", page.number(c.partition.count)},
                                               {"x", page.decimal(c.second->normalised_mutual_information, 2)}}),
                   "aside");
}

/// How many communities there are when looked at half and twice as closely.
void write_plateau(Page& page) {
    const CommunityStudy& c = page.model.communities;
    const auto near = [&](double resolution) -> const CommunityStudy::PlateauStep* {
        for (const auto& step : c.plateau)
            if (std::abs(step.resolution - resolution) < 0.03 * resolution)
                return &step;
        return nullptr;
    };
    const auto *coarse = near(0.5), *fine = near(2);
    // numbers that do not rise with the resolution would only puzzle
    if (coarse != nullptr && fine != nullptr && coarse->communities < c.partition.count &&
        c.partition.count < fine->communities)
        page.paragraph(page.say("plateau_one", {{"k", page.number(c.partition.count)},
                                                {"coarse", page.number(coarse->communities)},
                                                {"fine", page.number(fine->communities)}}),
                       "aside");
}

void write_table(Page& page, const std::vector<std::vector<NodeId>>& members) {
    std::vector<std::vector<Markup>> rows;
    std::size_t left = 0, left_members = 0;
    for (std::size_t c = 0; c < members.size(); ++c) {
        if (!page.community_listed(static_cast<std::uint32_t>(c))) {
            ++left;
            left_members += members[c].size();
            continue;
        }
        const auto& names = page.model.communities.names;
        const std::string number = std::to_string(c + 1);
        const std::string name = c < names.size() ? names[c].text.in(page.language) : number;
        std::vector<NodeId> central(members[c].begin(),
                                    members[c].begin() +
                                        static_cast<std::ptrdiff_t>(std::min<std::size_t>(4, members[c].size())));
        rows.push_back({{"<span id=\"community-" + number + "\">" + escape_html(name) + "</span>"},
                        escaped(number),
                        escaped(page.number(members[c].size())),
                        escaped(page.percent(mean_certainty(page, members[c]))),
                        escaped(made_of(page, members[c])),
                        page.organisations(central)});
    }
    if (!rows.empty())
        page.table(page.say("c_communities"),
                   {{std::string(page.say("community")), false},
                    {std::string(page.say("number")), true},
                    {std::string(page.say("members")), true},
                    {std::string(page.say("certainty")), true},
                    {std::string(page.say("made_of")), false},
                    {std::string(page.say("central")), false}},
                   rows);
    if (left == 1)
        page.paragraph(page.say("small_communities_one", {{"members", page.number(left_members)}}), "aside");
    else if (left > 1)
        page.paragraph(page.markup("small_communities", {{"n", escaped(page.number(left))},
                                                         {"members", escaped(page.number(left_members))},
                                                         {"file", page.file("tables/communities.csv")}}),
                       "aside");
}

void write_elsewhere(Page& page, const PaperComparison& paper) {
    page.heading3("h_elsewhere");
    if (paper.elsewhere.empty())
        return page.paragraph(page.say("elsewhere_none"));
    page.paragraph(page.say("elsewhere_hint"));
    const Groups clusters = group_by(page.network, paper.group_by);
    auto order = paper.elsewhere;
    std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        return page.better_connected(a.organisation, b.organisation);
    });
    order.resize(std::min(order.size(), kElsewhere));
    std::vector<std::vector<Markup>> rows;
    for (const auto& e : order) {
        const auto& cluster = clusters.groups.at(e.cluster);
        const NodeId initiative = clusters.of_initiatives ? page.network.find(cluster.key) : kNoNode;
        rows.push_back(
            {page.organisation(e.organisation),
             initiative == kNoNode ? escaped(cluster.label.in(page.language)) : page.organisation(initiative),
             page.community(e.cluster_community), page.community(e.community)});
    }
    page.table(page.say("c_elsewhere"),
               {{std::string(page.say("organisation")), false},
                {std::string(page.say("cluster")), false},
                {std::string(page.say("cluster_sits")), false},
                {std::string(page.say("sits_in")), false}},
               rows);
    if (paper.elsewhere.size() > order.size())
        page.paragraph(page.markup("elsewhere_more", {{"n", escaped(page.number(order.size()))},
                                                      {"all", escaped(page.number(paper.elsewhere.size()))},
                                                      {"file", page.file("tables/communities.csv")}}),
                       "aside");
}

void write_paper(Page& page) {
    page.heading3("h_paper", "paper");
    const auto& paper = page.model.communities.paper;
    if (!paper || paper->organisations == 0)
        return page.paragraph(page.say("paper_none"));
    page.paragraph(page.say("paper_text", {{"n", page.number(paper->organisations)},
                                           {"clusters", page.number(paper->clusters)},
                                           {"words", agreement_in_words(paper->adjusted_rand).in(page.language)},
                                           {"ari", page.decimal(paper->adjusted_rand, 2)},
                                           {"nmi", page.decimal(paper->normalised_mutual_information, 2)}}));
    write_elsewhere(page, *paper);
}

} // namespace

void write_communities(Page& page) {
    page.section("communities", "h_communities");
    if (!page.has_communities()) {
        page.paragraph(page.say("no_communities"));
    } else {
        page.paragraph(page.say("intro_communities", {{"runs", page.number(page.model.communities.runs)}}));
        write_verdict(page);
        const auto members = members_of(page);
        std::vector<std::size_t> sizes;
        for (const auto& of_one : members)
            sizes.push_back(of_one.size());
        write_community_chart(page, sizes);
        write_table(page, members);
        write_plateau(page);
        write_second_opinion(page);
        const std::size_t isolates = page.model.structure.isolates;
        if (isolates == 1)
            page.paragraph(page.say("isolates_one"));
        else if (isolates > 1)
            page.paragraph(page.say("isolates_many", {{"n", page.number(isolates)}}));
        write_paper(page);
    }
    page.end_section();
}

} // namespace clusterbridge
