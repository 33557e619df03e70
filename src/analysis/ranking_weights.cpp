#include "analysis/ranking_weights.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <utility>

namespace clusterbridge {
namespace {

using Integer = boost::multiprecision::cpp_int;

Fraction fraction_of(const Decimal& decimal) {
    const Integer power = boost::multiprecision::pow(Integer(10), static_cast<unsigned>(std::abs(decimal.exponent)));
    return decimal.exponent < 0 ? Fraction(Integer(decimal.mantissa), power) : Fraction(decimal.mantissa * power);
}

/// What a link weighs, as numbers that are cheap to compare: those of a decimal, or {1/(k-1)} of a project.
struct Part {
    LinkKind kind = LinkKind::tie_row;
    Decimal decimal;         ///< of a tie row
    std::size_t divisor = 1; ///< of a project
    friend auto operator<=>(const Part&, const Part&) = default;
};

Part part_of(const Network& network, const Link& link, Projection projection) {
    if (link.kind == LinkKind::tie_row)
        return {link.kind, network.ties[link.record].exact_weight, 1};
    const std::size_t partners = network.partners_of(network.projects[link.record]).size();
    return {link.kind, {}, projection == Projection::newman ? partners - 1 : 1};
}

Fraction fraction_of(const Part& part) {
    return part.kind == LinkKind::tie_row ? fraction_of(part.decimal) : Fraction(1, part.divisor);
}

} // namespace

ExactWeights exact_weights(const Network& network, const GraphView& view, const ViewOptions& options) {
    // many edges are made of the same parts: the sum of fractions is taken once for each
    std::map<std::vector<Part>, std::vector<EdgeId>> edges_by_parts;
    std::vector<Part> parts;
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e) {
        parts.clear();
        for (const Link& link : view.links_of(edge(e)))
            parts.push_back(part_of(network, link, options.projection));
        std::sort(parts.begin(), parts.end());
        edges_by_parts[parts].push_back(edge(e));
    }
    std::map<Fraction, std::vector<EdgeId>> edges_of;
    for (const auto& [same_parts, edges] : edges_by_parts) {
        Fraction sum = 0;
        for (const Part& part : same_parts)
            sum += fraction_of(part);
        auto& all = edges_of[sum];
        all.insert(all.end(), edges.begin(), edges.end());
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
