#pragma once
#include "base/language.hpp"
#include "io/csv_scanner.hpp"

#include <string>
#include <string_view>

namespace clusterbridge {

/// What a broken field is called in messages, and what is said about it; `text` begins with the field.
std::string fault_rule(CsvFault fault);
Sentence fault_sentence(CsvFault fault, std::string_view text);

} // namespace clusterbridge
