#include "io/exchange_graph.hpp"

#include "base/error.hpp"
#include "base/spreadsheet_text.hpp"
#include "base/text.hpp"
#include "io/exchange_graph_edges.hpp"
#include "io/network_tables.hpp"

#include <algorithm>
#include <map>

namespace clusterbridge {
namespace {

template <class Text> ExchangeColumn column_of(const Network& network, std::string name, ExchangeType type, Text text) {
    ExchangeColumn column{std::move(name), type, {}};
    column.texts.reserve(network.size());
    for (const Organisation& o : network.organisations)
        column.texts.push_back(text(o));
    return column;
}

std::string themes_text(const Network& network, const Organisation& o) {
    std::string text;
    for (const Symbol theme : network.lists.get(o.themes()))
        text += (text.empty() ? "" : "; ") + network.text(theme);
    return text;
}

std::vector<ExchangeColumn> own_columns(const Network& network) {
    using O = const Organisation&;
    std::vector<ExchangeColumn> columns;
    const auto symbol = [&](const char* name, OrganisationSymbol member) {
        columns.push_back(
            column_of(network, name, ExchangeType::text, [&](O o) { return network.text((o.*member)()); }));
    };
    symbol("type", &Organisation::type_symbol);
    symbol("city", &Organisation::city);
    symbol("region", &Organisation::region);
    symbol("nuts3", &Organisation::nuts3);
    symbol("nuts2", &Organisation::nuts2);
    symbol("country", &Organisation::country);
    columns.push_back(column_of(network, "lat", ExchangeType::number,
                                [](O o) { return o.place() ? plain_decimal(o.place()->lat) : std::string(); }));
    columns.push_back(column_of(network, "lon", ExchangeType::number,
                                [](O o) { return o.place() ? plain_decimal(o.place()->lon) : std::string(); }));
    columns.push_back(column_of(network, "themes", ExchangeType::text, [&](O o) { return themes_text(network, o); }));
    columns.push_back(column_of(network, "founded", ExchangeType::whole,
                                [](O o) { return o.founded() ? std::to_string(*o.founded()) : std::string(); }));
    columns.push_back(column_of(network, "aliases", ExchangeType::text, [](O o) { return join(o.aliases(), "; "); }));
    symbol("source_key", &Organisation::source_key);
    return columns;
}

/// The unknown columns of the organisations, by header; two values under one header are joined.
void add_extra_columns(const Network& network, std::vector<ExchangeColumn>& columns) {
    std::map<std::string, std::size_t> place;
    for (const Organisation& o : network.organisations)
        for (const auto& [header, value] : o.extra())
            place.emplace(network.text(header), 0);
    for (auto& [header, at] : place) {
        at = columns.size();
        columns.push_back({header, ExchangeType::text, std::vector<std::string>(network.size())});
    }
    for (std::size_t i = 0; i < network.size(); ++i)
        for (const auto& [header, value] : network.organisations[node(i)].extra()) {
            std::string& text = columns[place.at(network.text(header))].texts[i];
            text += (text.empty() ? "" : "; ") + network.text(value);
        }
}

ExchangeColumn given_column(const Network& network, const NodeAttribute& attribute) {
    ExchangeColumn column{attribute.name, ExchangeType::number, {}};
    if (const auto* numbers = std::get_if<NodeColumn<double>>(&attribute.values)) {
        for (const double value : *numbers)
            column.texts.push_back(plain_decimal(value));
    } else if (const auto* whole = std::get_if<NodeColumn<std::int64_t>>(&attribute.values)) {
        column.type = ExchangeType::whole;
        for (const std::int64_t value : *whole)
            column.texts.push_back(std::to_string(value));
    } else {
        column.type = ExchangeType::text;
        const auto& texts = std::get<NodeColumn<std::string>>(attribute.values);
        column.texts.assign(texts.begin(), texts.end());
    }
    ensure(column.texts.size() == network.size(), "a node attribute has another length than the network");
    return column;
}

} // namespace

void settle_columns(TableKind kind, std::size_t own, std::vector<ExchangeColumn>& columns) {
    std::vector<ExchangeColumn> kept;
    std::vector<std::string> names{"id", "label"};
    if (kind == TableKind::ties)
        names = {"source", "target", "weight"};
    const std::size_t ends = names.size();
    std::vector<std::string> others;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& texts = columns[i].texts;
        if (std::all_of(texts.begin(), texts.end(), [](const std::string& text) { return text.empty(); }))
            continue;
        (i < own ? names : others).push_back(columns[i].name);
        kept.push_back(std::move(columns[i]));
    }
    names = headers_of(kind, names, others, LikeOurs::renamed);
    for (std::size_t i = 0; i < kept.size(); ++i)
        kept[i].name = names[ends + i];
    columns = std::move(kept);
}

ExchangeGraph exchange_graph(const Network& network, const GraphView& view,
                             const std::vector<NodeAttribute>& attributes) {
    ExchangeGraph graph;
    for (const Organisation& o : network.organisations) {
        graph.ids.push_back(o.id);
        graph.labels.push_back(o.name());
    }
    graph.node_columns = own_columns(network);
    const std::size_t own = graph.node_columns.size();
    add_extra_columns(network, graph.node_columns);
    for (const NodeAttribute& attribute : attributes)
        graph.node_columns.push_back(given_column(network, attribute));
    settle_columns(TableKind::organisations, own, graph.node_columns);
    add_edges(network, view, graph);
    return graph;
}

} // namespace clusterbridge
