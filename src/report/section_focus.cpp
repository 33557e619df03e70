#include "report/data_table.hpp"
#include "report/page.hpp"
#include "report/svg_inline.hpp"

#include "graph/groups.hpp"

#include <algorithm>
#include <map>
#include <set>

/// What a review of one cluster has beside the chapters of every review.
namespace clusterbridge {
namespace {

constexpr std::size_t kMembersShown = 300, kPartnersShown = 25, kClustersShown = 15;

/// "12 (9 bis 17)": its place among all organisations by shortest paths.
std::string connecting_rank(const Page& page, NodeId v) {
    const RankTable& t = page.model.ranking;
    if (t.betweenness_rank.empty() || page.graph.degree(v) == 0)
        return {};
    const std::string rank = page.number(t.betweenness_rank[v]);
    if (t.betweenness_rank_low.empty() || t.betweenness_rank_high.empty())
        return rank;
    if (t.betweenness_rank_low[v] == t.betweenness_rank_high[v])
        return page.say("interval_stable", {{"rank", rank}});
    return page.say("interval", {{"rank", rank},
                                 {"low", page.number(t.betweenness_rank_low[v])},
                                 {"high", page.number(t.betweenness_rank_high[v])}});
}

/// The initiative and its members.
std::set<NodeId> own(const ClusterScorecard& card) {
    std::set<NodeId> all(card.members.begin(), card.members.end());
    all.insert(card.initiative);
    return all;
}

/// Organisations outside with ties inside: how many, most first, then by id.
std::vector<std::pair<std::size_t, NodeId>> partners_outside(const Page& page, const ClusterScorecard& card) {
    const std::set<NodeId> inside = own(card);
    std::map<NodeId, std::size_t> ties;
    for (const NodeId v : inside)
        for (const Arc& arc : page.graph.arcs(v))
            if (!inside.contains(arc.to))
                ++ties[arc.to];
    std::vector<std::pair<std::size_t, NodeId>> order;
    for (const auto& [partner, n] : ties)
        order.emplace_back(n, partner);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    return order;
}

ColumnHead head(const Page& page, std::string_view key, bool number) {
    return {std::string(page.say(key)), number};
}

/// The clusters that those partners belong to or are.
void write_clusters_tied(Page& page, const std::vector<std::pair<std::size_t, NodeId>>& partners) {
    const Groups clusters = initiative_clusters(page.network);
    struct Tied {
        std::size_t ties = 0, organisations = 0;
    };
    std::map<std::uint32_t, Tied> tied;
    for (const auto& [n, partner] : partners)
        for (const std::uint32_t g : clusters.groups_of[partner]) {
            if (clusters.groups[g].key == page.network.organisations[page.model.focus].id)
                continue;
            tied[g].ties += n;
            ++tied[g].organisations;
        }
    std::vector<std::pair<std::uint32_t, Tied>> order(tied.begin(), tied.end());
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.second.ties > b.second.ties; });
    page.heading3("h_clusters_tied");
    if (order.empty())
        return page.paragraph(page.say("clusters_tied_none"));
    const std::size_t all = order.size();
    order.resize(std::min(all, kClustersShown));
    std::vector<std::vector<Markup>> rows;
    for (const auto& [g, t] : order) {
        const NodeId initiative = page.network.find(clusters.groups[g].key);
        rows.push_back({initiative == kNoNode ? escaped(clusters.groups[g].label.in(page.language))
                                              : page.organisation(initiative),
                        escaped(page.number(t.organisations)), escaped(page.number(t.ties))});
    }
    page.table(
        page.say("c_clusters_tied"),
        {head(page, "initiative_name", false), head(page, "tied_organisations", true), head(page, "tied_ties", true)},
        rows);
    if (all > order.size())
        page.paragraph(page.say("shown_of", {{"n", page.number(order.size())}, {"all", page.number(all)}}), "aside");
}

} // namespace

const ClusterScorecard* focus_card(const ReviewModel& model) {
    for (const ClusterScorecard& card : model.clusters.rows)
        if (model.focus != kNoNode && card.initiative == model.focus)
            return &card;
    return nullptr;
}

DataTable cut_to_focus(DataTable table, const ReviewModel& model) {
    if (model.focus == kNoNode)
        return table;
    const Network& network = *model.network;
    const bool clusters = table.name == "clusters";
    std::set<std::string_view> kept;
    for (const NodeId v : model.shown)
        kept.insert(network.organisations[v].id);
    std::erase_if(table.rows, [&](const std::vector<Cell>& row) {
        const auto* id = std::get_if<std::string>(&row.front());
        return id == nullptr || (clusters ? *id != network.organisations[model.focus].id : !kept.contains(*id));
    });
    return table;
}

void write_members(Page& page) {
    page.section("members", "h_members");
    std::vector<NodeId> order = focus_card(page.model)->members;
    std::sort(order.begin(), order.end(), [&](NodeId a, NodeId b) { return page.better_connected(a, b); });
    const std::size_t all = order.size();
    order.resize(std::min(all, kMembersShown));
    page.paragraph(page.say("members_intro"));
    const bool communities = page.has_communities();
    std::vector<std::vector<Markup>> rows;
    for (const NodeId v : order) {
        rows.push_back({page.organisation(v), escaped(page.kind_label(v)), escaped(page.place_of(v)),
                        escaped(page.number(page.graph.degree(v))), escaped(connecting_rank(page, v))});
        if (communities)
            rows.back().push_back(page.community(page.model.communities.partition.of[v]));
    }
    std::vector<ColumnHead> heads{head(page, "organisation", false), head(page, "type", false),
                                  head(page, "place", false), head(page, "partners", true),
                                  head(page, "rank_interval", true)};
    if (communities)
        heads.push_back(head(page, "community", false));
    page.table(page.say("c_members"), heads, rows);
    if (all > order.size())
        page.paragraph(page.say("shown_of", {{"n", page.number(order.size())}, {"all", page.number(all)}}), "aside");
    page.paragraph(page.markup("in_file", {{"file", page.file("tables/organisations.csv")}}), "aside");
    page.end_section();
}

void write_partners(Page& page) {
    page.section("partners", "h_partners");
    const auto partners = partners_outside(page, *focus_card(page.model));
    if (partners.empty()) {
        page.paragraph(page.say("partners_none"));
        return page.end_section();
    }
    page.paragraph(page.say("partners_intro", {{"n", page.number(partners.size())}}));
    write_clusters_tied(page, partners);
    page.heading3("h_partners_single");
    std::vector<std::vector<Markup>> rows;
    for (std::size_t k = 0; k < std::min(partners.size(), kPartnersShown); ++k) {
        const NodeId v = partners[k].second;
        rows.push_back({page.organisation(v), escaped(page.kind_label(v)), escaped(page.place_of(v)),
                        escaped(page.number(partners[k].first))});
    }
    page.table(page.say("c_partners"),
               {head(page, "organisation", false), head(page, "type", false), head(page, "place", false),
                head(page, "tied_inside", true)},
               rows);
    if (partners.size() > kPartnersShown)
        page.paragraph(
            page.say("shown_of", {{"n", page.number(kPartnersShown)}, {"all", page.number(partners.size())}}), "aside");
    page.end_section();
}

void write_focus_picture(Page& page) {
    page.section("picture", "h_picture");
    Html& html = page.html;
    const auto& figures = page.model.figures;
    if (figures.empty() || figures.front().svg.empty()) {
        page.paragraph(page.say("no_picture"));
        return page.end_section();
    }
    const ReviewModel::Figure& first = figures.front();
    const std::string caption = first.caption.in(page.language);
    html.line().open("figure", {{"class", "wide"}});
    html.open("div", {{"class", "canvas"},
                      {"role", "region"},
                      {"tabindex", "0"},
                      {"aria-label", std::string(page.say("picture_region"))}});
    html.raw(inline_svg(first.svg, "overview", caption)).close("div").line();
    html.open("figcaption").text(caption + (caption.ends_with('.') ? " " : ". "));
    html.raw(page.markup("picture_hint", {{"link", page.file(first.path)}})).close("figcaption").close("figure");
    std::vector<Markup> more;
    for (std::size_t k = 1; k < figures.size(); ++k)
        more.push_back({"<li><a href=\"" + escape_html(figures[k].path) + "\">" +
                        escape_html(figures[k].caption.in(page.language)) + "</a></li>"});
    if (!more.empty()) {
        page.heading3("h_more_pictures");
        html.line().element("ul", joined(more, ""));
    }
    page.end_section();
}

void write_without_members(Page& page) {
    page.section("members", "h_members");
    page.paragraph(page.say("focus_empty"));
    const ClusterScorecard& card = *focus_card(page.model);
    const double stated = card.figures[ClusterFigure::members_stated];
    if (stated > 0)
        page.paragraph(page.say("focus_empty_stated", {{"n", page.decimal(stated, 0)}}));
    page.end_section();
}

} // namespace clusterbridge
