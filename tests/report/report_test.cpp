#include "report/hostile_model.hpp"

#include "base/sha256.hpp"
#include "report/catalogue.hpp"
#include "report/evidence.hpp"
#include "report/html.hpp"
#include "report/page.hpp"
#include "report/page_assets.hpp"
#include "report/svg_inline.hpp"
#include "support/graphs.hpp"
#include "support/html_check.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace clusterbridge {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(ReviewPage, LetsNoTextOfTheDataBecomeMarkup) {
    const std::string page = Hostile().page();
    EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(page, Not(HasSubstr("</script>\"")));
    EXPECT_THAT(page, Not(HasSubstr("<b>")));
    EXPECT_THAT(page, Not(HasSubstr("<i>")));
    EXPECT_THAT(page, Not(HasSubstr("\x1b")));
    EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp; =cmd\\x1B[31m"));
}

TEST(ReviewPage, IsWellFormedWithUniqueIdsAndHeadingsInOrder) {
    for (const Language language : {Language::de, Language::en}) {
        const HtmlCheck check = check_html(Hostile(language).page());
        EXPECT_THAT(check.faults, IsEmpty());
        EXPECT_EQ(check.search_inputs, 1U);
        EXPECT_EQ(check.language, language == Language::de ? "de" : "en");
    }
}

TEST(ReviewPage, HasItsChaptersInTheOrderInWhichTheyAreNeeded) {
    for (const Language language : {Language::de, Language::en}) {
        const std::string page = Hostile(language).page();
        std::size_t before = 0;
        for (const char* chapter :
             {"findings", "opportunities", "gaps", "backtest", "brokers", "communities", "clusters", "frame", "picture",
              "organisations", "data", "method", "reading", "made"}) {
            const std::size_t at = page.find("<section id=\"" + std::string(chapter) + "\"");
            ASSERT_NE(at, std::string::npos) << chapter;
            EXPECT_GT(at, before) << chapter;
            before = at;
        }
    }
}

TEST(ReviewPage, SaysWhichInitiativesHaveNoMembersAlsoWhereNoneHasAny) {
    Hostile h;
    h.model.clusters.rows.resize(4);
    EXPECT_THAT(h.page(), HasSubstr("Keine der 4 Initiativen hat in den Daten Mitglieder;"));
    h.model.clusters.rows.resize(1);
    EXPECT_THAT(h.page(), HasSubstr("Sie hat in den Daten keine Mitglieder;"));
}

TEST(ReviewPage, SaysWhatRandomNetworksKeep) {
    const auto drawn = [](std::string_view text) {
        const Network network = network_of(text);
        return drawn_at_random(make_view(network));
    };
    EXPECT_EQ(drawn("a>b\nb>c\n"), "ties");
    EXPECT_EQ(drawn("#p1 2015-01-01 a b c\n"), "projects");
    EXPECT_EQ(drawn("#p1 2015-01-01 a b c\nc>d\n"), "both");
    EXPECT_EQ(drawn("#p1 2015-01-01 a\nc>d\n"), "ties") << "a project of one makes no tie";
    EXPECT_THAT(Hostile().page(), HasSubstr("in denen jede Organisation gleich viele Partner hat, gliedern"));
}

TEST(ReviewPage, AsksNothingOfTheOutside) {
    const HtmlCheck check = check_html(Hostile().page());
    for (const std::string& link : check.links)
        EXPECT_TRUE(link.starts_with("#") || link.starts_with("tables/") || link.starts_with("diagrams/") ||
                    link == "run.json")
            << link;
    EXPECT_THAT(Hostile().page(), HasSubstr("default-src &#39;none&#39;"));
}

TEST(ReviewPage, EveryLinkInsideThePageLeadsSomewhere) {
    const HtmlCheck check = check_html(Hostile().page());
    for (const std::string& link : check.links)
        if (link.starts_with("#")) {
            EXPECT_TRUE(check.ids.contains(link.substr(1))) << link;
        }
}

TEST(ReviewPage, GivesEachOrganisationAnAddressThatWorksWithoutScripts) {
    const std::string page = Hostile().page();
    EXPECT_THAT(page, HasSubstr("id=\"org/a%20b\"><h3>&lt;script&gt;"));
    EXPECT_THAT(page, HasSubstr("href=\"#org/amt%2F%C3%BC\""));
    EXPECT_THAT(page, HasSubstr("id=\"org/amt%2F%C3%BC\""));
}

TEST(ReviewPage, LeadsFromAnOrganisationToItsPictureAndItsRows) {
    const std::string page = Hostile().page();
    EXPECT_THAT(page, HasSubstr("<dt>Bild</dt><dd><a href=\"diagrams/ego-a.svg\">"));
    EXPECT_THAT(page, HasSubstr("<dt>Zeilen der Eingabe</dt><dd class=\"place\">&lt;b&gt;.csv: 1, 2, 2, 2</dd>"));
}

TEST(ReviewPage, ShowsNoRawKeysAndNoProof) {
    for (const Language language : {Language::de, Language::en}) {
        const std::string text = check_html(Hostile(language).page()).text;
        for (const char* raw : {"tech_transfer", "cross_cluster", "proven_gap", "likely_gap", "not_enough_data",
                                "member_of", "cluster_initiative", "best_run", "beweis", "proves", " nan ", " inf "})
            EXPECT_EQ(text.find(raw), std::string::npos) << raw;
    }
}

TEST(ReviewPage, SaysThatCommunitiesAreNoStrongerThanChance) {
    EXPECT_THAT(Hostile().page(), HasSubstr("nicht stärker, als der Zufall sie erzeugen würde"));
}

TEST(ReviewPage, MarksTitlesInAnotherLanguage) {
    EXPECT_THAT(Hostile(Language::de).page(), HasSubstr("<span lang=\"en\">„The story of the"));
    EXPECT_THAT(Hostile(Language::en).page(), Not(HasSubstr("<span lang=\"en\">")));
    EXPECT_EQ(guessed_language("Auftakt der Allianz Industrie 4.0"), "de");
    EXPECT_EQ(guessed_language("ARENA2036"), "");
}

TEST(ReviewPage, ExplainsEveryEmptyPart) {
    for (const char* text : {"", "@a\n@b", "a>b"})
        for (const Language language : {Language::de, Language::en}) {
            const Network network = network_of(text);
            const GraphView view = make_view(network);
            ReviewModel model;
            model.network = &network;
            model.view = &view;
            model.language = language;
            model.structure.without_frame.organisations = network.size();
            const HtmlCheck check = check_html(write_report(model).at(0).bytes);
            EXPECT_THAT(check.faults, IsEmpty());
            EXPECT_THAT(check.text, HasSubstr(language == Language::de ? "Kein Paar zu zeigen" : "No pair to show"));
        }
}

TEST(ReviewPage, KeepsToTheBestConnectedWhereThereAreMany) {
    std::string text;
    for (int i = 0; i < 1600; ++i)
        text += "o" + std::to_string(10000 + i) + ">hub\n";
    const Network network = network_of(text);
    const GraphView view = make_view(network);
    ReviewModel model;
    model.network = &network;
    model.view = &view;
    model.structure.without_frame.organisations = network.size();
    const std::string page = write_report(model).at(0).bytes;
    EXPECT_THAT(page, HasSubstr("Die 1.500 Organisationen mit den meisten Partnern nach Namen, von insgesamt 1.601."));
    EXPECT_THAT(page, HasSubstr("id=\"org/hub\""));
    EXPECT_THAT(page, Not(HasSubstr("id=\"org/o11599\"")));
    EXPECT_THAT(page, HasSubstr("[\"o11599\","));
}

TEST(ReviewPage, DoesNotBorrowTheLettersOfThePicture) {
    Hostile h;
    h.model.figures[0].svg =
        "<svg><style>@font-face{font-family:\"Open Sans\";src:url(data:font/ttf;base64,AA)}</style>"
        "<text font-family=\"Open Sans, sans-serif\">x</text></svg>";
    const std::string page = h.page();
    EXPECT_THAT(page, HasSubstr("@font-face{font-family:\"overview Open Sans\""));
    EXPECT_THAT(page, HasSubstr("<text font-family=\"overview Open Sans, sans-serif\">"));
}

TEST(ReviewPage, SaysInItsHeadThatItShowsAPartOnlyAndWhenItWasMade) {
    Hostile h;
    EXPECT_THAT(h.page(), Not(HasSubstr("nur einen Teil der Daten")));
    h.model.filters = {{"region “x”", "Region „x“"}, {"dated records only", "nur datierte Angaben"}};
    h.model.organisations_read = 4321;
    h.model.timestamp = "2026-11-28T02:53:03Z";
    const std::string page = h.page();
    EXPECT_THAT(page, HasSubstr("Filter: Region „x“; nur datierte Angaben. Von 4.321 eingelesenen Organisationen"));
    EXPECT_THAT(page, HasSubstr("Erstellt am 28. November 2026, 02:53 Uhr (UTC)"));
}

/// A network of these ties, or a star of `n` around a hub, with places for everyone.
struct Placed {
    Network network;
    GraphView view;
    ReviewModel model;
    explicit Placed(int n) : Placed(star(n)) {}
    explicit Placed(const std::string& ties) : network(network_of(ties)), view(make_view(network)) {
        model.network = &network;
        model.view = &view;
        model.structure.without_frame.organisations = network.size();
        model.places = NodeColumn<ReviewModel::Place>(network.size());
        for (std::size_t i = 0; i < network.size(); ++i)
            model.places[node(i)] = {static_cast<double>(i), 0.5 * static_cast<double>(i)};
        model.figures = {{"diagrams/overview.svg", "<svg><g/></svg>", {"All", "Alle"}, ""}};
    }
    static std::string star(int n) {
        std::string text;
        for (int i = 0; i < n; ++i)
            text += "o" + std::to_string(10000 + i) + ">hub\n";
        return text;
    }
    nlohmann::json data() const {
        const std::string page = write_report(model).at(0).bytes;
        const auto from = page.find('>', page.find("id=\"network-data\"")) + 1;
        return nlohmann::json::parse(page.substr(from, page.find("</script>", from) - from));
    }
};

TEST(NetworkView, HasEveryOrganisationInItsPlaceAndEveryTieOnce) {
    const auto data = Placed(3).data();
    ASSERT_EQ(data["actors"].size(), 4U);
    EXPECT_EQ(data["actors"][0][0], 0);     // hub, the first by id
    EXPECT_EQ(data["actors"][3][1], 10000); // the longer side of the picture
    EXPECT_EQ(data["actors"][0][2], 5000);  // upwards, while the picture counts downwards
    EXPECT_EQ(data["ties"], nlohmann::json::parse("[[1,1,1],[],[],[]]"));
}

TEST(NetworkView, IsLeftOutWhereNotEveryoneHasAPlace) {
    Placed p(3);
    EXPECT_THAT(write_report(p.model).at(0).bytes, HasSubstr("id=\"explore\""));
    const auto places = [&](std::size_t n) {
        DataTable table{"positions", {"id", "x", "y"}, {}, {}};
        for (std::size_t i = 0; i < n; ++i)
            table.rows.push_back({p.network.organisations[node(i)].id, 1.0, 2.0});
        return places_of(p.network, table);
    };
    EXPECT_EQ(places(4).size(), 4U);
    p.model.places = places(3);
    EXPECT_THAT(write_report(p.model).at(0).bytes, Not(HasSubstr("id=\"explore\"")));
}

TEST(NetworkView, SaysThatItShowsThoseWithTheMostPartnersWhereThereAreMany) {
    const Placed p(20'005);
    EXPECT_EQ(p.data()["actors"].size(), 20'000U);
    EXPECT_THAT(write_report(p.model).at(0).bytes, HasSubstr("zeigt es die 20.000 Organisationen"));
}

TEST(NetworkView, LeavesNobodyWithoutAPartnerWhereNotAllTiesAreDrawn) {
    std::string ties; // everybody with everybody, and one more whose only tie is no stronger than others, and the last
    for (int a = 1000; a < 1350; ++a)
        for (int b = a + 1; b < 1350; ++b)
            ties += "o" + std::to_string(a) + ">o" + std::to_string(b) + "\n";
    const Placed p(ties + "o1349>single\n");
    ASSERT_GT(p.view.graph.edge_count(), 60'000U);
    const auto lists = p.data()["ties"];
    std::vector<std::size_t> partners(lists.size(), 0);
    std::size_t drawn = 0;
    for (std::size_t i = 0; i < lists.size(); ++i)
        for (std::size_t at = i; const auto& step : lists[i]) {
            at += step.get<std::size_t>();
            ++partners[i], ++partners.at(at), ++drawn;
        }
    EXPECT_EQ(drawn, 60'000U);
    EXPECT_THAT(partners, testing::Each(testing::Gt(0U)));
    EXPECT_THAT(write_report(p.model).at(0).bytes, HasSubstr("60.000 Verbindungen: von jeder Organisation"));
}

TEST(ReviewPage, RunsExactlyTheScriptsItNames) {
    const std::string page = write_report(Placed(3).model).at(0).bytes;
    EXPECT_THAT(page, HasSubstr(escape_html(content_security_policy({page_script(), network_script()}))));
    EXPECT_THAT(page, HasSubstr("<script>" + page_script() + "</script>"));
    EXPECT_THAT(page, HasSubstr("<script>" + std::string(network_script()) + "</script>"));
    EXPECT_EQ(page_script().find("</script"), std::string::npos);
    EXPECT_EQ(network_script().find("</script"), std::string_view::npos);
}

TEST(ReviewPage, IsTheSameOnASecondRun) {
    const auto a = write_report(Hostile().model);
    const auto b = write_report(Hostile().model);
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        EXPECT_EQ(a[i].bytes, b[i].bytes) << a[i].path;
}

TEST(RunManifest, HasTheKeysOfTheContractInOrder) {
    const Hostile h;
    const std::string text = run_manifest(h.model, {{"tables/b.csv", "b"}, {"index.html", "a"}});
    const auto run = nlohmann::ordered_json::parse(text);
    std::vector<std::string> keys;
    for (const auto& [key, value] : run.items())
        keys.push_back(key);
    EXPECT_THAT(keys, ::testing::ElementsAre("version", "command", "options", "seed", "inputs", "organisations", "ties",
                                             "tie_rows", "participations", "projects", "communities", "structure",
                                             "gaps", "warnings", "diagnostics", "outputs"));
    EXPECT_EQ(run["outputs"][0]["path"], "index.html");
    EXPECT_EQ(run["outputs"][0]["sha256"], sha256_hex("a"));
    EXPECT_EQ(run["inputs"][0]["rows_rejected"], 1);
    EXPECT_EQ(run["communities"]["partition"], "consensus");
    EXPECT_EQ(run["communities"]["verdict"], "none");
    EXPECT_EQ(run["options"]["--seed"], "1");
    EXPECT_EQ(run["warnings"].size(), 1U);
    EXPECT_THAT(text, HasSubstr("\"modularity\": 0,"));
}

TEST(Catalogue, HasEveryTextInBothLanguagesWithTheSameHoles) {
    const auto holes = [](std::string_view text) {
        std::multiset<std::string> found;
        for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1))
            found.emplace(text.substr(open, text.find('}', open) - open));
        return std::set<std::string>(found.begin(), found.end());
    };
    std::set<std::string_view> keys;
    for (const auto phrases : all_phrases())
        for (const Phrase& p : phrases) {
            EXPECT_TRUE(keys.insert(p.key).second) << p.key << " stands twice";
            EXPECT_EQ(p.en.empty(), p.de.empty()) << p.key;
            EXPECT_EQ(holes(p.en), holes(p.de)) << p.key;
            EXPECT_EQ(p.de.find('"'), std::string_view::npos) << p.key << ": German quotes are „…“";
        }
}

TEST(InlineSvg, GivesIdsAPrefixAndLeavesTextAlone) {
    const auto out =
        inline_svg("<?xml?><!DOCTYPE svg><svg width=\"9pt\" height=\"9pt\"><g id=\"a\"/><use xlink:href=\"#a\"/>"
                   "<path fill=\"url(#a)\"/><text>id a</text></svg>\n",
                   "p", "A <b>");
    EXPECT_EQ(out.html, "<svg role=\"img\" aria-label=\"A &lt;b&gt;\"><g id=\"p-a\"/><use xlink:href=\"#p-a\"/>"
                        "<path fill=\"url(#p-a)\"/><text>id a</text></svg>");
}

TEST(InlineSvg, WritesLooksThatManyShapesShareOnce) {
    std::string svg = "<svg><style>.own{fill:red}</style>";
    for (int i = 0; i < 5; ++i)
        svg += "<g class=\"tie\"><path fill=\"none\" stroke=\"#123456\" d=\"M" + std::to_string(i) + "\"/></g>";
    svg += "<text font-size=\"7.50\" x=\"1\">fill=\"none\" &lt;path></text>";
    svg += "<path class=\"own\" fill=\"none\" stroke=\"#123456\" d=\"M9\"/></svg>";
    const std::string page = inline_svg(svg, "p", "text").html;
    EXPECT_THAT(page, HasSubstr("<g class=\"tie\"><path class=\"p-1\" d=\"M4\"/></g>"));
    EXPECT_THAT(page, HasSubstr("<style>.p-1{fill:none;stroke:#123456}</style></svg>"));
    EXPECT_THAT(page, HasSubstr("<text font-size=\"7.50\" x=\"1\">fill=\"none\" &lt;path></text>")) << "occurs once";
    EXPECT_THAT(page, HasSubstr("<path class=\"own\" fill=\"none\" stroke=\"#123456\" d=\"M9\"/>"));
}

TEST(Html, TurnsControlAndDirectionCharactersIntoVisibleOnes) {
    EXPECT_EQ(escape_html("a\nb"), "a b");
    EXPECT_EQ(escape_html("\x1b"), "\\x1B");
    EXPECT_EQ(escape_html("a\xE2\x80\xAE"
                          "b"),
              "a\xEF\xBF\xBD"
              "b");
    EXPECT_EQ(percent_encoded("ä b/'"), "%C3%A4%20b%2F'");
}

TEST(ContentSecurityPolicy, NamesTheScriptByItsHash) {
    EXPECT_THAT(content_security_policy({"", "x"}), HasSubstr("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"));
}

} // namespace
} // namespace clusterbridge
