#pragma once
#include <string_view>

/// The files of src/report/assets as text; cmake/EmbedAssets.cmake writes the functions while building.
namespace clusterbridge {

std::string_view asset_page_css();
std::string_view asset_search_js();
std::string_view asset_tables_js();
std::string_view asset_print_js();
/// The network view with sigma and graphology, bundled (src/report/assets/network/README.md).
std::string_view asset_network_bundle_js();

} // namespace clusterbridge
