#include "analysis/gap_backtest.hpp"

#include "graph/filter.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace clusterbridge {
namespace {

bool begins_within(const std::optional<Date>& day, Date split, Date until) {
    return day && *day >= split && *day < until;
}

/// Every organisation, and the records that began in [split, until).
Network begun_within(const Network& network, Date split, Date until) {
    std::vector<std::uint8_t> ties(network.ties.size(), 0), participations(network.participations.size(), 0);
    for (std::size_t i = 0; i < ties.size(); ++i)
        ties[i] = begins_within(network.ties[i].since, split, until) ? 1 : 0;
    for (std::size_t i = 0; i < participations.size(); ++i)
        participations[i] =
            begins_within(network.projects[network.participations[i].project].start, split, until) ? 1 : 0;
    return subnetwork(network, NodeColumn<std::uint8_t>(network.size(), 1), ties, participations);
}

/// The groups of the first period in the second: found ones with the members they had, others with all they have now.
Groups groups_after(const Network& before, const Groups& found, const Network& after) {
    const bool kept = found.kind == "cluster" || found.kind == "community";
    Groups now;
    if (!kept)
        now = group_by(after, found.kind);
    Groups groups = found.without_groups(after.size());
    for (const Groups::Group& old : found.groups) {
        Groups::Group group{old.key, old.label, {}};
        if (kept) {
            for (const NodeId v : old.members)
                group.members.push_back(after.find(before.organisations[v].id));
        } else {
            const auto same = std::find_if(now.groups.begin(), now.groups.end(),
                                           [&](const Groups::Group& g) { return g.key == old.key; });
            if (same != now.groups.end())
                group.members = same->members;
        }
        for (const NodeId v : group.members)
            groups.groups_of[v].push_back(static_cast<std::uint32_t>(groups.groups.size()));
        groups.groups.push_back(std::move(group));
    }
    return groups;
}

using CellKey = std::tuple<std::uint32_t, std::uint32_t, std::string>;

CellKey key_of_cell(const Network& network, const Gap& cell) {
    return {cell.a, cell.b, network.text(cell.theme)};
}

void add(const Gap& cell, GapSums& sums) {
    ++sums.cells;
    sums.observed += cell.observed;
    sums.expected += cell.expected;
}

} // namespace

GapBacktest backtest_gaps(const Network& network, const GapOptions& options, Date split, Date until,
                          const RunControl& run) {
    GapOptions choices = options;
    choices.all_pairs = true;
    choices.with_pairs = 0;
    choices.communities = nullptr;
    const Network before = known_before(network, split);
    const GapStudy first = study_gaps(before, make_view(before, options.view, run), choices, run);
    const Network after = begun_within(network, split, until);
    const GapStudy second = study_gaps_between(after, make_view(after, options.view, run),
                                               groups_after(before, first.groups, after), choices, run);
    std::map<CellKey, const Gap*> later;
    for (const Gap& cell : second.rows)
        later.emplace(key_of_cell(after, cell), &cell);

    GapBacktest result{first.groups.kind, split, until, first.groups.groups.size(), {}, {}, {}, {}, {}, {}, {}};
    for (const Gap& cell : first.rows) {
        const auto found = later.find(key_of_cell(before, cell));
        const Gap now = found != later.end() ? *found->second : Gap{};
        const bool tested = cell.expected >= kTestedFrom;
        if (tested) {
            add(cell, result.tested_before);
            add(now, result.tested_after);
        }
        if (cell.verdict == GapVerdict::proven_gap || cell.verdict == GapVerdict::likely_gap) {
            add(cell, result.flagged_before);
            add(now, result.flagged_after);
        }
        for (GapOpenings* openings : {&result.base, tested ? &result.open : nullptr})
            if (openings != nullptr && cell.observed == 0) {
                ++openings->cells;
                openings->opened += now.observed > 0 ? 1 : 0;
            }
    }
    if (result.tested_before.cells == 0)
        result.notes.push_back({"not enough data before the split to test a single pair of groups",
                                "zu wenig Daten vor dem Stichtag, um auch nur ein Gruppenpaar zu prüfen"});
    if (second.occasions == 0)
        result.notes.push_back({"nothing began between the two dates", "zwischen den beiden Tagen begann nichts"});
    return result;
}

} // namespace clusterbridge
