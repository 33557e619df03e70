#pragma once
#include "graph/network_builder.hpp"
#include "report/review_model.hpp"

#include <string>

namespace clusterbridge {

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

} // namespace clusterbridge
