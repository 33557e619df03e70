#pragma once
#include <string>
#include <string_view>

namespace clusterbridge {

/// The bytes as an address that holds them (RFC 2397): "data:font/ttf;base64,...".
std::string data_uri(std::string_view media_type, std::string_view bytes);

} // namespace clusterbridge
