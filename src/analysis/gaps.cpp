#include "analysis/gaps.hpp"

#include "analysis/gap_facts.hpp"
#include "analysis/gap_occasions.hpp"
#include "analysis/gap_pairs.hpp"
#include "base/text.hpp"
#include "metrics/false_discovery.hpp"
#include "metrics/rate_interval.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace clusterbridge {
namespace {

constexpr double kFalseDiscovery = 0.05;
constexpr double kLikelyBelow = 0.85, kSurplusAbove = 1.2;
constexpr std::uint32_t kEnoughDraws = 10;
constexpr std::size_t kSharedThemes = 5;

/// p that so few or fewer meet by chance.
void test(const CoOccurrenceNull& null, std::size_t place, Gap& cell) {
    const double deviation = std::sqrt(null.variance(place));
    const auto not_above = static_cast<std::uint32_t>(null.draws) - null.above[place];
    if (deviation > 0)
        cell.z = (cell.observed - cell.expected) / deviation;
    if (not_above >= kEnoughDraws || deviation <= 0) {
        cell.p = (1.0 + not_above) / (1.0 + static_cast<double>(null.draws));
        cell.p_method = GapTest::monte_carlo;
    } else {
        const double x = (cell.observed + 0.5 - cell.expected) / deviation;
        cell.p = std::erfc(-x / std::sqrt(2.0)) / 2;
        cell.p_method = GapTest::normal;
    }
}

/// Whether data could tell the cell from chance: three meetings expected. Where the margins leave no room for chance
/// (every random table is the one observed), p is 1.
bool is_tested(const Gap& cell) {
    return cell.expected >= kTestedFrom;
}

GapVerdict verdict_of(const Gap& cell, bool by_construction) {
    if (by_construction)
        return GapVerdict::by_construction;
    if (!is_tested(cell))
        return GapVerdict::not_enough_data;
    if (cell.q <= kFalseDiscovery)
        return GapVerdict::proven_gap;
    if (cell.observed == 0)
        return GapVerdict::open;
    if (cell.high < kLikelyBelow)
        return GapVerdict::likely_gap;
    return cell.low > kSurplusAbove ? GapVerdict::surplus : GapVerdict::balanced;
}

Gap make_cell(const GapTable& table, const CoOccurrenceNull& null, std::size_t i, std::size_t j, bool by_construction) {
    const std::size_t place = pair_place(i, j);
    Gap cell;
    cell.a = table.groups[i];
    cell.b = table.groups[j];
    cell.theme = table.theme;
    cell.observed = table.table.observed[place];
    cell.expected = null.mean(place);
    if (cell.expected > 0)
        cell.ratio = cell.observed / cell.expected;
    const RateInterval interval = rate_interval(cell.observed, cell.expected);
    cell.rate = interval.rate;
    cell.low = interval.low;
    cell.high = interval.high;
    cell.missing = cell.expected * std::max(0.0, 1 - interval.high);
    cell.forecast = cell.expected * interval.rate;
    if (!by_construction)
        test(null, place, cell);
    return cell;
}

/// Walks over all cells and keeps those with a row.
class CellWalk {
  public:
    CellWalk(const GapFacts& facts, const GapOptions& options, GapStudy& study)
        : facts_(facts), options_(options), study_(study), by_construction_(study.groups.kind == "community") {}

    void add(const GapTable& table, const CoOccurrenceNull& null) {
        const bool together = table.theme == Symbol{};
        for (std::size_t j = 1; j < table.groups.size(); ++j)
            for (std::size_t i = 0; i < j; ++i) {
                Gap cell = make_cell(table, null, i, j, by_construction_);
                if (together) // of the groups, not of what they do in one theme
                    cell.similarity = facts_.similarity(cell.a, cell.b);
                const bool tested = by_construction_ ? cell.expected >= kTestedFrom : is_tested(cell);
                ++study_.cells;
                study_.cells_tested += tested ? 1 : 0;
                study_.pairs += together ? 1 : 0;
                study_.pairs_tested += tested && together ? 1 : 0;
                if (options_.all_pairs || cell.expected >= kShownFrom || cell.observed > 0 ||
                    cell.similarity >= kSimilarGroups) {
                    study_.rows.push_back(std::move(cell));
                } else {
                    ++study_.left_out;
                    study_.pairs_left_out += together ? 1 : 0;
                    if (together)
                        keep_contact(std::move(cell));
                }
            }
    }

    void judge() {
        std::vector<double> p;
        const auto has_p = [&](const Gap& cell) { return !by_construction_ && is_tested(cell); };
        for (const Gap& cell : study_.rows)
            if (has_p(cell))
                p.push_back(cell.p);
        const std::vector<double> q = false_discovery(p);
        std::size_t next = 0;
        for (Gap& cell : study_.rows) {
            if (has_p(cell))
                cell.q = q[next++];
            cell.verdict = verdict_of(cell, by_construction_);
        }
    }

  private:
    /// Too little for a row, and yet no pair without contact.
    void keep_contact(Gap cell) {
        const std::size_t place = pair_place(cell.a, cell.b);
        cell.shared_members = facts_.shared_members(place);
        cell.direct_ties = facts_.direct_ties(place);
        if (cell.shared_members + cell.direct_ties == 0)
            return;
        cell.verdict = verdict_of(cell, by_construction_);
        study_.faint.push_back(std::move(cell));
    }

    const GapFacts& facts_;
    const GapOptions& options_;
    GapStudy& study_;
    bool by_construction_;
};

void sort_rows(const Network& network, GapStudy& study) {
    const auto known = [](double x) { return std::isnan(x) ? -1 : x; };
    std::sort(study.rows.begin(), study.rows.end(), [&](const Gap& x, const Gap& y) {
        if (x.missing != y.missing)
            return x.missing > y.missing;
        if (known(x.similarity) != known(y.similarity))
            return known(x.similarity) > known(y.similarity);
        if (x.a != y.a)
            return x.a < y.a;
        return x.b != y.b ? x.b < y.b : network.text(x.theme) < network.text(y.theme);
    });
}

void add_facts(const GapFacts& facts, GapStudy& study) {
    std::vector<std::size_t> places;
    for (const Gap& row : study.rows)
        places.push_back(pair_place(row.a, row.b));
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    const auto brokers = facts.brokers(places);
    for (Gap& row : study.rows) {
        const std::size_t place = pair_place(row.a, row.b);
        if (row.theme == Symbol{})
            row.shared_themes = facts.shared_themes(row.a, row.b, kSharedThemes);
        row.shared_members = facts.shared_members(place);
        row.direct_ties = facts.direct_ties(place);
        row.distance_km = facts.distance(row.a, row.b);
        const auto at = std::lower_bound(places.begin(), places.end(), place);
        row.brokers = brokers[static_cast<std::size_t>(at - places.begin())];
    }
}

void list_gaps(GapStudy& study) {
    for (std::size_t r = 0; r < study.rows.size(); ++r) {
        const Gap& row = study.rows[r];
        if (is_gap(row.verdict))
            study.gaps.push_back(r);
        else if (row.theme == Symbol{} && row.observed == 0 && row.direct_ties == 0 && row.shared_members == 0 &&
                 row.similarity >= kSimilarGroups)
            study.silent.push_back(r);
    }
    // somebody who knows both comes before a few points of similarity
    std::stable_sort(study.silent.begin(), study.silent.end(), [&](std::size_t x, std::size_t y) {
        const Gap &a = study.rows[x], &b = study.rows[y];
        return a.brokers.empty() != b.brokers.empty() ? b.brokers.empty() : a.similarity > b.similarity;
    });
}

std::string german_name(const std::string& kind) {
    static const std::map<std::string, std::string> kNames{
        {"country", "Land"},           {"region", "Region"},   {"type", "Typ"}, {"theme", "Thema"},
        {"community", "Gemeinschaft"}, {"cluster", "Cluster"}, {"city", "Ort"}, {"founded", "Gründungsjahr"},
        {"nuts2", "NUTS 2"},           {"nuts3", "NUTS 3"}};
    const auto at = kNames.find(kind);
    return at != kNames.end() ? at->second : kind;
}

void write_notes(GapStudy& study) {
    const auto n = [](std::size_t x) { return std::to_string(x); };
    if (study.groups.groups.size() < 2)
        study.notes.push_back({"not enough data for gaps: groups of at least three organisations when grouped by " +
                                   study.groups.kind + ": " + n(study.groups.groups.size()),
                               "zu wenig Daten für Lücken: Gruppen mit mindestens drei Organisationen bei Gruppierung "
                               "nach " +
                                   german_name(study.groups.kind) + ": " + n(study.groups.groups.size())});
    else if (study.occasions == 0)
        study.notes.push_back({"not enough data for gaps: no two organisations of the groups met on any occasion",
                               "zu wenig Daten für Lücken: Bei keinem Anlass trafen zwei Organisationen zusammen"});
    else if (study.groups.kind != "community" && study.pairs_tested < study.pairs)
        study.notes.push_back(
            {"pairs of groups that can be tested (at least 3 joint occasions expected): " + n(study.pairs_tested) +
                 " of " + n(study.pairs) + "; for the others there is not enough data",
             "prüfbare Gruppenpaare (mindestens 3 gemeinsame Anlässe erwartet): " + n(study.pairs_tested) + " von " +
                 n(study.pairs) + "; für die übrigen reichen die Daten nicht"});
}

} // namespace

const char* key_of(GapVerdict verdict) {
    switch (verdict) {
    case GapVerdict::by_construction:
        return "by_construction";
    case GapVerdict::not_enough_data:
        return "not_enough_data";
    case GapVerdict::proven_gap:
        return "proven_gap";
    case GapVerdict::open:
        return "open";
    case GapVerdict::likely_gap:
        return "likely_gap";
    case GapVerdict::surplus:
        return "surplus";
    case GapVerdict::balanced:
        return "balanced";
    }
    return "";
}

const char* key_of(GapTest test) {
    return test == GapTest::monte_carlo ? "monte_carlo" : test == GapTest::normal ? "normal" : "";
}

bool GapStudy::margins_decide() const {
    return pairs_tested > 0 && std::none_of(rows.begin(), rows.end(), [](const Gap& gap) {
               return gap.theme == Symbol{} && gap.expected >= kTestedFrom && std::isfinite(gap.z);
           });
}

GapStudy study_gaps_between(const Network& network, const GraphView& view, Groups groups, const GapOptions& options,
                            const RunControl& run) {
    GapStudy study;
    study.groups = std::move(groups);
    study.draws = options.draws;
    const Occasions occasions = occasions_of(network, study.groups, options.view);
    study.from_projects = occasions.projects;
    study.occasions = occasions.all.size();
    const GapFacts facts(network, view, study.groups, occasions);
    CellWalk walk(facts, options, study);
    const std::vector<GapTable> tables = gap_tables(occasions, study.groups);
    RunControl quiet = run; // one table is one step of the progress
    quiet.progress = {};
    for (std::size_t t = 0; t < tables.size(); ++t) {
        run.report(t, tables.size());
        walk.add(tables[t], co_occurrence_null(tables[t].table, {options.draws, options.seed, t}, quiet));
    }
    walk.judge();
    sort_rows(network, study);
    std::sort(study.faint.begin(), study.faint.end(),
              [](const Gap& x, const Gap& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
    add_facts(facts, study);
    list_gaps(study);
    std::vector<std::size_t> asked;
    for (const auto* list : {&study.gaps, &study.silent})
        asked.insert(asked.end(), list->begin(),
                     list->begin() + static_cast<std::ptrdiff_t>(std::min(options.with_pairs, list->size())));
    find_best_pairs(network, options, asked, study, quiet);
    write_notes(study);
    return study;
}

GapStudy study_gaps(const Network& network, const GraphView& view, const GapOptions& options, const RunControl& run) {
    GapGroups groups = gap_groups(network, view, options, run);
    GapStudy study = study_gaps_between(network, view, std::move(groups.groups), options, run);
    study.small_groups = groups.left_out;
    if (study.small_groups > 0) {
        const std::string n = std::to_string(study.small_groups);
        study.notes.push_back({"groups left out because they are too small: " + n,
                               "Gruppen, die außer Betracht bleiben, weil sie zu klein sind: " + n});
    }
    return study;
}

} // namespace clusterbridge
