#include "analysis/cluster_findings.hpp"
#include "analysis/finding.hpp"
#include "base/text.hpp"
#include "report/page.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace clusterbridge {
namespace {

struct Span {
    std::optional<Date> first, last;
    void widen(const std::optional<Date>& day) {
        if (!day)
            return;
        first = first ? std::min(*first, *day) : *day;
        last = last ? std::max(*last, *day) : *day;
    }
};

/// When the recorded ties and projects began: end dates may lie far in the future and would mislead.
Span starts(const Network& network) {
    Span span;
    for (const TieRow& tie : network.ties)
        span.widen(tie.since);
    for (const Project& project : network.projects)
        span.widen(project.start);
    return span;
}

std::string counted(const Page& page, std::size_t n, std::string_view one_en, std::string_view many_en,
                    std::string_view one_de, std::string_view many_de) {
    const bool de = page.language == Language::de;
    return page.number(n) + " " + std::string(n == 1 ? (de ? one_de : one_en) : (de ? many_de : many_en));
}

/// "; die Verbindungen stammen aus 20 Zeilen der Eingabe"
std::string where_from(const Page& page, std::size_t rows) {
    const bool de = page.language == Language::de;
    const std::size_t ties = page.graph.edge_count();
    if (ties == 0 && rows == 0)
        return {};
    if (ties == 0 && rows == 1)
        return de ? "; die eine Zeile der Eingabe ergibt keine Verbindung" : "; the one row of the input makes no tie";
    if (ties == 0)
        return de ? "; aus den " + page.number(rows) + " Zeilen der Eingabe ergibt sich keine Verbindung"
                  : "; the " + page.number(rows) + " rows of the input make no tie";
    return (de ? (ties == 1 ? "; die Verbindung stammt aus " : "; die Verbindungen stammen aus ")
               : (ties == 1 ? "; the tie comes from " : "; the ties come from ")) +
           counted(page, rows, "row", "rows", "Zeile", "Zeilen") + (de ? " der Eingabe" : " of the input");
}

std::string what_data(const Page& page) {
    const Network& network = page.network;
    const bool de = page.language == Language::de;
    std::vector<std::string> parts{
        counted(page, network.size(), "organisation", "organisations", "Organisation", "Organisationen"),
        counted(page, page.graph.edge_count(), "tie", "ties", "Verbindung", "Verbindungen")};
    if (!network.projects.empty())
        parts.push_back(counted(page, network.projects.size(), "project", "projects", "Projekt", "Projekte"));
    std::string text = listed(parts, page.language);
    const std::size_t rows = network.ties.size() + network.participations.size();
    text += where_from(page, rows);
    const Span span = starts(network);
    if (span.first) {
        const std::string from = std::to_string(year_of(*span.first)), to = std::to_string(year_of(*span.last));
        if (from == to)
            text += de ? "; datierte Angaben beginnen " + from : "; dated records begin in " + from;
        else
            text += de ? "; datierte Angaben beginnen zwischen " + from + " und " + to
                       : "; dated records begin between " + from + " and " + to;
    }
    return text + ".";
}

std::string types_text(const Page& page) {
    struct Count {
        ActorKind kind;
        std::size_t n = 0;
    };
    std::vector<Count> counts;
    for (const Organisation& o : page.network.organisations) {
        const auto found = std::find_if(counts.begin(), counts.end(), [&](const Count& c) { return c.kind == o.kind; });
        if (found == counts.end())
            counts.push_back({o.kind, 1});
        else
            ++found->n;
    }
    std::sort(counts.begin(), counts.end(),
              [](const Count& a, const Count& b) { return a.n == b.n ? a.kind < b.kind : a.n > b.n; });
    std::vector<std::string> parts;
    for (const Count& c : counts)
        parts.push_back(page.number(c.n) + " " + label_of(c.kind, c.n).in(page.language));
    return parts.empty() ? "" : listed(parts, page.language) + ".";
}

/// "2026-11-28T02:53:03Z" -> "28. November 2026, 02:53 Uhr (UTC)"; any other form stays.
std::string moment(const std::string& stamp, Language language) {
    const auto day = parse_date(std::string_view(stamp).substr(0, 10), DateEnd::first_day);
    if (!day || stamp.size() != 20 || stamp[10] != 'T' || stamp[19] != 'Z')
        return stamp;
    return long_date(*day, language) + ", " + stamp.substr(11, 5) + (language == Language::de ? " Uhr (UTC)" : " UTC");
}

} // namespace

std::vector<Finding> findings_of(const ReviewModel& m) {
    const FindingSources sources{*m.network,      *m.view,         m.ranking,   m.communities,
                                 m.cross_cluster, m.tech_transfer, m.structure, &m.gaps};
    const ClusterScorecard* card = focus_card(m);
    return card != nullptr ? find_out_about(*card, m.clusters, sources) : find_out(sources);
}

void write_filters(Page& page) {
    if (page.model.filters.empty())
        return;
    std::vector<std::string> parts;
    for (const Sentence& filter : page.model.filters)
        parts.push_back(filter.in(page.language));
    page.paragraph(page.say("filtered", {{"filters", join(parts, "; ")},
                                         {"n", page.number(page.network.size())},
                                         {"all", page.number(page.model.organisations_read)}}),
                   "data");
}

void write_head(Page& page) {
    Html& html = page.html;
    html.open("header", {{"class", "top"}});
    html.line().element("p", page.say(page.model.focus == kNoNode ? "kicker" : "kicker_focus"), {{"class", "kicker"}});
    if (page.model.focus == kNoNode) {
        html.line().element("h1", page.say("title"));
    } else {
        html.line().element("h1", page.network.organisations[page.model.focus].name());
        page.paragraph(page.say("focus_whole"), "data");
    }
    page.paragraph(what_data(page), "data");
    page.paragraph(types_text(page), "data");
    write_filters(page);
    if (page.model.timestamp)
        page.paragraph(page.say("created", {{"date", moment(*page.model.timestamp, page.language)}}), "data");
    html.close("header").line();
}

void write_findings(Page& page) {
    page.section("findings", "h_findings");
    Html& html = page.html;
    html.line().open("ol", {{"class", "findings"}});
    const std::vector<Finding> findings = findings_of(page.model);
    for (const Finding& f : findings) {
        html.line().open("li");
        html.open("p", {{"class", "figure"}}).element("strong", f.figure.in(page.language));
        html.text(" ").element("span", f.unit.in(page.language)).close("p");
        html.open("div").element("p", f.sentence.in(page.language), {{"class", "sentence"}});
        html.open("p", {{"class", "aside"}}).element("span", page.say("caveat")).text(" ");
        html.text(f.caveat.in(page.language)).text(" ");
        html.element("a", page.say("finding_evidence"), {{"class", "to-evidence"}, {"href", "#" + f.anchor}});
        html.close("p").close("div").close("li");
    }
    html.line().close("ol").line();
    page.end_section();
}

} // namespace clusterbridge
