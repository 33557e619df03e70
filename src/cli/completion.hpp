#pragma once
#include <string>

namespace clusterbridge {

/// What a shell must read to complete command lines of ours: commands, options of each command, the words an option
/// takes where these are known (`--lang de|en`), files elsewhere. From the definitions that the help is made of.
/// `shell` is bash, zsh or fish; `Error` (usage) for any other. Install: docs/shell.md.
std::string completion_script(const std::string& shell);

} // namespace clusterbridge
