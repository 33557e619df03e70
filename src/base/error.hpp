#pragma once
#include "base/language.hpp"

#include <exception>
#include <string_view>

namespace clusterbridge {

/// Exit codes of the program (docs/exit-codes.md).
enum class ErrorCode : int { usage = 2, input = 3, output = 4, batch_partial = 5, internal = 70, stopped = 130 };

/// "Cannot go on." Thrown anywhere, caught once in `main`. The sentence says what, where, and what to do next.
class Error : public std::exception {
  public:
    Error(ErrorCode code, Sentence sentence) : code_(code), sentence_(std::move(sentence)) {}
    ErrorCode code() const noexcept { return code_; }
    const Sentence& sentence() const noexcept { return sentence_; }
    const char* what() const noexcept override { return sentence_.en.c_str(); }

  private:
    ErrorCode code_;
    Sentence sentence_;
};

/// A promise inside the program was broken: an `Error` with code 70 that names the place. Stays on in release builds.
[[noreturn]] void broken_promise(std::string_view what, std::string_view file, int line);

/// The compilers' builtins instead of `std::source_location`, which clang 14 (the linter and the fuzzing engine of
/// Debian 12) does not have.
inline void ensure(bool holds, std::string_view what, const char* file = __builtin_FILE(),
                   int line = __builtin_LINE()) {
    if (!holds) [[unlikely]]
        broken_promise(what, file, line);
}

} // namespace clusterbridge
