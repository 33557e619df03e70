#include "io/columns.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "io/column_names.hpp"
#include "io/cordis_columns.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::array kKinds = {TableKind::measures,     TableKind::participations, TableKind::ties,
                               TableKind::projects,     TableKind::themes,         TableKind::sources,
                               TableKind::organisations};

/// Hands out headers to columns, each header once.
class Claims {
  public:
    Claims(const std::vector<std::string>& headers, const ColumnMap& map) : taken_(headers.size(), false) {
        for (const std::string& header : headers)
            plain_.push_back(plain_header(header));
        for (const auto& [column, header] : map)
            mapped_.emplace(column, plain_header(header));
    }

    bool has(std::string_view column) const { return position.contains(column); }
    bool any(const std::vector<std::string_view>& columns) const {
        return std::any_of(columns.begin(), columns.end(), [&](std::string_view c) { return has(c); });
    }

    bool claim(std::string_view column, std::string_view plain) {
        if (has(column))
            return false;
        for (std::size_t i = 0; i < plain_.size(); ++i)
            if (!taken_[i] && plain_[i] == plain && !plain.empty()) {
                taken_[i] = true;
                position.emplace(column, i);
                return true;
            }
        return false;
    }
    void claim_mapped(std::span<const ColumnName> columns) {
        for (const ColumnName& c : columns)
            if (const auto at = mapped_.find(c.name); at != mapped_.end())
                claim(c.name, at->second);
    }
    void claim_exact(std::span<const ColumnName> columns) {
        for (const ColumnName& c : columns)
            claim(c.name, plain_header(c.name));
    }
    void claim_tie_ends() {
        if (has("source") || has("target"))
            return;
        for (const EndNames& ends : tie_ends())
            if (present(ends.source) && present(ends.target)) {
                claim("source", ends.source);
                claim("target", ends.target);
                return;
            }
    }
    void claim_aliases(std::span<const ColumnName> columns) {
        for (const ColumnName& c : columns)
            for (const std::string& alias : split_list(c.aliases, " "))
                claim(c.name, alias);
    }
    bool present(std::string_view plain) const {
        for (std::size_t i = 0; i < plain_.size(); ++i)
            if (!taken_[i] && plain_[i] == plain)
                return true;
        return false;
    }
    bool any_present(const std::vector<std::string_view>& names) const {
        return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return present(name); });
    }
    bool taken(std::size_t i) const { return taken_[i]; }
    const std::string& plain(std::size_t i) const { return plain_[i]; }
    std::size_t size() const { return plain_.size(); }

    std::map<std::string, std::size_t, std::less<>> position;

  private:
    std::vector<bool> taken_;
    std::vector<std::string> plain_;
    std::map<std::string, std::string, std::less<>> mapped_;
};

bool has_required(TableKind kind, const Claims& c) {
    switch (kind) {
    case TableKind::measures:
        return c.has("id") && c.has("measure") && c.has("value");
    case TableKind::participations:
        return c.has("project_id") && c.has("org_id");
    case TableKind::ties:
        return c.has("source") && c.has("target");
    case TableKind::projects:
        return c.has("project_id") && !c.any_present({"organisationid", "organizationid", "organisationsid",
                                                      "organisationskennung", "participantid"});
    case TableKind::themes:
        return c.has("id") && c.any({"name_de", "name_en"}) && !c.present("name");
    case TableKind::sources:
        return c.has("key") && c.has("title");
    case TableKind::organisations:
        return c.has("id") && c.any({"name", "type"});
    case TableKind::unknown:
        break;
    }
    return false;
}

std::vector<std::string_view> required(TableKind kind) {
    switch (kind) {
    case TableKind::measures:
        return {"id", "measure", "value"};
    case TableKind::participations:
        return {"project_id", "org_id"};
    case TableKind::ties:
        return {"source", "target"};
    case TableKind::projects:
        return {"project_id"};
    case TableKind::sources:
        return {"key", "title"};
    default:
        return {"id"};
    }
}

Claims claims_for(TableKind kind, const std::vector<std::string>& headers, const ColumnMap& map, bool aliases) {
    const auto columns = columns_of(kind);
    Claims claims(headers, map);
    claims.claim_mapped(columns);
    if (kind == TableKind::ties)
        claims.claim_exact(columns.first(2));
    else
        claims.claim_exact(columns);
    if (kind == TableKind::ties && aliases)
        claims.claim_tie_ends();
    if (kind == TableKind::ties)
        claims.claim_exact(columns);
    if (kind == TableKind::organisations)
        claims.claim("name", "label"); // as good as the name itself (contract 2)
    if (aliases)
        claims.claim_aliases(columns);
    return claims;
}

ColumnMatch finish(TableKind kind, const Claims& claims, const std::vector<std::string>& headers) {
    ColumnMatch match;
    match.kind = kind;
    match.position = claims.position;
    const auto needed = required(kind);
    const auto is_needed = [&](const std::string& column) {
        return std::find(needed.begin(), needed.end(), column) != needed.end();
    };
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (claims.plain(i).empty())
            continue;
        if (!claims.taken(i))
            match.unknown.push_back(i);
        for (const auto& [column, at] : claims.position) // also one word that stands for two columns: Quelle
            if (claims.plain(at) == claims.plain(i) && (!claims.taken(i) || (at < i && is_needed(column))))
                (is_needed(column) ? match.doubled_required : match.doubled_optional).push_back(headers[i]);
    }
    return match;
}

ColumnMatch cordis_match(const CordisTable& table, const std::vector<std::string>& headers, const ColumnMap& map) {
    ColumnMap extended = map;
    extended.insert(table.columns.begin(), table.columns.end());
    Claims claims(headers, extended);
    claims.claim_mapped(columns_of(table.kind));
    if (!table.only_these)
        claims = claims_for(table.kind, headers, extended, true);
    ColumnMatch match = finish(table.kind, claims, headers);
    match.more_topics = table.only_these && match.kind == TableKind::projects;
    std::erase_if(match.unknown, [&](std::size_t at) {
        return std::find(table.passed.begin(), table.passed.end(), claims.plain(at)) != table.passed.end();
    });
    return match;
}

std::string missing_end(const std::vector<std::string>& headers, const ColumnMap& map) {
    const Claims claims = claims_for(TableKind::ties, headers, map, false);
    if (claims.has("source") != claims.has("target"))
        return claims.has("source") ? "target" : "source";
    return claims.present("ziel") && !claims.has("target") ? "source" : "";
}

} // namespace

std::optional<std::size_t> ColumnMatch::find(std::string_view column) const {
    const auto at = position.find(column);
    return at == position.end() ? std::nullopt : std::optional(at->second);
}

ColumnMatch match_columns(const std::vector<std::string>& headers, const ColumnMap& map) {
    if (const auto cordis = cordis_table(headers))
        return cordis_match(*cordis, headers, map);
    for (const bool aliases : {false, true})
        for (const TableKind kind : kKinds)
            if (has_required(kind, claims_for(kind, headers, map, aliases)))
                return finish(kind, claims_for(kind, headers, map, true), headers);
    ColumnMatch match = finish(TableKind::unknown, Claims(headers, map), headers);
    match.missing = missing_end(headers, map);
    const Claims as_organisations = claims_for(TableKind::organisations, headers, map, true);
    if (match.missing.empty() && as_organisations.has("id")) {
        match = finish(TableKind::organisations, as_organisations, headers);
        match.only_if_ids_occur = true;
    }
    return match;
}

bool lacks_only_an_id(const std::vector<std::string>& headers, const ColumnMap& map) {
    const Claims claims = claims_for(TableKind::organisations, headers, map, true);
    return claims.has("name") && claims.has("type") && !claims.has("id");
}

std::size_t known_headers(const std::vector<std::string>& headers, const ColumnMap& map) {
    std::set<std::string> known;
    for (const auto& [column, header] : map)
        known.insert(plain_header(header));
    for (const TableKind kind : kKinds)
        for (const ColumnName& c : columns_of(kind)) {
            known.insert(plain_header(c.name));
            for (std::string& alias : split_list(c.aliases, " "))
                known.insert(std::move(alias));
        }
    for (const EndNames& ends : tie_ends()) {
        known.emplace(ends.source);
        known.emplace(ends.target);
    }
    return static_cast<std::size_t>(std::count_if(headers.begin(), headers.end(), [&](const std::string& header) {
        return known.contains(plain_header(header));
    }));
}

std::string plain_header(std::string_view header) {
    header = trim(header);
    if (header.size() > 200)
        return {};
    std::string plain = fold_case(header);
    for (const std::string_view mark : {"\xEF\xBB\xBF", "\xE2\x80\x8B", "\xC2\xA0"})
        for (auto at = plain.find(mark); at != std::string::npos; at = plain.find(mark))
            plain.erase(at, mark.size());
    std::erase_if(plain, [](char c) { return c == ' ' || c == '-' || c == '_'; });
    return plain;
}

std::vector<std::string> all_column_names() {
    std::set<std::string> names;
    for (const TableKind kind : kKinds)
        for (const ColumnName& c : columns_of(kind))
            names.emplace(c.name);
    return {names.begin(), names.end()};
}

} // namespace clusterbridge
