#include "graph/row_accounting.hpp"

#include <algorithm>

namespace clusterbridge {

std::vector<std::uint64_t> repeated_rows(const Network& network) {
    std::vector<std::uint64_t> merged(network.files.size(), 0);
    struct PairRow {
        std::uint64_t pair;
        std::uint32_t file;
        bool operator<(const PairRow& other) const {
            return pair != other.pair ? pair < other.pair : file < other.file;
        }
    };
    std::vector<PairRow> pairs;
    pairs.reserve(network.ties.size());
    for (const TieRow& row : network.ties) {
        const std::uint64_t low = std::min(index(row.source), index(row.target));
        const std::uint64_t high = std::max(index(row.source), index(row.target));
        if (row.row.line > 0)
            pairs.push_back({low << 32U | high, row.row.file});
    }
    std::sort(pairs.begin(), pairs.end());
    for (std::size_t i = 1; i < pairs.size(); ++i)
        if (pairs[i].pair == pairs[i - 1].pair)
            ++merged[pairs[i].file];
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
