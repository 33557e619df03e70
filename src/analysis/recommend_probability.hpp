#pragma once
#include "analysis/calibration.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace clusterbridge {

/// Fills `probability` of several lists at once: what the places of a list were worth before
/// (analysis/calibration.hpp).
class Probabilities {
  public:
    /// `absent` lists hold no pairs with common partners.
    Probabilities(const Network& network, const RecommendModel& model, const std::vector<RecommendOptions>& lists,
                  const std::vector<std::uint8_t>& absent, const RunControl& run);
    /// Adds the lists that say where the bands end.
    void ask(std::vector<RecommendOptions>& lists);
    /// Takes the answers to `ask` from the end.
    void hear(std::vector<SelectedList>& selected);
    /// The first `rows.size()` rows of `list` are those of `rows`.
    void fill(const RecommendOptions& options, const std::vector<Candidate>& rows, RecommendationList& list) const;

  private:
    std::vector<std::optional<PairKind>> kinds_;
    std::vector<Calibration> learned_;
    std::vector<std::size_t> asked_;
    std::vector<RankPlaces> places_;
    std::vector<std::uint8_t> outgrown_; ///< the network then was too small to say anything about today's
};

} // namespace clusterbridge
