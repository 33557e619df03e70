#include "io/file_names.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace clusterbridge {
namespace {

constexpr std::array kDelimited = {"csv", "tsv", "tab", "txt", "psv"};
constexpr std::array kOtherTables = {"xlsx", "xlsm", "zip", "graphml", "gexf", "net", "gv", "dot", "edges", "edgelist"};
constexpr std::array kUnread = {"xls", "xlsb", "ods", "gz", "json", "parquet", "7z"};
constexpr std::array kCompanions = {"md",  "markdown", "rst",  "html", "htm", "pdf", "doc",  "docx",
                                    "odt", "rtf",      "ppt",  "pptx", "png", "jpg", "jpeg", "gif",
                                    "svg", "webp",     "tif",  "tiff", "bmp", "ico", "css",  "js",
                                    "py",  "r",        "toml", "yaml", "yml", "log", "bib",  "ini"};
constexpr std::array kBare = {"license", "licence", "readme", "changelog", "makefile", "authors", "notice"};

template <std::size_t N> bool one_of(const std::string& word, const std::array<const char*, N>& words) {
    return std::any_of(words.begin(), words.end(), [&](const char* w) { return word == w; });
}

} // namespace

std::string name_ending(const std::string& name) {
    const auto dot = name.rfind('.');
    return dot == std::string::npos ? std::string() : ascii_lower(name.substr(dot + 1));
}

NameSays what_name_says(const std::string& name) {
    const std::string ending = name_ending(name);
    if (one_of(ending, kDelimited))
        return NameSays::delimited;
    if (one_of(ending, kOtherTables))
        return NameSays::other_table;
    if (one_of(ending, kUnread))
        return NameSays::unread_data;
    return one_of(ending, kCompanions) || one_of(ascii_lower(name), kBare) ? NameSays::companion : NameSays::nothing;
}

bool is_hidden_name(const std::string& name) {
    return name.starts_with('.') || name.starts_with("~$") || name.starts_with("__MACOSX");
}

bool is_hidden_path(const std::string& path) {
    const auto parts = split_list(path, "/");
    return std::any_of(parts.begin(), parts.end(),
                       [](const std::string& part) { return part != "." && part != ".." && is_hidden_name(part); });
}

} // namespace clusterbridge
