#pragma once
#include "base/language.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace clusterbridge {

enum class Severity : std::uint8_t { hint, warning, error };

/// "hint", "warning", "error": the words of `check`'s severity column, the same in both languages.
const char* severity_name(Severity severity);

/// Something odd about the user's data, said about one place in one file.
struct Diagnostic {
    Severity severity = Severity::warning;
    std::string rule;       ///< stable id such as "weight-not-a-number" (docs/input.md lists them)
    std::string file;       ///< as the user named it; a sheet or archive member follows after a colon
    std::uint64_t line = 0; ///< 1-based; 0 where the whole file is meant
    Sentence message;       ///< what is wrong; what was found; what to do
    std::string row = {};   ///< the rejected row as text, empty where no row was rejected
};

/// Collects what is odd; odd data is data, so the import goes on. Order: as added.
class Diagnostics {
  public:
    void add(Diagnostic diagnostic);
    std::span<const Diagnostic> all() const noexcept { return all_; }
    std::size_t count(Severity severity) const noexcept;
    bool has_errors() const noexcept { return count(Severity::error) > 0; }
    void append(const Diagnostics& other);

  private:
    std::vector<Diagnostic> all_;
};

/// By file, line, rule and English message: the order of `check`.
void sort_by_place(std::vector<Diagnostic>& diagnostics);

/// `file:line: message`, the line left out where it is 0; control characters of the data are escaped.
std::string format(const Diagnostic& diagnostic, Language language);

} // namespace clusterbridge
