#include "report/markdown.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace clusterbridge {
namespace {

std::string attribute(std::string_view tag, std::string_view name) {
    const std::string start = " " + std::string(name) + "=\"";
    const std::size_t at = tag.find(start);
    if (at == std::string_view::npos)
        return {};
    const std::size_t from = at + start.size();
    return std::string(tag.substr(from, tag.find('"', from) - from));
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Characters that Markdown would read as marks.
std::string escaped_markdown(std::string_view text, bool in_cell) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool entity = c == '&' && i + 1 < text.size() &&
                            (std::isalpha(static_cast<unsigned char>(text[i + 1])) != 0 || text[i + 1] == '#');
        if (entity || is_one_of(text.substr(i, 1), {"\\", "*", "_", "`", "[", "]", "<", "~"}) || (in_cell && c == '|'))
            out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

/// A text that begins a block must not look like a heading, an item, a quotation or a rule.
std::string block_start(std::string_view words) {
    std::size_t mark = 0;
    while (mark < words.size() && words[mark] >= '0' && words[mark] <= '9')
        ++mark;
    const bool numbered = mark > 0 && mark < words.size() && (words[mark] == '.' || words[mark] == ')') &&
                          (mark + 1 == words.size() || words[mark + 1] == ' ');
    const bool marked =
        mark == 0 && !words.empty() && std::string_view("#+->=").find(words[0]) != std::string_view::npos;
    std::string out(words);
    if (numbered || marked)
        out.insert(mark, 1, '\\');
    return out;
}

std::string without_entities(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kEntities{
        {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", "\u00A0"}}};
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto* at = std::find_if(kEntities.begin(), kEntities.end(),
                                      [&](const auto& entity) { return text.substr(i).starts_with(entity.first); });
        if (at == kEntities.end()) {
            out += text[i++];
            continue;
        }
        out += at->second;
        i += at->first.size();
    }
    return out;
}

class Converter {
  public:
    std::string convert(std::string_view html) {
        std::size_t at = html.find("<body");
        at = at == std::string_view::npos ? 0 : at;
        while (at < html.size()) {
            const std::size_t open = html.find('<', at);
            text(html.substr(at, open - at));
            if (open == std::string_view::npos)
                break;
            const std::size_t close = html.find('>', open);
            element(html.substr(open + 1, close - open - 1));
            at = close + 1;
        }
        flush();
        return tidy();
    }

  private:
    struct List {
        bool ordered = false;
        std::size_t number = 0;
    };

    void element(std::string_view tag) {
        const bool end = tag.starts_with('/');
        if (end)
            tag.remove_prefix(1);
        const std::string_view name = tag.substr(0, tag.find_first_of(" /"));
        if (is_one_of(name, {"meta", "input", "br", "img", "!DOCTYPE", "link"}) || tag.ends_with('/'))
            return;
        if (hidden_ > 0) {
            hidden_ = end ? hidden_ - 1 : hidden_ + 1;
            return;
        }
        if (!end && is_hidden(tag, name)) {
            hidden_ = 1;
            return;
        }
        end ? close(name) : open(name, tag);
    }

    bool is_hidden(std::string_view tag, std::string_view name) const {
        const std::string css = attribute(tag, "class");
        return is_one_of(name, {"script", "style", "nav", "svg", "head", "figure"}) || css == "unseen" ||
               css == "skip" || css == "to-evidence" || css == "bar" || css.find("screen-only") != std::string::npos ||
               css.find("print-only") != std::string::npos || attribute(tag, "id") == "search-bar" ||
               attribute(tag, "id") == "organisations" || (in_cell_ && name == "details") ||
               tag.find(" hidden") != std::string_view::npos || name == "footer";
    }

    void open(std::string_view name, std::string_view tag) {
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
            flush();
            prefix_ = std::string(static_cast<std::size_t>(name[1] - '0'), '#') + " ";
        } else if (is_one_of(name, {"strong", "b", "summary", "caption", "dt"})) {
            if (!is_one_of(name, {"strong", "b"}) && !in_cell_)
                flush();
            line_ += "**";
        } else if (name == "em")
            line_ += "*";
        else if (name == "code")
            line_ += "`";
        else if (name == "a")
            open_link(attribute(tag, "href"));
        else if (name == "ul" || name == "ol")
            open_list(name == "ol");
        else if (name == "li")
            open_item();
        else if (name == "tr")
            row_.clear();
        else if (name == "th" || name == "td")
            open_cell();
        else if (!in_cell_ &&
                 is_one_of(name, {"p", "div", "section", "header", "main", "details", "dd", "table", "dl"}))
            flush();
        else if (name == "span")
            open_span(attribute(tag, "class") == "aside");
    }

    void close(std::string_view name) {
        if (is_one_of(name, {"strong", "b"}))
            line_ += "**";
        else if (is_one_of(name, {"summary", "caption", "dt"})) {
            line_ += "**";
            if (!in_cell_)
                flush();
        } else if (name == "em")
            line_ += "*";
        else if (name == "code")
            line_ += "`";
        else if (name == "a")
            close_link();
        else if (name == "span")
            close_span();
        else if (name == "ul" || name == "ol")
            close_list();
        else if (name == "li")
            close_item();
        else if (name == "th" || name == "td")
            close_cell();
        else if (name == "tr")
            close_row();
        else if (name == "table")
            close_table();
        else if (!in_cell_ && (is_one_of(name, {"p", "div", "section", "header", "main", "details", "dd"}) ||
                               (name.size() == 2 && name[0] == 'h')))
            flush();
    }

    /// What stands aside in a cell, smaller and grey, stands in brackets here.
    void open_span(bool aside) {
        if (!line_.empty() && line_.back() != ' ')
            line_ += " ";
        spans_.push_back(aside && in_cell_ && !line_.empty());
        if (spans_.back())
            line_ += "(";
    }
    void close_span() {
        if (!spans_.empty() && spans_.back())
            line_ = std::string(trim(line_)) + ")";
        if (!spans_.empty())
            spans_.pop_back();
    }

    void open_link(std::string href) {
        link_ = std::move(href);
        if (!link_.starts_with('#'))
            line_ += "[";
    }
    void close_link() {
        if (!link_.starts_with('#'))
            line_ += "](" + link_ + ")";
        link_ = "#";
    }

    void open_list(bool ordered) {
        if (!in_cell_)
            flush();
        lists_.push_back({ordered, 0});
    }
    void close_list() {
        if (!in_cell_)
            flush();
        if (!lists_.empty())
            lists_.pop_back();
        if (in_cell_)
            return;
        prefix_ = std::string(2 * lists_.size(), ' ');
        if (lists_.empty())
            out_ += "\n";
    }
    void open_item() {
        if (in_cell_) {
            if (!trim(line_).empty())
                line_ = std::string(trim(line_)) + "; ";
            return;
        }
        flush();
        List& list = lists_.back();
        ++list.number;
        prefix_ = std::string(2 * (lists_.size() - 1), ' ') +
                  (list.ordered ? std::to_string(list.number) + ". " : std::string("- "));
        item_ = true;
    }
    void close_item() {
        if (!in_cell_)
            flush();
    }

    void open_cell() {
        line_.clear();
        in_cell_ = true;
    }
    void close_cell() {
        in_cell_ = false;
        row_.emplace_back(trim(line_));
        line_.clear();
    }
    void close_row() {
        if (row_.empty())
            return;
        std::string line = "|";
        for (const std::string& cell : row_)
            line += " " + cell + " |";
        out_ += line + "\n";
        if (!table_) {
            out_ += "|";
            for (std::size_t c = 0; c < row_.size(); ++c)
                out_ += " --- |";
            out_ += "\n";
        }
        table_ = true;
    }
    void close_table() {
        table_ = false;
        out_ += "\n";
    }

    void text(std::string_view raw) {
        if (hidden_ > 0)
            return;
        const std::string plain = without_entities(raw);
        if (trim(plain).empty()) {
            if (!plain.empty() && !line_.empty() && line_.back() != ' ')
                line_ += " ";
            return;
        }
        line_ += escaped_markdown(plain, in_cell_);
    }

    /// Ends the paragraph, heading or item that is being written.
    void flush() {
        const std::string_view words = trim(line_);
        if (!words.empty() && words != "****")
            out_ += prefix_ + block_start(words) + (item_ || !lists_.empty() ? "\n" : "\n\n");
        if (!words.empty()) {
            prefix_ = lists_.empty() ? "" : std::string(2 * lists_.size(), ' ');
            item_ = false;
        }
        line_.clear();
    }

    /// One blank line between blocks, none at the end but the last line feed.
    std::string tidy() const {
        std::string tidy;
        for (const char c : out_)
            if (c != '\n' || !tidy.ends_with("\n\n"))
                tidy += c;
        while (tidy.ends_with("\n\n"))
            tidy.pop_back();
        return tidy;
    }

    std::string out_, line_, prefix_, link_ = "#";
    std::vector<List> lists_;
    std::vector<std::string> row_;
    std::vector<bool> spans_; ///< open ones: in brackets or not
    std::size_t hidden_ = 0;
    bool in_cell_ = false, item_ = false, table_ = false;
};

} // namespace

std::string to_markdown(std::string_view html) {
    return Converter().convert(html);
}

} // namespace clusterbridge
