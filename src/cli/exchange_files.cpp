#include "cli/exchange_files.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/output_folder.hpp"

#include <algorithm>
#include <array>

namespace clusterbridge {
namespace {

constexpr std::array<std::pair<const char*, ExchangeFormat>, 7> kEndings{{{".xlsx", ExchangeFormat::xlsx},
                                                                          {".graphml", ExchangeFormat::graphml},
                                                                          {".gexf", ExchangeFormat::gexf},
                                                                          {".net", ExchangeFormat::pajek},
                                                                          {".gv", ExchangeFormat::dot},
                                                                          {".dot", ExchangeFormat::dot},
                                                                          {".json", ExchangeFormat::vos_json}}};
constexpr std::string_view kMap = "map.txt";

/// "map.txt", "x_map.txt", "x.map.txt", "x-map.txt".
bool is_map_name(const std::string& name) {
    if (!name.ends_with(kMap))
        return false;
    const std::string before = name.substr(0, name.size() - kMap.size());
    return before.empty() || std::string_view("._-").find(before.back()) != std::string_view::npos;
}

/// Nothing but tables with the names that we write: all that --force may replace.
bool holds_tables_alone(const std::string& folder, const FileSystem& system) {
    static constexpr std::array kNames{"edges.csv",  "organisations.csv", "participations.csv", "projects.csv",
                                       "themes.csv", "sources.csv",       "measures.csv"};
    for (const std::string& name : system.list(folder))
        if (std::none_of(kNames.begin(), kNames.end(), [&](const char* ours) { return name == ours; }) ||
            system.is_folder(join_path(folder, name)))
            return false;
    return true;
}

} // namespace

ExchangeFormat exchange_format_of(const std::string& output, const FileSystem& system) {
    const std::string name = ascii_lower(file_name(output));
    for (const auto& [ending, format] : kEndings)
        if (name.ends_with(ending))
            return format;
    if (is_map_name(name))
        return ExchangeFormat::vos_pair;
    if (name.find('.', 1) == std::string::npos || system.is_folder(tidy_path(output)))
        return ExchangeFormat::folder;
    const std::string shown = escape_control(output);
    throw Error(ErrorCode::usage,
                {shown + ": the ending names no exchange format; use .xlsx, .graphml, .gexf, .net, .gv, .json or "
                         "_map.txt, or a folder (a name without ending) for CSV tables",
                 shown + ": die Endung nennt kein Austauschformat; nehmen Sie .xlsx, .graphml, .gexf, .net, .gv, .json "
                         "oder _map.txt, oder einen Ordner (Name ohne Endung) für CSV-Tabellen"});
}

std::string network_file_beside(const std::string& map_file) {
    return map_file.substr(0, map_file.size() - kMap.size()) + "network.txt";
}

void check_table_folder(const std::string& folder, const std::vector<std::string>& inputs, bool force,
                        const FileSystem& system) {
    check_output_folder(
        folder, inputs, force, system,
        {.is_file = {"is a file; a folder is to be written here; give the name an ending such as .graphml, or name "
                     "another",
                     "ist eine Datei; hier soll ein Ordner entstehen; geben Sie dem Namen eine Endung wie .graphml, "
                     "oder nennen Sie einen anderen"},
         .exists = {"exists already; nothing was written; add --force to replace the tables in it",
                    "ist schon da; nichts wurde geschrieben; mit --force werden die Tabellen darin ersetzt"},
         .not_ours = {"holds more than tables of convert and is not replaced; name another folder with --output",
                      "enthält mehr als Tabellen von convert und wird nicht ersetzt; nennen Sie mit --output einen "
                      "anderen Ordner"},
         .may_replace = [&](const std::string& path) { return holds_tables_alone(path, system); }});
}

void write_pair(const std::pair<std::string, std::string>& first, const std::pair<std::string, std::string>& second,
                FileSystem& system) {
    const bool is_new = !system.exists(first.first);
    system.write(first.first, first.second);
    try {
        system.write(second.first, second.second);
    } catch (...) {
        if (is_new)
            system.remove_all(first.first);
        throw;
    }
}

} // namespace clusterbridge
