#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clusterbridge {

/// Text that is HTML already: escaped, or built by this program. The only way past escaping.
struct Markup {
    std::string html;
};

/// Text of the data as HTML: the five special characters as references, line ends and tabs as blanks, other control
/// characters written out (\x1B), characters that turn the direction of writing replaced.
std::string escape_html(std::string_view text);
Markup escaped(std::string_view text);
/// encodeURIComponent of the web: letters, digits and -_.!~*'() stay.
std::string percent_encoded(std::string_view text);
/// Replaces each `{name}` of the pattern, which is plain text, by markup.
Markup filled_markup(std::string_view pattern, std::initializer_list<std::pair<std::string_view, Markup>> values);
/// "a, b und c" of pieces of markup.
Markup joined(const std::vector<Markup>& items, std::string_view separator);

/// Writes HTML with everything escaped and every element closed. A tag closed out of turn is a broken promise.
class Html {
  public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string>>;

    Html& open(std::string_view tag, Attributes attributes = {});
    Html& close(std::string_view tag);
    /// An element without content that needs no end tag: meta, input, col.
    Html& lone(std::string_view tag, Attributes attributes = {});
    Html& text(std::string_view text);
    Html& raw(const Markup& markup);
    Html& line();
    Html& element(std::string_view tag, std::string_view text, Attributes attributes = {});
    Html& element(std::string_view tag, const Markup& content, Attributes attributes = {});
    /// The finished text; all elements must be closed.
    std::string take();

  private:
    void start(std::string_view tag, Attributes attributes);
    std::string out_;
    std::vector<std::string> open_;
};

} // namespace clusterbridge
