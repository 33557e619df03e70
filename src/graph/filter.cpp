#include "graph/filter.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <set>

namespace clusterbridge {
namespace {

using Flags = std::vector<std::uint8_t>;

/// Folded texts, to be asked about symbols of a network.
class Wanted {
  public:
    explicit Wanted(const std::vector<std::string>& texts) {
        for (const std::string& text : texts)
            folded_.insert(fold_case(trim(text)));
    }
    bool empty() const { return folded_.empty(); }
    bool has(const std::string& text) const { return folded_.contains(fold_case(text)); }
    bool has_any(const std::vector<std::string>& texts) const {
        return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) { return has(text); });
    }

  private:
    std::set<std::string> folded_;
};

Wanted wanted_types(const std::vector<std::string>& types) {
    std::vector<std::string> keys;
    for (const std::string& type : types) {
        const auto kind = parse_actor_kind(type);
        keys.push_back(kind ? std::string(key_of(*kind)) : type);
    }
    return Wanted(keys);
}

bool has_theme(const Network& network, ListId list, const Wanted& wanted) {
    const auto themes = network.lists.get(list);
    return std::any_of(themes.begin(), themes.end(), [&](Symbol theme) {
        return wanted.has(network.text(theme)) || wanted.has(network.theme_name(theme, Language::de)) ||
               wanted.has(network.theme_name(theme, Language::en));
    });
}

bool in_time(const Filter& filter, std::optional<Date> since, std::optional<Date> until) {
    if (!filter.since && !filter.until)
        return !filter.dated_only || since || until;
    if (!since && !until)
        return !filter.dated_only;
    if (filter.since && until && *until < *filter.since)
        return false;
    return !(filter.until && since && *since > *filter.until);
}

struct Kept {
    NodeColumn<std::uint8_t> organisations;
    Flags ties, participations;
};

void keep_organisations(const Network& network, const Filter& filter, Kept& kept) {
    const Wanted types = wanted_types(filter.types);
    const Wanted excluded = wanted_types(filter.exclude_types);
    const Wanted regions(filter.regions);
    const Wanted themes(filter.themes);
    const bool declared = std::any_of(network.organisations.begin(), network.organisations.end(),
                                      [](const Organisation& o) { return o.themes() != ListId{}; });
    for (std::size_t i = 0; i < network.size(); ++i) {
        const Organisation& o = network.organisations[node(i)];
        const std::string& type = network.text(o.type);
        const bool keep = (types.empty() || types.has(type)) && !excluded.has(type) &&
                          (regions.empty() || regions.has_any(region_names(network, o))) &&
                          (themes.empty() || !declared || has_theme(network, o.themes(), themes));
        kept.organisations[node(i)] = keep ? 1 : 0;
    }
    if (themes.empty() || declared)
        return;
    // themes stand on ties and projects only: keep what they touch
    NodeColumn<std::uint8_t> touched(network.size(), 0);
    for (std::size_t i = 0; i < network.ties.size(); ++i)
        if ((kept.ties[i] = has_theme(network, network.ties[i].themes, themes) ? 1 : 0) != 0)
            touched[network.ties[i].source] = touched[network.ties[i].target] = 1;
    for (std::size_t i = 0; i < network.participations.size(); ++i) {
        const Participation& p = network.participations[i];
        if ((kept.participations[i] = has_theme(network, network.projects[p.project].themes, themes) ? 1 : 0) != 0)
            touched[p.organisation] = 1;
    }
    for (std::size_t i = 0; i < network.size(); ++i)
        if (touched[node(i)] == 0)
            kept.organisations[node(i)] = 0;
}

} // namespace

bool Filter::empty() const {
    return types.empty() && regions.empty() && themes.empty() && exclude_types.empty() && relations.empty() &&
           exclude_relations.empty() && !since && !until && !dated_only;
}

Network filtered(const Network& network, const Filter& filter) {
    Kept kept{NodeColumn<std::uint8_t>(network.size(), 1), Flags(network.ties.size(), 1),
              Flags(network.participations.size(), 1)};
    keep_organisations(network, filter, kept);
    const Wanted relations(filter.relations);
    const Wanted excluded(filter.exclude_relations);
    for (std::size_t i = 0; i < network.ties.size(); ++i) {
        const TieRow& row = network.ties[i];
        const std::string& relation = network.text(row.relation);
        if (!((relations.empty() || relations.has(relation)) && !excluded.has(relation) &&
              in_time(filter, row.since, row.until)))
            kept.ties[i] = 0;
    }
    for (std::size_t i = 0; i < network.participations.size(); ++i) {
        const Project& project = network.projects[network.participations[i].project];
        const bool relation_fits = relations.empty() || relations.has("project");
        if (!relation_fits || excluded.has("project") || !in_time(filter, project.start, project.end))
            kept.participations[i] = 0;
    }
    return subnetwork(network, kept.organisations, kept.ties, kept.participations);
}

namespace {

/// A record without a date cannot be older than its ends.
bool founded_by(const Organisation& organisation, Date day) {
    return !organisation.founded() || make_date(*organisation.founded(), 1, 1) < day;
}

} // namespace

std::vector<std::string> region_names(const Network& network, const Organisation& organisation) {
    constexpr std::size_t kCountry = 2; // letters
    constexpr std::size_t kFinest = 5;  // NUTS 3
    std::set<std::string> names{network.text(organisation.region()), network.text(organisation.country())};
    const auto add_code = [&](const std::string& code) {
        names.insert(code);
        for (std::size_t length = kCountry; length < std::min(code.size(), kFinest); ++length)
            names.insert(code.substr(0, length));
    };
    add_code(network.text(organisation.nuts3()));
    add_code(network.text(organisation.nuts2()));
    for (const auto& [header, value] : organisation.extra())
        if (network.text(header) == "nuts")
            add_code(network.text(value));
    names.erase("");
    return {names.begin(), names.end()};
}

Network known_before(const Network& network, Date day) {
    Flags ties(network.ties.size(), 1);
    Flags participations(network.participations.size(), 1);
    NodeColumn<std::uint8_t> keep(network.size(), 0);
    for (std::size_t i = 0; i < network.ties.size(); ++i) {
        const TieRow& row = network.ties[i];
        ties[i] = row.since ? *row.since < day
                            : founded_by(network.organisations[row.source], day) &&
                                  founded_by(network.organisations[row.target], day);
        if (ties[i] != 0)
            keep[row.source] = keep[row.target] = 1;
    }
    for (std::size_t i = 0; i < network.participations.size(); ++i) {
        const Participation& row = network.participations[i];
        const auto start = network.projects[row.project].start;
        participations[i] = (!start || *start < day) && (!row.start || *row.start < day) &&
                            (start || row.start || founded_by(network.organisations[row.organisation], day));
        if (participations[i] != 0)
            keep[row.organisation] = 1;
    }
    for (std::size_t i = 0; i < network.size(); ++i) {
        const Organisation& o = network.organisations[node(i)];
        const bool declared = o.row().line > 0 && network.files[o.row().file].kind == TableKind::organisations;
        if (declared && founded_by(o, day))
            keep[node(i)] = 1;
    }
    Network cut = subnetwork(network, keep, ties, participations);
    // what later rows say about an organisation is not known yet either
    std::erase_if(cut.versions,
                  [&](const OrganisationVersion& version) { return version.from && *version.from >= day; });
    for (const OrganisationVersion& version : cut.versions)
        cut.organisations[version.organisation] = version.record;
    return cut;
}

Network subnetwork(const Network& network, const NodeColumn<std::uint8_t>& keep, const Flags& keep_ties,
                   const Flags& keep_participations) {
    Network cut;
    cut.symbols = network.symbols;
    cut.lists = network.lists;
    cut.themes = network.themes;
    cut.sources = network.sources;
    cut.files = network.files;
    cut.organisations_declared = network.organisations_declared;
    NodeColumn<NodeId> renumbered(network.size(), kNoNode);
    std::vector<Organisation> organisations;
    for (std::size_t i = 0; i < network.size(); ++i)
        if (keep[node(i)] != 0) {
            renumbered[node(i)] = node(organisations.size());
            organisations.push_back(network.organisations[node(i)]);
        }
    cut.organisations = NodeColumn<Organisation>(std::move(organisations));
    for (OrganisationVersion version : network.versions) {
        version.organisation = renumbered[version.organisation];
        if (version.organisation != kNoNode)
            cut.versions.push_back(std::move(version));
    }
    for (std::size_t i = 0; i < network.ties.size(); ++i) {
        TieRow row = network.ties[i];
        row.source = renumbered[row.source];
        row.target = renumbered[row.target];
        if (keep_ties[i] != 0 && row.source != kNoNode && row.target != kNoNode)
            cut.ties.push_back(row);
    }
    for (const Project& project : network.projects) {
        Project copy = project;
        copy.first_participation = static_cast<std::uint32_t>(cut.participations.size());
        for (std::uint32_t i = project.first_participation; i < project.last_participation; ++i) {
            Participation row = network.participations[i];
            row.organisation = renumbered[row.organisation];
            row.project = static_cast<std::uint32_t>(cut.projects.size());
            if (keep_participations[i] != 0 && row.organisation != kNoNode)
                cut.participations.push_back(row);
        }
        copy.last_participation = static_cast<std::uint32_t>(cut.participations.size());
        if (copy.last_participation > copy.first_participation)
            cut.projects.push_back(std::move(copy));
    }
    for (Measure measure : network.measures) {
        measure.organisation = renumbered[measure.organisation];
        if (measure.organisation != kNoNode)
            cut.measures.push_back(measure);
    }
    return cut;
}

std::optional<Date> day_after_last_start(const Network& network) {
    std::optional<Date> last;
    for (const TieRow& row : network.ties)
        if (row.since && (!last || *row.since > *last))
            last = row.since;
    for (const Project& project : network.projects)
        if (project.start && (!last || *project.start > *last))
            last = project.start;
    for (const Participation& row : network.participations)
        if (row.start && (!last || *row.start > *last))
            last = row.start;
    if (last)
        ++last->days;
    return last;
}

} // namespace clusterbridge
