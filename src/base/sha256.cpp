#include "base/sha256.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <openssl/evp.h>

namespace clusterbridge {

std::string sha256_hex(std::string_view bytes, const std::function<void(std::string_view)>& passed) {
    constexpr std::size_t kPart = std::size_t{1} << 24U;
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> state(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    bool well = state != nullptr && EVP_DigestInit_ex(state.get(), EVP_sha256(), nullptr) == 1;
    for (; well && !bytes.empty(); bytes.remove_prefix(std::min(kPart, bytes.size()))) {
        const std::string_view part = bytes.substr(0, kPart);
        well = EVP_DigestUpdate(state.get(), part.data(), part.size()) == 1;
        if (passed)
            passed(part);
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    ensure(well && EVP_DigestFinal_ex(state.get(), digest.data(), &length) == 1 && length == 32, "SHA-256 failed");
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (std::size_t i = 0; i < length; ++i) {
        hex += kDigits[digest[i] >> 4U];
        hex += kDigits[digest[i] & 15U];
    }
    return hex;
}

} // namespace clusterbridge
