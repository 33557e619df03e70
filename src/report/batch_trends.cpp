#include "analysis/cluster_change.hpp"
#include "report/batch_page.hpp"
#include "report/chart.hpp"
#include "report/column_labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace clusterbridge {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double figure(const std::optional<std::size_t>& n) {
    return n ? static_cast<double>(*n) : kNone;
}

/// A figure of the whole network from period to period.
struct Trend {
    std::string title;
    int decimals = 0;
    std::vector<double> values; ///< NaN = not known
};

std::vector<Trend> trends_of(const Page& page, const std::vector<const BatchRow*>& rows) {
    const auto say = [&](std::string_view key) { return std::string(page.say(key)); };
    std::vector<Trend> trends{{say("trend_tied"), 0, {}},        {say("batch_ties"), 0, {}},
                              {say("trend_largest"), 0, {}},     {say("trend_components"), 0, {}},
                              {say("batch_communities"), 0, {}}, {say("batch_modularity"), 2, {}}};
    for (const BatchRow* row : rows) {
        const std::array<double, 6> values{
            row->organisations && row->isolates ? figure(*row->organisations - *row->isolates) : kNone,
            figure(row->ties),
            figure(row->largest_component),
            figure(row->components),
            figure(row->communities),
            row->modularity.value_or(kNone)};
        for (std::size_t t = 0; t < trends.size(); ++t)
            trends[t].values.push_back(values[t]);
    }
    std::erase_if(trends, [](const Trend& trend) {
        return std::none_of(trend.values.begin(), trend.values.end(), [](double x) { return std::isfinite(x); });
    });
    return trends;
}

/// A line through the values that are known, with a dot at each; `box`: left, top, width, height of the ground.
void draw_line(ChartSvg& chart, const std::vector<double>& values, const std::array<double, 4>& box, double low,
               double high, double radius) {
    std::vector<std::pair<double, double>> line;
    const double step = values.size() > 1 ? box[2] / static_cast<double>(values.size() - 1) : 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i]))
            continue;
        const double share = high > low ? (values[i] - low) / (high - low) : 0;
        line.emplace_back(box[0] + step * static_cast<double>(i), box[1] + box[3] * (1 - share));
    }
    chart.polyline(line, "curve two");
    for (const auto& [x, y] : line)
        chart.dot(x, y, radius, "fill-two");
}

double largest(const std::vector<double>& values) {
    double most = 0;
    for (const double x : values)
        most = std::isfinite(x) ? std::max(most, x) : most;
    return most;
}

/// First or last value that is known.
double end_of(const std::vector<double>& values, bool last) {
    const auto known = [](double x) { return std::isfinite(x); };
    if (last) {
        const auto at = std::find_if(values.rbegin(), values.rend(), known);
        return at == values.rend() ? kNone : *at;
    }
    const auto at = std::find_if(values.begin(), values.end(), known);
    return at == values.end() ? kNone : *at;
}

/// Small pictures side by side, each from 0 to the largest value of its figure.
void write_whole(Page& page, const std::vector<const BatchRow*>& rows) {
    constexpr double kWide = 720, kCell = 240, kHigh = 144, kLine = 150, kGround = 62;
    constexpr std::size_t kColumns = 3;
    const std::vector<Trend> trends = trends_of(page, rows);
    if (trends.empty())
        return;
    ChartSvg chart(kWide);
    ChartNumbers numbers{{{std::string(page.say("trend_period")), false}}, {}};
    const std::string first = rows.front()->title.in(page.language), last = rows.back()->title.in(page.language);
    for (std::size_t t = 0; t < trends.size(); ++t) {
        const Trend& trend = trends[t];
        const double left = kCell * static_cast<double>(t % kColumns), top = kHigh * static_cast<double>(t / kColumns);
        const double bottom = top + 46 + kGround;
        chart.text(left + 4, top + 16, trend.title, Anchor::start, "label strong");
        chart.line(left + 36, bottom, left + 36 + kLine, bottom, "base");
        draw_line(chart, trend.values, {left + 36, top + 46, kLine, kGround}, 0, largest(trend.values), 3);
        // the two ends bear their numbers, above their dots
        const double most = largest(trend.values);
        for (const bool end : {false, true}) {
            const double x = end_of(trend.values, end);
            const double y = bottom - (most > 0 ? x / most : 0) * kGround;
            chart.text(left + 36 + (end ? kLine : 0), y - 9, page.decimal(x, trend.decimals), Anchor::middle, "tick");
        }
        chart.text(left + 36, bottom + 16, first, Anchor::middle, "tick");
        chart.text(left + 36 + kLine, bottom + 16, last, Anchor::middle, "tick");
        numbers.columns.push_back({trend.title, true});
    }
    chart.height(kHigh * static_cast<double>((trends.size() + kColumns - 1) / kColumns));
    for (std::size_t p = 0; p < rows.size(); ++p) {
        auto& row = numbers.rows.emplace_back();
        row.push_back(escaped(rows[p]->title.in(page.language)));
        for (const Trend& trend : trends)
            row.push_back(escaped(std::isfinite(trend.values[p]) ? page.decimal(trend.values[p], trend.decimals)
                                                                 : std::string()));
    }
    write_chart(page, chart, std::string(page.say("trend_whole")),
                page.say("trend_whole_alt", {{"n", page.number(trends.size())}, {"k", page.number(rows.size())}}),
                numbers);
}

std::string value_text(const Page& page, ClusterFigure measure, double x) {
    if (!std::isfinite(x))
        return "–";
    if (is_share(measure))
        return page.percent(x);
    return page.decimal(x, measure == ClusterFigure::tie_concentration ? 2 : 0);
}

/// First and last value and the line between them; the values between are the picture's alternative text.
Markup cell(const Page& page, const BatchTrack& track, ClusterFigure measure) {
    std::vector<double> values;
    std::string all;
    for (const ClusterFigures& period : track.periods) {
        values.push_back(period[measure]);
        all += (all.empty() ? "" : "; ") + value_text(page, measure, period[measure]);
    }
    const double from = end_of(values, false), to = end_of(values, true);
    if (!std::isfinite(from))
        return {};
    ChartSvg line(72);
    line.height(22);
    draw_line(line, values, {4, 4, 64, 14}, 0, largest(values), 2);
    const std::string first = value_text(page, measure, from), last = value_text(page, measure, to);
    return {escape_html(first == last ? last : first + " → " + last) + " <span class=\"spark\">" +
            line.finished(all).html + "</span>"};
}

void write_each(Page& page, const std::vector<BatchTrack>& tracks) {
    std::vector<ColumnHead> heads{{std::string(page.say("initiative_name")), false}};
    for (const ClusterFigure measure : kSeriesMeasures)
        heads.push_back({column_label(std::string(key_of(measure)), page.language), true});
    std::vector<std::vector<Markup>> rows;
    for (const BatchTrack& track : tracks) {
        std::vector<Markup> row{escaped(track.name)};
        for (const ClusterFigure measure : kSeriesMeasures)
            row.push_back(cell(page, track, measure));
        rows.push_back(std::move(row));
    }
    page.heading3("h_trend_clusters", "trends");
    page.paragraph(page.say("trend_clusters"));
    page.table(page.say("c_trend_clusters"), heads, rows, "trends");
}

} // namespace

void write_trends(Page& page, const BatchOverview& overview) {
    std::vector<const BatchRow*> rows;
    for (const BatchRow& row : overview.rows)
        if (row.done)
            rows.push_back(&row);
    if (rows.size() < 2)
        return;
    write_whole(page, rows);
    if (!overview.tracks.empty())
        write_each(page, overview.tracks);
}

} // namespace clusterbridge
