#include "metrics/articulation.hpp"

#include "graph/boost_model.hpp"

#include <boost/graph/biconnected_components.hpp>
#include <iterator>
#include <vector>

namespace clusterbridge {

NodeColumn<std::uint8_t> articulation(const Graph& g) {
    std::vector<NodeId> points;
    boost::articulation_points(g, std::back_inserter(points));
    NodeColumn<std::uint8_t> result(g.node_count(), 0);
    for (const NodeId point : points)
        result[point] = 1;
    return result;
}

} // namespace clusterbridge
