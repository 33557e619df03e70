#include "base/error.hpp"
#include "report/data_table.hpp"
#include "report/json_text.hpp"
#include "report/markdown.hpp"
#include "report/page.hpp"
#include "report/page_assets.hpp"
#include "report/review_model.hpp"
#include "report/section_explore.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace clusterbridge {
namespace {

/// A part of the page and its line in the list of contents.
struct Chapter {
    std::string_view id, heading;
    void (*write)(Page& page);
};
using Chapters = std::vector<Chapter>;

const Chapters& chapters_of(const ReviewModel& model) {
    static const Chapters kWhole{{"opportunities", "h_opportunities", write_opportunities},
                                 {"gaps", "h_gaps", write_gaps},
                                 {"backtest", "h_backtest", write_backtest},
                                 {"brokers", "h_brokers", write_brokers},
                                 {"communities", "h_communities", write_communities},
                                 {"clusters", "h_scorecard_chapter", write_clusters},
                                 {"themes", "h_themes", write_themes},
                                 {"frame", "h_frame", write_frame},
                                 {"picture", "h_picture", write_pictures},
                                 {"organisations", "h_organisations", write_organisations},
                                 {"data", "h_data", write_data_quality},
                                 {"method", "h_method", write_method},
                                 {"reading", "h_reading", write_reading},
                                 {"made", "h_made", write_made}};
    static const Chapters kCluster{{"clusters", "h_scorecard_focus", write_clusters},
                                   {"picture", "h_picture", write_focus_picture},
                                   {"members", "h_members", write_members},
                                   {"partners", "h_partners", write_partners},
                                   {"opportunities", "h_opportunities", write_opportunities},
                                   {"gaps", "h_gaps", write_gaps},
                                   {"organisations", "h_organisations_focus", write_organisations},
                                   {"data", "h_data", write_data_quality},
                                   {"method", "h_method", write_method},
                                   {"reading", "h_reading", write_reading},
                                   {"made", "h_made", write_made}};
    static const Chapters kNoMembers{{"members", "h_members", write_without_members}, {"made", "h_made", write_made}};
    const ClusterScorecard* card = focus_card(model);
    return card == nullptr ? kWhole : card->members.empty() ? kNoMembers : kCluster;
}

void write_document_head(Page& page) {
    Html& html = page.html;
    html.raw({"<!DOCTYPE html>\n"}).open("html", {{"lang", page.language == Language::de ? "de" : "en"}}).line();
    html.open("head").line().lone("meta", {{"charset", "utf-8"}}).line();
    std::vector<std::string_view> scripts{page_script()};
    if (has_explorer(page.model))
        scripts.push_back(network_script());
    html.lone("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", content_security_policy(scripts)}});
    html.line().lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}).line();
    html.lone("meta", {{"name", "referrer"}, {"content", "no-referrer"}}).line();
    html.lone("meta", {{"name", "generator"}, {"content", "clusterbridge " + page.model.version}}).line();
    html.element("title", page.model.focus == kNoNode ? std::string(page.say("title"))
                                                      : page.network.organisations[page.model.focus].name())
        .line();
    html.element("style", Markup{std::string(page_style())}).line().close("head").line();
}

/// Shown by the script only: without it a search field would do nothing.
void write_search(Page& page) {
    Html& html = page.html;
    html.line().open("div", {{"class", "bar"},
                             {"id", "search-bar"},
                             {"role", "search"},
                             {"hidden", ""},
                             {"data-none", std::string(page.say("search_none"))},
                             {"data-one", std::string(page.say("search_one"))},
                             {"data-many", page.say("search_many", {{"n", "#"}})},
                             {"data-more", page.say("search_more", {{"n", "#"}})},
                             {"data-partners", std::string(page.say("partner_count"))}});
    html.element("label", page.say("search"), {{"for", "search"}});
    html.lone("input", {{"type", "search"},
                        {"id", "search"},
                        {"autocomplete", "off"},
                        {"placeholder", std::string(page.say("search_hint"))}});
    html.element("output", "", {{"id", "hit-count"}, {"for", "search"}});
    html.element("ul", "", {{"id", "hits"}}).close("div").line();
}

void write_contents(Page& page, const Chapters& chapters) {
    Html& html = page.html;
    html.line().open("nav", {{"aria-labelledby", "contents"}});
    html.element("h2", page.say("contents"), {{"id", "contents"}}).open("ol");
    html.open("li").element("a", page.say("h_findings"), {{"href", "#findings"}}).close("li");
    for (const Chapter& chapter : chapters)
        html.open("li").element("a", page.say(chapter.heading), {{"href", "#" + std::string(chapter.id)}}).close("li");
    html.close("ol").close("nav").line();
}

std::string index_page(const ReviewModel& model) {
    Page page(model);
    write_document_head(page);
    Html& html = page.html;
    html.open("body").line().element("a", page.say("skip"), {{"class", "skip"}, {"href", "#findings"}});
    html.open("div", {{"class", "page"}, {"id", "top"}});
    write_head(page);
    const Chapters& chapters = chapters_of(model);
    const bool searched = std::any_of(chapters.begin(), chapters.end(),
                                      [](const Chapter& chapter) { return chapter.id == "organisations"; });
    if (searched)
        write_search(page);
    html.open("main");
    write_findings(page);
    write_contents(page, chapters);
    for (const Chapter& chapter : chapters)
        chapter.write(page);
    html.close("main").line();
    html.open("footer").element("a", page.say("back_to_top"), {{"href", "#top"}}).close("footer");
    html.close("div").line();
    write_script_words(page);
    html.element("script", Markup{page_script()}).line();
    if (has_explorer(model))
        html.element("script", Markup{std::string(network_script())}).line();
    html.close("body").close("html").line();
    return html.take();
}

} // namespace

void write_script_words(Page& page) {
    std::string json = "{";
    for (const Phrase& p : interactive_phrases())
        if (p.key.starts_with("js_"))
            json += (json.size() > 1 ? "," : "") + json_string(p.key.substr(3)) + ":" + json_string(page.say(p.key));
    page.html.line().element("script", Markup{json + "}"}, {{"type", "application/json"}, {"id", "page-words"}}).line();
}

std::vector<ReportFile> write_report(const ReviewModel& model) {
    ensure(model.network != nullptr && model.view != nullptr, "a review has a network");
    const Network& network = *model.network;
    static const Diagnostics kNothing;
    const Diagnostics& diagnostics = model.diagnostics != nullptr ? *model.diagnostics : kNothing;
    std::string page = index_page(model);
    std::string markdown = to_markdown(page);
    std::vector<ReportFile> files{{"index.html", std::move(page)}, {"report.md", std::move(markdown)}};
    const ClusterScorecard* card = focus_card(model);
    if (card != nullptr && card->members.empty())
        return files; // one page that says so
    const auto add = [&](const std::string& name, const DataTable& table) {
        files.push_back({"tables/" + name + ".csv", to_csv(table)});
    };
    add("organisations", cut_to_focus(rank_table(network, model.ranking), model));
    add("communities", cut_to_focus(communities_table(network, model.communities, model.language), model));
    add("gaps", gaps_table(network, model.gaps));
    add("recommendations", recommendations_table(network, model.all, model.language));
    add("clusters", cut_to_focus(clusters_table(network, model.clusters), model));
    add("themes", themes_table(network, model.themes));
    add("rejected", rejected_table(diagnostics.all(), model.language));
    return files;
}

} // namespace clusterbridge
