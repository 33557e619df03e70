#include "render/matrix_parts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clusterbridge {

namespace {

using Near = std::vector<std::vector<double>>;

/// Second eigenvector of the Laplacian, by power iteration on its complement.
std::vector<double> fiedler(const Near& near) {
    const std::size_t n = near.size();
    std::vector<double> degree(n), x(n), y(n);
    double most = 0;
    for (std::size_t i = 0; i < n; ++i) {
        degree[i] = std::accumulate(near[i].begin(), near[i].end(), 0.0);
        most = std::max(most, degree[i]);
        x[i] = static_cast<double>((i * 7919 + 13) % 101) - 50; // any start that is not level
    }
    for (int round = 0; round < 300; ++round) {
        const double mean = std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(n);
        double length = 0;
        for (std::size_t i = 0; i < n; ++i) {
            x[i] -= mean;
            length += x[i] * x[i];
        }
        length = std::sqrt(std::max(length, 1e-300));
        for (std::size_t i = 0; i < n; ++i)
            x[i] /= length;
        for (std::size_t i = 0; i < n; ++i) {
            y[i] = (2 * most - degree[i]) * x[i];
            for (std::size_t j = 0; j < n; ++j)
                y[i] += near[i][j] * x[j];
        }
        std::swap(x, y);
    }
    return x;
}

double cost_of(const std::vector<std::size_t>& order, const Near& near) {
    double cost = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
        for (std::size_t j = i + 1; j < order.size(); ++j)
            cost += near[order[i]][order[j]] * static_cast<double>(j - i);
    return cost;
}

/// The cheapest order in which one item stands elsewhere; false where none is cheaper.
bool improve(std::vector<std::size_t>& order, const Near& near) {
    bool better = false;
    for (std::size_t from = 0; from < order.size(); ++from) {
        double cost = cost_of(order, near);
        std::vector<std::size_t> best = order;
        for (std::size_t to = 0; to < order.size(); ++to) {
            std::vector<std::size_t> trial = order;
            const std::size_t item = trial[from];
            trial.erase(trial.begin() + static_cast<std::ptrdiff_t>(from));
            trial.insert(trial.begin() + static_cast<std::ptrdiff_t>(to), item);
            if (const double c = cost_of(trial, near); c < cost - 1e-9) {
                cost = c;
                best = std::move(trial);
                better = true;
            }
        }
        order = std::move(best);
    }
    return better;
}

} // namespace

std::vector<std::size_t> arranged(const Near& near) {
    std::vector<std::size_t> order(near.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (near.size() < 3)
        return order;
    const std::vector<double> at = fiedler(near);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return at[a] < at[b]; });
    for (int round = 0; round < 8 && improve(order, near); ++round) {}
    if (order.front() > order.back()) // an order and its mirror image are alike; one of them
        std::reverse(order.begin(), order.end());
    return order;
}

void order_matrix(Matrix& o) {
    const auto& p = o.picture;
    for (std::size_t i = 0; i < p.nodes.size(); ++i)
        (p.nodes[i].layer == 0 ? o.rows : o.columns).push_back(i);
    o.triangle = o.columns.empty();
    std::vector<std::size_t> at(p.nodes.size());
    for (const auto* list : {&o.rows, &o.columns})
        for (std::size_t k = 0; k < list->size(); ++k)
            at[(*list)[k]] = k;
    Near near(o.rows.size(), std::vector<double>(o.rows.size()));
    Near profile(o.rows.size(), std::vector<double>(o.columns.size()));
    for (const auto& cell : p.cells) {
        if (o.triangle)
            near[at[cell.row]][at[cell.column]] = near[at[cell.column]][at[cell.row]] = cell.nearness;
        else
            profile[at[cell.row]][at[cell.column]] = cell.nearness;
    }
    if (!o.triangle)
        for (std::size_t i = 0; i < o.rows.size(); ++i)
            for (std::size_t j = 0; j < o.rows.size(); ++j)
                if (i != j)
                    near[i][j] = std::inner_product(profile[i].begin(), profile[i].end(), profile[j].begin(), 0.0);
    const auto order = arranged(near);
    std::vector<std::size_t> rows;
    for (const std::size_t k : order)
        rows.push_back(o.rows[k]);
    if (!o.triangle) { // columns follow the rows that they go with
        std::vector<double> middle(o.columns.size(), 0.5 * static_cast<double>(rows.size()));
        for (std::size_t c = 0; c < o.columns.size(); ++c) {
            double sum = 0, weight = 0;
            for (std::size_t r = 0; r < order.size(); ++r) {
                sum += profile[order[r]][c] * static_cast<double>(r);
                weight += profile[order[r]][c];
            }
            if (weight > 0)
                middle[c] = sum / weight;
        }
        std::vector<std::size_t> by(o.columns.size());
        std::iota(by.begin(), by.end(), std::size_t{0});
        std::stable_sort(by.begin(), by.end(), [&](std::size_t a, std::size_t b) { return middle[a] < middle[b]; });
        std::vector<std::size_t> columns;
        for (const std::size_t c : by)
            columns.push_back(o.columns[c]);
        o.columns = std::move(columns);
    }
    o.rows = std::move(rows);
    if (o.triangle)
        o.columns = o.rows;
    o.place.assign(p.nodes.size(), 0);
    for (const auto* list : {&o.rows, &o.columns})
        for (std::size_t k = 0; k < list->size(); ++k)
            o.place[(*list)[k]] = k;
}

} // namespace clusterbridge
