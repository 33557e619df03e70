#include "cli/command_whatif.hpp"

#include "analysis/what_if.hpp"
#include "analysis/what_if_words.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/selectors.hpp"
#include "report/what_if_report.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

bool was_set(const WhatifCommand& command, const std::string& name) {
    const auto& given = command.common.given;
    return std::find(given.begin(), given.end(), name) != given.end();
}

void check_question(const WhatifCommand& command) {
    if (command.remove.empty() && command.add.empty() && command.budget == 0)
        throw Error(ErrorCode::usage,
                    {"nothing is asked; --remove, --add and --budget are missing; say what is taken out (--remove "
                     "type:agency), what is added (--add A=B), or how many ties to propose (--budget 5)",
                     "Es ist nichts gefragt; --remove, --add und --budget fehlen; sagen Sie, was herausgenommen wird "
                     "(--remove type:agency), was hinzukommt (--add A=B) oder wie viele Verbindungen vorgeschlagen "
                     "werden sollen (--budget 5)"});
    if (command.budget > 0)
        return;
    for (const std::string name : {"candidates", "kind", "per-organisation", "per-theme", "ends"})
        if (was_set(command, name))
            throw Error(ErrorCode::usage, {"--" + name + " is about proposals; --budget is missing; add --budget N",
                                           "--" + name + " gilt Vorschlägen; --budget fehlt; ergänzen Sie --budget N"});
}

WhatIfOptions options_of(const WhatifCommand& command, const Loaded& loaded, const GraphView& view,
                         const Removal& removal, Session& session) {
    WhatIfOptions options;
    options.view = command.input.view;
    options.added = additions_of(command.add, loaded, view, removal, session);
    options.communities.objective = command.communities.objective;
    options.communities.resolution = command.communities.resolution;
    options.communities.runs = command.communities.runs;
    options.communities.seed = command.common.seed;
    options.communities.view = command.input.view;
    options.gaps.group_by = command.group_by;
    options.gaps.seed = command.common.seed;
    options.gaps.view = command.input.view;
    IntroductionOptions& introductions = options.introductions;
    introductions.budget = command.budget;
    introductions.every_pair = command.every_pair;
    introductions.kind = command.kind;
    introductions.per_organisation = command.per_organisation;
    introductions.per_theme = command.per_theme;
    RecommendChoices choices;
    choices.ends = command.ends;
    introductions.recommend = recommend_options(choices, command.input, command.group_by, session);
    options.begin = [&session](const std::string& step) { return session.begin(step); };
    return options;
}

/// Under the figures on a terminal: what they say, and the proposals.
std::string below_the_figures(const WhatifCommand& command, const Network& network, const WhatIf& result,
                              const Session& session, int width) {
    std::string text = "\n";
    for (const Sentence& sentence : what_if_in_words(network, result))
        text += escape_control(sentence.in(session.language())) + "\n";
    if (command.budget > 0)
        text += "\n" + to_aligned(what_if_proposals(result, network, true), session.language(), width);
    return text;
}

void write(const WhatifCommand& command, const Network& network, const WhatIf& result, Session& session) {
    Environment& environment = session.environment();
    switch (effective_format(command.table, environment)) {
    case TableFormat::json: {
        const std::string json = what_if_json(result, network, session.language());
        return write_table(what_if_measures(result), command.table, session, &json);
    }
    case TableFormat::table:
        return write_table(what_if_measures(result), command.table, session, nullptr,
                           below_the_figures(command, network, result, session, environment.terminal_width));
    case TableFormat::xlsx: {
        std::vector<DataTable> sheets;
        if (command.budget > 0)
            sheets.push_back(what_if_proposals(result, network));
        sheets.push_back(organisations_list("removed", result.removed, network));
        sheets.push_back(organisations_list("left_alone", result.left_alone, network));
        return write_table(what_if_measures(result), command.table, session, nullptr, {}, sheets);
    }
    case TableFormat::csv:
    case TableFormat::unsaid:
        return write_table(what_if_table(result, network, command.budget > 0), command.table, session);
    }
}

} // namespace

const CommandText& whatif_text() {
    static const CommandText kText{
        "whatif",
        {"the network without some organisations or with new ties; the best new ties under a budget",
         "das Netz ohne einzelne Organisationen oder mit neuen Verbindungen; die besten neuen Verbindungen"},
        {"Takes organisations, types, relations or projects out of the network, adds ties, and tells what changes: "
         "into "
         "how many parts it falls, how far its organisations are from each other, who is left alone. With --budget it "
         "proposes the new ties that bring everybody closest together.",
         "Nimmt Organisationen, Typen, Beziehungen oder Projekte aus dem Netz, fügt Verbindungen hinzu und sagt, was "
         "sich ändert: in wie viele Teile es zerfällt, wie weit die Organisationen voneinander entfernt sind, wer "
         "allein bleibt. Mit --budget schlägt es die neuen Verbindungen vor, die alle am nächsten zusammenbringen."},
        {{"clusterbridge whatif data/ --remove type:agency --remove type:programme",
          {"what holds without the state's own bodies", "was ohne die Stellen und Programme des Landes hält"}},
         {"clusterbridge whatif data/ --budget 5 --kind cross_cluster --per-organisation 1",
          {"five introductions across clusters that bridge most",
           "fünf Vermittlungen über Clustergrenzen, die am meisten verbinden"}},
         {"clusterbridge whatif data/ --remove bwcon --add photonics-bw=biorn --format json",
          {"one organisation less, one tie more", "eine Organisation weniger, eine Verbindung mehr"}}}};
    return kText;
}

void declare(CLI::App& app, WhatifCommand& command) {
    Declaration d(app, OptionGroup::command);
    d.list("--remove", command.remove, "", {"ID|type:TYPE|relation:R", "KENNUNG|type:TYP|relation:R"},
           {"take this out: an organisation, a type, a relation; also project:ID and programme:NAME; repeat for more",
            "das herausnehmen: eine Organisation, einen Typ, eine Beziehung; auch project:ID und programme:NAME; für "
            "mehr wiederholen"});
    d.list("--add", command.add, "", {"A=B", "A=B"},
           {"a new tie between two organisations (ids); repeat for more",
            "eine neue Verbindung zweier Organisationen (Kennungen); für mehr wiederholen"});
    d.count("--budget", command.budget, 0, 1000,
            {"propose so many new ties: those that bring everybody closest together",
             "so viele neue Verbindungen vorschlagen: die alle am nächsten zusammenbringen"},
            {"none", "keine"});
    d.choice<bool>("--candidates", command.every_pair, {{"recommend", false}, {"all", true}},
                   {"proposals from the pairs that recommend lists, or from every pair",
                    "Vorschläge aus den Paaren von recommend oder aus allen Paaren"});
    d.choice<std::optional<PairKind>>(
        "--kind", command.kind,
        {{"tech_transfer", PairKind::tech_transfer}, {"cross_cluster", PairKind::cross_cluster}},
        {"propose only research with companies, or only pairs that share no cluster",
         "nur Forschung mit Unternehmen vorschlagen oder nur Paare ohne gemeinsamen Cluster"},
        {"all", "alle"});
    d.count("--per-organisation", command.per_organisation, 0, 1000,
            {"at most so many proposals for one organisation", "höchstens so viele Vorschläge je Organisation"},
            {"no limit", "keine Grenze"});
    d.count("--per-theme", command.per_theme, 0, 1000,
            {"at most so many proposals between organisations that share a theme",
             "höchstens so viele Vorschläge zwischen Organisationen mit demselben Thema"},
            {"no limit", "keine Grenze"});
    d.list("--ends", command.ends, ",;", {"TYPE,…|all", "TYP,…|all"},
           {"types that may be proposed", "Typen, die vorgeschlagen werden dürfen"},
           {"all but programmes and agencies; with --candidates all every type",
            "alle außer Programmen und Behörden; mit --candidates all jeder Typ"});
    declare_group_by(app, command.group_by,
                     {"the groups between which gaps may close, and what counts as a cluster: cluster, region, theme, "
                      "country or a column of yours",
                      "die Gruppen, zwischen denen sich Lücken schließen können, und was als Cluster gilt: cluster, "
                      "region, theme, country oder eine eigene Spalte"},
                     {"cluster if there are any, else region or country",
                      "cluster, wenn es welche gibt, sonst region oder country"});
    declare_communities(app, command.communities);
    declare_table(app, command.table);
    declare_input(app, command.input);
    declare_common(app, command.common);
}

int run(const WhatifCommand& command, Environment& environment) {
    check_question(command);
    refuse_project_nodes(command.input, "whatif");
    check_table_run(command.input, command.common, command.table, environment);

    Session session(command.common, environment);
    const Loaded loaded = load(command.input, session);
    const GraphView view = view_of(loaded.network, command.input, session);
    const Removal removal = removal_of(command.remove, loaded, session);
    const WhatIf result = what_if(loaded.network, removal, options_of(command, loaded, view, removal, session));
    for (const Sentence& note : result.introductions.notes)
        session.warn(note);
    write(command, loaded.network, result, session);
    return 0;
}

} // namespace clusterbridge
