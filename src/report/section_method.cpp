#include "report/page.hpp"

namespace clusterbridge {
namespace {

void write_entry(Page& page, const std::string& key) {
    page.heading3(key + "_h");
    const std::string text(page.say(key));
    if (text.find("{runs}") != std::string::npos)
        page.paragraph(page.say(key, {{"runs", page.number(page.model.communities.runs)}}));
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

void write_method(Page& page) {
    page.section("method", "h_method");
    const ReviewModel& m = page.model;
    write_entry(page, "m_tie");
    if (!m.ranking.betweenness.empty())
        write_entry(page, "m_betweenness");
    if (!m.ranking.betweenness_rank_low.empty())
        write_entry(page, "m_interval");
    if (page.has_communities())
        write_entry(page, "m_communities");
    if (m.communities.paper && m.communities.paper->organisations > 0)
        write_entry(page, "m_paper");
    write_entry(page, "m_score");
    write_entry(page, "m_impact");
    if (m.gaps.pairs > 0)
        write_entry(page, "m_gaps");
    if (m.clusters.with_members > 0)
        write_entry(page, "m_clusters");
    write_entry(page, "m_frame");
    page.end_section();
}

void write_reading(Page& page) {
    page.section("reading", "h_reading");
    page.html.line().open("ul");
    for (const char* key : {"r_tie", "r_newcomers", "r_sources", "r_history", "r_publicity", "r_cause", "r_interval"})
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
