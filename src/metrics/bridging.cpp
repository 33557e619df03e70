#include "metrics/bridging.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace clusterbridge {
namespace {

constexpr std::size_t kBlocks = 256;
/// Candidates whose gain is worked out before the best is looked at again.
constexpr std::size_t kRound = 512;
/// Bounds are sums in another order than gains: what rounding may do to them.
constexpr double kRounding = 1 + 1e-9;

double inverse(std::size_t distance) {
    return 1 / static_cast<double>(distance);
}

/// Nodes of one side: how many at `near` steps from its own end and `far` from the other.
struct Class {
    std::uint32_t near = 0, far = 0;
    double count = 0;
};

} // namespace

struct Bridging::Scratch {
    std::vector<std::int64_t> change; ///< per distance: pairs that come to it less those that leave it
    std::vector<Class> from, to;
    std::vector<std::uint32_t> sided, count_i, count_j;     ///< counts by near * span + (far - near)
    std::vector<std::pair<std::uint32_t, Distance>> near_j; ///< node, distance to j

    void count(std::size_t distance, std::int64_t pairs) {
        if (distance >= change.size())
            change.resize(distance + 1, 0);
        change[distance] += pairs;
    }
    double sum_of_change() {
        double sum = 0;
        for (std::size_t d = 1; d < change.size(); ++d)
            sum += static_cast<double>(change[d]) * inverse(d);
        change.clear();
        return sum;
    }
};

double Bridging::mean(double sum_of_pairs) const {
    return n_ < 2 ? 0 : sum_of_pairs / (static_cast<double>(n_) * static_cast<double>(n_ - 1) / 2);
}

/// i and j are in parts that hang together by nothing: every pair across comes into reach.
double Bridging::joining_gain(NodeId i, NodeId j, Scratch& scratch) const {
    const auto& from = at_distance_[index(i)];
    const auto& to = at_distance_[index(j)];
    for (std::size_t a = 0; a < from.size(); ++a)
        for (std::size_t b = 0; b < to.size(); ++b)
            scratch.count(a + 1 + b, static_cast<std::int64_t>(from[a]) * to[b]);
    return mean(scratch.sum_of_change());
}

/// No way from s to t is longer than over i, or over j; so the new way saves at most that.
double Bridging::bound_within(NodeId i, NodeId j, Scratch& scratch) const {
    const Distance* to_i = row(i);
    const Distance* to_j = row(j);
    // who is nearer to one of the two by two steps and more; written without a branch, most are not
    scratch.sided.resize(n_ + 1);
    std::size_t count = 0;
    for (std::size_t s = 0; s < n_; ++s) {
        scratch.sided[count] = static_cast<std::uint32_t>(s);
        count += static_cast<unsigned>(to_i[s] - to_j[s] + 1) > 2U ? 1U : 0U;
    }
    const std::size_t span = to_i[index(j)] + 1U;
    const std::size_t depth = std::max(at_distance_[index(i)].size(), at_distance_[index(j)].size());
    scratch.count_i.assign(depth * span, 0);
    scratch.count_j.assign(depth * span, 0);
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t a = to_i[scratch.sided[k]], b = to_j[scratch.sided[k]];
        if (a < b)
            ++scratch.count_i[a * span + (b - a)];
        else
            ++scratch.count_j[b * span + (a - b)];
    }
    const auto classes = [&](const std::vector<std::uint32_t>& counts, std::vector<Class>& list) {
        list.clear();
        for (std::size_t place = 0; place < counts.size(); ++place)
            if (counts[place] > 0)
                list.push_back({static_cast<std::uint32_t>(place / span),
                                static_cast<std::uint32_t>(place / span + place % span),
                                static_cast<double>(counts[place])});
    };
    classes(scratch.count_i, scratch.from);
    classes(scratch.count_j, scratch.to);
    double sum = 0;
    for (const Class& a : scratch.from)
        for (const Class& b : scratch.to) {
            const std::size_t now = a.near + 1 + b.near;
            const std::size_t before = std::min(a.near + b.far, a.far + b.near);
            if (now < before)
                sum += a.count * b.count * (inverse_[now] - inverse_[before]);
        }
    return mean(sum) * kRounding;
}

double Bridging::gain_within(NodeId i, NodeId j, Scratch& scratch) const {
    const Distance* to_i = row(i);
    const Distance* to_j = row(j);
    scratch.near_j.clear();
    for (std::size_t t = 0; t < n_; ++t)
        if (to_j[t] != kFar && to_j[t] + 1 < to_i[t])
            scratch.near_j.emplace_back(static_cast<std::uint32_t>(t), to_j[t]);
    for (std::size_t s = 0; s < n_; ++s) {
        if (to_i[s] == kFar || to_i[s] + 1 >= to_j[s])
            continue;
        const Distance* from_s = distance_.data() + s * n_;
        for (const auto& [t, onward] : scratch.near_j) {
            const std::size_t now = to_i[s] + std::size_t{1} + onward;
            if (now >= from_s[t])
                continue;
            scratch.count(from_s[t], -1); // the larger of the two
            ++scratch.change[now];
        }
    }
    return mean(scratch.sum_of_change());
}

double Bridging::exact_gain(NodeId i, NodeId j, Scratch& scratch) const {
    const Distance apart = row(i)[index(j)];
    if (apart < 2)
        return 0;
    return apart == kFar ? joining_gain(i, j, scratch) : gain_within(i, j, scratch);
}

double Bridging::bound(NodeId i, NodeId j, Scratch& scratch) const {
    const Distance apart = row(i)[index(j)];
    return apart < 2 || apart == kFar ? exact_gain(i, j, scratch) : bound_within(i, j, scratch);
}

double Bridging::gain_of(Pair pair) const {
    Scratch scratch;
    return exact_gain(pair.first, pair.second, scratch);
}

void Bridging::search_from(NodeId source, const Graph& graph) {
    Distance* distance = row(source);
    std::vector<NodeId> queue{source};
    distance[index(source)] = 0;
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const auto next = static_cast<Distance>(distance[index(queue[head])] + 1);
        for (const Arc& arc : graph.arcs(queue[head]))
            if (distance[index(arc.to)] == kFar) {
                distance[index(arc.to)] = next;
                queue.push_back(arc.to);
            }
    }
}

void Bridging::count_rows(const std::vector<std::uint8_t>& changed) {
    for (std::size_t v = 0; v < n_; ++v) {
        if (changed[v] == 0)
            continue;
        at_distance_[v].clear();
        const Distance* distance = row(node(v));
        for (std::size_t t = 0; t < n_; ++t)
            if (distance[t] != kFar) {
                if (distance[t] >= at_distance_[v].size())
                    at_distance_[v].resize(distance[t] + std::size_t{1}, 0);
                ++at_distance_[v][distance[t]];
            }
    }
}

void Bridging::bound_all(const std::vector<std::uint8_t>& changed, const RunControl& run) {
    for_blocks(
        kBlocks, run, [] { return Scratch{}; },
        [&](std::size_t block, Scratch& scratch) {
            const auto range = block_range(block, kBlocks, candidates_.size());
            for (std::size_t c = range.first; c < range.last; ++c) {
                const auto [i, j] = candidates_[c];
                exact_[c] = 0;
                if (changed[index(i)] != 0 || changed[index(j)] != 0)
                    bound_[c] = bound(i, j, scratch);
            }
        });
}

Bridging::Bridging(const Graph& graph, std::vector<Pair> candidates, const RunControl& run)
    : n_(graph.node_count()), candidates_(std::move(candidates)) {
    ensure(n_ < kFar, "so many distances cannot be kept");
    distance_.assign(n_ * n_, kFar);
    for_blocks(
        kBlocks, run, [] { return 0; },
        [&](std::size_t block, int&) {
            const auto range = block_range(block, kBlocks, n_);
            for (std::size_t v = range.first; v < range.last; ++v)
                search_from(node(v), graph);
        });
    at_distance_.resize(n_);
    inverse_.assign(2 * n_ + 2, 0);
    for (std::size_t d = 1; d < inverse_.size(); ++d)
        inverse_[d] = inverse(d);
    bound_.assign(candidates_.size(), 0);
    exact_.assign(candidates_.size(), 0);
    const std::vector<std::uint8_t> all(n_, 1);
    count_rows(all);
    bound_all(all, run);
}

std::optional<Bridging::Best> Bridging::best(const std::function<bool(std::size_t)>& allowed, const RunControl& run) {
    std::vector<std::size_t> order;
    for (std::size_t c = 0; c < candidates_.size(); ++c)
        if (bound_[c] > 0 && allowed(c))
            order.push_back(c);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return bound_[a] != bound_[b] ? bound_[a] > bound_[b] : a < b; });
    std::optional<Best> best;
    for (std::size_t first = 0; first < order.size(); first += kRound) {
        if (best && bound_[order[first]] * kRounding < best->gain)
            break;
        run.throw_if_stopped();
        const std::size_t last = std::min(order.size(), first + kRound);
        const std::size_t blocks = std::min<std::size_t>(64, last - first);
        for_blocks(
            blocks, run, [] { return Scratch{}; },
            [&](std::size_t block, Scratch& scratch) {
                const auto range = block_range(block, blocks, last - first);
                for (std::size_t k = first + range.first; k < first + range.last; ++k)
                    if (const std::size_t c = order[k]; exact_[c] == 0) {
                        bound_[c] = exact_gain(candidates_[c].first, candidates_[c].second, scratch);
                        exact_[c] = 1;
                    }
            });
        for (std::size_t k = first; k < last; ++k)
            if (const std::size_t c = order[k];
                bound_[c] > 0 && (!best || bound_[c] > best->gain || (bound_[c] == best->gain && c < best->candidate)))
                best = Best{c, bound_[c]};
    }
    return best;
}

void Bridging::add(std::size_t candidate, const RunControl& run) {
    const auto [i, j] = candidates_[candidate];
    if (row(i)[index(j)] < 2)
        return;
    const std::vector<Distance> to_i(row(i), row(i) + n_);
    const std::vector<Distance> to_j(row(j), row(j) + n_);
    const auto nearer = [](Distance own, Distance other) { return own != kFar && own + 1 < other; };
    std::vector<std::uint8_t> changed(n_, 0);
    for (std::size_t s = 0; s < n_; ++s) {
        if (!nearer(to_i[s], to_j[s]))
            continue;
        Distance* from_s = distance_.data() + s * n_;
        for (std::size_t t = 0; t < n_; ++t)
            if (nearer(to_j[t], to_i[t]) && to_i[s] + 1 + to_j[t] < from_s[t]) {
                from_s[t] = static_cast<Distance>(to_i[s] + 1 + to_j[t]);
                distance_[t * n_ + s] = from_s[t];
                changed[s] = changed[t] = 1;
            }
    }
    count_rows(changed);
    bound_all(changed, run);
}

double Bridging::mean_inverse_distance() const {
    std::vector<std::uint64_t> ends; // per distance, every pair from both of its ends
    for (const auto& counts : at_distance_) {
        if (counts.size() > ends.size())
            ends.resize(counts.size(), 0);
        for (std::size_t d = 1; d < counts.size(); ++d)
            ends[d] += counts[d];
    }
    double sum = 0;
    for (std::size_t d = 1; d < ends.size(); ++d)
        sum += static_cast<double>(ends[d] / 2) * inverse(d);
    return mean(sum);
}

} // namespace clusterbridge
