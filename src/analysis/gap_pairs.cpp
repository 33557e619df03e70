#include "analysis/gap_pairs.hpp"

#include "analysis/recommend_explain.hpp"
#include "base/bounded_heap.hpp"
#include "base/parallel.hpp"
#include "metrics/co_occurrence.hpp"

#include <algorithm>
#include <map>
#include <memory>

namespace clusterbridge {
namespace {

constexpr std::size_t kBestPairs = 5;
constexpr std::size_t kBlocks = 1024;
using Heap = BoundedHeap<Candidate, BetterCandidate>;

struct Worker {
    ScoreScratch scores;
    std::vector<Heap> best; ///< per row asked for
};

class PairSearch {
  public:
    PairSearch(const RecommendModel& model, const GapStudy& study, const std::vector<std::size_t>& rows)
        : model_(model), study_(study), rows_(rows), slot_(pair_count(study.groups.groups.size()), 0), asked_(1) {
        std::map<std::size_t, std::vector<std::size_t>> by_place;
        for (std::size_t k = 0; k < rows.size(); ++k)
            by_place[pair_place(study.rows[rows[k]].a, study.rows[rows[k]].b)].push_back(k);
        for (auto& [place, asked] : by_place) {
            slot_[place] = static_cast<std::uint32_t>(asked_.size());
            asked_.push_back(std::move(asked));
        }
    }

    std::vector<std::vector<Candidate>> run(const RunControl& control) const {
        const std::size_t n = model_.known->size();
        const std::size_t blocks = std::min(kBlocks, n);
        std::vector<std::unique_ptr<Worker>> workers(std::max(1U, control.threads));
        run_blocks(blocks, control, [&](std::size_t block, std::size_t w) {
            if (!workers[w])
                workers[w] = std::make_unique<Worker>(
                    Worker{model_.make_score_scratch(), std::vector<Heap>(rows_.size(), Heap(kBestPairs))});
            const auto range = block_range(block, blocks, n);
            for (std::size_t i = range.first; i < range.last; ++i)
                score(node(i), *workers[w]);
        });
        std::vector<std::vector<Candidate>> best(rows_.size());
        for (std::size_t k = 0; k < rows_.size(); ++k) {
            Heap merged(kBestPairs);
            for (const auto& worker : workers)
                if (worker)
                    for (const Candidate& c : worker->best[k].take_sorted())
                        merged.offer(c);
            best[k] = merged.take_sorted();
        }
        return best;
    }

  private:
    const std::vector<std::uint32_t>& groups_of(NodeId v) const { return study_.groups.groups_of[model_.original[v]]; }

    void score(NodeId source, Worker& worker) const {
        const auto& mine = groups_of(source);
        if (model_.may_end[source] == 0 || mine.empty())
            return;
        model_.load(source, worker.scores);
        model_.introductions().visit(source, node(index(source) + 1), worker.scores.two_hop, [&](NodeId j, double led) {
            if (!model_.eligible(source, j))
                return;
            double known_score = -1;
            for (const std::uint32_t a : mine)
                for (const std::uint32_t b : groups_of(j)) {
                    const std::uint32_t slot = a == b ? 0 : slot_[pair_place(std::min(a, b), std::max(a, b))];
                    if (slot == 0 || belongs(source, b) || belongs(j, a))
                        continue;
                    if (known_score < 0)
                        known_score = model_.score_of(source, j, led, worker.scores);
                    offer({known_score, source, j}, slot, worker);
                }
        });
    }

    void offer(const Candidate& c, std::uint32_t slot, Worker& worker) const {
        for (const std::size_t k : asked_[slot]) {
            const Symbol theme = study_.rows[rows_[k]].theme;
            if (worker.best[k].admits(c) && (theme == Symbol{} || both_work_on(c, theme)))
                worker.best[k].offer(c);
        }
    }
    bool both_work_on(const Candidate& c, Symbol theme) const {
        const auto shared = model_.gravity.shared(c.source, c.target);
        return std::any_of(shared.begin(), shared.end(),
                           [&](const ThemeShare& share) { return model_.themes[share.theme] == theme; });
    }
    bool belongs(NodeId v, std::uint32_t group) const {
        const auto& of = groups_of(v);
        return std::binary_search(of.begin(), of.end(), group);
    }

    const RecommendModel& model_;
    const GapStudy& study_;
    const std::vector<std::size_t>& rows_;
    std::vector<std::uint32_t> slot_; ///< by pair_place; 0 = not asked for
    std::vector<std::vector<std::size_t>> asked_;
};

} // namespace

void find_best_pairs(const Network& network, const GapOptions& options, const std::vector<std::size_t>& rows,
                     GapStudy& study, const RunControl& run) {
    if (rows.empty())
        return;
    RecommendOptions choices = options.pairs;
    choices.view = options.view;
    choices.group_by = study.groups.kind == "community" ? std::string() : study.groups.kind;
    const RecommendModel model = make_recommend_model(network, choices, run);
    const auto best = PairSearch(model, study, rows).run(run);
    const GroupContacts contacts(model);
    for (std::size_t k = 0; k < rows.size(); ++k)
        for (const Candidate& c : best[k]) {
            Recommendation row = describe(model, contacts, c);
            explain(model, c, choices.language, row);
            study.rows[rows[k]].best_pairs.push_back(std::move(row));
        }
}

} // namespace clusterbridge
