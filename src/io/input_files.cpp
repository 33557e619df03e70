#include "io/input_files.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace clusterbridge {
namespace {

class StandardInput final : public FileBytes {
  public:
    explicit StandardInput(std::string bytes) : bytes_(std::move(bytes)) {}
    std::string_view view() const override { return bytes_; }

  private:
    std::string bytes_;
};

std::string ending(const std::string& name) {
    const auto dot = name.rfind('.');
    return dot == std::string::npos ? std::string() : ascii_lower(name.substr(dot + 1));
}

template <std::size_t N> bool one_of(const std::string& word, const std::array<const char*, N>& words) {
    return std::any_of(words.begin(), words.end(), [&](const char* w) { return word == w; });
}

bool is_table_name(const std::string& name) {
    return one_of(ending(name), std::array{"csv", "tsv", "tab", "txt", "psv"});
}

/// Endings of files that may hold a table or a network in a format that is not read.
bool may_hold_data(const std::string& name) {
    return one_of(ending(name), std::array{"xlsx", "xlsm", "xls", "ods", "zip", "gz", "graphml", "gexf", "net", "gv",
                                           "dot", "json", "parquet", "7z"});
}

/// What lies beside tables without ever being one: passed over without a word.
bool is_plainly_no_table(const std::string& name) {
    static constexpr std::array kCompanions{"md",  "markdown", "rst",  "html", "htm", "pdf", "doc",  "docx",
                                            "odt", "rtf",      "ppt",  "pptx", "png", "jpg", "jpeg", "gif",
                                            "svg", "webp",     "tif",  "tiff", "bmp", "ico", "css",  "js",
                                            "py",  "r",        "toml", "yaml", "yml", "log", "bib",  "ini"};
    static constexpr std::array kBare{"license", "licence", "readme", "changelog", "makefile", "authors", "notice"};
    return one_of(ending(name), kCompanions) || one_of(ascii_lower(name), kBare);
}

bool is_hidden(const std::string& name) {
    return name.starts_with('.') || name.starts_with("~$");
}

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
        diagnostics.add(
            {Severity::warning,
             "file-not-read",
             folder,
             0,
             {"files in formats that are not read yet were left out: " + list + "; export their tables as CSV (UTF-8)",
              "Dateien in Formaten, die noch nicht gelesen werden, blieben weg: " + list +
                  "; exportieren Sie ihre Tabellen als CSV (UTF-8)"}});
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

std::vector<std::string> tables_in(const FileSystem& files, const std::string& folder, Diagnostics& diagnostics) {
    std::vector<std::string> tables;
    std::vector<std::string> data;
    std::vector<std::string> others;
    std::vector<std::string> companions;
    for (const std::string& name :
         files.list(folder.size() > 1 && folder.ends_with('/') ? folder.substr(0, folder.size() - 1) : folder)) {
        if (is_hidden(name) || files.is_folder(join_given(folder, name)))
            continue;
        if (is_table_name(name))
            tables.push_back(join_given(folder, name));
        else
            (may_hold_data(name) ? data : is_plainly_no_table(name) ? companions : others).push_back(name);
    }
    note_left_out(folder, data, true, diagnostics);
    note_left_out(folder, others, false, diagnostics);
    others.insert(others.end(), companions.begin(), companions.end());
    if (tables.empty())
        throw Error(ErrorCode::input,
                    {folder + ": the folder has no tables; found " +
                         (data.empty() && others.empty() ? "no files" : join(data.empty() ? others : data, ", ")) +
                         "; put CSV files there (.csv, .tsv, .txt)",
                     folder + ": der Ordner enthält keine Tabellen; gefunden wurden " +
                         (data.empty() && others.empty() ? "keine Dateien" : join(data.empty() ? others : data, ", ")) +
                         "; legen Sie CSV-Dateien hinein (.csv, .tsv, .txt)"});
    return tables;
}

} // namespace

std::vector<InputBytes> gather_inputs(const FileSystem& files, const std::vector<std::string>& inputs,
                                      const std::optional<std::string>& standard_input, Diagnostics& diagnostics) {
    std::vector<InputBytes> gathered;
    std::set<std::string> seen;
    const auto add = [&](const std::string& name) {
        if (seen.insert(plain_path(name)).second)
            gathered.push_back({name, files.read(name)});
    };
    for (const std::string& input : inputs) {
        if (input == "-") {
            ensure(standard_input.has_value(), "standard input was named, but not handed over");
            if (seen.insert("-").second)
                gathered.push_back({"-", std::make_unique<StandardInput>(*standard_input)});
        } else if (files.is_folder(input.size() > 1 && input.ends_with('/') ? input.substr(0, input.size() - 1)
                                                                            : input)) {
            if (seen.insert(plain_path(input) + "/").second)
                for (const std::string& name : tables_in(files, input, diagnostics))
                    add(name);
        } else {
            add(input);
        }
    }
    return gathered;
}

} // namespace clusterbridge
