#include "cli/batch_series.hpp"

#include "base/text.hpp"
#include "io/input_tables.hpp"
#include "io/table.hpp"
#include "report/data_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <optional>

namespace clusterbridge {
namespace {

constexpr std::array<std::string_view, 6> kMeasures{"members_seen",       "research_share", "density",
                                                    "cross_cluster_ties", "reach",          "office_dependence"};

/// A figure of one cluster in one period.
struct Point {
    std::optional<double> value, rank, low, high;
};
struct Track {
    std::string name;
    std::map<std::size_t, std::array<Point, kMeasures.size()>> periods;
};

std::optional<double> number(std::string_view cell) {
    return trim(cell).empty() ? std::nullopt : parse_double(trim(cell));
}

void read_period(const std::string& path, std::size_t period, const FileSystem& files,
                 std::map<std::string, Track>& tracks) {
    if (!files.exists(path))
        return;
    Diagnostics said;
    auto tables = open_tables({path, files.read(path)}, {}, said, {});
    Table& table = *tables.front();
    std::map<std::string, std::size_t> column;
    for (std::size_t i = 0; i < table.headers.size(); ++i)
        column.emplace(table.headers[i], i);
    const RunControl run;
    TableRows rows(table, run);
    while (rows.next()) {
        const auto cell = [&](const std::string& name) -> std::string_view {
            const auto at = column.find(name);
            return at == column.end() ? std::string_view() : std::string_view(rows[at->second]);
        };
        Track& track = tracks[std::string(cell("id"))];
        track.name = cell("name");
        for (std::size_t m = 0; m < kMeasures.size(); ++m) {
            const std::string key(kMeasures[m]);
            track.periods[period][m] = {number(cell(key)), number(cell(key + "_rank")), number(cell(key + "_low")),
                                        number(cell(key + "_high"))};
        }
    }
}

/// "up" or "down" where the 90 % intervals of the two ranks have nothing in common (1 is the top) and the figure itself
/// went that way: who stands still while others appear has not moved.
std::string_view moved(const Point& before, const Point& now) {
    if (!before.low || !before.high || !now.low || !now.high)
        return {};
    if (*now.high<*before.low&& * now.value> * before.value)
        return "up";
    return *now.low > *before.high && *now.value < *before.value ? "down" : std::string_view();
}

Cell as_cell(const std::optional<double>& x) {
    if (!x)
        return {};
    if (*x == std::floor(*x) && std::abs(*x) < 1e15)
        return static_cast<std::int64_t>(*x);
    return *x;
}

std::size_t whole(const std::optional<double>& x) {
    return static_cast<std::size_t>(x.value_or(0));
}

} // namespace

ClusterSeries cluster_series(const std::vector<std::pair<std::string, std::string>>& periods, const FileSystem& files) {
    std::map<std::string, Track> tracks;
    for (std::size_t p = 0; p < periods.size(); ++p)
        read_period(join_path(periods[p].second, "tables/clusters.csv"), p, files, tracks);
    ClusterSeries series{
        {"series",
         {"id", "name", "measure", "period", "value", "change", "rank", "rank_low", "rank_high", "moved"},
         {}},
        {}};
    std::map<std::size_t, std::vector<BatchMove>> moves;
    for (const auto& [id, track] : tracks)
        for (std::size_t m = 0; m < kMeasures.size(); ++m) {
            const Point* before = nullptr;
            std::size_t before_at = 0;
            for (const auto& [p, points] : track.periods) {
                const Point& now = points[m];
                if (!now.value)
                    continue;
                const std::string_view move = before != nullptr ? moved(*before, now) : std::string_view();
                series.table.rows.push_back(
                    {id, track.name, std::string(kMeasures[m]), periods[p].first, as_cell(now.value),
                     before != nullptr ? as_cell(*now.value - *before->value) : Cell(), as_cell(now.rank),
                     as_cell(now.low), as_cell(now.high), move.empty() ? Cell() : Cell(std::string(move))});
                if (!move.empty())
                    moves[p].push_back({track.name,
                                        std::string(kMeasures[m]),
                                        periods[before_at].first,
                                        periods[p].first,
                                        {whole(before->rank), whole(before->low), whole(before->high)},
                                        {whole(now.rank), whole(now.low), whole(now.high)}});
                before = &now;
                before_at = p;
            }
        }
    const auto steps = [](const BatchMove& move) {
        return std::max(move.before.rank, move.after.rank) - std::min(move.before.rank, move.after.rank);
    };
    for (auto period = moves.rbegin(); period != moves.rend(); ++period) {
        std::stable_sort(period->second.begin(), period->second.end(),
                         [&](const BatchMove& a, const BatchMove& b) { return steps(a) > steps(b); });
        for (BatchMove& move : period->second)
            series.moves.push_back(std::move(move));
    }
    return series;
}

} // namespace clusterbridge
