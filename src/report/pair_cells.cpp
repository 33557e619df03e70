#include "report/pair_cells.hpp"

#include "analysis/community_groups.hpp"
#include "analysis/recommend_words.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace clusterbridge {
namespace {

/// Mean nearness (1/d) of all pairs today: the mean of the harmonic column, to which impact is set in relation.
double mean_nearness(const RankTable& ranking) {
    double sum = 0;
    for (const double x : ranking.harmonic)
        sum += x;
    return ranking.harmonic.empty() ? 0 : sum / static_cast<double>(ranking.harmonic.size());
}

} // namespace

PairCells::PairCells(Page& the_page)
    : page(the_page), records_(the_page.network), nearness_(mean_nearness(the_page.model.ranking)),
      with_groups_(!the_page.model.cross_cluster.group_by.empty()) {
    if (page.model.cross_cluster.group_by == "community")
        groups_ = community_groups(page.model.communities);
    else if (with_groups_)
        groups_ = group_by(page.network, page.model.cross_cluster.group_by);
}

Markup PairCells::group_line(NodeId v) const {
    if (!with_groups_)
        return {};
    std::vector<std::string> labels;
    for (const std::uint32_t g : groups_.groups_of[v])
        if (groups_.groups[g].key != page.network.organisations[v].id)
            labels.push_back(page.model.cross_cluster.group_by == "country"
                                 ? country_name(groups_.groups[g].key).in(page.language)
                                 : groups_.groups[g].label.in(page.language));
    if (labels.empty())
        return {};
    const std::size_t all = labels.size();
    labels.resize(std::min<std::size_t>(all, 3));
    std::string text = groups_.of_initiatives
                           ? std::string(page.say("in_cluster")) + " " + labels.front()
                           : labels.front();
    for (std::size_t i = 1; i < labels.size(); ++i)
        text += ", " + labels[i];
    if (all > labels.size())
        text += " " + std::string(page.say("and_others"));
    return {" <span class=\"aside\">" + escape_html(text) + "</span>"};
}

Markup PairCells::end(NodeId v) const {
    const Markup group = group_line(v);
    return {page.organisation(v).html + " <span class=\"aside\">" + escape_html(page.kind_label(v)) + "</span>" +
            group.html};
}

Markup PairCells::pair(const Recommendation& r) const {
    return {"<span class=\"who\">" + end(r.source).html + "</span> <span class=\"aside joint\">" +
            escape_html(page.say("second_side")) + "</span> <span class=\"who\">" + end(r.target).html + "</span>"};
}

// Longer names first, so that none is found inside another.
Markup PairCells::with_links(std::string_view text, const Recommendation& r) const {
    std::vector<NodeId> who;
    for (const Introducer& i : r.strongest)
        who.push_back(i.organisation);
    std::sort(who.begin(), who.end(), [&](NodeId a, NodeId b) {
        return page.network.organisations[a].name().size() > page.network.organisations[b].name().size();
    });
    std::map<std::size_t, std::pair<std::size_t, NodeId>> at; // where a name stands, how long it is, whose it is
    for (const NodeId v : who) {
        const std::string& name = page.network.organisations[v].name();
        const std::size_t found = name.empty() ? std::string_view::npos : text.find(name);
        const bool inside = std::any_of(at.begin(), at.end(), [&](const auto& other) {
            return found < other.first + other.second.first && other.first < found + name.size();
        });
        if (found != std::string_view::npos && !inside)
            at.emplace(found, std::pair{name.size(), v});
    }
    Markup out;
    std::size_t done = 0;
    for (const auto& [start, whose] : at) {
        out.html += escape_html(text.substr(done, start - done)) + page.organisation(whose.second).html;
        done = start + whose.first;
    }
    out.html += escape_html(text.substr(done));
    return out;
}

Markup PairCells::proof(const Recommendation& r, const Markup& beside) const {
    Html h;
    const std::string title = page.say("evidence_for", {{"a", page.network.organisations[r.source].name()},
                                                        {"b", page.network.organisations[r.target].name()}});
    h.open("details").open("summary").text(page.say("evidence"));
    h.element("span", title.substr(page.say("evidence").size()), {{"class", "unseen"}}).close("summary");
    h.open("ul");
    std::set<NodeId> linked{r.source, r.target};
    for (const Introducer& i : r.strongest)
        if (beside.html.find(page.organisation(i.organisation).html) != std::string::npos)
            linked.insert(i.organisation);
    for (const Introducer& i : r.strongest)
        for (std::size_t k = 0; k < std::min<std::size_t>(i.rows.size(), 4); ++k)
            h.element("li", records_.sentence(page, i.rows[k], linked));
    for (const Recommendation::Similar& s : r.similar)
        for (std::size_t k = 0; k < std::min<std::size_t>(s.rows.size(), 4); ++k)
            h.element("li", records_.sentence(page, s.rows[k], linked));
    if (r.strongest.empty() && r.similar.empty())
        for (const std::string& line : r.evidence)
            h.element("li", line);
    h.close("ul");
    if (r.basis == Basis::profile) { // its score is no product of parts
        h.close("details");
        return {h.take()};
    }
    const auto part = [&](double x) { return plain_number(x, 2, page.language); };
    std::string parts =
        page.say("parts", {{"r", part(r.introducers)}, {"g", part(r.shared_work)}, {"c", part(r.affinity)}});
    if (page.model.tech_transfer.evidence_counts)
        parts += page.say("parts_evidence", {{"e", part(r.evidence_factor)}});
    h.element("p", parts);
    h.close("details");
    return {h.take()};
}

std::vector<Sentence> PairCells::shared_reasons(const std::vector<const Recommendation*>& pairs) {
    std::vector<Sentence> shared;
    if (pairs.size() < 3)
        return shared;
    for (const Sentence& reason : pairs.front()->reasons)
        if (std::all_of(pairs.begin(), pairs.end(), [&](const Recommendation* r) {
                return std::find(r->reasons.begin(), r->reasons.end(), reason) != r->reasons.end();
            }))
            shared.push_back(reason);
    return shared;
}

Markup PairCells::reasons(const Recommendation& r, const std::vector<Sentence>& said_before) const {
    std::vector<Markup> items;
    for (const Sentence& s : r.reasons)
        if (std::find(said_before.begin(), said_before.end(), s) == said_before.end())
            items.push_back({"<li>" + with_links(s.in(page.language), r).html + "</li>"});
    const Markup all{items.empty() ? "" : "<ul>" + joined(items, "").html + "</ul>"};
    return {all.html + proof(r, all).html};
}

std::string PairCells::score(const Recommendation& r) const {
    return r.score >= 0.01 ? page.decimal(r.score, 2) : plain_number(r.score, 1, page.language);
}

Markup PairCells::impact(const Recommendation& r) const {
    if (!r.impact || nearness_ <= 0)
        return {};
    const double relative = 100 * *r.impact / nearness_;
    const std::string sign = page.language == Language::de ? "\xC2\xA0%" : "%";
    if (relative < 0.01) // smaller ones say nothing, and are often the noise of a sample
        return escaped(page.say("impact_small", {{"n", page.decimal(0.01, 2) + sign}}));
    const std::string size = page.decimal(relative, 2);
    return escaped("+" + size + sign);
}

} // namespace clusterbridge
