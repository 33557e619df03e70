#pragma once
#include "base/language.hpp"
#include "graph/network.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// `--map`: our column name -> header of the user's file.
using ColumnMap = std::map<std::string, std::string>;

/// What a header row means: the kind of table, and where its columns stand.
struct ColumnMatch {
    TableKind kind = TableKind::unknown;
    /// An `id` without name or type: organisations, but only if its ids occur in ties or participations.
    bool only_if_ids_occur = false;
    /// A list that adds topics to projects, several rows for each, rather than declaring them.
    bool more_topics = false;
    std::map<std::string, std::size_t, std::less<>> position; ///< our column name -> index of the header
    std::vector<std::size_t> unknown;                         ///< headers without a meaning here
    std::vector<std::string> doubled_required;                ///< headers that stand twice and are needed once
    std::vector<std::string> doubled_optional;
    /// Nearly a table of ties: the column that is missing ("source" or "target").
    std::string missing;

    std::optional<std::size_t> find(std::string_view column) const;
};

/// Recognises a table by its header alone (contract 2; docs/input.md lists the names). The kinds are tried with the
/// exact names first, then with the aliases.
ColumnMatch match_columns(const std::vector<std::string>& headers, const ColumnMap& map = {});

/// Whether the headers are those of organisations but for the column id: name and type.
bool lacks_only_an_id(const std::vector<std::string>& headers, const ColumnMap& map = {});

/// How many headers are names that some kind of table has: the delimiter that explains most headers is the right one.
std::size_t known_headers(const std::vector<std::string>& headers, const ColumnMap& map = {});

/// Lower case, composed, without blanks, hyphens and underscores: how headers are compared.
std::string plain_header(std::string_view header);

/// All of our column names, for `--map`.
std::vector<std::string> all_column_names();

} // namespace clusterbridge
