#include "report/section_portraits.hpp"

#include "analysis/recommend_words.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

constexpr std::size_t kReasonsShown = 2; ///< of each suggestion, beside what speaks against it; the file has all
constexpr std::size_t kMissingNamed = 12;
constexpr std::size_t kPrinted =
    10; ///< rows of such a table on paper, where nobody searches; page.css hides the others

/// "Punktwert 0,82 · Wirkung +0,03 %"
std::string figures(const PairCells& cells, const Recommendation& r) {
    const Page& page = cells.page;
    std::string text = std::string(page.say("score")) + " " + cells.score(r);
    if (const Markup impact = cells.impact(r); !impact.html.empty())
        text += " · " + std::string(page.say("impact")) + " " + impact.html;
    if (r.probability)
        text += " · " + std::string(page.say("probability")) + " " + page.percent(*r.probability);
    return text;
}

/// What is said below the names of a pair or a partner.
std::string below(const PairCells& cells, const Recommendation& r, const std::vector<Sentence>& reasons) {
    std::string html = "<ul>";
    for (std::size_t k = 0; k < reasons.size(); ++k)
        if (k < kReasonsShown || speaks_against(reasons[k]))
            html += "<li>" + cells.with_links(reasons[k].in(cells.page.language), r).html + "</li>";
    html += "</ul>";
    return html + "<span class=\"aside\">" + figures(cells, r) + "</span>" + cells.proof(r, {html}).html;
}

Markup partners(const PairCells& cells, const std::vector<const Recommendation*>& rows, NodeId whose) {
    std::string html = "<ol>";
    for (const Recommendation* r : rows)
        html += "<li>" + cells.end(r->source == whose ? r->target : r->source).html +
                below(cells, *r, r->source == whose || r->reasons_turned.empty() ? r->reasons : r->reasons_turned) +
                "</li>";
    return {html + "</ol>"};
}

Markup pairs(const PairCells& cells, const std::vector<const Recommendation*>& rows) {
    std::string html = "<ol>";
    for (const Recommendation* r : rows)
        html += "<li>" + cells.pair(*r).html + below(cells, *r, r->reasons) + "</li>";
    return {html + "</ol>"};
}

/// The table, and for paper where its other rows are.
void write_portrait_table(Page& page, std::string_view caption, std::string_view first, std::string_view second,
                          const std::vector<std::vector<Markup>>& rows) {
    page.table(page.say(caption), {{std::string(page.say(first)), false}, {std::string(page.say(second)), false}}, rows,
               "portraits");
    if (rows.size() > kPrinted)
        page.paragraph(page.say("print_rest", {{"n", page.number(kPrinted)}, {"all", page.number(rows.size())}}),
                       "aside print-only");
}

std::vector<const Recommendation*> rows_of(const RecommendationList& list, const Portrait& portrait) {
    std::vector<const Recommendation*> rows;
    rows.reserve(portrait.rows.size());
    for (const std::size_t row : portrait.rows)
        rows.push_back(&list.rows[row]);
    return rows;
}

/// Those for whom nothing was found: named, and said what that means.
void tell_missing(Page& page, std::string_view key, std::vector<Markup> missing) {
    if (missing.empty())
        return;
    const std::size_t all = missing.size();
    missing.resize(std::min(all, kMissingNamed));
    const Markup names = all == missing.size()
                             ? page.enumerated(missing)
                             : Markup{joined(missing, ", ").html + " " +
                                      escape_html(page.say("and_more", {{"n", page.number(all - missing.size())}}))};
    page.paragraph(page.markup(key, {{"names", names}}), "aside");
}

void write_kind(const PairCells& cells, ActorKind kind, std::string_view heading, std::string_view id,
                std::string_view caption, std::string_view head) {
    Page& page = cells.page;
    const RecommendationList& list = page.model.around_each;
    std::vector<std::pair<NodeId, const Portrait*>> portraits;
    for (const Portrait& portrait : list.portraits.organisations)
        if (const NodeId v = page.network.find(portrait.id); page.network.organisations[v].kind == kind)
            portraits.emplace_back(v, &portrait);
    if (portraits.empty())
        return;
    std::vector<std::vector<Markup>> rows;
    std::vector<Markup> missing, ended;
    for (const auto& [v, portrait] : portraits) {
        if (portrait->rows.empty())
            (portrait->ended ? ended : missing).push_back(page.organisation(v));
        else
            rows.push_back(
                {{page.organisation(v).html + " <span class=\"aside\">" + escape_html(page.place_of(v)) + "</span>"},
                 partners(cells, rows_of(list, *portrait), v)});
    }
    page.heading3(heading, id);
    if (!rows.empty())
        write_portrait_table(page, caption, head, "meets", rows);
    tell_missing(page, "portraits_missing", std::move(missing));
    tell_missing(page, "portraits_ended", std::move(ended));
}

std::string theme_name(const Page& page, const std::string& id) {
    for (const Theme& theme : page.network.themes)
        if (page.network.text(theme.id) == id)
            return page.network.theme_name(theme.id, page.language);
    return id;
}

void write_themes(const PairCells& cells) {
    Page& page = cells.page;
    const RecommendationList& list = page.model.around_each;
    if (list.portraits.themes.empty())
        return;
    page.heading3("h_by_theme", "opportunities-themes");
    const auto& themes = page.network.themes;
    const bool agenda = std::any_of(themes.begin(), themes.end(),
                                    [&](const Theme& theme) { return page.network.text(theme.kind) == "agenda"; });
    page.paragraph(
        page.say("by_theme_lead", {{"order", std::string(page.say(agenda ? "by_theme_agenda" : "by_theme_order"))}}));
    if (const std::size_t shown = list.portraits.themes.size(), all = page.model.themes.size(); shown < all)
        page.paragraph(
            page.markup("by_theme_more", {{"n", escaped(page.number(shown))},
                                          {"all", escaped(page.number(all))},
                                          {"command", Markup{"<code>clusterbridge recommend --list-theme</code>"}}}),
            "aside");
    std::vector<std::vector<Markup>> rows;
    std::vector<Markup> missing;
    for (const Portrait& portrait : list.portraits.themes) {
        const Markup name = escaped(theme_name(page, portrait.id));
        if (portrait.rows.empty())
            missing.push_back(name);
        else
            rows.push_back({name, pairs(cells, rows_of(list, portrait))});
    }
    if (!rows.empty())
        write_portrait_table(page, "c_by_theme", "theme", "pair", rows);
    tell_missing(page, "themes_missing", std::move(missing));
}

/// Suggestions from profiles, gathered by the newcomer they are for.
void write_newcomers(const PairCells& cells) {
    Page& page = cells.page;
    const RecommendationList& list = page.model.newcomers;
    if (list.rows.empty())
        return;
    std::vector<std::pair<NodeId, std::vector<const Recommendation*>>> by_newcomer; // in the order of the list
    for (const Recommendation& r : list.rows) {
        auto at = std::find_if(by_newcomer.begin(), by_newcomer.end(),
                               [&](const auto& entry) { return entry.first == r.newcomer; });
        if (at == by_newcomer.end())
            at = by_newcomer.insert(at, {r.newcomer, {}});
        at->second.push_back(&r);
    }
    page.heading3("h_newcomers", "opportunities-newcomers");
    page.paragraph(page.say(list.newcomers == 1                    ? "newcomers_lead_one"
                            : list.newcomers == by_newcomer.size() ? "newcomers_lead_all"
                                                                   : "newcomers_lead",
                            {{"n", page.number(list.newcomers)}, {"shown", page.number(by_newcomer.size())}}));
    std::vector<std::vector<Markup>> rows;
    for (const auto& [v, suggestions] : by_newcomer)
        rows.push_back({cells.end(v), partners(cells, suggestions, v)});
    write_portrait_table(page, "c_newcomers", "newcomer", "meets", rows);
    page.paragraph(page.markup("newcomers_more", {{"command", Markup{"<code>clusterbridge recommend --newcomers "
                                                                     "only</code>"}}}),
                   "aside");
}

} // namespace

void write_portraits(const PairCells& cells) {
    Page& page = cells.page;
    const Portraits& portraits = page.model.around_each.portraits;
    if (portraits.organisations.empty() && portraits.themes.empty())
        return write_newcomers(cells);
    page.heading3("h_portraits", "opportunities-each");
    page.paragraph(page.say("portraits_lead"));
    page.paragraph(page.say("portraits_caveat"));
    write_kind(cells, ActorKind::cluster_initiative, "h_by_initiative", "opportunities-initiatives", "c_by_initiative",
               "initiative");
    write_kind(cells, ActorKind::university, "h_by_university", "opportunities-universities", "c_by_university",
               "university");
    write_themes(cells);
    write_newcomers(cells);
}

} // namespace clusterbridge
