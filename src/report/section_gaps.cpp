#include "report/chart.hpp"

#include "analysis/recommend_words.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {
namespace {

constexpr std::size_t kShown = 10;
constexpr std::size_t kSurplus = 5;

class Chapter {
  public:
    explicit Chapter(Page& page) : page_(page), study_(page.model.gaps) {}

    void write() const {
        if (focused())
            return write_focus();
        if (study_.pairs == 0 || study_.occasions == 0)
            return page_.paragraph(page_.say("gaps_none"));
        page_.paragraph(page_.say(study_.from_projects ? "gaps_intro_projects" : "gaps_intro_ties",
                                  {{"draws", page_.number(study_.draws)}}));
        write_counts();
        if (study_.thin()) {
            page_.paragraph(page_.say("gaps_thin"));
            write_silent();
            write_gaps();
        } else {
            write_gaps();
            write_silent();
        }
        write_gap_chart(page_);
        write_surplus();
        page_.paragraph(page_.say("gaps_caveat"), "aside");
        page_.paragraph(page_.markup("gaps_file", {{"file", page_.file("tables/gaps.csv")},
                                                   {"n", escaped(page_.number(study_.pairs_left_out))}}),
                        "aside");
    }

  private:
    bool focused() const { return page_.model.focus != kNoNode; }
    /// One cluster against all others: the study was cut to its rows.
    void write_focus() const {
        if (study_.rows.empty())
            return page_.paragraph(page_.say("gaps_focus_none"));
        page_.paragraph(page_.say(study_.from_projects ? "gaps_intro_projects" : "gaps_intro_ties",
                                  {{"draws", page_.number(study_.draws)}}));
        page_.paragraph(page_.say("gaps_focus", {{"n", page_.number(study_.groups.groups.size() - 1)}}));
        write_silent();
        write_gaps();
        write_surplus();
        page_.paragraph(page_.say("gaps_caveat"), "aside");
        page_.paragraph(page_.markup("in_file", {{"file", page_.file("tables/gaps.csv")}}), "aside");
    }

    std::string grouping() const {
        const std::string key = "by_" + study_.groups.kind;
        for (const char* known : {"by_cluster", "by_region", "by_country", "by_type", "by_theme", "by_community"})
            if (key == known)
                return std::string(page_.say(key));
        return page_.say("by_column", {{"column", in_quotes(study_.groups.title, page_.language)}});
    }

    void write_counts() const {
        if (study_.groups.kind == "community")
            return page_.paragraph(page_.say("gaps_no_test_communities"));
        const auto proven = std::count_if(study_.rows.begin(), study_.rows.end(), [](const Gap& gap) {
            return gap.theme == Symbol{} && gap.verdict == GapVerdict::proven_gap;
        });
        const bool only = study_.pairs == 1;
        std::string text = only ? page_.say("gaps_counts_one", {{"by", grouping()}})
                                : page_.say("gaps_counts", {{"groups", page_.number(study_.groups.groups.size())},
                                                            {"by", grouping()},
                                                            {"pairs", page_.number(study_.pairs)}});
        text += study_.pairs_tested > 1    ? page_.say("gaps_tested", {{"tested", page_.number(study_.pairs_tested)}})
                : study_.pairs_tested == 0 ? std::string(page_.say("gaps_tested_none"))
                                           : std::string(page_.say(only ? "gaps_tested_only" : "gaps_tested_one"));
        if (proven > 1)
            text += " " + page_.say("gaps_proven", {{"proven", page_.number(static_cast<std::uint64_t>(proven))}});
        else if (proven == 1)
            text += " " + std::string(page_.say(only ? "gaps_proven_only" : "gaps_proven_one"));
        else if (study_.pairs_tested > 0)
            text += " " + std::string(page_.say(study_.margins_decide() ? "gaps_fixed"
                                                : study_.thin()  ? "gaps_none_proven"
                                                                 : "gaps_none_proven_tested"));
        page_.paragraph(text);
    }
    Markup group(std::uint32_t g) const {
        const Groups::Group& group = study_.groups.groups[g];
        if (study_.groups.of_initiatives)
            if (const NodeId v = page_.network.find(group.key); v != kNoNode)
                return page_.organisation(v);
        if (study_.groups.kind == "country")
            return escaped(country_name(group.key).in(page_.language));
        return escaped(group.label.in(page_.language));
    }
    Markup groups(const Gap& gap) const {
        Markup both = page_.markup("gap_pair", {{"a", group(gap.a)}, {"b", group(gap.b)}});
        if (gap.theme != Symbol{}) {
            const std::string theme = in_quotes(page_.network.theme_name(gap.theme, page_.language), page_.language);
            both.html +=
                " <span class=\"aside\">" + escape_html(page_.say("gap_in_theme", {{"theme", theme}})) + "</span>";
        }
        if (gap.shared_members > 0)
            both.html += " <span class=\"aside\">" +
                         escape_html(page_.say("gap_shared", {{"n", page_.number(gap.shared_members)}})) + "</span>";
        return both;
    }

    std::string expected(const Gap& gap) const { return page_.decimal(gap.expected, gap.expected < 10 ? 1 : 0); }
    Markup meetings(const Gap& gap) const {
        const std::string figures = page_.say("gap_figures", {{"o", page_.number(gap.observed)}, {"e", expected(gap)}});
        const std::string interval =
            page_.say("gap_interval", {{"low", page_.decimal(gap.low, 2)}, {"high", page_.decimal(gap.high, 2)}});
        std::string html = escape_html(figures) + " <span class=\"aside\">" + escape_html(interval) + "</span>";
        const bool holds = gap.verdict == GapVerdict::proven_gap || gap.verdict == GapVerdict::likely_gap;
        if (holds && gap.missing >= 0.1)
            html +=
                " <span class=\"aside\">" +
                escape_html(page_.say("gap_missing", {{"m", page_.decimal(gap.missing, gap.missing < 10 ? 1 : 0)}})) +
                "</span>";
        return {html};
    }

    /// The five best pairs, each in the order of the groups, then who knows both groups.
    Markup action(const Gap& gap) const {
        std::string html;
        for (const Recommendation& r : gap.best_pairs) {
            const auto& first = study_.groups.groups[gap.a].members;
            const bool turned = std::find(first.begin(), first.end(), r.source) == first.end();
            const Markup a = page_.organisation(turned ? r.target : r.source),
                         b = page_.organisation(turned ? r.source : r.target);
            html += "<li>" +
                    (r.broker == kNoNode ? page_.markup("gap_pair", {{"a", a}, {"b", b}})
                                         : page_.markup("gap_pair_through",
                                                        {{"a", a}, {"b", b}, {"broker", page_.organisation(r.broker)}}))
                        .html +
                    "</li>";
        }
        html = html.empty() ? escape_html(page_.say(gap.theme == Symbol{} ? "gap_no_pairs" : "gap_no_pairs_theme"))
                            : "<ul>" + html + "</ul>";
        const Markup brokers = gap.brokers.empty()
                                   ? escaped(page_.say("gap_no_brokers"))
                                   : page_.markup("gap_brokers", {{"list", page_.enumerated(gap.brokers)}});
        return {html + " <span class=\"aside\">" + brokers.html + "</span>"};
    }

    std::string themes(const Gap& gap) const {
        std::vector<std::string> names;
        for (const Symbol theme : gap.shared_themes)
            names.push_back(page_.network.theme_name(theme, page_.language));
        names.resize(std::min<std::size_t>(names.size(), 3));
        return names.empty() ? "" : listed(names, page_.language);
    }

    void more(std::size_t shown, std::size_t all) const {
        if (all > shown)
            page_.paragraph(page_.markup("gaps_more", {{"n", escaped(page_.number(shown))},
                                                       {"all", escaped(page_.number(all))},
                                                       {"file", page_.file("tables/gaps.csv")}}),
                            "aside");
    }

    void write_silent() const {
        page_.heading3("h_silent", "gaps-silent");
        if (study_.silent.empty())
            return page_.paragraph(page_.say(focused() ? "silent_none_focus" : "silent_none"));
        page_.paragraph(page_.say("silent_intro"));
        const std::size_t shown = std::min(kShown, study_.silent.size());
        std::vector<std::vector<Markup>> rows;
        for (std::size_t k = 0; k < shown; ++k) {
            const Gap& gap = study_.rows[study_.silent[k]];
            rows.push_back({groups(gap), escaped(page_.decimal(gap.similarity, 2)), escaped(themes(gap)), action(gap)});
        }
        page_.table(page_.say("c_silent"),
                    {{std::string(page_.say("gap_groups")), false},
                     {std::string(page_.say("gap_similarity")), true},
                     {std::string(page_.say("gap_themes")), false},
                     {std::string(page_.say("gap_action")), false}},
                    rows, "gaps");
        more(shown, study_.silent.size());
    }

    void write_gaps() const {
        if (study_.groups.kind == "community")
            return;
        page_.heading3("h_gap_list", "gaps-list");
        if (study_.gaps.empty())
            return page_.paragraph(page_.say(focused() ? "gap_list_none_focus" : "gap_list_none"));
        page_.paragraph(page_.say("gap_list_intro"));
        const std::size_t shown = std::min(kShown, study_.gaps.size());
        std::vector<std::vector<Markup>> rows;
        for (std::size_t k = 0; k < shown; ++k) {
            const Gap& gap = study_.rows[study_.gaps[k]];
            const char* verdict = gap.verdict == GapVerdict::proven_gap ? "verdict_proven_gap"
                                  : gap.verdict == GapVerdict::open     ? "verdict_open"
                                                                        : "verdict_likely_gap";
            rows.push_back({groups(gap), meetings(gap), escaped(page_.say(verdict)), action(gap)});
        }
        page_.table(page_.say("c_gap_list"),
                    {{std::string(page_.say("gap_groups")), false},
                     {std::string(page_.say("gap_meetings")), false},
                     {std::string(page_.say("gap_verdict")), false},
                     {std::string(page_.say("gap_action")), false}},
                    rows, "gaps");
        more(shown, study_.gaps.size());
    }

    void write_surplus() const {
        std::vector<const Gap*> surplus;
        for (const Gap& gap : study_.rows)
            if (gap.verdict == GapVerdict::surplus && gap.theme == Symbol{})
                surplus.push_back(&gap);
        std::stable_sort(surplus.begin(), surplus.end(), [](const Gap* a, const Gap* b) { return a->low > b->low; });
        surplus.resize(std::min(surplus.size(), kSurplus));
        std::vector<Markup> pairs;
        for (const Gap* gap : surplus)
            pairs.push_back(page_.markup("gaps_surplus_pair", {{"a", group(gap->a)},
                                                               {"b", group(gap->b)},
                                                               {"o", escaped(page_.number(gap->observed))},
                                                               {"e", escaped(expected(*gap))}}));
        if (!pairs.empty())
            page_.paragraph(page_.markup("gaps_surplus", {{"list", joined(pairs, "; ")}}));
    }

    Page& page_;
    const GapStudy& study_;
};

} // namespace

void write_gaps(Page& page) {
    page.section("gaps", "h_gaps");
    Chapter(page).write();
    page.end_section();
}

} // namespace clusterbridge
