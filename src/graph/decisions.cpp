#include "graph/decisions.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <array>
#include <utility>

namespace clusterbridge {

std::string_view key_of(Decision decision) {
    switch (decision) {
    case Decision::open:
        return "";
    case Decision::same:
        return "same";
    case Decision::different:
        return "different";
    case Decision::part_of:
        return "part_of";
    }
    return "";
}

std::optional<Decision> parse_decision(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, Decision>, 16> kWords{
        {{"", Decision::open},
         {"same", Decision::same},
         {"gleich", Decision::same},
         {"dasselbe", Decision::same},
         {"dieselbe", Decision::same},
         {"identisch", Decision::same},
         {"different", Decision::different},
         {"verschieden", Decision::different},
         {"unterschiedlich", Decision::different},
         {"anders", Decision::different},
         {"part_of", Decision::part_of},
         {"partof", Decision::part_of},
         {"part", Decision::part_of},
         {"teil_von", Decision::part_of},
         {"teilvon", Decision::part_of},
         {"teil", Decision::part_of}}};
    std::string word = fold_case(trim(text));
    for (char& c : word)
        if (c == ' ' || c == '-')
            c = '_';
    for (const auto& [spelling, decision] : kWords)
        if (word == spelling)
            return decision;
    return {};
}

} // namespace clusterbridge
