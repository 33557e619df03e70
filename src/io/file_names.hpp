#pragma once
#include <cstdint>
#include <string>

namespace clusterbridge {

/// What the ending of a file's name says about it; without regard to case.
enum class NameSays : std::uint8_t {
    delimited,   ///< .csv, .tsv, .tab, .txt, .psv: text with delimiters, and nothing else is read under these names
    other_table, ///< a workbook, an archive, a network, a list of edges: read
    unread_data, ///< may hold a table in a format that is not read
    companion,   ///< pages, pictures, licences: beside tables without ever being one
    nothing
};
NameSays what_name_says(const std::string& name);

/// The letters after the last dot, in lower case.
std::string name_ending(const std::string& name);

/// Names that begin with a dot, locks of office programs, and what Macs put beside the files of an archive.
bool is_hidden_name(const std::string& name);
/// Whether any part of a path is; "." and ".." are not.
bool is_hidden_path(const std::string& path);

} // namespace clusterbridge
