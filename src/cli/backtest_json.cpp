#include "cli/backtest_json.hpp"

#include "analysis/backtest_words.hpp"
#include "analysis/gap_backtest_words.hpp"
#include "report/data_table.hpp"
#include "report/json_text.hpp"

#include <nlohmann/json.hpp>

namespace clusterbridge {
namespace {

using Json = nlohmann::ordered_json;

Json sentences(const std::vector<Sentence>& all, Language language) {
    Json list = Json::array();
    for (const Sentence& one : all)
        list.push_back(one.in(language));
    return list;
}

Json origins_json(const Backtest& backtest) {
    Json all = Json::array();
    for (const BacktestOrigin& origin : backtest.origins)
        all.push_back({{"origin", iso(origin.origin)},
                       {"until", iso(origin.until)},
                       {"organisations", origin.organisations},
                       {"judged", origin.judged},
                       {"single_participation", origin.single},
                       {"newcomers", origin.newcomers},
                       {"test_records", origin.test_records},
                       {"pairs_began", origin.began},
                       {"all_pairs_began", origin.all_began},
                       {"data_end_before_window", origin.ends_early}});
    return all;
}

Json sums_json(const GapSums& sums) {
    return {{"cells", sums.cells}, {"observed", sums.observed}, {"expected", sums.expected}};
}
Json openings_json(const GapOpenings& openings) {
    return {{"cells", openings.cells}, {"opened", openings.opened}};
}

Json gaps_json(const GapBacktest& gaps) {
    return {{"group_by", gaps.group_by},
            {"groups", gaps.groups},
            {"flagged_before", sums_json(gaps.flagged_before)},
            {"flagged_after", sums_json(gaps.flagged_after)},
            {"tested_before", sums_json(gaps.tested_before)},
            {"tested_after", sums_json(gaps.tested_after)},
            {"open_gaps", openings_json(gaps.open)},
            {"all_without_meeting", openings_json(gaps.base)}};
}

} // namespace

std::string backtest_json(const Backtest& backtest, const GapBacktest& gaps, Language language) {
    Json summary = sentences(summary_of(backtest), language);
    summary.push_back(gap_sentence(gaps).in(language));
    const Json json{{"horizon_years", backtest.horizon},
                    {"summary", std::move(summary)},
                    {"caveats", sentences(caveats_of(backtest), language)},
                    {"origins", origins_json(backtest)},
                    {"gaps", gaps_json(gaps)},
                    {"rows", Json::parse(to_json(backtest_table(backtest)))}};
    return json_text(json);
}

} // namespace clusterbridge
