#include "analysis/recommend_probability.hpp"

#include <algorithm>
#include <optional>

namespace clusterbridge {
namespace {

/// Among which pairs the places of a list are counted.
std::optional<PairKind> place_kind(const RecommendOptions& options) {
    return options.place_among_all ? std::nullopt : options.kind;
}

} // namespace

Probabilities::Probabilities(const Network& network, const RecommendModel& model,
                             const std::vector<RecommendOptions>& lists, const std::vector<std::uint8_t>& absent,
                             const RunControl& run) {
    if (!model.as_of || !model.dates_known)
        return;
    for (std::size_t l = 0; l < lists.size(); ++l)
        if (absent[l] == 0 && std::find(kinds_.begin(), kinds_.end(), place_kind(lists[l])) == kinds_.end())
            kinds_.push_back(place_kind(lists[l]));
    // whether the network then was large enough is asked of all pairs
    if (!kinds_.empty() && std::find(kinds_.begin(), kinds_.end(), std::nullopt) == kinds_.end())
        kinds_.push_back(std::nullopt);
    if (!kinds_.empty())
        learned_ = calibrate(network, lists.front(), *model.as_of, kinds_, run);
}

void Probabilities::ask(std::vector<RecommendOptions>& lists) {
    const RecommendOptions any = lists.front();
    for (std::size_t k = 0; k < kinds_.size(); ++k)
        if (learned_[k].later_ties >= kLeastLaterTies) {
            asked_.push_back(k);
            lists.push_back(RankPlaces::list_for(any));
            lists.back().kind = kinds_[k];
        }
}

void Probabilities::hear(std::vector<SelectedList>& selected) {
    places_.resize(kinds_.size());
    outgrown_.assign(kinds_.size(), 0);
    const auto all = static_cast<std::size_t>(std::find(kinds_.begin(), kinds_.end(), std::nullopt) - kinds_.begin());
    for (; !asked_.empty(); asked_.pop_back(), selected.pop_back()) {
        const std::size_t k = asked_.back();
        places_[k] = RankPlaces(selected.back().rows);
        // a walk counts the pairs of all kinds
        outgrown_[k] = static_cast<double>(learned_[all].candidates) <
                       kLeastCandidates * static_cast<double>(selected.back().candidates);
    }
}

void Probabilities::fill(const RecommendOptions& options, const std::vector<Candidate>& rows,
                         RecommendationList& list) const {
    const auto kind = std::find(kinds_.begin(), kinds_.end(), place_kind(options));
    if (kind == kinds_.end())
        return;
    const auto k = static_cast<std::size_t>(kind - kinds_.begin());
    const bool outgrown = !outgrown_.empty() && outgrown_[k] != 0;
    list.probability_basis = ProbabilityBasis{learned_[k].from, learned_[k].until, learned_[k].later_ties, outgrown};
    if (outgrown)
        return;
    for (std::size_t r = 0; r < rows.size(); ++r)
        list.rows[r].probability = learned_[k].probability(places_[k].band_of(rows[r]));
}

} // namespace clusterbridge
