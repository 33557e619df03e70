#pragma once
#include "base/language.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

/// What the readers of configurations and plans share.
namespace clusterbridge {

/// Throws `Error` (usage) that begins with the place; line 0 is none.
[[noreturn]] void refuse_at(const std::string& file, std::uint64_t line, const Sentence& what);

/// The same for a word that is none of those known: what is wrong, the word, the nearest one or all.
[[noreturn]] void refuse_word_at(const std::string& file, std::uint64_t line, const std::string& word,
                                 const std::vector<std::string>& known, const Sentence& what);

/// Throws `Error` (usage) at the line from which on the bytes are no TOML; `example` is a line that would be.
toml::table parse_toml(std::string_view bytes, const std::string& file, const std::string& example);

/// The words that give `option` the value of a key: `--option=value`, once for each item of a list; `--option` for
/// `true`, nothing for `false`. Throws `Error` (usage) for what is neither text nor number nor date.
std::vector<std::string> words_of_value(const std::string& file, const std::string& option, const toml::node& value);

} // namespace clusterbridge
