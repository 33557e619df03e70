#include "analysis/cluster_change.hpp"
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
        say_what_changes_are();
        page_.paragraph(page_.say("clusters_labels"), "aside");
        write_overview();
        if (std::any_of(study_.rows.begin(), study_.rows.end(), [](const ClusterScorecard& card) {
                return !card.members.empty() && card.figures[ClusterFigure::office_dependence] == 1;
            }))
            page_.paragraph(page_.say("clusters_office"), "aside");
        const std::size_t without = study_.rows.size() - study_.with_members;
        if (without > 0)
            say_without(without);
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
    void say_without(std::size_t n) const {
        std::string key = study_.with_members == 0 ? "clusters_empty_all" : "clusters_empty";
        if (n == 1)
            key += "_one";
        page_.paragraph(page_.say(key, {{"n", page_.number(n)}}), "aside");
    }
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
    std::string number(const ClusterScorecard& card, ClusterFigure figure) const {
        return has(card, figure) ? page_.decimal(card.figures[figure], 2) : std::string();
    }
    static std::string aside(const std::string& text) {
        return text.empty() ? "" : " <span class=\"aside\">" + escape_html(text) + "</span>";
    }
    Markup with_rank(const std::string& value, const ClusterScorecard& card, ClusterFigure figure) const {
        if (value.empty())
            return {};
        return {escape_html(value) + aside(rank(card, figure)) + aside(change(card, figure))};
    }

    /// "+4", "−1,5; deutlich": against the earlier period; shares in percentage points.
    std::string change(const ClusterScorecard& card, ClusterFigure figure) const {
        const ClusterPlaces now{card.figures, card.ranks};
        const double x = card.before ? change_of(*card.before, now, figure) : std::nan("");
        if (!std::isfinite(x))
            return {};
        const bool gini = figure == ClusterFigure::tie_concentration;
        const bool share = is_share(figure);
        const std::string size = page_.decimal(std::abs(share ? 100 * x : x), gini ? 2 : share ? 1 : 0);
        if (size.find_first_of("123456789") == std::string::npos)
            return "±0";
        const std::string text = (x > 0 ? "+" : "−") + size;
        return move_of(*card.before, now, figure) == ClusterMove::none ? text
                                                                       : page_.say("change_clear", {{"change", text}});
    }
    void say_what_changes_are() const {
        if (study_.earlier)
            page_.paragraph(page_.say("clusters_change", {{"period", study_.earlier->in(page_.language)}}));
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
                            with_rank(share(card, F::office_dependence), card, F::office_dependence),
                            with_rank(number(card, F::tie_concentration), card, F::tie_concentration)});
        }
        if (!rows.empty())
            page_.table(page_.say("c_clusters_all"),
                        {head("initiative_name", false), head("members_seen"), head("members_stated"),
                         head("research_share"), head("cross_ties"), head("reach"), head("office"),
                         head("concentration")},
                        rows, "clusters");
    }
    ColumnHead head(std::string_view key, bool number = true) const { return {std::string(page_.say(key)), number}; }

    /// The scorecard of the cluster that the review is about.
    void write_focus() const {
        page_.paragraph(page_.say("clusters_intro"));
        if (study_.intervals)
            page_.paragraph(page_.say("clusters_ranks", {{"n", page_.number(study_.rows.size())}}));
        say_what_changes_are();
        page_.paragraph(page_.say("clusters_labels"), "aside");
        for (const ClusterScorecard& card : study_.rows)
            if (card.initiative == page_.model.focus)
                write_inside(card);
    }

    void write_card(const ClusterScorecard& card) const {
        Html& html = page_.html;
        const Organisation& o = page_.network.organisations[card.initiative];
        html.line().open("details", {{"class", "scorecard"}, {"open", ""}}); // a script folds them up
        html.element("summary", o.name());
        write_inside(card);
        html.close("details");
    }
    void write_inside(const ClusterScorecard& card) const {
        write_figures(card);
        write_best_tied(card);
        if (card.members.size() > 1)
            list_of(card.brokers.size() == 1 ? "card_broker_one" : "card_brokers", organisations(card.brokers));
        list_of("card_themes", themes(card.themes_covered));
        list_of("card_missing", themes(card.themes_missing));
        list_of("card_nearest", organisations(card.nearest_without_contact));
        list_of("card_meets", organisations(suggested(card.initiative)));
    }

    /// On whom the contacts of the members hang. A share of them is told only where it is not all by construction.
    void write_best_tied(const ClusterScorecard& card) const {
        const std::size_t members = card.members.size(), named = card.best_tied.size();
        if (members == 1)
            list_of("card_only_member", organisations(card.members));
        else if (named == 0)
            return;
        else if (named == members)
            list_of("card_tied_all", organisations(card.best_tied));
        else if (card.best_tied_share >= 1)
            list_of(named == 1 ? "card_tied_one" : "card_tied_few", organisations(card.best_tied));
        else
            page_.paragraph(page_.markup("card_best_tied", {{"list", organisations(card.best_tied)},
                                                            {"share", escaped(page_.percent(card.best_tied_share))}}));
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
            if (value.empty())
                return;
            rows.push_back({escaped(page_.say(key)), escaped(value), escaped(rank(card, figure))});
            if (study_.earlier)
                rows.back().push_back(escaped(change(card, figure)));
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
        add("concentration", number(card, F::tie_concentration), F::tie_concentration);
        std::vector<ColumnHead> heads{head("figure", false), head("value"), head("rank_interval")};
        if (study_.earlier)
            heads.push_back(head("change_since"));
        page_.table(page_.say("c_card", {{"name", page_.network.organisations[card.initiative].name()}}), heads, rows,
                    "card");
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
