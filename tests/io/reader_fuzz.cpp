#include "base/error.hpp"
#include "graph/merge_organisations.hpp"
#include "io/decisions_reader.hpp"
#include "io/network_reader.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace clusterbridge {
namespace {

/// What the second byte says the others are.
constexpr std::array<const char*, 8> kNames{"input.csv", "input.graphml", "input.gexf", "input.net",
                                            "input.gv",  "input.xlsx",    "input.zip",  "input.edges"};

void expect_accounted(const Network& network) {
    for (const InputFile& file : network.files)
        if (file.rows_read != file.rows_used + file.rows_merged + file.rows_rejected)
            std::abort();
}

void read_as_network(const std::string& name, const std::string& bytes, const ReadOptions& options) {
    const MemoryFileSystem files(std::map<std::string, std::string>{{name, bytes}});
    expect_accounted(read_network(files, {name}, options).network);
}

/// The bytes as a table of decisions about a network in which every id of the seeds occurs.
void read_as_decisions(const std::string& name, const std::string& bytes) {
    const MemoryFileSystem files({{name, bytes}, {"t.csv", "source,target\na,b\nb,c\nc,d\na,d\n"}});
    const Network network = read_network(files, {"t.csv"}, {}).network;
    const MergeResult merged = merge_organisations(network, read_decisions(files, name));
    expect_accounted(merged.network);
    expect_accounted(roll_up_parts(merged.network).network);
}

} // namespace
} // namespace clusterbridge

/// Entry point of the usual fuzzing engines: any bytes, read as a file of the user's, must end in a network whose rows
/// are all accounted for, or in a refusal of the input. Anything else ends the process. The first byte holds the
/// options, the second the kind of file: one of `kNames`, then a table of decisions and a workbook of them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace clusterbridge;
    if (size < 2)
        return 0;
    const std::string bytes(data + 2, data + size);
    const std::size_t kind = data[1] % (kNames.size() + 2);
    ReadOptions options;
    options.lenient = (data[0] & 1U) != 0;
    options.strict_nodes = (data[0] & 2U) != 0;
    try {
        if (kind < kNames.size())
            read_as_network(kNames[kind], bytes, options);
        else
            read_as_decisions(kind == kNames.size() ? "d.csv" : "d.xlsx", bytes);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::input)
            std::abort();
    }
    return 0;
}
