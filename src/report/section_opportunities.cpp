#include "analysis/recommend_words.hpp"
#include "graph/filter.hpp"
#include "report/pair_cells.hpp"
#include "report/section_portraits.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

constexpr std::size_t kShown = 20; ///< rows of a table on the page; the file has all

/// What holds for every pair of a table, told once above it.
std::string said_of_all(const Page& page, const Sentence& reason) {
    if (speaks_against(reason))
        return page.say("for_all_against", {{"reason", without_against(reason).in(page.language)}});
    return page.say("for_all", {{"reason", in_quotes(reason.in(page.language), page.language)}});
}

void write_pairs(const PairCells& cells, std::string_view caption, const std::vector<const Recommendation*>& all) {
    Page& page = cells.page;
    const std::vector<const Recommendation*> pairs(
        all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), kShown)));
    const std::vector<Sentence> said = PairCells::shared_reasons(pairs);
    for (const Sentence& reason : said)
        page.paragraph(said_of_all(page, reason));
    const bool known =
        std::any_of(pairs.begin(), pairs.end(), [](const Recommendation* r) { return r->probability.has_value(); });
    std::vector<std::vector<Markup>> rows;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const Recommendation& r = *pairs[i];
        rows.push_back({escaped(page.number(i + 1)), cells.pair(r), cells.reasons(r, said), escaped(cells.score(r)),
                        cells.impact(r)});
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

void notes(Page& page, const RecommendationList& list) {
    for (const Sentence& note : list.notes)
        page.paragraph(note.in(page.language), "aside");
}

void write_across(const PairCells& cells) {
    Page& page = cells.page;
    const RecommendationList& list = page.model.cross_cluster;
    const bool clusters = list.group_by.empty() || list.group_by == "cluster";
    // countries are what is left to group by, also where the data name none
    const bool none = list.group_by == "country" && cells.group_count() < 2;
    page.heading3(clusters                              ? "h_clusters"
                  : list.group_by == "country" && !none ? "h_countries"
                                                        : "h_groups",
                  "opportunities-clusters");
    if (list.rows.empty())
        return page.paragraph(page.say(none ? "empty_no_groups" : clusters ? "empty_clusters" : "empty_groups"));
    std::vector<const Recommendation*> initiatives, members;
    for (const Recommendation& r : list.rows) {
        const bool both = page.network.organisations[r.source].kind == ActorKind::cluster_initiative &&
                          page.network.organisations[r.target].kind == ActorKind::cluster_initiative;
        (both ? initiatives : members).push_back(&r);
    }
    if (!initiatives.empty()) {
        page.paragraph(page.say("initiatives_lead"));
        write_pairs(cells, page.say("c_initiatives_pairs"), initiatives);
    }
    if (!members.empty()) {
        if (!initiatives.empty())
            page.paragraph(page.say("members_lead"));
        write_pairs(cells,
                    page.say(clusters                     ? "c_clusters"
                             : list.group_by == "country" ? "c_countries"
                                                          : "c_groups"),
                    members);
    }
    notes(page, list);
}

void write_transfer(const PairCells& cells) {
    Page& page = cells.page;
    const RecommendationList& list = page.model.tech_transfer;
    page.heading3("h_transfer", "opportunities-transfer");
    if (list.rows.empty())
        return page.paragraph(page.say("empty_transfer"));
    std::vector<const Recommendation*> pairs;
    for (const Recommendation& r : list.rows)
        pairs.push_back(&r);
    write_pairs(cells, page.say("c_transfer"), pairs);
    if (list.notes != page.model.cross_cluster.notes || page.model.cross_cluster.rows.empty())
        notes(page, list);
}

} // namespace

void write_opportunities(Page& page) {
    page.section("opportunities", "h_opportunities");
    page.paragraph(page.say("intro_opportunities"));
    if (page.model.tech_transfer.evidence_counts)
        page.paragraph(page.say("intro_evidence"));
    const ReviewModel& m = page.model;
    const auto as_of = m.tech_transfer.as_of ? m.tech_transfer.as_of : m.cross_cluster.as_of;
    page.paragraph(page.say("intro_reasons"));
    if (as_of)
        page.paragraph(page.say(*as_of == day_after_last_start(page.network) ? "as_of_last" : "as_of",
                                {{"date", long_date(*as_of, page.language)}}));
    if (m.cross_cluster.impact_sampled || m.tech_transfer.impact_sampled)
        page.paragraph(page.say("impact_sampled"));
    for (const RecommendationList* list : {&m.cross_cluster, &m.tech_transfer})
        if (const auto& basis = list->probability_basis;
            basis && basis->later_ties >= kLeastPositives && !basis->outgrown) {
            page.paragraph(page.say("probability_note", {{"from", long_date(basis->from, page.language)},
                                                         {"until", long_date(basis->until, page.language)}}));
            break;
        }
    const PairCells cells(page);
    write_across(cells);
    write_transfer(cells);
    write_portraits(cells);
    page.end_section();
}

} // namespace clusterbridge
