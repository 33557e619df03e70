#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace clusterbridge {

/// SHA-256 (FIPS 180-4) of the bytes, as 64 lower-case hexadecimal digits. `passed`, where given, is called with each
/// part of them that is done with, in order.
std::string sha256_hex(std::string_view bytes, const std::function<void(std::string_view)>& passed = {});

} // namespace clusterbridge
