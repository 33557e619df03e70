#include "support/strong_words.hpp"

#include <algorithm>
#include <array>
#include <regex>

namespace clusterbridge {
namespace {

bool found(const std::string& sentence, const char* pattern) {
    return std::regex_search(sentence, std::regex(pattern, std::regex::icase));
}

bool is_certain(const std::string& sentence, Language language) {
    if (language == Language::de)
        return found(sentence, "beweis|bewies|zwingend|garantie|zweifellos|unbestreitbar|sicherlich|mit sicherheit|"
                               "nachgewiesen|\\bmuss\\b|\\bm\xC3\xBCssen\\b") &&
               !found(sentence, "\\bnicht\\b|\\bkein(e|en|er|em|es)?\\b|\\bweder\\b|\\bnirgends\\b");
    return found(sentence, "\\bprov(e|es|ed|en)\\b|\\bproofs?\\b|guarante|certainly|undoubted|definite|inevitabl|"
                           "\\bmust\\b") &&
           !found(sentence, "\\bnot\\b|\\bno\\b|\\bnone\\b|\\bneither\\b|\\bnowhere\\b");
}

} // namespace

std::vector<std::string> certain_sentences(std::string_view text, Language language) {
    std::vector<std::string> certain;
    std::string sentence;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        // a point ends a sentence where a blank follows: not inside of 1.234
        const bool ends = i == text.size() || text[i] == '\n' ||
                          (std::string_view(".!?").find(text[i]) != std::string_view::npos &&
                           (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n'));
        if (!ends) {
            sentence += text[i];
            continue;
        }
        if (is_certain(sentence, language))
            certain.push_back(sentence);
        sentence.clear();
    }
    return certain;
}

} // namespace clusterbridge
