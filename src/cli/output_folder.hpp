#pragma once
#include "base/language.hpp"
#include "io/file_system.hpp"

#include <functional>
#include <string>
#include <vector>

namespace clusterbridge {

/// What a command says about a folder that it cannot write, and which folders --force may replace.
struct OutputFolderRules {
    Sentence is_file;  ///< a file stands in its place
    Sentence exists;   ///< it is there, and --force was not given
    Sentence not_ours; ///< it is there, and not even --force replaces it
    std::function<bool(const std::string& folder)> may_replace;
};

/// Before any work: throws `Error` (output) where the folder is no folder of its own, holds an input, has no place to
/// stand in, or is there and may not be replaced.
void check_output_folder(const std::string& folder, const std::vector<std::string>& inputs, bool force,
                         const FileSystem& system, const OutputFolderRules& rules);

} // namespace clusterbridge
