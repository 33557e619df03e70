#include "report/page.hpp"

#include "analysis/recommend_words.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <numeric>

namespace clusterbridge {

Page::Page(const ReviewModel& m)
    : model(m), network(*m.network), graph(m.view->graph), language(m.language), section_(m.network->size(), 0) {
    sections_ = model.shown;
    for (std::size_t i = 0; i < network.size() && model.focus == kNoNode; ++i)
        sections_.push_back(node(i));
    std::sort(sections_.begin(), sections_.end(), [&](NodeId a, NodeId b) { return better_connected(a, b); });
    sections_.resize(std::min(sections_.size(), kMostSections));
    const Collation collation(language);
    std::sort(sections_.begin(), sections_.end(), [&](NodeId a, NodeId b) {
        const std::string &x = network.organisations[a].name(), &y = network.organisations[b].name();
        return x == y ? a < b : collation.less(x, y);
    });
    for (const NodeId v : sections_)
        section_[v] = 1;
    std::vector<std::size_t> members(model.communities.partition.count, 0);
    for (const std::uint32_t c : model.communities.partition.of)
        if (c != Partition::kNone)
            ++members[c];
    std::size_t listed = 0;
    for (const std::size_t n : members) {
        community_listed_.push_back(model.focus == kNoNode && n >= kSmallestListed && listed < kMostCommunities);
        listed += community_listed_.back() ? 1U : 0U;
    }
}

std::string Page::kind_label(NodeId v) const {
    const Organisation& o = network.organisations[v];
    std::string label = o.kind == ActorKind::custom ? network.text(o.type) : label_of(o.kind).in(language);
    std::replace(label.begin(), label.end(), '_', ' ');
    return label;
}

std::string Page::place_of(NodeId v) const {
    const Organisation& o = network.organisations[v];
    const std::string &city = network.text(o.city()), &region = network.text(o.region()),
                      &country = network.text(o.country());
    const std::string wider = region.empty() ? country_name(country).in(language) : region;
    if (city.empty() || wider.empty() || city == wider)
        return city.empty() ? wider : city;
    return city + " (" + wider + ")";
}

Markup Page::organisation(NodeId v) const {
    const Organisation& o = network.organisations[v];
    if (model.focus != kNoNode && !has_section(v)) // the page of one cluster does not know everyone
        return escaped(o.name());
    return {"<a href=\"#org/" + escape_html(percent_encoded(o.id)) + "\">" + escape_html(o.name()) + "</a>"};
}

Markup Page::organisations(const std::vector<NodeId>& all) const {
    std::vector<Markup> links;
    for (const NodeId v : all)
        links.push_back(organisation(v));
    return joined(links, ", ");
}

Markup Page::enumerated(const std::vector<Markup>& items) const {
    std::vector<std::string> texts;
    for (const Markup& item : items)
        texts.push_back(item.html);
    return {listed(texts, language)};
}

Markup Page::enumerated(const std::vector<NodeId>& all) const {
    std::vector<Markup> links;
    for (const NodeId v : all)
        links.push_back(organisation(v));
    return enumerated(links);
}

Markup Page::community(std::uint32_t c) const {
    if (c == Partition::kNone)
        return escaped(say("no_community"));
    const std::string number_text = std::to_string(c + 1);
    const auto& names = model.communities.names;
    const std::string name = c < names.size() ? names[c].text.in(language) : "";
    const std::string shown = escape_html(name.empty() ? number_text : name);
    if (!community_listed(c))
        return {shown};
    return {"<a href=\"#community-" + number_text + "\">" + shown + "</a>"};
}

Markup Page::file(const std::string& path) const {
    return {"<a href=\"" + escape_html(path) + "\">" + escape_html(path) + "</a>"};
}

void Page::section(std::string_view id, std::string_view heading_key) {
    const std::string heading_id = "h-" + std::string(id);
    html.line().open("section", {{"id", std::string(id)}, {"aria-labelledby", heading_id}});
    html.line().element("h2", say(heading_key), {{"id", heading_id}});
}

void Page::end_section() {
    html.close("section").line();
}

void Page::heading3(std::string_view key, std::string_view id) {
    html.line();
    if (id.empty())
        html.element("h3", say(key));
    else
        html.element("h3", say(key), {{"id", std::string(id)}});
}

void Page::paragraph(std::string_view text, std::string_view css) {
    paragraph(escaped(text), css);
}

void Page::paragraph(const Markup& text, std::string_view css) {
    html.line();
    if (css.empty())
        html.element("p", text);
    else
        html.element("p", text, {{"class", std::string(css)}});
}

void Page::table(std::string_view caption, const std::vector<ColumnHead>& columns,
                 const std::vector<std::vector<Markup>>& rows, std::string_view css, std::size_t heading_column) {
    // a scrolling box must be reachable by keyboard, and then needs a name
    html.line().open("div",
                     {{"class", "table"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", std::string(caption)}});
    html.open("table", {{"class", std::string(css)}}).element("caption", caption).line();
    html.open("thead").open("tr");
    for (const ColumnHead& c : columns)
        html.element("th", c.text, {{"scope", "col"}, {"class", c.number ? "n" : "t"}});
    html.close("tr").close("thead").line().open("tbody");
    for (const auto& row : rows) {
        html.line().open("tr");
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string side = columns[i].number ? "n" : "t";
            if (i == heading_column)
                html.element("th", row[i], {{"scope", "row"}, {"class", side}});
            else
                html.element("td", row[i], {{"class", side}});
        }
        html.close("tr");
    }
    html.close("tbody").close("table").close("div").line();
}

bool Page::better_connected(NodeId a, NodeId b) const {
    const std::size_t x = graph.degree(a), y = graph.degree(b);
    return x == y ? a < b : x > y;
}

bool Page::has_communities() const {
    return model.communities.partition.count > 0 && model.communities.partition.of.size() == network.size();
}

std::string drawn_at_random(const GraphView& view) {
    bool ties = false, projects = false;
    for (std::size_t e = 0; e < view.graph.edge_count() && !(ties && projects); ++e)
        for (const Link& link : view.links_of(edge(e)))
            (link.kind == LinkKind::project ? projects : ties) = true;
    return ties && projects ? "both" : projects ? "projects" : "ties";
}

} // namespace clusterbridge
