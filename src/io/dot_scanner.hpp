#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace clusterbridge {

enum class DotKind : std::uint8_t {
    end,
    word,  ///< a name, number or text in quotation marks
    mark,  ///< { } [ ] ; , : =
    edge,  ///< -- or ->
    broken ///< a quotation mark, comment or < without its end, or a character that has no place here
};

struct DotToken {
    DotKind kind = DotKind::end;
    std::string text;
    bool quoted = false; ///< quoted words are never keywords
    bool html = false;   ///< between < and >
    std::uint64_t line = 1;
    bool is(char c) const { return kind == DotKind::mark && text[0] == c; }
    bool is_keyword(std::string_view word) const;
};

/// Cuts DOT into tokens: comments and lines that begin with # are passed over, texts joined by + are one.
class DotScanner {
  public:
    explicit DotScanner(std::string_view text) : text_(text) {}
    DotToken next();

  private:
    bool skip_blanks();
    bool skip_comment();
    DotToken quoted();
    DotToken html();
    char at(std::size_t offset = 0) const { return at_ + offset < text_.size() ? text_[at_ + offset] : '\0'; }
    void step() {
        if (at() == '\n')
            ++line_;
        ++at_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::uint64_t line_ = 1;
};

} // namespace clusterbridge
