#include "graph/network.hpp"

#include <algorithm>

namespace clusterbridge {

ListId ListPool::intern(std::vector<Symbol> list) {
    const auto [at, added] = ids_.try_emplace(list, ListId{static_cast<std::uint32_t>(lists_.size())});
    if (added)
        lists_.push_back(std::move(list));
    return at->second;
}

std::string_view key_of(TableKind kind) {
    switch (kind) {
    case TableKind::ties:
        return "ties";
    case TableKind::organisations:
        return "organisations";
    case TableKind::participations:
        return "participations";
    case TableKind::projects:
        return "projects";
    case TableKind::themes:
        return "themes";
    case TableKind::sources:
        return "sources";
    case TableKind::measures:
        return "measures";
    case TableKind::unknown:
        return "unknown";
    }
    return "";
}

NodeId Network::find(std::string_view id) const {
    const auto at = std::lower_bound(organisations.begin(), organisations.end(), id,
                                     [](const Organisation& o, std::string_view wanted) { return o.id < wanted; });
    if (at == organisations.end() || at->id != id)
        return kNoNode;
    return node(static_cast<std::size_t>(at - organisations.begin()));
}

std::vector<NodeId> Network::partners_of(const Project& project) const {
    std::vector<NodeId> partners;
    for (const Participation& p : participations_of(project))
        if (partners.empty() || partners.back() != p.organisation)
            partners.push_back(p.organisation);
    return partners;
}

const Theme* Network::theme(Symbol id) const {
    const auto at = std::lower_bound(themes.begin(), themes.end(), text(id),
                                     [&](const Theme& t, const std::string& wanted) { return text(t.id) < wanted; });
    return at != themes.end() && at->id == id ? &*at : nullptr;
}

const Source* Network::source(Symbol key) const {
    const auto at = std::lower_bound(sources.begin(), sources.end(), text(key),
                                     [&](const Source& s, const std::string& wanted) { return text(s.key) < wanted; });
    return at != sources.end() && at->key == key ? &*at : nullptr;
}

std::string Network::theme_name(Symbol id, Language language) const {
    const Theme* named = theme(id);
    if (named == nullptr)
        return text(id);
    const std::string& wanted = named->name.in(language);
    const std::string& other = named->name.in(language == Language::de ? Language::en : Language::de);
    return !wanted.empty() ? wanted : !other.empty() ? other : text(id);
}

std::string Network::place(const RowRef& row) const {
    if (row.line == 0 || row.file >= files.size())
        return {};
    return files[row.file].name + ":" + std::to_string(row.line);
}

bool Network::has_dates() const {
    const auto dated = [](const auto& record) { return record.since.has_value() || record.until.has_value(); };
    if (std::any_of(ties.begin(), ties.end(), dated))
        return true;
    return std::any_of(projects.begin(), projects.end(), [](const Project& p) { return p.start.has_value(); });
}

} // namespace clusterbridge
