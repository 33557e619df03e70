#include "base/random.hpp"
#include "base/text.hpp"
#include "graph/graph_view.hpp"
#include "io/graphml_writer.hpp"
#include "reading.hpp"
#include "support/process.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

const char* const kParticipations =
    "project_id,start_date,end_date,org_id,org_name,country,city,postcode,nuts,activity_type,role,ec_contribution,"
    "topic\n"
    "1,2014-01-01,2016-03-31,10,OLD NAME,UK,LONDON,NW1,,PRC,coordinator,230000,ERC|topic:ERC-2\n"
    "1,2014-01-01,2016-03-31,11,Uni,DE,Ulm,89081,DE144,HES,participant,12.5,ERC|topic:ERC-2\n"
    "2,2015-01-01,,10,New Name,UK,LONDON,NW1,,PRC,participant,,Health; Food\n"
    "2,2015-01-01,,10,New Name,UK,LONDON,NW1,,PRC,participant,,Health; Food\n";

TEST(Participations, ReadLikeThoseOfCordis) {
    const auto result = read({{"p.csv", kParticipations}});
    const Network& n = result.network;
    ASSERT_EQ(n.projects.size(), 2U);
    EXPECT_EQ(n.text(n.projects[0].call_topic), "ERC-2");
    ASSERT_EQ(n.lists.get(n.projects[0].themes).size(), 1U);
    EXPECT_EQ(n.text(n.lists.get(n.projects[0].themes)[0]), "ERC");
    EXPECT_EQ(n.lists.get(n.projects[1].themes).size(), 2U);
    EXPECT_EQ(n.participations.size(), 4U) << "repeated rows stay rows";
    EXPECT_EQ(n.files[0].rows_used, 3U);
    EXPECT_EQ(n.files[0].rows_merged, 1U);
    const Organisation& firm = n.organisations[n.find("10")];
    EXPECT_EQ(firm.name(), "New Name") << "the latest start counts";
    EXPECT_EQ(firm.kind, ActorKind::company);
    EXPECT_EQ(n.text(n.organisations[n.find("11")].nuts3()), "DE144");
    EXPECT_EQ(n.participations[1].amount, 12.5);
    EXPECT_EQ(n.text(n.participations[0].role), "coordinator");
    EXPECT_EQ(texts_of(result),
              "p.csv:5: 1 row is about a partner of a project that an earlier row names; found here, the "
              "same as at p.csv:4; the partner counts once; delete only what is a copy\n");
    EXPECT_EQ(first_of(result, "rows-merged").severity, Severity::hint);
    expect_accounted(result);
}

TEST(Ties, SayOnceHowManyRowsOfAFileAreMerged) {
    const std::string text = "source,target\na,b\nb,c\nb,a\na,b\n";
    const auto result = read({{"t.csv", text}, {"u.csv", "source,target\nc,d\nc,b\n"}});
    EXPECT_EQ(
        texts_of(result),
        "t.csv:4: 2 rows are about a pair of organisations that an earlier row names; found here first, the same as "
        "at t.csv:2; their weights add up; delete only what is a copy\n"
        "u.csv:3: 1 row is about a pair of organisations that an earlier row names; found here, the same as at "
        "t.csv:3; their weights add up; delete only what is a copy\n");
    expect_accounted(result);
}

TEST(Participations, KeepWhatALaterRowLeavesEmpty) {
    const std::string header = "project_id,org_id,org_name,start_date,activity_type,country,city,nuts\n";
    const auto result = read({{"p.csv", header + "p1,A,Alpha,2010,PRC,DE,Ulm,DE144\np1,B,Beta,2010,HES,DE,Ulm,DE144\n"
                                                 "p2,A,,2015,,,,\np2,B,,2015,,,Köln,\n"}});
    const Network& n = result.network;
    const Organisation& alpha = n.organisations[n.find("A")];
    EXPECT_EQ(alpha.name(), "Alpha");
    EXPECT_EQ(alpha.kind, ActorKind::company);
    EXPECT_EQ(n.text(alpha.city()) + n.text(alpha.nuts3()) + n.text(alpha.country()), "UlmDE144DE");
    const Organisation& beta = n.organisations[n.find("B")];
    EXPECT_EQ(beta.kind, ActorKind::university);
    EXPECT_EQ(n.text(beta.city()) + n.text(beta.nuts3()) + n.text(beta.country()), "KölnDE") << "DE144 was that of Ulm";
}

TEST(Participations, SayOnceThatTypesChangeOverTime) {
    const std::string header = "project_id,org_id,start_date,activity_type\n";
    const auto result = read({{"p.csv", header + "p1,A,2010,PRC\np1,B,2010,HES\np1,C,2010,REC\np2,A,2015,HES\n"
                                                 "p2,B,2015,Universität\np2,C,2015,PUB\np3,A,2016,\n"}});
    ASSERT_EQ(result.diagnostics.all().size(), 1U);
    const Diagnostic& said = first_of(result, "type-changes");
    EXPECT_EQ(said.severity, Severity::hint);
    EXPECT_EQ(format(said, Language::en),
              "p.csv:5: 2 organisations have two types in participations, one after the other; the first of them, "
              "\"A\", is \"HES\" here and \"PRC\" at p.csv:2; the latest start date counts; say the right type in a "
              "table of organisations");
    EXPECT_EQ(result.network.organisations[node(0)].kind, ActorKind::university);
}

TEST(Participations, WarnWhereDatesDoNotSayWhichTypeCounts) {
    for (const std::string day : {"2010", ""}) {
        const std::string rows = "p1,A," + day + ",PRC\np2,A," + day + ",HES\n";
        const std::string swapped = "p2,A," + day + ",HES\np1,A," + day + ",PRC\n";
        for (const std::string& text : {rows, swapped}) {
            const auto result = read({{"p.csv", "project_id,org_id,start_date,activity_type\n" + text}});
            ASSERT_EQ(result.diagnostics.all().size(), 1U);
            const Diagnostic& said = first_of(result, "type-undecided");
            EXPECT_EQ(said.severity, Severity::warning);
            EXPECT_EQ(said.message.en.substr(0, 98), "1 organisation has two types in participations, and dates do not "
                                                     "say which came later; \"A\", is \"PR");
            EXPECT_EQ(result.network.organisations[node(0)].kind, ActorKind::company) << "last by content";
        }
    }
    const auto declared =
        read({{"p.csv", "project_id,org_id,activity_type\np1,A,PRC\np2,A,HES\n"}, {"o.csv", "id,type\nA,REC\n"}});
    EXPECT_TRUE(declared.diagnostics.all().empty()) << "a declaration decides";
}

TEST(Projects, TellMoreAboutParticipations) {
    const auto result =
        read({{"p.csv", kParticipations},
              {"q.csv", "project_id,title,start_date,end_date,programme,topic\n"
                        "1,Title,2014-02-01,,H2020,a;topic:b\n2,Other,,,,\n1,Title,,,,\n3,Alone,,,,\n"}});
    const Network& n = result.network;
    ASSERT_EQ(n.projects.size(), 3U);
    EXPECT_EQ(n.text(n.projects[1].title), "Other");
    EXPECT_EQ(iso(*n.projects[1].start), "2015-01-01") << "from its participations";
    EXPECT_EQ(n.files[1].rows_merged, 1U);
    EXPECT_EQ(n.participations_of(n.projects[2]).size(), 0U);
    expect_accounted(result);
}

TEST(ThemesSourcesMeasures, AreReadAndAccountedFor) {
    const auto result =
        read({{"t.csv", "source,target,theme,source_key\na,b,digital,press\n"},
              {"themes.csv", "id,name_de,name_en,kind,source_key\ndigital,Digitalisierung,Digitalisation,agenda,press\n"
                             "digital,Digitalisierung,Digitalisation,agenda,press\n"},
              {"sources.csv", "key,title,publisher,address,date\npress,Brunch,Ministerium,-,2016\n"},
              {"measures.csv", "id,measure,value,unit,year,source_key,note\na,members,1200,count,2016,press,over\n"
                               "nobody,members,3,,,,\n"}});
    const Network& n = result.network;
    EXPECT_EQ(n.theme_name(n.themes.at(0).id, Language::de), "Digitalisierung");
    EXPECT_EQ(n.sources.at(0).title, "Brunch");
    ASSERT_EQ(n.measures.size(), 1U);
    EXPECT_EQ(n.measures[0].value, 1200);
    EXPECT_EQ(n.measures[0].year, 2016);
    EXPECT_EQ(count_rule(result, "measure-without-organisation"), 1U);
    expect_accounted(result);
    EXPECT_THAT(refusal({{"t.csv", "source,target\na,b\n"}, {"m.csv", "id,measure,value\na,members,about 120\n"}}),
                testing::HasSubstr("m.csv:2: the value is not a number"));
}

/// The rows of a table in another order, the header first.
std::string shuffled(const std::string& text, std::uint64_t seed) {
    auto lines = split_list(text, "\n");
    Random random(seed);
    random.shuffle(std::span(lines).subspan(1));
    return join(lines, "\n") + "\n";
}

/// All that a network says but for the places of rows.
std::string content_of(const Network& n) {
    std::string out = to_graphml(exchange_graph(n, make_view(n)));
    for (const TieRow& t : n.ties) {
        out += n.organisations[t.source].id + ">" + n.organisations[t.target].id + n.text(t.relation) + n.text(t.note);
        for (const Symbol s : n.lists.get(t.extra))
            out += n.text(s);
    }
    for (const Project& p : n.projects)
        out += p.id + n.text(p.title) + n.text(p.call_topic) + (p.start ? iso(*p.start) : "");
    for (const Participation& p : n.participations)
        out += std::to_string(p.project) + n.organisations[p.organisation].id + n.text(p.role);
    return out;
}

TEST(NetworkReader, DoesNotCareAboutTheOrderOfRows) {
    std::string ties = "source,target,relation,weight,since,theme,note,x\n";
    std::string organisations = "id,name,type,city,x\n";
    std::string participations = "project_id,org_id,org_name,start_date,topic,bw\n";
    Random random(7);
    const auto number = [&](std::uint64_t bound) { return std::to_string(random.below(bound)); };
    for (int i = 0; i < 300; ++i) {
        ties += "o" + number(20) + ",o" + number(20) + ",r" + number(2) + "," + number(3) + "," + "201" + number(3) +
                ",t" + number(3) + ",n" + number(2) + ",x" + number(3) + "\n";
        organisations += "o" + number(20) + ",Name " + number(3) + ",company,C" + number(3) + ",x" + number(2) + "\n";
        participations += "p" + number(20) + ",o" + number(20) + ",N" + number(3) + ",201" + number(3) + ",t" +
                          number(3) + ";topic:c" + number(3) + "," + number(2) + "\n";
    }
    const auto content = [&](std::uint64_t seed) {
        const auto result = read({{"o.csv", seed == 0 ? organisations : shuffled(organisations, seed)},
                                  {"p.csv", seed == 0 ? participations : shuffled(participations, seed)},
                                  {"t.csv", seed == 0 ? ties : shuffled(ties, seed)}});
        expect_accounted(result);
        return content_of(result.network);
    };
    const std::string first = content(0);
    for (std::uint64_t seed = 1; seed <= 5; ++seed)
        EXPECT_EQ(content(seed), first) << seed;
}

TEST(NetworkReader, SurvivesBrokenBytes) {
    const std::string good = std::string("source;target;weight;note\na;b;1,5;\"x\ny\"\nc;d;2;\xC3\xA4\n") + "e;f;;\n";
    Random random(11);
    for (int round = 0; round < 3000; ++round) {
        std::string text = good;
        for (std::uint64_t k = random.below(6); k > 0; --k) {
            const auto at = static_cast<std::size_t>(random.below(text.size()));
            constexpr std::string_view kOdd{"\"\n\r;,\0\xFF\xC3 0x-=", 13};
            const char byte = kOdd[random.below(kOdd.size())];
            if (random.chance(0.5))
                text[at] = byte;
            else
                text.insert(at, 1, byte);
        }
        try {
            expect_accounted(read_ties_text(text, {.lenient = random.chance(0.5)}));
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::input) << error.sentence().en;
        }
    }
}

TEST(NetworkReader, ReadsH2020WithoutPreparation) {
    const std::string packed =
        CLUSTERBRIDGE_SOURCE_DIR "/../shared/testdata/cordis-h2020-before-2018/participations.csv.gz";
    if (!RealFileSystem().exists(packed))
        GTEST_SKIP() << "no participations of H2020 beside the sources";
    const ProcessResult unpacked = run_process("/bin/gzip", {"-dc", packed});
    ASSERT_EQ(unpacked.exit_code, 0) << unpacked.err;
    const MemoryFileSystem files({{"participations.csv", unpacked.out}});
    const auto result = read_network(files, {"participations.csv"});
    EXPECT_EQ(result.network.files[0].rows_read, 70724U);
    EXPECT_EQ(result.network.participations.size(), 70724U);
    EXPECT_EQ(result.network.projects.size(), 15004U);
    EXPECT_TRUE(result.diagnostics.all().empty());
    expect_accounted(result);
}

} // namespace
} // namespace clusterbridge
