#include "report/evidence.hpp"
#include "report/page.hpp"

#include "graph/groups.hpp"

#include <algorithm>
#include <cmath>

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
                labels.push_back(groups.groups[g].label.in(page.language));
        if (labels.empty())
            return {};
        const std::size_t all = labels.size();
        labels.resize(std::min<std::size_t>(all, 3));
        std::string text = labels.front();
        for (std::size_t i = 1; i < labels.size(); ++i)
            text += ", " + labels[i];
        if (all > labels.size())
            text += " " + page.say("and_more", {{"n", page.number(all - labels.size())}});
        return {"<span class=\"aside\">" + escape_html(text) + "</span>"};
    }

    Markup end(NodeId v) const {
        const Markup group = group_line(v);
        return {page.organisation(v).html + "<span class=\"aside\">" + escape_html(page.kind_label(v)) + "</span>" +
                group.html};
    }

    Markup introducers(const Recommendation& r) const {
        if (r.strongest.empty())
            return r.broker == kNoNode ? Markup{} : page.organisation(r.broker);
        std::vector<Markup> names;
        for (const Introducer& i : r.strongest) {
            Markup one = page.organisation(i.organisation);
            if (!i.stated)
                one.html += " <span class=\"aside\">(" + escape_html(page.say("unproven")) + ")</span>";
            names.push_back({"<li>" + one.html + "</li>"});
        }
        return {"<ul>" + joined(names, "").html + "</ul>"};
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

    Markup reasons(const Recommendation& r) const {
        std::vector<Markup> items;
        for (const Sentence& s : r.reasons)
            items.push_back({"<li>" + escape_html(s.in(page.language)) + "</li>"});
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
        const std::string size =
            relative >= 0.01 ? page.decimal(relative, 2) : plain_number(relative, 1, page.language);
        return escaped("+" + size + sign);
    }

    /// The pairs as a table; `first_is_company` puts the company into the first column.
    void write(std::string_view caption, const std::vector<const Recommendation*>& pairs, bool company_first) const {
        std::vector<std::vector<Markup>> rows;
        for (std::size_t i = 0; i < std::min(pairs.size(), kShown); ++i) {
            const Recommendation& r = *pairs[i];
            const bool turn = company_first && page.network.organisations[r.source].kind != ActorKind::company;
            rows.push_back({escaped(page.number(i + 1)), end(turn ? r.target : r.source),
                            end(turn ? r.source : r.target), introducers(r), reasons(r), escaped(score(r)), impact(r)});
        }
        page.table(caption,
                   {{std::string(page.say("rank")), true},
                    {std::string(page.say(company_first ? "company" : "first_side")), false},
                    {std::string(page.say(company_first ? "institute" : "second_side")), false},
                    {std::string(page.say("who_introduces")), false},
                    {std::string(page.say("why")), false},
                    {std::string(page.say("score")), true},
                    {std::string(page.say("impact")), true}},
                   rows, "pairs");
        if (pairs.size() > kShown)
            page.paragraph(page.markup("only_shown", {{"n", escaped(page.number(kShown))},
                                                      {"all", escaped(page.number(pairs.size()))},
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
    page.heading3(clusters ? "h_clusters" : "h_groups", "opportunities-clusters");
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
        tables.write(page.say("c_initiatives_pairs"), initiatives, false);
    }
    if (!members.empty()) {
        if (!initiatives.empty())
            page.paragraph(page.say("members_lead"));
        tables.write(page.say("c_clusters"), members, false);
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
    tables.write(page.say("c_transfer"), pairs, true);
    if (list.notes != page.model.cross_cluster.notes || page.model.cross_cluster.rows.empty())
        notes(page, list);
}

} // namespace

void write_opportunities(Page& page) {
    page.section("opportunities", "h_opportunities");
    page.paragraph(page.say("intro_opportunities"));
    const ReviewModel& m = page.model;
    const auto as_of = m.tech_transfer.as_of ? m.tech_transfer.as_of : m.cross_cluster.as_of;
    if (as_of)
        page.paragraph(page.say("as_of", {{"date", long_date(*as_of, page.language)}}));
    if (m.cross_cluster.impact_sampled || m.tech_transfer.impact_sampled)
        page.paragraph(page.say("impact_sampled"));
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
