#include "report/html.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/wording.hpp"

namespace clusterbridge {
namespace {

bool is_control(unsigned char c) {
    return c < 0x20 || c == 0x7F;
}

/// Length of a character at `at` that changes the direction of writing (U+200E/F, U+202A–E, U+2066–9), else 0.
std::size_t turns_direction(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size() || text[at] != '\xE2')
        return 0;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    const bool marks = second == 0x80 && (third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE));
    const bool isolates = second == 0x81 && third >= 0xA6 && third <= 0xA9;
    return marks || isolates ? 3 : 0;
}

/// U+0080 to U+009F.
bool is_c1(std::string_view text, std::size_t at) {
    return text[at] == '\xC2' && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
}

} // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\'')
            out += "&#39;";
        else if (c == '\n' || c == '\r' || c == '\t')
            out += ' ';
        else if (is_control(static_cast<unsigned char>(c)))
            out += escape_control(text.substr(i, 1));
        else if (is_c1(text, i)) {
            out += escape_control(text.substr(i, 2));
            ++i;
        } else if (const std::size_t length = turns_direction(text, i); length > 0) {
            out += "\xEF\xBF\xBD";
            i += length - 1;
        } else
            out += c;
    }
    return out;
}

Markup escaped(std::string_view text) {
    return {escape_html(text)};
}

std::string percent_encoded(std::string_view text) {
    return with_hex_bytes(text, '%', "-_.!~*'()");
}

Markup filled_markup(std::string_view pattern, std::initializer_list<std::pair<std::string_view, Markup>> values) {
    std::vector<std::pair<std::string_view, std::string>> texts;
    for (const auto& [name, markup] : values)
        texts.emplace_back(name, markup.html);
    return {filled(escape_html(pattern), texts)};
}

Markup joined(const std::vector<Markup>& items, std::string_view separator) {
    Markup out;
    for (std::size_t i = 0; i < items.size(); ++i)
        out.html += (i > 0 ? escape_html(separator) : "") + items[i].html;
    return out;
}

void Html::start(std::string_view tag, Attributes attributes) {
    out_ += '<';
    out_ += tag;
    for (const auto& [name, value] : attributes) {
        out_ += ' ';
        out_ += name;
        out_ += "=\"" + escape_html(value) + '"';
    }
    out_ += '>';
}
Html& Html::open(std::string_view tag, Attributes attributes) {
    start(tag, attributes);
    open_.emplace_back(tag);
    return *this;
}
Html& Html::close(std::string_view tag) {
    ensure(!open_.empty() && open_.back() == tag, "</" + std::string(tag) + "> closes what is not open");
    open_.pop_back();
    out_ += "</";
    out_ += tag;
    out_ += '>';
    return *this;
}
Html& Html::lone(std::string_view tag, Attributes attributes) {
    start(tag, attributes);
    return *this;
}
Html& Html::text(std::string_view text) {
    out_ += escape_html(text);
    return *this;
}
Html& Html::raw(const Markup& markup) {
    out_ += markup.html;
    return *this;
}
Html& Html::line() {
    out_ += '\n';
    return *this;
}
Html& Html::element(std::string_view tag, std::string_view text, Attributes attributes) {
    return element(tag, escaped(text), attributes);
}
Html& Html::element(std::string_view tag, const Markup& content, Attributes attributes) {
    return open(tag, attributes).raw(content).close(tag);
}
std::string Html::take() {
    ensure(open_.empty(), "an element of the page was left open");
    return std::exchange(out_, {});
}

} // namespace clusterbridge
