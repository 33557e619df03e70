#include "report/chart.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

constexpr std::size_t kShown = 40; ///< themes of the table; the file has all

void write_table(Page& page) {
    page.paragraph(page.say("themes_counts"));
    std::vector<const ThemeCoverage*> order;
    for (const ThemeCoverage& theme : page.model.themes)
        order.push_back(&theme);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto* a, const auto* b) { return a->organisations > b->organisations; });
    order.resize(std::min(order.size(), kShown));
    std::vector<std::vector<Markup>> rows;
    for (const ThemeCoverage* theme : order) {
        std::vector<Markup> row{escaped(page.network.theme_name(theme->theme, page.language))};
        for (const std::size_t n :
             {theme->organisations, theme->companies, theme->research, theme->clusters, theme->ties})
            row.push_back(escaped(page.number(n)));
        rows.push_back(std::move(row));
    }
    page.table(page.say("c_themes"),
               {{std::string(page.say("explore_theme")), false},
                {std::string(page.say("chart_organisations")), true},
                {std::string(page.say("themes_companies")), true},
                {std::string(page.say("themes_research")), true},
                {std::string(page.say("themes_clusters")), true},
                {std::string(page.say("themes_ties")), true}},
               rows);
    page.paragraph(page.markup("themes_file", {{"file", page.file("tables/themes.csv")}}), "aside");
}

} // namespace

void write_themes(Page& page) {
    page.section("themes", "h_themes");
    if (page.model.themes.empty()) {
        page.paragraph(page.say("themes_none"));
    } else {
        page.paragraph(page.say("themes_intro"));
        write_theme_chart(page);
        write_table(page);
    }
    page.end_section();
}

} // namespace clusterbridge
