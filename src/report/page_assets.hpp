#pragma once
#include <string>
#include <string_view>

namespace clusterbridge {

std::string_view page_style();
/// Search, and sections for organisations that have none. The page says everything without it too.
std::string_view page_script();
/// What the page may do: show its own styles, pictures and fonts, run exactly this script, and nothing from elsewhere.
std::string content_security_policy(std::string_view script);

} // namespace clusterbridge
