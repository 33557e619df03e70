#pragma once
#include "base/language.hpp"

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// A text of the report in both languages; `{name}` is filled in by whoever uses it.
struct Phrase {
    std::string_view key, en, de;
};

/// The text for a key; an unknown key is a broken promise.
std::string_view phrase(std::string_view key, Language language);

/// All texts, in the parts they are written in; `all_phrases` has every part.
std::vector<std::span<const Phrase>> all_phrases();
std::span<const Phrase> short_phrases();
std::span<const Phrase> long_phrases();
std::span<const Phrase> method_phrases();
std::span<const Phrase> gap_phrases();
std::span<const Phrase> backtest_phrases();
std::span<const Phrase> portrait_phrases();
std::span<const Phrase> cluster_phrases();
std::span<const Phrase> focus_phrases();
std::span<const Phrase> batch_phrases();
std::span<const Phrase> interactive_phrases();
std::span<const Phrase> chart_phrases();

} // namespace clusterbridge
