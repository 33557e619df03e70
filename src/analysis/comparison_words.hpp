#pragma once
#include "base/language.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// The sentences of `compare`: what the column `detail` says.
namespace clusterbridge {

struct NamedCommunity {
    std::size_t number = 0; ///< as people see it, from 1
    Sentence name;
    std::size_t members = 0;
};

/// "1; 4".
std::string numbers_of(const std::vector<NamedCommunity>& communities);

Sentence partners_in_words(std::size_t partners, bool now);
/// `without`: names of the ends that are new (or gone); `alone`: of those that the other time knows without any tie.
Sentence tie_in_words(const std::vector<std::string>& without, const std::vector<std::string>& alone, bool is_new);
Sentence merged_in_words(const std::vector<NamedCommunity>& parts, const NamedCommunity& now);
Sentence split_in_words(const NamedCommunity& was, const std::vector<NamedCommunity>& parts);
/// `now`: the number that the community it left has now.
Sentence moved_in_words(const NamedCommunity& from, std::size_t now, const NamedCommunity& to);
using RankInterval = std::pair<std::uint32_t, std::uint32_t>;
/// A rank among the go-betweens; without `on_paths` the one that all share who lie on no shortest path.
struct RankPlace {
    RankInterval interval;
    bool on_paths = true;
};
Sentence rank_in_words(RankPlace before, RankPlace after);
struct Meetings {
    double observed = 0, expected = 0;
};
Sentence gap_in_words(Meetings before, Meetings after);
/// The first pairs and how many more.
Sentence broker_in_words(const std::vector<std::pair<Sentence, Sentence>>& pairs, bool vanished);

Sentence no_ranks();
Sentence other_groups(const std::string& before, const std::string& after);

struct StateCounts {
    std::size_t before = 0, now = 0;
};
/// How many of what changed.
struct ChangeCounts {
    StateCounts organisations, ties, communities;
    StateCounts tied; ///< organisations with ties
    std::size_t appeared = 0, vanished = 0, ties_new = 0, ties_lost = 0;
    std::size_t went_on = 0, merged = 0, split = 0, born = 0, died = 0, moved = 0;
    std::size_t rank_up = 0, rank_down = 0, gaps_closed = 0, gaps_opened = 0, brokers_lost = 0;
    std::size_t clusters_changed = 0, clusters_moved = 0; ///< initiatives with another figure; with one clearly so
    std::size_t all = 0;                                  ///< rows
};
/// The whole in a few sentences.
std::vector<Sentence> changes_in_words(const ChangeCounts& counts);

} // namespace clusterbridge
