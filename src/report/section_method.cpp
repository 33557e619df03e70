#include "report/page.hpp"

namespace clusterbridge {
namespace {

void write_entry(Page& page, const std::string& key) {
    page.heading3(key + "_h");
    const std::string text(page.say(key));
    if (text.find("{runs}") != std::string::npos)
        page.paragraph(
            page.say(key, {{"runs", page.number(page.model.communities.runs)},
                           {"swapped", std::string(page.say("swapped_" + drawn_at_random(*page.model.view)))}}));
    else
        page.paragraph(text);
    if (const auto formula = page.say(key + "_f"); !formula.empty())
        page.paragraph(formula, "formula");
    if (const auto literature = page.say(key + "_l"); !literature.empty())
        page.paragraph(literature, "aside");
}

void term(Html& html, std::string_view name, const Markup& what) {
    html.line().element("dt", name).element("dd", what);
}

} // namespace

std::vector<std::string> method_entries(const ReviewModel& m) {
    std::vector<std::string> entries{"m_tie"};
    const auto add = [&](bool needed, const char* key) {
        if (needed)
            entries.emplace_back(key);
    };
    add(!m.ranking.betweenness.empty(), "m_betweenness");
    add(!m.ranking.betweenness_rank_low.empty(), "m_interval");
    add(m.communities.partition.count > 0 && m.communities.partition.of.size() == m.network->size(), "m_communities");
    add(m.communities.paper && m.communities.paper->organisations > 0, "m_paper");
    add(true, "m_score");
    add(true, "m_impact");
    add(m.gaps.pairs > 0, "m_gaps");
    add(m.clusters.with_members > 0, "m_clusters");
    add(m.focus == kNoNode, "m_frame");
    return entries;
}

void write_method(Page& page) {
    page.section("method", "h_method");
    for (const std::string& entry : method_entries(page.model))
        write_entry(page, entry);
    page.end_section();
}

void write_reading(Page& page) {
    page.section("reading", "h_reading");
    page.html.line().open("ul");
    for (const char* key : {"r_tie", "r_newcomers", "r_sources", "r_history", "r_publicity", "r_cause", "r_interval"})
        if (page.model.focus == kNoNode || std::string_view(key) != "r_newcomers")
            page.html.line().element("li", page.say(key));
    page.html.close("ul");
    page.end_section();
}

void write_made(Page& page) {
    page.section("made", "h_made");
    const ReviewModel& m = page.model;
    page.paragraph(page.say("made_text"));
    Html& html = page.html;
    html.line().open("dl", {{"class", "made"}});
    term(html, page.say("version"), escaped("clusterbridge " + m.version));
    term(html, page.say("command"), Markup{"<code>clusterbridge " + escape_html(m.command) + "</code>"});
    std::vector<Markup> options;
    for (const auto& [key, value] : m.options) {
        const std::string name = key.starts_with("-") ? key : "--" + key;
        options.push_back({"<code>" + escape_html(value.empty() ? name : name + " " + value) + "</code>"});
    }
    term(html, page.say("options"), options.empty() ? escaped(page.say("no_options")) : joined(options, ", "));
    term(html, page.say("seed"), escaped(std::to_string(m.seed)));
    html.close("dl");
    std::vector<std::vector<Markup>> rows;
    for (const InputFile& f : page.network.files)
        rows.push_back({escaped(f.name), Markup{"<code>" + escape_html(f.sha256) + "</code>"}});
    if (!rows.empty())
        page.table(page.say("c_inputs"),
                   {{std::string(page.say("file")), false}, {std::string(page.say("fingerprint")), false}}, rows);
    page.end_section();
}

} // namespace clusterbridge
