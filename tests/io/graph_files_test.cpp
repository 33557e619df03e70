#include "io/graphml_writer.hpp"
#include "packing.hpp"
#include "reading.hpp"
#include "support/graphs.hpp"

// GraphML and GEXF, as Gephi, Cytoscape, yEd and this program write them.
namespace clusterbridge {
namespace {

using ::testing::HasSubstr;

std::string graphml(const std::string& inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n" +
           inside + "\n</graphml>\n";
}

Network read_one(const std::string& name, const std::string& text) {
    return read({{name, text}}).network;
}

TEST(GraphmlReader, ReadsNodesAndEdgesWithTypedAttributes) {
    const ReadResult result = read(
        {{"n.graphml",
          graphml("<key id=\"l\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>"
                  "<key id=\"t\" for=\"node\" attr.name=\"type\" attr.type=\"string\"><default>company</default></key>"
                  "<key id=\"x\" for=\"node\" attr.name=\"Umsatz\" attr.type=\"double\"/>"
                  "<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>"
                  "<key id=\"i\" for=\"edge\" attr.name=\"interaction\" attr.type=\"string\"/>\n"
                  "<graph edgedefault=\"directed\">\n<node id=\"a\"><data key=\"l\">B\xC3\xA4r &amp; Co</data>"
                  "<data key=\"x\">1.234</data></node>\n<node id=\"b\"><data key=\"t\">university</data></node>\n"
                  "<node id=\"c\"/>\n<edge source=\"a\" target=\"b\"><data key=\"w\">2.500</data>"
                  "<data key=\"i\">funds</data></edge>\n<edge source=\"b\" target=\"a\" directed=\"false\"/>\n"
                  "<edge source=\"a\" target=\"a\"/></graph>")}});
    const Network& n = result.network;
    EXPECT_EQ(n.size(), 3U) << "a node without edges stays";
    EXPECT_EQ(n.organisations[n.find("a")].name(), "Bär & Co");
    EXPECT_EQ(n.organisations[n.find("a")].kind, ActorKind::company);
    EXPECT_EQ(n.organisations[n.find("b")].kind, ActorKind::university);
    EXPECT_EQ(n.organisations[n.find("a")].extra().size(), 1U);
    ASSERT_EQ(n.ties.size(), 2U);
    EXPECT_EQ(n.text(n.ties[0].relation), "funds");
    EXPECT_EQ(n.ties[0].weight, 2.5);
    EXPECT_EQ(n.place(n.ties[0].row), "n.graphml:edges:8");
    EXPECT_EQ(count_rule(result, "self-loop"), 1U);
    EXPECT_EQ(count_rule(result, "point-read-as-decimal"), 0U);
}

TEST(GraphmlReader, WhatThisProgramWritesComesBack) {
    const Network before =
        read({{"o.csv", "id,name,type,city,lat,lon,themes,founded\na,\"A <\xC3\xA4>\",company,Ulm,48.4,9.99,x;y,1990\n"
                        "b,B,university,,,,,\nc,C,,,,,,\n"},
              {"t.csv", "source,target,relation,weight\na,b,funds,0.1\nb,c,member_of,2\n"}})
            .network;
    const Network after = read_one("network.graphml", to_graphml(exchange_graph(before, make_view(before))));
    ASSERT_EQ(after.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        const Organisation& was = before.organisations[node(i)];
        const Organisation& is = after.organisations[node(i)];
        EXPECT_EQ(is.id, was.id);
        EXPECT_EQ(is.name(), was.name());
        EXPECT_EQ(is.kind, was.kind);
        EXPECT_EQ(after.text(is.city()), before.text(was.city()));
        EXPECT_EQ(is.founded(), was.founded());
        EXPECT_TRUE(is.place() == was.place());
    }
    ASSERT_EQ(after.ties.size(), before.ties.size());
    for (std::size_t i = 0; i < before.ties.size(); ++i) {
        EXPECT_EQ(after.ties[i].source, before.ties[i].source);
        EXPECT_EQ(after.ties[i].weight, before.ties[i].weight);
        EXPECT_EQ(after.text(after.ties[i].relation), before.text(before.ties[i].relation));
    }
}

TEST(GraphmlReader, FindsTheLabelsOfYed) {
    const Network n = read_one(
        "y.graphml", graphml("<key for=\"node\" id=\"d6\" yfiles.type=\"nodegraphics\"/><graph><node id=\"n0\">"
                             "<data key=\"d6\"><y:ShapeNode xmlns:y=\"http://www.yworks.com/xml/graphml\">"
                             "<y:NodeLabel>Alpha<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>"
                             "<node id=\"n1\"/><edge source=\"n0\" target=\"n1\"/></graph>"));
    EXPECT_EQ(n.organisations[n.find("n0")].name(), "Alpha");
}

TEST(GraphmlReader, GraphsInsideGraphsAreOneNetworkAndSaidSo) {
    const ReadResult result =
        read({{"n.graphml", graphml("<graph><node id=\"a\"><graph><node id=\"b\"/></graph></node>"
                                    "<edge source=\"a\" target=\"b\" sourceport=\"N\"/></graph>")}});
    EXPECT_EQ(result.network.size(), 2U);
    EXPECT_EQ(count_rule(result, "nested-graphs"), 1U);
    EXPECT_EQ(count_rule(result, "ports-dropped"), 1U);
}

TEST(GraphmlReader, RefusesWhatItCannotReadAtItsLine) {
    EXPECT_THAT(refusal({{"n.graphml", graphml("<graph>\n<hyperedge/></graph>")}}),
                HasSubstr("n.graphml:4: a hyperedge joins more than two nodes"));
    EXPECT_THAT(refusal({{"n.graphml", graphml("<graph>\n<node id=\"a\">")}}), HasSubstr("the XML breaks off"));
    EXPECT_THAT(refusal({{"n.graphml", "<!DOCTYPE graphml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<graphml>&a;"
                                       "</graphml>"}}),
                HasSubstr("document type"));
    EXPECT_THAT(refusal({{"n.graphml", graphml("<graph><edge source=\"a\"/></graph>")}}),
                HasSubstr("n.graphml:edges:3: the column target is empty"));
    EXPECT_THAT(refusal({{"n.graphml", "no xml"}}), HasSubstr("n.graphml:1: the XML breaks off"));
}

TEST(GraphmlReader, TakesTheEncodingThatTheFileNames) {
    EXPECT_NE(read_one("n.graphml", "<?xml version=\"1.0\" encoding=\"windows-1252\"?><graphml><graph>"
                                    "<edge source=\"B\xE4r\" target=\"\x80\"/></graph></graphml>")
                  .find("Bär"),
              kNoNode);
}

std::string gexf(const std::string& inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" "
           "xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n" +
           inside + "\n</gexf>\n";
}

TEST(GexfReader, ReadsNodesEdgesAndAttributes) {
    const Network n = read_one(
        "n.gexf",
        gexf("<graph defaultedgetype=\"undirected\"><attributes class=\"node\"><attribute id=\"0\" title=\"type\" "
             "type=\"string\"/><attribute id=\"1\" title=\"id\" type=\"string\"/></attributes>"
             "<nodes><node id=\"a\" label=\"Alpha\"><attvalues><attvalue for=\"0\" value=\"company\"/>"
             "<attvalue for=\"1\" value=\"4711\"/></attvalues><viz:color r=\"1\" g=\"2\" b=\"3\"/>"
             "<viz:size value=\"3\"/></node><node id=\"b\"/></nodes>"
             "<edges><edge id=\"0\" source=\"a\" target=\"b\" weight=\"0.5\" kind=\"funds\" type=\"directed\"/>"
             "</edges></graph>"));
    ASSERT_EQ(n.size(), 2U);
    EXPECT_EQ(n.organisations[n.find("a")].name(), "Alpha");
    EXPECT_EQ(n.organisations[n.find("a")].kind, ActorKind::company);
    EXPECT_EQ(n.ties[0].weight, 0.5);
    EXPECT_EQ(n.text(n.ties[0].relation), "funds");
}

TEST(GexfReader, TimesOfEdgesAreDatesOfTies) {
    const ReadResult result =
        read({{"n.gexf", gexf("<graph mode=\"dynamic\"><nodes/><edges>"
                              "<edge source=\"a\" target=\"b\" start=\"2010-05-01\" end=\"2012.0\"/>"
                              "<edge source=\"a\" target=\"c\"><spells><spell start=\"2015\" end=\"2016\"/>"
                              "<spell start=\"2012\"/></spells></edge>"
                              "<edge source=\"a\" target=\"d\" start=\"0.5\"/></edges></graph>")}});
    const Network& n = result.network;
    ASSERT_EQ(n.ties.size(), 3U);
    EXPECT_EQ(iso(n.ties[0].since.value()), "2010-05-01");
    EXPECT_EQ(iso(n.ties[0].until.value()), "2012-12-31");
    EXPECT_EQ(iso(n.ties[1].since.value()), "2012-01-01");
    EXPECT_FALSE(n.ties[1].until) << "a spell without an end leaves it open";
    EXPECT_FALSE(n.ties[2].since);
    EXPECT_NE(n.ties[2].extra, ListId{}) << "what is no date is kept as it stands";
}

TEST(GexfReader, OfValuesOverTimeTheLastCountsAndSaysSo) {
    const ReadResult result = read(
        {{"n.gexf", gexf("<graph><attributes class=\"node\" mode=\"dynamic\"><attribute id=\"0\" title=\"city\" "
                         "type=\"string\"/></attributes><nodes><node id=\"a\"><attvalues>"
                         "<attvalue for=\"0\" value=\"Ulm\" start=\"2010\"/><attvalue for=\"0\" value=\"Aalen\" "
                         "start=\"2015\"/></attvalues></node></nodes><edges><edge source=\"a\" target=\"b\"/></edges>"
                         "</graph>")}});
    EXPECT_EQ(result.network.text(result.network.organisations[result.network.find("a")].city()), "Aalen");
    EXPECT_EQ(count_rule(result, "values-over-time"), 1U);
}

TEST(ZipArchive, CordisArchivesAreReadAsPublished) {
    const std::string bom = "\xEF\xBB\xBF";
    const std::string archive = zip_of(
        {{"csv/organization.csv",
          bom + "\"projectID\";\"projectAcronym\";\"organisationID\";\"vatNumber\";\"name\";\"shortName\";\"SME\";"
                "\"activityType\";\"city\";\"country\";\"nutsCode\";\"order\";\"role\";\"ecContribution\"\n"
                "\"101\";\"SUN\";\"999\";\"\";\"UNI STUTTGART\";\"\";\"false\";\"HES\";\"Stuttgart\";\"DE\";"
                "\"DE111\";\"1\";\"coordinator\";\"170121,25\"\n"
                "\"101\";\"SUN\";\"888\";\"\";\"BOSCH\";\"\";\"false\";\"PRC\";\"Gerlingen\";\"DE\";\"DE115\";\"2\";"
                "\"participant\";\"1000\"\n"},
         {"csv/project.csv",
          bom + "\"id\";\"acronym\";\"status\";\"title\";\"startDate\";\"endDate\";\"totalCost\";\"ecMaxContribution\";"
                "\"legalBasis\";\"topics\";\"frameworkProgramme\";\"objective\"\n\"101\";\"SUN\";\"SIGNED\";"
                "\"Sun; light\";\"2021-01-01\";\"2023-12-31\";\"2,5\";\"2,5\";\"HORIZON.2.4\";\"HORIZON-X-1\";"
                "\"HORIZON\";\"Text\nwith a break\"\n"},
         {"csv/euroSciVoc.csv",
          bom + "\"projectID\";\"euroSciVocCode\";\"euroSciVocPath\";\"euroSciVocTitle\";\"euroSciVocDescription\"\n"
                "\"101\";\"/23/1\";\"/natural sciences/optics\";\"optics\";\"\"\n"
                "\"101\";\"/25/1\";\"/engineering/lasers\";\"lasers\";\"\"\n"},
         {"csv/topics.csv", bom + "\"projectID\";\"topic\";\"title\"\n\"101\";\"HORIZON-X-1\";\"Not the title\"\n"},
         {"csv/legalBasis.csv", bom + "\"projectID\";\"legalBasis\";\"title\";\"uniqueProgrammePart\"\n"},
         {"xml/project.xml", "<x/>"}});
    const ReadResult result = read({{"cordis.zip", archive}});
    const Network& n = result.network;
    ASSERT_EQ(n.projects.size(), 1U);
    const Project& project = n.projects[0];
    EXPECT_EQ(project.id, "101");
    EXPECT_EQ(n.text(project.title), "Sun; light");
    EXPECT_EQ(iso(project.start.value()), "2021-01-01");
    EXPECT_EQ(n.text(project.call_topic), "HORIZON-X-1");
    EXPECT_EQ(n.text(project.programme), "HORIZON");
    ASSERT_EQ(n.lists.get(project.themes).size(), 2U);
    EXPECT_EQ(n.text(n.lists.get(project.themes)[0]), "lasers");
    EXPECT_EQ(n.participations.size(), 2U);
    EXPECT_EQ(n.organisations[n.find("999")].kind, ActorKind::university);
    double amounts = 0;
    for (const Participation& p : n.participations)
        amounts += p.amount.value_or(0);
    EXPECT_EQ(amounts, 171121.25);
    EXPECT_EQ(n.files.front().name, "cordis.zip:csv/euroSciVoc.csv");
    EXPECT_THAT(first_of(result, "file-not-read").message.en, HasSubstr("xml/project.xml"));
    EXPECT_EQ(first_of(result, "unknown-table").file, "cordis.zip:csv/legalBasis.csv");
}

TEST(ZipArchive, OlderFilesOfCordisAreReadToo) {
    const Network n =
        read(
            {{"cordis-h2020organizations.csv",
              "projectRcn;projectID;projectAcronym;role;id;name;shortName;activityType;endOfParticipation;"
              "ecContribution;country;street;city;postCode\n1;633080;MACC;coordinator;999923919;EUROPEAN CENTRE;E;REC;"
              "false;1234,5;UK;Road;Reading;RG2\n1;633080;MACC;participant;999981055;CERFACS;;REC;;;FR;;Toulouse;\n"},
             {"cordis-h2020projects.csv",
              "rcn;id;acronym;status;programme;topics;frameworkProgramme;title;startDate;endDate;projectUrl;objective\n"
              "1;633080;MACC;CLOSED;H2020-EU.2.1.6.3.;EO-4-2014;H2020;Monitoring;2014-11-01;2015-07-31;;x\n"}})
            .network;
    ASSERT_EQ(n.projects.size(), 1U);
    EXPECT_EQ(n.text(n.projects[0].title), "Monitoring");
    EXPECT_EQ(n.text(n.projects[0].programme), "H2020");
    EXPECT_EQ(n.participations.size(), 2U);
    EXPECT_NE(n.find("999923919"), kNoNode);
}

TEST(ZipArchive, SaysWhenThereIsNothingToReadInIt) {
    EXPECT_THAT(refusal({{"a.zip", zip_of({{"readme.md", "x"}})}}), HasSubstr("a.zip: the archive has no tables"));
    const std::string whole = zip_of({{"t.csv", "source,target\na,b\n"}});
    EXPECT_THAT(refusal({{"a.zip", whole.substr(0, whole.size() - 10)}}), HasSubstr("damaged or cut off"));
    EXPECT_EQ(read_one("a.zip", whole).ties.size(), 1U);
}

} // namespace
} // namespace clusterbridge
