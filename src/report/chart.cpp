#include "report/chart.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace clusterbridge {
namespace {

std::string at(double x) {
    return shortest(std::round(x * 10) / 10);
}

/// How a class looks where the style sheet of the page is not read for pictures, as by WeasyPrint; it overrides these.
std::string class_and_look(std::string_view css) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kLooks{
        {{"fill-one", "fill=\"#0072b2\""},
         {"fill-two", "fill=\"#c24f00\""},
         {"fill-soft", "fill=\"#525c66\""},
         {"ring-one", "fill=\"#fff\" stroke=\"#0072b2\" stroke-width=\"2.5\""},
         {"empty", "fill=\"none\" stroke=\"#c9d0d6\""},
         {"grid", "stroke=\"#c9d0d6\""},
         {"guide", "stroke=\"#c9d0d6\""},
         {"base", "stroke=\"#525c66\""},
         {"soft", "stroke=\"#525c66\""},
         {"one", "stroke=\"#0072b2\""},
         {"two", "stroke=\"#c24f00\""},
         {"interval", "stroke-width=\"3\""},
         {"curve", "fill=\"none\""}}};
    std::string out = "class=\"" + std::string(css) + "\"";
    for (const std::string& word : split_list(std::string(css), " "))
        for (const auto& [name, look] : kLooks)
            if (word == name)
                out += " " + std::string(look);
    return out;
}

std::string_view anchor_name(Anchor anchor) {
    return anchor == Anchor::start ? "start" : anchor == Anchor::middle ? "middle" : "end";
}

} // namespace

void ChartSvg::text(double x, double y, std::string_view text, Anchor anchor, std::string_view css) {
    body_ += "<text x=\"" + at(x) + "\" y=\"" + at(y) + "\" text-anchor=\"" + std::string(anchor_name(anchor)) +
             "\" class=\"" + std::string(css) + "\">" + escape_html(text) + "</text>\n";
}

void ChartSvg::slanted_text(double x, double y, std::string_view text) {
    body_ += "<text transform=\"translate(" + at(x) + " " + at(y) + ") rotate(-55)\" class=\"label\">" +
             escape_html(text) + "</text>\n";
}

void ChartSvg::line(double x1, double y1, double x2, double y2, std::string_view css) {
    body_ += "<line x1=\"" + at(x1) + "\" y1=\"" + at(y1) + "\" x2=\"" + at(x2) + "\" y2=\"" + at(y2) + "\" " +
             class_and_look(css) + "/>\n";
}

void ChartSvg::polyline(const std::vector<std::pair<double, double>>& points, std::string_view css) {
    std::string places;
    for (const auto& [x, y] : points)
        places += (places.empty() ? "" : " ") + at(x) + "," + at(y);
    body_ += "<polyline points=\"" + places + "\" " + class_and_look(css) + "/>\n";
}

void ChartSvg::bar(double x, double y, double width, double height, std::string_view css) {
    body_ += "<rect x=\"" + at(x) + "\" y=\"" + at(y) + "\" width=\"" + at(width) + "\" height=\"" + at(height) +
             "\" " + class_and_look(css) + "/>\n";
}

void ChartSvg::bars(const std::vector<std::pair<double, double>>& corners, double width, double height,
                    std::string_view css) {
    if (corners.empty())
        return;
    body_ += "<path " + class_and_look(css) + " d=\"";
    for (const auto& [x, y] : corners)
        body_ += "M" + at(x) + " " + at(y) + "h" + at(width) + "v" + at(height) + "h" + at(-width) + "z";
    body_ += "\"/>\n";
}

void ChartSvg::dot(double x, double y, double radius, std::string_view css) {
    body_ +=
        "<circle cx=\"" + at(x) + "\" cy=\"" + at(y) + "\" r=\"" + at(radius) + "\" " + class_and_look(css) + "/>\n";
}

Markup ChartSvg::finished(std::string_view alternative) const {
    return {"<svg viewBox=\"0 0 " + at(width_) + " " + at(height_) +
            "\" font-family=\"Open Sans, sans-serif\" font-size=\"12.5\" role=\"img\" aria-label=\"" +
            escape_html(alternative) + "\">\n" + body_ + "</svg>"};
}

ChartScale::ChartScale(Kind kind, double low, double high, double from, double to)
    : kind_(kind), low_(low), high_(high), from_(from), to_(to) {}

double ChartScale::operator()(double value) const {
    const auto of = [&](double x) { return kind_ == Kind::logarithmic ? std::log(std::max(x, 1e-12)) : x; };
    const double span = of(high_) - of(low_);
    return span <= 0 ? from_ : from_ + (of(value) - of(low_)) / span * (to_ - from_);
}

std::vector<double> ChartScale::ticks(std::size_t most) const {
    std::vector<double> found;
    if (kind_ == Kind::logarithmic) {
        const bool many = high_ / low_ > std::pow(10, static_cast<double>(most) / 3);
        for (double power = std::pow(10, std::floor(std::log10(low_))); power <= high_; power *= 10)
            for (const double step : {1.0, 2.0, 5.0})
                if ((step == 1 || !many) && power * step >= low_ && power * step <= high_)
                    found.push_back(power * step);
        return found;
    }
    const double wanted = (high_ - low_) / static_cast<double>(std::max<std::size_t>(most - 1, 1));
    double step = wanted > 0 ? std::pow(10, std::floor(std::log10(wanted))) : 1;
    for (const double factor : {2.0, 2.5, 2.0})
        if (step < wanted)
            step *= factor;
    for (double k = std::ceil(low_ / step); k * step <= high_ * (1 + 1e-9); ++k)
        found.push_back(k * step);
    return found;
}

std::string short_name(std::string_view name, double widest) {
    constexpr double kEllipsis = 12;
    double width = 0;
    std::size_t fitting = 0, count = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U)
            continue; // the rest of a letter
        ++count;
        width += std::string_view("ijlt.,:;'|()[] fr-").find(c) != std::string_view::npos ? 4.6
                 : (c >= 'A' && c <= 'Z') || c == 'm' || c == 'w' || c == '@'             ? 9.4
                                                                                          : 7.3;
        if (width + kEllipsis <= widest)
            fitting = count;
    }
    if (width <= widest)
        return std::string(name);
    return std::string(trim_ends(first_code_points(name, fitting))) + "…";
}

void write_chart(Page& page, const ChartSvg& chart, const std::string& title, const std::string& alternative,
                 const ChartNumbers& numbers) {
    Html& html = page.html;
    html.line().open("figure", {{"class", "chart"}});
    html.element("figcaption", title);
    // keyboards must reach what scrolls on narrow screens
    html.open("div", {{"class", "canvas"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", title}});
    html.raw(chart.finished(alternative)).close("div");
    if (!numbers.rows.empty()) {
        html.line().open("details", {{"class", "numbers"}, {"open", ""}});
        html.element("summary", page.say("chart_numbers"));
        page.table(page.say("chart_numbers_of", {{"title", title}}), numbers.columns, numbers.rows, "card");
        html.close("details");
    }
    html.close("figure").line();
}

} // namespace clusterbridge
