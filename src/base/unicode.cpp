#include "base/unicode.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/translit.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>
#include <vector>

namespace clusterbridge {
namespace {

bool is_ascii(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80)
            return false;
    return true;
}

icu::StringPiece piece(std::string_view text) {
    return {text.data(), static_cast<std::int32_t>(text.size())};
}

struct Converter {
    explicit Converter(const std::string& name) : handle(ucnv_open(name.c_str(), &status)) {
        if (U_SUCCESS(status))
            ucnv_setToUCallBack(handle, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    }
    ~Converter() {
        if (handle != nullptr)
            ucnv_close(handle);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    UErrorCode status = U_ZERO_ERROR;
    UConverter* handle;
};

bool is_c1(UChar c) {
    return c >= 0x80 && c < 0xA0;
}

/// The windows-125x pages have holes, which ICU fills with control characters; no text means those.
bool is_windows_page(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    const char* standard = ucnv_getStandardName(name.c_str(), "IANA", &status);
    return U_SUCCESS(status) && standard != nullptr && std::string_view(standard).starts_with("windows-125");
}

} // namespace

bool is_valid_utf8(std::string_view bytes) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::size_t i = 0;
    while (i < bytes.size()) {
        if (data[i] < 0x80) {
            ++i;
            continue;
        }
        // ICU's macros count in int32: look at one character of at most four bytes at a time
        const auto length = static_cast<std::int32_t>(std::min<std::size_t>(4, bytes.size() - i));
        std::int32_t used = 0;
        UChar32 c = 0;
        const std::uint8_t* at = data + i;
        U8_NEXT(at, used, length, c);
        if (c < 0)
            return false;
        i += static_cast<std::size_t>(used);
    }
    return true;
}

std::string nfc(std::string_view text) {
    if (is_ascii(text))
        return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFCInstance(status);
    ensure(U_SUCCESS(status), "ICU has no NFC data");
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    normalizer->normalizeUTF8(0, piece(text), sink, nullptr, status);
    ensure(U_SUCCESS(status), "NFC failed");
    return out;
}

std::string fold_case(std::string_view text) {
    std::string out;
    icu::UnicodeString::fromUTF8(piece(nfc(text))).foldCase().toUTF8String(out);
    return out;
}

std::string fold_to_ascii(std::string_view text) {
    if (is_ascii(text)) {
        std::string out(text);
        for (char& c : out)
            if (c >= 'A' && c <= 'Z')
                c = static_cast<char>(c - 'A' + 'a');
        return out;
    }
    // building one takes a millisecond, and it must not be shared between threads
    thread_local const std::unique_ptr<icu::Transliterator> kToAscii = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        ensure(U_SUCCESS(status) && made != nullptr, "ICU has no transliteration to ASCII");
        return made;
    }();
    auto letters = icu::UnicodeString::fromUTF8(piece(nfc(text))).foldCase();
    kToAscii->transliterate(letters);
    std::string out;
    letters.toUTF8String(out);
    return out;
}

std::size_t code_points(std::string_view utf8) {
    std::size_t count = 0;
    for (const char c : utf8)
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

std::string_view first_code_points(std::string_view utf8, std::size_t count) {
    std::size_t end = 0;
    for (; end < utf8.size(); ++end)
        if ((static_cast<unsigned char>(utf8[end]) & 0xC0U) != 0x80U && count-- == 0)
            break;
    return utf8.substr(0, end);
}

std::optional<std::string> decode(std::string_view bytes, const std::string& code_page) {
    Converter converter(code_page);
    if (U_FAILURE(converter.status))
        return {};
    const bool windows = is_windows_page(code_page);
    std::string out;
    std::vector<UChar> buffer(1U << 16U);
    const char* from = bytes.data();
    const char* end = from + bytes.size();
    std::size_t carried = 0; // half of a surrogate pair that the buffer's end cut in two
    for (;;) {
        UChar* to = buffer.data() + carried;
        UErrorCode status = U_ZERO_ERROR;
        ucnv_toUnicode(converter.handle, &to, buffer.data() + buffer.size(), &from, end, nullptr, 1, &status);
        carried = to != buffer.data() && U16_IS_LEAD(to[-1]) ? 1 : 0;
        const UChar* last = to - carried;
        if (windows && std::any_of<const UChar*>(buffer.data(), last, is_c1))
            return {};
        icu::UnicodeString(buffer.data(), static_cast<std::int32_t>(last - buffer.data())).toUTF8String(out);
        if (carried > 0)
            buffer.front() = *last;
        if (status == U_BUFFER_OVERFLOW_ERROR)
            continue;
        if (U_FAILURE(status) || carried > 0)
            return {};
        return out;
    }
}

bool is_known_code_page(const std::string& name) {
    return U_SUCCESS(Converter(name).status);
}

struct Collation::Impl {
    std::unique_ptr<icu::Collator> collator;
};

Collation::Collation(Language language) : impl_(std::make_unique<Impl>()) {
    UErrorCode status = U_ZERO_ERROR;
    impl_->collator.reset(icu::Collator::createInstance(
        language == Language::de ? icu::Locale::getGerman() : icu::Locale::getEnglish(), status));
    ensure(U_SUCCESS(status), "ICU has no collation data");
}
Collation::~Collation() = default;
Collation::Collation(Collation&&) noexcept = default;
Collation& Collation::operator=(Collation&&) noexcept = default;

bool Collation::less(std::string_view a, std::string_view b) const {
    UErrorCode status = U_ZERO_ERROR;
    const UCollationResult order = impl_->collator->compareUTF8(piece(a), piece(b), status);
    return order == UCOL_EQUAL ? a < b : order == UCOL_LESS;
}

} // namespace clusterbridge
