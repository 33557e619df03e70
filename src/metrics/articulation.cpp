#include "metrics/articulation.hpp"

#include <algorithm>
#include <vector>

namespace clusterbridge {
namespace {

/// Depth-first search with a stack of its own: paths in a network may be longer than a program's stack.
class DepthFirst {
  public:
    explicit DepthFirst(const Graph& g) : g_(&g), number_(g.node_count(), 0), cut_(g.node_count(), 0) {}

    void from(NodeId root) {
        if (number_[root] != 0)
            return;
        open(root);
        std::size_t branches = 0;
        for (;;) {
            if (advance())
                continue;
            const Frame done = stack_.back();
            stack_.pop_back();
            if (stack_.empty())
                break;
            Frame& parent = stack_.back();
            branches += stack_.size() == 1 ? 1U : 0U;
            // nothing below reaches above the parent: it holds the two together
            if (done.low >= number_[parent.node] && stack_.size() > 1)
                cut_[parent.node] = 1;
            parent.low = std::min(parent.low, done.low);
        }
        cut_[root] = branches > 1 ? 1 : 0;
    }
    NodeColumn<std::uint8_t> take() { return std::move(cut_); }

  private:
    struct Frame {
        NodeId node{};
        std::uint32_t low = 0;  ///< smallest number reached from here and below
        std::uint32_t next = 0; ///< arc to look at
    };

    void open(NodeId u) {
        number_[u] = ++count_;
        stack_.push_back({u, count_, 0});
    }
    /// Looks along the arcs of the last node until one leads to a new one; false where none does.
    bool advance() {
        Frame& frame = stack_.back();
        const auto arcs = g_->arcs(frame.node);
        std::uint32_t low = frame.low;
        for (std::size_t a = frame.next; a < arcs.size(); ++a) {
            const std::uint32_t number = number_[arcs[a].to];
            if (number == 0) {
                frame.low = low;
                frame.next = static_cast<std::uint32_t>(a + 1);
                open(arcs[a].to);
                return true;
            }
            low = std::min(low, number);
        }
        frame.low = low;
        return false;
    }

    const Graph* g_;
    NodeColumn<std::uint32_t> number_; ///< 0 = not met
    NodeColumn<std::uint8_t> cut_;
    std::vector<Frame> stack_;
    std::uint32_t count_ = 0;
};

} // namespace

NodeColumn<std::uint8_t> articulation(const Graph& g) {
    DepthFirst search(g);
    for (std::size_t u = 0; u < g.node_count(); ++u)
        search.from(node(u));
    return search.take();
}

} // namespace clusterbridge
