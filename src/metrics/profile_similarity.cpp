#include "metrics/profile_similarity.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace clusterbridge {

ProfileSimilarity::ProfileSimilarity(const ProfileInput& input)
    : themes_(input.themes), type_(input.type), place_(input.place), also_(input.also) {
    const std::size_t n = input.counts.size();
    ensure(input.type.size() == n, "one type per node");
    std::vector<double> nodes_with(themes_, 0.0);
    for (const auto& counts : input.counts)
        for (const auto& [theme, count] : counts)
            nodes_with[theme] += 1;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t first = items_.size();
        double squares = 0;
        for (const auto& [theme, count] : input.counts[node(i)]) {
            const double weight = std::log1p(count) * std::log1p(static_cast<double>(n) / nodes_with[theme]);
            squares += weight * weight;
            items_.push_back({theme, count, weight});
        }
        for (std::size_t k = first; k < items_.size(); ++k)
            items_[k].weight /= std::sqrt(squares);
        offsets_.push_back(items_.size());
    }
}

void ProfileSimilarity::load(NodeId v, Scratch& scratch) const {
    if (scratch.source != kNoNode)
        for (std::size_t k = offsets_[index(scratch.source)]; k < offsets_[index(scratch.source) + 1]; ++k)
            scratch.loaded[items_[k].theme] = 0;
    for (std::size_t k = offsets_[index(v)]; k < offsets_[index(v) + 1]; ++k)
        scratch.loaded[items_[k].theme] = items_[k].weight;
    scratch.source = v;
}

std::size_t ProfileSimilarity::nearness(NodeId v, NodeId s) const {
    for (std::size_t level = ProfileInput::kPlaces; level > 0; --level) {
        const auto same = [&](const NodeColumn<std::uint32_t>& column) {
            return !column.empty() && column[v] != ProfileInput::kNone && column[v] == column[s];
        };
        if (same(place_[level - 1]) || same(also_[level - 1]))
            return level;
    }
    return 0;
}

double ProfileSimilarity::times_type(NodeId v, NodeId s, double themes) const {
    return themes * (same_type(v, s) ? 1 : kOtherType);
}

bool ProfileSimilarity::before(NodeId v, NodeId w) const {
    if (type_[v] != type_[w])
        return type_[v] < type_[w];
    const auto items = [&](NodeId u) {
        return std::span(items_).subspan(offsets_[index(u)], offsets_[index(u) + 1] - offsets_[index(u)]);
    };
    const auto a = items(v);
    const auto b = items(w);
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](const Item& x, const Item& y) {
        return x.theme != y.theme ? x.theme < y.theme : x.count < y.count;
    });
}

bool ProfileSimilarity::alike(NodeId v, NodeId w) const {
    return !before(v, w) && !before(w, v);
}

double ProfileSimilarity::wherever(const Scratch& scratch, NodeId s) const {
    const NodeId v = scratch.source;
    if (!has_themes(v))
        return times_type(v, s, 1);
    double sum = 0;
    for (std::size_t k = offsets_[index(s)]; k < offsets_[index(s) + 1]; ++k)
        sum += scratch.loaded[items_[k].theme] * items_[k].weight;
    return times_type(v, s, sum);
}

double ProfileSimilarity::wherever(NodeId v, NodeId s) const {
    if (!has_themes(v))
        return times_type(v, s, 1);
    double sum = 0; // by ascending theme, as for a loaded node
    std::size_t x = offsets_[index(v)];
    const std::size_t end = offsets_[index(v) + 1];
    for (std::size_t y = offsets_[index(s)]; y < offsets_[index(s) + 1]; ++y) {
        while (x < end && items_[x].theme < items_[y].theme)
            ++x;
        if (x < end && items_[x].theme == items_[y].theme)
            sum += items_[x].weight * items_[y].weight;
    }
    return times_type(v, s, sum);
}

bool ProfileSimilarity::has_profile(NodeId v) const {
    const auto known = [&](const NodeColumn<std::uint32_t>& column) {
        return !column.empty() && column[v] != ProfileInput::kNone;
    };
    return has_themes(v) || known(type_) || std::any_of(place_.begin(), place_.end(), known) ||
           std::any_of(also_.begin(), also_.end(), known);
}

std::vector<ProfileSimilarity::Shared> ProfileSimilarity::shared(NodeId v, NodeId s) const {
    std::vector<Shared> all;
    std::size_t x = offsets_[index(v)];
    const std::size_t end = offsets_[index(v) + 1];
    for (std::size_t y = offsets_[index(s)]; y < offsets_[index(s) + 1]; ++y) {
        while (x < end && items_[x].theme < items_[y].theme)
            ++x;
        if (x < end && items_[x].theme == items_[y].theme)
            all.push_back({items_[x].theme, items_[x].count, items_[y].count, items_[x].weight * items_[y].weight});
    }
    std::stable_sort(all.begin(), all.end(), [](const Shared& a, const Shared& b) { return a.part > b.part; });
    return all;
}

} // namespace clusterbridge
