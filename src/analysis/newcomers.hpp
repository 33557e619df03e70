#pragma once
#include "analysis/recommend_select.hpp"
#include "metrics/profile_similarity.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace clusterbridge {

/// An organisation like the newcomer, and what it adds to a pair.
struct SimilarPartner {
    NodeId organisation{};
    double similarity = 0; ///< to the newcomer
    double part = 0;       ///< similarity * closeness to the partner
};

/// 1 for organisations that may be ends and are in no pair that has a common partner. O(n * partners of partners until
/// the first that fits).
NodeColumn<std::uint8_t> find_newcomers(const RecommendModel& model, const RunControl& run = {});

/// Recommendations for organisations that have no partner of a partner to be introduced by: from what they do, through
/// organisations like them (docs/methods/opportunities.md).
///     S(v,j) = A(v,j) * sqrt(C(v,j)),   A(v,j) = sum over s of sim(v,s) * a_sj / sum over s of sim(v,s)
/// s runs over the organisations that may be ends and have ties; sim is `ProfileSimilarity`, a and C are those of the
/// model. A is the mean closeness to j of organisations like v: 0 to 1, and no multiple of the score of pairs with
/// common partners. Where both ends are newcomers the larger of both directions counts. Newcomers may be ends and are
/// in no pair that has a common partner; those of whom neither theme nor type nor place is known get nothing.
/// Everything is computed on `RecommendModel::known`, so nothing later can reach it: a back-test builds the model at
/// its date and calls `visit`.
class NewcomerModel {
  public:
    /// O(newcomers * n * themes). The model must outlive it.
    NewcomerModel(const RecommendModel& model, NodeColumn<std::uint8_t> newcomers, const RunControl& run = {});

    bool is_newcomer(NodeId v) const { return newcomer_[v] != 0; }
    /// Whether enough is known of v to say whom it is like.
    bool has_profile(NodeId v) const { return total_similarity_[v] > 0; }

    /// The part of the sums that does not ask where s is, by partner; 0 outside `reached`.
    struct Base {
        std::vector<double> sum;
        std::vector<NodeId> reached;
    };
    struct Scratch {
        Base base;                ///< of a newcomer whose base is not kept
        std::vector<double> near; ///< what nearness adds; 0 between two newcomers
        ProfileSimilarity::Scratch profile;
    };
    Scratch make_scratch() const;
    /// Calls use(j, S) for every partner of the newcomer v, each pair of two newcomers from one of them only.
    template <class Use> void visit(NodeId v, Scratch& scratch, Use&& use) const {
        const Base& base = base_of(v, scratch);
        add_near(v, scratch);
        for (const NodeId j : base.reached) {
            const double sum = ProfileSimilarity::kNearness[0] * base.sum[index(j)] + scratch.near[index(j)];
            scratch.near[index(j)] = 0;
            if (fits(v, j) && is_direction(v, j, scaled(v, j, sum)))
                use(j, scaled(v, j, sum));
        }
    }
    /// S(v,j) in this direction alone, the same bits as `visit`; 0 where the pair may not be. O(degree of j * themes).
    double score(NodeId v, NodeId j) const;
    /// The newcomer of a pair, whose profile the score is drawn from.
    NodeId newcomer_of(NodeId i, NodeId j) const;
    /// The organisations like v that have worked with j, largest part first, ties by id.
    std::vector<SimilarPartner> behind(NodeId v, NodeId j) const;
    const std::vector<Symbol>& themes() const { return themes_; }
    const ProfileSimilarity& profiles() const { return profiles_; }
    const RecommendModel& model() const { return model_; }

  private:
    static constexpr std::uint32_t kNoBase = 0xFFFFFFFFU;
    bool fits(NodeId v, NodeId j) const;
    bool is_direction(NodeId v, NodeId j, double score) const;
    double scaled(NodeId v, NodeId j, double sum) const;
    bool counts(NodeId s) const { return model_.may_end[s] != 0 && model_.view.graph.degree(s) > 0; }
    void keep_bases(const RunControl& run);
    const Base& base_of(NodeId v, Scratch& scratch) const;
    void fill_base(NodeId v, ProfileSimilarity::Scratch& profile, Base& base) const;
    void add_near(NodeId v, Scratch& scratch) const;

    const RecommendModel& model_;
    ProfileSimilarity profiles_;
    std::vector<Symbol> themes_;
    NodeColumn<std::uint8_t> newcomer_;
    NodeColumn<double> total_similarity_; ///< of newcomers: sum of sim over all s
    std::vector<Base> bases_;             ///< of newcomers without ties that are alike but for their place
    NodeColumn<std::uint32_t> base_;      ///< index into bases_, or kNoBase
};

/// What an organisation does, where and as what, from all records of `known`: themes of its projects (of any size, also
/// alone), of its ties and as declared; type; town or NUTS 3, region or NUTS 2, NUTS 1, country.
/// Declared themes count only with `declared`: where all counts are of projects, they would be something else.
ProfileSimilarity profiles_of(const Network& known, bool declared = true);
/// The themes of those profiles, by their number.
std::vector<Symbol> profile_themes(const Network& known, bool declared = true);

/// As `select_candidates`, of pairs of newcomers. `for_node` also finds the newcomers for an organisation that is none.
std::vector<SelectedList> select_newcomers(const NewcomerModel& newcomers, std::span<const RecommendOptions> lists,
                                           std::span<const NodeId> for_node, std::span<const std::uint8_t> absent,
                                           const RunControl& run, std::size_t round_size = 0,
                                           std::span<const CandidateFilter> keep = {});

} // namespace clusterbridge
