#include "cli/backtest_json.hpp"

#include "analysis/backtest_words.hpp"
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
                       {"test_records", origin.test_records},
                       {"pairs_began", origin.began},
                       {"all_pairs_began", origin.all_began},
                       {"data_end_before_window", origin.ends_early}});
    return all;
}

} // namespace

std::string backtest_json(const Backtest& backtest, const std::vector<Sentence>& gaps, Language language) {
    const Json json{{"horizon_years", backtest.horizon}, {"summary", sentences(summary_of(backtest), language)},
                    {"gaps", sentences(gaps, language)}, {"caveats", sentences(caveats_of(backtest), language)},
                    {"origins", origins_json(backtest)}, {"rows", Json::parse(to_json(backtest_table(backtest)))}};
    return json_text(json);
}

} // namespace clusterbridge
