#include "report/svg_inline.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

namespace clusterbridge {
namespace {

/// What stands before an id in SVG: the attribute that gives it and those that refer to it.
constexpr std::array<std::string_view, 8> kBeforeIds{
    " id=\"",       " href=\"#",           " xlink:href=\"#",      "url(#",
    " data-for=\"", " aria-labelledby=\"", " aria-describedby=\"", " aria-controls=\""};

/// Removes attribute `name` from a start tag.
std::string without(std::string tag, std::string_view name) {
    const std::string wanted = " " + std::string(name) + "=\"";
    const auto at = tag.find(wanted);
    if (at == std::string::npos)
        return tag;
    const auto end = tag.find('"', at + wanted.size());
    return end == std::string::npos ? tag : tag.erase(at, end + 1 - at);
}

std::string with_prefixed_ids(std::string_view svg, std::string_view prefix) {
    std::string out;
    out.reserve(svg.size() + svg.size() / 16);
    for (std::size_t i = 0; i < svg.size();) {
        bool found = false;
        if (svg[i] == ' ' || svg[i] == 'u')
            for (const std::string_view before : kBeforeIds)
                if (svg.substr(i, before.size()) == before) {
                    out += before;
                    out += prefix;
                    out += '-';
                    i += before.size();
                    found = true;
                    break;
                }
        if (!found)
            out += svg[i++];
    }
    return out;
}

/// Fonts that the picture brings along would serve the page as well, with only the letters the picture needs. So their
/// families get a name of their own.
std::string with_own_fonts(std::string svg, std::string_view prefix) {
    constexpr std::string_view kFace = "@font-face{font-family:\"";
    std::set<std::string> families;
    for (std::size_t at = svg.find(kFace); at != std::string::npos; at = svg.find(kFace, at + 1)) {
        const std::size_t from = at + kFace.size();
        families.insert(svg.substr(from, svg.find('"', from) - from));
    }
    for (const std::string& family : families) {
        const std::string own = std::string(prefix) + ' ' + family;
        for (const std::string before : {"@font-face{font-family:\"", "font-family=\"", "font-family=\"'"})
            for (std::size_t at = svg.find(before + family); at != std::string::npos;
                 at = svg.find(before + family, at + own.size()))
                svg.replace(at + before.size(), family.size(), own);
    }
    return svg;
}

/// The attributes of a shape that say how it looks. Their order in the pictures of this program is fixed, so that equal
/// looks are equal texts.
bool is_look(std::string_view name) {
    static constexpr std::array<std::string_view, 9> kLooks{"fill",         "fill-opacity",   "stroke",
                                                            "stroke-width", "stroke-opacity", "stroke-dasharray",
                                                            "text-anchor",  "font-size",      "font-weight"};
    return std::find(kLooks.begin(), kLooks.end(), name) != kLooks.end();
}

/// A start tag apart: what it says about looks as declarations of a style sheet, and all the rest.
struct Look {
    std::string declarations, rest;
};

Look look_of(std::string_view tag) {
    Look look;
    const std::size_t name = std::min(tag.find(' '), tag.size());
    look.rest = tag.substr(0, name);
    for (std::size_t at = name; at < tag.size() && tag[at] == ' ';) {
        const std::size_t equals = tag.find("=\"", at);
        const std::size_t end = equals == std::string_view::npos ? equals : tag.find('"', equals + 2);
        if (end == std::string_view::npos) {
            look.rest += tag.substr(at);
            break;
        }
        const std::string_view key = tag.substr(at + 1, equals - at - 1);
        const std::string_view value = tag.substr(equals + 2, end - equals - 2);
        if (key == "class" || key == "style") // has rules of its own
            return {"", std::string(tag)};
        if (!is_look(key)) {
            look.rest += tag.substr(at, end + 1 - at);
        } else {
            const bool length = key == "font-size" && value.find_first_not_of("0123456789.") == std::string_view::npos;
            look.declarations += (look.declarations.empty() ? "" : ";") + std::string(key) + ":" + std::string(value) +
                                 (length ? "px" : "");
        }
        at = end + 1;
    }
    return look;
}

/// Calls `tell(from, to)` with the bounds of the inside of every start tag.
template <typename Tell> void for_each_tag(std::string_view svg, const Tell& tell) {
    for (std::size_t at = svg.find('<'); at != std::string_view::npos; at = svg.find('<', at + 1)) {
        const std::size_t close = svg.find('>', at);
        if (close == std::string_view::npos || svg[at + 1] == '/')
            continue;
        tell(at + 1, svg[close - 1] == '/' ? close - 1 : close);
    }
}

/// Gives looks that occur often a class, and writes their style sheet at the end of the body.
std::string with_classes(std::string_view body, std::string_view prefix) {
    constexpr std::size_t kOften = 5;
    std::map<std::string, std::size_t> times;
    for_each_tag(
        body, [&](std::size_t from, std::size_t to) { ++times[look_of(body.substr(from, to - from)).declarations]; });
    std::string out, rules;
    std::map<std::string, std::string> classes;
    std::size_t done = 0;
    for_each_tag(body, [&](std::size_t from, std::size_t to) {
        const Look look = look_of(body.substr(from, to - from));
        if (look.declarations.empty() || times[look.declarations] < kOften)
            return;
        const auto [known, fresh] =
            classes.emplace(look.declarations, std::string(prefix) + "-" + std::to_string(classes.size() + 1));
        if (fresh)
            rules += "." + known->second + "{" + look.declarations + "}";
        out += body.substr(done, from - done);
        const std::size_t name = std::min(look.rest.find(' '), look.rest.size());
        out += look.rest.substr(0, name) + " class=\"" + known->second + "\"" + look.rest.substr(name);
        done = to;
    });
    out += body.substr(done);
    const std::size_t close = out.rfind("</svg>");
    return rules.empty() || close == std::string::npos ? out : out.insert(close, "<style>" + rules + "</style>");
}

} // namespace

Markup inline_svg(std::string_view svg, std::string_view prefix, std::string_view text) {
    const auto start = svg.find("<svg");
    if (start == std::string_view::npos)
        return {};
    svg.remove_prefix(start);
    const auto end = svg.find('>');
    if (end == std::string_view::npos)
        return {};
    std::string tag(svg.substr(0, end));
    for (const std::string_view name : {"width", "height", "role", "aria-label", "aria-labelledby", "aria-describedby"})
        tag = without(std::move(tag), name);
    tag += " role=\"img\" aria-label=\"" + escape_html(text) + "\"";
    const auto close = svg.rfind("</svg>");
    const std::string_view body = svg.substr(end, close == std::string_view::npos ? close : close + 6 - end);
    return {
        with_own_fonts(with_prefixed_ids(tag, prefix) + with_classes(with_prefixed_ids(body, prefix), prefix), prefix)};
}

} // namespace clusterbridge
