#pragma once
#include "base/date.hpp"
#include "base/language.hpp"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Numbers, dates and lists as a reader of the language writes them.
namespace clusterbridge {

/// 1171 -> "1.171" / "1,171".
std::string whole_number(std::uint64_t value, Language language);
/// Fixed decimals with the language's decimal mark and groups: 1234.5 -> "1.234,50" / "1,234.50". Empty for NaN.
std::string decimal_number(double value, int decimals, Language language);
/// At most `digits` significant digits, no groups: for columns of figures. Empty for NaN.
std::string plain_number(double value, int digits, Language language);
/// A share in [0, 1]: "37 %" / "37%"; shares that are neither 0 nor 1 never read "0 %" or "100 %".
std::string percentage(double share, Language language);
/// "7. November 2016" / "7 November 2016".
std::string long_date(Date date, Language language);
/// A date as a table of sources gives it ("2014-09", "2015", "undated"): "September 2014"; unknown forms stay.
std::string loose_date(const std::string& text, Language language);
/// "„Name“" / "“Name”".
std::string in_quotes(std::string_view text, Language language);
/// "a, b und c" / "a, b and c".
std::string listed(const std::vector<std::string>& items, Language language);
/// Numbers up to twelve as words ("drei", "three"), digits above. German "ein" is left to the sentence: 1 -> "1".
std::string small_number(std::uint64_t value, Language language);

/// Replaces each `{name}` by its value; an unknown or missing name is a broken promise.
std::string filled(std::string_view pattern, std::span<const std::pair<std::string_view, std::string>> values);
std::string filled(std::string_view pattern, std::initializer_list<std::pair<std::string_view, std::string>> values);

} // namespace clusterbridge
