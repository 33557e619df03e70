#include "analysis/recommend_words.hpp"
#include "base/unicode.hpp"
#include "report/chart.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace clusterbridge {
namespace {

constexpr double kWidth = 720;

std::string group_name(const Page& page, std::uint32_t g) {
    const Groups& groups = page.model.gaps.groups;
    const Groups::Group& group = groups.groups[g];
    return groups.kind == "country" ? country_name(group.key).in(page.language) : group.label.in(page.language);
}

/// Pairs of groups that could be tested: those that miss most by the careful end of the interval (as in the list), then
/// by the plain difference.
std::vector<const Gap*> tested_pairs(const GapStudy& study) {
    std::vector<const Gap*> pairs;
    for (const Gap& gap : study.rows)
        if (gap.theme == Symbol{} && gap.expected >= kTestedFrom && gap.verdict != GapVerdict::by_construction)
            pairs.push_back(&gap);
    const auto difference = [](const Gap* gap) { return gap->expected - static_cast<double>(gap->observed); };
    std::stable_sort(pairs.begin(), pairs.end(), [&](const Gap* a, const Gap* b) {
        const double x = std::max(0.0, a->missing), y = std::max(0.0, b->missing);
        return x == y ? difference(a) > difference(b) : x > y;
    });
    return pairs;
}

std::string verdict_words(const Page& page, GapVerdict verdict) {
    switch (verdict) {
    case GapVerdict::proven_gap:
        return std::string(page.say("verdict_proven_gap"));
    case GapVerdict::open:
        return std::string(page.say("verdict_open"));
    case GapVerdict::likely_gap:
        return std::string(page.say("verdict_likely_gap"));
    case GapVerdict::surplus:
        return std::string(page.say("chart_surplus"));
    default:
        return std::string(page.say("chart_balanced"));
    }
}

void gap_legend(Page& page, ChartSvg& chart, double x) {
    chart.dot(x, 12, 5, "fill-two");
    chart.text(x + 10, 16, page.say("chart_observed"));
    chart.dot(x + 130, 12, 5, "ring-one");
    chart.text(x + 140, 16, page.say("chart_expected"));
}

ChartNumbers gap_numbers(const Page& page, const std::vector<const Gap*>& pairs) {
    ChartNumbers numbers{{{std::string(page.say("gap_groups")), false},
                          {std::string(page.say("chart_observed")), true},
                          {std::string(page.say("chart_expected")), true},
                          {std::string(page.say("chart_ratio")), true},
                          {std::string(page.say("gap_verdict")), false}},
                         {}};
    for (const Gap* gap : pairs)
        numbers.rows.push_back({page.markup("gap_pair", {{"a", escaped(group_name(page, gap->a))},
                                                         {"b", escaped(group_name(page, gap->b))}}),
                                escaped(page.number(gap->observed)), escaped(page.decimal(gap->expected, 1)),
                                escaped(page.say("gap_interval", {{"low", page.decimal(gap->low, 2)},
                                                                  {"high", page.decimal(gap->high, 2)}})),
                                escaped(verdict_words(page, gap->verdict))});
    return numbers;
}

} // namespace

void write_gap_chart(Page& page) {
    constexpr std::size_t kMost = 12;
    constexpr double kNames = 330, kRow = 38, kTop = 26, kRight = 690;
    std::vector<const Gap*> pairs = tested_pairs(page.model.gaps);
    const std::size_t all = pairs.size();
    if (all == 0)
        return;
    pairs.resize(std::min(all, kMost));
    double most = 1;
    for (const Gap* gap : pairs)
        most = std::max({most, gap->expected, static_cast<double>(gap->observed)});
    const ChartScale scale(ChartScale::Kind::linear, 0, most, kNames, kRight);
    ChartSvg chart(kWidth);
    gap_legend(page, chart, kNames);
    const double bottom = kTop + static_cast<double>(pairs.size()) * kRow;
    for (const double tick : scale.ticks()) {
        chart.line(scale(tick), kTop, scale(tick), bottom, "grid");
        chart.text(scale(tick), bottom + 16, page.decimal(tick, tick == std::floor(tick) ? 0 : 1), Anchor::middle,
                   "tick");
    }
    chart.text(kRight, bottom + 34, page.say("chart_gaps_axis"), Anchor::end, "tick");
    std::size_t below = 0;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const Gap& gap = *pairs[i];
        const double y = kTop + (static_cast<double>(i) + 0.5) * kRow;
        chart.text(kNames - 14, y - 3, short_name(group_name(page, gap.a), 312), Anchor::end);
        chart.text(kNames - 14, y + 12, short_name(group_name(page, gap.b), 312), Anchor::end);
        chart.line(scale(gap.observed), y, scale(gap.expected), y, "interval soft");
        chart.dot(scale(gap.expected), y, 5, "ring-one");
        chart.dot(scale(gap.observed), y, 5, "fill-two");
        below += gap.observed < gap.expected ? 1U : 0U;
    }
    chart.height(bottom + 42);
    write_chart(page, chart, page.say("chart_gaps", {{"n", page.number(pairs.size())}, {"all", page.number(all)}}),
                page.say("chart_gaps_alt",
                         {{"n", page.number(pairs.size())}, {"all", page.number(all)}, {"below", page.number(below)}}),
                gap_numbers(page, pairs));
}

namespace {

/// Clusters as rows, themes as columns: first those of the agenda, then those of the most clusters.
struct Matrix {
    std::vector<const ClusterScorecard*> clusters;
    std::vector<Symbol> themes;
    bool all_clusters = true;

    static bool covers(const ClusterScorecard& card, Symbol theme) {
        return std::find(card.themes_covered.begin(), card.themes_covered.end(), theme) != card.themes_covered.end();
    }
};

Matrix coverage(const Page& page) {
    constexpr std::size_t kClusters = 40, kThemes = 20;
    Matrix m;
    for (const ClusterScorecard& card : page.model.clusters.rows)
        if (!card.members.empty())
            m.clusters.push_back(&card);
    std::stable_sort(m.clusters.begin(), m.clusters.end(),
                     [](const auto* a, const auto* b) { return a->members.size() > b->members.size(); });
    m.all_clusters = m.clusters.size() <= kClusters;
    m.clusters.resize(std::min(m.clusters.size(), kClusters));
    const Collation collation(page.language);
    std::stable_sort(m.clusters.begin(), m.clusters.end(), [&](const auto* a, const auto* b) {
        return collation.less(page.network.organisations[a->initiative].name(),
                              page.network.organisations[b->initiative].name());
    });
    for (const Theme& theme : page.network.themes)
        if (page.network.text(theme.kind) == "agenda")
            m.themes.push_back(theme.id);
    m.themes.resize(std::min(m.themes.size(), kThemes));
    std::vector<const ThemeCoverage*> order;
    for (const ThemeCoverage& theme : page.model.themes)
        if (theme.clusters > 0 && std::find(m.themes.begin(), m.themes.end(), theme.theme) == m.themes.end())
            order.push_back(&theme);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto* a, const auto* b) { return a->clusters > b->clusters; });
    order.resize(std::min(order.size(), kThemes - m.themes.size()));
    for (const ThemeCoverage* theme : order)
        m.themes.push_back(theme->theme);
    return m;
}

ChartSvg drawn(const Page& page, const Matrix& m, std::size_t& covered) {
    constexpr double kNames = 254, kTop = 158, kRow = 20;
    const double wide = std::min(34.0, (kWidth - kNames - 104) / static_cast<double>(m.themes.size()));
    ChartSvg chart(kWidth);
    std::vector<std::pair<double, double>> filled, empty;
    for (std::size_t t = 0; t < m.themes.size(); ++t)
        chart.slanted_text(kNames + (static_cast<double>(t) + 0.6) * wide, kTop - 8,
                           short_name(page.network.theme_name(m.themes[t], page.language), 172));
    for (std::size_t c = 0; c < m.clusters.size(); ++c) {
        const double y = kTop + static_cast<double>(c) * kRow;
        chart.text(kNames - 10, y + 14, short_name(page.network.organisations[m.clusters[c]->initiative].name(), 240),
                   Anchor::end);
        for (std::size_t t = 0; t < m.themes.size(); ++t) {
            const bool yes = Matrix::covers(*m.clusters[c], m.themes[t]);
            (yes ? filled : empty).emplace_back(kNames + static_cast<double>(t) * wide + 2, y + 2);
        }
    }
    covered = filled.size();
    chart.bars(empty, wide - 4, kRow - 4, "empty");
    chart.bars(filled, wide - 4, kRow - 4, "fill-one");
    chart.height(kTop + static_cast<double>(m.clusters.size()) * kRow + 6);
    return chart;
}

} // namespace

void write_theme_chart(Page& page) {
    const Matrix m = coverage(page);
    if (m.clusters.size() < 2 || m.themes.size() < 2)
        return;
    std::size_t covered = 0;
    const ChartSvg chart = drawn(page, m, covered);
    ChartNumbers numbers{{{std::string(page.say("explore_theme")), false},
                          {std::string(page.say("chart_clusters_with")), true},
                          {std::string(page.say("chart_which")), false}},
                         {}};
    for (const Symbol theme : m.themes) {
        std::vector<NodeId> with;
        for (const ClusterScorecard* card : m.clusters)
            if (Matrix::covers(*card, theme))
                with.push_back(card->initiative);
        numbers.rows.push_back({escaped(page.network.theme_name(theme, page.language)),
                                escaped(page.number(with.size())), page.organisations(with)});
    }
    write_chart(page, chart, std::string(page.say("chart_themes")),
                page.say("chart_themes_alt", {{"clusters", page.number(m.clusters.size())},
                                              {"themes", page.number(m.themes.size())},
                                              {"covered", page.number(covered)},
                                              {"cells", page.number(m.clusters.size() * m.themes.size())}}),
                numbers);
    if (!m.all_clusters)
        page.paragraph(page.say("chart_themes_part", {{"n", page.number(m.clusters.size())}}), "aside");
}

} // namespace clusterbridge
