#include "graph/graph_view.hpp"

#include "base/compensated_sum.hpp"
#include "base/error.hpp"
#include "base/large_pages.hpp"
#include "base/ordered_marks.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

namespace clusterbridge {
namespace {

/// A row of the ties table, with its smaller end first.
struct Tie {
    NodeId low{}, high{};
    std::uint32_t row = 0;
};

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
    all.of.reserve(network.participations.size());
    by_project.reserve(network.participations.size());
    for (std::size_t p = 0; options.projection != Projection::none && p < network.projects.size(); ++p) {
        if (p % 1024 == 0)
            run.throw_if_stopped();
        const std::size_t first = all.of.size();
        for (const Participation& one : network.participations_of(network.projects[p]))
            if (all.of.size() == first || all.of.back() != one.organisation)
                all.of.push_back(one.organisation);
        const std::size_t k = all.of.size() - first;
        if (k < 2 || (options.max_project_size > 0 && k > options.max_project_size)) {
            all.of.resize(first);
            continue;
        }
        all.share[p] = options.projection == Projection::newman ? 1.0 / static_cast<double>(k - 1) : 1.0;
        all.pairs += k * (k - 1) / 2;
        for (std::size_t i = first; i < first + k; ++i) {
            by_project.push_back({static_cast<std::uint32_t>(p), static_cast<std::uint32_t>(i + 1),
                                  static_cast<std::uint32_t>(first + k)});
            ++all.first_place[index(all.of[i]) + 1];
        }
    }
    std::partial_sum(all.first_place.begin(), all.first_place.end(), all.first_place.begin());
    std::vector<std::uint32_t> next(all.first_place.begin(), all.first_place.end() - 1);
    all.places.resize(by_project.size());
    for (std::size_t i = 0; i < by_project.size(); ++i)
        all.places[next[index(all.of[i])]++] = by_project[i];
    return all;
}

bool before(const Tie& a, const Tie& b) {
    return a.low != b.low ? a.low < b.low : a.high < b.high;
}

/// Stable, by one end, one counting pass: O(ties + nodes).
std::vector<Tie> sorted_by(NodeId Tie::*end, const std::vector<Tie>& ties, std::size_t node_count) {
    std::vector<std::uint32_t> at(node_count + 1, 0);
    for (const Tie& tie : ties)
        ++at[index(tie.*end) + 1];
    std::partial_sum(at.begin(), at.end(), at.begin());
    std::vector<Tie> sorted;
    reserve_large(sorted, ties.size());
    sorted.resize(ties.size());
    for (const Tie& tie : ties)
        sorted[at[index(tie.*end)]++] = tie;
    return sorted;
}

/// All rows by pair, rows about the same pair in the order of the table. A network's rows are sorted by source, then
/// target: those whose source has the smaller id are in order, the others lack one pass. O(ties + nodes).
std::vector<Tie> ties_by_pair(const Network& network) {
    std::vector<Tie> forward;
    std::vector<Tie> backward;
    reserve_large(forward, network.ties.size());
    reserve_large(backward, network.ties.size());
    for (std::size_t i = 0; i < network.ties.size(); ++i) {
        const NodeId source = network.ties.source(i);
        const NodeId target = network.ties.target(i);
        ensure(source != target, "a self-loop reached the network");
        const auto row = static_cast<std::uint32_t>(i);
        if (source < target)
            forward.push_back({source, target, row});
        else
            backward.push_back({target, source, row});
    }
    const auto by_high = [](const Tie& a, const Tie& b) { return a.high < b.high; };
    if (!std::is_sorted(forward.begin(), forward.end(), before))
        forward = sorted_by(&Tie::low, sorted_by(&Tie::high, forward, network.size()), network.size());
    if (!std::is_sorted(backward.begin(), backward.end(), by_high))
        backward = sorted_by(&Tie::high, backward, network.size());
    if (backward.empty())
        return forward;
    backward = sorted_by(&Tie::low, backward, network.size());
    std::vector<Tie> ties;
    reserve_large(ties, network.ties.size());
    const auto earlier = [](const Tie& a, const Tie& b) { return before(a, b) || (!before(b, a) && a.row < b.row); };
    std::merge(forward.begin(), forward.end(), backward.begin(), backward.end(), std::back_inserter(ties), earlier);
    return ties;
}

/// Strength and modularity add over pairs, so twice the sum of all weights must be a number too. Blames the first link
/// of `edge` that makes its weight too large, or, without one, the heaviest of all.
[[noreturn]] void refuse_overflow(const Network& network, const GraphView& view,
                                  const std::vector<std::pair<NodeId, NodeId>>& ends, std::optional<std::size_t> edge) {
    std::size_t pair = edge.value_or(0);
    Link blamed;
    for (std::size_t e = pair; !edge && e < ends.size(); ++e)
        for (std::size_t i = view.link_offsets[e]; i < view.link_offsets[e + 1]; ++i)
            if (const Link link = view.link(i); link.weight > blamed.weight) {
                blamed = link;
                pair = e;
            }
    double sum = 0;
    for (std::size_t i = view.link_offsets[pair]; edge && std::isfinite(sum); ++i) {
        blamed = view.link(i);
        sum += blamed.weight;
    }
    std::string place = blamed.kind == LinkKind::tie_row ? network.place(network.ties[blamed.record].row) : "";
    if (!place.empty())
        place += ": ";
    const std::string& a = network.organisations[ends[pair].first].id;
    const std::string& b = network.organisations[ends[pair].second].id;
    const std::string en = edge ? "the weights between " + a + " and " + b : "the weights of all ties";
    const std::string de = edge ? "die Gewichte zwischen " + a + " und " + b : "die Gewichte aller Verbindungen";
    throw Error(ErrorCode::input,
                {place + en + " add up to more than a number can hold; scale them down",
                 place + de + " ergeben zusammen mehr, als eine Zahl fassen kann; verkleinern Sie sie"});
}

/// Puts a view together row by row: all links of the pairs whose smaller end is one organisation. What a row needs at
/// hand is as large as the row, whatever the network.
class ViewBuilder {
  public:
    ViewBuilder(const Network& network, std::vector<Tie> ties, Partners partners)
        : network_(&network), ties_(std::move(ties)), partners_(std::move(partners)), met_(network.size()),
          with_(network.size()) {
        // more than enough where pairs repeat; what is not used is never touched
        const std::size_t most = ties_.size() + partners_.pairs;
        view_.tie_rows = static_cast<std::uint32_t>(network.ties.size());
        reserve_large(view_.record_weight, network.ties.size() + partners_.share.size());
        for (std::size_t i = 0; i < network.ties.size(); ++i)
            view_.record_weight.push_back(network.ties.weight(i));
        view_.record_weight.insert(view_.record_weight.end(), partners_.share.begin(), partners_.share.end());
        reserve_large(view_.link_records, most);
        reserve_large(view_.link_offsets, most + 1);
        reserve_large(ends_, most);
        reserve_large(weights_, most);
    }

    void add_row(NodeId low) {
        const auto places = std::span(partners_.places)
                                .subspan(partners_.first_place[index(low)],
                                         partners_.first_place[index(low) + 1] - partners_.first_place[index(low)]);
        if (places.empty())
            return add_ties(low);
        const std::size_t begin = tie_;
        while (tie_ < ties_.size() && ties_[tie_].low == low)
            ++tie_;
        for (std::size_t i = begin; i < tie_; ++i)
            meet(ties_[i].high, view_.record_weight[ties_[i].row]);
        for (const auto& place : places)
            for (std::uint32_t i = place.after; i < place.end; ++i)
                meet(partners_.of[i], partners_.share[place.project]);
        open_edges(low);
        std::uint32_t* const row = view_.link_records.data() + row_;
        for (std::size_t i = begin; i < tie_; ++i)
            row[with_[index(ties_[i].high)].next++] = ties_[i].row;
        for (const auto& place : places)
            for (std::uint32_t i = place.after; i < place.end; ++i)
                row[with_[index(partners_.of[i])].next++] = view_.tie_rows + place.project;
    }

    GraphView finish() {
        view_.link_offsets.push_back(view_.link_records.size());
        double total = 0;
        for (std::size_t e = 0; e < weights_.size(); ++e) {
            if (!std::isfinite(weights_[e]))
                refuse_overflow(*network_, view_, ends_, e);
            total += weights_[e];
        }
        if (!std::isfinite(2 * total))
            refuse_overflow(*network_, view_, ends_, std::nullopt);
        view_.graph = Graph::from_sorted_edges(network_->size(), std::move(ends_));
        view_.weight = EdgeColumn<double>(std::move(weights_));
        return std::move(view_);
    }

  private:
    /// What the organisation of the row at hand has with another.
    struct With {
        double weight = 0;
        std::uint32_t links = 0; ///< 0 between rows; a row has fewer links than that holds
        std::uint32_t next = 0;  ///< where in the row its next link goes
    };
    /// Without projects the links of a row are in order already.
    void add_ties(NodeId low) {
        while (tie_ < ties_.size() && ties_[tie_].low == low) {
            const NodeId high = ties_[tie_].high;
            double weight = 0;
            view_.link_offsets.push_back(view_.link_records.size());
            for (; tie_ < ties_.size() && ties_[tie_].low == low && ties_[tie_].high == high; ++tie_) {
                weight += view_.record_weight[ties_[tie_].row];
                view_.link_records.push_back(ties_[tie_].row);
            }
            ends_.emplace_back(low, high);
            weights_.push_back(weight);
        }
    }
    void meet(NodeId high, double share) {
        With& with = with_[index(high)];
        with.weight += share;
        if (with.links++ == 0)
            met_.mark(index(high));
    }
    /// An edge for everybody met, in order.
    void open_edges(NodeId low) {
        row_ = view_.link_records.size();
        std::uint32_t at = 0;
        met_.drain([&](std::size_t high) {
            With& with = with_[high];
            ends_.emplace_back(low, node(high));
            view_.link_offsets.push_back(row_ + at);
            weights_.push_back(std::exchange(with.weight, 0.0));
            with.next = at;
            at += std::exchange(with.links, 0U);
        });
        view_.link_records.resize(row_ + at);
    }

    const Network* network_;
    std::vector<Tie> ties_;
    Partners partners_;
    std::size_t tie_ = 0; ///< first tie of the row at hand
    std::size_t row_ = 0; ///< its first link
    OrderedMarks met_;
    std::vector<With> with_; ///< by organisation
    GraphView view_;
    std::vector<std::pair<NodeId, NodeId>> ends_;
    std::vector<double> weights_;
};

} // namespace

GraphView make_view(const Network& network, const ViewOptions& options, const RunControl& run) {
    ensure(network.ties.size() + network.projects.size() <= std::numeric_limits<std::uint32_t>::max(),
           "more than 2^32 records");
    ViewBuilder builder(network, ties_by_pair(network), collect_partners(network, options, run));
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
