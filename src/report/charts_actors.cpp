#include "report/chart.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {
namespace {

constexpr double kWidth = 720, kNames = 250, kRow = 24, kRight = 696;
constexpr std::size_t kBars = 15;

/// Upright lines with their values below, the same in all charts with lying rows.
void axis(Page& page, ChartSvg& chart, const ChartScale& scale, double top, double bottom, std::string_view title) {
    std::vector<double> ticks = scale.ticks();
    if (ticks.empty() || scale(ticks.front()) > scale(1) + 30)
        ticks.insert(ticks.begin(), 1); // ranks begin with 1
    for (const double tick : ticks) {
        chart.line(scale(tick), top, scale(tick), bottom, "grid");
        chart.text(scale(tick), bottom + 16, page.decimal(tick, tick == std::floor(tick) ? 0 : 1), Anchor::middle,
                   "tick");
    }
    chart.text(kRight, bottom + 34, title, Anchor::end, "tick");
}

} // namespace

void write_rank_chart(Page& page, const std::vector<NodeId>& order) {
    const RankTable& t = page.model.ranking;
    if (t.betweenness_rank_low.empty() || t.betweenness_rank_high.empty() || order.size() < 2)
        return;
    const std::size_t shown = std::min(order.size(), kBars);
    double widest = 2;
    for (std::size_t i = 0; i < shown; ++i)
        widest = std::max<double>(widest, t.betweenness_rank_high[order[i]]);
    const ChartScale scale(widest > 40 ? ChartScale::Kind::logarithmic : ChartScale::Kind::linear, 1, widest, kNames,
                           kRight - 10);
    ChartSvg chart(kWidth);
    const double bottom = 8 + static_cast<double>(shown) * kRow;
    axis(page, chart, scale, 4, bottom, page.say("chart_ranks_axis"));
    std::size_t apart = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        const NodeId v = order[i];
        const double y = 8 + (static_cast<double>(i) + 0.5) * kRow;
        chart.text(kNames - 14, y + 4, short_name(page.network.organisations[v].name()), Anchor::end);
        chart.line(scale(t.betweenness_rank_low[v]), y, scale(t.betweenness_rank_high[v]), y, "interval one");
        chart.dot(scale(t.betweenness_rank[v]), y, 5, "fill-one");
        if (i + 1 < shown && t.betweenness_rank_high[v] < t.betweenness_rank_low[order[i + 1]])
            ++apart;
    }
    chart.height(bottom + 42);
    const std::string alternative =
        page.say("chart_ranks_alt", {{"n", page.number(shown)},
                                     {"first", page.network.organisations[order[0]].name()},
                                     {"low", page.number(t.betweenness_rank_low[order[0]])},
                                     {"high", page.number(t.betweenness_rank_high[order[0]])},
                                     {"apart", page.number(apart)},
                                     {"pairs", page.number(shown - 1)}});
    write_chart(page, chart, std::string(page.say("chart_ranks")), alternative);
    page.paragraph(page.say("chart_ranks_note"), "aside");
}

void write_degree_chart(Page& page) {
    const std::size_t n = page.network.size();
    if (n < 3 || page.graph.edge_count() == 0)
        return;
    // 0, 1, 2, 3-4, 5-8 ...: each as wide as all before it
    std::vector<std::size_t> counts;
    const auto bin_of = [](std::size_t degree) {
        std::size_t bin = 0;
        for (std::size_t end = 0; degree > end; end = end == 0 ? 1 : 2 * end)
            ++bin;
        return bin;
    };
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t bin = bin_of(page.graph.degree(node(i)));
        counts.resize(std::max(counts.size(), bin + 1), 0);
        ++counts[bin];
    }
    const double largest = static_cast<double>(*std::max_element(counts.begin(), counts.end()));
    const double bottom = 230, wide = (kWidth - 20) / static_cast<double>(counts.size());
    const ChartScale scale(ChartScale::Kind::linear, 0, largest, bottom, 30);
    ChartSvg chart(kWidth);
    ChartNumbers numbers{
        {{std::string(page.say("partners")), false}, {std::string(page.say("chart_organisations")), true}}, {}};
    for (std::size_t bin = 0; bin < counts.size(); ++bin) {
        const std::size_t last = bin == 0 ? 0 : std::size_t{1} << (bin - 1), first = bin < 2 ? last : last / 2 + 1;
        const std::string name = first == last ? page.number(first) : page.number(first) + "–" + page.number(last);
        const double x = 10 + static_cast<double>(bin) * wide, y = scale(static_cast<double>(counts[bin]));
        chart.bar(x + wide * 0.1, y, wide * 0.8, bottom - y, "fill-one");
        chart.text(x + wide / 2, y - 6, page.number(counts[bin]), Anchor::middle);
        chart.text(x + wide / 2, bottom + 17, name, Anchor::middle, "tick");
        numbers.rows.push_back({escaped(name), escaped(page.number(counts[bin]))});
    }
    chart.line(10, bottom, kWidth - 10, bottom, "base");
    chart.text(kWidth / 2, bottom + 38, page.say("chart_degrees_axis"), Anchor::middle, "tick");
    chart.height(bottom + 46);
    std::size_t few = 0, most = 0;
    for (std::size_t i = 0; i < n; ++i) {
        few += page.graph.degree(node(i)) <= 2 ? 1U : 0U;
        most = std::max<std::size_t>(most, page.graph.degree(node(i)));
    }
    write_chart(
        page, chart, std::string(page.say("chart_degrees")),
        page.say("chart_degrees_alt", {{"share", page.percent(static_cast<double>(few) / static_cast<double>(n))},
                                       {"most", page.number(most)}}),
        numbers);
}

void write_community_chart(Page& page, const std::vector<std::size_t>& sizes) {
    const std::size_t shown = std::min(sizes.size(), kBars);
    if (shown < 2)
        return;
    const ChartScale scale(ChartScale::Kind::linear, 0, static_cast<double>(sizes[0]), kNames, kRight - 40);
    ChartSvg chart(kWidth);
    const auto& names = page.model.communities.names;
    for (std::size_t c = 0; c < shown; ++c) {
        const double y = 4 + static_cast<double>(c) * kRow;
        const std::string number = std::to_string(c + 1);
        chart.text(kNames - 14, y + 16,
                   short_name(c < names.size() ? number + " · " + names[c].text.in(page.language) : number),
                   Anchor::end);
        const double right = scale(static_cast<double>(sizes[c]));
        chart.bar(kNames, y + 4, right - kNames, kRow - 8, "fill-one");
        chart.text(right + 6, y + 16, page.number(sizes[c]));
    }
    chart.line(kNames, 2, kNames, 6 + static_cast<double>(shown) * kRow, "base");
    chart.height(10 + static_cast<double>(shown) * kRow);
    std::size_t all = 0, first = 0;
    for (std::size_t c = 0; c < sizes.size(); ++c) {
        all += sizes[c];
        first += c < 3 ? sizes[c] : 0;
    }
    write_chart(page, chart, std::string(page.say("chart_communities")),
                page.say("chart_communities_alt",
                         {{"n", page.number(sizes.size())},
                          {"largest", page.number(sizes[0])},
                          {"smallest", page.number(sizes.back())},
                          {"share", page.percent(static_cast<double>(first) / static_cast<double>(all))}}));
}

} // namespace clusterbridge
