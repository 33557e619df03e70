#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// A word of a Pajek file: bare, or in quotation marks in which a backslash keeps the next character.
struct PajekWord {
    std::string text;
    bool quoted = false;
};
std::vector<PajekWord> pajek_words(std::string_view line);

/// Words that say how a vertex or an edge looks, not what it is: no names of attributes.
std::span<const std::string_view> pajek_looks();
bool is_pajek_look(std::string_view word);

} // namespace clusterbridge
