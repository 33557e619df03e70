#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// The rules of the house that a program can check on a text. Paths are relative to the repository ("src/graph/x.cpp").
namespace clusterbridge::house {

struct Offence {
    std::string path;
    std::size_t line = 0; ///< 0 = the whole file
    std::string what;
};

/// A folder includes only what stands left of it, by its path from src/ or tests/, with quotes.
std::vector<Offence> include_offences(const std::string& path, std::string_view text);

/// Headers start with `#pragma once`, files have at most 400 lines, functions at most 60 (src/ only; functions that
/// begin in the first column or, inside a class, at the first level).
std::vector<Offence> shape_offences(const std::string& path, std::string_view text);

/// Chance, clock, environment, output and threads outside their one place; the standard library's shuffles and
/// distributions anywhere.
std::vector<Offence> word_offences(const std::string& path, std::string_view text);

/// Names declared as std::unordered_* in the text.
std::set<std::string> unordered_names(std::string_view text);
/// Loops over one of `names`: what comes out of them has no order.
std::vector<Offence> unordered_loop_offences(const std::string& path, std::string_view text,
                                             const std::set<std::string>& names);

/// Absolute paths of somebody's machine, in any text file.
std::vector<Offence> machine_path_offences(const std::string& path, std::string_view text);

/// Relative links of a Markdown page, resolved against its folder, with the anchor after '#'. Code blocks are skipped.
struct Link {
    std::size_t line = 0;
    std::string target; ///< path in the repository; the page itself for "#anchor"
    std::string anchor;
};
std::vector<Link> relative_links(const std::string& path, std::string_view markdown);
/// Anchors of a Markdown page's headings, in the spelling of the usual forges.
std::set<std::string> heading_anchors(std::string_view markdown);

/// C++ without comments, and with the contents of string and character literals blanked; lines keep their numbers.
std::string code_only(std::string_view text);

} // namespace clusterbridge::house
