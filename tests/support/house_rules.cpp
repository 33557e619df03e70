#include "support/house_rules.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace clusterbridge::house {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return lines;
}

/// "src", "graph" of "src/graph/x.cpp"; the second is empty for files directly under the first.
std::pair<std::string, std::string> place_of(const std::string& path) {
    const auto first = path.find('/');
    const auto second = path.find('/', first + 1);
    if (first == std::string::npos)
        return {path, ""};
    return {path.substr(0, first), second == std::string::npos ? "" : path.substr(first + 1, second - first - 1)};
}

using Folders = std::set<std::string>;
const std::map<std::string, Folders>& allowed_in_src() {
    static const std::map<std::string, Folders> kAllowed = {
        {"base", {"base"}},
        {"graph", {"base", "graph"}},
        {"metrics", {"base", "graph", "metrics"}},
        {"analysis", {"base", "graph", "metrics", "analysis"}},
        {"report", {"base", "graph", "metrics", "analysis", "report"}},
        {"io", {"base", "graph", "io"}},
        {"render", {"base", "graph", "render"}},
        {"cli", {"base", "graph", "metrics", "analysis", "report", "io", "render", "cli"}},
    };
    return kAllowed;
}

/// What a file may include. Tests see what they test, the supports, and what their program links beside it.
Folders allowed_for(const std::string& path) {
    const auto [top, folder] = place_of(path);
    const auto& in_src = allowed_in_src();
    if (top == "src")
        return folder.empty() ? in_src.at("cli") : in_src.contains(folder) ? in_src.at(folder) : Folders{};
    if (top == "bench")
        return in_src.at("cli");
    Folders allowed = in_src.contains(folder) ? in_src.at(folder) : Folders{"base", "graph"};
    allowed.insert({"base", "graph", "support"});
    if (folder == "analysis" || folder == "data" || folder == "report" || folder == "render")
        allowed.insert("io");
    return allowed;
}

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Finds `word` where no identifier runs into it from either side.
bool has_word(std::string_view line, std::string_view word) {
    for (auto at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
        const bool before = at > 0 && is_word(word.front()) && is_word(line[at - 1]);
        const auto end = at + word.size();
        const bool after = end < line.size() && is_word(word.back()) && is_word(line[end]);
        if (!before && !after)
            return true;
    }
    return false;
}

/// std::normal_distribution and its like.
bool names_distribution(std::string_view line) {
    for (auto at = line.find("std::"); at != std::string_view::npos; at = line.find("std::", at + 1)) {
        auto end = at + 5;
        while (end < line.size() && is_word(line[end]))
            ++end;
        if (line.substr(at, end - at).ends_with("_distribution"))
            return true;
    }
    return false;
}

struct Ban {
    std::string_view word, why;
    bool tests_too = false;
    std::vector<std::string_view> except = {}; ///< prefixes of paths where it belongs
};

const std::vector<Ban>& bans() {
    static const std::vector<Ban> kBans = {
        {"std::shuffle", "its order is not fixed by the standard; use Random::shuffle", true},
        {"random_shuffle", "its order is not fixed by the standard; use Random::shuffle", true},
        {"random_device", "Random is the only source of chance", true},
        {"mt19937", "Random is the only source of chance", true},
        {"mt19937_64", "Random is the only source of chance", true},
        {"default_random_engine", "Random is the only source of chance", true},
        {"std::rand", "Random is the only source of chance", true},
        // Graphviz draws from the C library's numbers; its one caller gives them a fixed start
        {"srand", "Random is the only source of chance", true, {"src/render/graphviz."}},
        {"std::cout", "only cli prints", false, {"src/cli/", "src/main.cpp"}},
        {"std::cerr", "only cli prints", false, {"src/cli/", "src/main.cpp"}},
        {"std::clog", "only cli prints", false, {"src/cli/", "src/main.cpp"}},
        {"std::printf", "only cli prints", false, {"src/cli/", "src/main.cpp"}},
        {"std::puts", "only cli prints", false, {"src/cli/", "src/main.cpp"}},
        {"system_clock::now", "only cli reads the clock", false, {"src/cli/", "src/main.cpp"}},
        {"std::time", "only cli reads the clock", false, {"src/cli/", "src/main.cpp"}},
        {"getenv", "only cli reads the environment", false, {"src/cli/", "src/main.cpp"}},
        {"std::thread",
         "for_blocks is the only threading primitive",
         false,
         {"src/base/parallel.", "src/cli/", "src/main.cpp"}},
        {"std::jthread",
         "for_blocks is the only threading primitive",
         false,
         {"src/base/parallel.", "src/cli/", "src/main.cpp"}},
        {"std::async", "for_blocks is the only threading primitive"},
        {"std::execution", "for_blocks is the only threading primitive"},
        {"std::ifstream", "only io/file_system.cpp opens files", false, {"src/io/file_system."}},
        {"std::ofstream", "only io/file_system.cpp opens files", false, {"src/io/file_system."}},
        {"std::fopen", "only io/file_system.cpp opens files", false, {"src/io/file_system."}},
        {"std::system", "the program starts no shell"},
        {"popen", "the program starts no shell"},
    };
    return kBans;
}

/// Skips a balanced <...> that starts at `at`; npos where it does not close.
std::size_t after_template(std::string_view text, std::size_t at) {
    int depth = 0;
    for (; at < text.size(); ++at) {
        depth += text[at] == '<' ? 1 : text[at] == '>' ? -1 : 0;
        if (depth == 0)
            return at + 1;
    }
    return std::string_view::npos;
}

std::string resolved(const std::string& page, const std::string& target) {
    std::vector<std::string> parts = split_list(page, "/");
    parts.pop_back();
    for (const std::string& part : split_list(target, "/")) {
        if (part == ".." && !parts.empty())
            parts.pop_back();
        else if (part != ".")
            parts.push_back(part);
    }
    return join(parts, "/");
}

} // namespace

std::vector<Offence> include_offences(const std::string& path, std::string_view text) {
    std::vector<Offence> offences;
    const Folders allowed = allowed_for(path);
    std::size_t number = 0;
    for (const std::string_view line : lines_of(text)) {
        ++number;
        if (!line.starts_with("#include "))
            continue;
        const std::string_view name = line.substr(9);
        const std::string folder(name.substr(1, name.find('/') == std::string_view::npos ? 0 : name.find('/') - 1));
        if (name.starts_with('"') && folder.empty() && path.starts_with("tests/"))
            continue; // a header of the test's own folder
        if (name.starts_with('"') && folder.empty())
            offences.push_back({path, number, "include it by its folder: " + std::string(name)});
        else if (name.starts_with('"') && !allowed.contains(folder))
            offences.push_back({path, number, "may not include " + std::string(name)});
        else if (name.starts_with('<') && (allowed_in_src().contains(folder) || folder == "support"))
            offences.push_back({path, number, "include our own headers with quotes: " + std::string(name)});
    }
    return offences;
}

std::vector<Offence> shape_offences(const std::string& path, std::string_view text) {
    constexpr std::size_t kFileLines = 400;
    constexpr std::size_t kFunctionLines = 60;
    std::vector<Offence> offences;
    const std::string code = code_only(text);
    const auto lines = lines_of(code);
    if (path.ends_with(".hpp") && !text.starts_with("#pragma once\n"))
        offences.push_back({path, 1, "a header starts with #pragma once"});
    if (lines.size() > kFileLines)
        offences.push_back({path, 0, "has " + std::to_string(lines.size()) + " lines; split it"});
    if (!path.starts_with("src/"))
        return offences;
    for (const std::string_view indent : {"", "    "})
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::string_view line = lines[i];
            if (!line.starts_with(indent) || !line.ends_with('{') || line.size() <= indent.size() ||
                line[indent.size()] == ' ' || line[indent.size()] == '}' || line.find(')') == std::string_view::npos)
                continue;
            std::size_t end = i + 1;
            while (end < lines.size() && !lines[end].starts_with(std::string(indent) + "}"))
                ++end;
            if (end - i + 1 > kFunctionLines)
                offences.push_back({path, i + 1,
                                    "a function of " + std::to_string(end - i + 1) + " lines; at most " +
                                        std::to_string(kFunctionLines)});
        }
    return offences;
}

std::vector<Offence> word_offences(const std::string& path, std::string_view text) {
    std::vector<Offence> offences;
    const bool in_src = path.starts_with("src/");
    const std::string code = code_only(text);
    std::size_t number = 0;
    for (const std::string_view line : lines_of(code)) {
        ++number;
        for (const Ban& ban : bans()) {
            const auto allowed = [&](std::string_view prefix) { return path.starts_with(prefix); };
            if ((in_src || ban.tests_too) && has_word(line, ban.word) &&
                std::none_of(ban.except.begin(), ban.except.end(), allowed))
                offences.push_back({path, number, std::string(ban.word) + ": " + std::string(ban.why)});
        }
        if (names_distribution(line))
            offences.push_back({path, number, "a distribution of the standard library; its numbers are not fixed"});
        if (in_src && line.starts_with("#include <iostream>") && !path.starts_with("src/cli/") &&
            path != "src/main.cpp")
            offences.push_back({path, number, "<iostream>: only cli prints"});
        if (in_src && has_word(line, "tbb::") && !path.starts_with("src/base/parallel."))
            offences.push_back({path, number, "tbb: for_blocks is the only threading primitive"});
    }
    return offences;
}

std::set<std::string> unordered_names(std::string_view text) {
    std::set<std::string> names;
    const std::string code = code_only(text);
    for (const std::string_view kind : {"unordered_map<", "unordered_set<", "unordered_multimap<"})
        for (auto at = code.find(kind); at != std::string::npos; at = code.find(kind, at + 1)) {
            auto name = after_template(code, at + kind.size() - 1);
            while (name < code.size() && (code[name] == ' ' || code[name] == '&'))
                ++name;
            auto end = name;
            while (end < code.size() && is_word(code[end]))
                ++end;
            // a name followed by '(' may be a function that returns one
            if (end > name && end < code.size() && std::string_view(";={,)").find(code[end]) != std::string_view::npos)
                names.insert(code.substr(name, end - name));
        }
    return names;
}

std::vector<Offence> unordered_loop_offences(const std::string& path, std::string_view text,
                                             const std::set<std::string>& names) {
    std::vector<Offence> offences;
    const std::string code = code_only(text);
    std::size_t number = 0;
    for (const std::string_view line : lines_of(code)) {
        ++number;
        for (const std::string& name : names) {
            const bool loop = has_word(line, "for") && (line.find(": " + name + ")") != std::string_view::npos ||
                                                        line.find("." + name + ")") != std::string_view::npos);
            if (loop || has_word(line, name + ".begin()"))
                offences.push_back({path, number, name + " has no order; sort before looping"});
        }
    }
    return offences;
}

std::vector<Offence> machine_path_offences(const std::string& path, std::string_view text) {
    // written in two halves, so that this file does not offend itself
    static const std::array<std::string, 4> kRoots = {std::string("/wo") + "rk/", std::string("/ho") + "me/",
                                                      std::string("/ro") + "ot/", std::string("/Us") + "ers/"};
    std::vector<Offence> offences;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(text)) {
        ++number;
        for (const std::string& root : kRoots) {
            const auto at = line.find(root);
            const bool relative = at != std::string_view::npos && at > 0 &&
                                  (is_word(line[at - 1]) || line[at - 1] == '.' || line[at - 1] == '-' ||
                                   line[at - 1] == '}' || line[at - 1] == ')');
            if (at != std::string_view::npos && !relative)
                offences.push_back({path, number, "a path of somebody's machine"});
        }
    }
    return offences;
}

std::vector<Link> relative_links(const std::string& path, std::string_view markdown) {
    std::vector<Link> links;
    bool in_block = false;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(markdown)) {
        ++number;
        if (trim(line).starts_with("```"))
            in_block = !in_block;
        if (in_block)
            continue;
        for (auto at = line.find("]("); at != std::string_view::npos; at = line.find("](", at + 1)) {
            const auto end = line.find_first_of(") ", at + 2);
            const std::string target(line.substr(at + 2, end == std::string_view::npos ? end : end - at - 2));
            if (target.find("://") != std::string::npos || target.starts_with("mailto:"))
                continue;
            const auto hash = target.find('#');
            const std::string file = target.substr(0, hash);
            links.push_back({number, file.empty() ? path : resolved(path, file),
                             hash == std::string::npos ? "" : target.substr(hash + 1)});
        }
    }
    return links;
}

std::set<std::string> heading_anchors(std::string_view markdown) {
    std::set<std::string> anchors;
    bool in_block = false;
    for (const std::string_view line : lines_of(markdown)) {
        if (line.starts_with("```"))
            in_block = !in_block;
        if (in_block || !line.starts_with('#'))
            continue;
        std::string anchor;
        for (const char c : ascii_lower(trim(line.substr(std::min(line.find_first_not_of('#'), line.size())))))
            if (is_word(c) || c == '-' || static_cast<unsigned char>(c) >= 0x80)
                anchor += c;
            else if (c == ' ')
                anchor += '-';
        anchors.insert(anchor);
    }
    return anchors;
}

std::string code_only(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    const auto keep_lines = [&](std::string_view skipped) {
        for (const char c : skipped)
            if (c == '\n')
                out += c;
    };
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = text.substr(i);
        std::size_t length = 1;
        if (rest.starts_with("//")) {
            length = std::min(rest.find('\n'), rest.size());
        } else if (rest.starts_with("/*")) {
            length = std::min(rest.find("*/", 2), rest.size() - 2) + 2;
            keep_lines(rest.substr(0, length));
        } else if (rest.starts_with("R\"") && (i == 0 || !is_word(text[i - 1]))) {
            const std::string close = ")" + std::string(rest.substr(2, rest.find('(') - 2)) + "\"";
            length = std::min(rest.find(close), rest.size() - close.size()) + close.size();
            out += "\"\"";
            keep_lines(rest.substr(0, length));
        } else if (rest[0] == '"' || (rest[0] == '\'' && (i == 0 || !is_word(text[i - 1])))) {
            while (length < rest.size() && rest[length] != rest[0] && rest[length] != '\n')
                length += rest[length] == '\\' ? 2U : 1U;
            length = std::min(length + 1, rest.size());
            out += std::string(2, rest[0]);
        } else {
            out += rest[0];
        }
        i += length;
    }
    return out;
}

} // namespace clusterbridge::house
