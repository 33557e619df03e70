#include "cli/batch_series.hpp"

#include "cli/cluster_past_file.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace clusterbridge {
namespace {

struct Track {
    std::string name;                             ///< in the latest period
    std::map<std::size_t, ClusterPlaces> periods; ///< by number of the period
};

std::map<std::string, Track> tracks_of(const std::vector<std::pair<std::string, std::string>>& periods,
                                       const FileSystem& files) {
    std::map<std::string, Track> tracks;
    for (std::size_t p = 0; p < periods.size(); ++p)
        for (const auto& [id, record] : read_cluster_past(join_path(periods[p].second, "tables/clusters.csv"), files)) {
            tracks[id].name = record.name;
            tracks[id].periods[p] = record.places;
        }
    return tracks;
}

/// Empty where the cluster never had a member.
BatchTrack whole_track(const Track& track, std::size_t periods) {
    BatchTrack whole{track.name, std::vector<ClusterFigures>(periods)};
    bool members = false;
    for (const auto& [p, places] : track.periods) {
        whole.periods[p] = places.figures;
        members = members || places.figures[ClusterFigure::members_seen] > 0;
    }
    if (!members)
        whole.periods.clear();
    return whole;
}

Cell as_cell(double x) {
    if (!std::isfinite(x))
        return {};
    if (x == std::floor(x) && std::abs(x) < 1e15)
        return static_cast<std::int64_t>(x);
    return x;
}
Cell place_cell(std::uint32_t rank) {
    return rank > 0 ? Cell(static_cast<std::int64_t>(rank)) : Cell();
}

} // namespace

ClusterSeries cluster_series(const std::vector<std::pair<std::string, std::string>>& periods, const FileSystem& files) {
    ClusterSeries series{
        {"series",
         {"id", "name", "measure", "period", "value", "change", "rank", "rank_low", "rank_high", "moved"},
         {}},
        {},
        {}};
    std::map<std::size_t, std::vector<BatchMove>> moves;
    for (const auto& [id, track] : tracks_of(periods, files)) {
        if (BatchTrack whole = whole_track(track, periods.size()); !whole.periods.empty())
            series.tracks.push_back(std::move(whole));
        for (const ClusterFigure measure : kSeriesMeasures) {
            const std::string key(key_of(measure));
            const ClusterPlaces* before = nullptr;
            std::size_t before_at = 0;
            for (const auto& [p, now] : track.periods) {
                if (!std::isfinite(now.figures[measure]))
                    continue;
                const ClusterRank& is = now.ranks[static_cast<std::size_t>(measure)];
                const ClusterMove move = before != nullptr ? move_of(*before, now, measure) : ClusterMove::none;
                series.table.rows.push_back(
                    {id, track.name, key, periods[p].first, as_cell(now.figures[measure]),
                     before != nullptr ? as_cell(change_of(*before, now, measure)) : Cell(), place_cell(is.rank),
                     place_cell(is.low), place_cell(is.high),
                     move == ClusterMove::none ? Cell() : Cell(std::string(move == ClusterMove::up ? "up" : "down"))});
                if (move != ClusterMove::none) {
                    const ClusterRank& was = before->ranks[static_cast<std::size_t>(measure)];
                    moves[p].push_back({track.name,
                                        key,
                                        periods[before_at].first,
                                        periods[p].first,
                                        {was.rank, was.low, was.high},
                                        {is.rank, is.low, is.high}});
                }
                before = &now;
                before_at = p;
            }
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
