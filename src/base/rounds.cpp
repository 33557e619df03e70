#include "base/rounds.hpp"

#include "base/parallel.hpp"

#include <thread>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace clusterbridge {
namespace {

void pause() {
#ifdef __x86_64__
    _mm_pause();
#else
    std::this_thread::yield();
#endif
}

/// Ends the rounds however the leader ends.
template <class End> struct AtEnd {
    End end;
    explicit AtEnd(End e) : end(e) {}
    ~AtEnd() { end(); }
    AtEnd(const AtEnd&) = delete;
    AtEnd& operator=(const AtEnd&) = delete;
};

std::uint64_t round_of(std::uint64_t next) {
    return next >> 32U;
}
std::size_t chunk_of(std::uint64_t next) {
    return static_cast<std::size_t>(next & 0xFFFFFFFFU);
}

} // namespace

void Rounds::run(std::size_t chunks, unsigned threads, const Work& work, const std::function<void(Rounds&)>& lead) {
    Rounds rounds(chunks, work);
    // no wish to stop: a leader who does not even begin would leave the helpers waiting
    run_blocks(std::max(1U, threads), {.threads = threads}, [&](std::size_t block, std::size_t) {
        if (block > 0)
            return rounds.help(block);
        const AtEnd guard([&] { rounds.end(); });
        lead(rounds);
    });
}

void Rounds::end() {
    next_.store(kEnd << 32U | settled_.size(), std::memory_order_release);
    begun_.store(static_cast<std::uint32_t>(kEnd), std::memory_order_release);
    begun_.notify_all();
}

bool Rounds::settle(std::size_t chunk, std::uint64_t round, std::size_t worker) {
    std::uint64_t before = settled_[chunk].load(std::memory_order_acquire);
    return before >> 16U < round &&
           settled_[chunk].compare_exchange_strong(before, round << 16U | worker, std::memory_order_acq_rel);
}

bool Rounds::waits_for(std::size_t chunk, std::uint64_t round) const {
    return settled_[chunk].load(std::memory_order_acquire) >> 16U < round;
}

void Rounds::round(bool alone) {
    constexpr int kPatience = 200; // about as long as a chunk takes: whoever has it may wait for a processor
    const std::uint64_t round = round_of(next_.load(std::memory_order_relaxed)) + 1;
    const auto do_it = [&](std::size_t chunk) {
        work_(chunk, 0);
        settle(chunk, round, 0);
    };
    if (alone) { // as if all chunks had been given away
        next_.store(round << 32U | settled_.size(), std::memory_order_release);
        for (std::size_t chunk = 0; chunk < settled_.size(); ++chunk)
            do_it(chunk);
        return;
    }
    next_.store(round << 32U, std::memory_order_release);
    begun_.store(static_cast<std::uint32_t>(round), std::memory_order_release);
    begun_.notify_all();
    while (true) {
        const std::size_t chunk = chunk_of(next_.fetch_add(1, std::memory_order_acq_rel));
        if (chunk >= settled_.size())
            break;
        do_it(chunk);
    }
    for (std::size_t chunk = 0; chunk < settled_.size(); ++chunk) {
        for (int i = 0; i < kPatience && waits_for(chunk, round); ++i)
            pause();
        if (waits_for(chunk, round))
            do_it(chunk);
    }
}

void Rounds::help(std::size_t worker) {
    constexpr int kSpins = 1500; // longer than what the leader does between two rounds
    for (int idle = 0;;) {
        const std::uint32_t begun = begun_.load(std::memory_order_acquire); // before the rest: then no call is missed
        const std::uint64_t seen = next_.load(std::memory_order_acquire);
        if (round_of(seen) == kEnd)
            return;
        if (chunk_of(seen) < settled_.size() && round_of(seen) > 0) {
            const std::uint64_t mine = next_.fetch_add(1, std::memory_order_acq_rel);
            if (chunk_of(mine) < settled_.size()) {
                work_(chunk_of(mine), worker);
                settle(chunk_of(mine), round_of(mine), worker);
                idle = 0;
            }
            continue;
        }
        if (++idle < kSpins)
            pause();
        else
            begun_.wait(begun, std::memory_order_acquire);
    }
}

} // namespace clusterbridge
