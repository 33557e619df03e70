#pragma once
#include "analysis/gap_occasions.hpp"
#include "metrics/theme_profiles.hpp"

namespace clusterbridge {

/// What is known of two groups beside their occasions.
class GapFacts {
  public:
    GapFacts(const Network& network, const GraphView& view, const Groups& groups, const Occasions& occasions);

    double similarity(std::size_t a, std::size_t b) const { return profiles_.similarity(a, b); }
    /// Themes of both, strongest first.
    std::vector<Symbol> shared_themes(std::size_t a, std::size_t b, std::size_t most) const;
    std::size_t shared_members(std::size_t place) const { return shared_[place]; }
    std::size_t direct_ties(std::size_t place) const { return direct_[place]; }
    /// Between the middles of the two groups, of members with coordinates.
    std::optional<double> distance(std::size_t a, std::size_t b) const;

    /// Up to three organisations of neither group that are tied to both, for the pairs asked for (places, ascending).
    /// Strongest: by the weaker of the two sums of tie weights, then by their sum, then by id.
    std::vector<std::vector<NodeId>> brokers(const std::vector<std::size_t>& places) const;

  private:
    void fill_profiles(const Network& network, const Occasions& occasions);
    void fill_contacts(const Network& network);
    void fill_places(const Network& network);

    const GraphView& view_;
    const Groups& groups_;
    ThemeProfiles profiles_;
    std::vector<Symbol> themes_;
    std::vector<std::uint32_t> shared_, direct_; ///< by pair_place
    std::vector<std::optional<Coordinates>> middles_;
};

} // namespace clusterbridge
