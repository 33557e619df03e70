#include "base/parallel.hpp"
#include "base/worth_threads.hpp"
#include "graph/tie_table.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <utility>

// How the rows of a table are put in order.
namespace clusterbridge {
namespace {

/// Sorting works on pieces of about so many rows, which stay in the cache nearest but one.
constexpr std::size_t kRowsAtATime = 16384;
/// More pieces than this and their ends no longer stay in the caches of addresses.
constexpr std::size_t kMostPieces = 1024;
/// Into which a look at all rows is divided.
constexpr std::size_t kBlocks = 64;

constexpr std::uint64_t low_word(std::uint64_t value) {
    return value & 0xFFFFFFFFU;
}

} // namespace

struct TieTable::SortScratch {
    void sort_keys_by_target();

    std::vector<std::uint32_t> place;  ///< of the rows of each source
    std::vector<std::uint64_t> keys;   ///< target, then the place of the row among those of the bucket
    std::vector<std::uint64_t> spare;  ///< keys on their way
    unsigned target_bits = 32;         ///< of the largest target
    std::vector<std::uint32_t> column; ///< on its way
};

/// Brings rows whose sources agree but for the last `shift` bits together, stably. One piece of every column is written
/// at many places by turns, which is cheap as long as they are not too many. Gives where each bucket ends.
std::vector<std::uint32_t> TieTable::Columns::split_by_source(unsigned shift, std::size_t buckets,
                                                              const RunControl& run) {
    constexpr std::size_t kRanges = 8;
    const std::size_t rows = source.size();
    std::vector<std::vector<std::uint32_t>> places(kRanges); // by range of rows, then bucket
    run_blocks(kRanges, run, [&](std::size_t range, std::size_t) {
        std::vector<std::uint32_t> count(buckets, 0);
        const auto [first, last] = block_range(range, kRanges, rows);
        for (std::size_t i = first; i < last; ++i)
            ++count[source[i] >> shift];
        places[range] = std::move(count);
    });
    std::vector<std::uint32_t> ends(buckets);
    std::uint32_t end = 0;
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
        for (auto& place : places)
            end += std::exchange(place[bucket], end);
        ends[bucket] = end;
    }
    LargeVector<std::uint32_t> spare(rows);
    for (auto* column : {&target, &line, &weight, &rest, &source}) { // the sources last: they say where to
        if (column->empty())
            continue;
        run_blocks(kRanges, run, [&](std::size_t range, std::size_t) {
            std::vector<std::uint32_t> place = places[range];
            const auto [first, last] = block_range(range, kRanges, rows);
            for (std::size_t i = first; i < last; ++i)
                spare[place[source[i] >> shift]++] = (*column)[i];
        });
        column->swap(spare);
    }
    return ends;
}

/// By the bits of the target, stably, as many at a time as there are keys to count.
void TieTable::SortScratch::sort_keys_by_target() {
    constexpr unsigned kFewest = 4, kMost = 11;
    const unsigned at_once = std::clamp(static_cast<unsigned>(std::bit_width(keys.size())), kFewest, kMost);
    const unsigned passes = (target_bits + at_once - 1) / at_once;
    spare.resize(keys.size());
    for (unsigned pass = 0, shift = 32; pass < passes; ++pass) {
        const unsigned bits = (target_bits * (pass + 1)) / passes - (target_bits * pass) / passes;
        std::array<std::uint32_t, (std::size_t{1} << kMost) + 1> at{};
        const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
        for (const std::uint64_t key : keys)
            ++at[(key >> shift & mask) + 1];
        std::partial_sum(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(mask) + 1, at.begin());
        for (const std::uint64_t key : keys)
            spare[at[key >> shift & mask]++] = key;
        keys.swap(spare);
        shift += bits;
    }
}

/// The rows of a bucket by source, then target. Its sources begin at `first_source`; `scratch.place` has room for them.
void TieTable::Columns::sort_bucket(std::uint32_t begin, std::uint32_t end, std::uint32_t first_source,
                                    SortScratch& scratch) {
    auto& [place, keys, spare, target_bits, moved] = scratch;
    const std::size_t rows = end - begin;
    std::fill(place.begin(), place.end(), 0);
    for (std::uint32_t i = begin; i < end; ++i)
        ++place[source[i] - first_source];
    std::exclusive_scan(place.begin(), place.end(), place.begin(), 0U);
    keys.resize(rows);
    for (std::uint32_t i = 0; i < rows; ++i)
        keys[i] = std::uint64_t{target[begin + i]} << 32U | i;
    scratch.sort_keys_by_target();
    spare.resize(rows);
    for (const std::uint64_t key : keys)
        spare[place[source[begin + low_word(key)] - first_source]++] = key;
    keys.swap(spare);
    std::uint32_t from = 0;
    for (std::size_t s = 0; s < place.size(); ++s) { // every source now ends where its place stands
        std::fill(source.begin() + begin + from, source.begin() + begin + place[s],
                  first_source + static_cast<std::uint32_t>(s));
        from = place[s];
    }
    moved.resize(rows);
    for (auto* column : {&line, &weight, &rest}) {
        if (column->empty())
            continue;
        const std::uint32_t* const old = column->data() + begin;
        for (std::size_t k = 0; k < rows; ++k)
            moved[k] = old[low_word(keys[k])];
        std::copy(moved.begin(), moved.end(), column->begin() + begin);
    }
    for (std::size_t k = 0; k < rows; ++k)
        target[begin + k] = static_cast<std::uint32_t>(keys[k] >> 32U);
}

bool TieTable::Columns::in_order() const {
    for (std::size_t i = 1; i < source.size(); ++i)
        if (source[i] != source[i - 1] ? source[i] < source[i - 1] : target[i] < target[i - 1])
            return false;
    return true;
}

void TieTable::sort_by_ends(std::size_t nodes, const RunControl& run) {
    if (columns_->in_order())
        return;
    const std::size_t pieces = std::clamp(size() / kRowsAtATime, std::size_t{1}, kMostPieces);
    unsigned shift = 0;
    while ((nodes >> shift) + 1 > pieces && shift < 32)
        ++shift;
    if (pieces == 1)
        shift = 32;
    Columns& all = columns_.own();
    const std::size_t buckets = shift == 32 ? 1 : (nodes >> shift) + 1;
    const RunControl shared = worth_threads({run.threads, run.stop, {}}, 20 * static_cast<double>(size()));
    const std::vector<std::uint32_t> ends = buckets == 1
                                                ? std::vector<std::uint32_t>{static_cast<std::uint32_t>(size())}
                                                : all.split_by_source(shift, buckets, shared);
    const auto make_scratch = [&] {
        SortScratch scratch;
        scratch.target_bits = std::max(1U, static_cast<unsigned>(std::bit_width(nodes)));
        scratch.place.resize(buckets == 1 ? nodes : std::size_t{1} << shift);
        return scratch;
    };
    for_blocks(buckets, shared, make_scratch, [&](std::size_t b, SortScratch& scratch) {
        all.sort_bucket(b == 0 ? 0 : ends[b - 1], ends[b], static_cast<std::uint32_t>(b << shift), scratch);
    });
}

void TieTable::sort_within_ends(const std::function<bool(const TieRow&, const TieRow&)>& before,
                                const RunControl& run) {
    struct Held {
        TieRow row;
        std::uint32_t line, weight, rest;
    };
    Columns& all = columns_.own();
    const auto same = [&](std::size_t a, std::size_t b) {
        return all.target[a] == all.target[b] && all.source[a] == all.source[b];
    };
    const auto sort = [&](std::size_t begin, std::size_t end) {
        std::vector<Held> held;
        for (std::size_t i = begin; i < end; ++i)
            held.push_back({(*this)[i], all.line[i], all.code_at(i), all.rest.empty() ? 0 : all.rest[i]});
        std::stable_sort(held.begin(), held.end(), [&](const Held& a, const Held& b) { return before(a.row, b.row); });
        for (std::size_t i = begin; i < end; ++i) {
            const Held& row = held[i - begin];
            all.line[i] = row.line;
            all.set_weight(i, row.weight);
            if (!all.rest.empty())
                all.rest[i] = row.rest;
        }
    };
    const RunControl shared = worth_threads({run.threads, run.stop, {}}, 5 * static_cast<double>(size()));
    run_blocks(kBlocks, shared, [&](std::size_t block, std::size_t) {
        const auto [first, last] = block_range(block, kBlocks, size());
        std::size_t begin = first;
        while (begin < last && begin > 0 && same(begin, begin - 1))
            ++begin; // belongs to the block before
        for (std::size_t end = begin; begin < last; begin = end) {
            for (end = begin + 1; end < size() && same(end, begin);)
                ++end;
            if (end - begin > 1)
                sort(begin, end);
        }
    });
}

} // namespace clusterbridge
