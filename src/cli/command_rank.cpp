#include "cli/command_rank.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"

#include <algorithm>
#include <set>

namespace clusterbridge {
namespace {

const std::vector<std::string> kAlways{"id", "name", "type"};

/// The columns of the contract that were asked for; none = all.
std::vector<std::string> columns_of(const std::vector<std::string>& metrics) {
    if (metrics.empty())
        return {};
    std::vector<std::string> columns = known_columns(metrics, rank_columns(), "--metrics", "rank");
    columns.insert(columns.begin(), kAlways.begin(), kAlways.end());
    return columns;
}

bool needs_communities(const std::vector<std::string>& columns) {
    static const std::set<std::string> kResting{"community", "participation", "within_module_z"};
    for (const std::string& column : columns)
        if (kResting.contains(column))
            return true;
    return columns.empty();
}

} // namespace

const CommandText& rank_text() {
    static const CommandText kText{
        "rank",
        {"metrics of every organisation: centrality, brokerage, roles",
         "Kennzahlen jeder Organisation: Zentralität, Vermittlung, Rollen"},
        {"Computes for every organisation how it is placed in the network: how many partners it has, how often it lies "
         "between others, which roles it plays between groups, and how far its place in the ranking can be trusted. "
         "One row per organisation, sorted by id.",
         "Berechnet für jede Organisation, wie sie im Netz steht: wie viele Partner sie hat, wie oft sie zwischen "
         "anderen liegt, welche Rollen sie zwischen Gruppen spielt und wie weit ihrem Rang zu trauen ist. Eine Zeile "
         "je Organisation, nach Kennung geordnet."},
        {{"clusterbridge rank data/", {"every metric of every organisation", "alle Kennzahlen jeder Organisation"}},
         {"clusterbridge rank data/ --metrics degree,betweenness --output rank.csv",
          {"two metrics, into a file", "zwei Kennzahlen, in eine Datei"}},
         {"clusterbridge rank data/ --exclude-type agency --exclude-type programme --lang de",
          {"without the state's own bodies", "ohne Behörden und Programme"}}}};
    return kText;
}

void declare(CLI::App& app, RankCommand& command) {
    Declaration(app, OptionGroup::command)
        .list("--metrics", command.metrics, ",;", {"LIST", "LISTE"},
              {"compute only these columns (id, name and type always come)",
               "nur diese Spalten berechnen (id, name und type kommen immer)"},
              {"all", "alle"});
    declare_rank(app, command.rank);
    declare_group_by(
        app, command.group_by,
        {"groups of the brokerage roles: type, cluster, community, region, theme, country or a column of yours",
         "Gruppen der Vermittlerrollen: type, cluster, community, region, theme, country oder eine eigene Spalte"},
        {"type", "type"});
    declare_communities(app, command.communities);
    declare_table(app, command.table);
    declare_input(app, command.input);
    declare_common(app, command.common);
}

int run(const RankCommand& command, Environment& environment) {
    check_table_run(command.input, command.common, command.table, environment);
    const std::vector<std::string> columns = columns_of(command.metrics);

    Session session(command.common, environment);
    const Loaded loaded = load(command.input, session);
    const GraphView view = view_of(loaded.network, command.input, session);
    Partition partition;
    if (needs_communities(columns) || command.group_by == "community")
        partition = communities_of(loaded.network, view, command.communities, command.input, false, session).partition;
    RankOptions options = rank_options(command.rank, command.input, command.group_by, session);
    options.metrics.insert(columns.begin(), columns.end());
    const RankTable ranking =
        rank_organisations(loaded.network, view, partition, options, session.begin("component"), session.charger());
    for (const Sentence& note : ranking.notes)
        session.warn(note);
    write_table(rank_table(loaded.network, ranking, columns), command.table, session);
    return 0;
}

} // namespace clusterbridge
