#include "report/hostile_model.hpp"

#include "support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

/// The chapters on pairs and on gaps.
namespace clusterbridge {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(ReviewPage, SaysOnceWhatHoldsForAllPairsOfATableAndLinksIntroducers) {
    Hostile h;
    Recommendation r = h.model.tech_transfer.rows[0];
    r.reasons = {{"1 common partner: Hub", "1 gemeinsamer Partner: Hub"}, {"rare", "selten"}};
    h.model.tech_transfer.rows = {r, r, r};
    h.model.tech_transfer.rows[1].reasons[0] = h.model.tech_transfer.rows[2].reasons[0] = {"Hub again", "wieder Hub"};
    const std::string page = h.page();
    EXPECT_THAT(page, HasSubstr("Für alle Paare dieser Tabelle gilt: „selten“."));
    EXPECT_THAT(page, Not(HasSubstr("<li>selten</li>")));
    EXPECT_THAT(page, HasSubstr("<li>1 gemeinsamer Partner: <a href=\"#org/hub\">Hub</a></li>"));
}

TEST(ReviewPage, LinksInTheEvidenceOnlyWhomTheRowDoesNotLink) {
    const auto evidence = [](const char* reason) {
        Hostile h;
        h.model.tech_transfer.rows[0].reasons = {{reason, reason}};
        const std::string page = h.page();
        const std::size_t at = page.find("<details><summary>", page.find("id=\"opportunities-transfer\""));
        return page.substr(at, page.find("</details>", at) - at);
    };
    EXPECT_THAT(evidence("Hub"), HasSubstr("Hub"));
    EXPECT_THAT(evidence("Hub"), Not(HasSubstr("href=\"#org/")));
    EXPECT_THAT(evidence("nobody"), HasSubstr("<a href=\"#org/hub\">Hub</a>"));
    EXPECT_THAT(evidence("nobody"), Not(HasSubstr("href=\"#org/a%20b\"")));
}

TEST(ReviewPage, SpeaksOfBordersOnlyWhereTheDataNameCountries) {
    const auto page = [](bool countries) {
        Network network = network_of("a>b\nb>c");
        if (countries)
            for (const char* id : {"a", "b"})
                network.organisations[network.find(id)].details.own().country =
                    network.symbols.intern(id[0] == 'a' ? "DE" : "FR");
        const GraphView view = make_view(network);
        ReviewModel model;
        model.network = &network;
        model.view = &view;
        model.language = Language::de;
        model.cross_cluster.group_by = "country"; // what is left where there are neither clusters nor regions
        return write_report(model).at(0).bytes;
    };
    EXPECT_THAT(page(true), HasSubstr("Ländergrenzen"));
    EXPECT_THAT(page(false), Not(HasSubstr("Ländergrenzen")));
    EXPECT_THAT(page(false), HasSubstr("weder Cluster mit Mitgliedern noch zwei Regionen oder Länder"));
}

TEST(ReviewPage, PrintsTheFirstRowsOfLongListsAndSaysWhereTheOthersAre) {
    Hostile h;
    EXPECT_THAT(h.page(), Not(HasSubstr("Gedruckt sind")));
    Recommendation r = h.model.all.rows[0];
    h.model.around_each.rows.assign(1, r);
    for (int i = 0; i < 11; ++i)
        h.model.around_each.portraits.themes.push_back({"t" + std::to_string(i), {0}, false});
    EXPECT_THAT(h.page(), HasSubstr("<p class=\"aside print-only\">Gedruckt sind die ersten 10 von 11 Zeilen; alle"));
}

TEST(ReviewPage, NamesEveryPartOfAScoreThatCounts) {
    Hostile h;
    EXPECT_THAT(h.page(), Not(HasSubstr("Koordination, Konsortien und Ausschreibungen")));
    h.model.tech_transfer.rows[0].evidence_factor = 2.5;
    h.model.tech_transfer.evidence_counts = true;
    EXPECT_THAT(h.page(), HasSubstr("Koordination, Konsortien und Ausschreibungen 2,5"));
    EXPECT_THAT(h.page(), HasSubstr("wo ihre Projekte aus denselben Ausschreibungen stammen"));
}

TEST(ReviewPage, GathersSuggestionsForNewcomersAndSaysWhatTheyRestOn) {
    Hostile h;
    EXPECT_THAT(h.page(), Not(HasSubstr("id=\"opportunities-newcomers\"")));
    Recommendation r = h.model.all.rows[0];
    r.basis = Basis::profile;
    r.newcomer = r.source;
    r.strongest.clear();
    r.reasons = {{"from the profile", "aus dem Profil"},
                 {"second", "zweiter"},
                 {"third", "dritter"},
                 {"against it: rare", "dagegen spricht: selten"}};
    h.model.newcomers.rows = {r, r};
    h.model.newcomers.newcomers = 1;
    const std::string page = h.page();
    EXPECT_THAT(page, HasSubstr("id=\"opportunities-newcomers\""));
    EXPECT_THAT(page, HasSubstr("Eine Organisation hat in den Daten keine Partner von Partnern"));
    EXPECT_THAT(page, HasSubstr("<li>aus dem Profil</li><li>zweiter</li><li>dagegen spricht: selten</li>"));
    EXPECT_THAT(page, Not(HasSubstr("dritter"))) << "two reasons, and what speaks against the pair";
}

TEST(ReviewPage, NamesTablesThatWereNotRecognisedBesideTheAccounting) {
    Hostile h;
    EXPECT_THAT(h.page(), HasSubstr("Bei jeder Zeile der erkannten Tabellen steht fest, was aus ihr wurde"));
    EXPECT_THAT(h.page(), Not(HasSubstr("darum gar nicht verwendet")));
    h.network.files.push_back({.name = "Partner 2024.csv", .kind = TableKind::unknown});
    EXPECT_THAT(h.page(), HasSubstr("darum gar nicht verwendet: Partner 2024.csv."));
}

TEST(ReviewPage, NamesThoseWithoutASuggestionByItsReasonAndThemesThatAreLeftOut) {
    Hostile h;
    h.model.around_each.portraits.organisations = {{"hub", {}, true}};
    h.model.around_each.portraits.themes = {{"light", {}, false}};
    h.model.themes.resize(3);
    const std::string page = h.page();
    EXPECT_THAT(page, HasSubstr("Ohne Vorschlag, weil alle ihre erfassten Verbindungen beendet sind: <a"));
    EXPECT_THAT(page, Not(HasSubstr("außerhalb ihrer bisherigen Partner")));
    EXPECT_THAT(page, HasSubstr("Gezeigt sind 1 von 3 Themen"));
    h.model.around_each.portraits.organisations[0].ended = false;
    EXPECT_THAT(h.page(), HasSubstr("außerhalb ihrer bisherigen Partner"));
}

TEST(ReviewGaps, SayWhetherTheDataOrTheMarginsLeaveNothingToFind) {
    Hostile h;
    h.model.gaps.pairs = 1;
    h.model.gaps.pairs_tested = 1;
    h.model.gaps.rows.resize(1);
    h.model.gaps.gaps.clear();
    h.model.gaps.silent.clear();
    Gap& gap = h.model.gaps.rows[0];
    gap.verdict = GapVerdict::balanced;
    EXPECT_THAT(h.page(), HasSubstr("dass jede Zufallstabelle dieselben Treffen ergibt"));
    EXPECT_THAT(h.page(), HasSubstr("Verglichen wurden zwei Gruppen"));
    gap.z = -0.3;
    EXPECT_THAT(h.page(), Not(HasSubstr("dass jede Zufallstabelle dieselben Treffen ergibt")));
    EXPECT_THAT(h.page(), HasSubstr("Nachgewiesen ist dabei keine Lücke: Wo sich Gruppen seltener treffen"));
}

TEST(ReviewGaps, LeadWithSimilarGroupsOnlyWhereHardlyAnythingCanBeTested) {
    Hostile h;
    const auto place = [&](const char* what) { return h.page().find(what); };
    EXPECT_LT(place("id=\"gaps-list\""), place("id=\"gaps-silent\""));
    EXPECT_THAT(h.page(), HasSubstr("nachgewiesene Lücke"));
    EXPECT_THAT(h.page(), HasSubstr("das 0,10- bis 0,40-Fache (90 %)"));
    h.model.gaps.pairs = 300;
    EXPECT_GT(place("id=\"gaps-list\""), place("id=\"gaps-silent\""));
    EXPECT_THAT(h.page(), HasSubstr("Für weniger als jedes zehnte Paar"));
    h.model.gaps = {};
    EXPECT_THAT(h.page(), HasSubstr("also lässt sich nichts vergleichen"));
}

} // namespace
} // namespace clusterbridge
