#include "analysis/cluster_figures.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

/// With k_1 <= ... <= k_m: sum of (2i - m - 1) k_i over (m - 1) times their sum. NaN where all are 0.
double gini(std::vector<std::size_t>& values) {
    std::sort(values.begin(), values.end());
    const auto m = static_cast<double>(values.size());
    double weighted = 0, sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto k = static_cast<double>(values[i]);
        weighted += (2 * static_cast<double>(i + 1) - m - 1) * k;
        sum += k;
    }
    return sum > 0 ? weighted / ((m - 1) * sum) : std::numeric_limits<double>::quiet_NaN();
}

class Figures {
  public:
    Figures(const Network& network, const Graph& graph, const std::vector<ClusterMembers>& clusters)
        : network_(network), graph_(graph), memberships_(graph.node_count(), 0), mark_(graph.node_count(), 0),
          seen_(graph.node_count(), 0) {
        for (const ClusterMembers& cluster : clusters)
            for_all(cluster, [&](NodeId v) { ++memberships_[v]; });
    }

    ClusterFigures of(const ClusterMembers& cluster) {
        ++round_;
        for_all(cluster, [&](NodeId v) { mark_[v] = round_; });
        ClusterFigures f;
        count_types(cluster, f);
        count_density(cluster, f);
        count_contacts(cluster, f);
        count_concentration(cluster, f);
        count_dependence(cluster, f);
        return f;
    }

  private:
    template <class Use> static void for_all(const ClusterMembers& cluster, Use use) {
        for (const NodeId v : cluster.members)
            use(v);
        use(cluster.initiative);
    }
    bool inside(NodeId v) const { return mark_[v] == round_; }

    void count_types(const ClusterMembers& cluster, ClusterFigures& f) const {
        double companies = 0, research = 0;
        for (const NodeId v : cluster.members) {
            companies += network_.organisations[v].kind == ActorKind::company ? 1 : 0;
            research += is_research(network_.organisations[v].kind) ? 1 : 0;
        }
        const auto m = static_cast<double>(cluster.members.size());
        f[ClusterFigure::members_seen] = m;
        f[ClusterFigure::companies] = companies;
        f[ClusterFigure::research] = research;
        f[ClusterFigure::others] = m - companies - research;
        if (m > 0)
            f[ClusterFigure::research_share] = research / m;
    }

    void count_density(const ClusterMembers& cluster, ClusterFigures& f) const {
        const auto m = static_cast<double>(cluster.members.size());
        const double pairs = m * (m - 1) / 2;
        if (pairs <= 0)
            return;
        double ties = 0, sum = 0, squares = 0;
        for (const NodeId v : cluster.members) {
            const auto k = static_cast<double>(graph_.degree(v));
            sum += k;
            squares += k * k;
            for (const Arc& arc : graph_.arcs(v))
                ties += arc.to > v && inside(arc.to) && arc.to != cluster.initiative ? 1 : 0;
        }
        // an arc to a smaller node is counted from there
        f[ClusterFigure::density] = ties / pairs;
        const auto all = static_cast<double>(graph_.edge_count());
        f[ClusterFigure::density_expected] =
            all > 0 ? std::min(1.0, (sum * sum - squares) / 2 / (2 * all) / pairs) : 0.0;
    }

    void count_contacts(const ClusterMembers& cluster, ClusterFigures& f) {
        double cross = 0;
        std::vector<NodeId> near, reached;
        const auto reach = [&](NodeId v, std::vector<NodeId>& into) {
            if (!inside(v) && seen_[v] != round_) {
                seen_[v] = round_;
                into.push_back(v);
            }
        };
        for_all(cluster, [&](NodeId v) {
            for (const Arc& arc : graph_.arcs(v)) {
                cross += !inside(arc.to) && memberships_[arc.to] > 0 ? 1 : 0;
                reach(arc.to, near);
            }
        });
        for (const NodeId v : near)
            for (const Arc& arc : graph_.arcs(v))
                reach(arc.to, reached);
        f[ClusterFigure::cross_cluster_ties] = cross;
        const auto outside = static_cast<double>(graph_.node_count() - cluster.members.size() - 1);
        if (outside > 0)
            f[ClusterFigure::reach] = static_cast<double>(near.size() + reached.size()) / outside;
    }

    void count_concentration(const ClusterMembers& cluster, ClusterFigures& f) {
        const std::size_t m = cluster.members.size();
        if (m < 2)
            return;
        partners_.clear();
        for (const NodeId v : cluster.members)
            partners_.push_back(graph_.degree(v) - (graph_.adjacent(v, cluster.initiative) ? 1U : 0U));
        f[ClusterFigure::tie_concentration] = gini(partners_);
    }

    void count_dependence(const ClusterMembers& cluster, ClusterFigures& f) {
        const auto m = static_cast<double>(cluster.members.size());
        if (m < 2)
            return;
        ++round_; // marks of their own: a member that was met
        double together = 0;
        std::vector<NodeId> part;
        for (const NodeId start : cluster.members)
            mark_[start] = round_;
        for (const NodeId start : cluster.members) {
            if (seen_[start] == round_)
                continue;
            seen_[start] = round_;
            part.assign(1, start);
            for (std::size_t head = 0; head < part.size(); ++head)
                for (const Arc& arc : graph_.arcs(part[head]))
                    if (inside(arc.to) && arc.to != cluster.initiative && seen_[arc.to] != round_) {
                        seen_[arc.to] = round_;
                        part.push_back(arc.to);
                    }
            const auto size = static_cast<double>(part.size());
            together += size * (size - 1);
        }
        f[ClusterFigure::office_dependence] = 1 - together / (m * (m - 1));
    }

    const Network& network_;
    const Graph& graph_;
    NodeColumn<std::uint32_t> memberships_; ///< clusters of each organisation
    NodeColumn<std::uint32_t> mark_, seen_; ///< round in which a node was inside, and was met
    std::uint32_t round_ = 0;
    std::vector<std::size_t> partners_; ///< of each member
};

} // namespace

std::string_view key_of(ClusterFigure figure) {
    static constexpr std::array<std::string_view, kClusterFigures> kKeys{
        "members_seen",      "members_stated",   "companies",        "research",           "others",
        "research_share",    "density",          "density_expected", "cross_cluster_ties", "reach",
        "office_dependence", "tie_concentration"};
    return kKeys[static_cast<std::size_t>(figure)];
}

std::vector<ClusterFigures> cluster_figures(const Network& network, const Graph& graph,
                                            const std::vector<ClusterMembers>& clusters) {
    Figures figures(network, graph, clusters);
    std::vector<ClusterFigures> all;
    all.reserve(clusters.size());
    for (const ClusterMembers& cluster : clusters)
        all.push_back(figures.of(cluster));
    return all;
}

} // namespace clusterbridge
