#include "base/error.hpp"
#include "base/text.hpp"
#include "graph/filter.hpp"
#include "graph/merge_organisations.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace clusterbridge {
namespace {

constexpr const char* kPartOf = "part_of";

struct Known {
    NodeId a, b;
    const DecisionRow* row;
};

std::string place_of(const DecisionRow& row) {
    return row.file + ":" + std::to_string(row.line);
}

void warn_unknown(const DecisionRow& row, const std::string& id, Diagnostics& diagnostics) {
    const std::string shown = escape_control(id);
    diagnostics.add({Severity::warning,
                     "decision-unknown-id",
                     row.file,
                     row.line,
                     {"the decision names an id that does not occur; found \"" + shown +
                          "\"; it changes nothing now and is kept for data in which the id occurs",
                      "die Entscheidung nennt eine Kennung, die nicht vorkommt; gefunden: „" + shown +
                          "“; sie ändert jetzt nichts und bleibt für Daten, in denen die Kennung vorkommt"}});
}

std::vector<Known> known_rows(const Network& network, const Decisions& decisions, Diagnostics& diagnostics) {
    std::vector<Known> known;
    for (const DecisionRow& row : decisions) {
        const NodeId a = network.find(row.id_a);
        const NodeId b = network.find(row.id_b);
        if (row.decision == Decision::open)
            continue;
        if (a == kNoNode)
            warn_unknown(row, row.id_a, diagnostics);
        if (b == kNoNode)
            warn_unknown(row, row.id_b, diagnostics);
        if (a != kNoNode && b != kNoNode && a != b)
            known.push_back({a, b, &row});
    }
    return known;
}

class Groups {
  public:
    explicit Groups(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }
    std::uint32_t root(NodeId i) {
        auto at = static_cast<std::uint32_t>(i);
        while (parent_[at] != at)
            at = parent_[at] = parent_[parent_[at]];
        return at;
    }
    void join(NodeId a, NodeId b) {
        const std::uint32_t x = root(a);
        const std::uint32_t y = root(b);
        parent_[std::max(x, y)] = std::min(x, y);
    }

  private:
    std::vector<std::uint32_t> parent_;
};

/// Lines of the `same` decisions that lead from one organisation to another.
std::vector<std::string> chain(const std::vector<Known>& known, NodeId from, NodeId to) {
    std::map<NodeId, const Known*> came;
    std::deque<NodeId> next{from};
    came[from] = nullptr;
    while (!next.empty() && !came.contains(to)) {
        const NodeId at = next.front();
        next.pop_front();
        for (const Known& k : known)
            if (k.row->decision == Decision::same && (k.a == at || k.b == at))
                if (const NodeId other = k.a == at ? k.b : k.a; came.emplace(other, &k).second)
                    next.push_back(other);
    }
    std::vector<std::string> lines;
    for (NodeId at = to; came[at] != nullptr; at = came[at]->a == at ? came[at]->b : came[at]->a)
        lines.push_back(place_of(*came[at]->row));
    std::reverse(lines.begin(), lines.end());
    return lines;
}

[[noreturn]] void contradiction(const Network& network, const Known& k, const std::vector<std::string>& lines) {
    const std::string a = escape_control(network.organisations[k.a].id);
    const std::string b = escape_control(network.organisations[k.b].id);
    const std::string word(key_of(k.row->decision));
    throw Error(
        ErrorCode::input,
        {place_of(*k.row) + ": the decisions contradict each other; \"" + a + "\" and \"" + b + "\" are " + word +
             " here, but other lines together say otherwise (" + join(lines, ", ") + "); change one of them",
         place_of(*k.row) + ": die Entscheidungen widersprechen sich; „" + a + "“ und „" + b + "“ sind hier " + word +
             ", andere Zeilen sagen zusammen etwas anderes (" + join(lines, ", ") + "); ändern Sie eine davon"});
}

void refuse_contradictions(const Network& network, const std::vector<Known>& known, Groups& groups) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, const Known*> parts;
    for (const Known& k : known) {
        if (k.row->decision == Decision::same)
            continue;
        const std::pair ends{groups.root(k.a), groups.root(k.b)};
        if (ends.first == ends.second)
            contradiction(network, k, chain(known, k.a, k.b));
        if (k.row->decision != Decision::part_of)
            continue;
        parts.emplace(ends, &k);
        if (const auto back = parts.find({ends.second, ends.first}); back != parts.end())
            contradiction(network, k, {place_of(*back->second->row)});
    }
}

/// A declared one first, then the one with more rows, then the smaller id.
NodeColumn<NodeId> survivors(const Network& network, Groups& groups) {
    const auto rows = rows_of_organisations(network);
    std::map<std::uint32_t, NodeId> best;
    const auto before = [&](NodeId x, NodeId y) {
        const bool declared_x = is_declared(network, x);
        const bool declared_y = is_declared(network, y);
        return declared_x != declared_y ? declared_x : rows[x] != rows[y] ? rows[x] > rows[y] : x < y;
    };
    for (std::size_t i = 0; i < network.size(); ++i) {
        const auto [at, added] = best.emplace(groups.root(node(i)), node(i));
        if (!added && before(node(i), at->second))
            at->second = node(i);
    }
    NodeColumn<NodeId> into(network.size());
    for (std::size_t i = 0; i < network.size(); ++i)
        into[node(i)] = best[groups.root(node(i))];
    return into;
}

void add_parts(Network& network, const std::vector<std::pair<NodeId, NodeId>>& parts, std::size_t& added) {
    const Symbol relation = network.symbols.intern(kPartOf);
    std::set<std::pair<NodeId, NodeId>> known;
    for (const TieRow& row : network.ties)
        if (row.relation == relation)
            known.emplace(row.source, row.target);
    for (const auto& [part, whole] : parts)
        if (known.emplace(part, whole).second) {
            TieRow row;
            row.source = part;
            row.target = whole;
            row.relation = relation;
            network.ties.push_back(row);
            ++added;
        }
    network.ties.sort_by_ends(network.size());
}

/// The whole that each organisation is part of, itself where there is none.
NodeColumn<NodeId> wholes(const Network& network, Diagnostics& diagnostics) {
    const auto rows = rows_of_organisations(network);
    const auto end = day_after_last_start(network);
    NodeColumn<NodeId> whole(network.size());
    for (std::size_t i = 0; i < network.size(); ++i)
        whole[node(i)] = node(i);
    std::set<NodeId> several;
    for (const TieRow& row : network.ties) {
        if (network.text(row.relation) != kPartOf || (row.until && end && *row.until < *end))
            continue;
        NodeId& known = whole[row.source];
        if (known != row.source && known != row.target)
            several.insert(row.source);
        if (known == row.source || rows[row.target] > rows[known] ||
            (rows[row.target] == rows[known] && row.target < known))
            known = row.target;
    }
    for (const NodeId part : several) {
        const std::string id = escape_control(network.organisations[part].id);
        const std::string chosen = escape_control(network.organisations[whole[part]].id);
        diagnostics.add({Severity::hint,
                         "part-of-several",
                         {},
                         0,
                         {"an organisation is part of several others; \"" + id + "\" is counted for \"" + chosen +
                              "\", which has most rows; remove the other part_of ties if that is not meant",
                          "eine Organisation ist Teil mehrerer anderer; „" + id + "“ zählt zu „" + chosen +
                              "“ mit den meisten Zeilen; entfernen Sie die übrigen part_of-Verbindungen, wenn das "
                              "nicht gemeint ist"}});
    }
    return whole;
}

/// Who asks for a roll-up has parts in mind.
void warn_if_nothing_is_part(const Network& network, const NodeColumn<NodeId>& whole, Diagnostics& diagnostics) {
    for (std::size_t i = 0; i < network.size(); ++i)
        if (whole[node(i)] != node(i))
            return;
    diagnostics.add({Severity::warning,
                     "roll-up-nothing",
                     {},
                     0,
                     {"--roll-up changed nothing; found no tie whose relation is part_of; add such ties, part to whole",
                      "--roll-up hat nichts geändert; gefunden wurde keine Verbindung mit der Beziehung part_of; "
                      "ergänzen Sie solche, vom Teil zum Ganzen"}});
}

[[noreturn]] void refuse_cycle(const Network& network, const NodeColumn<NodeId>& whole, NodeId start) {
    std::vector<std::string> ids{escape_control(network.organisations[start].id)};
    for (NodeId at = whole[start]; at != start; at = whole[at])
        ids.push_back(escape_control(network.organisations[at].id));
    ids.push_back(ids.front());
    const std::string path = join(ids, " → ");
    throw Error(ErrorCode::input, {"--roll-up: organisations are parts of each other in a circle; found " + path +
                                       "; remove one of these part_of ties",
                                   "--roll-up: Organisationen sind im Kreis Teil voneinander; gefunden: " + path +
                                       "; entfernen Sie eine dieser part_of-Verbindungen"});
}

} // namespace

MergeResult merge_organisations(const Network& network, const Decisions& decisions) {
    Diagnostics diagnostics;
    const auto known = known_rows(network, decisions, diagnostics);
    Groups groups(network.size());
    for (const Known& k : known)
        if (k.row->decision == Decision::same)
            groups.join(k.a, k.b);
    refuse_contradictions(network, known, groups);
    const auto into = survivors(network, groups);
    MergeResult result = merged_into(network, into, Facts::fill);
    diagnostics.append(result.diagnostics);
    result.diagnostics = std::move(diagnostics);
    std::vector<std::pair<NodeId, NodeId>> parts;
    for (const Known& k : known) {
        if (k.row->decision == Decision::same)
            continue;
        const std::string& a = network.organisations[into[k.a]].id;
        const std::string& b = network.organisations[into[k.b]].id;
        result.settled.emplace_back(a, b);
        if (k.row->decision == Decision::part_of)
            parts.emplace_back(result.network.find(a), result.network.find(b));
    }
    std::sort(parts.begin(), parts.end());
    std::sort(result.settled.begin(), result.settled.end());
    add_parts(result.network, parts, result.parts_added);
    return result;
}

MergeResult roll_up_parts(const Network& network) {
    Diagnostics diagnostics;
    const auto whole = wholes(network, diagnostics);
    warn_if_nothing_is_part(network, whole, diagnostics);
    NodeColumn<NodeId> into(network.size());
    for (std::size_t i = 0; i < network.size(); ++i) {
        NodeId at = node(i);
        for (std::size_t steps = 0; whole[at] != at; ++steps) {
            if (steps > network.size())
                refuse_cycle(network, whole, at);
            at = whole[at];
        }
        into[node(i)] = at;
    }
    MergeResult result = merged_into(network, into, Facts::keep);
    diagnostics.append(result.diagnostics);
    result.diagnostics = std::move(diagnostics);
    return result;
}

} // namespace clusterbridge
