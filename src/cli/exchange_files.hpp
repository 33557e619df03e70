#pragma once
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "io/file_system.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {

enum class ExchangeFormat : std::uint8_t { folder, xlsx, graphml, gexf, pajek, dot, vos_json, vos_pair };

/// By the ending: .xlsx, .graphml, .gexf, .net, .gv or .dot, .json, map.txt (a pair: the other file is network.txt in
/// its place); no ending, a slash at the end or a folder that is there: a folder of CSV tables. Any other ending is an
/// `Error` (usage) that lists these.
ExchangeFormat exchange_format_of(const std::string& output, const FileSystem& system);

/// The second file of the pair: "x_map.txt" goes with "x_network.txt".
std::string network_file_beside(const std::string& map_file);

/// Before any work: throws `Error` (output) where the folder exists and may not be replaced (without --force; with it,
/// only a folder that holds nothing but tables with the names we write), or has no place to stand in.
void check_table_folder(const std::string& folder, const std::vector<std::string>& inputs, bool force,
                        const FileSystem& system);

/// Both files or none: a first file that was new is taken away again where the second cannot be written.
void write_pair(const std::pair<std::string, std::string>& first, const std::pair<std::string, std::string>& second,
                FileSystem& system);

} // namespace clusterbridge
