#pragma once
#include "base/language.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace clusterbridge {

/// Why bytes cannot be read as text.
struct TextRefusal {
    std::string rule;
    std::uint64_t line = 0; ///< 0 where the whole file is meant
    Sentence message;
};

/// The bytes of a file as UTF-8. `text` points into the given bytes where they are UTF-8 already, else into `owned`; so
/// a `Text` can be moved, not copied, and lives no longer than the bytes.
struct Text {
    Text() = default;
    Text(Text&& other) noexcept { *this = std::move(other); }
    Text& operator=(Text&& other) noexcept;
    Text(const Text&) = delete;
    Text& operator=(const Text&) = delete;
    ~Text() = default;

    std::string_view view() const { return decoded ? std::string_view(owned) : borrowed; }

    std::string encoding; ///< "utf-8", "utf-16le", "utf-16be", "windows-1252" or the name that was asked for
    bool guessed = false; ///< windows-1252 for want of anything better: worth a warning
    bool decoded = false;
    std::string owned;
    std::string_view borrowed;
    std::optional<TextRefusal> refusal;
    bool ascii = false;         ///< known to be nothing else
    std::size_t line_feeds = 0; ///< of UTF-8 that was looked through; 0 in other text
};

/// Finds out the encoding (contract 2): byte order mark; UTF-16 by its NUL pattern; valid UTF-8; else the whole file as
/// windows-1252. Refuses NUL bytes, mixed encodings and bytes that the encoding does not have. `wanted` (a name that
/// `check_encoding_name` accepted) overrides all but a byte order mark. One pass over the bytes; only other encodings
/// are copied. `passed`, where given, is called with each part of UTF-8 that was looked through, in order.
Text decode_text(std::string_view bytes, const std::string& wanted = {},
                 const std::function<void(std::string_view)>& passed = {});

/// Of UTF-8 or UTF-16: it says for certain what the file is.
bool has_byte_order_mark(std::string_view bytes);

/// Throws `Error` (usage) with the nearest known name where ICU knows no code page of this name.
void check_encoding_name(const std::string& name);

} // namespace clusterbridge
