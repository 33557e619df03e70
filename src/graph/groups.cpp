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

/// Values of a plain column of Organisation; nothing for other names.
Symbol Organisation::*plain_column(const std::string& kind) {
    if (kind == "region")
        return &Organisation::region;
    if (kind == "country")
        return &Organisation::country;
    if (kind == "type")
        return &Organisation::type;
    if (kind == "nuts2")
        return &Organisation::nuts2;
    if (kind == "nuts3")
        return &Organisation::nuts3;
    if (kind == "city")
        return &Organisation::city;
    return nullptr;
}

Members column_members(const Network& network, Symbol Organisation::*column) {
    Members members;
    for (std::size_t i = 0; i < network.size(); ++i)
        if (const std::string& value = network.text(network.organisations[node(i)].*column); !value.empty())
            members[value].insert(node(i));
    return members;
}

Members founded_members(const Network& network) {
    Members members;
    for (std::size_t i = 0; i < network.size(); ++i)
        if (const auto year = network.organisations[node(i)].founded)
            members[std::to_string(*year)].insert(node(i));
    return members;
}

Members theme_members(const Network& network) {
    Members members;
    for (std::size_t i = 0; i < network.size(); ++i)
        for (const Symbol theme : network.lists.get(network.organisations[node(i)].themes))
            members[network.text(theme)].insert(node(i));
    return members;
}

Members extra_members(const Network& network, const std::string& header) {
    Members members;
    std::set<std::string> headers{"cluster", "community", "region", "country", "type",
                                  "theme",   "nuts2",     "nuts3",  "city",    "founded"};
    bool found = false;
    for (std::size_t i = 0; i < network.size(); ++i)
        for (const auto& [name, value] : network.organisations[node(i)].extra) {
            headers.insert(network.text(name));
            if (fold_case(network.text(name)) == header) {
                found = true;
                members[network.text(value)].insert(node(i));
            }
        }
    if (!found) {
        const std::vector<std::string> all(headers.begin(), headers.end());
        const std::string shown = escape_control(header);
        const auto meant = nearest(header, all);
        throw Error(
            ErrorCode::usage,
            {"--group-by: no column \"" + shown + "\"; " +
                 (meant ? "did you mean " + *meant + "?" : "there are " + join(all, ", ") + "; choose one of them"),
             "--group-by: keine Spalte „" + shown + "“; " +
                 (meant ? "meinten Sie " + *meant + "?" : "es gibt " + join(all, ", ") + "; wählen Sie eine davon")});
    }
    return members;
}

Sentence label_for(const Network& network, std::string_view kind, const std::string& key) {
    if (kind == "cluster") {
        const std::string& name = network.organisations[network.find(key)].name;
        return {name, name};
    }
    if (kind == "type")
        if (const auto known = parse_actor_kind(key))
            return label_of(*known, 2);
    if (kind == "theme")
        for (const Theme& theme : network.themes)
            if (network.text(theme.id) == key)
                return {network.theme_name(theme.id, Language::en), network.theme_name(theme.id, Language::de)};
    return {key, key};
}

} // namespace

std::string grouping_of(std::string_view column) {
    const std::string kind = fold_case(trim(column));
    if (kind == "themes")
        return "theme";
    return kind == "activity_type" ? "type" : kind;
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

Groups group_by(const Network& network, std::string_view column, std::optional<Date> today) {
    const std::string kind = grouping_of(column);
    Members members;
    if (kind == "cluster")
        members = cluster_members(network, today ? today : day_after_last_start(network));
    else if (kind == "theme")
        members = theme_members(network);
    else if (kind == "founded")
        members = founded_members(network);
    else if (const auto plain = plain_column(kind))
        members = column_members(network, plain);
    else
        members = extra_members(network, kind);
    Groups result;
    result.kind = kind;
    result.groups_of = NodeColumn<std::vector<std::uint32_t>>(network.size());
    for (const auto& [key, nodes] : members) {
        for (const NodeId member : nodes)
            result.groups_of[member].push_back(static_cast<std::uint32_t>(result.groups.size()));
        result.groups.push_back({key, label_for(network, kind, key), {nodes.begin(), nodes.end()}});
    }
    return result;
}

std::string default_grouping(const Network& network) {
    const auto today = day_after_last_start(network);
    if (std::any_of(network.ties.begin(), network.ties.end(),
                    [&](const TieRow& row) { return is_membership(network, row, today); }))
        return "cluster";
    return column_members(network, &Organisation::region).size() >= 2 ? "region" : "country";
}

} // namespace clusterbridge
