#include "graph/groups.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "graph/filter.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace clusterbridge {
namespace {

using Members = std::map<std::string, std::set<NodeId>>;

bool is_membership(const Network& network, const TieRow& row, std::optional<Date> today) {
    return network.text(row.relation) == "member_of" && !(row.until && today && *row.until < *today) &&
           network.organisations[row.target].kind == ActorKind::cluster_initiative;
}

Members cluster_members(const Network& network, std::optional<Date> today) {
    Members members;
    for (const TieRow& row : network.ties)
        if (is_membership(network, row, today)) {
            auto& group = members[network.organisations[row.target].id];
            group.insert(row.source);
            group.insert(row.target);
        }
    return members;
}

/// A part of Organisation that is a symbol; nothing for other names.
OrganisationSymbol plain_column(const std::string& kind) {
    if (kind == "region")
        return &Organisation::region;
    if (kind == "country")
        return &Organisation::country;
    if (kind == "type")
        return &Organisation::type_symbol;
    if (kind == "nuts2")
        return &Organisation::nuts2;
    if (kind == "nuts3")
        return &Organisation::nuts3;
    if (kind == "city")
        return &Organisation::city;
    return nullptr;
}

Members column_members(const Network& network, OrganisationSymbol column) {
    Members members;
    for (std::size_t i = 0; i < network.size(); ++i)
        if (const std::string& value = network.text((network.organisations[node(i)].*column)()); !value.empty())
            members[value].insert(node(i));
    return members;
}

Members founded_members(const Network& network) {
    Members members;
    for (std::size_t i = 0; i < network.size(); ++i)
        if (const auto year = network.organisations[node(i)].founded())
            members[std::to_string(*year)].insert(node(i));
    return members;
}

Members theme_members(const Network& network) {
    Members members;
    for (std::size_t i = 0; i < network.size(); ++i)
        for (const Symbol theme : network.lists.get(network.organisations[node(i)].themes()))
            members[network.text(theme)].insert(node(i));
    return members;
}

struct OwnColumn {
    std::string title; ///< of several spellings of one header the first by its bytes
    Members members;
};

/// By a column of the user's own; nothing where there is none of that name.
std::optional<OwnColumn> own_column(const Network& network, const std::string& header) {
    std::optional<OwnColumn> column;
    for (std::size_t i = 0; i < network.size(); ++i)
        for (const auto& [name, value] : network.organisations[node(i)].extra())
            if (const std::string& title = network.text(name); fold_case(title) == header) {
                if (!column)
                    column.emplace(title);
                column->title = std::min(column->title, title);
                column->members[network.text(value)].insert(node(i));
            }
    return column;
}

[[noreturn]] void refuse_column(const Network& network, const std::string& column) {
    std::set<std::string> headers{"cluster", "community", "region", "country", "type",
                                  "theme",   "nuts2",     "nuts3",  "city",    "founded"};
    for (std::size_t i = 0; i < network.size(); ++i)
        for (const auto& item : network.organisations[node(i)].extra())
            headers.insert(network.text(item.first));
    const std::vector<std::string> all(headers.begin(), headers.end());
    const std::string shown = escape_control(column);
    const auto meant = nearest(fold_case(column), all);
    throw Error(
        ErrorCode::usage,
        {"--group-by: no column \"" + shown + "\"; " +
             (meant ? "did you mean " + *meant + "?" : "there are " + join(all, ", ") + "; choose one of them"),
         "--group-by: keine Spalte „" + shown + "“; " +
             (meant ? "meinten Sie " + *meant + "?" : "es gibt " + join(all, ", ") + "; wählen Sie eine davon")});
}

Sentence label_for(const Network& network, std::string_view kind, const std::string& key) {
    if (kind == "type")
        if (const auto known = parse_actor_kind(key))
            return label_of(*known, 2);
    if (kind == "theme")
        for (const Theme& theme : network.themes)
            if (network.text(theme.id) == key)
                return {network.theme_name(theme.id, Language::en), network.theme_name(theme.id, Language::de)};
    return {key, key};
}

Groups groups_from(const Network& network, const std::string& kind, const Members& members, bool of_initiatives) {
    Groups result;
    result.kind = result.title = kind;
    result.of_initiatives = of_initiatives;
    result.groups_of = NodeColumn<std::vector<std::uint32_t>>(network.size());
    for (const auto& [key, nodes] : members) {
        for (const NodeId member : nodes)
            result.groups_of[member].push_back(static_cast<std::uint32_t>(result.groups.size()));
        Sentence label = label_for(network, kind, key);
        if (of_initiatives)
            label.en = label.de = network.organisations[network.find(key)].name();
        result.groups.push_back({key, std::move(label), {nodes.begin(), nodes.end()}});
    }
    return result;
}

std::optional<Groups> own_column_groups(const Network& network, const std::string& kind) {
    const auto own = own_column(network, kind);
    if (!own)
        return {};
    Groups groups = groups_from(network, kind, own->members, false);
    groups.title = own->title;
    return groups;
}

} // namespace

std::string grouping_of(std::string_view column) {
    static const std::map<std::string_view, std::string_view> kNames{{"themes", "theme"},
                                                                     {"thema", "theme"},
                                                                     {"themen", "theme"},
                                                                     {"activity_type", "type"},
                                                                     {"typ", "type"},
                                                                     {"land", "country"},
                                                                     {"ort", "city"},
                                                                     {"stadt", "city"},
                                                                     {"gemeinschaft", "community"},
                                                                     {"gründungsjahr", "founded"},
                                                                     {"gegründet", "founded"}};
    const std::string kind = fold_case(trim(column));
    const auto known = kNames.find(kind);
    return known != kNames.end() ? std::string(known->second) : kind;
}

bool Groups::share_group(NodeId a, NodeId b) const {
    const auto& x = groups_of[a];
    const auto& y = groups_of[b];
    for (auto i = x.begin(), j = y.begin(); i != x.end() && j != y.end();) {
        if (*i == *j)
            return true;
        *i < *j ? static_cast<void>(++i) : static_cast<void>(++j);
    }
    return false;
}

Groups Groups::without_groups(std::size_t organisations) const {
    Groups empty;
    empty.kind = kind;
    empty.title = title;
    empty.of_initiatives = of_initiatives;
    empty.groups_of = NodeColumn<std::vector<std::uint32_t>>(organisations);
    return empty;
}

Groups initiative_clusters(const Network& network, std::optional<Date> today) {
    const Members members = cluster_members(network, today ? today : day_after_last_start(network));
    return groups_from(network, "cluster", members, true);
}

Groups group_by(const Network& network, std::string_view column, std::optional<Date> today) {
    const std::string kind = grouping_of(column);
    if (kind == "cluster") {
        Groups clusters = initiative_clusters(network, today);
        const auto own = clusters.groups.empty() ? own_column_groups(network, kind) : std::nullopt;
        return own ? *own : clusters;
    }
    if (kind == "theme")
        return groups_from(network, kind, theme_members(network), false);
    if (kind == "founded")
        return groups_from(network, kind, founded_members(network), false);
    if (const auto plain = plain_column(kind))
        return groups_from(network, kind, column_members(network, plain), false);
    if (const auto own = own_column_groups(network, kind))
        return *own;
    refuse_column(network, std::string(trim(column)));
}

std::string default_grouping(const Network& network) {
    const auto today = day_after_last_start(network);
    if (std::any_of(network.ties.begin(), network.ties.end(),
                    [&](const TieRow& row) { return is_membership(network, row, today); }))
        return "cluster";
    return column_members(network, &Organisation::region).size() >= 2 ? "region" : "country";
}

} // namespace clusterbridge
