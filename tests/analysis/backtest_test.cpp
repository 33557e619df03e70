#include "analysis/backtest.hpp"

#include "analysis/backtest_twin.hpp"
#include "analysis/backtest_words.hpp"
#include "base/error.hpp"
#include "support/graphs.hpp"

#include <bit>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace clusterbridge {
namespace {

using testing::HasSubstr;

const Date kSplit = make_date(2013, 1, 1);

BacktestOptions options_at(Date split) {
    BacktestOptions options;
    options.split = split;
    options.origins = 1;
    options.draws = 50;
    options.regions = {"North"};
    options.predictions = 1000000;
    options.group_by = "region";
    return options;
}

void expect_value(const std::optional<double>& is, double should, const std::string& where) {
    ASSERT_TRUE(is.has_value()) << where;
    EXPECT_NEAR(*is, should, 1e-9) << where;
}

void compare_row(const Network& n, const twin::PastWorld& w, const BacktestRow& row, std::vector<double>& reference,
                 const std::string& where) {
    const auto all = twin::ranked(n, w, kSplit, row.method, row.pairs);
    std::uint64_t positives = 0;
    for (const auto& one : all)
        positives += one.began ? 1U : 0U;
    ASSERT_EQ(row.candidates, all.size()) << where;
    ASSERT_EQ(row.positives, positives) << where;
    if (all.size() >= 100)
        expect_value(row.precision_at_100, twin::precision(all, 100), where);
    else
        EXPECT_FALSE(row.precision_at_100) << where;
    if (positives > 0 && row.method != BacktestMethod::base_rate)
        expect_value(row.hit_at_10, twin::hit_at_10(all, w.newcomers), where);
    if (all.size() < 1000) {
        EXPECT_FALSE(row.precision_at_1000) << where;
        EXPECT_FALSE(row.ci_low) << where;
        return;
    }
    expect_value(row.precision_at_1000, twin::precision(all, 1000), where);
    if (row.method != BacktestMethod::base_rate)
        expect_value(row.capped_precision_at_1000, twin::capped(all), where);
    const auto drawn = twin::drawn_precisions(w, all, 1, 50);
    expect_value(row.ci_low, quantile_of(drawn, 0.05), where);
    if (row.method == (w.newcomers.empty() ? BacktestMethod::resource_allocation : BacktestMethod::degree_product))
        reference = drawn;
    if (row.method == BacktestMethod::clusterbridge && !reference.empty()) {
        std::vector<double> difference;
        for (std::size_t d = 0; d < drawn.size(); ++d)
            difference.push_back(drawn[d] - reference[d]);
        expect_value(row.difference_low, quantile_of(difference, 0.05), where);
        expect_value(row.difference_high, quantile_of(difference, 0.95), where);
    }
}

TEST(Backtest, AgreesWithLookingAtEveryPair) {
    std::size_t wide = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const Network n = network_of(twin::dated_text(seed, seed % 3 != 0, seed % 3 != 1));
        const auto w = twin::past_world(n, kSplit, add_years(kSplit, 2), 2);
        const Backtest result = backtest(n, options_at(kSplit));
        ASSERT_EQ(result.origins.size(), 1U);
        EXPECT_EQ(result.origins[0].judged, w.judged.size());
        EXPECT_EQ(result.origins[0].test_records, w.records);
        std::vector<double> reference;
        for (const BacktestRow& row : result.origins[0].rows) {
            if (row.pairs == "newcomers")
                continue;
            wide += row.precision_at_1000 ? 1U : 0U;
            compare_row(n, w, row, reference,
                        "seed " + std::to_string(seed) + " " + row.pairs + " " + key_of(row.method));
        }
    }
    EXPECT_GT(wide, 40U); // the figures at 1,000 were compared too
}

TEST(Backtest, NewcomersAgreeWithLookingAtEveryPair) {
    std::size_t wide = 0, hits = 0, rows = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const Network n = network_of(twin::sparse_text(seed));
        const auto w = twin::newcomers_world(n, kSplit, add_years(kSplit, 2));
        ASSERT_GT(w.newcomers.size(), 3U);
        const Backtest result = backtest(n, options_at(kSplit));
        ASSERT_EQ(result.origins.size(), 1U);
        EXPECT_EQ(result.origins[0].newcomers, w.newcomers.size()) << seed;
        std::vector<double> reference;
        std::vector<BacktestMethod> methods;
        for (const BacktestRow& row : result.origins[0].rows) {
            if (row.pairs != "newcomers")
                continue;
            methods.push_back(row.method);
            rows += row.positives > 0 ? 1U : 0U;
            wide += row.precision_at_1000 ? 1U : 0U;
            hits += row.hit_at_10.value_or(0) > 0 ? 1U : 0U;
            compare_row(n, w, row, reference, "seed " + std::to_string(seed) + " " + key_of(row.method));
            EXPECT_EQ(row.difference.has_value(),
                      row.precision_at_1000 && row.method != BacktestMethod::degree_product);
        }
        EXPECT_EQ(methods, (std::vector{BacktestMethod::base_rate, BacktestMethod::degree_product,
                                        BacktestMethod::clusterbridge}));
    }
    EXPECT_GT(rows, 25U); // there was something to find
    EXPECT_GT(wide, 25U);
    EXPECT_GT(hits, 20U);
}

TEST(Backtest, AveragePrecisionAndAucAreThoseOfTheWholeRanking) {
    const Network n = network_of(twin::dated_text(5, true, true));
    const auto w = twin::past_world(n, kSplit, add_years(kSplit, 2), 2);
    const Backtest result = backtest(n, options_at(kSplit));
    const auto of_newcomers = twin::newcomers_world(n, kSplit, add_years(kSplit, 2));
    for (const BacktestRow& row : result.origins[0].rows) {
        if (row.positives == 0)
            continue;
        const auto all = twin::ranked(n, row.pairs == "newcomers" ? of_newcomers : w, kSplit, row.method, row.pairs);
        double sum = 0;
        double better = 0;
        for (const auto& one : all) {
            if (!one.began)
                continue;
            double above = 0;
            double found = 0;
            for (const auto& other : all) {
                above += other.score >= one.score ? 1 : 0;
                found += other.score >= one.score && other.began ? 1 : 0;
                if (!other.began)
                    better += one.score > other.score ? 1 : one.score == other.score ? 0.5 : 0;
            }
            sum += found / above;
        }
        const auto positives = static_cast<double>(row.positives);
        const std::string where = row.pairs + key_of(row.method);
        expect_value(row.average_precision, sum / positives, where);
        expect_value(row.auc, better / positives / static_cast<double>(row.candidates - row.positives), where);
    }
}

/// Everything a back-test says, digit by digit.
std::string spelled(const Network& n, const Backtest& result) {
    std::ostringstream text;
    const auto bits = [&](const std::optional<double>& x) {
        text << "|" << (x ? std::bit_cast<std::uint64_t>(*x) : 0);
    };
    for (const BacktestOrigin& origin : result.origins)
        for (const BacktestRow& row : origin.rows) {
            text << iso(row.origin) << row.pairs << key_of(row.method) << row.candidates << "|" << row.positives;
            for (const auto& x : {row.precision_at_100, row.precision_at_1000, row.average_precision, row.hit_at_10,
                                  row.capped_precision_at_1000, row.auc, row.ci_low, row.ci_high, row.difference_low})
                bits(x);
            text << key_of(row.verdict) << "\n";
        }
    for (const PredictedPair& pair : result.predictions) {
        text << n.organisations[pair.source].id << n.organisations[pair.target].id;
        bits(pair.score);
    }
    return text.str();
}

TEST(Backtest, ThreadsAndOrderOfRowsChangeNothing) {
    const std::string text = twin::dated_text(3, true, true);
    const Network n = network_of(text);
    auto options = options_at(kSplit);
    options.origins = 3;
    const std::string one = spelled(n, backtest(n, options));
    for (const unsigned threads : {2U, 4U}) {
        RunControl run;
        run.threads = threads;
        EXPECT_EQ(spelled(n, backtest(n, options, run)), one);
    }
    std::istringstream lines(text);
    std::string shuffled;
    for (std::string line; std::getline(lines, line);)
        shuffled = line + "\n" + shuffled;
    const Network m = network_of(shuffled);
    EXPECT_EQ(spelled(m, backtest(m, options)), one);
}

TEST(Backtest, RowsFromTheSplitOnNeverReachThePredictions) {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const std::string text = twin::dated_text(seed, seed % 3 != 0, seed % 3 != 1);
        const Network whole = network_of(text);
        std::istringstream lines(text);
        std::string early;
        std::string last; // one late row, so that there is something to look for
        for (std::string line; std::getline(lines, line);) {
            const std::size_t since = line.find("since=");
            std::string day;
            if (line[0] == '#')
                day = line.substr(line.find(' ') + 1, 10); // undated projects go on with a member: "o1.."
            else if (since != std::string::npos)
                day = line.substr(since + 6, 10);
            (day.starts_with("20") && day >= "2013-01-01" ? last : early) += line + "\n";
        }
        ASSERT_FALSE(last.empty());
        const Network cut = network_of(early + last.substr(0, last.find('\n') + 1));
        const auto a = backtest(whole, options_at(kSplit));
        const auto b = backtest(cut, options_at(kSplit));
        ASSERT_FALSE(a.predictions.empty());
        ASSERT_EQ(a.predictions.size(), b.predictions.size()) << "seed " << seed;
        for (std::size_t p = 0; p < a.predictions.size(); ++p) {
            const auto& x = a.predictions[p];
            const auto& y = b.predictions[p];
            ASSERT_EQ(whole.organisations[x.source].id, cut.organisations[y.source].id) << "seed " << seed;
            ASSERT_EQ(whole.organisations[x.target].id, cut.organisations[y.target].id) << "seed " << seed;
            ASSERT_EQ(std::bit_cast<std::uint64_t>(x.score), std::bit_cast<std::uint64_t>(y.score)) << "seed " << seed;
        }
        EXPECT_EQ(a.origins[0].judged, b.origins[0].judged);
    }
}

TEST(Backtest, TheDefaultSplitLeavesAFifthOfTheProjects) {
    std::string text;
    for (int y = 2001; y <= 2010; ++y)
        text += "#p" + std::to_string(y) + " " + std::to_string(y) + "-01-01 a b\n";
    EXPECT_EQ(default_split(network_of(text)), make_date(2009, 1, 1)); // 2009 and 2010 of ten
    EXPECT_EQ(default_split(network_of("#p1 2001-01-01 a b\n#p2 2001-01-01 c d\n")), std::nullopt);
    EXPECT_EQ(default_split(network_of("a>b x since=2001\nb>c x since=2002\n")), make_date(2002, 1, 1));
    EXPECT_EQ(default_split(network_of("a>b x\n")), std::nullopt);
}

TEST(Backtest, RollsBackAsFarAsTheDataReach) {
    const Network n = network_of(twin::dated_text(2, false, true));
    auto options = options_at(make_date(2010, 1, 1));
    options.origins = 3;
    const Backtest result = backtest(n, options);
    ASSERT_EQ(result.origins.size(), 2U); // nothing is known before 2008
    EXPECT_EQ(result.origins[1].origin, make_date(2009, 1, 1));
}

TEST(Backtest, RefusesWhatHasNoPastOrNoFuture) {
    const auto code = [](const std::string& text, const BacktestOptions& options) {
        try {
            backtest(network_of(text), options);
        } catch (const Error& error) {
            return static_cast<int>(error.code());
        }
        return 0;
    };
    EXPECT_EQ(code("a>b x\nb>c x\n", {}), 3);
    EXPECT_EQ(code("a>b x since=2001\nb>c x since=2001\n", {}), 3);
    EXPECT_EQ(code("", {}), 3);
    EXPECT_EQ(code("a>b x since=2001\nb>c x since=2003\n", options_at(make_date(1990, 1, 1))), 2);
    EXPECT_EQ(code("a>b x since=2001\nb>c x since=2003\n", options_at(make_date(2003, 1, 1))), 0);
}

// What would be named on a day must be the same whether the rows after it exist or not: so it must be named then, too.
TEST(Backtest, NamesTheSamePairsWhereNothingIsKnownOfTheTimeAfter) {
    const Network n = network_of(twin::dated_text(5, true, true));
    BacktestOptions options = options_at(kSplit);
    options.origins = 1;
    options.predictions = 1000;
    const Backtest whole = backtest(n, options);
    const Network past = known_before(n, kSplit);
    ASSERT_LT(*day_after_last_start(past), add_years(kSplit, 1));
    const Backtest cut = backtest(past, options);
    ASSERT_EQ(cut.origins.size(), 1U);
    EXPECT_EQ(cut.origins[0].began, 0U);
    EXPECT_TRUE(cut.origins[0].ends_early);
    ASSERT_GT(whole.predictions.size(), 20U);
    ASSERT_EQ(cut.predictions.size(), whole.predictions.size());
    for (std::size_t k = 0; k < whole.predictions.size(); ++k) {
        const auto id = [](const Network& of, NodeId v) { return of.organisations[v].id; };
        EXPECT_EQ(id(past, cut.predictions[k].source), id(n, whole.predictions[k].source));
        EXPECT_EQ(id(past, cut.predictions[k].target), id(n, whole.predictions[k].target));
        EXPECT_EQ(cut.predictions[k].score, whole.predictions[k].score);
    }
}

TEST(Backtest, SaysItInASentence) {
    Backtest result;
    BacktestOrigin origin;
    origin.origin = make_date(2016, 1, 1);
    origin.until = make_date(2018, 1, 1);
    for (int m = 0; m < 6; ++m) {
        BacktestRow row;
        row.pairs = "all";
        row.method = static_cast<BacktestMethod>(m);
        row.candidates = 3779391;
        row.positives = 54535;
        row.named = 900000;
        row.base_rate = 0.0144;
        row.precision_at_100 = 0.87;
        row.precision_at_1000 = 0.75;
        row.difference = 0.039;
        row.difference_low = 0.001;
        row.difference_high = 0.083;
        row.verdict = BacktestVerdict::better;
        origin.rows.push_back(row);
    }
    origin.began = 54535;
    origin.all_began = 54535;
    result.origins.push_back(origin);
    EXPECT_EQ(caveats_of(result).size(), 4U) << "nobody was out of reach";
    result.origins[0].all_began = 90000;
    EXPECT_EQ(headline(result, origin).en,
              "Of the 100 pairs this method would have named on 1 January 2016, 87 began "
              "to work together within two years; picking at random would on average give 1.4.");
    EXPECT_EQ(
        headline(result, origin).de,
        "Von den 100 Paaren, die dieses Verfahren am 1. Januar 2016 genannt hätte, begannen 87 innerhalb von zwei "
        "Jahren eine Zusammenarbeit; beim Auslosen wären rechnerisch 1,4 zu erwarten.");
    EXPECT_THAT(comparison(origin).en, HasSubstr("+3.9 points (90% interval +0.1 to +8.3), so among the first 1,000 the method is better."));
    EXPECT_EQ(caveats_of(result).size(), 5U);
    origin.rows[5].positives = 12;
    EXPECT_THAT(headline(result, origin).en, HasSubstr("With only 12 new ties"));
    origin.rows[5].named = 20;
    origin.rows[5].precision_at_100 = 0.09;
    EXPECT_THAT(headline(result, origin).en,
                HasSubstr("Of the 20 pairs this method would have named on 1 January 2016, 9 "
                          "began"));
}

} // namespace
} // namespace clusterbridge
