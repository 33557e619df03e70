#pragma once
#include "base/column.hpp"
#include "base/ids.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace clusterbridge {

/// What `ProfileSimilarity` reads.
struct ProfileInput {
    struct Theme {
        std::uint32_t theme = 0;
        double count = 0;
    };
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
    static constexpr std::size_t kPlaces = 4;
    std::size_t themes = 0;
    NodeColumn<std::vector<Theme>> counts; ///< themes ascending
    NodeColumn<std::uint32_t> type;        ///< kNone: unknown
    /// Classes of places from the widest (country) to the narrowest; two nodes are as near as the narrowest class they
    /// share. A level may have several classes of its own kind: see `also`.
    std::array<NodeColumn<std::uint32_t>, kPlaces> place, also;
};

/// How alike two nodes are in what they do, what they are and where:
///     sim = cosine of the themes * type * place
/// Themes weigh log(1 + n_it) * log(1 + n / df_t), df_t the nodes with theme t (Salton & Buckley 1988, Information
/// Processing & Management 24). A node without any theme compares by type and place alone: its cosine counts as 1
/// (seen from it; sim is not symmetric there). The same type counts 1, another or an unknown one 0.5. Places count 1
/// (town or NUTS 3), 0.8 (region or NUTS 2), 0.65 (NUTS 1), 0.5 (country), 0.25 (else, or unknown).
/// Cost: O(themes of s) per pair after `load`. Nodes without theme, type and place have no profile.
class ProfileSimilarity {
  public:
    static constexpr double kOtherType = 0.5;
    static constexpr std::array<double, ProfileInput::kPlaces + 1> kNearness{0.25, 0.5, 0.65, 0.8, 1};

    ProfileSimilarity() = default;
    explicit ProfileSimilarity(const ProfileInput& input);

    struct Scratch {
        std::vector<double> loaded; ///< weight / length of the loaded node, by theme
        NodeId source = kNoNode;
    };
    Scratch make_scratch() const { return {std::vector<double>(themes_, 0.0), kNoNode}; }
    void load(NodeId v, Scratch& scratch) const;
    /// sim of the loaded node and s.
    double of(const Scratch& scratch, NodeId s) const {
        return wherever(scratch, s) * kNearness[nearness(scratch.source, s)];
    }
    /// cosine * type: sim but for the place.
    double wherever(const Scratch& scratch, NodeId s) const;
    double wherever(NodeId v, NodeId s) const;
    /// One pair, the same bits.
    double of(NodeId v, NodeId s) const { return wherever(v, s) * kNearness[nearness(v, s)]; }
    /// Whether `wherever` of the two is the same with everybody: equal themes and type.
    bool alike(NodeId v, NodeId w) const;
    /// A strict order in which alike nodes stand together.
    bool before(NodeId v, NodeId w) const;

    bool has_profile(NodeId v) const;
    bool has_themes(NodeId v) const { return offsets_[index(v)] < offsets_[index(v) + 1]; }
    bool same_type(NodeId v, NodeId s) const { return type_[v] != ProfileInput::kNone && type_[v] == type_[s]; }
    /// 0 (nothing in common, or unknown) to 4 (the same town): index into kNearness.
    std::size_t nearness(NodeId v, NodeId s) const;
    /// Themes of both with their counts, largest product of weights first, ties by theme.
    struct Shared {
        std::uint32_t theme = 0;
        double source_count = 0, target_count = 0;
        double part = 0;
    };
    std::vector<Shared> shared(NodeId v, NodeId s) const;

  private:
    struct Item {
        std::uint32_t theme = 0;
        double count = 0, weight = 0; ///< weight / length of the vector
    };
    double times_type(NodeId v, NodeId s, double themes) const;

    std::size_t themes_ = 0;
    std::vector<std::size_t> offsets_{0};
    std::vector<Item> items_;
    NodeColumn<std::uint32_t> type_;
    std::array<NodeColumn<std::uint32_t>, ProfileInput::kPlaces> place_, also_;
};

} // namespace clusterbridge
