#pragma once
#include "graph/network.hpp"

#include <span>
#include <string_view>

namespace clusterbridge {

/// A column of a kind of table: our name, and the other names it goes by, most telling first, separated by blanks, as
/// `plain_header` writes them.
struct ColumnName {
    std::string_view name;
    std::string_view aliases;
};

/// The columns of a kind, the more important ones first: where two columns share an alias, the first takes it.
std::span<const ColumnName> columns_of(TableKind kind);

/// Pairs of headers that together are the ends of a tie, most telling first.
struct EndNames {
    std::string_view source, target;
};
std::span<const EndNames> tie_ends();

} // namespace clusterbridge
