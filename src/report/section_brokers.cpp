#include "report/chart.hpp"

#include <algorithm>
#include <set>

namespace clusterbridge {
namespace {

constexpr std::size_t kShown = 15, kInitiatives = 10;
constexpr std::size_t kTrials = 200; ///< resamplings behind the rank intervals (contract 4)

/// Into how many communities an organisation reaches through its partners.
std::size_t communities_reached(const Page& page, NodeId v) {
    std::set<std::uint32_t> reached;
    for (const Arc& arc : page.graph.arcs(v))
        reached.insert(page.model.communities.partition.of[arc.to]);
    return reached.size();
}

Markup rank_cell(const Page& page, NodeId v, std::size_t place) {
    const RankTable& t = page.model.ranking;
    const std::string rank = page.number(t.betweenness_rank.empty() ? place : t.betweenness_rank[v]);
    if (t.betweenness_rank_low.empty() || t.betweenness_rank_high.empty())
        return escaped(rank);
    if (t.betweenness_rank_low[v] == t.betweenness_rank_high[v])
        return escaped(page.say("interval_stable", {{"rank", rank}}));
    return escaped(page.say("interval", {{"rank", rank},
                                         {"low", page.number(t.betweenness_rank_low[v])},
                                         {"high", page.number(t.betweenness_rank_high[v])}}));
}

Markup words_cell(const Page& page, NodeId v) {
    const RankTable& t = page.model.ranking;
    std::vector<Markup> words;
    if (page.has_communities()) {
        const std::size_t n = communities_reached(page, v);
        words.push_back(escaped(n == 1 ? std::string(page.say("word_reach_one"))
                                       : page.say("word_reach", {{"n", small_number(n, page.language)}})));
    }
    if (!t.articulation.empty() && t.articulation[v] != 0)
        words.push_back(escaped(page.say("word_seam")));
    return joined(words, "; ");
}

std::vector<NodeId> by_betweenness(const Page& page, bool initiatives_only) {
    const auto& b = page.model.ranking.betweenness;
    std::vector<NodeId> order;
    for (std::size_t i = 0; i < b.size(); ++i) {
        const bool counts =
            !initiatives_only || page.network.organisations[node(i)].kind == ActorKind::cluster_initiative;
        if (counts && b[node(i)] > 0)
            order.push_back(node(i));
    }
    std::sort(order.begin(), order.end(), [&](NodeId x, NodeId y) { return b[x] == b[y] ? x < y : b[x] > b[y]; });
    return order;
}

void write_actors(Page& page, std::string_view caption_key, std::vector<NodeId> order, std::size_t most) {
    order.resize(std::min(order.size(), most));
    const RankTable& t = page.model.ranking;
    const bool communities = page.has_communities();
    std::vector<std::vector<Markup>> rows;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const NodeId v = order[i];
        const std::string sign = page.language == Language::de ? "\xC2\xA0%" : "%";
        std::vector<Markup> row{page.organisation(v), escaped(page.kind_label(v)), rank_cell(page, v, i + 1),
                                escaped(page.decimal(100 * t.betweenness[v], 1) + sign),
                                escaped(page.number(page.graph.degree(v)))};
        if (communities)
            row.push_back(page.community(page.model.communities.partition.of[v]));
        row.push_back(words_cell(page, v));
        rows.push_back(std::move(row));
    }
    std::vector<ColumnHead> heads{
        {std::string(page.say("organisation")), false},
        {std::string(page.say("type")), false},
        {std::string(page.say(t.betweenness_rank_low.empty() ? "rank" : "rank_interval")), true},
        {std::string(page.say("paths")), true},
        {std::string(page.say("partners")), true}};
    if (communities)
        heads.push_back({std::string(page.say("community")), false});
    heads.push_back({std::string(page.say("in_words")), false});
    page.table(page.say(caption_key), heads, rows);
}

void write_seams(Page& page) {
    const auto& articulation = page.model.ranking.articulation;
    std::vector<NodeId> seams;
    for (std::size_t i = 0; i < articulation.size(); ++i)
        if (articulation[node(i)] != 0)
            seams.push_back(node(i));
    std::sort(seams.begin(), seams.end(), [&](NodeId a, NodeId b) { return page.better_connected(a, b); });
    if (articulation.empty())
        return;
    if (seams.empty())
        return page.paragraph(page.say("seams_none"));
    const std::size_t n = seams.size();
    if (n == 1)
        return page.paragraph(
            Markup{escape_html(page.say("seams_one")) + " (" + page.organisation(seams[0]).html + ")"});
    seams.resize(std::min<std::size_t>(n, 10));
    page.paragraph(page.markup("seams_many", {{"n", escaped(page.number(n))},
                                              {"k", escaped(small_number(seams.size(), page.language))},
                                              {"list", page.enumerated(seams)}}));
}

} // namespace

void write_brokers(Page& page) {
    const RankTable& t = page.model.ranking;
    page.section("brokers", "h_brokers");
    if (t.betweenness_rank_low.empty())
        page.paragraph(page.say("intro_brokers_plain"));
    else
        page.paragraph(page.say("intro_brokers", {{"trials", page.number(kTrials)}}));
    if (t.betweenness_error > 0) {
        const std::string points = plain_number(100 * t.betweenness_error, 2, page.language);
        page.paragraph(page.say("sampled_betweenness",
                                {{"error", points + " " + std::string(page.say(points == "1" ? "point" : "points"))}}));
    }
    const auto all = by_betweenness(page, false);
    page.heading3("h_key_actors");
    if (all.empty())
        page.paragraph(page.say("no_brokers"));
    else {
        write_rank_chart(page, all);
        write_actors(page, "c_key_actors", all, kShown);
    }
    const auto initiatives = by_betweenness(page, true);
    if (!initiatives.empty() && initiatives != all) {
        page.heading3("h_initiatives");
        write_actors(page, "c_initiatives", initiatives, kInitiatives);
    }
    write_seams(page);
    write_degree_chart(page);
    page.paragraph(page.markup("in_file", {{"file", page.file("tables/organisations.csv")}}), "aside");
    page.end_section();
}

} // namespace clusterbridge
