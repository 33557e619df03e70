#include "graph/row_accounting.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace clusterbridge {

std::vector<std::uint64_t> repeated_rows(const Network& network) {
    std::vector<std::uint64_t> merged(network.files.size(), 0);
    struct PairRow {
        std::uint32_t high, file;
        bool operator<(const PairRow& other) const {
            return high != other.high ? high < other.high : file < other.file;
        }
    };
    const auto ends = [](const TieRow& row) { return std::minmax({index(row.source), index(row.target)}); };
    std::vector<std::uint32_t> place(network.size() + 1, 0); // one bucket for each lower end
    for (const TieRow& row : network.ties)
        place[ends(row).first + 1] += row.row.line > 0 ? 1U : 0U;
    std::partial_sum(place.begin(), place.end(), place.begin());
    std::vector<PairRow> pairs(place.back());
    for (const TieRow& row : network.ties)
        if (row.row.line > 0) {
            const auto [low, high] = ends(row);
            pairs[place[low]++] = {static_cast<std::uint32_t>(high), row.row.file};
        }
    std::uint32_t begin = 0;
    for (std::size_t low = 0; low < network.size(); ++low) {
        std::sort(pairs.begin() + begin, pairs.begin() + place[low]);
        for (std::uint32_t i = begin + 1; i < place[low]; ++i)
            if (pairs[i].high == pairs[i - 1].high)
                ++merged[pairs[i].file];
        begin = place[low];
    }
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
