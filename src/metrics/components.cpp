#include "metrics/components.hpp"

#include "graph/boost_model.hpp"

#include <algorithm>
#include <boost/graph/connected_components.hpp>

namespace clusterbridge {

Components components(const Graph& g) {
    std::vector<std::uint32_t> found(g.node_count());
    const std::size_t count =
        boost::connected_components(g, boost::make_iterator_property_map(found.begin(), get(boost::vertex_index, g)));
    struct Part {
        std::size_t size = 0, smallest = 0, number = 0;
    };
    std::vector<Part> parts(count);
    for (std::size_t u = g.node_count(); u-- > 0;) {
        Part& part = parts[found[u]];
        ++part.size;
        part.smallest = u;
        part.number = found[u];
    }
    std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
        return a.size != b.size ? a.size > b.size : a.smallest < b.smallest;
    });
    Components result;
    std::vector<std::uint32_t> place(count);
    for (std::size_t i = 0; i < count; ++i) {
        place[parts[i].number] = static_cast<std::uint32_t>(i);
        result.sizes.push_back(parts[i].size);
    }
    for (std::uint32_t& part : found)
        part = place[part];
    result.of = NodeColumn<std::uint32_t>(std::move(found));
    return result;
}

} // namespace clusterbridge
