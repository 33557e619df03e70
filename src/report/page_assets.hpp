#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// Style and script of the report, as they stand in the page. The script adds the search, tables that sort, filter and
/// export, and what belongs to printing; the page reads without it.
std::string_view page_style();
const std::string& page_script();
/// The interactive network view: a script of its own, since not every page has one.
std::string_view network_script();
/// Nothing may be loaded, and only exactly these scripts may run.
std::string content_security_policy(const std::vector<std::string_view>& scripts);

} // namespace clusterbridge
