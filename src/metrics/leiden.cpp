#include "metrics/leiden.hpp"

#include "base/error.hpp"
#include "base/random.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

using Labels = std::vector<std::uint32_t>;

/// One end of an edge between nodes of a level. Single precision halves what the inner loop has to fetch; weights are
/// scaled by a power of two first, sums are kept in double precision.
struct LevelArc {
    std::uint32_t to = 0;
    float weight = 0;
};

/// A graph whose nodes are parts of communities. Weight inside a node never changes a decision, so loops are left out.
struct Level {
    std::vector<std::uint32_t> offsets{0};
    std::vector<LevelArc> arcs;
    std::vector<double> mass; ///< strength (modularity) or number of members (cpm)

    std::size_t size() const { return mass.size(); }
    std::span<const LevelArc> of(std::uint32_t v) const {
        return {arcs.data() + offsets[v], arcs.data() + offsets[v + 1]};
    }
};

/// Moving v into community C gains (weight between v and C) - factor * mass(v) * mass(C).
struct Problem {
    Level base;
    double factor = 0;
    double total = 0; ///< scaled weight of all edges
};

/// Differences below this share of the weight at stake are rounding, not improvement.
constexpr double kRelativeNoise = 1e-10;

Problem make_problem(const Graph& graph, const EdgeColumn<double>& weight, const LeidenOptions& options) {
    Problem problem;
    Level& base = problem.base;
    const std::size_t n = graph.node_count();
    double largest = 0;
    for (const double w : weight)
        largest = std::max(largest, w);
    int exponent = 0;
    std::frexp(largest, &exponent);
    const auto scaled = [&](EdgeId e) { return std::ldexp(weight[e], -exponent); };
    base.offsets.reserve(n + 1);
    base.arcs.reserve(graph.arc_count());
    base.mass.resize(n);
    double total = 0;
    for (std::size_t v = 0; v < n; ++v) {
        double strength = 0;
        for (const Arc& arc : graph.arcs(node(v))) {
            const double w = scaled(arc.edge);
            strength += w;
            if (const auto narrow = static_cast<float>(w); narrow > 0)
                base.arcs.push_back({static_cast<std::uint32_t>(index(arc.to)), narrow});
        }
        total += strength;
        base.mass[v] = options.objective == QualityFunction::modularity ? strength : 1;
        base.offsets.push_back(static_cast<std::uint32_t>(base.arcs.size()));
    }
    if (options.objective == QualityFunction::cpm)
        problem.factor = std::ldexp(options.resolution, -exponent);
    else
        problem.factor = total > 0 ? options.resolution / total : 0;
    problem.total = total / 2;
    return problem;
}

/// Weight from one node to each community around it, in a flat table that is clean between uses.
class Surroundings {
  public:
    explicit Surroundings(std::size_t n) : weight_(n, 0), touched_(n + 1) {}
    void add(std::uint32_t community, double weight) {
        // without a branch: whether a community is new is what a processor cannot guess
        const double before = weight_[community];
        touched_[count_] = community;
        count_ += before == 0 ? 1 : 0;
        weight_[community] = before + weight;
    }
    /// Adds only where `counts`, again without a branch.
    void add_if(bool counts, std::uint32_t community, double weight) {
        const double before = weight_[community];
        touched_[count_] = community;
        count_ += counts && before == 0 ? 1 : 0;
        weight_[community] = before + (counts ? weight : 0);
    }
    double operator[](std::uint32_t community) const { return weight_[community]; }
    std::span<const std::uint32_t> touched() const { return {touched_.data(), count_}; }
    void clear() {
        for (std::size_t i = 0; i < count_; ++i)
            weight_[touched_[i]] = 0;
        count_ = 0;
    }

  private:
    std::vector<double> weight_;
    Labels touched_;
    std::size_t count_ = 0;
};

class Optimiser {
  public:
    Optimiser(const Problem& problem, Random random)
        : problem_(problem), random_(random), around_(problem.base.size()) {}

    /// One whole climb from `labels` (each below n); returns what it gained, in scaled weight.
    double climb(Labels& labels, const RunControl& run);

  private:
    double move_nodes(const Level& level, Labels& community);
    Labels refine(const Level& level, const Labels& community);
    Level aggregate(const Level& level, const Labels& part, std::size_t parts);
    Labels shuffled(std::size_t n) {
        Labels order(n);
        std::iota(order.begin(), order.end(), 0U);
        random_.shuffle(std::span(order));
        return order;
    }

    const Problem& problem_;
    Random random_;
    Surroundings around_;
};

/// Communities of a level with their masses and sizes; as many slots as nodes, the empty ones on a stack.
struct Communities {
    std::vector<double> mass;
    Labels size, empty;

    Communities(const Level& level, const Labels& community) : mass(level.size(), 0), size(level.size(), 0) {
        for (std::size_t v = 0; v < level.size(); ++v) {
            mass[community[v]] += level.mass[v];
            ++size[community[v]];
        }
        for (std::size_t c = level.size(); c-- > 0;)
            if (size[c] == 0)
                empty.push_back(static_cast<std::uint32_t>(c));
    }
    void take(std::uint32_t c, double m) {
        mass[c] = --size[c] == 0 ? 0 : mass[c] - m;
        if (size[c] == 0)
            empty.push_back(c);
    }
    void put(std::uint32_t c, double m) {
        if (size[c]++ == 0)
            empty.erase(std::find(empty.rbegin(), empty.rend(), c).base() - 1);
        mass[c] += m;
    }
};

double Optimiser::move_nodes(const Level& level, Labels& community) {
    const std::size_t n = level.size();
    Communities all(level, community);
    Labels queue = shuffled(n);
    std::vector<std::uint8_t> queued(n, 1);
    std::size_t head = 0;
    std::size_t waiting = n;
    // a bound no climb comes near: it only makes an endless exchange through rounding impossible
    std::size_t budget = 1000 * n;
    double gained = 0;
    while (waiting > 0 && budget-- > 0) {
        const std::uint32_t v = queue[head];
        head = head + 1 == n ? 0 : head + 1;
        --waiting;
        queued[v] = 0;
        for (const LevelArc& arc : level.of(v))
            around_.add(community[arc.to], static_cast<double>(arc.weight));
        const std::uint32_t old = community[v];
        const double mass = level.mass[v];
        const double pull = problem_.factor * mass;
        all.take(old, mass);
        std::uint32_t best = old;
        const double old_gain = around_[old] - pull * all.mass[old];
        double best_gain = old_gain;
        for (const std::uint32_t c : around_.touched()) {
            const double gain = around_[c] - pull * all.mass[c];
            if (gain > best_gain + kRelativeNoise * around_[c]) {
                best = c;
                best_gain = gain;
            }
        }
        if (best_gain < -kRelativeNoise * pull * all.mass[best]) {
            best = all.empty.back();
            best_gain = 0;
        }
        around_.clear();
        all.put(best, mass);
        if (best == old)
            continue;
        gained += best_gain - old_gain;
        community[v] = best;
        for (const LevelArc& arc : level.of(v))
            if (queued[arc.to] == 0 && community[arc.to] != best) {
                queued[arc.to] = 1;
                std::size_t tail = head + waiting;
                queue[tail >= n ? tail - n : tail] = arc.to;
                ++waiting;
            }
    }
    return gained;
}

/// Splits every community into well-connected parts: a node still alone joins the part of its own community that gains
/// most, if both hold on to the rest of the community by at least what chance would give.
Labels Optimiser::refine(const Level& level, const Labels& community) {
    const std::size_t n = level.size();
    const double factor = problem_.factor;
    std::vector<double> whole(n, 0);
    for (std::size_t v = 0; v < n; ++v)
        whole[community[v]] += level.mass[v];
    std::vector<double> cut(n, 0); // weight from a part to the rest of its community
    for (std::uint32_t v = 0; v < n; ++v)
        for (const LevelArc& arc : level.of(v))
            cut[v] += community[arc.to] == community[v] ? static_cast<double>(arc.weight) : 0.0;
    Labels part(n);
    std::iota(part.begin(), part.end(), 0U);
    Labels size(n, 1);
    std::vector<double> mass = level.mass;
    const auto holds = [&](std::uint32_t p, double m, double all) {
        const double chance = factor * m * (all - m);
        return cut[p] >= chance - kRelativeNoise * chance;
    };
    for (const std::uint32_t v : shuffled(n)) {
        const double all = whole[community[v]];
        if (part[v] != v || size[v] != 1 || !(cut[v] > 0) || !holds(v, mass[v], all))
            continue;
        for (const LevelArc& arc : level.of(v))
            around_.add_if(community[arc.to] == community[v], part[arc.to], static_cast<double>(arc.weight));
        std::uint32_t best = v;
        double best_gain = 0;
        for (const std::uint32_t p : around_.touched()) {
            const double gain = around_[p] - factor * level.mass[v] * mass[p];
            if (gain > best_gain + kRelativeNoise * around_[p] && holds(p, mass[p], all)) {
                best = p;
                best_gain = gain;
            }
        }
        if (best != v) {
            cut[best] += cut[v] - 2 * around_[best];
            mass[best] += mass[v];
            ++size[best];
            size[v] = 0;
            part[v] = best;
        }
        around_.clear();
    }
    return part;
}

/// Numbers labels in order of first use; returns how many there are.
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

Level Optimiser::aggregate(const Level& level, const Labels& part, std::size_t parts) {
    Labels first(parts + 1, 0);
    for (const std::uint32_t p : part)
        ++first[p + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    Labels members(level.size());
    Labels at(first.begin(), first.end() - 1);
    for (std::uint32_t v = 0; v < level.size(); ++v)
        members[at[part[v]]++] = v;
    Level coarse;
    coarse.offsets.reserve(parts + 1);
    coarse.mass.assign(parts, 0);
    for (std::uint32_t p = 0; p < parts; ++p) {
        for (std::uint32_t i = first[p]; i < first[p + 1]; ++i) {
            coarse.mass[p] += level.mass[members[i]];
            for (const LevelArc& arc : level.of(members[i]))
                around_.add_if(part[arc.to] != p, part[arc.to], static_cast<double>(arc.weight));
        }
        for (const std::uint32_t q : around_.touched())
            coarse.arcs.push_back({q, static_cast<float>(around_[q])});
        around_.clear();
        coarse.offsets.push_back(static_cast<std::uint32_t>(coarse.arcs.size()));
    }
    return coarse;
}

double Optimiser::climb(Labels& labels, const RunControl& run) {
    double gained = 0;
    Level coarse;
    const Level* level = &problem_.base;
    Labels community = labels;
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
        coarse = aggregate(*level, part, parts);
        level = &coarse;
        community = std::move(next);
    }
    for (std::size_t v = 0; v < labels.size(); ++v)
        labels[v] = community[place[v]];
    return gained;
}

/// Gives each connected piece of a community a label of its own. With either objective that never lowers the quality.
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

} // namespace

LeidenResult leiden(const Graph& graph, const EdgeColumn<double>& weight, const LeidenOptions& options,
                    const RunControl& run) {
    ensure(weight.size() == graph.edge_count(), "one weight per edge");
    LeidenResult result;
    Labels labels = starting_labels(graph, options.start);
    if (graph.edge_count() > 0) {
        const Problem problem = make_problem(graph, weight, options);
        Optimiser optimiser(problem, Random(options.seed, options.stream));
        labels = split_into_connected(graph, labels);
        double gained = 1;
        while (gained > options.tolerance * problem.total &&
               (options.max_iterations == 0 || result.iterations < options.max_iterations)) {
            gained = optimiser.climb(labels, run);
            ++result.iterations;
        }
        labels = split_into_connected(graph, labels);
    }
    result.partition = number_communities(graph, labels);
    result.quality = quality(graph, weight, result.partition, options.objective, options.resolution);
    return result;
}

} // namespace clusterbridge
