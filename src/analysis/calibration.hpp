#pragma once
#include "analysis/recommend_select.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

/// What a place in a list was worth on the data's own past: how `probability` is filled.
namespace clusterbridge {

/// A network a tenth the size it has today was another one: its places say nothing about today's.
inline constexpr double kLeastCandidates = 0.1;

/// Candidates by their place in the ranking of all of their kind, and how many of them began to work together.
struct RankBand {
    std::uint64_t first = 1, last = 0; ///< places, from 1; the last band has no end (last = 0)
    std::uint64_t pairs = 0, began = 0;
    std::optional<double> precision() const;
};

inline constexpr std::size_t kRankBands = 5; ///< 1–100, –1,000, –10,000, –100,000, all further ones

/// One back-test of the recommendations' own candidates (everybody they may name, R > 0), `years` before a day.
struct Calibration {
    Date from, until;             ///< recommended from what was known before `from`; judged in [from, until)
    std::uint64_t later_ties = 0; ///< of the kind, between organisations that may be recommended, named or not
    std::uint64_t candidates = 0; ///< pairs of the kind that could be named then
    std::array<RankBand, kRankBands> bands;
    /// Precision of each band, made to fall from band to band (isotonic regression); empty where it had no pairs.
    std::array<std::optional<double>, kRankBands> worth;
    /// Enough later ties to learn from, and the band has pairs.
    std::optional<double> probability(std::size_t band) const;
};

inline constexpr std::uint64_t kLeastLaterTies = 200;

/// A calibration for each kind (nothing = all pairs), from rows before `as_of` only. Nothing is learned (later_ties =
/// 0) where the data do not reach back so far. `options` are those of the recommendations; their lists are not read.
/// Cost: one model and one scoring of the network as it was `years` before.
std::vector<Calibration> calibrate(const Network& network, const RecommendOptions& options, Date as_of,
                                   const std::vector<std::optional<PairKind>>& kinds, const RunControl& run = {},
                                   unsigned years = 2);

/// Where the bands of a ranking end today: the candidates on the places 100, 1,000, 10,000 and 100,000.
class RankPlaces {
  public:
    RankPlaces() = default;
    /// `best` are the 100,000 best candidates of a kind, or all if there are fewer.
    explicit RankPlaces(const std::vector<Candidate>& best);
    std::size_t band_of(const Candidate& candidate) const;
    /// The list that `best` is taken from.
    static RecommendOptions list_for(const RecommendOptions& options);

  private:
    std::vector<Candidate> ends_;
};

} // namespace clusterbridge
