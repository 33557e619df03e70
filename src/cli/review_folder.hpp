#pragma once
#include "cli/options.hpp"
#include "io/file_system.hpp"
#include "report/review_model.hpp"

#include <string>
#include <vector>

namespace clusterbridge {

/// Before any work: throws `Error` (output) where the folder exists and may not be replaced (without --force; with it,
/// only a folder that a review made is), or has no place to stand in.
void check_review_folder(const std::string& folder, const std::vector<std::string>& inputs, bool force,
                         const FileSystem& system);

/// Writes the files under a hidden name beside the folder and puts it in place in one step: it appears whole or not at
/// all, and nothing is left behind when writing fails. `process` tells runs at the same time apart.
void write_review_folder(const std::string& folder, const std::vector<ReportFile>& files, const std::string& process,
                         FileSystem& system);

/// A file name from an id: letters a-z, digits and hyphens, at most 80 characters; an id that does not survive this
/// unchanged gets a few digits of its hash, so that two ids never share a name.
std::string file_stem(const std::string& id);

} // namespace clusterbridge
