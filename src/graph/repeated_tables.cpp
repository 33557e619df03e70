#include "graph/repeated_tables.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostCompared = 16;

/// Counts by pairs of files the rows that are alike; takes rows in an order in which these follow each other.
class SharedRows {
  public:
    explicit SharedRows(std::size_t files) : rows_(files, 0) {}

    void add(std::uint32_t file) {
        ++rows_[file];
        const auto known = std::find_if(alike_.begin(), alike_.end(), [&](const Count& c) { return c.first == file; });
        if (known == alike_.end())
            alike_.emplace_back(file, 1);
        else
            ++known->second;
    }
    /// The next row is another one.
    void close() {
        if (alike_.size() > 1) {
            std::sort(alike_.begin(), alike_.end());
            const std::size_t compared = std::min(alike_.size(), kMostCompared);
            for (std::size_t later = 1; later < compared; ++later)
                for (std::size_t earlier = 0; earlier < later; ++earlier)
                    shared_[{alike_[later].first, alike_[earlier].first}] +=
                        std::min(alike_[later].second, alike_[earlier].second);
        }
        alike_.clear();
    }
    std::vector<RepeatedTable> result(TableKind kind) {
        close();
        std::vector<RepeatedTable> found;
        for (const auto& [files, equal] : shared_) {
            if (found.empty() || found.back().file != files.first)
                found.push_back({.file = files.first, .rows = rows_[files.first], .kind = kind});
            if (RepeatedTable& table = found.back(); equal > table.equal) {
                table.earlier = files.second;
                table.rows_of_earlier = rows_[files.second];
                table.equal = equal;
            }
        }
        return found;
    }

  private:
    using Count = std::pair<std::uint32_t, std::uint64_t>; ///< file, rows

    std::vector<std::uint64_t> rows_;
    std::vector<Count> alike_; ///< rows since the last `close`
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> shared_;
};

bool are_alike(const TieRow& a, const TieRow& b) {
    const auto key = [](const TieRow& r) {
        return std::tie(r.source, r.target, r.relation, r.since, r.until, r.weight, r.amount);
    };
    return key(a) == key(b);
}

bool are_alike(const Participation& a, const Participation& b) {
    const auto key = [](const Participation& p) {
        return std::tie(p.project, p.organisation, p.start, p.end, p.role, p.amount);
    };
    return key(a) == key(b);
}

/// Both kinds of rows are sorted by what makes them alike (graph/network_builder.hpp).
template <typename Rows> std::vector<RepeatedTable> of_rows(const Network& network, TableKind kind, const Rows& rows) {
    const auto is_of_kind = [&](const InputFile& file) { return file.kind == kind; };
    if (std::count_if(network.files.begin(), network.files.end(), is_of_kind) < 2)
        return {};
    SharedRows shared(network.files.size());
    typename Rows::value_type last;
    for (const auto& row : rows) {
        if (row.row.line == 0)
            continue;
        if (!are_alike(row, last))
            shared.close();
        shared.add(row.row.file);
        last = row;
    }
    return shared.result(kind);
}

} // namespace

std::vector<RepeatedTable> repeated_tables(const Network& network) {
    std::vector<RepeatedTable> found = of_rows(network, TableKind::ties, network.ties);
    const auto more = of_rows(network, TableKind::participations, network.participations);
    found.insert(found.end(), more.begin(), more.end());
    return found;
}

} // namespace clusterbridge
