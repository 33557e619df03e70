#include "cli/pipeline.hpp"

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "cli/filter_words.hpp"
#include "graph/merge_organisations.hpp"
#include "graph/project_nodes.hpp"
#include "graph/relation_key.hpp"
#include "io/decisions_reader.hpp"

#include <algorithm>
#include <istream>
#include <iterator>
#include <set>

namespace clusterbridge {

void refuse_missing(const std::vector<std::string>& inputs, const FileSystem& files) {
    for (const std::string& input : inputs)
        if (input != "-" && !files.exists(input)) {
            const std::string shown = escape_control(input);
            throw Error(ErrorCode::input, {shown + ": there is no such file or folder; check the name",
                                           shown + ": diese Datei oder diesen Ordner gibt es nicht; prüfen Sie den "
                                                   "Namen"});
        }
}

namespace {

std::optional<std::string> standard_input(const InputOptions& options, Environment& environment) {
    if (std::find(options.inputs.begin(), options.inputs.end(), "-") == options.inputs.end())
        return {};
    return std::string(std::istreambuf_iterator<char>(*environment.in), {});
}

void add_symbol(std::set<std::string>& known, const Network& network, Symbol symbol) {
    if (symbol != Symbol{})
        known.insert(network.text(symbol));
}

std::set<std::string> values_of(const Network& network, ListOf what) {
    std::set<std::string> known;
    const auto add_themes = [&](ListId list) {
        for (const Symbol theme : network.lists.get(list))
            add_symbol(known, network, theme);
    };
    for (const Organisation& o : network.organisations) {
        if (what == ListOf::types)
            add_symbol(known, network, o.type);
        if (what == ListOf::regions)
            for (const std::string& name : region_names(network, o))
                known.insert(name);
        if (what == ListOf::themes)
            add_themes(o.themes());
    }
    for (const TieRow& row : network.ties) {
        if (what == ListOf::relations)
            add_symbol(known, network, row.relation);
        if (what == ListOf::themes)
            add_themes(row.themes);
    }
    for (const Project& project : network.projects)
        if (what == ListOf::themes)
            add_themes(project.themes);
    if (what == ListOf::relations && !network.projects.empty())
        known.insert("project");
    if (what == ListOf::themes)
        for (const Theme& theme : network.themes) {
            known.insert(theme.name.en);
            known.insert(theme.name.de);
        }
    known.erase("");
    return known;
}

/// The name of a file inside one of the absolute inputs, as it would be beside that input.
std::string portable(const std::string& name, const std::vector<std::string>& inputs) {
    if (!name.starts_with('/'))
        return name;
    for (const std::string& input : inputs) {
        std::string root = input;
        while (root.size() > 1 && root.ends_with('/'))
            root.pop_back();
        if (root.starts_with('/') && name.starts_with(root))
            return file_name(root) + name.substr(root.size());
    }
    return file_name(name);
}

/// Decisions, then the roll-up; what they have to say is told and kept with the other messages.
void merge_and_roll_up(const InputOptions& options, Loaded& loaded, Session& session, Telling telling) {
    const auto take = [&](MergeResult result) {
        if (telling == Telling::all)
            session.tell(result.diagnostics.all());
        const std::map<std::string, std::string> gone(result.became.begin(), result.became.end());
        for (auto& [id, whole] : loaded.became)
            if (const auto at = gone.find(whole); at != gone.end())
                whole = at->second;
        loaded.became.insert(gone.begin(), gone.end());
        loaded.network = std::move(result.network);
        loaded.diagnostics.append(result.diagnostics);
    };
    if (!options.decisions.empty()) {
        const FileSystem& files = *session.environment().files;
        refuse_missing({options.decisions}, files);
        loaded.decisions = {file_name(options.decisions), sha256_hex(files.read(options.decisions)->view()),
                            read_decisions(files, options.decisions)};
        MergeResult merged = merge_organisations(loaded.network, loaded.decisions.rows);
        loaded.settled = std::move(merged.settled);
        take(std::move(merged));
    }
    if (options.roll_up)
        take(roll_up_parts(loaded.network));
}

} // namespace

void name_as_written(Loaded& loaded, const std::vector<std::string>& paths, const std::vector<std::string>& written) {
    const auto renamed = [&](const std::string& name) {
        for (std::size_t i = 0; i < paths.size(); ++i)
            if (!paths[i].starts_with('/') && name.starts_with(paths[i]) &&
                (name.size() == paths[i].size() || name[paths[i].size()] == '/' || name[paths[i].size()] == ':'))
                return written[i] + name.substr(paths[i].size());
        return name;
    };
    for (InputFile& file : loaded.network.files)
        file.name = renamed(file.name);
    std::vector<Diagnostic> diagnostics(loaded.diagnostics.all().begin(), loaded.diagnostics.all().end());
    loaded.diagnostics = {};
    for (Diagnostic& diagnostic : diagnostics) {
        diagnostic.file = renamed(diagnostic.file);
        loaded.diagnostics.add(std::move(diagnostic));
    }
}

void forget_this_machine(Network& network, std::vector<Diagnostic>& diagnostics,
                         const std::vector<std::string>& inputs) {
    std::vector<std::pair<std::string, std::string>> names; // messages name places in other files too
    for (InputFile& file : network.files)
        if (std::string shown = portable(file.name, inputs); shown != file.name) {
            names.emplace_back(file.name, shown);
            file.name = std::move(shown);
        }
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    for (Diagnostic& diagnostic : diagnostics) {
        diagnostic.file = portable(diagnostic.file, inputs);
        for (const auto& [name, shown] : names)
            for (std::string* text : {&diagnostic.message.en, &diagnostic.message.de})
                for (auto at = text->find(name); at != std::string::npos; at = text->find(name, at + shown.size()))
                    text->replace(at, name.size(), shown);
    }
}

std::vector<std::string> resolved(const std::vector<std::string>& values, ListOf what, const Network& network,
                                  const std::string& option, Session& session, Diagnostics* missed) {
    if (values.empty())
        return {};
    const auto known = values_of(network, what);
    std::set<std::string> folded;
    for (const std::string& value : known)
        folded.insert(fold_case(value));
    const auto occurs = [&](const std::string& value) {
        if (what == ListOf::types)
            if (const auto kind = parse_actor_kind(value))
                return folded.contains(std::string(key_of(*kind)));
        return folded.contains(fold_case(value));
    };
    std::vector<std::string> result;
    for (const std::string& value : values) {
        const std::vector<std::string> parts =
            occurs(value) || relation_key(value) != value ? std::vector{value} : split_list(value, ",");
        for (const std::string& part : parts) {
            result.push_back(what == ListOf::relations ? std::string(relation_key(part)) : part);
            if (occurs(result.back()))
                continue;
            const auto hint = nearest(part, {known.begin(), known.end()});
            const std::string shown = escape_control(part);
            const Sentence what_is_wrong{
                "nothing in the data has this value; " +
                    (hint ? "did you mean " + *hint + "?" : std::string("check the spelling")),
                "nichts in den Daten hat diesen Wert; " +
                    (hint ? "meinten Sie " + *hint + "?" : std::string("prüfen Sie die Schreibweise"))};
            session.warn(
                {option + " " + shown + ": " + what_is_wrong.en, option + " " + shown + ": " + what_is_wrong.de});
            if (missed != nullptr)
                missed->add({Severity::warning, "filter-value-unknown", option + " " + part, 0, what_is_wrong});
        }
    }
    return result;
}

Filter resolved(const Filter& filter, const Network& network, const std::string& place, Session& session,
                Diagnostics* missed) {
    const auto values = [&](const std::vector<std::string>& given, ListOf what, const char* option) {
        return resolved(given, what, network, place + option, session, missed);
    };
    Filter r = filter;
    r.types = values(filter.types, ListOf::types, "--type");
    r.exclude_types = values(filter.exclude_types, ListOf::types, "--exclude-type");
    r.regions = values(filter.regions, ListOf::regions, "--region");
    r.themes = values(filter.themes, ListOf::themes, "--theme");
    r.relations = values(filter.relations, ListOf::relations, "--relation");
    r.exclude_relations = values(filter.exclude_relations, ListOf::relations, "--exclude-relation");
    return r;
}

void cut_to(const Filter& filter, Loaded& loaded, Session& session) {
    const Network& network = loaded.network;
    Diagnostics& missed = loaded.diagnostics;
    const Filter r = resolved(filter, network, {}, session, &missed);
    loaded.filters = filter_in_words(r);
    loaded.organisations_read = network.size();
    loaded.network = filtered(loaded.network, r);
    if (loaded.network.size() > 0)
        return;
    session.warn({"the filters leave no organisation; every result is empty; widen the filters",
                  "Die Filter lassen keine Organisation übrig; alle Ergebnisse sind leer; weiten Sie die Filter"});
    missed.add({Severity::warning,
                "filter-leaves-nothing",
                filter_options(filter),
                0,
                {"no organisation is left; every result is empty; widen the filters",
                 "keine Organisation bleibt übrig; alle Ergebnisse sind leer; weiten Sie die Filter"}});
}

Loaded load(const InputOptions& options, Session& session, PathNames names, Telling telling) {
    const RunControl run = session.begin("reading");
    Environment& environment = session.environment();
    refuse_missing(options.inputs, *environment.files);
    ReadResult read =
        read_network(*environment.files, options.inputs, options.read, standard_input(options, environment), run);
    if (telling == Telling::all)
        session.tell(read.diagnostics.all());
    Loaded loaded{std::move(read.network), std::move(read.diagnostics), {}, {}, {}, {}, 0};
    merge_and_roll_up(options, loaded, session, telling);
    if (!options.filter.empty())
        cut_to(options.filter, loaded, session);
    if (options.view.projection == Projection::none)
        loaded.network = projects_as_nodes(loaded.network);
    if (names == PathNames::portable) {
        std::vector<Diagnostic> diagnostics(loaded.diagnostics.all().begin(), loaded.diagnostics.all().end());
        forget_this_machine(loaded.network, diagnostics, options.inputs);
        loaded.diagnostics = {};
        for (Diagnostic& diagnostic : diagnostics)
            loaded.diagnostics.add(std::move(diagnostic));
    }
    return loaded;
}

GraphView view_of(const Network& network, const InputOptions& options, Session& session) {
    return make_view(network, options.view, session.begin("projection"));
}

CommunityStudy communities_of(const Network& network, const GraphView& view, const CommunityChoices& choices,
                              const InputOptions& input, bool test_against_chance, Session& session) {
    CommunityOptions options;
    options.method = choices.method;
    options.levels = choices.levels;
    options.objective = choices.objective;
    options.resolution = choices.resolution;
    options.runs = choices.runs;
    options.on_paper = choices.on_paper;
    options.seed = session.options().seed;
    options.test_against_chance = test_against_chance;
    options.view = input.view;
    return study_communities(network, view, options, session.begin("communities"));
}

RankOptions rank_options(const RankChoices& choices, const InputOptions& input, const std::string& group_by,
                         const Session& session) {
    RankOptions options;
    options.seed = session.options().seed;
    options.exact = choices.exact;
    options.rank_intervals = choices.rank_intervals;
    options.epsilon = choices.epsilon;
    options.sampling_confidence = choices.sampling_confidence;
    if (!group_by.empty())
        options.group_by = group_by;
    options.view = input.view;
    return options;
}

RecommendOptions recommend_options(const RecommendChoices& choices, const InputOptions& input,
                                   const std::string& group_by, const Session& session) {
    RecommendOptions options;
    options.as_of = choices.as_of;
    options.top = choices.top;
    options.per_organisation = choices.per_organisation;
    options.ends = choices.ends;
    options.group_by = group_by;
    options.language = session.language();
    options.seed = session.options().seed;
    options.view = input.view;
    return options;
}

NodeId organisation_of(const Loaded& loaded, const std::string& id, const std::string& option, Session& session) {
    const Network& network = loaded.network;
    if (const NodeId found = network.find(nfc(trim(id))); found != kNoNode)
        return found;
    if (const auto gone = loaded.became.find(std::string(trim(id))); gone != loaded.became.end())
        if (const NodeId found = network.find(gone->second); found != kNoNode) {
            const std::string from = escape_control(gone->first);
            const std::string into = escape_control(gone->second);
            session.warn({option + " " + from + ": by --decisions or --roll-up this organisation counts for " + into +
                              "; the result is about " + into,
                          option + " " + from + ": durch --decisions oder --roll-up zählt diese Organisation zu " +
                              into + "; das Ergebnis handelt von " + into});
            return found;
        }
    std::vector<std::string> ids;
    for (const Organisation& o : network.organisations)
        ids.push_back(o.id);
    auto hint = nearest(id, ids);
    for (const Organisation& o : network.organisations)
        if (fold_case(o.name()) == fold_case(trim(id))) // a name where an id is wanted
            hint = o.id;
    const std::string shown = escape_control(id);
    throw Error(
        ErrorCode::usage,
        {option + " " + shown + ": no organisation has this id; " +
             (hint ? "did you mean " + *hint + "?" : "take the id column of the input or of rank"),
         option + " " + shown + ": keine Organisation hat diese Kennung; " +
             (hint ? "meinten Sie " + *hint + "?" : "nehmen Sie die Spalte id der Eingabe oder der Ausgabe von rank")});
}

std::vector<std::pair<std::string, std::string>> recorded_options(const CommonOptions& options) {
    auto recorded = options.settings;
    for (auto& [name, value] : recorded)
        if (name == "decisions")
            value = file_name(value);
    return recorded;
}

} // namespace clusterbridge
