#include "report/json_text.hpp"
#include "report/page.hpp"
#include "report/relation_words.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace clusterbridge {
namespace {

constexpr std::size_t kNamed = 12;   ///< partners named under one heading
constexpr std::size_t kMeetings = 5; ///< recommended partners named
constexpr std::size_t kRows = 10;    ///< rows of the input named

/// Partners of every organisation under the heading of their relation, gathered in one pass over the rows.
using Partners = std::map<std::string, std::set<NodeId>>;
using Meetings = NodeColumn<std::vector<NodeId>>;

NodeColumn<Partners> gather_partners(const Page& page) {
    NodeColumn<Partners> partners(page.network.size());
    for (const TieRow& tie : page.network.ties) {
        const auto words = relation_words(page.network.text(tie.relation), page.language);
        if (page.has_section(tie.source))
            partners[tie.source][words.outward].insert(tie.target);
        if (page.has_section(tie.target))
            partners[tie.target][words.inward].insert(tie.source);
    }
    if (page.network.projects.empty())
        return partners;
    const std::string joint(page.say("joint_projects"));
    for (const NodeId v : page.sections())
        for (const Arc& arc : page.graph.arcs(v)) {
            const auto links = page.model.view->links_of(arc.edge);
            if (std::any_of(links.begin(), links.end(), [](const Link& l) { return l.kind == LinkKind::project; }))
                partners[v][joint].insert(arc.to);
        }
    return partners;
}

Meetings gather_meetings(const ReviewModel& model) {
    Meetings meetings(model.network->size());
    const auto add = [&](NodeId a, NodeId b) {
        auto& list = meetings[a];
        if (list.size() < kMeetings && std::find(list.begin(), list.end(), b) == list.end())
            list.push_back(b);
    };
    for (const auto* list : {&model.cross_cluster, &model.tech_transfer, &model.all})
        for (const Recommendation& r : list->rows) {
            add(r.source, r.target);
            add(r.target, r.source);
        }
    return meetings;
}

Markup named(const Page& page, const std::set<NodeId>& all) {
    std::vector<NodeId> order(all.begin(), all.end());
    std::sort(order.begin(), order.end(), [&](NodeId a, NodeId b) { return page.better_connected(a, b); });
    const std::size_t n = order.size();
    order.resize(std::min(n, kNamed));
    Markup out = page.organisations(order);
    if (n > order.size())
        out.html += " " + escape_html(page.say("and_more", {{"n", page.number(n - order.size())}}));
    return out;
}

/// The rows behind an organisation: its declaration, ties and participations.
NodeColumn<std::vector<RowRef>> gather_rows(const Page& page) {
    NodeColumn<std::vector<RowRef>> rows(page.network.size());
    const auto add = [&](NodeId v, const RowRef& row) {
        if (row.line > 0 && page.has_section(v))
            rows[v].push_back(row);
    };
    for (const NodeId v : page.sections())
        add(v, page.network.organisations[v].row());
    for (const TieRow& tie : page.network.ties) {
        add(tie.source, tie.row);
        add(tie.target, tie.row);
    }
    for (const Participation& p : page.network.participations)
        add(p.organisation, p.row);
    for (const NodeId v : page.sections())
        std::sort(rows[v].begin(), rows[v].end());
    return rows;
}

/// "edges.csv: 17, 80; organisations.csv: 3 und 5 weitere".
std::string places(const Page& page, const std::vector<RowRef>& rows) {
    std::string text;
    const std::size_t shown = std::min(rows.size(), kRows);
    for (std::size_t i = 0; i < shown; ++i) {
        const bool fresh = i == 0 || rows[i].file != rows[i - 1].file;
        text += fresh ? (i > 0 ? "; " : "") + page.network.files[rows[i].file].name + ": " : ", ";
        text += std::to_string(rows[i].line);
    }
    if (rows.size() > shown)
        text += " " + page.say("and_more", {{"n", page.number(rows.size() - shown)}});
    return text;
}

/// "öffentliche Stelle" -> "Öffentliche Stelle".
std::string capitalised(std::string text) {
    if (text.starts_with("ö"))
        return "Ö" + text.substr(std::string_view("ö").size());
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

void term(Html& html, std::string_view name, const Markup& what) {
    html.element("dt", name).element("dd", what);
}

void write_one(Page& page, NodeId v, const Partners& partners, const std::vector<NodeId>& meetings,
               const std::vector<RowRef>& rows) {
    const Organisation& o = page.network.organisations[v];
    const ReviewModel& m = page.model;
    Html& html = page.html;
    html.line().open("section", {{"class", "org"}, {"id", "org/" + percent_encoded(o.id)}});
    html.element("h3", o.name());
    std::string facts = capitalised(page.kind_label(v));
    if (const std::string place = page.place_of(v); !place.empty())
        facts += " · " + place;
    html.element("p", facts, {{"class", "aside"}}).open("dl");
    if (!o.aliases().empty()) {
        std::vector<std::string> also(o.aliases().begin(),
                                      o.aliases().begin() +
                                          static_cast<std::ptrdiff_t>(std::min<std::size_t>(4, o.aliases().size())));
        std::string text = also[0];
        for (std::size_t i = 1; i < also.size(); ++i)
            text += "; " + also[i];
        term(html, page.say("also_as"), escaped(text));
    }
    std::string degree = page.graph.degree(v) == 1
                             ? std::string(page.say("organisations_one"))
                             : page.say("organisations_n", {{"n", page.number(page.graph.degree(v))}});
    if (!m.ranking.betweenness_rank.empty() && page.graph.degree(v) > 1 && m.ranking.betweenness[v] > 0)
        degree = page.say("connecting_rank", {{"n", degree}, {"rank", page.number(m.ranking.betweenness_rank[v])}});
    term(html, page.say("tied_with"), escaped(degree));
    if (page.has_communities())
        term(html, page.say("community"), page.community(m.communities.partition.of[v]));
    for (const auto& [relation, others] : partners)
        term(html, relation, named(page, others));
    if (!meetings.empty())
        term(html, page.say("meets"), page.organisations(meetings));
    for (const ReviewModel::Figure& figure : m.figures)
        if (figure.focus == o.id && !figure.path.empty())
            term(html, page.say("ego_picture"), page.file(figure.path));
    if (!rows.empty())
        html.element("dt", page.say("input_rows")).element("dd", places(page, rows), {{"class", "place"}});
    html.close("dl").close("section");
}

/// What the search needs: id, name, type, place, partners, aliases.
void write_search_data(Page& page) {
    std::string json = "[";
    bool first = true;
    for (std::size_t i = 0; i < page.network.size(); ++i) {
        if (page.model.focus != kNoNode && !page.has_section(node(i)))
            continue;
        const Organisation& o = page.network.organisations[node(i)];
        std::string aliases;
        for (const std::string& alias : o.aliases())
            aliases += (aliases.empty() ? "" : "; ") + alias;
        json += (first ? "\n[" : ",\n[") + json_string(o.id) + "," + json_string(o.name()) + "," +
                json_string(capitalised(page.kind_label(node(i)))) + "," + json_string(page.place_of(node(i))) + "," +
                std::to_string(page.graph.degree(node(i))) + "," + json_string(aliases) + "]";
        first = false;
    }
    page.html.line().element("script", Markup{json + "\n]"},
                             {{"type", "application/json"}, {"id", "organisation-data"}});
}

} // namespace

void write_organisations(Page& page) {
    page.section("organisations", "h_organisations");
    const std::size_t n = page.network.size(), shown = page.sections().size();
    if (page.model.focus != kNoNode)
        page.paragraph(page.markup("organisations_focus", {{"n", escaped(page.number(shown))},
                                                           {"all", escaped(page.number(n))},
                                                           {"file", page.file("tables/organisations.csv")}}));
    else if (n == 0)
        page.paragraph(page.say("no_organisations"));
    else if (shown == n)
        page.paragraph(page.markup("organisations_all",
                                   {{"n", escaped(page.number(n))}, {"file", page.file("tables/organisations.csv")}}));
    else
        page.paragraph(page.markup("organisations_some", {{"n", escaped(page.number(shown))},
                                                          {"all", escaped(page.number(n))},
                                                          {"file", page.file("tables/organisations.csv")}}));
    page.paragraph(page.markup("organisations_print", {{"file", page.file("tables/organisations.csv")}}), "print-only");
    page.html.line().open("div", {{"id", "found"}, {"class", "orgs"}}).close("div");
    page.html.line().open("div", {{"class", "orgs"}});
    const auto partners = gather_partners(page);
    const auto meetings = gather_meetings(page.model);
    const auto rows = gather_rows(page);
    for (const NodeId v : page.sections())
        write_one(page, v, partners[v], meetings[v], rows[v]);
    page.html.close("div");
    write_search_data(page);
    page.end_section();
}

} // namespace clusterbridge
