#include "cli/exchange_files.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"

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

[[noreturn]] void refuse(const std::string& folder, const Sentence& what) {
    throw Error(ErrorCode::output, {folder + ": " + what.en, folder + ": " + what.de});
}

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
    const std::string tidy = tidy_path(folder);
    if (tidy == "/" || file_name(tidy) == "." || file_name(tidy) == "..")
        refuse(folder, {"cannot be the output; tables need a folder of their own; name one with --output",
                        "kann nicht Ausgabe sein; Tabellen brauchen einen eigenen Ordner; nennen Sie ihn mit "
                        "--output"});
    for (const std::string& input : inputs)
        if (tidy_path(input) == tidy || tidy_path(input).starts_with(tidy + "/"))
            refuse(folder, {"holds the input and cannot be the output; name another folder with --output",
                            "enthält die Eingabe und kann nicht Ausgabe sein; nennen Sie mit --output einen anderen "
                            "Ordner"});
    if (const std::string parent = parent_folder(tidy); parent != "." && !system.is_folder(parent))
        refuse(folder, {"cannot be written; there is no folder " + parent + "; make it first",
                        "kann nicht geschrieben werden; den Ordner " + parent + " gibt es nicht; legen Sie ihn an"});
    if (!system.exists(tidy))
        return;
    if (!system.is_folder(tidy))
        refuse(folder, {"is a file; a folder is to be written here; give the name an ending such as .graphml, or name "
                        "another",
                        "ist eine Datei; hier soll ein Ordner entstehen; geben Sie dem Namen eine Endung wie .graphml, "
                        "oder nennen Sie einen anderen"});
    if (!force)
        refuse(folder, {"exists already; nothing was written; add --force to replace the tables in it",
                        "ist schon da; nichts wurde geschrieben; mit --force werden die Tabellen darin ersetzt"});
    if (!holds_tables_alone(tidy, system))
        refuse(folder, {"holds more than tables of convert and is not replaced; name another folder with --output",
                        "enthält mehr als Tabellen von convert und wird nicht ersetzt; nennen Sie mit --output einen "
                        "anderen Ordner"});
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
