#pragma once
#include <cstddef>
#include <cstdint>

/// Strong ids. A `NodeId` cannot index a column of edges; `index(id)` is the only way to a number.
namespace clusterbridge {

enum class NodeId : std::uint32_t {};
enum class EdgeId : std::uint32_t {};
/// A record behind an edge: a row of a ties table or a project (see graph/graph_view.hpp).
enum class LinkId : std::uint32_t {};
/// A string kept once in a `SymbolPool`; `Symbol{0}` is the empty string in every pool.
enum class Symbol : std::uint32_t {};

constexpr std::size_t index(NodeId id) noexcept {
    return static_cast<std::size_t>(id);
}
constexpr std::size_t index(EdgeId id) noexcept {
    return static_cast<std::size_t>(id);
}
constexpr std::size_t index(LinkId id) noexcept {
    return static_cast<std::size_t>(id);
}
constexpr std::size_t index(Symbol id) noexcept {
    return static_cast<std::size_t>(id);
}

constexpr NodeId node(std::size_t i) noexcept {
    return NodeId{static_cast<std::uint32_t>(i)};
}
constexpr EdgeId edge(std::size_t i) noexcept {
    return EdgeId{static_cast<std::uint32_t>(i)};
}

constexpr NodeId kNoNode{0xFFFFFFFFU};

} // namespace clusterbridge
