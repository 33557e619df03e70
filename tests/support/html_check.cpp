#include "support/html_check.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace clusterbridge {
namespace {

using Attributes = std::map<std::string, std::string>;

bool is_lone(std::string_view tag) {
    constexpr std::array<std::string_view, 6> kLone{"meta", "input", "br", "col", "link", "hr"};
    return std::find(kLone.begin(), kLone.end(), tag) != kLone.end();
}

Attributes attributes_of(std::string_view tag) {
    Attributes all;
    std::size_t at = tag.find(' ');
    while (at != std::string_view::npos) {
        const auto name_end = tag.find('=', at);
        if (name_end == std::string_view::npos || name_end + 1 >= tag.size())
            break;
        const auto value_end = tag.find('"', name_end + 2);
        if (value_end == std::string_view::npos)
            break;
        all.emplace(tag.substr(at + 1, name_end - at - 1), tag.substr(name_end + 2, value_end - name_end - 2));
        at = tag.find(' ', value_end);
    }
    return all;
}

std::string unescaped(std::string text) {
    const std::array<std::pair<std::string_view, std::string_view>, 5> references{
        {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}};
    for (const auto& [from, to] : references)
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    return text;
}

class Checker {
  public:
    HtmlCheck result;

    void start(std::string_view tag) {
        const bool closed = tag.ends_with('/');
        if (closed)
            tag.remove_suffix(1);
        const std::string name(tag.substr(0, tag.find(' ')));
        const Attributes a = attributes_of(tag);
        note(name, a);
        if (!closed && !is_lone(name))
            open_.push_back(name);
    }
    void end(std::string_view name) {
        if (open_.empty() || open_.back() != name)
            result.faults.push_back("</" + std::string(name) + "> out of turn");
        else
            open_.pop_back();
    }
    void text(std::string_view text) {
        const bool shown = open_.empty() || (open_.back() != "style" && open_.back() != "script");
        if (shown)
            result.text += unescaped(std::string(text)) + " ";
    }
    void finish() {
        if (!open_.empty())
            result.faults.push_back("<" + open_.back() + "> left open");
    }
    bool in_raw_text() const { return !open_.empty() && (open_.back() == "style" || open_.back() == "script"); }
    std::string raw_end() const { return "</" + open_.back() + ">"; }

  private:
    void note(const std::string& name, const Attributes& a) {
        if (const auto id = a.find("id"); id != a.end() && !result.ids.insert(unescaped(id->second)).second)
            result.faults.push_back("id " + id->second + " twice");
        for (const char* key : {"href", "src", "xlink:href"})
            if (const auto link = a.find(key); link != a.end())
                result.links.push_back(unescaped(link->second));
        if (name == "html" && a.contains("lang"))
            result.language = a.at("lang");
        if (name == "input" && a.contains("type") && a.at("type") == "search")
            ++result.search_inputs;
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
            const int level = name[1] - '0';
            if (level > level_ + 1)
                result.faults.push_back("heading " + name + " skips a level");
            level_ = level;
        }
        if (name == "th" && !a.contains("scope"))
            result.faults.push_back("th without scope");
        if (!open_.empty() && open_.back() == "table" && name == "thead" && last_ != "caption")
            result.faults.push_back("table without caption");
        last_ = name;
    }
    std::vector<std::string> open_;
    int level_ = 0;
    std::string last_;
};

} // namespace

HtmlCheck check_html(std::string_view page) {
    Checker checker;
    while (!page.empty()) {
        if (checker.in_raw_text()) {
            const auto end = page.find(checker.raw_end());
            page.remove_prefix(std::min(end, page.size()));
        }
        if (!page.starts_with('<')) {
            const auto next = page.find('<');
            checker.text(page.substr(0, next));
            page.remove_prefix(std::min(next, page.size()));
            continue;
        }
        const auto end = page.find('>');
        const std::string_view tag = page.substr(1, end == std::string_view::npos ? end : end - 1);
        if (tag.starts_with('/'))
            checker.end(tag.substr(1));
        else if (!tag.starts_with('!') && !tag.starts_with('?'))
            checker.start(tag);
        page.remove_prefix(end == std::string_view::npos ? page.size() : end + 1);
    }
    checker.finish();
    return checker.result;
}

} // namespace clusterbridge
