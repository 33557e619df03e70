#include "metrics/community_levels.hpp"

#include "base/error.hpp"
#include "base/large_pages.hpp"
#include "metrics/weights.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clusterbridge {

FirstLevel first_level(const Graph& graph, const EdgeColumn<double>& weight) {
    FirstLevel first;
    Level& base = first.level;
    const std::size_t n = graph.node_count();
    double largest = 0;
    for (const double w : weight)
        largest = std::max(largest, w);
    std::frexp(largest, &first.exponent);
    const PowerOfTwo scale(-first.exponent);
    base.offsets.reserve(n + 1);
    reserve_large(base.arcs, graph.arc_count());
    base.mass = large_vector<double>(n);
    double total = 0;
    for (std::size_t v = 0; v < n; ++v) {
        double strength = 0;
        for (const Arc& arc : graph.arcs(node(v))) {
            const double w = scale * weight[arc.edge];
            strength += w;
            if (const auto narrow = static_cast<float>(w); narrow > 0)
                base.arcs.push_back({static_cast<std::uint32_t>(index(arc.to)), narrow});
        }
        total += strength;
        base.mass[v] = strength;
        base.offsets.push_back(static_cast<std::uint32_t>(base.arcs.size()));
    }
    first.total = total / 2;
    return first;
}

std::size_t compact(Labels& labels, std::size_t bound) {
    Labels number(bound, Partition::kNone);
    std::uint32_t next = 0;
    for (std::uint32_t& label : labels) {
        if (number[label] == Partition::kNone)
            number[label] = next++;
        label = number[label];
    }
    return next;
}

Level aggregate(const Level& level, const Labels& part, std::size_t parts, Surroundings& around) {
    Labels first(parts + 1, 0);
    for (const std::uint32_t p : part)
        ++first[p + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    Labels members(level.size());
    Labels at(first.begin(), first.end() - 1);
    for (std::uint32_t v = 0; v < level.size(); ++v)
        members[at[part[v]]++] = v;
    const bool far = level.is_far();
    Level coarse;
    coarse.offsets.reserve(parts + 1);
    reserve_large(coarse.arcs, level.arcs.size()); // more than enough; what is not used is never touched
    coarse.mass = large_vector<double>(parts);
    for (std::uint32_t p = 0; p < parts; ++p) {
        for (std::uint32_t i = first[p]; i < first[p + 1]; ++i) {
            if (far) {
                level.fetch_arcs(members[std::min(i + kArcsAhead, members.size() - 1)]);
                level.fetch_ends(members[std::min(i + kEndsAhead, members.size() - 1)], part);
            }
            coarse.mass[p] += level.mass[members[i]];
            for (const LevelArc& arc : level.of(members[i]))
                around.add_if(part[arc.to] != p, part[arc.to], static_cast<double>(arc.weight));
        }
        for (const std::uint32_t q : around.touched())
            coarse.arcs.push_back({q, static_cast<float>(around[q])});
        around.clear();
        coarse.offsets.push_back(static_cast<std::uint32_t>(coarse.arcs.size()));
    }
    return coarse;
}

Labels CommunityClimb::shuffled(std::size_t n) {
    Labels order(n);
    std::iota(order.begin(), order.end(), 0U);
    random_.shuffle(std::span(order));
    return order;
}

namespace {

/// Whether there are as many connected pieces as communities.
bool holds_together(const Level& level, const Labels& community) {
    Labels distinct = community;
    const std::size_t communities = compact(distinct, level.size());
    std::vector<std::uint8_t> seen(level.size(), 0);
    Labels stack;
    std::size_t pieces = 0;
    for (std::uint32_t v = 0; v < level.size(); ++v) {
        if (seen[v] != 0)
            continue;
        if (++pieces > communities)
            return false;
        seen[v] = 1;
        stack.push_back(v);
        while (!stack.empty()) {
            const std::uint32_t u = stack.back();
            stack.pop_back();
            for (const LevelArc& arc : level.of(u))
                if (seen[arc.to] == 0 && community[arc.to] == community[u]) {
                    seen[arc.to] = 1;
                    stack.push_back(arc.to);
                }
        }
    }
    return true;
}

} // namespace

double CommunityClimb::climb(Labels& labels, const RunControl& run) {
    double gained = 0;
    Level coarse;
    const Level* level = &base_;
    Labels community = large_copy(labels);
    Labels place(labels.size()); // original node -> node of the level
    std::iota(place.begin(), place.end(), 0U);
    while (true) {
        run.throw_if_stopped();
        gained += move_nodes(*level, community);
        Labels distinct = community;
        const std::size_t communities = compact(distinct, level->size());
        if (communities == level->size())
            break;
        Labels part = refine(*level, community);
        const std::size_t parts = compact(part, level->size());
        if (parts == level->size())
            break;
        Labels next(parts);
        for (std::size_t v = 0; v < part.size(); ++v)
            next[part[v]] = distinct[v];
        for (std::uint32_t& p : place)
            p = part[p];
        coarse = aggregate(*level, part, parts, around_);
        level = &coarse;
        community = std::move(next);
    }
    all_connected_ = holds_together(*level, community);
    for (std::size_t v = 0; v < labels.size(); ++v)
        labels[v] = community[place[v]];
    return gained;
}

Labels split_into_connected(const Graph& graph, const Labels& labels) {
    Labels piece(labels.size(), Partition::kNone);
    Labels stack;
    for (std::uint32_t v = 0; v < labels.size(); ++v) {
        if (piece[v] != Partition::kNone)
            continue;
        piece[v] = v;
        stack.push_back(v);
        while (!stack.empty()) {
            const std::uint32_t u = stack.back();
            stack.pop_back();
            for (const Arc& arc : graph.arcs(node(u))) {
                const auto to = static_cast<std::uint32_t>(index(arc.to));
                if (piece[to] == Partition::kNone && labels[to] == labels[u]) {
                    piece[to] = v;
                    stack.push_back(to);
                }
            }
        }
    }
    return piece;
}

Labels starting_labels(const Graph& graph, const Partition* start) {
    Labels labels(graph.node_count());
    std::iota(labels.begin(), labels.end(), 0U);
    if (start == nullptr)
        return labels;
    ensure(start->of.size() == graph.node_count(), "the starting partition fits the graph");
    Labels first(start->count, Partition::kNone);
    for (std::uint32_t v = 0; v < labels.size(); ++v)
        if (const std::uint32_t c = start->of[node(v)]; c != Partition::kNone) {
            if (first[c] == Partition::kNone)
                first[c] = v;
            labels[v] = first[c];
        }
    return labels;
}

} // namespace clusterbridge
