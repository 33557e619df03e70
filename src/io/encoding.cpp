#include "io/encoding.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <unicode/utf8.h>
#include <vector>

namespace clusterbridge {
namespace {

using namespace std::string_view_literals;
constexpr auto npos = std::string_view::npos;

std::uint64_t line_of(std::string_view bytes, std::size_t at) {
    const std::string_view before = bytes.substr(0, at);
    const std::size_t feeds = count_byte(before, '\n');
    // a file of the old Macintosh has only carriage returns
    return 1 + (feeds > 0 ? feeds : count_byte(before, '\r'));
}

using Passed = std::function<void(std::string_view)>;

struct Utf8Census {
    std::size_t first_bad = npos;   ///< first byte that is no UTF-8
    std::size_t first_multi = npos; ///< first well-formed sequence of two or more bytes
    std::size_t first_hole = npos;  ///< first bad byte that windows-1252 does not have either
    std::size_t line_feeds = 0;     ///< up to where the look ended
    bool nul = false;               ///< a NUL byte; then nothing else was looked for
};

bool is_hole_in_1252(unsigned char byte) {
    return byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D;
}

/// Steps over ASCII many bytes at a time.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
    for (; at + 4 * sizeof(std::uint64_t) <= bytes.size(); at += 4 * sizeof(std::uint64_t)) {
        std::array<std::uint64_t, 4> words{};
        std::memcpy(words.data(), bytes.data() + at, sizeof words);
        if (((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080ULL) != 0)
            break;
    }
    while (at + sizeof(std::uint64_t) <= bytes.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, sizeof word);
        if ((word & 0x8080808080808080ULL) != 0)
            break;
        at += sizeof word;
    }
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80)
        ++at;
    return at;
}

/// What stands from `at` on, up to the end of a part, noted in `found`; gives where the look ended, which may be a few
/// bytes behind the part. Stops early where nothing more is to be learnt.
std::size_t look_through(std::string_view bytes, std::size_t at, std::size_t end, Utf8Census& found) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const std::string_view part = bytes.substr(0, end);
    for (at = skip_ascii(part, at); at < end; at = skip_ascii(part, at)) {
        const std::uint8_t* from = data + at;
        const auto length = static_cast<std::int32_t>(std::min<std::size_t>(4, bytes.size() - at));
        std::int32_t used = 0;
        UChar32 c = 0;
        U8_NEXT(from, used, length, c);
        if (c >= 0) {
            found.first_multi = std::min(found.first_multi, at);
            at += static_cast<std::size_t>(used);
            continue;
        }
        found.first_bad = std::min(found.first_bad, at);
        if (is_hole_in_1252(data[at]))
            found.first_hole = std::min(found.first_hole, at);
        ++at;
        if (found.first_multi != npos || found.first_hole != npos)
            return bytes.size(); // mixed
    }
    return at;
}

/// In parts that stay in the cache for all looks at them.
Utf8Census census(std::string_view bytes, const Passed& passed) {
    constexpr std::size_t kPart = std::size_t{1} << 18U;
    Utf8Census found;
    std::size_t at = 0;
    for (std::size_t begin = 0; begin < bytes.size(); begin += kPart) {
        const std::string_view part = bytes.substr(begin, kPart);
        if (part.find('\0') != npos) {
            found.nul = true;
            break;
        }
        found.line_feeds += count_byte(part, '\n');
        if (at < begin + part.size())
            at = look_through(bytes, at, begin + part.size(), found);
        if (passed)
            passed(part);
    }
    return found;
}

void refuse(Text& text, std::string rule, std::uint64_t line, Sentence message) {
    text.refusal = TextRefusal{std::move(rule), line, std::move(message)};
}

void refuse_byte(Text& text, std::string_view bytes, std::size_t at, const std::string& encoding) {
    const std::string byte = hex_byte(static_cast<unsigned char>(bytes[at]));
    refuse(text, "encoding-invalid", line_of(bytes, at),
           {"a byte has no meaning in " + encoding + "; found byte " + byte +
                "; save the file as UTF-8 or name its encoding with --encoding",
            "ein Byte hat in " + encoding + " keine Bedeutung; gefunden wurde das Byte " + byte +
                "; speichern Sie die Datei als UTF-8 oder nennen Sie ihre Kodierung mit --encoding"});
}

void refuse_mixed(Text& text, std::string_view bytes, std::size_t at) {
    refuse(text, "encoding-mixed", line_of(bytes, at),
           {"the file mixes encodings; found UTF-8 characters and also the byte " +
                hex_byte(static_cast<unsigned char>(bytes[at])) +
                ", which is none; save the file as UTF-8 or name its encoding with --encoding",
            "die Datei mischt Kodierungen; gefunden wurden Zeichen in UTF-8 und daneben das Byte " +
                hex_byte(static_cast<unsigned char>(bytes[at])) +
                ", das keines ist; speichern Sie die Datei als UTF-8 oder nennen Sie ihre Kodierung mit --encoding"});
}

void refuse_nul(Text& text, std::string_view bytes) {
    const auto at = bytes.find('\0');
    if (at == npos)
        return;
    const std::string count = std::to_string(count_byte(bytes, '\0'));
    refuse(text, "nul-byte", line_of(bytes, at),
           {"the file contains NUL bytes and seems to be a binary file, not a table; found " + count +
                ", the first on this line; export it as CSV",
            "die Datei enthält NUL-Bytes und scheint eine Binärdatei zu sein, keine Tabelle; gefunden wurden " + count +
                ", das erste in dieser Zeile; exportieren Sie sie als CSV"});
}

void decode_into(Text& text, std::string_view bytes, const std::string& code_page) {
    auto decoded = decode(bytes, code_page);
    if (!decoded) {
        refuse(text, "encoding-invalid", 0,
               {"the file is not valid " + code_page +
                    "; some of its bytes have no meaning there; save it as UTF-8 or "
                    "name its encoding with --encoding",
                "die Datei ist kein gültiges " + code_page +
                    "; einige ihrer Bytes haben darin keine Bedeutung; speichern Sie sie als UTF-8 oder nennen Sie "
                    "ihre Kodierung mit --encoding"});
        return;
    }
    text.owned = std::move(*decoded);
    text.decoded = true;
    if (text.owned.starts_with("\xEF\xBB\xBF"))
        text.owned.erase(0, 3);
    refuse_nul(text, text.owned);
}

/// "UTF-16LE" or "UTF-16BE" where nearly every second byte is NUL and the others are not, as in western text without a
/// byte order mark.
std::string utf16_by_pattern(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 4096);
    if (bytes.size() < 4 || bytes.size() % 2 != 0)
        return {};
    std::size_t nul[2] = {0, 0};
    for (std::size_t i = 0; i < head.size(); ++i)
        nul[i % 2] += head[i] == '\0' ? 1U : 0U;
    const std::size_t units = head.size() / 2;
    if (nul[1] * 2 > units && nul[0] * 20 < units)
        return "UTF-16LE";
    if (nul[0] * 2 > units && nul[1] * 20 < units)
        return "UTF-16BE";
    return {};
}

void read_utf8(Text& text, std::string_view bytes, bool certain, const Passed& passed) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
        certain = true;
    }
    text.encoding = "utf-8";
    text.borrowed = bytes;
    const Utf8Census found = census(bytes, passed);
    if (found.nul)
        refuse_nul(text, bytes);
    else if (found.first_bad == npos) {
        text.line_feeds = found.line_feeds;
        text.ascii = found.first_multi == npos;
    } else if (certain)
        refuse_byte(text, bytes, found.first_bad, "UTF-8");
    else if (found.first_multi != npos)
        refuse_mixed(text, bytes, found.first_bad);
    else if (found.first_hole != npos)
        refuse_byte(text, bytes, found.first_hole, "windows-1252");
    else {
        text.encoding = "windows-1252";
        text.guessed = true;
        decode_into(text, bytes, "windows-1252");
    }
}

std::string plain_name(const std::string& name) {
    std::string plain = ascii_lower(trim(name));
    std::erase_if(plain, [](char c) { return c == '-' || c == '_' || c == ' '; });
    return plain;
}

bool is_utf8_name(const std::string& plain) {
    return plain == "utf8" || plain == "utf8sig" || plain == "utf8bom";
}

void read_wanted(Text& text, std::string_view bytes, const std::string& wanted, const Passed& passed) {
    const std::string name = plain_name(wanted);
    if (is_utf8_name(name)) {
        read_utf8(text, bytes, true, passed);
        return;
    }
    text.encoding = ascii_lower(trim(wanted));
    if (name == "windows1252" || name == "cp1252")
        for (std::size_t at = 0; at < bytes.size(); ++at)
            if (is_hole_in_1252(static_cast<unsigned char>(bytes[at]))) {
                refuse_byte(text, bytes, at, "windows-1252");
                return;
            }
    decode_into(text, bytes, std::string(trim(wanted)));
}

} // namespace

Text& Text::operator=(Text&& other) noexcept {
    encoding = std::move(other.encoding);
    guessed = other.guessed;
    decoded = other.decoded;
    owned = std::move(other.owned);
    borrowed = other.borrowed;
    refusal = std::move(other.refusal);
    ascii = other.ascii;
    line_feeds = other.line_feeds;
    return *this;
}

bool has_byte_order_mark(std::string_view bytes) {
    return bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv);
}

Text decode_text(std::string_view bytes, const std::string& wanted, const Passed& passed) {
    Text text;
    if (!wanted.empty() && !has_byte_order_mark(bytes)) {
        read_wanted(text, bytes, wanted, passed);
    } else if (bytes.starts_with("\xFF\xFE"sv)) {
        text.encoding = "utf-16le";
        decode_into(text, bytes.substr(2), "UTF-16LE");
    } else if (bytes.starts_with("\xFE\xFF"sv)) {
        text.encoding = "utf-16be";
        decode_into(text, bytes.substr(2), "UTF-16BE");
    } else if (const std::string utf16 = utf16_by_pattern(bytes);
               !utf16.empty() && !bytes.starts_with("\xEF\xBB\xBF")) {
        text.encoding = ascii_lower(utf16);
        decode_into(text, bytes, utf16);
    } else {
        read_utf8(text, bytes, false, passed);
    }
    return text;
}

void check_encoding_name(const std::string& name) {
    if (is_known_code_page(std::string(trim(name))) || is_utf8_name(plain_name(name)))
        return;
    const std::vector<std::string> known = {"utf-8",      "utf-16",      "utf-16le",     "utf-16be",  "windows-1252",
                                            "iso-8859-1", "iso-8859-15", "windows-1250", "macintosh", "ibm850"};
    const auto meant = nearest(name, known);
    const std::string list = join(known, ", ");
    throw Error(ErrorCode::usage, {"--encoding: unknown encoding; found \"" + escape_control(name) + "\"; " +
                                       (meant ? "did you mean " + *meant + "?" : "known are, among others, " + list),
                                   "--encoding: unbekannte Kodierung; gefunden wurde „" + escape_control(name) + "“; " +
                                       (meant ? "meinten Sie " + *meant + "?" : "bekannt sind unter anderem " + list)});
}

} // namespace clusterbridge
