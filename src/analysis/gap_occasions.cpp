#include "analysis/gap_occasions.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

namespace clusterbridge {
namespace {

/// An occasion with its themes as symbols, before they are numbered.
struct Draft {
    std::vector<NodeId> organisations;
    std::vector<Symbol> themes;

    void add_themes(const Network& network, ListId list) {
        const auto more = network.lists.get(list);
        themes.insert(themes.end(), more.begin(), more.end());
    }
};

template <class T> void sort_unique(std::vector<T>& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

std::vector<Draft> project_drafts(const Network& network, const ViewOptions& view) {
    std::vector<Draft> drafts;
    if (view.projection == Projection::none)
        return drafts;
    for (const Project& project : network.projects) {
        Draft draft{network.partners_of(project), {}};
        const std::size_t partners = draft.organisations.size();
        if (partners < 2 || (view.max_project_size > 0 && partners > view.max_project_size))
            continue;
        draft.add_themes(network, project.themes);
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

/// Programmes, and projects that were made nodes: those tied to them met there.
bool is_meeting_place(const Network& network, NodeId v) {
    const Organisation& o = network.organisations[v];
    return o.kind == ActorKind::programme || (o.kind == ActorKind::custom && network.text(o.type) == "project");
}

/// A row about two organisations neither of which is a meeting place.
struct PairRow {
    NodeId low{}, high{};
    std::uint32_t row = 0;
    friend auto operator<=>(const PairRow&, const PairRow&) = default;
};

std::vector<Draft> pair_drafts(const Network& network, std::vector<PairRow> rows) {
    std::sort(rows.begin(), rows.end());
    std::vector<Draft> drafts;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        if (k == 0 || rows[k].low != rows[k - 1].low || rows[k].high != rows[k - 1].high)
            drafts.push_back({{rows[k].low, rows[k].high}, {}});
        drafts.back().add_themes(network, network.ties[rows[k].row].themes);
    }
    return drafts;
}

std::vector<Draft> tie_drafts(const Network& network, const Groups& groups) {
    std::map<NodeId, Draft> places;
    std::vector<PairRow> pairs;
    for (std::size_t i = 0; i < network.ties.size(); ++i) {
        const TieRow& row = network.ties[i];
        if (makes_groups(network, row, groups))
            continue;
        const bool from = is_meeting_place(network, row.source), to = is_meeting_place(network, row.target);
        if (from && to)
            continue;
        if (from || to) {
            Draft& draft = places[from ? row.source : row.target];
            draft.organisations.push_back(from ? row.target : row.source);
            draft.add_themes(network, row.themes);
        } else {
            pairs.push_back(
                {std::min(row.source, row.target), std::max(row.source, row.target), static_cast<std::uint32_t>(i)});
        }
    }
    std::vector<Draft> drafts;
    for (auto& [place, draft] : places) {
        draft.add_themes(network, network.organisations[place].themes());
        sort_unique(draft.organisations);
        if (draft.organisations.size() >= 2)
            drafts.push_back(std::move(draft));
    }
    std::vector<Draft> direct = pair_drafts(network, std::move(pairs));
    std::move(direct.begin(), direct.end(), std::back_inserter(drafts));
    return drafts;
}

/// Adds a row of the table: who stands in it, and which pairs met.
class TableWriter {
  public:
    TableWriter(GapTable& table, const std::vector<std::uint32_t>& item_of, const Groups& groups)
        : table_(table), item_of_(item_of), groups_(groups) {}

    void add(const Occasion& occasion) {
        seats_.clear();
        for (const NodeId v : occasion.organisations)
            for (const std::uint32_t g : groups_.groups_of[v])
                seats_.push_back({item_of_[g], 1, v});
        std::sort(seats_.begin(), seats_.end(), [](const Seat& a, const Seat& b) { return a.item < b.item; });
        std::size_t kept = 0;
        for (const Seat& seat : seats_)
            if (kept > 0 && seats_[kept - 1].item == seat.item)
                ++seats_[kept - 1].organisations;
            else
                seats_[kept++] = seat;
        seats_.resize(kept);
        if (seats_.empty())
            return;
        std::size_t met = 0;
        CoOccurrenceTable& t = table_.table;
        for (std::size_t j = 1; j < kept; ++j)
            for (std::size_t i = 0; i < j; ++i)
                if (!one_and_the_same(seats_[i], seats_[j])) {
                    ++t.observed[pair_place(seats_[i].item, seats_[j].item)];
                    ++met;
                }
        for (const Seat& seat : seats_)
            t.rows.members.push_back(node(seat.item));
        t.rows.offsets.push_back(t.rows.members.size());
        const std::size_t pairs = pair_count(kept);
        t.share.push_back(pairs == 0 ? 1 : static_cast<double>(met) / static_cast<double>(pairs));
    }

  private:
    struct Seat {
        std::uint32_t item = 0;
        std::uint32_t organisations = 0;
        NodeId first{};
    };
    static bool one_and_the_same(const Seat& a, const Seat& b) {
        return a.organisations == 1 && b.organisations == 1 && a.first == b.first;
    }

    GapTable& table_;
    const std::vector<std::uint32_t>& item_of_;
    const Groups& groups_;
    std::vector<Seat> seats_;
};

GapTable make_table(const Occasions& occasions, const std::vector<std::uint32_t>& which, Symbol theme,
                    std::vector<std::uint32_t> items, const Groups& groups) {
    GapTable result;
    result.theme = theme;
    result.groups = std::move(items);
    result.table.items = result.groups.size();
    result.table.observed.assign(pair_count(result.table.items), 0);
    std::vector<std::uint32_t> item_of(groups.groups.size(), 0);
    for (std::size_t i = 0; i < result.groups.size(); ++i)
        item_of[result.groups[i]] = static_cast<std::uint32_t>(i);
    TableWriter writer(result, item_of, groups);
    for (const std::uint32_t o : which)
        writer.add(occasions.all[o]);
    return result;
}

} // namespace

Occasions occasions_of(const Network& network, const Groups& groups, const ViewOptions& view) {
    Occasions result;
    if (groups.groups.empty())
        return result; // nobody to meet
    std::vector<Draft> drafts = project_drafts(network, view);
    result.projects = !drafts.empty();
    if (drafts.empty())
        drafts = tie_drafts(network, groups);
    std::map<std::string_view, Symbol> by_text;
    for (const Draft& draft : drafts)
        for (const Symbol theme : draft.themes)
            by_text.emplace(network.text(theme), theme);
    std::map<Symbol, std::uint32_t> number;
    for (const auto& [text, theme] : by_text) {
        number.emplace(theme, static_cast<std::uint32_t>(result.themes.size()));
        result.themes.push_back(theme);
    }
    for (Draft& draft : drafts) {
        Occasion occasion{std::move(draft.organisations), {}};
        for (const Symbol theme : draft.themes)
            occasion.themes.push_back(number.at(theme));
        sort_unique(occasion.themes);
        result.all.push_back(std::move(occasion));
    }
    return result;
}

std::vector<GapTable> gap_tables(const Occasions& occasions, const Groups& groups) {
    std::vector<std::uint32_t> every;
    std::vector<std::vector<std::uint32_t>> of_theme(occasions.themes.size());
    for (std::uint32_t o = 0; o < occasions.all.size(); ++o) {
        every.push_back(o);
        for (const std::uint32_t t : occasions.all[o].themes)
            of_theme[t].push_back(o);
    }
    std::vector<std::uint32_t> all_groups;
    for (std::uint32_t g = 0; g < groups.groups.size(); ++g)
        all_groups.push_back(g);
    std::vector<GapTable> tables;
    tables.push_back(make_table(occasions, every, Symbol{}, all_groups, groups));
    if (groups.kind == "theme")
        return tables;
    for (std::size_t t = 0; t < of_theme.size(); ++t) {
        std::vector<std::uint32_t> active;
        for (const std::uint32_t o : of_theme[t])
            for (const NodeId v : occasions.all[o].organisations)
                active.insert(active.end(), groups.groups_of[v].begin(), groups.groups_of[v].end());
        sort_unique(active);
        if (active.size() >= 2)
            tables.push_back(make_table(occasions, of_theme[t], occasions.themes[t], std::move(active), groups));
    }
    return tables;
}

} // namespace clusterbridge
