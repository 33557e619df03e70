#include "graph/row_accounting.hpp"

#include "base/parallel.hpp"
#include "base/worth_threads.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace clusterbridge {

namespace {

/// The ties that are written from the higher end to the lower one, in the order of the lower one, then the higher: the
/// table is in the order of its sources, so distributing them by target is enough.
struct Backward {
    explicit Backward(const Network& network) : ends(network.size() + 1, 0) {
        const TieTable& ties = network.ties;
        const auto is_backward = [&](std::size_t i) { return ties.target(i) < ties.source(i); };
        for (std::size_t i = 0; i < ties.size(); ++i)
            ends[index(ties.target(i)) + 1] += is_backward(i) ? 1U : 0U;
        std::partial_sum(ends.begin(), ends.end(), ends.begin());
        rows.resize(ends.back());
        if (rows.empty())
            return;
        for (std::size_t i = 0; i < ties.size(); ++i)
            if (is_backward(i))
                rows[ends[index(ties.target(i))]++] = static_cast<std::uint32_t>(i);
    }
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> ends; ///< of the rows of each lower end
};

/// Sorts the rows about one thing and counts all but the first.
void count_repeated(std::vector<RowRef>& rows, std::vector<RepeatedRows>& repeated) {
    std::sort(rows.begin(), rows.end());
    for (std::size_t i = 1; i < rows.size(); ++i) {
        RepeatedRows& of_file = repeated[rows[i].file];
        if (of_file.count++ == 0 || rows[i] < of_file.first) {
            of_file.first = rows[i];
            of_file.merged = rows.front();
        }
    }
    rows.clear();
}

/// Counts for each file the rows of ties that follow another row of the same pair, whichever way round they are; of
/// the rows of a pair, one of the first file counts as the first. Of pairs whose lower end is in [first, last).
void count_ties(const TieTable& ties, const Backward& backward, std::size_t first, std::size_t last,
                std::vector<RepeatedRows>& repeated) {
    std::vector<RowRef> rows; // of one pair
    std::size_t ahead = ties.first_from(node(first));
    std::size_t back = first == 0 ? 0 : backward.ends[first - 1];
    for (std::size_t low = first; low < last; ++low) {
        const std::size_t last_back = backward.ends[low];
        const auto is_ahead = [&] { return ahead < ties.size() && index(ties.source(ahead)) == low; };
        for (;;) {
            while (is_ahead() && index(ties.target(ahead)) < low)
                ++ahead; // stands among the backward ones of another
            if (!is_ahead() && back == last_back)
                break;
            const NodeId high = !is_ahead()         ? ties.source(backward.rows[back])
                                : back == last_back ? ties.target(ahead)
                                                    : std::min(ties.target(ahead), ties.source(backward.rows[back]));
            const std::size_t first_ahead = ahead, first_back = back;
            while (is_ahead() && ties.target(ahead) == high)
                ++ahead;
            while (back < last_back && ties.source(backward.rows[back]) == high)
                ++back;
            if (ahead - first_ahead + back - first_back < 2)
                continue;
            const auto note = [&](std::size_t i) {
                if (const RowRef row = ties.row(i); row.line > 0)
                    rows.push_back(row);
            };
            for (std::size_t i = first_ahead; i < ahead; ++i)
                note(i);
            for (std::size_t i = first_back; i < back; ++i)
                note(backward.rows[i]);
            count_repeated(rows, repeated);
        }
    }
}

void count_ties(const Network& network, const RunControl& run, std::vector<RepeatedRows>& repeated) {
    constexpr std::size_t kBlocks = 16;
    const Backward backward(network);
    std::vector<std::vector<RepeatedRows>> found(kBlocks, repeated);
    const double steps = 10 * static_cast<double>(network.ties.size());
    run_blocks(kBlocks, worth_threads({run.threads, run.stop, {}}, steps), [&](std::size_t block, std::size_t) {
        const auto [first, last] = block_range(block, kBlocks, network.size());
        count_ties(network.ties, backward, first, last, found[block]);
    });
    for (const auto& part : found)
        for (std::size_t file = 0; file < part.size(); ++file) {
            RepeatedRows& all = repeated[file];
            if (part[file].count > 0 && (all.count == 0 || part[file].first < all.first)) {
                all.first = part[file].first;
                all.merged = part[file].merged;
            }
            all.count += part[file].count;
        }
}

} // namespace

std::vector<RepeatedRows> repeated_rows(const Network& network, const RunControl& run) {
    std::vector<RepeatedRows> repeated(network.files.size());
    count_ties(network, run, repeated);
    std::vector<RowRef> of_partner;
    const auto& rows = network.participations;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0 && (rows[i].project != rows[i - 1].project || rows[i].organisation != rows[i - 1].organisation))
            count_repeated(of_partner, repeated);
        if (rows[i].row.line > 0)
            of_partner.push_back(rows[i].row);
    }
    count_repeated(of_partner, repeated);
    return repeated;
}

} // namespace clusterbridge
