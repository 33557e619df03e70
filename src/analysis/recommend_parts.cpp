#include "analysis/recommend_parts.hpp"

#include "analysis/community_groups.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace clusterbridge {
namespace {

/// Themes numbered by text.
class ThemeNumbers {
  public:
    ThemeNumbers(const Network& network, const std::set<ListId>& lists) {
        std::map<std::string_view, Symbol> by_text;
        for (const ListId list : lists)
            for (const Symbol theme : network.lists.get(list))
                by_text.emplace(network.text(theme), theme);
        for (const auto& [text, theme] : by_text) {
            number_.emplace(theme, static_cast<std::uint32_t>(themes_.size()));
            themes_.push_back(theme);
        }
    }
    std::uint32_t of(Symbol theme) const { return number_.at(theme); }
    const std::vector<Symbol>& themes() const { return themes_; }

  private:
    std::map<Symbol, std::uint32_t> number_;
    std::vector<Symbol> themes_;
};

/// What takes part in what: each project that makes ties is a record of its partners, each tie row one of its two ends.
struct Record {
    ListId themes{};
    std::vector<NodeId> members;
};

/// Where fewer of the projects name a theme, those that do are set apart by being described, not by what they do: the
/// gravity would be little more than the product of how much the two ends did.
constexpr double kLeastThemed = 0.1;

void forget_rare_themes(std::vector<Record>& projects, std::size_t least_projects) {
    const auto themed =
        std::count_if(projects.begin(), projects.end(), [](const Record& record) { return record.themes != ListId{}; });
    if (projects.size() >= least_projects &&
        static_cast<double>(themed) < kLeastThemed * static_cast<double>(projects.size()))
        for (Record& record : projects)
            record.themes = ListId{};
}

std::vector<Record> records_of(const Network& network, const ViewOptions& view, std::size_t least_projects,
                               bool& projects_only) {
    std::vector<Record> records;
    if (view.projection != Projection::none)
        for (const Project& project : network.projects) {
            auto partners = network.partners_of(project);
            if (partners.size() >= 2 && (view.max_project_size == 0 || partners.size() <= view.max_project_size))
                records.push_back({project.themes, std::move(partners)});
        }
    forget_rare_themes(records, least_projects);
    projects_only = !records.empty() && network.ties.empty();
    for (const TieRow& row : network.ties)
        records.push_back({row.themes, {row.source, row.target}});
    return records;
}

std::vector<ThemeCount> counted(std::vector<std::uint32_t>& themes) {
    std::sort(themes.begin(), themes.end());
    std::vector<ThemeCount> counts;
    for (const std::uint32_t theme : themes) {
        if (counts.empty() || counts.back().theme != theme)
            counts.push_back({theme, 0});
        counts.back().count += 1;
    }
    return counts;
}

/// Classes by the text of a column; the empty text is no class. Returns the names.
std::vector<Symbol> classes_of(const Network& network, OrganisationSymbol column, NodeColumn<std::uint32_t>& class_of) {
    std::map<std::string_view, Symbol> by_text;
    for (const Organisation& o : network.organisations)
        if ((o.*column)() != Symbol{})
            by_text.emplace(network.text((o.*column)()), (o.*column)());
    std::map<Symbol, std::uint32_t> number;
    std::vector<Symbol> names;
    for (const auto& [text, symbol] : by_text) {
        number.emplace(symbol, static_cast<std::uint32_t>(names.size()));
        names.push_back(symbol);
    }
    class_of = NodeColumn<std::uint32_t>(network.size(), Affinity::kNoClass);
    for (std::size_t i = 0; i < network.size(); ++i)
        if (const Symbol value = (network.organisations[node(i)].*column)(); value != Symbol{})
            class_of[node(i)] = number.at(value);
    return names;
}

[[noreturn]] void unknown_type(const std::string& type, const std::set<std::string>& types) {
    const std::vector<std::string> known(types.begin(), types.end());
    const auto near = nearest(type, known);
    const std::string list = join(known, ", ");
    throw Error(ErrorCode::usage,
                {"--ends: no organisation has this type; found \"" + escape_control(type) + "\"; take " +
                     (near ? "\"" + *near + "\"" : "one of " + list) + " or \"all\"",
                 "--ends: diesen Typ hat keine Organisation; angegeben ist „" + escape_control(type) +
                     "“; nehmen Sie " + (near ? "„" + *near + "“" : "einen von " + list) + " oder „all“"});
}

} // namespace

NodeColumn<NodeId> original_nodes(const Network& network, const Network& known) {
    NodeColumn<NodeId> original(known.size(), kNoNode);
    std::size_t at = 0; // both are sorted by id
    for (std::size_t i = 0; i < known.size(); ++i) {
        while (network.organisations[node(at)].id != known.organisations[node(i)].id)
            ++at;
        original[node(i)] = node(at);
    }
    return original;
}

void fill_themes(RecommendModel& model, const ViewOptions& view, std::size_t least_projects) {
    const Network& network = *model.known;
    const auto records = records_of(network, view, least_projects, model.counts_are_projects);
    std::set<ListId> lists;
    for (const Record& record : records)
        lists.insert(record.themes);
    const bool record_themes = std::any_of(lists.begin(), lists.end(), [](ListId list) { return list != ListId{}; });
    const bool declared_count = !(model.counts_are_projects && record_themes);
    if (declared_count)
        for (const Organisation& o : network.organisations)
            lists.insert(o.themes());
    const ThemeNumbers numbers(network, lists);
    model.themes = numbers.themes();
    model.themes_known = !model.themes.empty();
    model.counts_are_projects = model.counts_are_projects && !declared_count;

    ThemeGravityInput input;
    input.theme_totals.assign(model.themes.size(), 0.0);
    input.participations = NodeColumn<double>(network.size(), 0.0);
    input.total = static_cast<double>(records.size());
    NodeColumn<std::vector<std::uint32_t>> mentions(network.size());
    for (const Record& record : records) {
        for (const NodeId member : record.members)
            input.participations[member] += 1;
        for (const Symbol theme : network.lists.get(record.themes)) {
            const std::uint32_t t = numbers.of(theme);
            input.theme_totals[t] += 1;
            for (const NodeId member : record.members)
                mentions[member].push_back(t);
        }
    }
    if (declared_count)
        for (std::size_t i = 0; i < network.size(); ++i)
            for (const Symbol theme : network.lists.get(network.organisations[node(i)].themes())) {
                input.theme_totals[numbers.of(theme)] += 1;
                mentions[node(i)].push_back(numbers.of(theme));
            }
    input.counts = NodeColumn<std::vector<ThemeCount>>(network.size());
    for (std::size_t i = 0; i < network.size(); ++i)
        input.counts[node(i)] = counted(mentions[node(i)]);
    model.gravity = ThemeGravity(input);
}

void fill_affinities(RecommendModel& model) {
    const Network& network = *model.known;
    NodeColumn<std::uint32_t> class_of;
    model.place_names = classes_of(network, &Organisation::country, class_of);
    model.place_column = "country";
    if (model.place_names.size() < 2) {
        model.place_names = classes_of(network, &Organisation::region, class_of);
        model.place_column = model.place_names.empty() ? "" : "region";
    }
    model.places =
        Affinity(model.view.graph, std::move(class_of), static_cast<std::uint32_t>(model.place_names.size()));
    const auto types = classes_of(network, &Organisation::type_symbol, class_of);
    for (std::size_t i = 0; i < network.size(); ++i)
        if (network.organisations[node(i)].kind == ActorKind::unknown)
            class_of[node(i)] = Affinity::kNoClass;
    model.types = Affinity(model.view.graph, std::move(class_of), static_cast<std::uint32_t>(types.size()));
}

NodeColumn<std::uint32_t> part_of_families(const Network& network) {
    NodeColumn<std::uint32_t> parent(network.size());
    std::iota(parent.begin(), parent.end(), 0U);
    const auto root = [&](NodeId v) {
        while (parent[v] != index(v)) {
            parent[v] = parent[node(parent[v])];
            v = node(parent[v]);
        }
        return static_cast<std::uint32_t>(index(v));
    };
    for (const TieRow& row : network.ties)
        if (network.text(row.relation) == "part_of") {
            const std::uint32_t a = root(row.source);
            const std::uint32_t b = root(row.target);
            parent[node(std::max(a, b))] = std::min(a, b);
        }
    NodeColumn<std::uint32_t> family(network.size());
    for (std::size_t i = 0; i < network.size(); ++i)
        family[node(i)] = root(node(i));
    return family;
}

void fill_ends(RecommendModel& model, const std::vector<std::string>& ends) {
    const Network& network = *model.known;
    std::set<std::string> types, folded, wanted;
    for (const Organisation& o : network.organisations) {
        types.insert(network.text(o.type));
        folded.insert(fold_case(network.text(o.type)));
    }
    bool all = false;
    for (const std::string& end : ends) {
        const std::string text(trim(end));
        if (equal_ignoring_ascii_case(text, "all")) {
            all = true;
            continue;
        }
        const auto kind = parse_actor_kind(text);
        const std::string key = kind ? std::string(key_of(*kind)) : fold_case(text);
        if (!kind && !folded.contains(key))
            unknown_type(text, types);
        wanted.insert(key);
    }
    model.may_end = NodeColumn<std::uint8_t>(network.size(), 0);
    for (std::size_t i = 0; i < network.size(); ++i) {
        const Organisation& o = network.organisations[node(i)];
        const bool fits = all || !is_public_frame(o.kind) || wanted.contains(fold_case(network.text(o.type)));
        model.may_end[node(i)] = fits && model.ended[node(i)] == 0 ? 1 : 0;
    }
}

void fill_groups(RecommendModel& model, const Network& network, const RecommendOptions& options,
                 const RunControl& run) {
    const std::string by = options.group_by.empty() ? default_grouping(*model.known) : options.group_by;
    if (grouping_of(by) == "community") {
        CommunityOptions choices;
        choices.seed = options.seed;
        choices.view = options.view;
        model.groups = community_groups(study_communities(*model.known, model.view, choices, run));
        for (std::size_t g = 0; g < model.groups.groups.size(); ++g)
            model.group_in_original.push_back(static_cast<std::uint32_t>(g));
        return;
    }
    model.groups = group_by(*model.known, by, model.as_of);
    const Groups given = group_by(network, by, model.as_of);
    for (const auto& group : model.groups.groups) {
        const auto same = [](const Groups::Group& a, const std::string& key) { return a.key < key; };
        const auto at = std::lower_bound(given.groups.begin(), given.groups.end(), group.key, same);
        model.group_in_original.push_back(static_cast<std::uint32_t>(at - given.groups.begin()));
    }
}

} // namespace clusterbridge
