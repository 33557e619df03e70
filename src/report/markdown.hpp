#pragma once
#include <string>
#include <string_view>

namespace clusterbridge {

/// The text of a report's page as Markdown (CommonMark with pipe tables), for people who paste it into documents of
/// their own. Left out: what is no text (style, script, pictures), the search, the contents, elements of class `unseen`
/// or `screen-only`, the section of single organisations, and evidence that is folded up inside of tables. Links to
/// places of the page become plain text, links to files stay. Lists inside of cells are joined by "; ".
/// `html` is what report/html.hpp writes: well formed, attributes in double quotes. O(bytes).
std::string to_markdown(std::string_view html);

} // namespace clusterbridge
