#include "graph/relation_key.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <array>
#include <string>
#include <utility>

namespace clusterbridge {

std::string_view relation_key(std::string_view text) {
    constexpr std::string_view kMember = "member_of";
    constexpr std::string_view kPart = "part_of";
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 19> kSpellings{
        {{"memberof", kMember},
         {"ismemberof", kMember},
         {"member", kMember},
         {"membership", kMember},
         {"mitglied", kMember},
         {"mitgliedvon", kMember},
         {"mitgliedin", kMember},
         {"mitgliedim", kMember},
         {"mitgliedbei", kMember},
         {"istmitglied", kMember},
         {"istmitgliedvon", kMember},
         {"istmitgliedin", kMember},
         {"istmitgliedim", kMember},
         {"mitgliedschaft", kMember},
         {"partof", kPart},
         {"ispartof", kPart},
         {"teilvon", kPart},
         {"istteilvon", kPart},
         {"teileinrichtungvon", kPart}}};
    constexpr std::size_t kLongest = 40;
    if (text.size() > kLongest)
        return text;
    std::string word = fold_case(trim(text));
    std::erase_if(word, [](char c) { return c == ' ' || c == '-' || c == '_'; });
    for (const auto& [spelling, key] : kSpellings)
        if (word == spelling)
            return key;
    return text;
}

} // namespace clusterbridge
