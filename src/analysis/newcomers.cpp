#include "analysis/newcomers.hpp"

#include "analysis/recommend_walk.hpp"
#include "base/parallel.hpp"
#include "base/settled.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::size_t kBlocks = 256;
constexpr std::size_t kBytesOfBases = std::size_t{1} << 27U;

/// What a level of nearness adds to the least one.
double closer(std::size_t nearness) {
    return ProfileSimilarity::kNearness[nearness] - ProfileSimilarity::kNearness[0];
}

/// Whether v stands in any pair with a common partner: stops at the first.
class CandidateFinder {
  public:
    explicit CandidateFinder(const RecommendModel& model) : model_(model), seen_(model.known->size(), 0U) {}
    bool finds(NodeId v) {
        const Graph& graph = model_.view.graph;
        const auto mark = static_cast<std::uint32_t>(index(v) + 1);
        for (const Arc& arc : graph.arcs(v))
            seen_[index(arc.to)] = mark;
        for (const Arc& arc : graph.arcs(v))
            for (const Arc& next : graph.arcs(arc.to))
                if (next.to != v && seen_[index(next.to)] != mark && model_.eligible(v, next.to))
                    return true;
        return false;
    }

  private:
    const RecommendModel& model_;
    std::vector<std::uint32_t> seen_; // 1 + the last node whose partner it is
};

struct NewcomerScorer {
    static constexpr bool kFromBothEnds = false;
    using Scratch = NewcomerModel::Scratch;
    const NewcomerModel& newcomers;

    Scratch make_scratch() const { return newcomers.make_scratch(); }
    bool source(NodeId v) const { return newcomers.is_newcomer(v) && newcomers.has_profile(v); }
    template <class Use> void visit(NodeId v, bool, Scratch& scratch, Use&& use) const {
        newcomers.visit(v, scratch, use);
    }
};

} // namespace

NodeColumn<std::uint8_t> find_newcomers(const RecommendModel& model, const RunControl& run) {
    const std::size_t n = model.known->size();
    const std::size_t blocks = std::min(kBlocks, n);
    NodeColumn<std::uint8_t> newcomer(n, 0);
    for_blocks(
        blocks, run, [&] { return CandidateFinder(model); },
        [&](std::size_t block, CandidateFinder& finder) {
            const auto range = block_range(block, blocks, n);
            for (std::size_t i = range.first; i < range.last; ++i)
                newcomer[node(i)] = model.may_end[node(i)] != 0 && !finder.finds(node(i)) ? 1 : 0;
        });
    return newcomer;
}

NewcomerModel::NewcomerModel(const RecommendModel& model, NodeColumn<std::uint8_t> newcomers, const RunControl& run)
    : model_(model), profiles_(profiles_of(*model.known, !model.counts_are_projects)),
      themes_(profile_themes(*model.known, !model.counts_are_projects)), newcomer_(std::move(newcomers)),
      total_similarity_(model.known->size(), 0.0) {
    const std::size_t n = model.known->size();
    const std::size_t blocks = std::min(kBlocks, n);
    for_blocks(
        blocks, run, [&] { return profiles_.make_scratch(); },
        [&](std::size_t block, ProfileSimilarity::Scratch& scratch) {
            const auto range = block_range(block, blocks, n);
            for (std::size_t i = range.first; i < range.last; ++i) {
                const NodeId v = node(i);
                if (newcomer_[v] == 0 || !profiles_.has_profile(v))
                    continue;
                profiles_.load(v, scratch);
                for (std::size_t s = 0; s < n; ++s)
                    if (node(s) != v && counts(node(s)))
                        total_similarity_[v] += profiles_.of(scratch, node(s));
            }
        });
    keep_bases(run);
}

NewcomerModel::Scratch NewcomerModel::make_scratch() const {
    const std::size_t n = model_.known->size();
    return {{std::vector<double>(n, 0.0), {}}, std::vector<double>(n, 0.0), profiles_.make_scratch()};
}

/// Many newcomers differ in their place alone: what they have in common is added up once, as far as memory allows.
void NewcomerModel::keep_bases(const RunControl& run) {
    const std::size_t n = model_.known->size();
    base_ = NodeColumn<std::uint32_t>(n, kNoBase);
    std::vector<NodeId> lonely;
    for (std::size_t i = 0; i < n; ++i)
        if (newcomer_[node(i)] != 0 && has_profile(node(i)) && model_.view.graph.degree(node(i)) == 0)
            lonely.push_back(node(i));
    std::stable_sort(lonely.begin(), lonely.end(), [&](NodeId a, NodeId b) { return profiles_.before(a, b); });
    std::vector<NodeId> first;
    for (std::size_t from = 0; from < lonely.size();) {
        std::size_t to = from + 1;
        while (to < lonely.size() && profiles_.alike(lonely[from], lonely[to]))
            ++to;
        if (to - from > 1 && first.size() < kBytesOfBases / (12 * n)) {
            for (std::size_t k = from; k < to; ++k)
                base_[lonely[k]] = static_cast<std::uint32_t>(first.size());
            first.push_back(lonely[from]);
        }
        from = to;
    }
    bases_.assign(first.size(), Base{});
    for_blocks(
        first.size(), run, [&] { return profiles_.make_scratch(); },
        [&](std::size_t block, ProfileSimilarity::Scratch& scratch) {
            bases_[block].sum.assign(n, 0.0);
            profiles_.load(first[block], scratch);
            fill_base(first[block], scratch, bases_[block]);
        });
}

void NewcomerModel::fill_base(NodeId v, ProfileSimilarity::Scratch& profile, Base& base) const {
    const Graph& graph = model_.view.graph;
    for (const NodeId j : base.reached)
        base.sum[index(j)] = 0;
    base.reached.clear();
    for (std::size_t i = 0; i < graph.node_count(); ++i) {
        const NodeId s = node(i);
        if (s == v || !counts(s))
            continue;
        const double similarity = profiles_.wherever(profile, s);
        if (similarity <= 0)
            continue;
        for (const Arc& arc : graph.arcs(s)) {
            double& sum = base.sum[index(arc.to)];
            if (sum == 0)
                base.reached.push_back(arc.to);
            sum += similarity * model_.closeness[arc.edge];
        }
    }
}

const NewcomerModel::Base& NewcomerModel::base_of(NodeId v, Scratch& scratch) const {
    profiles_.load(v, scratch.profile);
    if (base_[v] != kNoBase)
        return bases_[base_[v]];
    fill_base(v, scratch.profile, scratch.base);
    return scratch.base;
}

void NewcomerModel::add_near(NodeId v, Scratch& scratch) const {
    const Graph& graph = model_.view.graph;
    for (std::size_t i = 0; i < graph.node_count(); ++i) {
        const NodeId s = node(i);
        const std::size_t nearness = s == v || !counts(s) ? 0 : profiles_.nearness(v, s);
        if (nearness == 0)
            continue;
        const double similarity = profiles_.wherever(scratch.profile, s) * closer(nearness);
        if (similarity > 0)
            for (const Arc& arc : graph.arcs(s))
                scratch.near[index(arc.to)] += similarity * model_.closeness[arc.edge];
    }
}

bool NewcomerModel::fits(NodeId v, NodeId j) const {
    return v != j && model_.eligible(v, j) && !model_.view.graph.adjacent(v, j);
}

double NewcomerModel::scaled(NodeId v, NodeId j, double sum) const {
    return settled(sum / total_similarity_[v] * std::sqrt(model_.affinity(v, j)));
}

double NewcomerModel::score(NodeId v, NodeId j) const {
    if (!is_newcomer(v) || !has_profile(v) || !fits(v, j))
        return 0;
    double base = 0, near = 0;
    for (const Arc& arc : model_.view.graph.arcs(j)) { // ascending, as `visit` adds
        if (arc.to == v || !counts(arc.to))
            continue;
        const double similarity = profiles_.wherever(v, arc.to);
        base += similarity * model_.closeness[arc.edge];
        if (const std::size_t nearness = profiles_.nearness(v, arc.to); nearness > 0)
            near += similarity * closer(nearness) * model_.closeness[arc.edge];
    }
    return base > 0 ? scaled(v, j, ProfileSimilarity::kNearness[0] * base + near) : 0;
}

bool NewcomerModel::is_direction(NodeId v, NodeId j, double score_of_v) const {
    if (!is_newcomer(j) || model_.view.graph.degree(v) == 0)
        return true;
    const double other = score(j, v);
    return score_of_v > other || (score_of_v == other && v < j);
}

NodeId NewcomerModel::newcomer_of(NodeId i, NodeId j) const {
    if (!is_newcomer(i) || !is_newcomer(j))
        return is_newcomer(i) ? i : j;
    const NodeId v = std::min(i, j);
    const NodeId w = std::max(i, j);
    return score(v, w) >= score(w, v) ? v : w;
}

std::vector<SimilarPartner> NewcomerModel::behind(NodeId v, NodeId j) const {
    std::vector<SimilarPartner> all;
    for (const Arc& arc : model_.view.graph.arcs(j)) {
        const double similarity = arc.to != v && counts(arc.to) ? profiles_.of(v, arc.to) : 0;
        if (similarity > 0)
            all.push_back({arc.to, similarity, similarity * model_.closeness[arc.edge]});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const SimilarPartner& a, const SimilarPartner& b) { return a.part > b.part; });
    return all;
}

std::vector<SelectedList> select_newcomers(const NewcomerModel& newcomers, std::span<const RecommendOptions> lists,
                                           std::span<const NodeId> for_node, std::span<const std::uint8_t> absent,
                                           const RunControl& run, std::size_t round_size,
                                           std::span<const CandidateFilter> keep) {
    return recommend_walk::select_by(NewcomerScorer{newcomers}, newcomers.model(), lists, for_node, absent, run,
                                     round_size, keep);
}

} // namespace clusterbridge
