#pragma once
#include "base/diagnostics.hpp"
#include "io/file_system.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

/// A file to be read, under the name the user knows it by.
struct InputBytes {
    std::string name;
    std::unique_ptr<FileBytes> bytes;
};

/// All files behind the inputs: files, folders (their tables by ending, sorted, not deeper), "-". A file that is named
/// twice comes once. Files of a folder that are no tables are left out; where they may hold data, a warning says so.
/// Folders in it are named in a hint.
std::vector<InputBytes> gather_inputs(const FileSystem& files, const std::vector<std::string>& inputs,
                                      const std::optional<std::string>& standard_input, Diagnostics& diagnostics);

} // namespace clusterbridge
