#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace clusterbridge {

/// A JSON string with its quotes: control characters escaped, `<`, U+2028 and U+2029 too, so that the text is safe
/// inside a script element as well.
std::string json_string(std::string_view text);

/// JSON with two blanks of indentation and a line feed at the end. Numbers as `shortest` writes them (the library's own
/// writer is not always the shortest and turns 1 into 1.0); NaN and infinities become null.
std::string json_text(const nlohmann::ordered_json& value);

} // namespace clusterbridge
