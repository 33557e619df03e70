#include "report/batch_page.hpp"

#include "base/error.hpp"
#include "report/column_labels.hpp"
#include "report/data_table.hpp"
#include "report/page.hpp"
#include "report/page_assets.hpp"
#include "report/svg_inline.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace clusterbridge {
namespace {

constexpr std::size_t kGapsShown = 25, kMovesShown = 40;

class Overview {
  public:
    explicit Overview(const BatchOverview& content) : content_(content), page_(*content.whole) {}

    std::string write() {
        write_head();
        page_.html.open("body").line();
        page_.html.element("a", page_.say("skip_batch"), {{"class", "skip"}, {"href", "#reviews"}});
        page_.html.open("div", {{"class", "page"}, {"id", "top"}});
        write_title();
        page_.html.open("main");
        write_contents();
        write_reviews();
        write_league();
        write_matrix();
        write_gap_list();
        write_data_quality(page_);
        write_made(page_);
        page_.html.close("main").line().open("footer");
        page_.html.element("a", page_.say("back_to_top"), {{"href", "#top"}}).close("footer");
        page_.html.close("div").line();
        write_script_words(page_);
        page_.html.element("script", Markup{page_script()}).line().close("body").close("html").line();
        return page_.html.take();
    }

  private:
    std::string number(std::uint64_t n) const { return page_.number(n); }
    ColumnHead head(std::string_view key, bool is_number) const { return {std::string(page_.say(key)), is_number}; }

    Markup link(const BatchRow& row) const {
        const std::string title = escape_html(row.title.in(page_.language));
        if (!row.done)
            return {title};
        return {"<a href=\"reviews/" + escape_html(row.name) + "/index.html\">" + title + "</a>"};
    }
    Markup organisation(NodeId v) const {
        const std::string& name = page_.network.organisations[v].name();
        const auto at = std::find_if(content_.rows.begin(), content_.rows.end(),
                                     [&](const BatchRow& row) { return row.focus == v; });
        return at == content_.rows.end() ? escaped(name) : link(*at);
    }

    void write_head() {
        Html& html = page_.html;
        html.raw({"<!DOCTYPE html>\n"}).open("html", {{"lang", page_.language == Language::de ? "de" : "en"}}).line();
        html.open("head").line().lone("meta", {{"charset", "utf-8"}}).line();
        html.lone("meta",
                  {{"http-equiv", "Content-Security-Policy"}, {"content", content_security_policy({page_script()})}});
        html.line().lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}).line();
        html.lone("meta", {{"name", "referrer"}, {"content", "no-referrer"}}).line();
        html.lone("meta", {{"name", "generator"}, {"content", "clusterbridge " + page_.model.version}}).line();
        html.element("title", page_.say("batch_title")).line();
        html.element("style", Markup{std::string(page_style())}).line().close("head").line();
    }

    void write_title() {
        Html& html = page_.html;
        html.open("header", {{"class", "top"}}).line();
        html.element("p", page_.say("batch_kicker"), {{"class", "kicker"}}).line();
        html.element("h1", page_.say("batch_title"));
        page_.paragraph(page_.say("batch_data", {{"n", number(page_.network.size())},
                                                 {"m", number(page_.graph.edge_count())},
                                                 {"k", number(content_.rows.size())}}),
                        "data");
        write_filters(page_);
        html.close("header").line();
    }

    void write_contents() {
        Html& html = page_.html;
        html.line().open("nav", {{"aria-labelledby", "contents"}});
        html.element("h2", page_.say("contents"), {{"id", "contents"}}).open("ol");
        for (const auto& [id, key] :
             std::vector<std::pair<std::string, std::string_view>>{{"reviews", "h_batch_reviews"},
                                                                   {"clusters", "h_scorecard_chapter"},
                                                                   {"picture", "h_batch_matrix"},
                                                                   {"gaps", "h_gaps"},
                                                                   {"data", "h_data"},
                                                                   {"made", "h_made"}})
            html.open("li").element("a", page_.say(key), {{"href", "#" + id}}).close("li");
        html.close("ol").close("nav").line();
    }

    void write_reviews() {
        page_.section("reviews", "h_batch_reviews");
        const auto failed = static_cast<std::size_t>(
            std::count_if(content_.rows.begin(), content_.rows.end(), [](const BatchRow& row) { return !row.done; }));
        if (content_.rows.empty())
            page_.paragraph(page_.say("batch_nothing"));
        if (failed > 0)
            write_failed(failed);
        if (content_.each == "cluster" && !content_.rows.empty())
            write_links();
        else if (!content_.rows.empty())
            write_table();
        if (content_.each == "period")
            write_trends(page_, content_);
        if (content_.each == "period" && !page_.model.clusters.rows.empty())
            write_moves();
        page_.paragraph(page_.markup("batch_file", {{"file", page_.file("tables/reviews.csv")}}), "aside");
        page_.end_section();
    }

    void write_failed(std::size_t failed) {
        page_.paragraph(page_.say("batch_failed", {{"n", number(failed)}}));
        page_.html.line().open("ul");
        for (const BatchRow& row : content_.rows)
            if (!row.done)
                page_.html.element("li", row.title.in(page_.language) + ": " + row.reason.in(page_.language));
        page_.html.close("ul");
    }

    void write_links() {
        page_.paragraph(page_.say("batch_clusters"));
        std::vector<Markup> links;
        for (const BatchRow& row : content_.rows)
            if (row.done)
                links.push_back({"<li>" + link(row).html + "</li>"});
        page_.html.line().element("ul", joined(links, ""), {{"class", "columns"}});
    }

    /// A figure and, in a series of periods, its change against the one before.
    Markup with_change(const std::optional<std::size_t>& now, const std::optional<std::size_t>& before) const {
        if (!now)
            return {};
        std::string html = escape_html(number(*now));
        if (content_.each == "period" && before && *before != *now)
            html +=
                " <span class=\"aside\">" +
                escape_html((*now > *before ? "+" : "−") + number(*now > *before ? *now - *before : *before - *now)) +
                "</span>";
        return {html};
    }

    void write_table() {
        if (content_.each == "period")
            page_.paragraph(page_.say("batch_periods"));
        std::vector<std::vector<Markup>> rows;
        const BatchRow* before = nullptr;
        for (const BatchRow& row : content_.rows) {
            const BatchRow none;
            const BatchRow& last = before != nullptr ? *before : none;
            rows.push_back({link(row), with_change(row.organisations, last.organisations),
                            with_change(row.ties, last.ties), with_change(row.communities, last.communities),
                            escaped(row.modularity ? page_.decimal(*row.modularity, 2) : std::string())});
            before = &row;
        }
        page_.table(page_.say("c_batch_reviews"),
                    {head("batch_review", false), head("batch_organisations", true), head("batch_ties", true),
                     head("batch_communities", true), head("batch_modularity", true)},
                    rows);
    }

    std::string place(const BatchMove::Place& p) const {
        return page_.say("interval", {{"rank", number(p.rank)}, {"low", number(p.low)}, {"high", number(p.high)}});
    }

    /// Clusters that moved by more than the uncertainty of their ranks.
    void write_moves() {
        page_.heading3("h_batch_moves", "moves");
        if (content_.moves.empty())
            return page_.paragraph(page_.say("batch_moves_none"));
        page_.paragraph(page_.say("batch_moves"));
        std::vector<std::vector<Markup>> rows;
        for (const BatchMove& move : content_.moves) {
            if (rows.size() == kMovesShown)
                break;
            rows.push_back({escaped(move.name), escaped(column_label(move.measure, page_.language)),
                            escaped(move.from + " → " + move.to), escaped(place(move.before)),
                            escaped(place(move.after))});
        }
        page_.table(page_.say("c_batch_moves"),
                    {head("initiative_name", false), head("figure", false), head("batch_periods_head", false),
                     head("batch_before", true), head("batch_after", true)},
                    rows);
        if (content_.moves.size() > rows.size())
            page_.paragraph(page_.say("shown_of", {{"n", number(rows.size())}, {"all", number(content_.moves.size())}}),
                            "aside");
        page_.paragraph(page_.markup("batch_file", {{"file", page_.file("tables/series.csv")}}), "aside");
    }

    /// "4 (3 bis 7)"
    std::string rank(const ClusterScorecard& card, ClusterFigure figure) const {
        const ClusterRank& r = card.ranks[static_cast<std::size_t>(figure)];
        if (r.rank == 0)
            return {};
        if (r.low == 0)
            return number(r.rank);
        if (r.low == r.high && r.low == r.rank)
            return page_.say("interval_stable", {{"rank", number(r.rank)}});
        return page_.say("interval", {{"rank", number(r.rank)}, {"low", number(r.low)}, {"high", number(r.high)}});
    }
    Markup figure(const ClusterScorecard& card, ClusterFigure f, bool share) const {
        const double x = card.figures[f];
        if (!std::isfinite(x))
            return {};
        const std::string place = rank(card, f);
        return {escape_html(share ? page_.percent(x) : page_.decimal(x, 0)) +
                (place.empty() ? "" : " <span class=\"aside\">" + escape_html(place) + "</span>")};
    }

    void write_league() {
        page_.section("clusters", "h_scorecard_chapter");
        const ClusterStudy& study = page_.model.clusters;
        if (study.rows.empty()) {
            page_.paragraph(page_.say("clusters_none"));
            return page_.end_section();
        }
        page_.paragraph(page_.say("clusters_intro"));
        if (study.intervals)
            page_.paragraph(page_.say("clusters_ranks", {{"n", number(study.rows.size())}}));
        using F = ClusterFigure;
        std::vector<const ClusterScorecard*> order;
        std::vector<Markup> empty;
        for (const ClusterScorecard& card : study.rows) {
            if (card.members.empty())
                empty.push_back(organisation(card.initiative));
            else
                order.push_back(&card);
        }
        std::stable_sort(order.begin(), order.end(), [](const ClusterScorecard* a, const ClusterScorecard* b) {
            return a->figures[F::cross_cluster_ties] > b->figures[F::cross_cluster_ties];
        });
        std::vector<std::vector<Markup>> rows;
        for (const ClusterScorecard* card : order)
            rows.push_back({organisation(card->initiative), figure(*card, F::members_seen, false),
                            figure(*card, F::members_stated, false), figure(*card, F::research_share, true),
                            figure(*card, F::density, true), figure(*card, F::cross_cluster_ties, false),
                            figure(*card, F::reach, true), figure(*card, F::office_dependence, true)});
        if (!rows.empty())
            page_.table(page_.say("c_batch_league"),
                        {head("initiative_name", false), head("members_seen", true), head("members_stated", true),
                         head("research_share", true), head("density", true), head("cross_ties", true),
                         head("reach", true), head("office", true)},
                        rows, "clusters");
        if (!empty.empty())
            page_.paragraph(
                page_.markup("batch_empty", {{"n", escaped(number(empty.size()))}, {"list", joined(empty, ", ")}}),
                "aside");
        page_.paragraph(page_.markup("clusters_file", {{"file", page_.file("tables/clusters.csv")}}), "aside");
        page_.end_section();
    }

    void write_matrix() {
        page_.section("picture", "h_batch_matrix");
        if (content_.matrix.empty()) {
            page_.paragraph(page_.say("batch_no_matrix"));
            return page_.end_section();
        }
        const std::string caption(page_.say("batch_matrix"));
        Html& html = page_.html;
        html.line().open("figure", {{"class", "wide"}});
        html.open("div", {{"class", "canvas"},
                          {"role", "region"},
                          {"tabindex", "0"},
                          {"aria-label", std::string(page_.say("batch_matrix_region"))}});
        html.raw(inline_svg(content_.matrix, "matrix", caption)).close("div").line();
        html.open("figcaption").text(caption + " ");
        html.raw(page_.markup("picture_hint", {{"link", page_.file("diagrams/gap-matrix.svg")}}));
        html.close("figcaption").close("figure");
        page_.end_section();
    }

    Markup group(std::uint32_t g) const {
        const Groups::Group& group = page_.model.gaps.groups.groups[g];
        const NodeId v = page_.model.gaps.groups.of_initiatives ? page_.network.find(group.key) : kNoNode;
        return v == kNoNode ? escaped(group.label.in(page_.language)) : organisation(v);
    }

    void write_gap_list() {
        page_.section("gaps", "h_gaps");
        const GapStudy& study = page_.model.gaps;
        std::vector<std::vector<Markup>> rows;
        const auto add = [&](const Gap& gap, const char* verdict) {
            std::vector<Markup> brokers;
            for (const NodeId v : gap.brokers)
                brokers.push_back(organisation(v));
            const std::string theme =
                gap.theme == Symbol{} ? std::string() : page_.network.theme_name(gap.theme, page_.language);
            rows.push_back({page_.markup("gap_pair", {{"a", group(gap.a)}, {"b", group(gap.b)}}), escaped(theme),
                            escaped(number(gap.observed)), escaped(page_.decimal(gap.expected, 1)),
                            escaped(page_.say(verdict)), joined(brokers, ", ")});
        };
        for (const std::size_t r : study.gaps)
            if (rows.size() < kGapsShown)
                add(study.rows[r], study.rows[r].verdict == GapVerdict::proven_gap ? "verdict_proven_gap"
                                   : study.rows[r].verdict == GapVerdict::open     ? "verdict_open"
                                                                                   : "verdict_likely_gap");
        for (const std::size_t r : study.silent)
            if (rows.size() < kGapsShown)
                add(study.rows[r], "batch_silent");
        if (rows.empty())
            page_.paragraph(page_.say("batch_no_gaps"));
        else
            page_.table(page_.say("c_batch_gaps"),
                        {head("gap_groups", false), head("theme", false), head("batch_observed", true),
                         head("batch_expected", true), head("gap_verdict", false), head("batch_brokers", false)},
                        rows, "gaps");
        page_.paragraph(page_.say("gaps_caveat"), "aside");
        page_.paragraph(page_.markup("in_file", {{"file", page_.file("tables/gaps.csv")}}), "aside");
        page_.end_section();
    }

    const BatchOverview& content_;
    Page page_;
};

} // namespace

std::string batch_page(const BatchOverview& overview) {
    ensure(overview.whole != nullptr && overview.whole->network != nullptr, "an overview has a network");
    return Overview(overview).write();
}

DataTable batch_table(const BatchOverview& overview) {
    DataTable table{"reviews",
                    {"name", "title", "state", "organisations", "ties", "communities", "modularity", "components",
                     "largest_component", "isolates"},
                    {}};
    const auto whole = [](const std::optional<std::size_t>& n) {
        return n ? Cell(static_cast<std::int64_t>(*n)) : Cell();
    };
    for (const BatchRow& row : overview.rows)
        table.rows.push_back({Cell(row.name), Cell(row.title.in(overview.whole->language)),
                              Cell(std::string(row.done ? "done" : "failed")), whole(row.organisations),
                              whole(row.ties), whole(row.communities), row.modularity ? Cell(*row.modularity) : Cell(),
                              whole(row.components), whole(row.largest_component), whole(row.isolates)});
    return table;
}

} // namespace clusterbridge
