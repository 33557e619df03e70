#pragma once
#include "io/exchange_graph.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// Text in quotation marks: \" \\ \n \r \t, other control characters as U+FFFD. For DOT and Pajek.
std::string quoted_text(std::string_view text);

/// The same for JSON, safe inside a page: other control characters, DEL, <, U+2028 and U+2029 as \uXXXX.
std::string json_quoted(std::string_view text);

/// The names of attributes for a format with words of its own: those that it knows, in any case, get "_2", and so on
/// until each is free.
std::vector<std::string> free_names(const std::vector<ExchangeColumn>& columns,
                                    std::span<const std::string_view> taken);

/// A letter or underscore, then letters, digits, underscores.
bool is_plain_word(std::string_view text);

} // namespace clusterbridge
