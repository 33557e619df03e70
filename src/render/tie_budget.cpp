#include "render/tie_budget.hpp"

#include <algorithm>
#include <numeric>

namespace clusterbridge {

std::vector<std::size_t> chosen_ties(const std::vector<PictureTie>& ties, std::size_t nodes, std::size_t budget) {
    std::vector<std::size_t> order(ties.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (ties.size() <= budget)
        return order;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const bool x = ties[a].change != TieChange::none, y = ties[b].change != TieChange::none;
        return x != y ? x : ties[a].weight > ties[b].weight;
    });
    std::vector<std::uint8_t> taken(ties.size()), seen(nodes);
    std::size_t count = 0;
    for (const std::size_t t : order)
        if (!seen[ties[t].a] || !seen[ties[t].b]) {
            seen[ties[t].a] = seen[ties[t].b] = 1;
            taken[t] = 1;
            ++count;
        }
    for (const std::size_t t : order)
        if (!taken[t] && count < budget) {
            taken[t] = 1;
            ++count;
        }
    std::vector<std::size_t> chosen;
    for (std::size_t t = 0; t < ties.size(); ++t)
        if (taken[t])
            chosen.push_back(t);
    return chosen;
}

} // namespace clusterbridge
