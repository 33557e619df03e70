#include "io/pajek_line.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace clusterbridge {
namespace {

constexpr std::array<std::string_view, 44> kLooks{
    "x",       "y",   "z",       "shape",    "x_fact", "y_fact", "s_size", "phi",   "r",     "q",    "ic",
    "bc",      "bw",  "lc",      "la",       "lr",     "lp",     "lphi",   "fos",   "font",  "size", "c",
    "p",       "s",   "a",       "w",        "h1",     "h2",     "a1",     "a2",    "k1",    "k2",   "ap",
    "ellipse", "box", "diamond", "triangle", "cross",  "empty",  "man",    "woman", "house", "url",  "la2"};

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

} // namespace

std::vector<PajekWord> pajek_words(std::string_view line) {
    std::vector<PajekWord> words;
    std::size_t at = 0;
    while (at < line.size()) {
        if (is_blank(line[at])) {
            ++at;
            continue;
        }
        PajekWord word;
        word.quoted = line[at] == '"';
        if (!word.quoted) {
            const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
            word.text = line.substr(at, end - at);
            at = end;
        } else {
            for (++at; at < line.size() && line[at] != '"'; ++at) {
                const char next = line[at] == '\\' && at + 1 < line.size() ? line[at + 1] : '\0';
                if (next == '"' || next == '\\' || next == 'n' || next == 'r' || next == 't') {
                    word.text += next == 'n' ? '\n' : next == 'r' ? '\r' : next == 't' ? '\t' : next;
                    ++at;
                } else {
                    word.text += line[at];
                }
            }
            ++at;
        }
        words.push_back(std::move(word));
    }
    return words;
}

std::span<const std::string_view> pajek_looks() {
    return kLooks;
}

bool is_pajek_look(std::string_view word) {
    const std::string lowered = ascii_lower(word);
    return std::find(kLooks.begin(), kLooks.end(), lowered) != kLooks.end();
}

} // namespace clusterbridge
