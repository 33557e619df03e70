#include "report/review_model.hpp"

#include "base/sha256.hpp"
#include "report/catalogue.hpp"
#include "report/evidence.hpp"
#include "report/html.hpp"
#include "report/page_assets.hpp"
#include "report/svg_inline.hpp"
#include "support/graphs.hpp"
#include "support/html_check.hpp"

#include "graph/network_builder.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace clusterbridge {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// A network whose every text tries to break out, with a result in every part of the model.
struct Hostile {
    static constexpr const char* kName = "<script>alert(1)</script>\"'& =cmd\x1b[31m";
    Diagnostics diagnostics; // first: building the network fills it
    Network network;
    GraphView view;
    ReviewModel model;

    explicit Hostile(Language language = Language::de) : network(build(diagnostics)), view(make_view(network)) {
        const std::size_t n = network.size();
        model.network = &network;
        model.view = &view;
        model.diagnostics = &diagnostics;
        model.language = language;
        model.version = "1.2.3";
        model.command = "clusterbridge review <data>";
        model.options = {{"--seed", "1"}, {"--type", kName}};
        diagnostics.add({Severity::warning, "self-loop", "<b>.csv", 3, {kName, kName}, "a,a"});
        model.ranking.betweenness = NodeColumn<double>(n, 0.25);
        model.ranking.harmonic = NodeColumn<double>(n, 0.5);
        model.ranking.articulation = NodeColumn<std::uint8_t>(n, 1);
        for (auto* column : {&model.ranking.betweenness_rank, &model.ranking.betweenness_rank_low,
                             &model.ranking.betweenness_rank_high})
            *column = NodeColumn<std::uint32_t>(n, 1);
        CommunityStudy& c = model.communities;
        c.partition.of = NodeColumn<std::uint32_t>(n, 0);
        c.partition.count = 1;
        c.certainty = NodeColumn<double>(n, 0.8);
        c.names = {{{kName, kName}, {}}};
        c.runs = 100;
        c.tested = true;
        c.verdict = CommunityVerdict::none;
        PaperComparison paper;
        paper.organisations = 3;
        paper.clusters = 1;
        paper.elsewhere = {{network.find("a b"), 0, 0, 0}};
        c.paper = paper;
        fill_lists();
        fill_gaps();
        model.structure.components = 1;
        model.structure.largest_component = n;
        model.structure.without_frame.organisations = n - 1;
        model.structure.without_frame.left_alone = {network.find("a b")};
        model.figures = {
            {"diagrams/overview.svg",
             "<?xml version=\"1.0\"?><svg width=\"842pt\" id=\"top\" viewBox=\"0 0 1 1\"><g id=\"org-a\"/></svg>",
             {kName, kName},
             ""},
            {"diagrams/ego-a.svg", "<svg><g id=\"org-a\"/></svg>", {kName, kName}, "a b"}};
    }

    void fill_lists() {
        Recommendation r;
        r.source = network.find("a b");
        r.target = network.find("uni");
        r.kind = PairKind::both;
        r.score = 0.5;
        r.impact = 0.01;
        r.common_partners = 1;
        r.broker = network.find("hub");
        r.reasons = {{kName, kName}};
        r.evidence = {"literal.csv:1"};
        r.strongest = {{r.broker, 1, false, {network.ties[0].row, {0, 999}}, "", ""}};
        for (auto* list : {&model.cross_cluster, &model.tech_transfer, &model.all}) {
            list->rows = {r};
            list->group_by = "cluster";
            list->as_of = make_date(2020, 3, 1);
        }
    }

    /// A gap that is proven, one that is likely, and two groups without contact.
    void fill_gaps() {
        GapStudy& s = model.gaps;
        s.groups.kind = kName;
        for (const char* key : {"1", "2", "3"})
            s.groups.groups.push_back({key, {kName, kName}, {}});
        s.pairs = 3;
        s.pairs_tested = 2;
        s.occasions = 40;
        s.draws = 1000;
        Gap gap;
        gap.b = 1;
        gap.expected = 20;
        gap.low = 0.1;
        gap.high = 0.4;
        gap.similarity = 0.5;
        gap.verdict = GapVerdict::proven_gap;
        gap.brokers = {network.find("hub")};
        gap.best_pairs = {model.cross_cluster.rows.front()};
        gap.shared_members = 1;
        s.rows = {gap, gap, gap};
        s.rows[1].b = 2;
        s.rows[1].verdict = GapVerdict::likely_gap;
        s.rows[2].a = 1;
        s.rows[2].b = 2;
        s.rows[2].best_pairs.clear();
        s.rows[2].brokers.clear();
        s.gaps = {0, 1};
        s.silent = {2};
    }

    static Network build(Diagnostics& diagnostics) {
        NetworkBuilder b;
        const auto file = b.add_file({.name = "<b>.csv",
                                      .kind = TableKind::ties,
                                      .sha256 = "00",
                                      .rows_read = 3,
                                      .rows_used = 2,
                                      .rows_rejected = 1});
        const auto declare = [&](const char* id, const char* name, const char* type) {
            OrganisationFacts facts;
            facts.name = name;
            facts.type = type;
            facts.city = kName;
            facts.aliases = {kName};
            b.declare(b.organisation(id), facts, {file, 1}, diagnostics);
        };
        declare("a b", kName, "company");
        declare("uni", "Uni", "university");
        declare("hub", "Hub", "cluster_initiative");
        declare("amt/ü", "Amt", "agency");
        for (const char* id : {"a b", "uni", "amt/ü"}) {
            TieRow tie;
            tie.relation = b.intern(std::string(id) == "uni" ? "<i>own_word" : "member_of");
            tie.source_key = b.intern("s");
            tie.confidence = b.intern(kName);
            tie.row = {file, 2};
            b.add_tie(b.organisation(id), b.organisation("hub"), tie);
        }
        Source source;
        source.key = b.intern("s");
        source.title = "The story of the <b>";
        source.publisher = kName;
        source.date = "2014-09";
        b.add_source(source);
        return b.build(diagnostics);
    }

    std::string page() const { return write_report(model).at(0).bytes; }
};

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

TEST(ReviewPage, IsTheSameOnASecondRun) {
    const auto a = write_report(Hostile().model);
    const auto b = write_report(Hostile().model);
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        EXPECT_EQ(a[i].bytes, b[i].bytes) << a[i].path;
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

TEST(RunManifest, HasTheKeysOfTheContractInOrder) {
    const Hostile h;
    const std::string text = run_manifest(h.model, {{"tables/b.csv", "b"}, {"index.html", "a"}});
    const auto run = nlohmann::ordered_json::parse(text);
    std::vector<std::string> keys;
    for (const auto& [key, value] : run.items())
        keys.push_back(key);
    EXPECT_THAT(keys, ::testing::ElementsAre("version", "command", "options", "seed", "inputs", "organisations", "ties",
                                             "tie_rows", "participations", "projects", "communities", "gaps",
                                             "warnings", "diagnostics", "outputs"));
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
    for (const auto phrases :
         {short_phrases(), long_phrases(), method_phrases(), gap_phrases(), backtest_phrases(), portrait_phrases()})
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
    EXPECT_THAT(content_security_policy(""), HasSubstr("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"));
}

} // namespace
} // namespace clusterbridge
