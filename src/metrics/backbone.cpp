#include "metrics/backbone.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

constexpr int kMostSteps = 500;
constexpr double kSettled = 1e-9;

/// Members in equally many rows, or rows of one size.
struct Class {
    std::size_t margin = 0, count = 0;
    double factor = 0;
};

/// Classes of the margins above 0, smallest first, and the class of each.
std::vector<Class> classes_of(const std::vector<std::size_t>& margins, std::vector<std::uint32_t>& class_of) {
    auto sorted = margins;
    std::sort(sorted.begin(), sorted.end());
    std::vector<Class> classes;
    for (const std::size_t margin : sorted) {
        if (margin == 0)
            continue;
        if (classes.empty() || classes.back().margin != margin)
            classes.push_back({margin, 0, 0});
        ++classes.back().count;
    }
    class_of.clear();
    for (const std::size_t margin : margins)
        class_of.push_back(
            static_cast<std::uint32_t>(std::lower_bound(classes.begin(), classes.end(), margin,
                                                        [](const Class& c, std::size_t m) { return c.margin < m; }) -
                                       classes.begin()));
    return classes;
}

/// One step towards the margins of `mine`; the largest relative change.
double step(std::vector<Class>& mine, const std::vector<Class>& other) {
    double change = 0;
    for (Class& c : mine) {
        double sum = 0;
        for (const Class& o : other)
            sum += static_cast<double>(o.count) * o.factor / (1 + c.factor * o.factor);
        const double next = static_cast<double>(c.margin) / sum;
        change = std::max(change, std::abs(next - c.factor) / next);
        c.factor = next;
    }
    return change;
}

void solve(std::vector<Class>& members, std::vector<Class>& rows) {
    double cells = 0;
    for (const Class& c : members)
        cells += static_cast<double>(c.margin * c.count);
    for (auto* side : {&members, &rows})
        for (Class& c : *side)
            c.factor = static_cast<double>(c.margin) / std::sqrt(cells);
    for (int k = 0; k < kMostSteps; ++k)
        if (const double change = step(members, rows); std::max(change, step(rows, members)) < kSettled)
            break;
}

/// How many rows members of two classes share on average.
double mean_shared(const Class& a, const Class& b, const std::vector<Class>& rows, double members) {
    double mean = 0;
    for (const Class& row : rows) {
        const double x = a.factor * row.factor, y = b.factor * row.factor;
        const auto size = static_cast<double>(row.margin);
        mean += static_cast<double>(row.count) * (x / (1 + x)) * (y / (1 + y)) * (size - 1) / size;
    }
    return members > 1 ? mean * members / (members - 1) : mean;
}

} // namespace

EdgeColumn<double> shared_rows_chance(const Memberships& rows, const Graph& graph,
                                      const EdgeColumn<std::uint32_t>& shared) {
    ensure(shared.size() == graph.edge_count(), "a count for every edge");
    EdgeColumn<double> chance(graph.edge_count(), 1.0);
    std::vector<std::size_t> of_member(graph.node_count()), of_row;
    for (const NodeId v : rows.members)
        ++of_member[index(v)];
    for (std::size_t r = 0; r < rows.rows(); ++r)
        of_row.push_back(rows.of(r).size());
    std::vector<std::uint32_t> member_class, row_class;
    auto members = classes_of(of_member, member_class), sizes = classes_of(of_row, row_class);
    if (members.empty())
        return chance;
    solve(members, sizes);
    double all_members = 0;
    for (const Class& c : members)
        all_members += static_cast<double>(c.count);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> met; // pair of classes, edge
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        if (shared[edge(e)] == 0)
            continue;
        const auto [a, b] = graph.ends(edge(e));
        const auto [low, high] = std::minmax(member_class[index(a)], member_class[index(b)]);
        ensure(high < members.size(), "ends that share a row are in one");
        met.emplace_back(std::uint64_t{low} << 32U | high, static_cast<std::uint32_t>(e));
    }
    std::sort(met.begin(), met.end());
    double mean = 0;
    for (std::size_t k = 0; k < met.size(); ++k) {
        if (k == 0 || met[k].first != met[k - 1].first)
            mean = mean_shared(members[met[k].first >> 32U], members[met[k].first & 0xFFFFFFFFU], sizes, all_members);
        const EdgeId e = edge(met[k].second);
        if (mean > 0)
            chance[e] = boost::math::gamma_p(static_cast<double>(shared[e]), mean);
    }
    return chance;
}

EdgeColumn<double> noise_corrected_chance(const Graph& graph, const EdgeColumn<double>& weight) {
    ensure(weight.size() == graph.edge_count(), "a weight for every edge");
    std::vector<double> strength(graph.node_count(), 0.0);
    double all = 0;
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        const auto [a, b] = graph.ends(edge(e));
        strength[index(a)] += weight[edge(e)];
        strength[index(b)] += weight[edge(e)];
        all += 2 * weight[edge(e)];
    }
    EdgeColumn<double> chance(graph.edge_count(), 1.0);
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        const auto [a, b] = graph.ends(edge(e));
        const double si = strength[index(a)], sj = strength[index(b)], w = weight[edge(e)];
        const double product = si * sj;
        const double mean = product / all / all;
        const double variance = product * (all - si) * (all - sj) / (all * all * all * all * (all - 1));
        if (!(w > 0) || !(all > 1) || !(variance > 0))
            continue;
        // Beta prior with this mean and variance, then the weight as so many of `all` observations.
        const double evidence = mean * (1 - mean) / variance - 1;
        if (!(evidence > 0))
            continue;
        const double share = (mean * evidence + w) / (evidence + all);
        const double kappa = all / product;
        const double slope = 1 / product - all * (si + sj) / product / product;
        const double change = 2 * (kappa + w * slope) / ((kappa * w + 1) * (kappa * w + 1));
        const double deviation = std::sqrt(all * share * (1 - share)) * std::abs(change);
        const double score = (kappa * w - 1) / (kappa * w + 1);
        if (deviation > 0)
            chance[edge(e)] = 0.5 * std::erfc(score / deviation / std::numbers::sqrt2);
    }
    return chance;
}

} // namespace clusterbridge
