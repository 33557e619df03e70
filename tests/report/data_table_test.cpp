#include "report/data_table.hpp"

#include "base/unicode.hpp"
#include "report/column_labels.hpp"
#include "support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>
#include <nlohmann/json.hpp>

namespace clusterbridge {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

DataTable table_of(std::vector<std::vector<Cell>> rows) {
    DataTable table{"t", {"id", "value"}, std::move(rows)};
    return table;
}

TEST(Aligned, SpeaksOfKeysInTheLanguageOfTheReader) {
    const DataTable table{
        "t", {"type", "verdict", "kind", "name"}, {{"research_institute", "not_enough_data", "cross_cluster", "open"}}};
    EXPECT_THAT(to_aligned(table, Language::de, 200),
                HasSubstr("Forschungseinrichtung  zu wenig Daten  clusterübergreifend  open"));
    EXPECT_THAT(to_csv(table), HasSubstr("research_institute,not_enough_data,cross_cluster,open"));
}

TEST(Aligned, ReadsSharesAsPerCentAndShowsNoHalfOfAnInterval) {
    const DataTable table{
        "t", {"method", "base_rate", "low", "high", "note"}, {{"x", 0.00024, 0.5, 1.5, "long words here"}}};
    EXPECT_THAT(to_aligned(table, Language::de, 200), HasSubstr("0,024\u00A0%"));
    EXPECT_THAT(to_aligned(table, Language::en, 200), HasSubstr("0.024%"));
    const std::string narrow = to_aligned(table, Language::en, 29); // room for low, but not for high
    EXPECT_THAT(narrow, HasSubstr("No room for: low, high"));
    EXPECT_THAT(narrow, HasSubstr("0.024%"));
}

TEST(Aligned, ShowsStrengthsBeforeAndNowWithTheirThousandsAndDecimals) {
    const DataTable table{"t", {"name", "old", "new"}, {{"x", 1250.5, 2.0}, {"y", 1000.0, 0.12345}}};
    const std::string de = to_aligned(table, Language::de, 200), en = to_aligned(table, Language::en, 200);
    for (const char* number : {"1.250,5", "1.000 ", "0,1235"})
        EXPECT_THAT(de, HasSubstr(number));
    EXPECT_THAT(en, HasSubstr("1,250.5"));
    EXPECT_EQ(strength_number(2000.04, Language::de), "2.000");
    EXPECT_EQ(strength_number(std::numeric_limits<double>::quiet_NaN(), Language::de), "");
}

TEST(Csv, QuotesOnlyWhatNeedsIt) {
    const auto csv = to_csv(table_of({{"plain", 1.5}, {"with, comma", 2.0}, {"with \"quote\"", std::int64_t{3}}}));
    EXPECT_EQ(csv, "id,value\nplain,1.5\n\"with, comma\",2\n\"with \"\"quote\"\"\",3\n");
}

TEST(Csv, WritesTheShortestNumberThatReadsBack) {
    EXPECT_EQ(to_csv(table_of({{"a", 0.1}, {"b", 1.0 / 3}})), "id,value\na,0.1\nb,0.3333333333333333\n");
}

TEST(Csv, LeavesUndefinedNumbersEmpty) {
    EXPECT_EQ(to_csv(table_of({{"a", std::numeric_limits<double>::quiet_NaN()}, {"b", {}}})), "id,value\na,\nb,\n");
}

TEST(Csv, NeutralisesWhatASpreadsheetWouldRun) {
    for (const std::string hostile : {"=cmd|'/c calc'!A0", "+49 711", "@SUM(A1)", "-2+3", "\tx", "\rx"}) {
        const auto csv = to_csv(table_of({{hostile, 1.0}}));
        EXPECT_THAT(csv, HasSubstr("'" + hostile.substr(0, 1))) << hostile;
    }
}

TEST(Csv, LeavesTextThatIsANumberAlone) {
    EXPECT_EQ(to_csv(table_of({{"-5", -5.0}, {"+1e3", 1.0}})), "id,value\n-5,-5\n+1e3,1\n");
    EXPECT_THAT(to_csv(table_of({{"-5,5", 1.0}}), CsvDialect::excel_de), HasSubstr("\r\n-5,5;1"));
}

TEST(Csv, GermanExcelGetsByteOrderMarkSemicolonAndComma) {
    const auto csv = to_csv(table_of({{"Müller; Söhne", 1.5}}), CsvDialect::excel_de);
    EXPECT_EQ(csv, "\xEF\xBB\xBFid;value\r\n\"Müller; Söhne\";1,5\r\n");
}

TEST(Csv, NeverWritesABlankLineForARow) {
    EXPECT_EQ(to_csv(DataTable{"t", {"only"}, {{Cell{}}}}), "only\n\"\"\n");
}

TEST(Json, ParsesBackWithTheSameValues) {
    const auto json = nlohmann::json::parse(to_json(table_of({{"a\x01</script>\"", 0.1}, {"b", {}}, {"c", NAN}})));
    EXPECT_EQ(json[0]["id"], "a\x01</script>\"");
    EXPECT_EQ(json[0]["value"], 0.1);
    EXPECT_TRUE(json[1]["value"].is_null());
    EXPECT_TRUE(json[2]["value"].is_null());
    EXPECT_EQ(to_json(table_of({})), "[]\n");
}

TEST(Aligned, FitsTheWidthAndShortensWithAnEllipsis) {
    const std::string longer = "Ministerium für Wirtschaft, Arbeit und Tourismus Baden-Württemberg";
    const auto text = to_aligned(table_of({{longer, 1234.5}, {"b", 2.25}}), Language::de, 40);
    EXPECT_THAT(text, HasSubstr("…"));
    EXPECT_THAT(text, HasSubstr("2,25\n"));
    EXPECT_THAT(text, HasSubstr("Kennung"));
    std::size_t start = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', start)) {
        EXPECT_LE(code_points(std::string_view(text).substr(start, end - start)), 40U);
        start = end + 1;
    }
}

TEST(Aligned, NamesTheColumnsThatDoNotFit) {
    DataTable table{
        "t", {"id", "name", "degree", "strength"}, {{"aaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbb", 1.0, 2.0}}};
    EXPECT_THAT(to_aligned(table, Language::en, 32), HasSubstr("No room for: degree, strength"));
    EXPECT_THAT(to_aligned(table, Language::en, 200), Not(HasSubstr("No room")));
}

TEST(Aligned, KeepsTheLeadingColumnsWhereThereIsNoRoomForAll) {
    DataTable table{"t",
                    {"id", "name", "degree", "strength"},
                    {{"aaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbb", 1.0, 2.0}},
                    {"strength", "name", "not there"}};
    const auto narrow = to_aligned(table, Language::en, 32);
    EXPECT_THAT(narrow, HasSubstr("No room for: id, degree"));
    EXPECT_THAT(narrow, HasSubstr("Name"));
    EXPECT_THAT(narrow, HasSubstr("bbbbbbbbbbbbbbbbb…"));
    EXPECT_THAT(narrow, HasSubstr(" 2\n"));
    EXPECT_LT(narrow.find("Name"), narrow.find("Tie strength")) << "in the order of the table";
    EXPECT_THAT(to_aligned(table, Language::en, 200), HasSubstr("aaaaaaaaaaaaaaaaaaaa  bbbbbbbbbbbbbbbbbbbb"));
}

TEST(Aligned, PrintsNoControlCharactersOfTheData) {
    EXPECT_THAT(to_aligned(table_of({{"\x1b[31mred", 1.0}}), Language::en, 80), Not(HasSubstr("\x1b")));
}

TEST(Tables, RankHasTheColumnsOfTheContractInOrder) {
    const Network network = network_of("@a company\n@b university\na>b\n@c");
    RankTable ranking;
    ranking.community = NodeColumn<std::uint32_t>(std::vector<std::uint32_t>{0, 0, Partition::kNone});
    ranking.degree = NodeColumn<std::uint32_t>(std::vector<std::uint32_t>{1, 1, 0});
    ranking.constraint = NodeColumn<double>(std::vector<double>{1, 1, kUndefined});
    const auto csv = to_csv(rank_table(network, ranking));
    EXPECT_THAT(csv, ::testing::StartsWith(
                         "id,name,type,community,component,degree,strength,betweenness,betweenness_weighted,closeness,"
                         "harmonic,eigenvector,pagerank,core,clustering,constraint,effective_size,participation,"
                         "within_module_z,articulation,coordinator,itinerant,gatekeeper,liaison,betweenness_rank,"
                         "betweenness_rank_low,betweenness_rank_high\na,a,company,1,,1,"));
    EXPECT_EQ(to_csv(rank_table(network, ranking, {"constraint", "degree"})),
              "id,name,type,degree,constraint\na,a,company,1,1\nb,b,university,1,1\nc,c,unknown,0,\n");
}

TEST(Tables, RecommendationsHaveTheColumnsOfTheContractInOrder) {
    const Network network = network_of("a>z\nb>z");
    RecommendationList list;
    Recommendation r;
    r.source = network.find("a");
    r.target = network.find("b");
    r.kind = PairKind::tech_transfer;
    r.score = 0.5;
    r.common_partners = 1;
    r.broker = network.find("z");
    r.reasons = {{"one", "eins"}, {"two", "zwei"}};
    r.evidence = {"edges.csv:2", "edges.csv:3"};
    list.rows.push_back(r);
    EXPECT_EQ(
        to_csv(recommendations_table(network, list, Language::de)),
        "rank,source,target,source_name,target_name,kind,basis,score,introducers,shared_work,affinity,probability,"
        "impact,first_between_groups,common_partners,broker,broker_name,same_region,distance_km,reasons,evidence\n"
        "1,a,b,a,b,tech_transfer,history,0.5,0,0,0,,,0,1,z,z,0,,eins; zwei,edges.csv:2; edges.csv:3\n");
    EXPECT_EQ(to_csv(recommendations_table(network, list, Language::en, {"reasons", "rank"})),
              "rank,reasons\n1,one; two\n");
}

TEST(Tables, CommunitiesAreNumberedFromOneAndIsolatesHaveNone) {
    const Network network = network_of("a>b\n@c");
    CommunityStudy study;
    study.partition.of = NodeColumn<std::uint32_t>(std::vector<std::uint32_t>{0, 0, Partition::kNone});
    study.partition.count = 1;
    study.certainty = NodeColumn<double>(std::vector<double>{1, 0.5, kUndefined});
    EXPECT_EQ(to_csv(communities_table(network, study, Language::de)),
              "id,name,community,certainty\na,a,1,1\nb,b,1,0.5\nc,c,,\n");
}

TEST(Tables, RejectedListsRowsThatWereNotUsedButNotHints) {
    Diagnostics diagnostics;
    diagnostics.add({Severity::warning, "self-loop", "t.csv", 3, {"itself", "mit sich"}, "a,a"});
    diagnostics.add({Severity::hint, "odd", "t.csv", 0, {"odd", "seltsam"}, ""});
    EXPECT_EQ(to_csv(rejected_table(diagnostics.all(), Language::de)),
              "file,line,rule,message,row\nt.csv,3,self-loop,mit sich,\"a,a\"\n");
}

TEST(ColumnLabels, EveryColumnHasANameForPeople) {
    for (const auto* columns : {&recommendation_columns()})
        for (const std::string& column : *columns) {
            EXPECT_NE(column_label(column, Language::de), column) << column;
            EXPECT_NE(column_label(column, Language::en), column) << column;
        }
}

} // namespace
} // namespace clusterbridge
