#include "graph/merge_organisations.hpp"

#include "base/text.hpp"
#include "graph/row_accounting.hpp"

#include <algorithm>
#include <tuple>

namespace clusterbridge {
namespace {

void add_alias(Organisation& into, const std::string& name) {
    if (name == into.name() || name == into.id || name.empty())
        return;
    auto& aliases = into.details.own().aliases;
    const auto at = std::lower_bound(aliases.begin(), aliases.end(), name);
    if (at == aliases.end() || *at != name)
        aliases.insert(at, name);
}

/// Themes of both, sorted by text.
ListId joined(Network& network, ListId a, ListId b) {
    std::vector<Symbol> all;
    for (const ListId list : {a, b})
        for (const Symbol symbol : network.lists.get(list))
            if (std::find(all.begin(), all.end(), symbol) == all.end())
                all.push_back(symbol);
    std::sort(all.begin(), all.end(),
              [&](Symbol x, Symbol y) { return network.symbols.text(x) < network.symbols.text(y); });
    return network.lists.intern(std::move(all));
}

void fill_from(Organisation& into, const Organisation& from, Network& network) {
    add_alias(into, from.name());
    for (const std::string& alias : from.aliases())
        add_alias(into, alias);
    OrganisationDetails& details = into.details.own();
    if (into.name() == into.id && from.name() != from.id) {
        details.name = from.name();
        std::erase(details.aliases, from.name());
    }
    if (into.kind == ActorKind::unknown) {
        into.kind = from.kind;
        into.type = from.type;
    }
    using Details = OrganisationDetails;
    for (const auto text :
         {&Details::city, &Details::region, &Details::nuts3, &Details::nuts2, &Details::country, &Details::source_key})
        if (details.*text == Symbol{})
            details.*text = (*from.details).*text;
    if (!details.place)
        details.place = from.place();
    if (!details.founded)
        details.founded = from.founded();
    details.themes = joined(network, details.themes, from.themes());
    for (const auto& item : from.extra())
        if (std::none_of(details.extra.begin(), details.extra.end(),
                         [&](const auto& known) { return known.first == item.first; }))
            details.extra.push_back(item);
    std::sort(details.extra.begin(), details.extra.end(), [&](const auto& x, const auto& y) {
        return network.symbols.text(x.first) < network.symbols.text(y.first);
    });
}

/// A merge under way: `from` is read, `result.network` is written.
class Merging {
  public:
    Merging(const Network& from, const NodeColumn<NodeId>& into, Facts facts)
        : from_(from), into_(into), facts_(facts), place_(from.size(), kNoNode) {}
    MergeResult run();

  private:
    Network& to() { return result_.network; }
    void organisations();
    void ties();
    void compare_types(const Organisation& kept, const Organisation& gone);
    void tell_of_self_loop(const Organisation& from, const Organisation& to, RowRef row);
    void projects();
    void rest();
    void account();

    const Network& from_;
    const NodeColumn<NodeId>& into_;
    Facts facts_;
    NodeColumn<NodeId> place_; ///< of every old organisation in the new network
    std::vector<std::uint64_t> self_loops_;
    MergeResult result_;
};

void Merging::organisations() {
    const auto rows = rows_of_organisations(from_);
    std::vector<Organisation> kept;
    std::vector<std::vector<NodeId>> members;
    for (std::size_t i = 0; i < from_.size(); ++i)
        if (into_[node(i)] == node(i)) {
            place_[node(i)] = node(kept.size());
            kept.push_back(from_.organisations[node(i)]);
            members.emplace_back();
        }
    for (std::size_t i = 0; i < from_.size(); ++i)
        if (into_[node(i)] != node(i)) {
            place_[node(i)] = place_[into_[node(i)]];
            members[index(place_[node(i)])].push_back(node(i));
            ++result_.merged_away;
            result_.became.emplace_back(from_.organisations[node(i)].id, from_.organisations[into_[node(i)]].id);
        }
    for (auto& list : members)
        std::sort(list.begin(), list.end(), [&](NodeId a, NodeId b) {
            return std::tuple(!is_declared(from_, a), from_.participations.size() + from_.ties.size() - rows[a], a) <
                   std::tuple(!is_declared(from_, b), from_.participations.size() + from_.ties.size() - rows[b], b);
        });
    const auto filled = [&](Organisation& o, NodeId place) {
        if (facts_ == Facts::fill)
            for (const NodeId member : members[index(place)])
                fill_from(o, from_.organisations[member], to());
    };
    for (std::size_t i = 0; i < kept.size() && facts_ == Facts::fill; ++i)
        for (const NodeId member : members[i])
            compare_types(kept[i], from_.organisations[member]);
    for (std::size_t i = 0; i < kept.size(); ++i)
        filled(kept[i], node(i));
    to().organisations = NodeColumn<Organisation>(std::move(kept));
    for (OrganisationVersion version : from_.versions) {
        if (into_[version.organisation] != version.organisation)
            continue; // what the survivor was stands, in every year
        version.organisation = place_[version.organisation];
        filled(version.record, version.organisation);
        to().versions.push_back(std::move(version));
    }
}

void Merging::compare_types(const Organisation& kept, const Organisation& gone) {
    const std::string& a = from_.text(kept.type);
    const std::string& b = from_.text(gone.type);
    if (kept.kind == ActorKind::unknown || gone.kind == ActorKind::unknown || a == b)
        return;
    const std::string ids[2] = {escape_control(kept.id), escape_control(gone.id)};
    result_.diagnostics.add(
        {Severity::warning,
         "decision-type-conflict",
         {},
         0,
         {"organisations of different types became one by a decision; found \"" + ids[0] + "\" (" + a + ") and \"" +
              ids[1] + "\" (" + b + "); " + a + " is used; correct the type that is wrong, or the decision",
          "Organisationen verschiedenen Typs wurden durch eine Entscheidung eine; gefunden wurden „" + ids[0] + "“ (" +
              a + ") und „" + ids[1] + "“ (" + b + "); es gilt " + a +
              "; berichtigen Sie den falschen Typ oder die Entscheidung"}});
}

/// Every row that is left out is listed.
void Merging::tell_of_self_loop(const Organisation& from, const Organisation& to, RowRef row) {
    ++result_.self_loops;
    const std::string a = escape_control(from.id);
    const std::string b = escape_control(to.id);
    result_.diagnostics.add({Severity::hint,
                             "self-loop-by-merging",
                             from_.files[row.file].name,
                             row.line,
                             {"source and target became one organisation; found \"" + a + "\" and \"" + b +
                                  "\"; the row was left out; nothing to do if the merging is meant",
                              "Quelle und Ziel wurden eine Organisation; gefunden wurden „" + a + "“ und „" + b +
                                  "“; die Zeile blieb weg; nichts ist zu tun, wenn das Zusammenführen gewollt ist"},
                             from.id + "," + to.id});
}

void Merging::ties() {
    for (TieRow row : from_.ties) {
        const NodeId a = row.source;
        const NodeId b = row.target;
        row.source = place_[row.source];
        row.target = place_[row.target];
        if (row.source != row.target) {
            result_.network.ties.push_back(row);
            continue;
        }
        if (row.row.line == 0)
            continue; // a decision's own tie
        ++self_loops_[row.row.file];
        tell_of_self_loop(from_.organisations[a], from_.organisations[b], row.row);
    }
    // rows were sorted by ends and content; stable, so that content goes on to decide
    to().ties.sort_by_ends(to().size());
}

void Merging::projects() {
    to().projects = from_.projects;
    to().participations = from_.participations;
    for (Participation& row : to().participations)
        row.organisation = place_[row.organisation];
    std::stable_sort(to().participations.begin(), to().participations.end(),
                     [](const Participation& a, const Participation& b) {
                         return std::tie(a.project, a.organisation) < std::tie(b.project, b.organisation);
                     });
}

void Merging::rest() {
    to().themes = from_.themes;
    to().sources = from_.sources;
    to().files = from_.files;
    to().organisations_declared = from_.organisations_declared;
    to().measures = from_.measures;
    for (Measure& measure : to().measures)
        measure.organisation = place_[measure.organisation];
    std::stable_sort(to().measures.begin(), to().measures.end(), [&](const Measure& a, const Measure& b) {
        if (a.organisation != b.organisation)
            return a.organisation < b.organisation;
        return a.measure != b.measure ? to().text(a.measure) < to().text(b.measure) : a.year < b.year;
    });
}

/// Rows read stay used + merged + rejected.
void Merging::account() {
    const auto before = repeated_rows(from_);
    const auto after = repeated_rows(to());
    for (std::size_t i = 0; i < to().files.size(); ++i) {
        InputFile& file = to().files[i];
        file.rows_rejected += self_loops_[i];
        file.rows_merged = file.rows_merged - before[i].count + after[i].count;
        file.rows_used = file.rows_read - file.rows_rejected - file.rows_merged;
    }
}

MergeResult Merging::run() {
    to().symbols = from_.symbols;
    to().lists = from_.lists;
    self_loops_.assign(from_.files.size(), 0);
    organisations();
    ties();
    projects();
    rest();
    account();
    return std::move(result_);
}

} // namespace

NodeColumn<std::size_t> rows_of_organisations(const Network& network) {
    NodeColumn<std::size_t> rows(network.size(), 0);
    for (const TieRow& row : network.ties) {
        ++rows[row.source];
        ++rows[row.target];
    }
    for (const Participation& row : network.participations)
        ++rows[row.organisation];
    return rows;
}

bool is_declared(const Network& network, NodeId organisation) {
    const RowRef& row = network.organisations[organisation].row();
    return row.line > 0 && row.file < network.files.size() && network.files[row.file].kind == TableKind::organisations;
}

MergeResult merged_into(const Network& network, const NodeColumn<NodeId>& into, Facts facts) {
    return Merging(network, into, facts).run();
}

} // namespace clusterbridge
