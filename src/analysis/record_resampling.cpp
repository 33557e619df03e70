#include "analysis/record_resampling.hpp"

#include "base/random.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

constexpr double kLeftOut = 0.1;
constexpr std::uint64_t kStream = 0x72616E6BULL; // apart from what else the seed is used for

} // namespace

RecordResampling::RecordResampling(const Network& network, std::uint64_t seed)
    : ties_(network.ties.size()), left_out_(network.ties.size() + network.projects.size()) {
    const Random root(seed, kStream);
    for (std::size_t record = 0; record < left_out_.size(); ++record) {
        Random random = root.child(record);
        for (std::size_t i = 0; i < kTrials; ++i)
            if (random.chance(kLeftOut))
                left_out_[record][i / 64] |= std::uint64_t{1} << (i % 64);
    }
}

bool RecordResampling::keeps(const GraphView& view, EdgeId e, std::size_t trial) const {
    const auto links = view.links_of(e);
    return std::any_of(links.begin(), links.end(), [&](const Link& link) {
        return link.kind == LinkKind::tie_row ? keeps_tie(link.record, trial) : keeps_project(link.record, trial);
    });
}

std::vector<std::pair<NodeId, NodeId>> RecordResampling::edges(const GraphView& view, std::size_t trial) const {
    std::vector<std::pair<NodeId, NodeId>> ends;
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e)
        if (keeps(view, edge(e), trial))
            ends.push_back(view.graph.ends(edge(e)));
    return ends;
}

} // namespace clusterbridge
