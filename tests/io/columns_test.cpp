#include "io/columns.hpp"

#include "io/column_names.hpp"
#include "io/file_system.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

TableKind kind_of(const std::vector<std::string>& headers) {
    return match_columns(headers).kind;
}
std::size_t at(const std::vector<std::string>& headers, const char* column) {
    return match_columns(headers).find(column).value_or(99);
}

TEST(Columns, TellTheKindOfATable) {
    EXPECT_EQ(kind_of({"source", "target"}), TableKind::ties);
    EXPECT_EQ(kind_of({"id", "name"}), TableKind::organisations);
    EXPECT_EQ(kind_of({"id", "type"}), TableKind::organisations);
    EXPECT_EQ(kind_of({"project_id", "org_id"}), TableKind::participations);
    EXPECT_EQ(kind_of({"project_id", "title"}), TableKind::projects);
    EXPECT_EQ(kind_of({"id", "name_de", "kind"}), TableKind::themes);
    EXPECT_EQ(kind_of({"key", "title"}), TableKind::sources);
    EXPECT_EQ(kind_of({"id", "measure", "value"}), TableKind::measures);
    EXPECT_EQ(kind_of({"date", "remark"}), TableKind::unknown);
}

TEST(Columns, AnIdWithAnythingElseIsAnOrganisationOnlyIfItsIdsOccur) {
    EXPECT_TRUE(match_columns({"id", "colour"}).only_if_ids_occur);
    EXPECT_FALSE(match_columns({"id", "name"}).only_if_ids_occur);
    EXPECT_FALSE(match_columns({"Id", "Label"}).only_if_ids_occur) << "label is taken for name";
}

TEST(Columns, MayBeGermanInAnyCase) {
    EXPECT_EQ(kind_of({" QUELLE ", "ziel", "Gewicht"}), TableKind::ties);
    EXPECT_EQ(kind_of({"Kennung", "Name", "Typ", "Ort"}), TableKind::organisations);
    EXPECT_EQ(kind_of({"Projekt-ID", "Organisation ID"}), TableKind::participations);
    EXPECT_EQ(at({"Kennung", "Name", "Typ", "Ort", "Themen", "Land"}, "themes"), 4U);
    EXPECT_EQ(at({"Kennung", "Kennzahl", "Wert"}, "value"), 2U);
}

TEST(Columns, VonAndBisMeanDatesWhereTheEndsAreNamedOtherwise) {
    EXPECT_EQ(at({"Von", "An"}, "source"), 0U);
    EXPECT_EQ(at({"Von", "Bis", "Quelle", "Ziel"}, "source"), 2U);
    EXPECT_EQ(at({"Von", "Bis", "Quelle", "Ziel"}, "since"), 0U);
    EXPECT_EQ(at({"Von", "An", "Quelle"}, "source"), 0U);
    EXPECT_EQ(at({"Von", "An", "Quelle"}, "source_key"), 2U);
    EXPECT_EQ(at({"source", "target", "Quelle"}, "source_key"), 2U);
}

TEST(Columns, ReadCordisHeaders) {
    EXPECT_EQ(kind_of({"projectID", "projectAcronym", "organisationID", "name", "activityType", "ecContribution"}),
              TableKind::participations);
    EXPECT_EQ(at({"projectID", "organisationID", "name", "ecContribution"}, "amount"), 3U);
    EXPECT_EQ(kind_of({"projectRcn", "projectID", "role", "id", "name", "activityType"}), TableKind::participations);
    EXPECT_EQ(kind_of({"id", "acronym", "status", "title", "startDate", "endDate"}), TableKind::projects);
}

TEST(Columns, CanBeNamedByTheUser) {
    const auto match = match_columns({"Firma A", "Firma B", "source"}, {{"source", "firma a"}, {"target", "Firma B"}});
    EXPECT_EQ(match.kind, TableKind::ties);
    EXPECT_EQ(match.find("source"), 0U);
}

TEST(Columns, DoubledAndMissingOnesAreNoticed) {
    EXPECT_EQ(match_columns({"source", "target", "source"}).doubled_required, std::vector<std::string>{"source"});
    EXPECT_EQ(match_columns({"source", "target", "note", "Note"}).doubled_optional, std::vector<std::string>{"Note"});
    EXPECT_EQ(match_columns({"source", "weight"}).missing, "target");
    EXPECT_EQ(match_columns({"target", "weight"}).missing, "source");
    EXPECT_EQ(match_columns({"id", "weight"}).missing, "");
}

TEST(Columns, UnknownOnesAreKept) {
    EXPECT_EQ(match_columns({"source", "colour", "target"}).unknown, std::vector<std::size_t>{1});
}

TEST(Columns, EveryNameIsInTheDocumentation) {
    const auto bytes = RealFileSystem().read(CLUSTERBRIDGE_SOURCE_DIR "/docs/input.md");
    const std::string text(bytes->view());
    for (const TableKind kind : {TableKind::ties, TableKind::organisations, TableKind::participations,
                                 TableKind::projects, TableKind::themes, TableKind::sources, TableKind::measures})
        for (const ColumnName& column : columns_of(kind)) {
            EXPECT_NE(text.find("`" + std::string(column.name) + "`"), std::string::npos) << column.name;
            EXPECT_NE(text.find(std::string(column.aliases)), std::string::npos)
                << column.name << ": " << column.aliases;
        }
}

} // namespace
} // namespace clusterbridge
