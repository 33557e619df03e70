#include "report/evidence.hpp"
#include "report/page.hpp"

#include "analysis/recommend_words.hpp"
#include "graph/filter.hpp"
#include "graph/groups.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace clusterbridge {
namespace {

constexpr std::size_t kShown = 20; ///< rows of a table on the page; the file has all

/// Mean nearness (1/d) of all pairs today: the mean of the harmonic column, to which impact is set in relation.
double mean_nearness(const RankTable& ranking) {
    double sum = 0;
    for (const double x : ranking.harmonic)
        sum += x;
    return ranking.harmonic.empty() ? 0 : sum / static_cast<double>(ranking.harmonic.size());
}

struct Tables {
    Page& page;
    const RecordIndex& records;
    double nearness = 0;
    Groups groups;
    bool with_groups = false;

    Markup group_line(NodeId v) const {
        if (!with_groups)
            return {};
        std::vector<std::string> labels;
        for (const std::uint32_t g : groups.groups_of[v])
            if (groups.groups[g].key != page.network.organisations[v].id)
                labels.push_back(page.model.cross_cluster.group_by == "country"
                                     ? country_name(groups.groups[g].key).in(page.language)
                                     : groups.groups[g].label.in(page.language));
        if (labels.empty())
            return {};
        const std::size_t all = labels.size();
        labels.resize(std::min<std::size_t>(all, 3));
        std::string text = page.model.cross_cluster.group_by == "cluster"
                               ? std::string(page.say("in_cluster")) + " " + labels.front()
                               : labels.front();
        for (std::size_t i = 1; i < labels.size(); ++i)
            text += ", " + labels[i];
        if (all > labels.size())
            text += " " + std::string(page.say("and_others"));
        return {" <span class=\"aside\">" + escape_html(text) + "</span>"};
    }

    /// Name, type, groups.
    Markup end(NodeId v) const {
        const Markup group = group_line(v);
        return {page.organisation(v).html + " <span class=\"aside\">" + escape_html(page.kind_label(v)) + "</span>" +
                group.html};
    }

    Markup pair(const Recommendation& r) const {
        return {"<span class=\"who\">" + end(r.source).html + "</span> <span class=\"aside joint\">" +
                escape_html(page.say("second_side")) + "</span> <span class=\"who\">" + end(r.target).html + "</span>"};
    }

    /// A reason with the introducers it names as links. Longer names first, so that none is found inside another.
    Markup with_links(std::string_view text, const Recommendation& r) const {
        std::vector<NodeId> who;
        for (const Introducer& i : r.strongest)
            who.push_back(i.organisation);
        std::sort(who.begin(), who.end(), [&](NodeId a, NodeId b) {
            return page.network.organisations[a].name.size() > page.network.organisations[b].name.size();
        });
        std::map<std::size_t, std::pair<std::size_t, NodeId>> at; // where a name stands, how long it is, whose it is
        for (const NodeId v : who) {
            const std::string& name = page.network.organisations[v].name;
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

    Markup proof(const Recommendation& r) const {
        Html h;
        const std::string title = page.say("evidence_for", {{"a", page.network.organisations[r.source].name},
                                                            {"b", page.network.organisations[r.target].name}});
        h.open("details").open("summary").text(page.say("evidence"));
        h.element("span", title.substr(page.say("evidence").size()), {{"class", "unseen"}}).close("summary");
        h.open("ul");
        for (const Introducer& i : r.strongest)
            for (std::size_t k = 0; k < std::min<std::size_t>(i.rows.size(), 4); ++k)
                h.element("li", records.sentence(page, i.rows[k]));
        if (r.strongest.empty())
            for (const std::string& line : r.evidence)
                h.element("li", line);
        h.close("ul");
        const auto part = [&](double x) { return plain_number(x, 2, page.language); };
        h.element("p",
                  page.say("parts", {{"r", part(r.introducers)}, {"g", part(r.shared_work)}, {"c", part(r.affinity)}}));
        h.close("details");
        return {h.take()};
    }

    /// Reasons that all pairs of a table share, in the order of the first.
    static std::vector<Sentence> shared_reasons(const std::vector<const Recommendation*>& pairs) {
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

    Markup reasons(const Recommendation& r, const std::vector<Sentence>& said_before) const {
        std::vector<Markup> items;
        for (const Sentence& s : r.reasons)
            if (std::find(said_before.begin(), said_before.end(), s) == said_before.end())
                items.push_back({"<li>" + with_links(s.in(page.language), r).html + "</li>"});
        return {(items.empty() ? "" : "<ul>" + joined(items, "").html + "</ul>") + proof(r).html};
    }

    std::string score(const Recommendation& r) const {
        return r.score >= 0.01 ? page.decimal(r.score, 2) : plain_number(r.score, 1, page.language);
    }

    Markup impact(const Recommendation& r) const {
        if (!r.impact || nearness <= 0)
            return {};
        const double relative = 100 * *r.impact / nearness;
        const std::string sign = page.language == Language::de ? "\xC2\xA0%" : "%";
        if (relative < 0.01) // smaller ones say nothing, and are often the noise of a sample
            return escaped(page.say("impact_small", {{"n", page.decimal(0.01, 2) + sign}}));
        const std::string size = page.decimal(relative, 2);
        return escaped("+" + size + sign);
    }

    void write(std::string_view caption, const std::vector<const Recommendation*>& all) const {
        const std::vector<const Recommendation*> pairs(
            all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), kShown)));
        const std::vector<Sentence> said = shared_reasons(pairs);
        for (const Sentence& reason : said)
            page.paragraph(page.say("for_all", {{"reason", in_quotes(reason.in(page.language), page.language)}}));
        const bool known =
            std::any_of(pairs.begin(), pairs.end(), [](const Recommendation* r) { return r->probability.has_value(); });
        std::vector<std::vector<Markup>> rows;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const Recommendation& r = *pairs[i];
            rows.push_back({escaped(page.number(i + 1)), pair(r), reasons(r, said), escaped(score(r)), impact(r)});
            if (known)
                rows.back().push_back(escaped(r.probability ? page.percent(*r.probability) : std::string()));
        }
        std::vector<ColumnHead> heads{{std::string(page.say("rank")), true},
                                      {std::string(page.say("pair")), false},
                                      {std::string(page.say("why")), false},
                                      {std::string(page.say("score")), true},
                                      {std::string(page.say("impact")), true}};
        if (known)
            heads.push_back({std::string(page.say("probability")), true});
        page.table(caption, heads, rows, "pairs", 1);
        if (all.size() > kShown)
            page.paragraph(page.markup("only_shown", {{"n", escaped(page.number(kShown))},
                                                      {"all", escaped(page.number(all.size()))},
                                                      {"command", Markup{"<code>clusterbridge recommend</code>"}}}),
                           "aside");
    }
};

void notes(Page& page, const RecommendationList& list) {
    for (const Sentence& note : list.notes)
        page.paragraph(note.in(page.language), "aside");
}

void write_across(const Tables& tables) {
    Page& page = tables.page;
    const RecommendationList& list = page.model.cross_cluster;
    const bool clusters = list.group_by.empty() || list.group_by == "cluster";
    page.heading3(clusters                     ? "h_clusters"
                  : list.group_by == "country" ? "h_countries"
                                               : "h_groups",
                  "opportunities-clusters");
    if (list.rows.empty())
        return page.paragraph(page.say("empty_clusters"));
    std::vector<const Recommendation*> initiatives, members;
    for (const Recommendation& r : list.rows) {
        const bool both = page.network.organisations[r.source].kind == ActorKind::cluster_initiative &&
                          page.network.organisations[r.target].kind == ActorKind::cluster_initiative;
        (both ? initiatives : members).push_back(&r);
    }
    if (!initiatives.empty()) {
        page.paragraph(page.say("initiatives_lead"));
        tables.write(page.say("c_initiatives_pairs"), initiatives);
    }
    if (!members.empty()) {
        if (!initiatives.empty())
            page.paragraph(page.say("members_lead"));
        tables.write(page.say(clusters                     ? "c_clusters"
                              : list.group_by == "country" ? "c_countries"
                                                           : "c_groups"),
                     members);
    }
    notes(page, list);
}

void write_transfer(const Tables& tables) {
    Page& page = tables.page;
    const RecommendationList& list = page.model.tech_transfer;
    page.heading3("h_transfer", "opportunities-transfer");
    if (list.rows.empty())
        return page.paragraph(page.say("empty_transfer"));
    std::vector<const Recommendation*> pairs;
    for (const Recommendation& r : list.rows)
        pairs.push_back(&r);
    tables.write(page.say("c_transfer"), pairs);
    if (list.notes != page.model.cross_cluster.notes || page.model.cross_cluster.rows.empty())
        notes(page, list);
}

} // namespace

void write_opportunities(Page& page) {
    page.section("opportunities", "h_opportunities");
    page.paragraph(page.say("intro_opportunities"));
    const ReviewModel& m = page.model;
    const auto as_of = m.tech_transfer.as_of ? m.tech_transfer.as_of : m.cross_cluster.as_of;
    page.paragraph(page.say("intro_reasons"));
    if (as_of)
        page.paragraph(page.say(*as_of == day_after_last_start(page.network) ? "as_of_last" : "as_of",
                                {{"date", long_date(*as_of, page.language)}}));
    if (m.cross_cluster.impact_sampled || m.tech_transfer.impact_sampled)
        page.paragraph(page.say("impact_sampled"));
    for (const RecommendationList* list : {&m.cross_cluster, &m.tech_transfer})
        if (const auto& basis = list->probability_basis; basis && basis->later_ties >= kLeastPositives) {
            page.paragraph(page.say("probability_note", {{"from", long_date(basis->from, page.language)},
                                                         {"until", long_date(basis->until, page.language)}}));
            break;
        }
    const RecordIndex records(page.network);
    const std::string& grouping = m.cross_cluster.group_by;
    Tables tables{page, records, mean_nearness(m.ranking), {}, !grouping.empty()};
    if (tables.with_groups)
        tables.groups = group_by(page.network, grouping);
    write_across(tables);
    write_transfer(tables);
    page.end_section();
}

} // namespace clusterbridge
