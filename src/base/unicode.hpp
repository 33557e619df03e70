#pragma once
#include "base/language.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Unicode through ICU. All strings inside the program are valid UTF-8.
namespace clusterbridge {

bool is_valid_utf8(std::string_view bytes);
/// Normalisation form C. `text` must be valid UTF-8.
std::string nfc(std::string_view text);
/// Case-folded NFC text (full folding: ß becomes ss), for comparing without case.
std::string fold_case(std::string_view text);
/// Case-folded text in the letters a-z where they have such a form (ICU: Any-Latin, Latin-ASCII): ä becomes a, ß ss, ø o,
/// æ ae, Ω o; other characters stay. For comparing names across alphabets and keyboards, not for showing.
std::string fold_to_ascii(std::string_view text);
/// Number of code points.
std::size_t code_points(std::string_view utf8);
/// The first `count` code points.
std::string_view first_code_points(std::string_view utf8, std::size_t count);

/// Decodes `bytes` from a code page that ICU knows ("windows-1252", "UTF-16LE" ...) into UTF-8; nothing where the code
/// page is unknown or a byte has no meaning in it (81, 8D, 8F, 90 and 9D in windows-1252).
std::optional<std::string> decode(std::string_view bytes, const std::string& code_page);
bool is_known_code_page(const std::string& name);

/// Orders names as a reader of that language expects (DIN 5007-1 for German): for lists shown to people. Machine-read
/// tables sort by bytes.
class Collation {
  public:
    explicit Collation(Language language);
    ~Collation();
    Collation(Collation&&) noexcept;
    Collation& operator=(Collation&&) noexcept;
    bool less(std::string_view a, std::string_view b) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace clusterbridge
