#pragma once
#include "io/xml_parser.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// Undoes the escapes `_xHHHH_` that workbooks use for characters that XML does not have.
void undo_escapes(std::string& text);

/// `xl/sharedStrings.xml`: the texts that cells point to. The runs of a rich text are joined, readings for
/// pronunciation
/// (`rPh`) left out. All texts stand in one string.
class SharedStrings final : public XmlHandler {
  public:
    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

    std::size_t size() const { return ends_.size(); }
    std::string_view operator[](std::size_t i) const {
        const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
        return std::string_view(text_).substr(begin, ends_[i] - begin);
    }
    std::size_t memory() const { return text_.size() + ends_.size() * sizeof(std::size_t); }

  private:
    std::string text_, item_;
    std::vector<std::size_t> ends_;
    bool in_item_ = false, in_text_ = false, in_reading_ = false;
};

} // namespace clusterbridge
