#include "analysis/data_quality_parts.hpp"
#include "base/text.hpp"
#include "base/wording.hpp"
#include "graph/groups.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>

namespace clusterbridge {
namespace {

constexpr std::int32_t kFarDays = 5 * 366;
constexpr std::size_t kLeastDates = 20;
constexpr std::size_t kLeastMembers = 3;

struct DatedRow {
    Date date;
    RowRef row;
    auto operator<=>(const DatedRow&) const = default;
};

std::vector<DatedRow> sorted_starts(const Network& network) {
    std::vector<DatedRow> all;
    for (const TieRow& tie : network.ties)
        if (tie.since)
            all.push_back({*tie.since, tie.row});
    for (const Project& project : network.projects)
        if (project.start)
            all.push_back({*project.start, project.row});
    std::sort(all.begin(), all.end());
    return all;
}

void doubt_far(std::span<const DatedRow> far, std::size_t all, bool late, Date nearest, std::vector<Doubt>& doubts) {
    Examples found;
    for (const DatedRow& dated : far)
        found.add({}, dated.row);
    const Date farthest = late ? far.back().date : far.front().date;
    Sentence what = found.sentence(late ? Sentence{"starts long after all others", "Beginn lange nach allen anderen"}
                                        : Sentence{"starts long before all others", "Beginn lange vor allen anderen"},
                                   all);
    what.en += (late ? ", as late as " : ", as early as ") + long_date(farthest, Language::en) +
               (late ? "; the last of the others is " : "; the first of the others is ") +
               long_date(nearest, Language::en);
    what.de += (late ? ", bis zum " : ", zurück bis zum ") + long_date(farthest, Language::de) +
               (late ? "; der letzte der übrigen ist der " : "; der erste der übrigen ist der ") +
               long_date(nearest, Language::de);
    doubts.push_back({Severity::warning, late ? "dates-far-ahead" : "dates-far-back", found.first, std::move(what),
                      late
                          ? Sentence{"the day after the last start is today for every recommendation and look back: a "
                                     "mistyped year moves it; correct it, or give --as-of",
                                     "der Tag nach dem letzten Beginn ist das Heute aller Empfehlungen und Rückblicke; "
                                     "ein Tippfehler im Jahr verschiebt ihn; berichtigen Sie ihn, oder geben Sie "
                                     "--as-of an"}
                          : Sentence{"a mistyped year makes a tie look old; correct it if it is one",
                                     "ein Tippfehler im Jahr macht eine Verbindung alt; berichtigen Sie ihn, falls es "
                                     "einer ist"}});
}

void doubt_far_dates(const Network& network, std::vector<Doubt>& doubts) {
    const auto all = sorted_starts(network);
    const std::size_t n = all.size();
    if (n < kLeastDates)
        return;
    const std::size_t few = std::max<std::size_t>(1, n / 100);
    const auto gap_before = [&](std::size_t i) { return all[i].date.days - all[i - 1].date.days > kFarDays; };
    const std::span<const DatedRow> dates(all);
    for (std::size_t k = few; k > 0; --k)
        if (gap_before(n - k)) {
            doubt_far(dates.last(k), n, true, all[n - k - 1].date, doubts);
            break;
        }
    for (std::size_t k = few; k > 0; --k)
        if (gap_before(k)) {
            doubt_far(dates.first(k), n, false, all[k].date, doubts);
            break;
        }
}

void doubt_foundings(const Network& network, std::vector<Doubt>& doubts) {
    Examples found;
    std::size_t dated = 0;
    for (const TieRow& tie : network.ties) {
        if (!tie.since)
            continue;
        ++dated;
        for (const NodeId end : {tie.source, tie.target})
            if (const Organisation& o = network.organisations[end]; o.founded() && year_of(*tie.since) < *o.founded()) {
                found.add(o.name(), tie.row);
                break;
            }
    }
    if (found.count == 0)
        return;
    doubts.push_back({Severity::hint,
                      "tie-before-founding",
                      found.first,
                      found.sentence({"ties that begin before one of their ends was founded",
                                      "Verbindungen, die vor der Gründung eines ihrer Enden beginnen"},
                                     dated),
                      {"one of the two years is wrong, or a predecessor is meant; the order of events is uncertain "
                       "there",
                       "eines der beiden Jahre ist falsch, oder gemeint ist eine Vorgängerin; die zeitliche Folge ist "
                       "dort unsicher"}});
}

/// What the members of one initiative have in common.
struct MemberList {
    std::set<NodeId> members;
    std::set<Symbol> sources;
    RowRef row;
};

std::map<NodeId, MemberList> member_lists(const Network& network) {
    std::map<NodeId, MemberList> lists;
    const Groups clusters = initiative_clusters(network);
    for (const Groups::Group& group : clusters.groups) {
        const NodeId initiative = network.find(group.key);
        MemberList& list = lists[initiative];
        list.members.insert(group.members.begin(), group.members.end());
        list.members.erase(initiative);
        list.row = network.organisations[initiative].row();
    }
    for (const TieRow& tie : network.ties)
        if (const auto list = lists.find(tie.target); list != lists.end() && network.text(tie.relation) == "member_of")
            list->second.sources.insert(tie.source_key);
    return lists;
}

bool all_of_kind(const Network& network, const MemberList& list, bool (*is_kind)(ActorKind)) {
    std::size_t known = 0;
    for (const NodeId member : list.members) {
        const ActorKind kind = network.organisations[member].kind;
        if (kind == ActorKind::unknown)
            continue;
        if (!is_kind(kind))
            return false;
        ++known;
    }
    return known >= kLeastMembers;
}

} // namespace

std::optional<Doubt> doubt_about_duplicates(const Network& network, const DuplicateStudy& study) {
    Examples likely;
    std::size_t possible = 0;
    for (const DuplicatePair& pair : study.pairs) {
        const Organisation& a = network.organisations[pair.a];
        const Organisation& b = network.organisations[pair.b];
        if (pair.proposed == Decision::same)
            likely.add(a.name() + " / " + b.name(), a.row().line > 0 ? a.row() : b.row());
        else
            ++possible;
    }
    if (study.pairs.empty())
        return {};
    const auto found = [&](Language language) {
        const bool german = language == Language::de;
        const std::string names = likely.names.empty() ? ""
                                                       : " (" + join(likely.names, "; ") +
                                                             (likely.names.size() < likely.count ? "; …)" : ")");
        return (german ? "wahrscheinlich " : "likely ") + whole_number(likely.count, language) + names +
               (german ? ", möglich weitere " : ", possible further ") + whole_number(possible, language);
    };
    return Doubt{
        likely.count > 0 ? Severity::warning : Severity::hint,
        "likely-duplicates",
        likely.first,
        {"pairs of organisations that may be one; found " + found(Language::en),
         "Paare von Organisationen, die eine sein können; gefunden: " + found(Language::de)},
        {"their partners are counted apart, so both rank lower than the one would, and both may be recommended "
         "to each other's partners; duplicates.csv of check --output lists the pairs for a decision",
         "ihre Partner zählen getrennt; beide stehen dann tiefer, als die eine stünde, und werden womöglich "
         "den Partnern der anderen empfohlen; duplicates.csv von check --output führt die Paare zur "
         "Entscheidung auf"}};
}

void doubt_dates(const Network& network, std::vector<Doubt>& doubts) {
    doubt_far_dates(network, doubts);
    doubt_foundings(network, doubts);
}

void doubt_member_lists(const Network& network, std::vector<Doubt>& doubts) {
    Examples companies;
    Examples research;
    Examples one_source;
    std::size_t all = 0;
    for (const auto& [initiative, list] : member_lists(network)) {
        if (list.members.size() < kLeastMembers)
            continue;
        ++all;
        const Organisation& o = network.organisations[initiative];
        if (all_of_kind(network, list, [](ActorKind kind) { return kind == ActorKind::company; }))
            companies.add(o.name(), o.row());
        if (all_of_kind(network, list, is_research))
            research.add(o.name(), o.row());
        if (list.sources.size() == 1 && *list.sources.begin() != Symbol{})
            one_source.add(o.name(), o.row());
    }
    const Sentence one_sided{"a list of members by kind shows what the list was made for; that the other side is "
                             "missing there need not be so in practice",
                             "eine Mitgliederliste zeigt, wofür sie geführt wird; dass die andere Seite darin fehlt, "
                             "muss in der Praxis nicht so sein"};
    if (companies.count > 0)
        doubts.push_back({Severity::hint, "members-companies-only", companies.first,
                          companies.sentence({"cluster initiatives all of whose members are companies",
                                              "Clusterinitiativen, deren Mitglieder alle Unternehmen sind"},
                                             all),
                          one_sided});
    if (research.count > 0)
        doubts.push_back({Severity::hint, "members-research-only", research.first,
                          research.sentence({"cluster initiatives all of whose members are research",
                                             "Clusterinitiativen, deren Mitglieder alle Forschung sind"},
                                            all),
                          one_sided});
    if (one_source.count > 0)
        doubts.push_back({Severity::hint,
                          "members-from-one-source",
                          one_source.first,
                          one_source.sentence({"cluster initiatives all of whose members come from one source",
                                               "Clusterinitiativen, deren Mitglieder alle aus einer Quelle stammen"},
                                              all),
                          {"their figures are as complete and as recent as that one source",
                           "ihre Zahlen sind so vollständig und so aktuell wie diese eine Quelle"}});
}

/// Sentences that follow a semicolon, and get their full stop from whoever shows them.
static std::string as_clause(std::string text) {
    if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z')
        text.front() = static_cast<char>(text.front() - 'A' + 'a');
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

std::vector<Doubt> doubts_about_merging(const Network& network, const std::vector<DuplicateEffect>& effects) {
    std::vector<Doubt> doubts;
    for (const DuplicateEffect& effect : effects) {
        const Organisation& a = network.organisations[effect.a];
        const Organisation& b = network.organisations[effect.b];
        doubts.push_back({Severity::hint,
                          "likely-duplicates",
                          a.row().line > 0 ? a.row() : b.row(),
                          {"a pair that may be one organisation: " + a.name() + " and " + b.name(),
                           "ein Paar, das eine Organisation sein kann: " + a.name() + " und " + b.name()},
                          {as_clause(effect.text.en), as_clause(effect.text.de)}});
    }
    return doubts;
}

} // namespace clusterbridge
