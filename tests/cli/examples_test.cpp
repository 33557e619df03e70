#include "support/process.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>

/// The stories in examples/ run as they stand, on the bundled network, and tell what they told before.
namespace clusterbridge {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> stories() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(CLUSTERBRIDGE_SOURCE_DIR "/examples"))
        if (entry.path().extension() == ".sh")
            names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

TEST(Examples, TellWhatTheyTold) {
    for (const std::string& name : stories()) {
        const std::string base = CLUSTERBRIDGE_SOURCE_DIR "/examples/" + name;
        ProcessOptions options;
        options.folder = CLUSTERBRIDGE_SOURCE_DIR;
        options.variables["PATH"] = fs::path(CLUSTERBRIDGE_BINARY).parent_path().string() + ":/usr/bin:/bin";
        const ProcessResult result = run_process("/bin/sh", {base + ".sh"}, options);
        EXPECT_EQ(result.exit_code, 0) << name;
        EXPECT_EQ(result.err, "") << name;
        if (std::getenv("CLUSTERBRIDGE_UPDATE") != nullptr)
            write_text(base + ".txt", result.out);
        else
            EXPECT_EQ(read_text(base + ".txt"), result.out) << name;
    }
}

} // namespace
} // namespace clusterbridge
