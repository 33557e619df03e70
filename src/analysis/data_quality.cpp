#include "analysis/data_quality.hpp"

#include "analysis/data_quality_parts.hpp"
#include "analysis/structure.hpp"
#include "base/text.hpp"
#include "base/wording.hpp"

#include <algorithm>
#include <array>

namespace clusterbridge {
namespace {

bool has_place(const Organisation& o) {
    return o.city() != Symbol{} || o.region() != Symbol{} || o.nuts3() != Symbol{} || o.nuts2() != Symbol{} ||
           o.country() != Symbol{} || o.place().has_value();
}

/// Nothing but ties: then nobody was asked for types and places.
bool says_who_they_are(const Network& network) {
    return network.organisations_declared || !network.participations.empty();
}

void doubt_types(const Network& network, std::vector<Doubt>& doubts) {
    Examples found;
    for (const Organisation& o : network.organisations)
        if (o.kind == ActorKind::unknown)
            found.add(o.name(), o.row());
    if (found.count == 0)
        return;
    const bool many = found.count * 4 > network.size();
    doubts.push_back({many ? Severity::warning : Severity::hint,
                      "organisations-without-type",
                      found.first,
                      found.sentence({"organisations without a type", "Organisationen ohne Typ"}, network.size()),
                      {"they count neither as companies nor as research, so technology transfer leaves them out and "
                       "shares by type come out too low",
                       "sie zählen weder als Unternehmen noch als Forschung; Empfehlungen zum Technologietransfer "
                       "lassen sie aus, und Anteile je Typ fallen zu niedrig aus"}});
}

void doubt_places(const Network& network, std::vector<Doubt>& doubts) {
    Examples found;
    for (const Organisation& o : network.organisations)
        if (!has_place(o))
            found.add(o.name(), o.row());
    if (found.count == 0)
        return;
    doubts.push_back(
        {Severity::hint,
         "organisations-without-place",
         found.first,
         found.sentence({"organisations without any place", "Organisationen ohne Ortsangabe"}, network.size()),
         {"they belong to no region and have no distances, so comparisons of regions leave them out",
          "sie gehören zu keiner Region und haben keine Entfernungen; Vergleiche von Regionen lassen sie "
          "aus"}});
}

void doubt_isolates(const Network& network, const Graph& graph, std::vector<Doubt>& doubts) {
    Examples found;
    for (std::size_t u = 0; u < graph.node_count(); ++u)
        if (graph.degree(node(u)) == 0)
            found.add(network.organisations[node(u)].name(), network.organisations[node(u)].row());
    if (found.count == 0)
        return;
    doubts.push_back(
        {Severity::hint,
         "isolated-organisations",
         found.first,
         found.sentence({"organisations without any tie", "Organisationen ohne jede Verbindung"}, network.size()),
         {"nobody can introduce them and no community holds them; it may be the data that lack their ties",
          "niemand kann sie bekannt machen, und sie gehören zu keiner Gemeinschaft; vielleicht fehlen "
          "ihre Verbindungen nur in den Daten"}});
}

void doubt_undated(const Network& network, std::vector<Doubt>& doubts) {
    Examples undated;
    for (const TieRow& tie : network.ties)
        if (!tie.since)
            undated.add({}, tie.row);
    for (const Project& project : network.projects)
        if (!project.start)
            undated.add({}, project.row);
    const std::size_t all = network.ties.size() + network.projects.size();
    if (undated.count == 0 || undated.count == all)
        return;
    doubts.push_back(
        {Severity::hint,
         "undated-records",
         undated.first,
         undated.sentence({"ties and projects without a start", "Verbindungen und Projekte ohne Beginn"}, all),
         {"they count as known at any time, so a look back at past data sees them too early",
          "sie gelten als jederzeit bekannt; ein Rückblick auf frühere Daten sieht sie zu früh"}});
}

void doubt_largest_projects(const Network& network, const GraphView& view, const ViewOptions& options,
                            std::vector<Doubt>& doubts) {
    if (network.projects.size() <= 10)
        return;
    const double share = share_of_largest_projects(network, view, options);
    if (share <= 0)
        return;
    const auto* largest = &network.projects.front();
    std::size_t most = 0;
    for (const Project& project : network.projects)
        if (const std::size_t partners = network.partners_of(project).size(); partners > most) {
            most = partners;
            largest = &project;
        }
    const auto found = [&](Language language) {
        const std::string& title = network.text(largest->title);
        return percentage(share, language) + (language == Language::de ? "; das größte ist " : "; the largest is ") +
               (title.empty() ? largest->id : title) + " (" + whole_number(most, language) +
               (language == Language::de ? " Beteiligte)" : " partners)");
    };
    doubts.push_back({share >= 0.5 ? Severity::warning : Severity::hint,
                      "largest-projects",
                      largest->row,
                      {"ties that the ten largest projects make; found " + found(Language::en),
                       "Verbindungen, die aus den zehn größten Projekten stammen; gefunden: " + found(Language::de)},
                      {"in such a project everybody is tied to everybody, whether they met or not; "
                       "--max-project-size leaves the largest out",
                       "in einem solchen Projekt ist jeder mit jedem verbunden, ob man sich traf oder nicht; "
                       "--max-project-size lässt die größten weg"}});
}

/// Rows of ties by the word in their column `confidence`.
void doubt_confidence(const Network& network, std::vector<Doubt>& doubts) {
    struct Word {
        const char* key;
        const char* en;
        const char* de;
        std::size_t rows = 0;
    };
    std::array<Word, 3> words{{{"stated", "stated in a source", "in einer Quelle genannt"},
                               {"inferred", "inferred from a source", "aus einer Quelle erschlossen"},
                               {"memory", "known without a source", "ohne Quelle bekannt"}}};
    std::size_t none = 0;
    std::size_t other = 0;
    for (const TieRow& tie : network.ties) {
        const std::string& word = network.text(tie.confidence);
        const auto known = std::find_if(words.begin(), words.end(),
                                        [&](const Word& w) { return equal_ignoring_ascii_case(word, w.key); });
        ++(word.empty() ? none : known == words.end() ? other : known->rows);
    }
    const std::size_t all = network.ties.size();
    if (none == all)
        return;
    const auto list = [&](Language language) {
        const bool german = language == Language::de;
        std::vector<std::string> parts;
        const auto add = [&](const std::string& name, std::size_t rows) {
            if (rows > 0)
                parts.push_back(name + " " +
                                percentage(static_cast<double>(rows) / static_cast<double>(all), language));
        };
        for (const Word& word : words)
            add(german ? word.de : word.en, word.rows);
        add(german ? "anders" : "other", other);
        add(german ? "ohne Angabe" : "not given", none);
        return join(parts, ", ");
    };
    doubts.push_back({words[0].rows * 2 < all ? Severity::warning : Severity::hint,
                      "confidence",
                      {},
                      {"ties by how well they are supported; found " + list(Language::en),
                       "Verbindungen nach Beleglage; gefunden: " + list(Language::de)},
                      {"what is not stated by a source may be wrong; reasons for a recommendation rest on stated rows "
                       "first, and mark the others",
                       "was keine Quelle belegt, kann falsch sein; Gründe einer Empfehlung stützen sich zuerst auf "
                       "Belegtes und kennzeichnen das Übrige"}});
}

} // namespace

void Examples::add(const std::string& name, RowRef row) {
    constexpr std::size_t kNamed = 3;
    if (row.line > 0 && (first.line == 0 || row < first))
        first = row;
    if (++count <= kNamed && !name.empty())
        names.push_back(name);
}

Sentence Examples::sentence(const Sentence& what, std::size_t all) const {
    const std::string list = join(names, ", ") + (names.size() < count ? ", …" : "");
    const auto found = [&](Language language, const char* of) {
        return whole_number(count, language) + of + whole_number(all, language) +
               (names.empty() ? "" : " (" + list + ")");
    };
    return {what.en + "; found " + found(Language::en, " of "),
            what.de + "; gefunden: " + found(Language::de, " von ")};
}

std::vector<Doubt> doubts_about(const Network& network, const GraphView& view, const ViewOptions& options,
                                const RunControl& run) {
    run.throw_if_stopped();
    std::vector<Doubt> doubts;
    if (says_who_they_are(network)) {
        doubt_types(network, doubts);
        doubt_places(network, doubts);
    }
    doubt_isolates(network, view.graph, doubts);
    doubt_undated(network, doubts);
    run.throw_if_stopped();
    doubt_dates(network, doubts);
    doubt_member_lists(network, doubts);
    run.throw_if_stopped();
    doubt_largest_projects(network, view, options, doubts);
    doubt_confidence(network, doubts);
    return doubts;
}

Diagnostic as_diagnostic(const Network& network, const Doubt& doubt) {
    Diagnostic diagnostic{doubt.severity, doubt.rule, {}, doubt.row.line, {}};
    if (doubt.row.line > 0)
        diagnostic.file = network.files[doubt.row.file].name;
    diagnostic.message = {doubt.what.en + "; " + doubt.meaning.en, doubt.what.de + "; " + doubt.meaning.de};
    return diagnostic;
}

} // namespace clusterbridge
