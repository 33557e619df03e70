#pragma once
#include "report/page.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

enum class Anchor : std::uint8_t { start, middle, end };

/// A small chart being drawn: SVG whose colours, light and dark, are classes of the page's style sheet. Units are
/// pixels at full size; the origin is at the top left.
class ChartSvg {
  public:
    explicit ChartSvg(double width) : width_(width) {}

    void text(double x, double y, std::string_view text, Anchor anchor = Anchor::start, std::string_view css = "label");
    /// Turned upwards to the right about its beginning.
    void slanted_text(double x, double y, std::string_view text);
    void line(double x1, double y1, double x2, double y2, std::string_view css);
    void polyline(const std::vector<std::pair<double, double>>& points, std::string_view css);
    void bar(double x, double y, double width, double height, std::string_view css);
    /// Bars of one look and one size as one shape, for charts with hundreds of them.
    void bars(const std::vector<std::pair<double, double>>& corners, double width, double height, std::string_view css);
    void dot(double x, double y, double radius, std::string_view css);
    void height(double height) { height_ = height; }
    /// The picture with its alternative text.
    Markup finished(std::string_view alternative) const;

  private:
    double width_, height_ = 100;
    std::string body_;
};

/// From values to places, evenly or by their logarithm. Where all values are alike everything stands at the start.
class ChartScale {
  public:
    enum class Kind : std::uint8_t { linear, logarithmic };
    ChartScale(Kind kind, double low, double high, double from, double to);
    double operator()(double value) const;
    /// Round values between the ends, at most about `most` of them.
    std::vector<double> ticks(std::size_t most = 7) const;

  private:
    Kind kind_;
    double low_, high_, from_, to_;
};

/// The figures of a chart as a table of its own, folded up on screens.
struct ChartNumbers {
    std::vector<ColumnHead> columns;
    std::vector<std::vector<Markup>> rows;
};
/// A figure: title, picture, and its numbers, unless a table beside it has them.
void write_chart(Page& page, const ChartSvg& chart, const std::string& title, const std::string& alternative,
                 const ChartNumbers& numbers = {});

/// A name that fits beside a chart: cut where it would be wider than so many pixels, by a generous estimate.
std::string short_name(std::string_view name, double widest = 236);

// Each writes nothing where there is nothing to show.
/// Ranks of the first brokers of `order` with their 90 % intervals.
void write_rank_chart(Page& page, const std::vector<NodeId>& order);
/// How many organisations have how many partners.
void write_degree_chart(Page& page);
/// Members of the largest communities.
void write_community_chart(Page& page, const std::vector<std::size_t>& sizes);
/// Meetings observed and expected of the pairs of groups that could be tested.
void write_gap_chart(Page& page);
/// Which theme which cluster initiative covers.
void write_theme_chart(Page& page);
/// How many of the first 100, 1,000, 10,000 named pairs came about, by method.
void write_backtest_chart(Page& page, const BacktestOrigin& origin);

} // namespace clusterbridge
