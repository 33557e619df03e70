#pragma once
#include "io/encoding.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace clusterbridge {

/// The attributes of a start tag. Names are compared without their namespace prefix: `r:id` is `id`.
class XmlAttributes {
  public:
    explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
    std::optional<std::string_view> find(std::string_view name) const;
    std::string_view operator[](std::string_view name) const { return find(name).value_or(std::string_view{}); }

  private:
    const char** pairs_;
};

/// Hears the parts of an XML document in order. Names come without their namespace prefix.
class XmlHandler {
  public:
    virtual ~XmlHandler() = default;
    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    /// A piece of text; one text may come in several pieces.
    virtual void text(std::string_view piece) = 0;
};

/// Reads XML block by block through expat, in memory that does not grow with the document. A document type is refused,
/// and with it every entity of the document's own (external files, "billion laughs"); so are tags beyond 8 MiB.
/// Encodings: UTF-8, UTF-16, and every code page of single bytes that the document names and ICU knows.
class XmlParser {
  public:
    /// `as_utf8`: whatever the document says, it was decoded before.
    explicit XmlParser(XmlHandler& handler, bool as_utf8 = false);
    ~XmlParser();
    XmlParser(const XmlParser&) = delete;
    XmlParser& operator=(const XmlParser&) = delete;

    /// False once the document is refused.
    bool feed(std::string_view block);
    /// No more blocks will come.
    bool finish();
    /// For handlers: the document cannot be used; no further parts are handed out.
    void refuse(TextRefusal refusal);

    std::uint64_t line() const;
    const std::optional<TextRefusal>& refusal() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace clusterbridge
