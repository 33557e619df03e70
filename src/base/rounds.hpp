#pragma once
#include "base/run_control.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace clusterbridge {

/// Many short loops, one after the other, with a little work between them that one thread does: too short for threads
/// to be woken each time. One thread leads, the others help where they come in time, and nobody waits for them: what a
/// helper has begun and does not finish soon, because the system let others run, is done once more by the leader.
class Rounds {
  public:
    /// Writes what it finds where nobody but `worker` writes. Whoever is late may still be at work while the leader
    /// changes what is read: read and write that by std::atomic_ref, and let no value lead astray.
    using Work = std::function<void(std::size_t chunk, std::size_t worker)>;

    /// `lead(rounds)` runs on one thread and calls `round`; all of `threads` work. What `lead` throws is passed on.
    static void run(std::size_t chunks, unsigned threads, const Work& work, const std::function<void(Rounds&)>& lead);

    /// For the leader: every chunk is worked on to the end, `alone` by the leader where help would come too late.
    void round(bool alone = false);
    /// Whose work on the chunk of the last round counts.
    std::size_t worker_of(std::size_t chunk) const {
        return static_cast<std::size_t>(settled_[chunk].load(std::memory_order_relaxed) & kWorkers);
    }

  private:
    Rounds(std::size_t chunks, const Work& work) : work_(work), settled_(chunks) {}
    void help(std::size_t worker);
    void end();
    bool settle(std::size_t chunk, std::uint64_t round, std::size_t worker);
    bool waits_for(std::size_t chunk, std::uint64_t round) const;

    static constexpr std::uint64_t kWorkers = 0xFFFF; ///< bits of a settled chunk that name the worker
    static constexpr std::uint64_t kEnd = 0xFFFFFFFF; ///< no round has this number

    const Work& work_;
    std::atomic<std::uint64_t> next_{0};              ///< number of the round, then of the next chunk in it
    std::atomic<std::uint32_t> begun_{0};             ///< number of the round, for those who sleep
    std::vector<std::atomic<std::uint64_t>> settled_; ///< number of the last round, then who worked
};

} // namespace clusterbridge
