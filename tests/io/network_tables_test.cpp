#include "io/network_tables.hpp"

#include "base/text.hpp"
#include "io/reading.hpp"
#include "io/xlsx_writer.hpp"
#include "support/graphs.hpp"
#include "support/network_text.hpp"

namespace clusterbridge {
namespace {

using testing::HasSubstr;

Files csv_of(const Network& network) {
    Files files;
    for (const NetworkTable& table : tables_of(network))
        files[table.table.name + ".csv"] = to_csv(table.table);
    return files;
}

std::string workbook_of(const Network& network) {
    std::vector<SheetTable> sheets;
    for (NetworkTable& table : tables_of(network))
        sheets.push_back(std::move(table.table));
    return to_xlsx(sheets);
}

/// Reading what was written gives the same network, and writing that the same bytes; nothing needs a word.
void expect_round_trip(const Files& files) {
    const ReadResult first = read(files);
    const Files written = csv_of(first.network);
    const ReadResult second = read(written);
    EXPECT_EQ(first_difference(network_text(first.network), network_text(second.network)), "");
    for (const auto& [name, bytes] : csv_of(second.network))
        EXPECT_EQ(first_difference(written.at(name), bytes), "");
    const std::string workbook = workbook_of(first.network);
    const ReadResult third = read({{"book.xlsx", workbook}});
    EXPECT_EQ(first_difference(network_text(first.network), network_text(third.network)), "") << "workbook";
    EXPECT_TRUE(workbook_of(third.network) == workbook);
}

Files bundled() {
    const RealFileSystem disk;
    Files files;
    const std::string folder = std::string(CLUSTERBRIDGE_SOURCE_DIR) + "/data";
    for (const std::string& name : disk.list(folder))
        if (name.ends_with(".csv"))
            files[name] = disk.read(folder + "/" + name)->view();
    return files;
}

TEST(NetworkTables, TheBundledNetworkComesBackWhole) {
    const Files files = bundled();
    ASSERT_GE(files.size(), 5U);
    expect_round_trip(files);
    const ReadResult again = read(csv_of(read(files).network));
    EXPECT_FALSE(again.diagnostics.has_errors());
    EXPECT_EQ(count_rule(again, "doubled-column"), 0U);
}

TEST(NetworkTables, TiesAloneDeclareNobody) {
    const Files written = csv_of(read({{"t.csv", "source,target\na,b\nb,c\n"}}).network);
    ASSERT_EQ(written.size(), 1U);
    EXPECT_EQ(written.at("edges.csv"), "source,target,relation,weight,since,until,theme,amount,amount_unit,source_key,"
                                       "confidence,note\na,b,,1,,,,,,,,\nb,c,,1,,,,,,,,\n");
}

TEST(NetworkTables, RepeatedRowsDatesAndUnknownColumnsStay) {
    expect_round_trip(
        {{"t.csv", "source;target;Gewicht;seit;bis;Akte;Akte\n"
                   "a;b;0,10;2015;2016;x;y\na;b;0,20;03.02.2015;2016-02;;y\na;b;0,20;;;;\nb;a;2;;;z;\n"}});
}

TEST(NetworkTables, ExactDecimalsComeBackToTheLastDigit) {
    expect_round_trip({{"t.csv", "source,target,weight\na,b,0.1\na,c,1e-7\na,d,1.50\na,e,12345678901234567890123\n"
                                 "a,f,0.1234567890123456789012345\na,g,1e300\na,h,4.9e-320\na,i,9007199254740993.5\n"
                                 "a,j,0.30000000000000004\na,k,1234567890123456789\n"}});
}

TEST(NetworkTables, HostileTextComesBackAndIsNoFormula) {
    const std::string name(300, 'n');
    const Files files{
        {"o.csv",
         "id,name,aliases,=head,note\n=id,<script>alert(1)</script>,\"=a; 'b\",=1+1,\"line\nbreak \"\"q\"\"\"\n"
         "'=x,\\N ]]> &amp;,,\t,\n-5,'-y,,-5,\n@z," +
             name + ",,\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D,\xF0\x9F\x98\x80\n''@,NA,null,007,#\n"},
        {"t.csv", "source,target,relation\n=id,'=x,=cmd|' /C calc'!A0\n-5,@z,+49\n''@,=id,-r\n"}};
    expect_round_trip(files);
    for (const auto& [file, bytes] : csv_of(read(files).network))
        for (const std::string& line : split_list(bytes, "\n"))
            for (const std::string& cell : split_list(line, ",")) {
                if (cell != "-5" && cell != "+49") {
                    EXPECT_EQ(std::string("=+-@").find(cell.front()), std::string::npos) << file << ": " << cell;
                }
            }
}

TEST(NetworkTables, ProjectsKeepWhoSaidWhatAndWhen) {
    const Files files{
        {"p.csv",
         "project_id,org_id,org_name,start_date,end_date,role,activity_type,country,city,nuts,amount,topic,vat\n"
         "1,a,Alpha,2010-01-01,2012-12-31,coordinator,PRC,DE,Ulm,DE144,1000.5,topic:X;A.1,V1\n"
         "1,b,Beta,2010-01-01,,participant,HES,,,DE11,,,\n"
         "2,a,Alpha AG,2015-01-01,,,PRC,DE,Aalen,DE11D,,B,V2\n2,c,,2015-01-01,,,,,,DE,,,\n2,b,Beta,,,,HES,,,DE11,,,\n"
         "3,d,Delta neu,2016-01-01,,,REC,FR,Lyon,,,,\n3,a,Alpha AG,2016-01-01,,,PRC,DE,Aalen,DE11D,,,V2\n"
         "3,a,Alpha AG,2016-01-01,,,PRC,DE,Aalen,DE11D,5,,V2\n4,d,Delta alt,2011-01-01,,,REC,FR,Lyon,,,,\n"},
        {"projects.csv",
         "project_id,title,start_date,programme,topic\n1,\"Ein, Titel\",2010,H2020,topic:X; Z\n9,leer,,,\n"},
        {"o.csv", "id,name,type,themes,lat,lon,Notiz\nd,,research_institute,x; y,48.1,9.5,n\ne,Echo,,,,,\n"},
        {"m.csv", "id,measure,value,unit,year,source_key,note\na,members,12.5,count,2014,k,about\n"},
        {"s.csv", "key,title,publisher,address,date\nk,Quelle,P,https://x.de,2014-05\n"},
        {"themes.csv", "id,name_de,name_en,kind\nx,Ix,X,sector\n"}};
    ASSERT_GE(read(files).network.versions.size(), 4U);
    expect_round_trip(files);
    EXPECT_EQ(csv_of(read(files).network).size(), 7U);
}

TEST(NetworkTables, ColumnsNamedLikeOursGetAnotherName) {
    // a participation may have columns that would make ties or projects of a table of organisations
    const Files files{{"p.csv", "project_id,org_id,source,target\n1,a,s,t\n1,b,s,\n"}, {"o.csv", "id,name\na,A\n"}};
    const Network network = read(files).network;
    const ReadResult again = read(csv_of(network));
    EXPECT_EQ(again.network.organisations[again.network.find("b")].extra().size(), 1U);
    EXPECT_EQ(again.network.projects.size(), 1U);
    EXPECT_EQ(headers_of(TableKind::organisations, {"id", "name"}, {"source", "target", "x"}),
              (std::vector<std::string>{"id", "name", "source", "target_2", "x"}));
}

TEST(NetworkTables, WhoHasNoParticipationLeftKeepsItsFacts) {
    Network network = read({{"p.csv", "project_id,org_id,org_name\n1,a,Alpha\n1,b,Beta\n"}}).network;
    network.participations.clear();
    for (Project& project : network.projects)
        project.first_participation = project.last_participation = 0;
    const ReadResult again = read(csv_of(network));
    EXPECT_EQ(again.network.organisations[again.network.find("a")].name(), "Alpha");
}

TEST(NetworkTables, DecimalsHaveNoExponent) {
    EXPECT_EQ(decimal_text({15, -1}), "1.5");
    EXPECT_EQ(decimal_text({15, -3}), "0.015");
    EXPECT_EQ(decimal_text({15, 2}), "1500");
    EXPECT_EQ(decimal_text({-15, -2}), "-0.15");
    EXPECT_EQ(decimal_text({0, 0}), "0");
}

} // namespace
} // namespace clusterbridge
