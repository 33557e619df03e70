#include "cli/command_communities.hpp"

#include "base/error.hpp"
#include "cli/communities_json.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "graph/groups.hpp"

namespace clusterbridge {
namespace {

/// Before the search, which takes long.
void check_on_paper(const Network& network, const std::string& column) {
    if (grouping_of(column) == "community")
        throw Error(ErrorCode::usage,
                    {"--group-by names what the communities are compared with; found 'community'; give cluster, "
                     "region, type, theme, country or a column of yours",
                     "--group-by nennt, womit die Gemeinschaften verglichen werden; gefunden: „community“; geben Sie "
                     "cluster, region, type, theme, country oder eine eigene Spalte an"});
    if (!column.empty())
        group_by(network, column);
}

} // namespace

const CommandText& communities_text() {
    static const CommandText kText{
        "communities",
        {"stable communities, how certain each member is, and whether chance would do the same",
         "stabile Gemeinschaften, wie sicher jedes Mitglied ist und ob der Zufall dasselbe ergäbe"},
        {"Finds the communities that the network really has, from many runs instead of one lucky one: one row per "
         "organisation with its community and how certain that is. With --format json also the comparison with random "
         "networks, and with the clusters on paper.",
         "Findet die Gemeinschaften, die das Netz wirklich hat, aus vielen Läufen statt aus einem Glückstreffer: eine "
         "Zeile je Organisation mit ihrer Gemeinschaft und wie sicher diese ist. Mit --format json auch der Vergleich "
         "mit Zufallsnetzen und mit den Clustern auf dem Papier."},
        {{"clusterbridge communities data/",
          {"the community of every organisation", "die Gemeinschaft jeder Organisation"}},
         {"clusterbridge communities data/ --format json --output communities.json",
          {"with the test against chance", "mit dem Vergleich gegen den Zufall"}},
         {"clusterbridge communities data/ --resolution 2 --runs 500",
          {"smaller communities, more runs", "kleinere Gemeinschaften, mehr Läufe"}},
         {"clusterbridge communities data/ --method map-equation",
          {"by how long a walk stays in them", "danach, wie lange ein Gang in ihnen bleibt"}},
         {"clusterbridge communities data/ --levels 3",
          {"communities within communities", "Gemeinschaften in Gemeinschaften"}}}};
    return kText;
}

void declare(CLI::App& app, CommunitiesCommand& command) {
    declare_communities(app, command.communities);
    declare_community_search(app, command.communities);
    declare_group_by(app, command.communities.on_paper,
                     {"what the communities are compared with in JSON: cluster, region, type, theme, country or a "
                      "column of yours",
                      "womit die Gemeinschaften in JSON verglichen werden: cluster, region, type, theme, country oder "
                      "eine eigene Spalte"},
                     {"clusters with members (member_of)", "Cluster mit Mitgliedern (member_of)"});
    declare_table(app, command.table);
    declare_input(app, command.input);
    declare_common(app, command.common);
}

int run(const CommunitiesCommand& command, Environment& environment) {
    check(command.communities);
    check_table_run(command.input, command.common, command.table, environment);

    Session session(command.common, environment);
    const bool json = effective_format(command.table, environment) == TableFormat::json;
    const Loaded loaded = load(command.input, session);
    check_on_paper(loaded.network, command.communities.on_paper);
    const GraphView view = view_of(loaded.network, command.input, session);
    const CommunityStudy study =
        communities_of(loaded.network, view, command.communities, command.input, json, session);
    const DataTable table = communities_table(loaded.network, study, session.language());
    if (json) {
        const std::string text = communities_json(loaded.network, study, session.language());
        write_table(table, command.table, session, &text);
    } else {
        write_table(table, command.table, session);
    }
    return 0;
}

} // namespace clusterbridge
