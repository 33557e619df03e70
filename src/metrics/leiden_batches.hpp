#pragma once
#include "base/append_log.hpp"
#include "base/parallel.hpp"
#include "base/rounds.hpp"
#include "metrics/community_levels.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace clusterbridge {

/// Communities of a level with their masses and sizes; as many slots as nodes, the empty ones on a stack.
struct Communities {
    std::vector<double> mass;
    Labels size, empty;

    Communities(const Level& level, const Labels& community);
    void take(std::uint32_t c, double m) {
        mass[c] = --size[c] == 0 ? 0 : mass[c] - m;
        if (size[c] == 0)
            empty.push_back(c);
    }
    void put(std::uint32_t c, double m) {
        if (size[c]++ == 0)
            empty.erase(std::find(empty.rbegin(), empty.rend(), c).base() - 1);
        mass[c] += m;
    }
};

/// Whether moving nodes in batches pays: asks for the size of the level alone.
bool moves_in_batches(const Level& level);

/// Moves single nodes between communities until no move gains, from a queue and in batches: all threads look for the
/// best community of the nodes of a batch, as things stand before it; one thread then moves them in their order. Whose
/// neighbour moved earlier in the same batch waits for another visit, so that weights between a node and a community
/// are always right; masses are looked up anew, and who would lose by now waits as well. So every move gains, and the
/// first wish of a batch always comes true. Who waits is visited again when the queue has come to its end, neighbours
/// of the same node in different batches. The same for any number of threads.
class BatchedMoves {
  public:
    /// Keeps references to `level`, `community` and `tables`.
    BatchedMoves(const Level& level, double factor, Labels& community, const Labels& order, WorkerSurroundings& tables);
    /// Returns what was gained.
    double move(unsigned threads);
    /// How many nodes were looked at.
    std::size_t visits() const { return last_; }

  private:
    struct Move {
        std::uint32_t node = 0;
        std::uint32_t to = 0; ///< and whether nobody is left where the node was
    };
    /// What a worker knows: a copy of its own, for what others write to is slow to read. The leader's is always right,
    /// the others catch up before they work.
    struct View {
        Labels state; ///< of a node: its community and where it is
        std::vector<double> mass;
        std::size_t taken = 0, moves = 0; ///< of the queue and of the moves: known here
        std::size_t first = 0, last = 0;  ///< nodes of the batch, as places in the queue
    };
    /// Of a node in the batch that would like to move.
    struct Wish {
        std::uint32_t place = 0; ///< in the batch
        std::uint32_t to = 0;
        double to_weight = 0, own_weight = 0;
        std::uint32_t last_inside = 0, last_around = 0; ///< where its own end in the piece
    };
    /// Grows by what is written into its room, as far as that counts: what a processor cannot guess needs no branch.
    class Nodes {
      public:
        std::uint32_t* room(std::size_t most) {
            if (all_.size() < count_ + most + 1)
                all_.resize(2 * (count_ + most + 1));
            return all_.data() + count_;
        }
        void end_at(const std::uint32_t* end) { count_ = static_cast<std::size_t>(end - all_.data()); }
        void clear() { count_ = 0; }
        std::uint32_t size() const { return static_cast<std::uint32_t>(count_); }
        std::uint32_t operator[](std::size_t i) const { return all_[i]; }
        std::span<const std::uint32_t> all() const { return {all_.data(), count_}; }

      private:
        Labels all_;
        std::size_t count_ = 0;
    };
    /// What a worker found in a chunk of a round.
    struct Piece {
        std::vector<Wish> wishes;
        Nodes inside; ///< neighbours in the same batch
        Nodes around; ///< neighbours that a move would concern, and some more
    };
    void work(std::size_t chunk, std::size_t worker);
    void catch_up(View& view) const;
    void mark_batch(View& view, std::size_t first, std::size_t last) const;
    void wish(const View& view, const std::vector<double>& masses_now, std::uint32_t place, Surroundings& around,
              Piece& piece) const;
    void settle(const Rounds& rounds);
    void settle(const Piece& piece);
    bool grant(const Wish& wish, std::span<const std::uint32_t> neighbours);
    void fill_batch();
    void call_back();
    void put(std::uint32_t v);

    const Level& level_;
    double factor_;
    Labels& community_; ///< as before until all is done
    WorkerSurroundings& tables_;
    Communities all_; ///< the masses are in the view of the leader
    AppendLog<std::uint32_t> queue_;
    Labels back_; ///< who waits for another visit, when the queue has come to its end
    AppendLog<Move> moves_;
    std::atomic<std::size_t> first_{0}, last_{0}, move_count_{0}; ///< the batch; how many moves there were before it
    std::size_t batch_most_, batch_limit_;                        ///< fewer where many stand in each other's way
    std::size_t chunks_ = 1;
    std::vector<View> views_;                ///< by worker
    std::vector<std::vector<Piece>> pieces_; ///< by worker and chunk
    double gained_ = 0;
};

} // namespace clusterbridge
