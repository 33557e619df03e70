#pragma once
#include <stop_token>
#include <string>
#include <vector>

namespace clusterbridge {

/// Runs `arguments[0]`, a path, with the rest as arguments, to its end: no shell, no input, its output thrown away.
/// Returns its exit code, 127 where it cannot be started, 128 + signal where a signal ended it. When asked to stop,
/// ends it and all it started.
int start_program(const std::vector<std::string>& arguments, const std::stop_token& stop);

} // namespace clusterbridge
