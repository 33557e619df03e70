#include "io/dot_scanner.hpp"

#include "base/text.hpp"

#include <utility>

namespace clusterbridge {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80;
}

DotToken token(DotKind kind, std::uint64_t line, std::string text = {}) {
    DotToken made;
    made.kind = kind;
    made.line = line;
    made.text = std::move(text);
    return made;
}

} // namespace

bool DotToken::is_keyword(std::string_view word) const {
    return kind == DotKind::word && !quoted && !html && equal_ignoring_ascii_case(text, word);
}

/// False where a comment has no end.
bool DotScanner::skip_comment() {
    if (at(1) == '*') {
        const std::size_t end = text_.find("*/", at_ + 2);
        if (end == std::string_view::npos)
            return false;
        while (at_ < end + 2)
            step();
        return true;
    }
    while (at_ < text_.size() && at() != '\n')
        step();
    return true;
}

bool DotScanner::skip_blanks() {
    while (at_ < text_.size()) {
        const bool line_start = at_ == 0 || text_[at_ - 1] == '\n';
        if (is_blank(at()))
            step();
        else if ((at() == '/' && (at(1) == '/' || at(1) == '*')) || (at() == '#' && line_start)) {
            if (!skip_comment())
                return false;
        } else
            break;
    }
    return true;
}

DotToken DotScanner::quoted() {
    DotToken word = token(DotKind::word, line_);
    word.quoted = true;
    for (;;) {
        for (step(); at_ < text_.size() && at() != '"'; step()) {
            if (at() == '\\' && (at(1) == '"' || at(1) == '\\' || at(1) == '\n')) {
                step();
                if (at() == '\n')
                    continue;
                word.text += at() == '\\' ? "\\\\" : "\""; // what other backslashes mean is for the attribute to say
                continue;
            }
            word.text += at();
        }
        if (at_ >= text_.size())
            return token(DotKind::broken, word.line, "\"");
        step();
        const DotScanner before = *this;
        if (!skip_blanks() || at() != '+') {
            *this = before;
            return word;
        }
        step();
        if (!skip_blanks() || at() != '"')
            return token(DotKind::broken, word.line, "+");
    }
}

DotToken DotScanner::html() {
    DotToken word = token(DotKind::word, line_);
    word.html = true;
    int depth = 0;
    for (; at_ < text_.size(); step()) {
        if (at() == '<' && depth++ == 0)
            continue;
        if (at() == '>' && --depth == 0) {
            step();
            return word;
        }
        word.text += at();
    }
    return token(DotKind::broken, word.line, "<");
}

DotToken DotScanner::next() {
    if (!skip_blanks())
        return token(DotKind::broken, line_, "/*");
    if (at_ >= text_.size())
        return token(DotKind::end, line_);
    const char c = at();
    if (c == '"')
        return quoted();
    if (c == '<')
        return html();
    if (c == '-' && (at(1) == '-' || at(1) == '>')) {
        at_ += 2;
        return token(DotKind::edge, line_);
    }
    if (std::string_view("{}[];,:=").find(c) != std::string_view::npos) {
        ++at_;
        return token(DotKind::mark, line_, {c});
    }
    DotToken word = token(DotKind::word, line_);
    if (c == '-') {
        word.text += c;
        ++at_;
    }
    while (at_ < text_.size() && is_word_character(at())) {
        word.text += at();
        ++at_;
    }
    return word.text.empty() || word.text == "-" ? token(DotKind::broken, line_, {c}) : word;
}

} // namespace clusterbridge
