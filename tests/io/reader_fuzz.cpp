#include "base/error.hpp"
#include "io/network_reader.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

/// Entry point of the usual fuzzing engines: any bytes, read as a file of the user's, must end in a network whose rows
/// are all accounted for, or in a refusal of the input. Anything else ends the process.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace clusterbridge;
    if (size == 0)
        return 0;
    const MemoryFileSystem files({{"input.csv", std::string(data + 1, data + size)}});
    ReadOptions options;
    options.lenient = (data[0] & 1U) != 0;
    options.strict_nodes = (data[0] & 2U) != 0;
    try {
        for (const InputFile& file : read_network(files, {"input.csv"}, options).network.files)
            if (file.rows_read != file.rows_used + file.rows_merged + file.rows_rejected)
                std::abort();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::input)
            std::abort();
    }
    return 0;
}
