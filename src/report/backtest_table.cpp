#include "base/text.hpp"
#include "report/data_table.hpp"

#include <optional>

namespace clusterbridge {
namespace {

Cell real(const std::optional<double>& value) {
    return value ? Cell(*value) : Cell();
}

} // namespace

const std::vector<std::string>& backtest_columns() {
    static const std::vector<std::string> columns{"origin",
                                                  "pairs",
                                                  "method",
                                                  "candidates",
                                                  "positives",
                                                  "base_rate",
                                                  "precision_at_100",
                                                  "precision_at_1000",
                                                  "precision_at_10000",
                                                  "average_precision",
                                                  "hit_at_10",
                                                  "capped_precision_at_1000",
                                                  "auc",
                                                  "ci_low",
                                                  "ci_high",
                                                  "difference",
                                                  "difference_low",
                                                  "difference_high",
                                                  "verdict"};
    return columns;
}

DataTable backtest_table(const Backtest& backtest) {
    DataTable table{"backtest",
                    backtest_columns(),
                    {},
                    {"pairs", "method", "precision_at_1000", "verdict", "origin", "positives", "candidates"}};
    for (const BacktestOrigin& origin : backtest.origins)
        for (const BacktestRow& row : origin.rows)
            table.rows.push_back({iso(row.origin), row.pairs, std::string(key_of(row.method)),
                                  static_cast<std::int64_t>(row.candidates), static_cast<std::int64_t>(row.positives),
                                  real(row.base_rate), real(row.precision_at_100), real(row.precision_at_1000),
                                  real(row.precision_at_10000), real(row.average_precision), real(row.hit_at_10),
                                  real(row.capped_precision_at_1000), real(row.auc), real(row.ci_low),
                                  real(row.ci_high), real(row.difference), real(row.difference_low),
                                  real(row.difference_high), std::string(key_of(row.verdict))});
    return table;
}

std::string predictions_csv(const Network& network, const Backtest& backtest) {
    DataTable table{"predictions", {"source", "target", "score"}, {}};
    table.rows.reserve(backtest.predictions.size());
    for (const PredictedPair& pair : backtest.predictions)
        table.rows.push_back(
            {network.organisations[pair.source].id, network.organisations[pair.target].id, pair.score});
    return to_csv(table);
}

} // namespace clusterbridge
