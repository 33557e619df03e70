#include "cli/picture_clusters.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/wording.hpp"
#include "cli/picture_words.hpp"

#include <algorithm>
#include <numeric>

namespace clusterbridge {

namespace {

constexpr std::size_t kListed = 10;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::size_t most_circles(Paper paper) {
    return paper == Paper::a3 ? 60 : 36;
}

struct ClusterMap {
    const Network& network;
    const GapStudy& study;
    const PictureSettings& options;
    std::vector<std::size_t> place = {}; ///< of a group in picture.nodes, or none
    std::size_t gaps = 0;                ///< among the groups drawn
    Picture picture = {};

    Language language() const { return options.language; }
    std::string name(std::size_t group) const {
        return short_name(study.groups.groups[group].label.in(options.language));
    }
    bool drawn(const Gap& gap) const { return gap.theme == Symbol{} && place[gap.a] != kNone && place[gap.b] != kNone; }
};

void add_nodes(ClusterMap& m) {
    const auto& groups = m.study.groups.groups;
    std::vector<std::size_t> order(groups.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return groups[a].members.size() > groups[b].members.size(); });
    order.resize(std::min(order.size(), most_circles(m.options.paper)));
    m.place.assign(groups.size(), kNone);
    for (const std::size_t g : order) {
        m.place[g] = m.picture.nodes.size();
        m.picture.nodes.push_back(group_node(m.network, m.study.groups, g, m.language()));
    }
}

void add_tie(ClusterMap& m, const Gap& gap) {
    const std::size_t together = gap.shared_members + gap.observed;
    if (together + gap.direct_ties == 0)
        return;
    PictureTie tie;
    tie.a = m.place[gap.a];
    tie.b = m.place[gap.b];
    tie.weight = static_cast<double>(together) + 0.5 * static_cast<double>(gap.direct_ties);
    tie.stands_out = gap.verdict == GapVerdict::surplus ? TieWeight::significant : TieWeight::usual;
    const bool projects = m.study.from_projects;
    tie.tooltip = counted(gap.shared_members, {"shared member", "gemeinsames Mitglied"},
                          {"shared members", "gemeinsame Mitglieder"}, m.language()) +
                  ", " +
                  counted(gap.observed,
                          projects ? Sentence{"joint project", "gemeinsames Projekt"}
                                   : Sentence{"joint occasion", "gemeinsamer Anlass"},
                          projects ? Sentence{"joint projects", "gemeinsame Projekte"}
                                   : Sentence{"joint occasions", "gemeinsame Anlässe"},
                          m.language());
    m.picture.ties.push_back(std::move(tie));
}

void add_ties(ClusterMap& m) {
    for (const auto* pairs : {&m.study.rows, &m.study.faint})
        for (const Gap& gap : *pairs)
            if (m.drawn(gap)) {
                m.gaps += is_gap(gap.verdict) ? 1U : 0U;
                add_tie(m, gap);
            }
}

void list_pair(ClusterMap& m, const Gap& gap, bool tentative, const Sentence& remark) {
    if (!m.drawn(gap) || m.picture.suggestions.size() == kListed)
        return;
    PictureSuggestion s;
    s.a = m.place[gap.a];
    s.b = m.place[gap.b];
    s.number = static_cast<int>(m.picture.suggestions.size()) + 1;
    s.text_a = m.name(gap.a) + " – " + m.name(gap.b);
    s.text_b = remark.in(m.language());
    s.tentative = tentative;
    m.picture.suggestions.push_back(std::move(s));
}

Sentence verdict_of(const Gap& gap) {
    const std::string seen = std::to_string(gap.observed);
    const Sentence counts{": " + seen + " seen, " + decimal_number(gap.expected, 1, Language::en) + " expected",
                          ": " + seen + " gesehen, " + decimal_number(gap.expected, 1, Language::de) + " erwartet"};
    const Sentence word = gap.verdict == GapVerdict::proven_gap ? Sentence{"proven gap", "nachgewiesene Lücke"}
                          : gap.verdict == GapVerdict::open     ? Sentence{"never met", "nie zusammengetroffen"}
                                                                : Sentence{"likely gap", "wahrscheinliche Lücke"};
    return {word.en + counts.en, word.de + counts.de};
}

void add_gaps(ClusterMap& m) {
    for (const std::size_t r : m.study.gaps)
        list_pair(m, m.study.rows[r], false, verdict_of(m.study.rows[r]));
    for (const std::size_t r : m.study.silent) {
        const Gap& gap = m.study.rows[r];
        if (gap.brokers.empty())
            continue;
        const std::string broker = short_name(m.network.organisations[gap.brokers.front()].name());
        list_pair(m, gap, true, {"alike; through " + broker, "ähnlich; über " + broker});
    }
    const bool gaps = m.gaps > 0, silent = !m.picture.suggestions.empty() && m.picture.suggestions.back().tentative;
    m.picture.words.list_heading =
        (gaps && silent ? Sentence{"Gaps, and alike without contact", "Lücken und Ähnliche ohne Kontakt"}
         : gaps         ? Sentence{"Gaps", "Lücken"}
                        : Sentence{"Alike, no contact seen", "Ähnlich, kein Kontakt gesehen"})
            .in(m.language());
    m.picture.words.list_rest = Sentence{"in the table of gaps", "in der Tabelle der Lücken"}.in(m.language());
}

/// The two that share most, for the title.
const PictureTie* strongest(const ClusterMap& m) {
    const PictureTie* best = nullptr;
    for (const auto& tie : m.picture.ties)
        if (best == nullptr || tie.weight > best->weight)
            best = &tie;
    return best;
}

/// A proven gap, the one where most is missing, before the two that share most.
std::string title_of(const ClusterMap& m) {
    const auto& nodes = m.picture.nodes;
    const Sentence groups = groups_word(m.study.groups.kind);
    for (const std::size_t r : m.study.gaps) {
        const Gap& gap = m.study.rows[r];
        if (!m.drawn(gap) || gap.verdict != GapVerdict::proven_gap)
            continue;
        const std::string a = nodes[m.place[gap.a]].label, b = nodes[m.place[gap.b]].label;
        return Sentence{a + " and " + b + " met less often than expected",
                        a + " und " + b + " trafen seltener zusammen als erwartet"}
            .in(m.language());
    }
    if (const PictureTie* best = strongest(m)) {
        const std::string a = nodes[best->a].label, b = nodes[best->b].label;
        if (m.study.groups.kind == "community") // whose titles are no names
            return Sentence{"Closest: ‘" + a + "’ and ‘" + b + "’", "Am engsten verbunden: „" + a + "“ und „" + b + "“"}
                .in(m.language());
        return Sentence{"Closest: " + a + " and " + b, "Am engsten verbunden: " + a + " und " + b}.in(m.language());
    }
    return Sentence{"No contact seen between these " + groups.en,
                    "Kein Kontakt zwischen diesen " + dative_plural(groups.de) + " gesehen"}
        .in(m.language());
}

/// Which groups are not drawn; empty where all are.
std::string left_out(const ClusterMap& m) {
    const Language language = m.language();
    const Sentence groups = groups_word(m.study.groups.kind);
    const bool cluster = m.study.groups.of_initiatives;
    const std::size_t all = m.study.groups.groups.size();
    const std::size_t smaller = all - m.picture.nodes.size(), small = m.study.small_groups;
    const std::string with =
        cluster ? Sentence{" (the initiative counts)", " (die Initiative zählt mit)"}.in(language) : "";
    std::string left;
    if (smaller > 0)
        left = Sentence{count_words(smaller, language) + " smaller " + groups.en,
                        count_words(smaller, language) + " kleinere " + groups.de}
                   .in(language);
    if (small > 0)
        left += (left.empty() ? "" : Sentence{" and ", " und "}.in(language)) +
                Sentence{count_words(small, language) + " of fewer than three organisations" + with,
                         count_words(small, language) + " mit weniger als drei Organisationen" + with}
                    .in(language);
    return left.empty() ? left : Sentence{"Not drawn: " + left + '.', "Nicht gezeichnet: " + left + '.'}.in(language);
}

void add_words(ClusterMap& m) {
    Picture& p = m.picture;
    const Language language = m.language();
    const bool found = m.study.groups.kind == "community";
    p.title = title_of(m);
    p.subtitle = count_words(p.nodes.size(), language) + " " + groups_word(m.study.groups.kind).in(language) + ", " +
                 counted(p.ties.size(), {"pair with contact", "Paar mit Kontakt"},
                         {"pairs with contact", "Paare mit Kontakt"}, language);
    if (!found)
        p.subtitle += ", " + counted(m.gaps, {"gap", "Lücke"}, {"gaps", "Lücken"}, language);
    if (const std::string date = data_date(m.network, language); !date.empty())
        p.subtitle += "; " + date;
    std::string note =
        (found
             ? Sentence{"Communities are found in these very ties, so none of their gaps can be tested.",
                        "Gemeinschaften sind aus eben diesen Verbindungen erkannt; ihre Lücken lassen sich nicht "
                        "prüfen."}
             : Sentence{"Gaps: pairs that met less often than chance gives groups as active as these.",
                        "Lücken: Paare, die seltener zusammentrafen, als es bei so aktiven Gruppen der Zufall ergibt."})
            .in(language);
    p.footnotes.push_back(std::move(note));
    if (std::string left = left_out(m); !left.empty())
        p.footnotes.push_back(std::move(left));
    p.description = p.title + ". " + p.subtitle + '.';
}

} // namespace

Picture cluster_map_picture(const Network& network, const GapStudy& study, const PictureSettings& options) {
    if (study.groups.groups.size() < 2)
        throw Error(ErrorCode::input, {"no map of groups can be drawn; fewer than two groups have three organisations; "
                                       "choose other groups with --group-by",
                                       "keine Karte der Gruppen möglich; weniger als zwei Gruppen haben drei "
                                       "Organisationen; wählen Sie andere Gruppen mit --group-by"});
    ClusterMap m{network, study, options};
    m.picture = new_picture(PictureView::cluster_map, options);
    add_nodes(m);
    add_ties(m);
    add_gaps(m);
    add_words(m);
    return std::move(m.picture);
}

} // namespace clusterbridge
