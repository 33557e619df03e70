#include "graph/graph_view.hpp"

#include "base/compensated_sum.hpp"
#include "base/error.hpp"
#include "base/ordered_marks.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

namespace clusterbridge {
namespace {

/// A link with the pair it belongs to, before edges exist.
struct PairLink {
    NodeId low{}, high{};
    Link link;
};

PairLink pair_link(NodeId a, NodeId b, Link link) {
    return {std::min(a, b), std::max(a, b), link};
}

std::vector<PairLink> collect_ties(const Network& network) {
    std::vector<PairLink> pairs;
    pairs.reserve(network.ties.size());
    for (std::size_t i = 0; i < network.ties.size(); ++i) {
        const NodeId source = network.ties.source(i);
        const NodeId target = network.ties.target(i);
        ensure(source != target, "a self-loop reached the network");
        pairs.push_back(
            pair_link(source, target, {LinkKind::tie_row, static_cast<std::uint32_t>(i), network.ties.weight(i)}));
    }
    return pairs;
}

/// Who took part in what, both ways round; projects that make no ties are left out.
struct Partners {
    /// An organisation among the partners of a project: those after it are at [after, end) of `of`.
    struct Place {
        std::uint32_t project = 0, after = 0, end = 0;
    };
    std::vector<NodeId> of;                 ///< by project, ascending
    std::vector<double> share;              ///< by project: the weight of each pair
    std::vector<std::uint32_t> first_place; ///< by organisation, one more than there are
    std::vector<Place> places;
    std::size_t pairs = 0;
};

Partners collect_partners(const Network& network, const ViewOptions& options, const RunControl& run) {
    Partners all;
    all.share.assign(network.projects.size(), 0);
    all.first_place.assign(network.size() + 1, 0);
    std::vector<Partners::Place> by_project;
    for (std::size_t p = 0; options.projection != Projection::none && p < network.projects.size(); ++p) {
        if (p % 1024 == 0)
            run.throw_if_stopped();
        const auto partners = network.partners_of(network.projects[p]);
        const std::size_t k = partners.size();
        if (k < 2 || (options.max_project_size > 0 && k > options.max_project_size))
            continue;
        all.share[p] = options.projection == Projection::newman ? 1.0 / static_cast<double>(k - 1) : 1.0;
        all.pairs += k * (k - 1) / 2;
        const auto end = static_cast<std::uint32_t>(all.of.size() + k);
        for (const NodeId partner : partners) {
            all.of.push_back(partner);
            by_project.push_back({static_cast<std::uint32_t>(p), static_cast<std::uint32_t>(all.of.size()), end});
            ++all.first_place[index(partner) + 1];
        }
    }
    std::partial_sum(all.first_place.begin(), all.first_place.end(), all.first_place.begin());
    std::vector<std::uint32_t> next(all.first_place.begin(), all.first_place.end() - 1);
    all.places.resize(by_project.size());
    for (std::size_t i = 0; i < by_project.size(); ++i)
        all.places[next[index(all.of[i])]++] = by_project[i];
    return all;
}

/// Orders by pair and keeps the order of equal pairs: two stable counting passes, O(links + nodes).
std::vector<PairLink> sorted_by_pair(std::vector<PairLink> pairs, std::size_t node_count) {
    std::vector<PairLink> other(pairs.size());
    for (const auto end : {&PairLink::high, &PairLink::low}) {
        std::vector<std::uint64_t> at(node_count + 1, 0);
        for (const PairLink& pair : pairs)
            ++at[index(pair.*end) + 1];
        std::partial_sum(at.begin(), at.end(), at.begin());
        for (const PairLink& pair : pairs)
            other[at[index(pair.*end)]++] = pair;
        pairs.swap(other);
    }
    return pairs;
}

bool lighter(const PairLink& a, const PairLink& b) {
    return a.link.weight < b.link.weight;
}

/// Strength and modularity add over pairs, so twice the sum of all weights must be a number too.
[[noreturn]] void refuse_overflow(const Network& network, const PairLink& pair, bool only_in_total) {
    std::string place = pair.link.kind == LinkKind::tie_row ? network.place(network.ties[pair.link.record].row) : "";
    if (!place.empty())
        place += ": ";
    const std::string& a = network.organisations[pair.low].id;
    const std::string& b = network.organisations[pair.high].id;
    const std::string en = only_in_total ? "the weights of all ties" : "the weights between " + a + " and " + b;
    const std::string de =
        only_in_total ? "die Gewichte aller Verbindungen" : "die Gewichte zwischen " + a + " und " + b;
    throw Error(ErrorCode::input,
                {place + en + " add up to more than a number can hold; scale them down",
                 place + de + " ergeben zusammen mehr, als eine Zahl fassen kann; verkleinern Sie sie"});
}

/// Puts a view together row by row: all links of the pairs whose smaller end is one organisation. What a row needs at
/// hand is as large as the row, whatever the network.
class ViewBuilder {
  public:
    ViewBuilder(const Network& network, std::vector<PairLink> ties, const Partners& partners)
        : network_(&network), ties_(std::move(ties)), partners_(&partners), met_(network.size()),
          count_(network.size(), 0) {
        // more than enough where pairs repeat; what is not used is never touched
        const std::size_t most = ties_.size() + partners.pairs;
        view_.links.reserve(most);
        view_.link_offsets.reserve(most + 1);
        ends_.reserve(most);
        weights_.reserve(most);
    }

    void add_row(NodeId low) {
        const std::size_t begin = tie_;
        while (tie_ < ties_.size() && ties_[tie_].low == low)
            ++tie_;
        for (std::size_t i = begin; i < tie_; ++i)
            meet(ties_[i].high);
        const auto places = std::span(partners_->places)
                                .subspan(partners_->first_place[index(low)],
                                         partners_->first_place[index(low) + 1] - partners_->first_place[index(low)]);
        for (const auto& place : places)
            for (std::uint32_t i = place.after; i < place.end; ++i)
                meet(partners_->of[i]);
        const std::size_t first = ends_.size();
        open_edges(low);
        for (std::size_t i = begin; i < tie_; ++i)
            view_.links[row_ + count_[index(ties_[i].high)]++] = ties_[i].link;
        for (const auto& place : places)
            for (std::uint32_t i = place.after; i < place.end; ++i)
                view_.links[row_ + count_[index(partners_->of[i])]++] = {LinkKind::project, place.project,
                                                                         partners_->share[place.project]};
        weigh(first);
    }

    GraphView finish() {
        if (!std::isfinite(2 * total_))
            refuse_overflow(*network_, heaviest_, true);
        view_.link_offsets.push_back(view_.links.size());
        view_.graph = Graph::from_sorted_edges(network_->size(), std::move(ends_));
        view_.weight = EdgeColumn<double>(std::move(weights_));
        return std::move(view_);
    }

  private:
    void meet(NodeId high) {
        if (count_[index(high)]++ == 0)
            met_.mark(index(high));
    }
    /// An edge for everybody met, in order; from here on `count_` says where its next link goes.
    void open_edges(NodeId low) {
        row_ = view_.links.size();
        std::uint32_t at = 0;
        met_.drain([&](std::size_t high) {
            ends_.emplace_back(low, node(high));
            view_.link_offsets.push_back(row_ + at);
            at += std::exchange(count_[high], at);
        });
        view_.links.resize(row_ + at);
    }
    void weigh(std::size_t first) {
        for (std::size_t e = first; e < ends_.size(); ++e) {
            const std::uint64_t end = row_ + std::exchange(count_[index(ends_[e].second)], 0U);
            double sum = 0;
            for (std::uint64_t i = view_.link_offsets[e]; i < end; ++i) {
                const PairLink pair{ends_[e].first, ends_[e].second, view_.links[i]};
                sum += pair.link.weight;
                if (!std::isfinite(sum))
                    refuse_overflow(*network_, pair, false);
                if (total_ == 0 || lighter(heaviest_, pair))
                    heaviest_ = pair;
                total_ += pair.link.weight;
            }
            weights_.push_back(sum);
        }
    }

    const Network* network_;
    std::vector<PairLink> ties_;
    const Partners* partners_;
    std::size_t tie_ = 0; ///< first tie of the row at hand
    std::size_t row_ = 0; ///< its first link
    OrderedMarks met_;
    std::vector<std::uint32_t> count_; ///< by organisation; 0 between rows, and a row has fewer links than that holds
    GraphView view_;
    std::vector<std::pair<NodeId, NodeId>> ends_;
    std::vector<double> weights_;
    double total_ = 0;
    PairLink heaviest_;
};

} // namespace

GraphView make_view(const Network& network, const ViewOptions& options, const RunControl& run) {
    const Partners partners = collect_partners(network, options, run);
    ViewBuilder builder(network, sorted_by_pair(collect_ties(network), network.size()), partners);
    for (std::size_t u = 0; u < network.size(); ++u) {
        if (u % 1024 == 0)
            run.throw_if_stopped();
        builder.add_row(node(u));
    }
    return builder.finish();
}

NodeColumn<double> strengths(const Graph& graph, const EdgeColumn<double>& weight) {
    NodeColumn<double> sums(graph.node_count(), 0);
    for (std::size_t i = 0; i < graph.node_count(); ++i) {
        CompensatedSum sum;
        for (const Arc& arc : graph.arcs(node(i)))
            sum.add(weight[arc.edge]);
        sums[node(i)] = sum.value();
    }
    return sums;
}

} // namespace clusterbridge
