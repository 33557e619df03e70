#include "graph/filter.hpp"
#include "reading.hpp"

/// What a back-test may know: nothing that only later rows say.
namespace clusterbridge {
namespace {

/// What is known before 2017 is the same whether the later rows stand in the files or not.
void expect_no_look_ahead(const Files& full, const Files& cut) {
    const Network before = known_before(read(full).network, make_date(2017, 1, 1));
    const Network alone = read(cut).network;
    ASSERT_EQ(before.size(), alone.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
        const Organisation& a = before.organisations[node(i)];
        const Organisation& b = alone.organisations[node(i)];
        EXPECT_EQ(a.id, b.id);
        EXPECT_EQ(a.name(), b.name());
        EXPECT_EQ(a.kind, b.kind) << a.id;
        EXPECT_EQ(before.text(a.country()), alone.text(b.country())) << a.id;
    }
}

TEST(KnownBefore, HoldsNothingOfLaterProjectsWhoseDatesStandInTheTableOfProjects) {
    const std::string rows = "project_id,org_id,org_name,activity_type,country\np1,a,Alpha,HES,DE\np1,z,Zed,PRC,DE\n"
                             "p2,b,Beta,PRC,FR\np2,z,Zed,PRC,DE\n";
    const std::string projects = "project_id,title,start_date\np1,T1,2014\np2,T2,2015\n";
    expect_no_look_ahead(
        {{"part.csv", rows + "p3,a,Alpha new,PRC,IT\np3,q,Q,REC,IT\n"}, {"proj.csv", projects + "p3,T3,2019\n"}},
        {{"part.csv", rows}, {"proj.csv", projects}});
}

TEST(KnownBefore, HoldsNothingOfALaterParticipationOfWhomOnlyTiesKnewBefore) {
    const std::string ties = "source,target,since\na,z,2010\nb,z,2010\nc,z,2010\n";
    const std::string rows = "project_id,org_id,org_name,activity_type,country,start_date\np1,z,Zed,PRC,DE,2014\n"
                             "p1,c,Gamma,PRC,DE,2014\n";
    expect_no_look_ahead({{"ties.csv", ties}, {"part.csv", rows + "p2,a,Alpha,HES,FR,2019\np2,q,Q,REC,IT,2019\n"}},
                         {{"ties.csv", ties}, {"part.csv", rows}});
}

} // namespace
} // namespace clusterbridge
