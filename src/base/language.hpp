#pragma once
#include <cstdint>
#include <string>
#include <utility>

namespace clusterbridge {

enum class Language : std::uint8_t { de, en };

/// A sentence in both languages of the program. Whoever has something to say to a person builds both at once, so that
/// no message exists in one language only.
struct Sentence {
    std::string en;
    std::string de;

    const std::string& in(Language language) const { return language == Language::de ? de : en; }
    friend bool operator==(const Sentence&, const Sentence&) = default;
};

} // namespace clusterbridge
