#include "render/label_choice.hpp"

#include "base/random.hpp"

#include <algorithm>

namespace clusterbridge {

namespace {

constexpr std::size_t kMostPlaces = 90; ///< kept of every label: the cheapest
constexpr std::size_t kRoundsPerLabel = 160;
constexpr double kFirstThreshold = 24;

struct Candidate {
    std::size_t form = 0;
    PlacedLabel place;
    double cost = 0;
};

class Search {
  public:
    Search(const std::vector<LabelTask>& tasks, double gap) : tasks_(tasks), gap_(gap), at_(tasks.size(), kNowhere) {}

    void add(std::vector<Candidate> candidates) { candidates_.push_back(std::move(candidates)); }

    void begin() {
        for (std::size_t i = 0; i < tasks_.size(); ++i)
            at_[i] = cheapest_free(i);
    }

    void improve(Random& random) {
        std::vector<std::size_t> movable;
        for (std::size_t i = 0; i < tasks_.size(); ++i)
            if (!candidates_[i].empty())
                movable.push_back(i);
        const std::size_t rounds = kRoundsPerLabel * movable.size();
        for (std::size_t round = 0; round < rounds; ++round) {
            const double left = 1 - static_cast<double>(round) / static_cast<double>(rounds);
            const std::size_t i = movable[random.below(movable.size())];
            const std::size_t n = candidates_[i].size();
            const std::size_t c = std::min(random.below(n), random.below(n)); // cheap ones more often
            exchange(i, c, kFirstThreshold * left * left);
        }
        for (const std::size_t i : movable) { // what room is left at the end
            const std::size_t held = at_[i];
            at_[i] = kNowhere;
            const std::size_t best = cheapest_free(i);
            at_[i] = best != kNowhere ? best : held;
        }
    }

    std::optional<ChosenLabel> result(std::size_t i) const {
        if (at_[i] == kNowhere)
            return std::nullopt;
        const Candidate& c = candidates_[i][at_[i]];
        return ChosenLabel{c.form, c.place};
    }

  private:
    const Box& box(std::size_t i) const { return candidates_[i][at_[i]].place.box; }
    double cost(std::size_t i) const { return at_[i] == kNowhere ? tasks_[i].worth : candidates_[i][at_[i]].cost; }

    bool is_free(std::size_t i, const Box& wanted) const {
        for (std::size_t k = 0; k < at_.size(); ++k)
            if (k != i && at_[k] != kNowhere && wanted.overlaps(box(k), gap_))
                return false;
        return true;
    }

    std::size_t cheapest_free(std::size_t i) const {
        for (std::size_t c = 0; c < candidates_[i].size(); ++c) // sorted by cost
            if (candidates_[i][c].cost < tasks_[i].worth && is_free(i, candidates_[i][c].place.box))
                return c;
        return kNowhere;
    }

    void exchange(std::size_t i, std::size_t c, double threshold) {
        if (at_[i] == c)
            return;
        const Box& wanted = candidates_[i][c].place.box;
        std::vector<std::pair<std::size_t, std::size_t>> before{{i, at_[i]}};
        double change = candidates_[i][c].cost - cost(i);
        for (std::size_t k = 0; k < at_.size(); ++k)
            if (k != i && at_[k] != kNowhere && wanted.overlaps(box(k), gap_)) {
                before.emplace_back(k, at_[k]);
                change -= cost(k);
                at_[k] = kNowhere;
            }
        at_[i] = c;
        for (std::size_t k = 1; k < before.size(); ++k) {
            const std::size_t ejected = before[k].first;
            at_[ejected] = cheapest_free(ejected);
            change += cost(ejected);
        }
        if (change > threshold)
            for (const auto& [label, place] : before)
                at_[label] = place;
    }

    const std::vector<LabelTask>& tasks_;
    double gap_;
    std::vector<std::vector<Candidate>> candidates_;
    std::vector<std::size_t> at_; ///< index into the candidates of a label, or kNowhere
};

std::vector<Candidate> candidates_of(const LabelTask& task, const std::vector<Body>& bodies,
                                     const std::vector<Box>& taken, const Box& area, double gap) {
    std::vector<Candidate> candidates;
    for (std::size_t f = 0; f < task.forms.size(); ++f) {
        const LabelForm& form = task.forms[f];
        for (const auto& place : free_places({task.body, form.width, form.height, task.must}, bodies, taken, area, gap))
            candidates.push_back({f, place.label, place.cost + form.cost});
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    if (candidates.size() > kMostPlaces)
        candidates.resize(kMostPlaces);
    return candidates;
}

} // namespace

std::vector<std::optional<ChosenLabel>> choose_labels(const std::vector<LabelTask>& tasks,
                                                      const std::vector<Body>& bodies, const std::vector<Box>& taken,
                                                      const Box& area, std::uint64_t seed, double gap) {
    Search search(tasks, gap);
    for (const auto& task : tasks)
        search.add(candidates_of(task, bodies, taken, area, gap));
    search.begin();
    Random random(seed, 11);
    search.improve(random);
    std::vector<std::optional<ChosenLabel>> chosen;
    for (std::size_t i = 0; i < tasks.size(); ++i)
        chosen.push_back(search.result(i));
    return chosen;
}

} // namespace clusterbridge
