#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// What a reader of HTML finds: enough of a parser for pages that close what they open.
struct HtmlCheck {
    std::vector<std::string> faults; ///< tags closed out of turn, ids twice, headings that skip a level, tables without
                                     ///< caption, header cells without scope
    std::set<std::string> ids;
    std::vector<std::string> links; ///< values of href and src
    std::string text;               ///< what is shown
    std::string language;           ///< lang of html
    std::size_t search_inputs = 0;
};
HtmlCheck check_html(std::string_view page);

} // namespace clusterbridge
