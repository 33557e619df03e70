#include "graph/graph_view.hpp"

#include "base/compensated_sum.hpp"
#include "base/error.hpp"
#include "base/large_pages.hpp"
#include "base/ordered_marks.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "base/worth_threads.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

/// Strength and modularity add over pairs, so twice the sum of all weights must be a number too. Blames the first link
/// of `edge` that makes its weight too large, or, without one, the heaviest of all.
[[noreturn]] void refuse_overflow(const Network& network, const GraphView& view, std::optional<EdgeId> edge) {
    EdgeId pair = edge.value_or(EdgeId{});
    Link blamed;
    for (std::size_t e = 0; !edge && e < view.graph.edge_count(); ++e)
        for (const Link& link : view.links_of(clusterbridge::edge(e)))
            if (link.weight > blamed.weight) {
                blamed = link;
                pair = clusterbridge::edge(e);
            }
    if (edge) {
        double sum = 0;
        for (const Link& link : view.links_of(pair)) {
            blamed = link;
            sum += link.weight;
            if (!std::isfinite(sum))
                break;
        }
    }
    std::string place = blamed.kind == LinkKind::tie_row ? network.place(network.ties[blamed.record].row) : "";
    if (!place.empty())
        place += ": ";
    const auto [low, high] = view.graph.ends(pair);
    const std::string a = escape_control(network.organisations[low].id);
    const std::string b = escape_control(network.organisations[high].id);
    const std::string found = shortest(blamed.weight);
    if (edge)
        throw Error(ErrorCode::input, {place + "the weights between " + a + " and " + b +
                                           " add up to more than a number can hold; found " + found +
                                           " where they exceed it; scale the weights down",
                                       place + "die Gewichte zwischen " + a + " und " + b +
                                           " ergeben zusammen mehr, als eine Zahl fassen kann; gefunden wurde " +
                                           found + ", wo sie es überschreiten; verkleinern Sie die Gewichte"});
    throw Error(ErrorCode::input,
                {place + "the weights of all ties add up to more than half of the largest number; found " + found +
                     " between " + a + " and " + b + ", the largest weight; scale the weights down",
                 place +
                     "die Gewichte aller Verbindungen ergeben zusammen mehr als die Hälfte der größten Zahl; "
                     "gefunden wurde " +
                     found + " zwischen " + a + " und " + b + ", das größte Gewicht; verkleinern Sie die Gewichte"});
}

/// No weight is negative: where the sum is a number, so is every part of it.
void refuse_too_heavy(const Network& network, const GraphView& view) {
    const std::span<const double> weights = view.weight.raw();
    std::array<double, 8> sums{}; // side by side, as no sum has to wait for another
    for (std::size_t e = 0; e < weights.size(); ++e)
        sums[e % sums.size()] += weights[e];
    if (std::isfinite(2 * std::accumulate(sums.begin(), sums.end(), 0.0)))
        return;
    for (std::size_t e = 0; e < weights.size(); ++e)
        if (!std::isfinite(weights[e]))
            refuse_overflow(network, view, edge(e));
    refuse_overflow(network, view, std::nullopt);
}

/// Finds the edges row by row: all pairs whose smaller end is one organisation. What a row needs at hand is as large as
/// the row, whatever the network.
class EdgeBuilder {
  public:
    explicit EdgeBuilder(const PairRecords& records)
        : records_(&records), rows_(records), met_(records.node_count()), with_(records.node_count(), 0) {
        // more than enough where pairs repeat; what is not used is never touched
        const std::size_t most = records.tie_rows() + records.project_pairs;
        larger_ends.reserve(most);
        reserve_large(weights, most);
        first_edge.reserve(records.node_count() + 1);
        first_edge.push_back(0);
    }

    void add_row(std::size_t low) {
        // pairs come in order where there are no projects, or one alone and nothing else: nothing has to be added up
        // but rows next to each other
        if (rows_.only_ties(low) || (records_->places_of(low).size() == 1 && !rows_.has_ties(low)))
            add_in_order(low);
        else
            add_in_any_order(low);
        first_edge.push_back(static_cast<std::uint32_t>(larger_ends.size()));
    }

    std::vector<std::uint32_t> first_edge;
    LargeVector<NodeId> larger_ends;
    std::vector<double> weights;

  private:
    void add_in_order(std::size_t low) {
        NodeId before = node(low);
        rows_.row(low, [&](NodeId high, std::uint32_t, double weight) {
            if (high == before) {
                weights.back() += weight;
                return;
            }
            before = high;
            larger_ends.push_back(high);
            weights.push_back(weight);
        });
    }
    void add_in_any_order(std::size_t low) {
        std::size_t count = 0;
        rows_.row(low, [&, with = with_.data()](NodeId high, std::uint32_t, double weight) {
            with[index(high)] += weight;
            met_.mark(index(high));
            ++count;
        });
        const std::size_t first = larger_ends.size();
        larger_ends.resize(first + count); // at most so many
        weights.resize(first + count);
        NodeId* end = larger_ends.data() + first;
        double* weight = weights.data() + first;
        met_.drain([&, with = with_.data()](std::size_t high) {
            *end++ = node(high);
            *weight++ = std::exchange(with[high], 0.0);
        });
        larger_ends.resize(static_cast<std::size_t>(end - larger_ends.data()));
        weights.resize(larger_ends.size());
    }

    const PairRecords* records_;
    PairRows rows_;
    OrderedMarks met_;
    std::vector<double> with_; ///< by organisation: what that of the row at hand has with it; 0 between rows
};

void find_edges(const PairRecords& records, const RunControl& run, GraphView& view) {
    EdgeBuilder builder(records);
    for (std::size_t u = 0; u < records.node_count(); ++u) {
        if (u % 1024 == 0)
            run.throw_if_stopped();
        builder.add_row(u);
    }
    view.graph = Graph::from_rows(std::move(builder.first_edge), std::move(builder.larger_ends));
    view.weight = EdgeColumn<double>(std::move(builder.weights));
}

/// The same where there are rows of ties alone, with threads by blocks of organisations. Walking these rows is so cheap
/// that it is done twice: the weights come when what the edges needed is free again.
class TieEdges {
  public:
    TieEdges(const PairRecords& records, const RunControl& run)
        : records_(records), run_(worth_threads({run.threads, run.stop, {}}, 10.0 * as_double(records.tie_rows()))),
          blocks_(run_.threads > 1 ? kBlocks : 1), first_edge_(records.node_count() + 1, 0) {}

    void find(GraphView& view) {
        LargeVector<NodeId> larger = larger_ends();
        view.graph = Graph::from_rows(first_edge_, std::move(larger), run_);
        view.weight = EdgeColumn<double>(weights());
    }

  private:
    static constexpr std::size_t kBlocks = 16;
    static double as_double(std::size_t count) { return static_cast<double>(count); }

    BlockRange nodes_of(std::size_t block) const { return block_range(block, blocks_, records_.node_count()); }

    /// make(block), then begin_row(what it gave, organisation) and add(it, other end, weight, whether it is the first
    /// row about its pair).
    template <class Make, class Begin, class Add>
    void walk(const Make& make, const Begin& begin_row, const Add& add) const {
        run_blocks(blocks_, run_, [&](std::size_t block, std::size_t) {
            const auto [first, last] = nodes_of(block);
            PairRows rows(records_);
            rows.begin_at(first);
            auto state = make(block);
            for (std::size_t u = first; u < last; ++u) {
                if (u % 1024 == 0)
                    run_.throw_if_stopped();
                begin_row(state, u);
                NodeId before = node(u);
                rows.row(u, [&](NodeId high, std::uint32_t, double weight) {
                    add(state, high, weight, high != before);
                    before = high;
                });
            }
        });
    }

    /// Every block finds its edges behind room for all that those before it may find, which is then closed.
    LargeVector<NodeId> larger_ends() {
        std::vector<std::size_t> room(blocks_ + 1, 0);
        for (std::size_t block = 0; block < blocks_; ++block) {
            const auto [first, last] = nodes_of(block);
            room[block + 1] = room[block] + PairRows(records_).most_ties(first, last);
        }
        LargeVector<NodeId> larger(room.back()); // what is not used is never touched
        struct Ends {
            NodeId* next;
            std::uint32_t* count = nullptr;
        };
        walk([&](std::size_t block) { return Ends{larger.data() + room[block]}; },
             [&](Ends& ends, std::size_t u) { ends.count = &first_edge_[u + 1]; },
             [](Ends& ends, NodeId high, double, bool first) {
                 if (first) {
                     *ends.next++ = high;
                     ++*ends.count;
                 }
             });
        std::partial_sum(first_edge_.begin(), first_edge_.end(), first_edge_.begin());
        for (std::size_t block = 1; block < blocks_; ++block) {
            const auto [first, last] = nodes_of(block);
            std::copy_n(larger.data() + room[block], first_edge_[last] - first_edge_[first],
                        larger.data() + first_edge_[first]);
        }
        larger.resize(first_edge_.back());
        return larger;
    }

    std::vector<double> weights() const {
        std::vector<double> sums;
        reserve_large(sums, first_edge_.back());
        sums.resize(first_edge_.back());
        walk([](std::size_t) { return std::size_t{0}; }, // an edge, before its row one less than the first
             [&](std::size_t& at, std::size_t u) { at = std::size_t{first_edge_[u]} - 1; },
             [all = sums.data()](std::size_t& at, NodeId, double weight, bool first) {
                 at += first ? 1U : 0U;
                 all[at] += weight;
             });
        return sums;
    }

    const PairRecords& records_;
    RunControl run_;
    std::size_t blocks_;
    std::vector<std::uint32_t> first_edge_; ///< by node, one more than there are
};

} // namespace

GraphView make_view(const Network& network, const ViewOptions& options, const RunControl& run) {
    ensure(network.ties.size() + network.projects.size() <= std::numeric_limits<std::uint32_t>::max(),
           "more than 2^32 records");
    PairRecords records = pair_records(network, options, run);
    GraphView view;
    if (records.places.empty())
        TieEdges(records, run).find(view);
    else
        find_edges(records, run, view);
    view.links = std::make_shared<const LinkIndex>(std::move(records));
    refuse_too_heavy(network, view);
    return view;
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
