#include "render/data_uri.hpp"

#include <algorithm>
#include <cstdint>

namespace clusterbridge {

namespace {

std::string base64(std::string_view bytes) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t word = 0;
        const std::size_t have = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k)
            word = word << 8U | (k < have ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= have ? kDigits[word >> (18 - 6 * k) & 63U] : '=';
    }
    return text;
}

} // namespace

std::string data_uri(std::string_view media_type, std::string_view bytes) {
    return "data:" + std::string(media_type) + ";base64," + base64(bytes);
}

} // namespace clusterbridge
