#pragma once
#include "graph/network_builder.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace clusterbridge {

/// Ties on their way into the builder. Finding the numbers of their two names waits for memory longer than everything
/// else about a row takes, so that rows stand in a queue while the places where the names are found are fetched. They
/// reach the builder in the order in which they came.
class TieQueue {
  public:
    /// Names inside `text` stay where they are; others are copied while their tie waits.
    TieQueue(NetworkBuilder& builder, std::string_view text) : builder_(builder), text_(text) {}

    /// The row that `add` will take, as new. A row that is not added after all is given again.
    TieRow& fresh_row() { return waiting_[last_ % kWaiting].row = TieRow{}; }
    void add(std::string_view source, std::string_view target);
    /// All that wait go to the builder.
    void finish();

  private:
    struct Name {
        std::string_view text;
        std::uint32_t hash = 0;
        std::string own;
    };
    struct Waiting {
        TieRow row;
        Name source, target;
    };
    /// Rows between two steps: enough for memory to answer, few enough to stay in the nearest cache.
    static constexpr std::size_t kStep = 8;
    static constexpr std::size_t kWaiting = 4 * kStep;

    void set(Name& name, std::string_view text);
    void ask_text(std::size_t at) const;
    void hand_over();

    NetworkBuilder& builder_;
    std::string_view text_;
    std::array<Waiting, kWaiting> waiting_;
    std::size_t first_ = 0, last_ = 0; ///< of those that wait, counted from the beginning
};

} // namespace clusterbridge
