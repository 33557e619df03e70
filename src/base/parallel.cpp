#include "base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <memory>
#include <mutex>

#ifdef CLUSTERBRIDGE_JTHREAD
#include <thread>
#else
#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>
#endif

namespace clusterbridge {
namespace {

using Body = std::function<void(std::size_t, std::size_t)>;

/// Shared by the workers of one loop: hands out blocks in order, keeps the exception of the lowest block, counts.
class BlockQueue {
  public:
    BlockQueue(std::size_t blocks, const RunControl& run, const Body& body) : blocks_(blocks), run_(run), body_(body) {}

    void work(std::size_t worker) {
        while (!failed_.load(std::memory_order_relaxed)) {
            const std::size_t block = next_.fetch_add(1, std::memory_order_relaxed);
            if (block >= blocks_)
                return;
            try {
                run_.throw_if_stopped();
                body_(block, worker);
                run_.report(done_.fetch_add(1, std::memory_order_relaxed) + 1, blocks_);
            } catch (...) {
                keep(block, std::current_exception());
            }
        }
    }
    void rethrow() const {
        if (error_)
            std::rethrow_exception(error_);
    }

  private:
    void keep(std::size_t block, std::exception_ptr error) {
        const std::lock_guard lock(mutex_);
        if (!error_ || block < error_block_) {
            error_ = std::move(error);
            error_block_ = block;
        }
        failed_.store(true, std::memory_order_relaxed);
    }

    std::size_t blocks_;
    const RunControl& run_;
    const Body& body_;
    std::atomic<std::size_t> next_{0};
    std::atomic<std::size_t> done_{0};
    std::atomic<bool> failed_{false};
    std::mutex mutex_;
    std::exception_ptr error_;
    std::size_t error_block_ = 0;
};

/// Set while this thread works inside a loop: an inner loop then runs on this thread alone, so that nesting neither
/// oversubscribes nor lets a waiting worker start another block with the scratch it is using.
thread_local bool inside_loop = false;

struct InsideLoop {
    InsideLoop() { inside_loop = true; }
    ~InsideLoop() { inside_loop = false; }
    InsideLoop(const InsideLoop&) = delete;
    InsideLoop& operator=(const InsideLoop&) = delete;
};

#ifdef CLUSTERBRIDGE_JTHREAD
void run_workers(std::size_t /*size*/, std::size_t threads, BlockQueue& queue) {
    std::vector<std::jthread> pool;
    for (std::size_t worker = 1; worker < threads; ++worker)
        pool.emplace_back([&queue, worker] {
            const InsideLoop guard;
            queue.work(worker);
        });
    const InsideLoop guard;
    queue.work(0);
}
#else
/// So many threads that wait for work. They outlive a loop: whoever has to be woken for the next one comes when a short
/// loop is over.
struct Crew {
    explicit Crew(std::size_t size)
        : threads(size), allow(tbb::global_control::max_allowed_parallelism, size), arena(static_cast<int>(size)) {}

    std::size_t threads;
    tbb::global_control allow;
    tbb::task_arena arena;
};

void run_workers(std::size_t size, std::size_t threads, BlockQueue& queue) {
    thread_local std::unique_ptr<Crew> crew; // of the thread that begins loops
    if (!crew || crew->threads != size) {
        crew.reset();
        crew = std::make_unique<Crew>(size);
    }
    crew->arena.execute([&] {
        tbb::parallel_for(
            std::size_t{0}, threads,
            [&](std::size_t worker) {
                const InsideLoop guard;
                queue.work(worker);
            },
            tbb::simple_partitioner{});
    });
}
#endif

} // namespace

void run_blocks(std::size_t blocks, const RunControl& run, const Body& body) {
    const std::size_t threads = std::min<std::size_t>(std::max(1U, run.threads), blocks);
    BlockQueue queue(blocks, run, body);
    if (threads <= 1 || inside_loop)
        queue.work(0);
    else
        run_workers(run.threads, threads, queue);
    queue.rethrow();
}

} // namespace clusterbridge
