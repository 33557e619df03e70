#pragma once
#include "base/run_control.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

/// The only threading primitive of the program.
namespace clusterbridge {

/// Calls `body(block, worker)` once for every block in [0, blocks), on up to `run.threads` threads; `worker` <
/// run.threads (at least 1) and no two calls with the same worker overlap. The first exception (of the lowest block
/// that threw) is passed on after all threads ended; a requested stop ends it with `Error` (stopped). May be nested: an
/// inner loop runs on the threads of the outer one.
void run_blocks(std::size_t blocks, const RunControl& run,
                const std::function<void(std::size_t block, std::size_t worker)>& body);

/// `body(block, scratch)` for every block. `make_scratch()` builds one scratch object per worker, on its first block;
/// the body must leave no trace in it that changes a later block. Write results into a slot of the block and merge the
/// slots in block order afterwards: then threads cannot change a bit of the result. Let the number of blocks depend on
/// the problem, never on the threads.
template <class MakeScratch, class Body>
void for_blocks(std::size_t blocks, const RunControl& run, MakeScratch make_scratch, Body body) {
    using Scratch = decltype(make_scratch());
    std::vector<std::unique_ptr<Scratch>> scratch(run.threads > 0 ? run.threads : 1);
    run_blocks(blocks, run, [&](std::size_t block, std::size_t worker) {
        if (!scratch[worker])
            scratch[worker] = std::make_unique<Scratch>(make_scratch());
        body(block, *scratch[worker]);
    });
}

/// The half-open range of items that block `block` of `blocks` covers.
struct BlockRange {
    std::size_t first = 0;
    std::size_t last = 0;
};
inline BlockRange block_range(std::size_t block, std::size_t blocks, std::size_t items) {
    return {items * block / blocks, items * (block + 1) / blocks};
}

/// `body(item)` for every item below `items`, a range of them per block, in order within a block.
template <class Body>
void for_items_in_blocks(std::size_t items, std::size_t blocks, const RunControl& run, const Body& body) {
    run_blocks(blocks, run, [&](std::size_t block, std::size_t) {
        const auto [first, last] = block_range(block, blocks, items);
        for (std::size_t item = first; item < last; ++item)
            body(item);
    });
}

} // namespace clusterbridge
