#include "report/page_assets.hpp"

#include "base/sha256.hpp"
#include "report/assets.hpp"

namespace clusterbridge {
namespace {

std::string base64_of_hex(const std::string& hex) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto nibble = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
    std::string out;
    unsigned bits = 0, held = 0;
    for (const char c : hex) {
        held = held << 4U | nibble(c);
        bits += 4;
        if (bits >= 6) {
            bits -= 6;
            out += kDigits[held >> bits & 63U];
            held &= (1U << bits) - 1;
        }
    }
    if (bits > 0)
        out += kDigits[held << (6 - bits) & 63U];
    while (out.size() % 4 != 0)
        out += '=';
    return out;
}

} // namespace

std::string_view page_style() {
    return asset_page_css();
}
const std::string& page_script() {
    static const std::string kScript =
        std::string(asset_search_js()) + std::string(asset_tables_js()) + std::string(asset_print_js());
    return kScript;
}
std::string_view network_script() {
    return asset_network_bundle_js();
}
std::string content_security_policy(const std::vector<std::string_view>& scripts) {
    std::string hashes;
    for (const std::string_view script : scripts)
        hashes += " 'sha256-" + base64_of_hex(sha256_hex(script)) + "'";
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; script-src" +
           (hashes.empty() ? " 'none'" : hashes) + "; base-uri 'none'; form-action 'none'";
}

} // namespace clusterbridge
