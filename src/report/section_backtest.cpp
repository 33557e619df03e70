#include "report/chart.hpp"

#include "analysis/backtest_words.hpp"
#include "analysis/gap_backtest_words.hpp"

namespace clusterbridge {
namespace {

class Chapter {
  public:
    Chapter(Page& page, const Backtest& backtest, const BacktestOrigin& origin)
        : page_(page), backtest_(backtest), origin_(origin) {}

    void write() const {
        page_.paragraph(page_.say("backtest_intro", {{"date", long_date(origin_.origin, page_.language)},
                                                     {"until", long_date(origin_.until, page_.language)}}));
        for (const Sentence& sentence : summary_of(backtest_))
            page_.paragraph(sentence.in(page_.language), "lead");
        const BacktestRow& ours = row_of(origin_, BacktestMethod::clusterbridge);
        if (ours.precision_at_100 && ours.positives >= kLeastPositives)
            write_tables();
        if (page_.model.gap_backtest)
            page_.paragraph(gap_sentence(*page_.model.gap_backtest).in(page_.language));
        write_caveats();
        page_.paragraph(page_.markup("backtest_more", {{"command", Markup{"<code>clusterbridge backtest</code>"}}}),
                        "aside");
    }

  private:
    std::string of_hundred(const std::optional<double>& share) const {
        return share ? page_.decimal(100 * *share, 1) : std::string();
    }
    std::string percent(const std::optional<double>& share) const {
        return share ? exact_percentage(*share).in(page_.language) : std::string();
    }
    std::string with_interval(const BacktestRow& row) const {
        if (!row.precision_at_1000)
            return {};
        return percent(row.precision_at_1000) + " (" + of_hundred(row.ci_low) + "–" + of_hundred(row.ci_high) + ")";
    }
    ColumnHead head(std::string_view key, bool number = true) const { return {std::string(page_.say(key)), number}; }

    void write_tables() const {
        std::vector<std::vector<Markup>> methods, classes;
        for (const BacktestRow& row : origin_.rows) {
            if (row.pairs == "all")
                methods.push_back({escaped(label_of(row.method).in(page_.language)),
                                   escaped(of_hundred(row.precision_at_100)), escaped(with_interval(row)),
                                   escaped(percent(row.hit_at_10)), escaped(label_of(row.verdict).in(page_.language))});
            if (row.method == BacktestMethod::clusterbridge)
                classes.push_back({escaped(label_of_pairs(row.pairs).in(page_.language)),
                                   escaped(page_.number(row.candidates)), escaped(page_.number(row.positives)),
                                   escaped(percent(row.base_rate)), escaped(of_hundred(row.precision_at_100)),
                                   escaped(with_interval(row)), escaped(percent(row.hit_at_10))});
        }
        write_backtest_chart(page_, origin_);
        page_.paragraph(page_.say("backtest_reading"));
        page_.table(page_.say("backtest_methods"),
                    {head("backtest_method", false), head("backtest_100"), head("backtest_1000"), head("backtest_hit"),
                     head("backtest_verdict", false)},
                    methods);
        page_.table(page_.say("backtest_classes"),
                    {head("backtest_pairs", false), head("backtest_candidates"), head("backtest_positives"),
                     head("backtest_random"), head("backtest_100"), head("backtest_1000"), head("backtest_hit")},
                    classes);
    }

    void write_caveats() const {
        page_.paragraph(page_.say("backtest_caveats"));
        std::string items;
        for (const Sentence& sentence : caveats_of(backtest_))
            items += "<li>" + escape_html(sentence.in(page_.language)) + "</li>";
        page_.html.line().element("ul", Markup{items});
    }

    Page& page_;
    const Backtest& backtest_;
    const BacktestOrigin& origin_;
};

} // namespace

void write_backtest(Page& page) {
    page.section("backtest", "h_backtest");
    const auto& backtest = page.model.backtest;
    if (!backtest || backtest->origins.empty())
        page.paragraph(page.say("backtest_none"));
    else
        Chapter(page, *backtest, backtest->origins.front()).write();
    page.end_section();
}

} // namespace clusterbridge
