#include "analysis/ranking_weights.hpp"

#include <map>
#include <utility>

namespace clusterbridge {
namespace {

using Integer = boost::multiprecision::cpp_int;

Fraction fraction_of(const Decimal& decimal) {
    const Integer power = boost::multiprecision::pow(Integer(10), static_cast<unsigned>(std::abs(decimal.exponent)));
    return decimal.exponent < 0 ? Fraction(Integer(decimal.mantissa), power) : Fraction(decimal.mantissa * power);
}

Fraction fraction_of(const Network& network, const Link& link, Projection projection) {
    if (link.kind == LinkKind::tie_row)
        return fraction_of(network.ties[link.record].exact_weight);
    if (projection != Projection::newman)
        return 1;
    return {1, network.partners_of(network.projects[link.record]).size() - 1};
}

} // namespace

ExactWeights exact_weights(const Network& network, const GraphView& view, const ViewOptions& options) {
    std::map<std::pair<LinkKind, std::uint32_t>, Fraction> known; // a project stands behind many edges
    std::map<Fraction, std::vector<EdgeId>> edges_of;
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e) {
        Fraction sum = 0;
        for (const Link& link : view.links_of(edge(e))) {
            const auto [at, added] = known.try_emplace({link.kind, link.record});
            if (added)
                at->second = fraction_of(network, link, options.projection);
            sum += at->second;
        }
        edges_of[sum].push_back(edge(e));
    }
    ExactWeights weights{EdgeColumn<std::uint32_t>(view.graph.edge_count()), {}};
    for (const auto& [value, edges] : edges_of) {
        for (const EdgeId e : edges)
            weights.of[e] = static_cast<std::uint32_t>(weights.values.size());
        weights.values.push_back(value);
    }
    return weights;
}

} // namespace clusterbridge
