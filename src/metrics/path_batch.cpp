#include "metrics/path_batch.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace clusterbridge {
namespace {

constexpr std::size_t kLanes = PathBatch::kLanes;
constexpr double kTooMany = 0x1p+900;

// Four doubles at a time; the compiler splits them where the machine has narrower registers. Lanes never meet, so the
// result is the same on every path.
using Four [[gnu::vector_size(32)]] = double;

[[gnu::always_inline]] inline void sum_rows(const double* rows, const std::uint32_t* at, const std::uint32_t* end,
                                            double* sum) {
    Four a{}, b{}, c{}, d{};
    Four x, y, z, w; // rows need not be aligned to 32 bytes
    for (; at != end; ++at) {
        const double* row = rows + std::size_t{*at} * kLanes;
        std::memcpy(&x, row, sizeof x);
        std::memcpy(&y, row + 4, sizeof y);
        std::memcpy(&z, row + 8, sizeof z);
        std::memcpy(&w, row + 12, sizeof w);
        a += x;
        b += y;
        c += z;
        d += w;
    }
    std::memcpy(sum, &a, sizeof a);
    std::memcpy(sum + 4, &b, sizeof b);
    std::memcpy(sum + 8, &c, sizeof c);
    std::memcpy(sum + 12, &d, sizeof d);
}
void sum_rows_plain(const double* rows, const std::uint32_t* at, const std::uint32_t* end, double* sum) {
    sum_rows(rows, at, end, sum);
}
#if defined(__x86_64__)
[[gnu::target("avx2")]] void sum_rows_avx2(const double* rows, const std::uint32_t* at, const std::uint32_t* end,
                                           double* sum) {
    sum_rows(rows, at, end, sum);
}
const auto sum_of_rows = __builtin_cpu_supports("avx2") ? sum_rows_avx2 : sum_rows_plain;
#else
const auto sum_of_rows = sum_rows_plain;
#endif

} // namespace

PathBatch::PathBatch(const TwinClasses& twins)
    : twins_(&twins), onward_(twins.classes.node_count() * kLanes), back_(onward_.size()),
      seen_(twins.classes.node_count()), next_(twins.classes.node_count(), 0),
      touched_(twins.classes.node_count() + 1) {}

void PathBatch::start(std::size_t first, std::size_t last) {
    std::fill(onward_.begin(), onward_.end(), 0.0);
    std::fill(back_.begin(), back_.end(), 0.0);
    std::fill(seen_.begin(), seen_.end(), 0U);
    entries_.clear();
    levels_.assign(1, 0);
    for (std::size_t source = first; source < last; ++source) {
        const std::size_t lane = source - first;
        seen_[source] = 1U << lane;
        entries_.push_back({static_cast<std::uint32_t>(source), 1U << lane});
        onward_[source * kLanes + lane] = 1; // one member sets out; its twins are on no path from it
    }
    levels_.push_back(entries_.size());
}

/// Appends the entries of the level after the last.
void PathBatch::next_level() {
    const Adjacency& a = twins_->classes;
    // without a branch: what is new is what a processor cannot guess
    std::uint32_t* const touched = touched_.data();
    std::size_t count = 0;
    for (std::size_t i = levels_[levels_.size() - 2]; i < levels_.back(); ++i) {
        const Entry entry = entries_[i];
        for (const std::uint32_t v : a.row(entry.node)) {
            const std::uint32_t before = next_[v];
            const std::uint32_t after = before | (entry.lanes & ~seen_[v]);
            touched[count] = v;
            count += static_cast<std::size_t>(before == 0) & static_cast<std::size_t>(after != 0);
            next_[v] = after;
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t v = touched[i];
        entries_.push_back({v, next_[v]});
        seen_[v] |= next_[v];
        next_[v] = 0;
    }
    levels_.push_back(entries_.size());
}

bool PathBatch::count_paths(std::size_t begin, std::size_t end) {
    const Adjacency& a = twins_->classes;
    staged_.resize(std::max(staged_.size(), (end - begin) * kLanes));
    for (std::size_t i = begin; i < end; ++i) {
        const auto row = a.row(entries_[i].node);
        sum_of_rows(onward_.data(), row.data(), row.data() + row.size(), staged_.data() + (i - begin) * kLanes);
    }
    double largest = 0;
    for (std::size_t i = begin; i < end; ++i) {
        const Entry entry = entries_[i];
        double* const onward = onward_.data() + std::size_t{entry.node} * kLanes;
        const double* const paths = staged_.data() + (i - begin) * kLanes;
        const double members = twins_->members[entry.node];
        for (std::uint32_t left = entry.lanes; left != 0; left &= left - 1) {
            const int lane = std::countr_zero(left);
            onward[lane] = paths[lane] * members;
            largest = std::max(largest, onward[lane]);
        }
    }
    return largest < kTooMany;
}

void PathBatch::depend(std::size_t begin, std::size_t end, const double* source_members, std::vector<double>& score) {
    const Adjacency& a = twins_->classes;
    for (std::size_t i = begin; i < end; ++i) {
        const auto row = a.row(entries_[i].node);
        sum_of_rows(back_.data(), row.data(), row.data() + row.size(), staged_.data() + (i - begin) * kLanes);
    }
    for (std::size_t i = begin; i < end; ++i) {
        const Entry entry = entries_[i];
        const double* const onward = onward_.data() + std::size_t{entry.node} * kLanes;
        double* const back = back_.data() + std::size_t{entry.node} * kLanes;
        const double* const sum = staged_.data() + (i - begin) * kLanes;
        const double members = twins_->members[entry.node];
        double total = 0;
        for (std::uint32_t left = entry.lanes; left != 0; left &= left - 1) {
            const int lane = std::countr_zero(left);
            total += onward[lane] * sum[lane] * source_members[lane];
            back[lane] = members * (members / onward[lane] + sum[lane]);
        }
        score[entry.node] += total / members;
    }
}

bool PathBatch::run(std::size_t first, std::size_t last, std::vector<double>& score) {
    start(first, last);
    for (;;) {
        next_level();
        const std::size_t begin = levels_[levels_.size() - 2];
        if (begin == levels_.back())
            break;
        if (!count_paths(begin, levels_.back()))
            return false;
    }
    double source_members[kLanes] = {};
    for (std::size_t source = first; source < last; ++source)
        source_members[source - first] = twins_->members[source];
    // level 0 are the sources themselves, the last one is empty
    for (std::size_t level = levels_.size() - 2; level-- > 1;)
        depend(levels_[level], levels_[level + 1], source_members, score);
    return true;
}

} // namespace clusterbridge
