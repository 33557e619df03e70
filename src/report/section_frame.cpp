#include "report/section_explore.hpp"
#include "report/svg_inline.hpp"

#include "base/unicode.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

constexpr std::size_t kListedAlone = 200;

double share_of(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void write_alone(Page& page, std::vector<NodeId> alone) {
    if (alone.empty())
        return page.paragraph(page.say("frame_alone_none"));
    std::sort(alone.begin(), alone.end(), [&](NodeId a, NodeId b) { return page.better_connected(a, b); });
    const std::size_t n = alone.size();
    alone.resize(std::min(n, kListedAlone));
    if (n == 1)
        return page.paragraph(page.markup("frame_alone_one", {{"list", page.organisations(alone)}}));
    page.paragraph(page.say("frame_alone_many", {{"n", page.number(n)}}));
    Html& html = page.html;
    html.line()
        .open("details", {{"class", "names"}})
        .element("summary", page.say("frame_alone_list", {{"n", page.number(alone.size())}}));
    html.element("p", page.organisations(alone)).close("details");
}

std::string picture_text(const Page& page) {
    const auto& b = page.model.ranking.betweenness;
    std::vector<NodeId> order;
    for (std::size_t i = 0; i < b.size(); ++i)
        if (b[node(i)] > 0)
            order.push_back(node(i));
    const std::size_t shown = std::min<std::size_t>(3, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(),
                      [&](NodeId x, NodeId y) { return b[x] == b[y] ? x < y : b[x] > b[y]; });
    std::vector<std::string> brokers, communities;
    for (std::size_t i = 0; i < shown; ++i)
        brokers.push_back(page.network.organisations[order[i]].name());
    const auto& names = page.model.communities.names;
    for (std::size_t c = 0; c < std::min<std::size_t>(3, names.size()); ++c)
        communities.push_back(names[c].text.in(page.language));
    const std::string none = page.language == Language::de ? "nicht bestimmt" : "not determined";
    return page.say("picture_alt", {{"n", page.number(page.network.size())},
                                    {"m", page.number(page.graph.edge_count())},
                                    {"brokers", brokers.empty() ? none : listed(brokers, page.language)},
                                    {"communities", communities.empty() ? none : listed(communities, page.language)}});
}

void write_figure(Page& page, const ReviewModel::Figure& figure) {
    Html& html = page.html;
    const std::string text = picture_text(page);
    html.line().open("figure", {{"class", "wide"}});
    // a tick box and style do the enlarging, so that it works without scripts
    html.open("p", {{"class", "enlarge"}}).lone("input", {{"type", "checkbox"}, {"id", "enlarge"}}).text(" ");
    html.element("label", page.say("enlarge"), {{"for", "enlarge"}}).close("p").line();
    html.open("div", {{"class", "canvas"},
                      {"role", "region"},
                      {"tabindex", "0"},
                      {"aria-label", std::string(page.say("picture_region"))}});
    html.raw(inline_svg(figure.svg, "overview", text)).close("div").line();
    std::string caption = figure.caption.in(page.language);
    if (!caption.empty() && std::string_view(".!?").find(caption.back()) == std::string_view::npos)
        caption += '.';
    html.open("figcaption").text(caption).text(" ");
    html.raw(page.markup("picture_hint", {{"link", page.file(figure.path)}})).close("figcaption").close("figure");
    page.paragraph(text, "aside screen-only");
}

} // namespace

void write_frame(Page& page) {
    page.section("frame", "h_frame");
    const StructureSummary& s = page.model.structure;
    const WithoutFrame& w = s.without_frame;
    const std::size_t n = page.network.size();
    if (w.organisations == n) {
        page.paragraph(page.say("frame_none", {{"n", page.number(n)},
                                               {"parts", page.number(s.components)},
                                               {"largest", page.number(s.largest_component)}}));
    } else {
        page.paragraph(page.say("frame_intro"));
        page.paragraph(page.say("frame_text", {{"n", page.number(n)},
                                               {"m", page.number(w.organisations)},
                                               {"ties", page.number(page.graph.edge_count())},
                                               {"left", page.number(w.ties)},
                                               {"parts", page.number(w.components)},
                                               {"before", page.number(s.components)},
                                               {"largest", page.number(w.largest_component)},
                                               {"share", page.percent(share_of(w.largest_component, w.organisations))},
                                               {"largest_before", page.number(s.largest_component)},
                                               {"share_before", page.percent(share_of(s.largest_component, n))}}));
        write_alone(page, w.left_alone);
    }
    page.end_section();
}

void write_pictures(Page& page) {
    page.section("picture", "h_picture");
    const auto& figures = page.model.figures;
    const auto overview = std::find_if(figures.begin(), figures.end(),
                                       [](const ReviewModel::Figure& f) { return f.focus.empty() && !f.svg.empty(); });
    if (overview == figures.end())
        page.paragraph(page.say("no_picture"));
    else {
        write_explorer(page);
        if (has_explorer(page.model))
            page.html.line().element("h3", page.say("h_still"), {{"class", "screen-only"}});
        write_figure(page, *overview);
    }
    std::vector<Markup> more;
    for (const ReviewModel::Figure& f : figures)
        if (f.focus.empty() && overview != figures.end() && &f != &*overview)
            more.push_back({"<li><a href=\"" + escape_html(f.path) + "\">" + escape_html(f.caption.in(page.language)) +
                            "</a></li>"});
    if (!more.empty()) {
        page.heading3("h_more_pictures", "more-pictures");
        page.html.line().element("ul", joined(more, ""));
    }
    std::vector<std::pair<std::string, const ReviewModel::Figure*>> egos;
    for (const ReviewModel::Figure& f : figures)
        if (!f.focus.empty()) {
            const NodeId v = page.network.find(f.focus);
            egos.emplace_back(v == kNoNode ? f.focus : page.network.organisations[v].name(), &f);
        }
    const Collation collation(page.language);
    std::stable_sort(egos.begin(), egos.end(),
                     [&](const auto& a, const auto& b) { return collation.less(a.first, b.first); });
    std::vector<Markup> links;
    for (const auto& [name, f] : egos)
        links.push_back({"<li><a href=\"" + escape_html(f->path) + "\">" + escape_html(name) + "</a></li>"});
    if (!links.empty()) {
        page.html.line().open("div", {{"class", "screen-only"}});
        page.heading3("h_egos");
        page.paragraph(page.say("egos_intro"));
        page.html.line().element("ul", joined(links, ""), {{"class", "columns"}}).close("div");
    }
    page.end_section();
}

} // namespace clusterbridge
