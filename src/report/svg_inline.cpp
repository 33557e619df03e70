#include "report/svg_inline.hpp"

#include <array>
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
    return {with_own_fonts(with_prefixed_ids(tag, prefix) + with_prefixed_ids(body, prefix), prefix)};
}

} // namespace clusterbridge
