// The program's reader on the example network, held against the plain twin of the tests.
#include "graph/graph_view.hpp"
#include "graph/groups.hpp"
#include "io/file_system.hpp"
#include "io/network_reader.hpp"
#include "support/plain_csv.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace clusterbridge {
namespace {

const ReadResult& read() {
    static const ReadResult result = read_network(RealFileSystem{}, {CLUSTERBRIDGE_SOURCE_DIR "/data"});
    return result;
}
const Network& network() {
    return read().network;
}
PlainTable plain(const std::string& name) {
    return read_plain_csv(repository_file("data/" + name + ".csv"));
}
std::map<std::string, std::size_t> counts(const PlainTable& table, const std::string& column) {
    std::map<std::string, std::size_t> counted;
    for (const std::string& cell : table.column(column))
        ++counted[cell];
    return counted;
}

TEST(DataReader, HasNothingToComplainAbout) {
    // three hints are due: the README beside the tables, amounts such as 4.563, whose point might part thousands, and
    // pairs with several relations
    const std::set<std::string> due = {"file-not-read", "point-read-as-decimal", "rows-merged"};
    for (const Diagnostic& d : read().diagnostics.all())
        EXPECT_TRUE(d.severity == Severity::hint && due.contains(d.rule))
            << severity_name(d.severity) << " " << d.rule << ": " << format(d, Language::en);
}

TEST(DataReader, AccountsForEveryRowOfEveryTable) {
    std::map<std::string, const InputFile*> files;
    for (const InputFile& file : network().files) {
        files[file.name.substr(file.name.rfind('/') + 1)] = &file;
        EXPECT_EQ(file.rows_rejected + file.rows_skipped, 0U) << file.name;
        EXPECT_EQ(file.encoding, "utf-8") << file.name;
        EXPECT_EQ(file.delimiter, ",") << file.name;
    }
    const PlainTable ties = plain("edges");
    std::set<std::pair<std::string, std::string>> pairs;
    for (const auto& row : ties.rows)
        pairs.insert(std::minmax(ties.at(row, "source"), ties.at(row, "target")));
    for (const std::string name : {"edges", "organisations", "themes", "sources", "measures"}) {
        ASSERT_TRUE(files.contains(name + ".csv")) << name;
        const InputFile& file = *files[name + ".csv"];
        const std::size_t rows = plain(name).rows.size();
        EXPECT_EQ(file.rows_read, rows) << name;
        EXPECT_EQ(file.rows_used, name == "edges" ? pairs.size() : rows) << name;
        EXPECT_EQ(file.rows_merged, rows - file.rows_used) << name;
    }
}

TEST(DataReader, FindsTheSameOrganisations) {
    const PlainTable orgs = plain("organisations");
    ASSERT_EQ(network().size(), orgs.rows.size());
    for (std::size_t i = 0; i < orgs.rows.size(); ++i) {
        const auto& row = orgs.rows[i];
        const Organisation& o = network().organisations[node(i)]; // both are sorted by id
        EXPECT_EQ(o.id, orgs.at(row, "id"));
        EXPECT_EQ(o.name(), orgs.at(row, "name"));
        EXPECT_EQ(network().text(o.type), orgs.at(row, "type"));
        EXPECT_EQ(network().text(o.region()), orgs.at(row, "region"));
        EXPECT_EQ(network().text(o.country()), orgs.at(row, "country"));
        EXPECT_EQ(network().text(o.nuts3()), orgs.at(row, "nuts3"));
        EXPECT_EQ(o.place().has_value(), !orgs.at(row, "lat").empty());
        EXPECT_EQ(o.founded().has_value(), !orgs.at(row, "founded").empty());
        EXPECT_EQ(o.row().line, row.line);
    }
}

TEST(DataReader, FindsTheSameTies) {
    const PlainTable ties = plain("edges");
    const Network& n = network();
    ASSERT_EQ(n.ties.size(), ties.rows.size());
    std::map<std::uint64_t, const PlainTable::Row*> by_line;
    for (const auto& row : ties.rows)
        by_line[row.line] = &row;
    for (const TieRow& tie : n.ties) {
        const auto at = by_line.find(tie.row.line);
        ASSERT_NE(at, by_line.end()) << n.place(tie.row);
        const auto& row = *at->second;
        EXPECT_EQ(n.organisations[tie.source].id, ties.at(row, "source"));
        EXPECT_EQ(n.organisations[tie.target].id, ties.at(row, "target"));
        EXPECT_EQ(n.text(tie.relation), ties.at(row, "relation"));
        EXPECT_EQ(n.text(tie.source_key), ties.at(row, "source_key"));
        EXPECT_EQ(n.text(tie.confidence), ties.at(row, "confidence"));
        EXPECT_EQ(n.text(tie.note), ties.at(row, "note"));
        EXPECT_EQ(tie.weight, 1.0) << "an empty weight is 1";
        EXPECT_EQ(tie.amount.has_value(), !ties.at(row, "amount").empty());
        EXPECT_EQ(tie.since ? std::to_string(year_of(*tie.since)) : "", ties.at(row, "since"));
        EXPECT_EQ(tie.until ? std::to_string(year_of(*tie.until)) : "", ties.at(row, "until"));
        by_line.erase(at);
    }
    EXPECT_TRUE(by_line.empty());
}

TEST(DataReader, CountsTheSameTypesAndRelations) {
    std::map<std::string, std::size_t> types;
    for (const Organisation& o : network().organisations)
        ++types[network().text(o.type)];
    EXPECT_EQ(types, counts(plain("organisations"), "type"));
    std::map<std::string, std::size_t> relations;
    for (const TieRow& tie : network().ties)
        ++relations[network().text(tie.relation)];
    EXPECT_EQ(relations, counts(plain("edges"), "relation"));
}

TEST(DataReader, ResolvesEveryThemeAndSource) {
    const Network& n = network();
    EXPECT_EQ(n.themes.size(), plain("themes").rows.size());
    EXPECT_EQ(n.sources.size(), plain("sources").rows.size());
    EXPECT_EQ(n.measures.size(), plain("measures").rows.size());
    for (const TieRow& tie : n.ties) {
        EXPECT_NE(n.source(tie.source_key), nullptr) << n.place(tie.row);
        for (const Symbol theme : n.lists.get(tie.themes))
            EXPECT_NE(n.theme(theme), nullptr) << n.text(theme);
    }
    for (const Organisation& o : n.organisations)
        for (const Symbol theme : n.lists.get(o.themes()))
            EXPECT_NE(n.theme(theme), nullptr) << n.text(theme);
}

TEST(DataReader, TheViewHasOneEdgePerPairAndNobodyIsAlone) {
    const PlainTable ties = plain("edges");
    std::map<std::pair<std::string, std::string>, std::size_t> pairs;
    for (const auto& row : ties.rows)
        ++pairs[std::minmax(ties.at(row, "source"), ties.at(row, "target"))];
    const GraphView view = make_view(network());
    ASSERT_EQ(view.graph.edge_count(), pairs.size());
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e) {
        const auto [u, v] = view.graph.ends(edge(e));
        const auto at = pairs.find(std::minmax(network().organisations[u].id, network().organisations[v].id));
        ASSERT_NE(at, pairs.end());
        EXPECT_EQ(view.links_of(edge(e)).size(), at->second);
        EXPECT_EQ(view.weight[edge(e)], static_cast<double>(at->second));
    }
    for (std::size_t i = 0; i < network().size(); ++i)
        EXPECT_GT(view.graph.degree(node(i)), 0U) << network().organisations[node(i)].id;
}

TEST(DataReader, ClustersAreTheInitiativesWithMembers) {
    const PlainTable orgs = plain("organisations");
    std::set<std::string> initiatives;
    for (const auto& row : orgs.rows)
        if (orgs.at(row, "type") == "cluster_initiative")
            initiatives.insert(orgs.at(row, "id"));
    const PlainTable ties = plain("edges");
    std::map<std::string, std::set<std::string>> members;
    for (const auto& row : ties.rows)
        if (ties.at(row, "relation") == "member_of" && ties.at(row, "until").empty() && initiatives.contains(ties.at(row, "target")))
            members[ties.at(row, "target")].insert({ties.at(row, "source"), ties.at(row, "target")});
    for (const auto& row : ties.rows) // so "ended" is "has an end" above
        EXPECT_TRUE(ties.at(row, "relation") != "member_of" || ties.at(row, "until") < "2025");
    EXPECT_EQ(default_grouping(network()), "cluster");
    const Groups clusters = group_by(network(), "cluster");
    ASSERT_EQ(clusters.groups.size(), members.size());
    for (const auto& group : clusters.groups)
        EXPECT_EQ(group.members.size(), members.at(group.key).size()) << group.key;
}

} // namespace
} // namespace clusterbridge
