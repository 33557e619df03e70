#include "analysis/backtest_words.hpp"
#include "report/chart.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

constexpr double kWidth = 720, kLeft = 60, kRight = 480, kTop = 14, kBottom = 250;

struct Curve {
    const BacktestRow* row;
    std::vector<std::pair<double, double>> points; ///< how many pairs, their precision
    bool ours() const { return row->method == BacktestMethod::clusterbridge; }
};

/// The methods over all pairs, those that end highest first.
std::vector<Curve> curves_of(const BacktestOrigin& origin) {
    std::vector<Curve> curves;
    for (const BacktestRow& row : origin.rows) {
        if (row.pairs != "all")
            continue;
        Curve curve{&row, {}};
        const std::pair<double, std::optional<double>> steps[]{
            {100, row.precision_at_100}, {1000, row.precision_at_1000}, {10000, row.precision_at_10000}};
        for (const auto& [k, precision] : steps)
            if (precision)
                curve.points.emplace_back(k, *precision);
        if (curve.points.size() >= 2)
            curves.push_back(std::move(curve));
    }
    std::stable_sort(curves.begin(), curves.end(),
                     [](const Curve& a, const Curve& b) { return a.points.back().second > b.points.back().second; });
    return curves;
}

double highest(const std::vector<Curve>& curves) {
    double most = 0;
    for (const Curve& curve : curves) {
        for (const auto& point : curve.points)
            most = std::max(most, point.second);
        if (curve.ours())
            most = std::max(most, curve.row->ci_high.value_or(0));
    }
    return most;
}

void draw_axes(const Page& page, ChartSvg& chart, const ChartScale& across, const ChartScale& up, double most) {
    for (const double tick : up.ticks(5)) {
        chart.line(kLeft, up(tick), kRight, up(tick), "grid");
        chart.text(kLeft - 8, up(tick) + 4, page.decimal(100 * tick, 100 * most < 5 ? 1 : 0), Anchor::end, "tick");
    }
    for (const std::uint64_t k : {100U, 1000U, 10000U})
        chart.text(across(static_cast<double>(k)), kBottom + 18, page.number(k), Anchor::middle, "tick");
    chart.text(kRight, kBottom + 36, page.say("chart_backtest_axis"), Anchor::end, "tick");
}

/// With their names at the right ends, moved apart where they would meet. Returns the lowest place taken.
double draw_curves(const Page& page, ChartSvg& chart, const std::vector<Curve>& curves, const ChartScale& across,
                   const ChartScale& up) {
    double free = kTop;
    for (const Curve& curve : curves) {
        const bool ours = curve.ours();
        std::vector<std::pair<double, double>> places;
        for (const auto& [k, precision] : curve.points)
            places.emplace_back(across(k), up(precision));
        chart.polyline(places, ours ? "curve two" : "curve soft");
        if (ours && curve.row->ci_low && curve.row->ci_high)
            chart.line(across(1000), up(*curve.row->ci_low), across(1000), up(*curve.row->ci_high), "interval two");
        for (const auto& [x, y] : places)
            chart.dot(x, y, ours ? 4.5 : 3, ours ? "fill-two" : "fill-soft");
        const auto& [end, height] = places.back();
        const double y = std::max(free, height);
        free = y + 16;
        chart.line(end + 6, height, kRight + 14, y, "guide");
        chart.text(kRight + 18, y + 4, label_of(curve.row->method).in(page.language), Anchor::start,
                   ours ? "label strong" : "label");
    }
    return free;
}

ChartNumbers numbers_of(const Page& page, const std::vector<Curve>& curves) {
    ChartNumbers numbers{{{std::string(page.say("backtest_method")), false}}, {}};
    for (const std::uint64_t k : {100U, 1000U, 10000U})
        numbers.columns.push_back({page.say("chart_of_first", {{"n", page.number(k)}}), true});
    numbers.columns.push_back({std::string(page.say("chart_interval")), true});
    const auto share = [&](const std::optional<double>& x) {
        return escaped(x ? exact_percentage(*x).in(page.language) : std::string());
    };
    for (const Curve& curve : curves) {
        const BacktestRow& r = *curve.row;
        const std::string interval = r.ci_low && r.ci_high
                                         ? page.decimal(100 * *r.ci_low, 1) + "–" + page.decimal(100 * *r.ci_high, 1)
                                         : std::string();
        numbers.rows.push_back({escaped(label_of(r.method).in(page.language)), share(r.precision_at_100),
                                share(r.precision_at_1000), share(r.precision_at_10000), escaped(interval)});
    }
    return numbers;
}

} // namespace

void write_backtest_chart(Page& page, const BacktestOrigin& origin) {
    const std::vector<Curve> curves = curves_of(origin);
    const double most = highest(curves);
    if (most <= 0)
        return;
    const ChartScale across(ChartScale::Kind::logarithmic, 100, 10000, kLeft, kRight),
        up(ChartScale::Kind::linear, 0, most, kBottom, kTop);
    ChartSvg chart(kWidth);
    draw_axes(page, chart, across, up, most);
    const double lowest = draw_curves(page, chart, curves, across, up);
    chart.height(std::max(kBottom + 44, lowest + 6));
    const BacktestRow& ours = row_of(origin, BacktestMethod::clusterbridge);
    write_chart(page, chart, std::string(page.say("chart_backtest")),
                page.say("chart_backtest_alt",
                         {{"ours", ours.precision_at_1000 ? exact_percentage(*ours.precision_at_1000).in(page.language)
                                                          : std::string(page.say("chart_unknown"))},
                          {"random", exact_percentage(ours.base_rate.value_or(0)).in(page.language)}}),
                numbers_of(page, curves));
}

} // namespace clusterbridge
