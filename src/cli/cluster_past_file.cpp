#include "cli/cluster_past_file.hpp"

#include "base/text.hpp"
#include "io/input_tables.hpp"
#include "io/table.hpp"

#include <limits>

namespace clusterbridge {
namespace {

double number(std::string_view cell) {
    return parse_double(trim(cell)).value_or(std::numeric_limits<double>::quiet_NaN());
}
std::uint32_t place(std::string_view cell) {
    const auto rank = parse_integer(trim(cell));
    return rank && *rank > 0 && *rank <= 0x7FFFFFFF ? static_cast<std::uint32_t>(*rank) : 0U;
}

} // namespace

ClusterPast read_cluster_past(const std::string& path, const FileSystem& files) {
    ClusterPast past;
    if (!files.exists(path))
        return past;
    Diagnostics said;
    auto tables = open_tables({path, files.read(path)}, {}, said, {});
    Table& table = *tables.front();
    std::map<std::string, std::size_t> column;
    for (std::size_t i = 0; i < table.headers.size(); ++i)
        column.emplace(table.headers[i], i);
    const RunControl run;
    TableRows rows(table, run);
    while (rows.next()) {
        const auto cell = [&](const std::string& name) -> std::string_view {
            const auto at = column.find(name);
            return at == column.end() ? std::string_view() : std::string_view(rows[at->second]);
        };
        ClusterRecord& record = past[std::string(cell("id"))];
        record.name = cell("name");
        for (std::size_t f = 0; f < kClusterFigures; ++f) {
            const std::string key(key_of(static_cast<ClusterFigure>(f)));
            record.places.figures.values[f] = number(cell(key));
            record.places.ranks[f] = {place(cell(key + "_rank")), place(cell(key + "_low")),
                                      place(cell(key + "_high"))};
        }
    }
    return past;
}

} // namespace clusterbridge
