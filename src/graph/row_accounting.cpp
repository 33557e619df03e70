#include "graph/row_accounting.hpp"

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

/// Counts for each file the rows of ties that follow another row of the same pair, whichever way round they are; of
/// the rows of a pair, one of the first file counts as the first.
void count_ties(const Network& network, std::vector<std::uint64_t>& merged) {
    const TieTable& ties = network.ties;
    const Backward backward(network);
    std::vector<std::uint32_t> files; // of the rows of one pair
    std::size_t ahead = 0, back = 0;
    for (std::size_t low = 0; low < network.size(); ++low) {
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
            files.clear();
            const auto note = [&](std::size_t i) {
                if (const RowRef row = ties.row(i); row.line > 0)
                    files.push_back(row.file);
            };
            for (std::size_t i = first_ahead; i < ahead; ++i)
                note(i);
            for (std::size_t i = first_back; i < back; ++i)
                note(backward.rows[i]);
            std::sort(files.begin(), files.end());
            for (std::size_t i = 1; i < files.size(); ++i)
                ++merged[files[i]];
        }
    }
}

} // namespace

std::vector<std::uint64_t> repeated_rows(const Network& network) {
    std::vector<std::uint64_t> merged(network.files.size(), 0);
    count_ties(network, merged);
    std::vector<std::uint32_t> of_partner;
    const auto flush = [&] {
        std::sort(of_partner.begin(), of_partner.end());
        for (std::size_t i = 1; i < of_partner.size(); ++i)
            ++merged[of_partner[i]];
        of_partner.clear();
    };
    const auto& rows = network.participations;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0 && (rows[i].project != rows[i - 1].project || rows[i].organisation != rows[i - 1].organisation))
            flush();
        if (rows[i].row.line > 0)
            of_partner.push_back(rows[i].row.file);
    }
    flush();
    return merged;
}

} // namespace clusterbridge
