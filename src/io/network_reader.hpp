#pragma once
#include "base/diagnostics.hpp"
#include "base/error.hpp"
#include "base/run_control.hpp"
#include "graph/network.hpp"
#include "io/file_system.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {

struct ReadOptions {
    bool lenient = false;                       ///< bad rows are listed and skipped instead of refused
    bool strict_nodes = false;                  ///< organisations that no table declares are an error
    std::string encoding;                       ///< empty = find out
    std::string delimiter;                      ///< empty = from the header; one of , ; | or "tab"
    std::string decimal;                        ///< empty = from the column; "." or ","
    std::map<std::string, std::string> columns; ///< --map: our column name -> the user's header
};

struct ReadResult {
    Network network;
    Diagnostics diagnostics;
};

/// The input cannot be used: an `Error` (input) whose sentence is the first twenty messages and a count, with all that
/// was said.
class InputRefused final : public Error {
  public:
    InputRefused(Sentence sentence, Diagnostics diagnostics)
        : Error(ErrorCode::input, std::move(sentence)), diagnostics_(std::move(diagnostics)) {}
    const Diagnostics& diagnostics() const noexcept { return diagnostics_; }

  private:
    Diagnostics diagnostics_;
};

/// Reads all inputs together: files, folders (their files, sorted, not deeper) and "-" (`standard_input`). Throws
/// `InputRefused` where the input must be refused; hints and warnings come
/// back, and with `lenient` also the errors about the rows that were left out. docs/input.md lists the rules. Ties and
/// participations count as merged where an earlier row is about the same pair, or the same project and organisation.
/// O(bytes + rows log rows).
ReadResult read_network(const FileSystem& files, const std::vector<std::string>& inputs,
                        const ReadOptions& options = {}, const std::optional<std::string>& standard_input = {},
                        const RunControl& run = {});

} // namespace clusterbridge
