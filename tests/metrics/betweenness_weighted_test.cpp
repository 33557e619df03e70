#include "metrics/betweenness_weighted.hpp"

#include "metrics/betweenness.hpp"
#include "support/kernel_checks.hpp"
#include "support/oracles.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

ExactWeights exact(const std::vector<Fraction>& weights) {
    ExactWeights result;
    result.values = weights;
    std::sort(result.values.begin(), result.values.end());
    result.values.erase(std::unique(result.values.begin(), result.values.end()), result.values.end());
    result.of = EdgeColumn<std::uint32_t>(weights.size());
    for (std::size_t e = 0; e < weights.size(); ++e)
        result.of[edge(e)] = static_cast<std::uint32_t>(
            std::lower_bound(result.values.begin(), result.values.end(), weights[e]) - result.values.begin());
    return result;
}

EdgeColumn<Fraction> lengths(const std::vector<Fraction>& weights) {
    EdgeColumn<Fraction> result(weights.size());
    for (std::size_t e = 0; e < weights.size(); ++e)
        result[edge(e)] = 1 / weights[e];
    return result;
}

void expect_agreement(const Graph& g, const std::vector<Fraction>& weights, const std::string& where) {
    expect_near(betweenness_weighted(g, exact(weights)), oracle::betweenness(g, lengths(weights)), 1e-12, where);
}

TEST(BetweennessWeighted, StrongTiesAreShort) {
    const Graph g = graph_of("a-b a-c b-c"); // a-b is weak: the way over c is shorter
    const auto score = betweenness_weighted(g, exact({Fraction(1, 10), 1, 1}));
    EXPECT_DOUBLE_EQ(score[node(2)], 1);
    EXPECT_EQ(score[node(0)], 0);
}

TEST(BetweennessWeighted, EqualWeightsGiveUnweightedBetweenness) {
    for (const Graph& g : random_graphs(100))
        expect_near(betweenness_weighted(g, exact(std::vector<Fraction>(g.edge_count(), Fraction(3, 7)))),
                    betweenness(g), 1e-12, "equal weights");
}

TEST(BetweennessWeighted, ThreeTenthsIsOneTenthAndTwoTenths) {
    // 1/w: 10/1 + 10/2 + ... chosen so that doubles would see a difference: 0.1 + 0.2 and 0.3 as lengths
    const Graph g = graph_of("a-b b-c a-d d-c"); // edges: a-b a-d b-c c-d
    const auto score = betweenness_weighted(g, exact({10, Fraction(20, 3), 5, Fraction(20, 3)})); // .1+.2 = .15+.15
    EXPECT_NEAR(score[node(1)], score[node(3)], 1e-15);
    EXPECT_GT(score[node(1)], 0);
}

TEST(BetweennessWeighted, SmallWholeWeightsAgreeWithFractions) {
    Random random(1);
    for (const Graph& g : random_graphs(700, 12)) {
        std::vector<Fraction> weights;
        for (std::size_t e = 0; e < g.edge_count(); ++e)
            weights.emplace_back(1 + random.below(6));
        expect_agreement(g, weights, "whole");
    }
}

TEST(BetweennessWeighted, AgreesWithFractionsHoweverFarLengthsAreApart) {
    // from lengths that all share a bucket to those for which buckets are too many, in 31 and in 62 bits
    Random random(5);
    for (const std::uint64_t spread : {3U, 14U, 16U, 24U, 40U})
        for (const Graph& g : random_graphs(60, 12)) {
            std::vector<Fraction> weights;
            for (std::size_t e = 0; e < g.edge_count(); ++e)
                weights.emplace_back(1, (std::uint64_t{1} << random.below(spread)) + random.below(2));
            expect_agreement(g, weights, "spread " + std::to_string(spread));
        }
}

TEST(BetweennessWeighted, DecimalsOverTenDecadesAgreeWithFractions) {
    Random random(2);
    for (const Graph& g : random_graphs(700, 11)) {
        std::vector<Fraction> weights;
        for (std::size_t e = 0; e < g.edge_count(); ++e) {
            Fraction weight(1 + random.below(12));
            for (std::uint64_t k = random.below(11); k > 0; --k)
                weight *= 10;
            weights.push_back(weight / 100000);
        }
        expect_agreement(g, weights, "decades");
    }
}

TEST(BetweennessWeighted, SumsOfProjectSharesAgreeWithFractions) {
    // numerators with many prime factors: no common factor of 126 bits
    Random random(3);
    for (const Graph& g : random_graphs(700, 12)) {
        std::vector<Fraction> weights;
        for (std::size_t e = 0; e < g.edge_count(); ++e) {
            Fraction weight = 0;
            for (std::uint64_t k = random.below(6); k < 7; ++k)
                weight += Fraction(1, 1 + random.below(90));
            weights.push_back(weight);
        }
        expect_agreement(g, weights, "projects");
    }
}

/// A square whose two ways differ by one part in 10^30, or by nothing, beside ties that rule out a common factor.
double share_of_upper_way(const Fraction& extra) {
    const Graph g = graph_of("a-b b-c a-d d-c p-q q-r r-s s-t"); // a-b a-d b-c c-d ...
    const auto big = [](const char* digits) { return Fraction(boost::multiprecision::cpp_int(digits)); };
    const std::vector<Fraction> weights = {1 / (Fraction(1, 3) + extra),
                                           1 / Fraction(1, 7),
                                           1 / Fraction(1, 7),
                                           1 / Fraction(1, 3),
                                           big("170141183460469231731687303715884105727"),
                                           big("18014398509481951"),
                                           big("2305843009213693951"),
                                           big("618970019642690137449562111")};
    return betweenness_weighted(g, exact(weights))[node(1)];
}

TEST(BetweennessWeighted, NearTiesAreNoTies) {
    const Fraction tiny(1, boost::multiprecision::pow(boost::multiprecision::cpp_int(10), 30));
    const double tied = share_of_upper_way(0);
    EXPECT_GT(tied, 0);
    EXPECT_EQ(share_of_upper_way(tiny), 0);
    EXPECT_DOUBLE_EQ(share_of_upper_way(-tiny), 2 * tied);
}

TEST(BetweennessWeighted, ThreadsChangeNoBit) {
    const Graph g = random_graph(120, 0.06, 9);
    Random random(4);
    std::vector<Fraction> weights;
    for (std::size_t e = 0; e < g.edge_count(); ++e)
        weights.push_back(Fraction(1, 1 + random.below(90)) + Fraction(1, 1 + random.below(90)));
    const auto one = betweenness_weighted(g, exact(weights), on_threads(1));
    expect_same(one, betweenness_weighted(g, exact(weights), on_threads(2)), "2 threads");
    expect_same(one, betweenness_weighted(g, exact(weights), on_threads(4)), "4 threads");
}

TEST(BetweennessWeighted, NumbersOfPathsBeyondDoublesStayFinite) {
    const Graph g = chained_diamonds(1100);
    const auto score = betweenness_weighted(g, exact(std::vector<Fraction>(g.edge_count(), 2)), on_threads(2));
    expect_near(score, betweenness(g, on_threads(2)), 1e-9, "diamonds");
}

} // namespace
} // namespace clusterbridge
