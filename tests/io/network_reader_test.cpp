#include "io/network_reader.hpp"

#include "reading.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;

TEST(NetworkReader, ReadsThePlainestTable) {
    const auto result = read_ties_text("source,target\na,b\nb,c\n");
    EXPECT_EQ(result.network.size(), 3U);
    EXPECT_EQ(result.network.ties.size(), 2U);
    EXPECT_TRUE(result.diagnostics.all().empty());
    EXPECT_EQ(result.network.files[0].encoding, "utf-8");
    EXPECT_EQ(result.network.files[0].delimiter, ",");
    EXPECT_EQ(result.network.files[0].sha256.size(), 64U);
    expect_accounted(result);
}

TEST(NetworkReader, ReadsEveryColumnOfATie) {
    const auto result = read_ties_text("source,target,relation,weight,since,until,theme,amount,amount_unit,source_key,"
                                       "confidence,note,colour\n"
                                       "a,b,funds,2.50,2015,2016-03,x; y|z,1e6,EUR,press,stated,hm,red\n");
    const Network& n = result.network;
    const TieRow& t = n.ties.at(0);
    EXPECT_EQ(n.text(t.relation), "funds");
    EXPECT_EQ(t.weight, 2.5);
    EXPECT_EQ(t.exact_weight, (Decimal{25, -1}));
    EXPECT_EQ(iso(*t.since), "2015-01-01");
    EXPECT_EQ(iso(*t.until), "2016-03-31");
    EXPECT_EQ(n.lists.get(t.themes).size(), 3U);
    EXPECT_EQ(t.amount, 1e6);
    EXPECT_EQ(n.text(t.amount_unit), "EUR");
    EXPECT_EQ(n.text(t.source_key), "press");
    EXPECT_EQ(n.text(t.confidence), "stated");
    EXPECT_EQ(n.text(t.note), "hm");
    ASSERT_EQ(n.lists.get(t.extra).size(), 2U) << "unknown columns are kept";
    EXPECT_EQ(n.text(n.lists.get(t.extra)[1]), "red");
    EXPECT_EQ(n.place(t.row), "ties.csv:2");
}

TEST(NetworkReader, CountsEveryRowOnce) {
    const auto result = read_ties_text("source,target,weight\na,b,1\nb,a,2\na,a,1\n\n,,\na,c,0\na,b,\n");
    const InputFile& file = result.network.files[0];
    EXPECT_EQ(file.rows_read, 5U);
    EXPECT_EQ(file.rows_used, 1U) << "one pair";
    EXPECT_EQ(file.rows_merged, 2U);
    EXPECT_EQ(file.rows_rejected, 2U) << "a self-loop and a weight of 0";
    EXPECT_EQ(file.rows_skipped, 2U);
    EXPECT_EQ(first_of(result, "self-loop").line, 4U);
    EXPECT_EQ(first_of(result, "self-loop").severity, Severity::warning);
    EXPECT_EQ(first_of(result, "weight-zero").row, "a,c,0");
    EXPECT_EQ(result.network.ties.size(), 3U) << "repeated rows stay rows";
}

TEST(NetworkReader, CountsPairsAcrossFiles) {
    const auto result = read({{"1.csv", "source,target\na,b\n"}, {"2.csv", "source,target,x\nb,a,\nb,c,\n"}});
    EXPECT_EQ(result.network.files[0].rows_used, 1U);
    EXPECT_EQ(result.network.files[1].rows_used, 1U);
    EXPECT_EQ(result.network.files[1].rows_merged, 1U);
}

TEST(NetworkReader, AcceptsWhatExcelWrites) {
    const auto result = read_ties_text("\xEF\xBB\xBFsep=;\r\nQuelle;Ziel;Gewicht;\r\n\"a;1\";b;\"1.234,56\";\r\n"
                                       "b;c;1.234;\r\n;;;\r\nc;d;0,5\r\n");
    const Network& n = result.network;
    EXPECT_EQ(n.files[0].delimiter, ";");
    EXPECT_EQ(n.files[0].decimal, ",");
    EXPECT_EQ(n.files[0].rows_skipped, 1U);
    ASSERT_EQ(n.ties.size(), 3U);
    EXPECT_EQ(n.ties[0].weight, 1234.56);
    EXPECT_EQ(n.ties[1].weight, 1234) << "its column has commas";
    EXPECT_EQ(n.ties[2].weight, 0.5);
    EXPECT_EQ(n.ties[0].row.line, 3U);
    EXPECT_TRUE(result.diagnostics.all().empty());
}

TEST(NetworkReader, FindsTheDelimiter) {
    EXPECT_EQ(read_ties_text("source\ttarget\na\tb\n").network.files[0].delimiter, "tab");
    EXPECT_EQ(read_ties_text("source|target\na|b\n").network.files[0].delimiter, "|");
    EXPECT_EQ(read_ties_text("source;target;\"a, b, c, d\"\na;b;\n").network.files[0].delimiter, ";");
}

TEST(NetworkReader, HintsAtAPointThatMayPartThousands) {
    const auto result = read_ties_text("source;target;weight\na;b;1.234\na;c;5.678\n");
    EXPECT_EQ(result.network.ties[0].weight, 1.234);
    EXPECT_EQ(count_rule(result, "point-read-as-decimal"), 1U);
    EXPECT_EQ(first_of(result, "point-read-as-decimal").severity, Severity::hint);
    const auto told = read_ties_text("source;target;weight\na;b;1.234\n", {.decimal = ","});
    EXPECT_EQ(told.network.ties[0].weight, 1234);
}

TEST(NetworkReader, RefusesWeightsThatAreNone) {
    for (const char* weight : {"NaN", "inf", "1e400", "-1",
                               "\xE2\x88\x92"
                               "1",
                               "0x10", "viele", "\"1,5\"", "1e-400"}) {
        const std::string message = refusal({{"t.csv", "source,target,weight\na,b,1\na,c,"s + weight + "\n"}});
        EXPECT_THAT(message, testing::StartsWith("t.csv:3: ")) << weight;
    }
    EXPECT_THAT(refusal({{"t.csv", "source,target,weight\na,b,1e308\nc,d,1e308\n"}}),
                testing::StartsWith("t.csv:3: with this row the weights add up"));
}

TEST(NetworkReader, NamesTwentyErrorsAndCountsTheRest) {
    std::string text = "source,target,weight\n";
    for (int i = 0; i < 25; ++i)
        text += "a,b" + std::to_string(i) + ",viele\n";
    const std::string message = refusal({{"t.csv", text}});
    EXPECT_EQ(std::count(message.begin(), message.end(), '\n'), 20);
    EXPECT_THAT(message, HasSubstr("t.csv:21: "));
    EXPECT_THAT(message, HasSubstr("5 further errors"));
}

TEST(NetworkReader, LenientlyListsBadRowsAndGoesOn) {
    const auto result =
        read_ties_text("source,target,weight\na,b,1\na,c,viele\na,d\n,e,1\na,f,\"x\nb,c,2\n", {.lenient = true});
    EXPECT_EQ(result.network.ties.size(), 2U);
    EXPECT_EQ(result.network.files[0].rows_rejected, 4U);
    EXPECT_EQ(first_of(result, "weight-not-a-number").row, "a,c,viele");
    EXPECT_EQ(first_of(result, "ragged-row").line, 4U);
    EXPECT_EQ(first_of(result, "id-missing").line, 5U);
    EXPECT_EQ(first_of(result, "quote-unclosed").line, 6U);
    EXPECT_TRUE(result.diagnostics.has_errors());
    expect_accounted(result);
}

TEST(NetworkReader, RefusesRaggedRows) {
    EXPECT_THAT(refusal({{"t.csv", "source,target\na,b\na,b,c\n"}}), HasSubstr("t.csv:3: "));
    EXPECT_THAT(refusal({{"t.csv", "source,target\na\n"}}), HasSubstr("found 1 instead of 2"));
}

TEST(NetworkReader, RefusesMissingAndDoubledColumns) {
    EXPECT_THAT(refusal({{"t.csv", "source,goal\na,b\n"}}),
                testing::AllOf(HasSubstr("t.csv:1: "), HasSubstr("target"), HasSubstr("found: source, goal")));
    EXPECT_THAT(refusal({{"t.csv", "source,target,source\na,b,c\n"}}), HasSubstr("stands twice"));
}

TEST(NetworkReader, RefusesEmptyInput) {
    EXPECT_THAT(refusal({{"t.csv", ""}}), testing::StartsWith("t.csv:1: the file is empty"));
    EXPECT_THAT(refusal({{"t.csv", "\n\n"}}), HasSubstr("the file is empty"));
    EXPECT_THAT(refusal({{"t.csv", "source,target\n"}}), HasSubstr("no organisation"));
    EXPECT_THAT(refusal({{"t.csv", "id,name\na,A\n"}}), HasSubstr("no table of ties or participations"));
}

TEST(NetworkReader, TakesEmptyTiesWhereOrganisationsAreDeclared) {
    const auto result = read({{"o.csv", "id,name\na,A\nb,B\n"}, {"t.csv", "source,target\n"}});
    EXPECT_EQ(result.network.size(), 2U);
    EXPECT_TRUE(result.network.ties.empty());
}

TEST(NetworkReader, SaysWhatAForeignFileSeemsToBe) {
    EXPECT_THAT(refusal({{"book.csv", "PK\x03\x04 [Content_Types].xml"}}), HasSubstr("an Excel workbook"));
    EXPECT_THAT(refusal({{"p.csv", "<html>"}}), HasSubstr("a web page (HTML)"));
    EXPECT_THAT(refusal({{"n.csv", "<?xml version=\"1.0\"?><graphml/>"}}), HasSubstr("the ending of its format"));
    EXPECT_THAT(refusal({{"n.json", "{\"a\": 1}"}}), HasSubstr("export its tables as CSV"));
    EXPECT_THAT(refusal({{"n.xlsx", "source,target\na,b\n"}}), HasSubstr("its name says workbook or archive"));
}

TEST(NetworkReader, WarnsAboutWindows1252) {
    const auto result = read_ties_text("source,target\nB\xE4r,b\n");
    EXPECT_EQ(first_of(result, "encoding-guessed").severity, Severity::warning);
    EXPECT_NE(result.network.find("Bär"), kNoNode);
    EXPECT_EQ(result.network.files[0].encoding, "windows-1252");
}

TEST(NetworkReader, UsageErrorsAreUsageErrors) {
    const Files files = {{"t.csv", "source,target\na,b\n"}};
    EXPECT_THAT(refusal(files, {.encoding = "utf-9x"}, ErrorCode::usage), HasSubstr("did you mean utf-"));
    EXPECT_THAT(refusal(files, {.delimiter = "x"}, ErrorCode::usage), HasSubstr("--delimiter"));
    EXPECT_THAT(refusal(files, {.decimal = "x"}, ErrorCode::usage), HasSubstr("--decimal"));
    EXPECT_THAT(refusal(files, {.columns = {{"sorce", "a"}}}, ErrorCode::usage), HasSubstr("did you mean source?"));
    EXPECT_THAT(refusal(files, {.columns = {{"source", "x"}}}), HasSubstr("found: source, target"));
}

TEST(NetworkReader, UnderstandsMappedColumns) {
    const auto result =
        read_ties_text("Firma A,Firma B\na,b\n", {.columns = {{"source", "Firma A"}, {"target", "Firma B"}}});
    EXPECT_EQ(result.network.ties.size(), 1U);
}

TEST(NetworkReader, SkipsUnknownTablesWithAHint) {
    const auto result = read({{"t.csv", "source,target\na,b\n"}, {"x.csv", "date,remark\n1,2,3\n"}});
    EXPECT_EQ(first_of(result, "unknown-table").severity, Severity::hint);
    EXPECT_EQ(result.network.files[1].kind, TableKind::unknown);
    expect_accounted(result);
}

TEST(NetworkReader, TakesATableWithIdsThatOccurAsOrganisations) {
    const Files files = {{"nodes.csv", "id,colour\na,red\nz,blue\n"}, {"t.csv", "source,target\na,b\n"}};
    const auto result = read(files);
    EXPECT_EQ(result.network.size(), 3U);
    EXPECT_EQ(result.network.files[0].kind, TableKind::organisations);
    const auto other = read({{"n.csv", "id,colour\nq,red\n"}, {"t.csv", "source,target\na,b\n"}});
    EXPECT_EQ(other.network.size(), 2U);
    EXPECT_EQ(other.network.files[0].kind, TableKind::unknown);
    const auto bare = read({{"nodes.csv", "\"id\"\n1\n2\n3\n"}, {"t.csv", "source,target\n1,2\n"}});
    EXPECT_EQ(bare.network.size(), 3U);
}

TEST(NetworkReader, KeepsWhatIsDeclaredAboutAnOrganisation) {
    const auto result = read({{"o.csv", "id,name,aliases,type,city,region,nuts3,country,lat,lon,themes,founded,x\n"
                                        "a,Alpha,A; AA,Hochschule,Ulm,Ulm,DE144,,48.4,10.0,t2;t1,1967,y\n"},
                              {"t.csv", "source,target\na,b\n"}});
    const Network& n = result.network;
    const Organisation& a = n.organisations[n.find("a")];
    EXPECT_EQ(a.name(), "Alpha");
    EXPECT_EQ(a.aliases(), (std::vector<std::string>{"A", "AA"}));
    EXPECT_EQ(a.kind, ActorKind::university);
    EXPECT_EQ(n.text(a.nuts2()), "DE14");
    EXPECT_EQ(n.text(a.country()), "DE");
    ASSERT_TRUE(a.place());
    EXPECT_EQ(a.place()->lon, 10.0);
    EXPECT_EQ(a.founded(), 1967);
    EXPECT_EQ(n.text(n.lists.get(a.themes())[0]), "t1");
    ASSERT_EQ(a.extra().size(), 1U);
    EXPECT_EQ(n.text(a.extra()[0].second), "y");
    EXPECT_EQ(n.place(a.row()), "o.csv:2");
}

TEST(NetworkReader, TellsUndeclaredOrganisationsOnlyWhereATableWasGiven) {
    EXPECT_EQ(count_rule(read_ties_text("source,target\na,b\n"), "undeclared-organisations"), 0U);
    EXPECT_NO_THROW(read_ties_text("source,target\na,b\n", {.strict_nodes = true}));
    const Files files = {{"o.csv", "id,name\na,A\n"}, {"t.csv", "source,target\na,b\n"}};
    const auto result = read(files);
    EXPECT_EQ(first_of(result, "undeclared-organisations").severity, Severity::warning);
    EXPECT_EQ(count_rule(result, "undeclared-organisations"), 1U);
    EXPECT_THAT(refusal(files, {.strict_nodes = true}), HasSubstr("b (t.csv:2)"));
}

TEST(NetworkReader, MergesRepeatedDeclarationsButNotTwoTypes) {
    const auto result =
        read({{"o.csv", "id,name,type,city\na,A,company,\na,A,Unternehmen,Ulm\n"}, {"t.csv", "source,target\na,b\n"}});
    EXPECT_EQ(result.network.files[0].rows_merged, 1U);
    EXPECT_EQ(result.network.text(result.network.organisations[node(0)].city()), "Ulm");
    const Files bad = {{"o.csv", "id,type\na,company\nb,other\na,university\n"}, {"t.csv", "source,target\na,b\n"}};
    EXPECT_THAT(refusal(bad), testing::AllOf(HasSubstr("o.csv:4: "), HasSubstr("o.csv:2")));
    EXPECT_EQ(read(bad, {.lenient = true}).network.files[0].rows_rejected, 1U);
}

TEST(NetworkReader, HintsAtIdsThatDifferInCaseOnly) {
    const auto result = read_ties_text("source,target\nBwcon,b\nbwcon,c\nBWCON,d\nÄ,ä\n");
    EXPECT_EQ(count_rule(result, "ids-alike"), 2U);
    EXPECT_THAT(first_of(result, "ids-alike").message.en, HasSubstr("\"BWCON\", \"Bwcon\", \"bwcon\""));
    EXPECT_EQ(result.network.size(), 8U) << "case is kept";
}

TEST(NetworkReader, KeepsNamesThatLookLikeNothing) {
    const auto result = read_ties_text("source,target\nNA,null\n#1,007\n7,NaN\n");
    EXPECT_EQ(result.network.size(), 6U);
    EXPECT_EQ(result.network.ties.size(), 3U);
}

TEST(NetworkReader, ReadsFoldersSortedAndNotDeeper) {
    const MemoryFileSystem files({{"d/b.csv", "source,target\na,b\n"},
                                  {"d/a.csv", "id,name\na,A\nb,B\n"},
                                  {"d/README.md", "# x"},
                                  {"d/LICENSE", "x"},
                                  {"d/map.PNG", "x"},
                                  {"d/ties.bak", "x"},
                                  {"d/.hidden.csv", "x"},
                                  {"d/book.ods", "PK"},
                                  {"d/deep/c.csv", "source,target\nx,y\n"}});
    const auto result = read_network(files, {"d/"});
    ASSERT_EQ(result.network.files.size(), 2U);
    EXPECT_EQ(result.network.files[0].name, "d/a.csv");
    EXPECT_EQ(result.network.size(), 2U);
    EXPECT_EQ(count_rule(result, "file-not-read"), 2U);
    EXPECT_EQ(first_of(result, "file-not-read").severity, Severity::warning) << "the workbook may hold data";
    EXPECT_THAT(texts_of(result), HasSubstr("left out: ties.bak;"))
        << "what lies beside tables without being one is passed over without a word";
    const auto twice = read_network(files, {"d", "d/b.csv", "./d//b.csv", "d/../d/a.csv"});
    EXPECT_EQ(twice.network.files.size(), 2U) << "the same file is read once";
    EXPECT_THROW(read_network(MemoryFileSystem(Files{{"e/README.md", ""}}), {"e"}), Error);
    EXPECT_THROW(read_network(files, {"nothing.csv"}), Error);
}

TEST(NetworkReader, WarnsAboutCopies) {
    const auto result = read({{"a.csv", "source,target\na,b\n"}, {"b.csv", "source,target\na,b\n"}});
    EXPECT_EQ(count_rule(result, "same-content"), 1U);
}

TEST(NetworkReader, ReadsStandardInput) {
    const auto result = read_network(MemoryFileSystem(), {"-", "-"}, {}, "source,target\na,b\n");
    EXPECT_EQ(result.network.files.size(), 1U);
    EXPECT_EQ(result.network.files[0].name, "-");
    EXPECT_EQ(result.network.ties.size(), 1U);
}

TEST(NetworkReader, RefusesDatesThatAreNone) {
    EXPECT_THAT(refusal({{"t.csv", "source,target,since\na,b,soon\n"}}), HasSubstr("t.csv:2: the date in since"));
    EXPECT_THAT(refusal({{"t.csv", "source,target,since\na,b,2015-02-30\n"}}), HasSubstr("2015-02-30"));
    const auto result = read_ties_text("source,target,since,until\na,b,07.11.2016,2015\n");
    EXPECT_EQ(first_of(result, "dates-reversed").line, 2U);
    EXPECT_EQ(result.network.ties.size(), 1U);
}

TEST(NetworkReader, EscapesControlCharactersOfTheData) {
    const std::string message = refusal({{"t.csv", "source,target,weight\na,b,\x1B[31m\n"}});
    EXPECT_EQ(message.find('\x1B'), std::string::npos);
}

TEST(NetworkReader, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    RunControl run;
    run.stop = stop.get_token();
    EXPECT_THROW(read_network(MemoryFileSystem(Files{{"t.csv", "source,target\na,b\n"}}), {"t.csv"}, {}, {}, run),
                 Error);
}

TEST(NetworkReader, EndsQuicklyOnNothingButBadRows) {
    std::string text = "source,target,weight\na,b,1\n";
    for (int i = 0; i < 500000; ++i)
        text += "a,b,x\n";
    EXPECT_THAT(refusal({{"t.csv", text}}), HasSubstr("499980 further errors"));
    const auto result = read_ties_text(text, {.lenient = true});
    EXPECT_EQ(result.network.files[0].rows_rejected, 500000U);
    EXPECT_EQ(result.diagnostics.all().size(), 500000U) << "each is listed";
    for (int i = 0; i < 10; ++i)
        text += "a,b,x\n";
    const auto more = read_ties_text(text, {.lenient = true});
    EXPECT_EQ(more.network.files[0].rows_rejected, 500010U);
    EXPECT_EQ(count_rule(more, "rows-not-listed"), 1U);
    EXPECT_EQ(more.diagnostics.all().size(), 500001U);
}

TEST(NetworkReader, EurosInTheCellAreTheUnitWhereNoneIsSaid) {
    const Network n =
        read_ties_text("Von;An;Betrag;Einheit\na;b;50.000,25 \xE2\x82\xAC;\nb;c;EUR 7;Tsd. EUR\nc;d;8;\n").network;
    ASSERT_EQ(n.ties.size(), 3U);
    EXPECT_EQ(n.ties[0].amount, 50000.25);
    EXPECT_EQ(n.text(n.ties[0].amount_unit), "EUR");
    EXPECT_EQ(n.text(n.ties[1].amount_unit), "Tsd. EUR");
    EXPECT_EQ(n.text(n.ties[2].amount_unit), "");
}

} // namespace
} // namespace clusterbridge
