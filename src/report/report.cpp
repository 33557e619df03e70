#include "base/error.hpp"
#include "report/data_table.hpp"
#include "report/json_text.hpp"
#include "report/markdown.hpp"
#include "report/page.hpp"
#include "report/page_assets.hpp"
#include "report/review_model.hpp"
#include "report/section_explore.hpp"

#include <array>

namespace clusterbridge {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kContents{{{"findings", "h_findings"},
                                                                                   {"opportunities", "h_opportunities"},
                                                                                   {"gaps", "h_gaps"},
                                                                                   {"backtest", "h_backtest"},
                                                                                   {"brokers", "h_brokers"},
                                                                                   {"communities", "h_communities"},
                                                                                   {"clusters", "h_scorecard_chapter"},
                                                                                   {"themes", "h_themes"},
                                                                                   {"frame", "h_frame"},
                                                                                   {"picture", "h_picture"},
                                                                                   {"organisations", "h_organisations"},
                                                                                   {"data", "h_data"},
                                                                                   {"method", "h_method"},
                                                                                   {"reading", "h_reading"},
                                                                                   {"made", "h_made"}}};

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
    html.element("title", page.say("title")).line();
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

void write_contents(Page& page) {
    Html& html = page.html;
    html.line().open("nav", {{"aria-labelledby", "contents"}});
    html.element("h2", page.say("contents"), {{"id", "contents"}}).open("ol");
    for (const auto& [id, key] : kContents)
        html.open("li").element("a", page.say(key), {{"href", "#" + std::string(id)}}).close("li");
    html.close("ol").close("nav").line();
}

/// What the scripts say, in the language of the page.
void write_script_words(Page& page) {
    std::string json = "{";
    for (const Phrase& p : interactive_phrases())
        if (p.key.starts_with("js_"))
            json += (json.size() > 1 ? "," : "") + json_string(p.key.substr(3)) + ":" + json_string(page.say(p.key));
    page.html.line().element("script", Markup{json + "}"}, {{"type", "application/json"}, {"id", "page-words"}}).line();
}

std::string index_page(const ReviewModel& model) {
    Page page(model);
    write_document_head(page);
    Html& html = page.html;
    html.open("body").line().element("a", page.say("skip"), {{"class", "skip"}, {"href", "#findings"}});
    html.open("div", {{"class", "page"}, {"id", "top"}});
    write_head(page);
    write_search(page);
    html.open("main");
    write_findings(page);
    write_contents(page);
    for (const auto write : {write_opportunities, write_gaps, write_backtest, write_brokers, write_communities,
                             write_clusters, write_themes, write_frame, write_pictures, write_organisations,
                             write_data_quality, write_method, write_reading, write_made})
        write(page);
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

std::vector<ReportFile> write_report(const ReviewModel& model) {
    ensure(model.network != nullptr && model.view != nullptr, "a review has a network");
    const Network& network = *model.network;
    static const Diagnostics kNothing;
    const Diagnostics& diagnostics = model.diagnostics != nullptr ? *model.diagnostics : kNothing;
    std::string page = index_page(model);
    std::string markdown = to_markdown(page);
    return {{"index.html", std::move(page)},
            {"report.md", std::move(markdown)},
            {"tables/organisations.csv", to_csv(rank_table(network, model.ranking))},
            {"tables/communities.csv", to_csv(communities_table(network, model.communities, model.language))},
            {"tables/gaps.csv", to_csv(gaps_table(network, model.gaps))},
            {"tables/recommendations.csv", to_csv(recommendations_table(network, model.all, model.language))},
            {"tables/clusters.csv", to_csv(clusters_table(network, model.clusters))},
            {"tables/themes.csv", to_csv(themes_table(network, model.themes))},
            {"tables/rejected.csv", to_csv(rejected_table(diagnostics.all(), model.language))}};
}

} // namespace clusterbridge
