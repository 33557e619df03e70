#include "report/page.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {
namespace {

class Chapter {
  public:
    explicit Chapter(Page& page) : page_(page), study_(page.model.clusters) {}

    void write() const {
        if (page_.model.focus != kNoNode)
            return write_focus();
        if (study_.rows.empty())
            return page_.paragraph(page_.say("clusters_none"));
        page_.paragraph(page_.say("clusters_intro"));
        if (study_.intervals)
            page_.paragraph(page_.say("clusters_ranks", {{"n", page_.number(study_.rows.size())}}));
        page_.paragraph(page_.say("clusters_labels"), "aside");
        write_overview();
        if (std::any_of(study_.rows.begin(), study_.rows.end(), [](const ClusterScorecard& card) {
                return !card.members.empty() && card.figures[ClusterFigure::office_dependence] == 1;
            }))
            page_.paragraph(page_.say("clusters_office"), "aside");
        const std::size_t without = study_.rows.size() - study_.with_members;
        if (without > 0)
            page_.paragraph(without == 1 ? std::string(page_.say("clusters_empty_one"))
                                         : page_.say("clusters_empty", {{"n", page_.number(without)}}),
                            "aside");
        page_.paragraph(page_.markup("clusters_file", {{"file", page_.file("tables/clusters.csv")}}), "aside");
        if (study_.with_members == 0)
            return;
        page_.heading3("h_scorecards", "clusters-cards");
        page_.html.line().open("div", {{"class", "cards"}});
        for (const ClusterScorecard& card : study_.rows)
            if (!card.members.empty())
                write_card(card);
        page_.html.close("div").line();
    }

  private:
    bool has(const ClusterScorecard& card, ClusterFigure figure) const { return std::isfinite(card.figures[figure]); }
    std::string count(const ClusterScorecard& card, ClusterFigure figure) const {
        return has(card, figure) ? page_.decimal(card.figures[figure], 0) : std::string();
    }
    std::string share(const ClusterScorecard& card, ClusterFigure figure) const {
        return has(card, figure) ? page_.percent(card.figures[figure]) : std::string();
    }
    /// "4 (3 bis 7)"
    std::string rank(const ClusterScorecard& card, ClusterFigure figure) const {
        const ClusterRank& r = card.ranks[static_cast<std::size_t>(figure)];
        if (r.rank == 0)
            return {};
        if (r.low == 0)
            return page_.number(r.rank);
        if (r.low == r.high && r.low == r.rank)
            return page_.say("interval_stable", {{"rank", page_.number(r.rank)}});
        return page_.say(
            "interval", {{"rank", page_.number(r.rank)}, {"low", page_.number(r.low)}, {"high", page_.number(r.high)}});
    }
    Markup with_rank(const std::string& value, const ClusterScorecard& card, ClusterFigure figure) const {
        const std::string place = rank(card, figure);
        return {escape_html(value) +
                (value.empty() || place.empty() ? "" : " <span class=\"aside\">" + escape_html(place) + "</span>")};
    }

    void write_overview() const {
        std::vector<std::vector<Markup>> rows;
        for (const ClusterScorecard& card : study_.rows) {
            if (card.members.empty())
                continue;
            using F = ClusterFigure;
            rows.push_back({page_.organisation(card.initiative),
                            with_rank(count(card, F::members_seen), card, F::members_seen),
                            escaped(count(card, F::members_stated)),
                            with_rank(share(card, F::research_share), card, F::research_share),
                            with_rank(count(card, F::cross_cluster_ties), card, F::cross_cluster_ties),
                            with_rank(share(card, F::reach), card, F::reach),
                            with_rank(share(card, F::office_dependence), card, F::office_dependence)});
        }
        if (!rows.empty())
            page_.table(page_.say("c_clusters_all"),
                        {head("initiative_name", false), head("members_seen"), head("members_stated"),
                         head("research_share"), head("cross_ties"), head("reach"), head("office")},
                        rows, "clusters");
    }
    ColumnHead head(std::string_view key, bool number = true) const { return {std::string(page_.say(key)), number}; }

    /// The scorecard of the cluster that the review is about.
    void write_focus() const {
        page_.paragraph(page_.say("clusters_intro"));
        if (study_.intervals)
            page_.paragraph(page_.say("clusters_ranks", {{"n", page_.number(study_.rows.size())}}));
        page_.paragraph(page_.say("clusters_labels"), "aside");
        for (const ClusterScorecard& card : study_.rows)
            if (card.initiative == page_.model.focus)
                write_inside(card);
    }

    void write_card(const ClusterScorecard& card) const {
        Html& html = page_.html;
        const Organisation& o = page_.network.organisations[card.initiative];
        html.line().open("details", {{"class", "scorecard"}, {"open", ""}}); // a script folds them up
        html.element("summary", o.name);
        write_inside(card);
        html.close("details");
    }
    void write_inside(const ClusterScorecard& card) const {
        write_figures(card);
        list_of("card_brokers", organisations(card.brokers));
        list_of("card_themes", themes(card.themes_covered));
        list_of("card_missing", themes(card.themes_missing));
        list_of("card_nearest", organisations(card.nearest_without_contact));
        list_of("card_meets", organisations(suggested(card.initiative)));
    }

    /// Whom the list per initiative suggests to it; the reasons stand there.
    std::vector<NodeId> suggested(NodeId initiative) const {
        std::vector<NodeId> found;
        const RecommendationList& list = page_.model.around_each;
        for (const Portrait& portrait : list.portraits.organisations)
            if (portrait.id == page_.network.organisations[initiative].id)
                for (const std::size_t row : portrait.rows)
                    found.push_back(list.rows[row].source == initiative ? list.rows[row].target
                                                                        : list.rows[row].source);
        return found;
    }

    void write_figures(const ClusterScorecard& card) const {
        using F = ClusterFigure;
        std::vector<std::vector<Markup>> rows;
        const auto add = [&](std::string_view key, const std::string& value, F figure) {
            if (!value.empty())
                rows.push_back({escaped(page_.say(key)), escaped(value), escaped(rank(card, figure))});
        };
        add("members_seen", count(card, F::members_seen), F::members_seen);
        add("members_stated",
            count(card, F::members_stated) + (card.stated_year && has(card, F::members_stated)
                                                  ? " (" + std::to_string(*card.stated_year) + ")"
                                                  : ""),
            F::members_stated);
        add("card_companies", count(card, F::companies), F::companies);
        add("research_members", count(card, F::research), F::research);
        add("other_members", count(card, F::others), F::others);
        add("research_share", share(card, F::research_share), F::research_share);
        add("density", share(card, F::density), F::density);
        add("density_expected", share(card, F::density_expected), F::density_expected);
        add("cross_ties", count(card, F::cross_cluster_ties), F::cross_cluster_ties);
        add("reach", share(card, F::reach), F::reach);
        add("office", share(card, F::office_dependence), F::office_dependence);
        page_.table(page_.say("c_card", {{"name", page_.network.organisations[card.initiative].name}}),
                    {head("figure", false), head("value"), head("rank_interval")}, rows, "card");
    }

    Markup organisations(const std::vector<NodeId>& all) const { return page_.enumerated(all); }
    Markup themes(const std::vector<Symbol>& all) const {
        std::vector<Markup> names;
        for (const Symbol theme : all)
            names.push_back(escaped(page_.network.theme_name(theme, page_.language)));
        return page_.enumerated(names);
    }
    void list_of(std::string_view key, const Markup& list) const {
        if (!list.html.empty())
            page_.paragraph(page_.markup(key, {{"list", list}}));
    }

    Page& page_;
    const ClusterStudy& study_;
};

} // namespace

void write_clusters(Page& page) {
    page.section("clusters", page.model.focus == kNoNode ? "h_scorecard_chapter" : "h_scorecard_focus");
    Chapter(page).write();
    page.end_section();
}

} // namespace clusterbridge
