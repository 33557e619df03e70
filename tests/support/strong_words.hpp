#pragma once
#include "base/language.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// Sentences of a text that claim certainty ("beweist", "zwingend", "garantiert", "muss"; "proves", "must",
/// "guarantees", "certainly" ...) without a negation in the same sentence. Only a gap that passed its test may be
/// called proven; nothing else may sound like it.
std::vector<std::string> certain_sentences(std::string_view text, Language language);

} // namespace clusterbridge
