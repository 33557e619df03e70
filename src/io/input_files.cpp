#include "io/input_files.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/file_names.hpp"

#include <set>
#include <utility>

namespace clusterbridge {
namespace {

/// The same file under one name: without "./", "//" and "folder/..".
std::string plain_path(const std::string& path) {
    std::vector<std::string> parts;
    for (std::string& part : split_list(path, "/")) {
        if (part == ".")
            continue;
        if (part == ".." && !parts.empty() && parts.back() != "..")
            parts.pop_back();
        else
            parts.push_back(std::move(part));
    }
    return (path.starts_with('/') ? "/" : "") + join(parts, "/");
}

std::string join_given(const std::string& folder, const std::string& name) {
    return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

void note_left_out(const std::string& folder, const std::vector<std::string>& names, bool data,
                   Diagnostics& diagnostics) {
    if (names.empty())
        return;
    const std::string list = join(names, ", ");
    if (data)
        diagnostics.add({Severity::warning,
                         "file-not-read",
                         folder,
                         0,
                         {"files in formats that are not read were left out: " + list +
                              "; save their tables as .xlsx or CSV (UTF-8)",
                          "Dateien in Formaten, die nicht gelesen werden, blieben weg: " + list +
                              "; speichern Sie ihre Tabellen als .xlsx oder CSV (UTF-8)"}});
    else
        diagnostics.add({Severity::hint,
                         "file-not-read",
                         folder,
                         0,
                         {"files that are no tables by their ending were left out: " + list +
                              "; name a file itself to have it read",
                          "Dateien, die ihrer Endung nach keine Tabellen sind, blieben weg: " + list +
                              "; nennen Sie eine Datei selbst, damit sie gelesen wird"}});
}

void note_folders(const std::string& folder, const std::vector<std::string>& names, Diagnostics& diagnostics) {
    if (names.empty())
        return;
    const std::string list = join(names, ", ");
    diagnostics.add(
        {Severity::hint,
         "folder-not-read",
         folder,
         0,
         {"folders inside the folder were left out: " + list + "; name one itself to have it read",
          "Ordner in diesem Ordner blieben weg: " + list + "; nennen Sie einen selbst, damit er gelesen wird"}});
}

/// What a folder without tables holds instead, in the order of what a user may have meant.
[[noreturn]] void refuse_empty(const std::string& folder, const std::vector<std::string>& names, bool only_folders) {
    const std::string list = join(names, ", ");
    const bool none = names.empty();
    throw Error(
        ErrorCode::input,
        {folder + ": the folder has no tables; found " +
             (none           ? "no files; put CSV files or workbooks there (.csv, .tsv, .txt, .xlsx)"
              : only_folders ? "only folders: " + list + "; name the folder that has the tables"
                             : list + "; put CSV files or workbooks there (.csv, .tsv, .txt, .xlsx)"),
         folder + ": der Ordner enthält keine Tabellen; gefunden wurden " +
             (none ? "keine Dateien; legen Sie CSV-Dateien oder Arbeitsmappen hinein (.csv, .tsv, .txt, .xlsx)"
              : only_folders ? "nur Ordner: " + list + "; nennen Sie den Ordner, in dem die Tabellen stehen"
                             : list + "; legen Sie CSV-Dateien oder Arbeitsmappen hinein (.csv, .tsv, .txt, .xlsx)")});
}

std::vector<std::string> tables_in(const FileSystem& files, const std::string& folder, Diagnostics& diagnostics) {
    std::vector<std::string> tables;
    std::vector<std::string> data;
    std::vector<std::string> others;
    std::vector<std::string> companions;
    std::vector<std::string> folders;
    for (const std::string& name :
         files.list(folder.size() > 1 && folder.ends_with('/') ? folder.substr(0, folder.size() - 1) : folder)) {
        if (is_hidden_name(name))
            continue;
        if (files.is_folder(join_given(folder, name))) {
            folders.push_back(name);
            continue;
        }
        const NameSays says = what_name_says(name);
        if (says == NameSays::delimited || says == NameSays::other_table)
            tables.push_back(join_given(folder, name));
        else
            (says == NameSays::unread_data ? data : says == NameSays::companion ? companions : others).push_back(name);
    }
    note_left_out(folder, data, true, diagnostics);
    note_left_out(folder, others, false, diagnostics);
    note_folders(folder, folders, diagnostics);
    others.insert(others.end(), companions.begin(), companions.end());
    if (tables.empty())
        refuse_empty(folder, !data.empty() ? data : !others.empty() ? others : folders, data.empty() && others.empty());
    return tables;
}

} // namespace

std::vector<InputBytes> gather_inputs(const FileSystem& files, const std::vector<std::string>& inputs,
                                      const std::optional<std::string>& standard_input, Diagnostics& diagnostics) {
    std::vector<InputBytes> gathered;
    std::set<std::string> seen;
    const auto add = [&](const std::string& name) {
        if (seen.insert(files.real_path(plain_path(name))).second)
            gathered.push_back({name, files.read(name)});
    };
    for (const std::string& input : inputs) {
        if (input == "-") {
            ensure(standard_input.has_value(), "standard input was named, but not handed over");
            if (seen.insert("-").second)
                gathered.push_back({"-", std::make_unique<OwnedBytes>(*standard_input)});
        } else if (files.is_folder(input.size() > 1 && input.ends_with('/') ? input.substr(0, input.size() - 1)
                                                                            : input)) {
            if (seen.insert(files.real_path(plain_path(input)) + "/").second)
                for (const std::string& name : tables_in(files, input, diagnostics))
                    add(name);
        } else {
            add(input);
        }
    }
    return gathered;
}

} // namespace clusterbridge
