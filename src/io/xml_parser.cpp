#include "io/xml_parser.hpp"

#include "base/error.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <expat.h>
#include <string>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20U;
/// Expat keeps an unfinished tag whole; no document needs tags of this size.
constexpr std::uint64_t kLongestTag = std::uint64_t{8} << 20U;

std::string_view local(const char* name) {
    const std::string_view whole(name);
    const auto colon = whole.rfind(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

/// Tells expat what the bytes of a code page mean.
int fill_code_page(void*, const XML_Char* name, XML_Encoding* info) {
    if (!is_known_code_page(name))
        return XML_STATUS_ERROR;
    for (int byte = 0; byte < 256; ++byte) {
        const char text = static_cast<char>(byte);
        const auto utf8 = decode(std::string_view(&text, 1), name);
        info->map[byte] = -1;
        if (!utf8 || utf8->empty() || utf8->size() > 3)
            continue;
        const auto at = [&](std::size_t i) { return static_cast<int>(static_cast<unsigned char>((*utf8)[i])); };
        info->map[byte] = utf8->size() == 1   ? at(0)
                          : utf8->size() == 2 ? (at(0) & 0x1F) << 6 | (at(1) & 0x3F)
                                              : (at(0) & 0x0F) << 12 | (at(1) & 0x3F) << 6 | (at(2) & 0x3F);
    }
    info->data = nullptr;
    info->convert = nullptr;
    info->release = nullptr;
    return XML_STATUS_OK;
}

Sentence broken_sentence() {
    return {"the XML breaks off or is not well formed; found the fault on this line; write or download the file again",
            "das XML bricht ab oder ist nicht wohlgeformt; der Fehler steht in dieser Zeile; schreiben Sie die Datei "
            "neu oder laden Sie sie noch einmal herunter"};
}

Sentence doctype_sentence() {
    return {"the file declares a document type of its own; such files are not read, for they can pull in others; "
            "remove the line <!DOCTYPE …>",
            "die Datei erklärt einen eigenen Dokumenttyp; solche Dateien werden nicht gelesen, weil sie andere "
            "nachladen können; entfernen Sie die Zeile <!DOCTYPE …>"};
}

} // namespace

struct XmlParser::Impl {
    XmlHandler* handler = nullptr;
    XML_Parser parser = nullptr;
    std::optional<TextRefusal> refusal;
    std::uint64_t fed = 0;

    static Impl& of(void* data) { return *static_cast<Impl*>(data); }
    static void start(void* data, const XML_Char* name, const XML_Char** attributes) {
        Impl& impl = of(data);
        if (!impl.refusal)
            impl.handler->start(local(name), XmlAttributes(attributes));
    }
    static void end(void* data, const XML_Char* name) {
        Impl& impl = of(data);
        if (!impl.refusal)
            impl.handler->end(local(name));
    }
    static void text(void* data, const XML_Char* piece, int length) {
        Impl& impl = of(data);
        if (!impl.refusal)
            impl.handler->text({piece, static_cast<std::size_t>(length)});
    }
    static void doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
        of(data).refuse({"xml-doctype", of(data).line(), doctype_sentence()});
    }

    std::uint64_t line() const { return XML_GetCurrentLineNumber(parser); }
    void refuse(TextRefusal why) {
        if (!refusal)
            refusal = std::move(why);
        XML_StopParser(parser, XML_FALSE);
    }
    bool parse(std::string_view block, bool last) {
        if (refusal)
            return false;
        // the mark decides: editors that convert a file leave what its first line says alone
        if (fed == 0 && (block.starts_with("\xFF\xFE") || block.starts_with("\xFE\xFF")))
            XML_SetEncoding(parser, "UTF-16");
        const auto status = XML_Parse(parser, block.data(), static_cast<int>(block.size()), last ? 1 : 0);
        if (status != XML_STATUS_OK && !refusal)
            refusal = TextRefusal{"xml-broken", line(), broken_sentence()};
        fed += block.size();
        const auto reached = static_cast<std::uint64_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(parser)));
        if (!refusal && !last && fed > reached + kLongestTag)
            refusal = TextRefusal{"xml-broken", line(), broken_sentence()};
        return !refusal;
    }
};

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2)
        if (local(*pair) == name)
            return std::string_view(pair[1]);
    return {};
}

XmlParser::XmlParser(XmlHandler& handler, bool as_utf8) : impl_(std::make_unique<Impl>()) {
    impl_->handler = &handler;
    impl_->parser = XML_ParserCreate(as_utf8 ? "UTF-8" : nullptr);
    ensure(impl_->parser != nullptr, "no memory for an XML parser");
    XML_SetUserData(impl_->parser, impl_.get());
    XML_SetElementHandler(impl_->parser, Impl::start, Impl::end);
    XML_SetCharacterDataHandler(impl_->parser, Impl::text);
    XML_SetStartDoctypeDeclHandler(impl_->parser, Impl::doctype);
    XML_SetUnknownEncodingHandler(impl_->parser, fill_code_page, nullptr);
}

XmlParser::~XmlParser() {
    XML_ParserFree(impl_->parser);
}

bool XmlParser::feed(std::string_view block) {
    for (std::size_t at = 0; at < block.size(); at += kBlock)
        if (!impl_->parse(block.substr(at, kBlock), false))
            return false;
    return !impl_->refusal;
}

bool XmlParser::finish() {
    return impl_->parse({}, true);
}

void XmlParser::refuse(TextRefusal refusal) {
    impl_->refuse(std::move(refusal));
}

std::uint64_t XmlParser::line() const {
    return impl_->line();
}

const std::optional<TextRefusal>& XmlParser::refusal() const {
    return impl_->refusal;
}

} // namespace clusterbridge
