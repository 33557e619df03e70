#include "cli/command_gaps.hpp"

#include "analysis/gaps.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"

namespace clusterbridge {

const CommandText& gaps_text() {
    static const CommandText kText{
        "gaps",
        {"pairs of groups that work together less than their activity would suggest",
         "Paare von Gruppen, die weniger zusammenarbeiten, als ihre Aktivität erwarten ließe"},
        {"Compares, for every two groups (clusters, regions, themes …), how often they met in projects or programmes "
         "with "
         "how often groups as active as these meet by chance. Each row says how sure that is, what is missing, how "
         "alike the two are and who knows both. Where the data do not suffice, it says so.",
         "Vergleicht für je zwei Gruppen (Cluster, Regionen, Themen …), wie oft sie in Projekten oder Programmen "
         "zusammentrafen, mit dem, was bei so aktiven Gruppen der Zufall ergäbe. Jede Zeile sagt, wie sicher das ist, "
         "was fehlt, wie ähnlich sich beide sind und wer beide kennt. Reichen die Daten nicht, so steht es da."},
        {{"clusterbridge gaps data/", {"clusters of the example network", "die Cluster des Beispielnetzes"}},
         {"clusterbridge gaps data/ --group-by region --lang de",
          {"regions instead of clusters", "Regionen statt Cluster"}},
         {"clusterbridge gaps data/ --group-by type --all-pairs --format json --output gaps.json",
          {"every pair, also those that say little", "jedes Paar, auch die wenig aussagen"}}}};
    return kText;
}

void declare(CLI::App& app, GapsCommand& command) {
    declare_group_by(app, command.group_by,
                     {"the groups: cluster, community, region, type, theme, country or a column of yours",
                      "die Gruppen: cluster, community, region, type, theme, country oder eine eigene Spalte"},
                     {"cluster if there are any, else region or country",
                      "cluster, wenn es welche gibt, sonst region oder country"});
    Declaration d(app, OptionGroup::command);
    d.flag("--all-pairs", command.all_pairs,
           {"also pairs that expect less than one meeting, had none and are not alike",
            "auch Paare ohne Treffen, mit weniger als einem erwarteten und ohne Ähnlichkeit"});
    declare_table(app, command.table);
    declare_input(app, command.input);
    declare_common(app, command.common);
}

int run(const GapsCommand& command, Environment& environment) {
    check_table_run(command.input, command.common, command.table, environment);
    refuse_project_nodes(command.input, "gaps");

    Session session(command.common, environment);
    const Loaded loaded = load(command.input, session);
    const GraphView view = view_of(loaded.network, command.input, session);
    GapOptions options;
    options.group_by = command.group_by;
    options.all_pairs = command.all_pairs;
    options.seed = command.common.seed;
    options.view = command.input.view;
    const GapStudy study = study_gaps(loaded.network, view, options, session.begin("gaps"));
    for (const Sentence& note : study.notes) // why nothing came out is no aside
        study.rows.empty() ? session.warn(note) : session.hint(note);
    if (study.groups.kind != "community" && study.margins_decide())
        session.warn(
            {"nothing can be learned from these groups: every random table with the same sums gives the same "
             "meetings; try groups of another kind (--group-by)",
             "aus diesen Gruppen ist nichts zu lernen: Jede Zufallstabelle mit denselben Summen ergibt dieselben "
             "Treffen; versuchen Sie Gruppen anderer Art (--group-by)"});
    const bool for_people = effective_format(command.table, environment) == TableFormat::table;
    write_table(for_people ? gaps_for_people(loaded.network, study, session.language())
                           : gaps_table(loaded.network, study),
                command.table, session);
    return 0;
}

} // namespace clusterbridge
