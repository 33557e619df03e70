#pragma once
#include "base/diagnostics.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace clusterbridge {

/// What is said about one file while it is read: collects diagnostics, counts them all and keeps a bounded number, so
/// that a file of nothing but bad rows still ends quickly.
class RowReport {
  public:
    /// Rows kept with their text, as many as a file may have before it is refused for them; the rest is counted in one
    /// last diagnostic.
    static constexpr std::uint64_t kListedRows = 500000;
    /// A refused file names twenty; more are of no use to anybody.
    static constexpr std::uint64_t kListedErrors = 100;

    /// Hints and warnings about rows that are used.
    static constexpr std::uint64_t kListedNotes = 1000;

    RowReport(std::string file, bool lenient) : file_(std::move(file)), lenient_(lenient) {}

    /// The file cannot be read at all, not even leniently.
    void refuse(std::uint64_t line, std::string rule, Sentence message);
    /// A row that cannot be used: refuses the input, or with `lenient` only the row.
    void bad_row(std::uint64_t line, std::string rule, Sentence message, std::string_view row);
    /// A row that is left out without being wrong: self-loop, weight 0.
    void dropped_row(std::uint64_t line, std::string rule, Sentence message, std::string_view row);
    void note(Severity severity, std::uint64_t line, std::string rule, Sentence message);

    const std::string& file() const { return file_; }
    bool refused() const { return refusals_ > 0; }
    /// Errors that forbid to go on.
    std::uint64_t fatal_count() const { return refusals_ + (lenient_ ? 0 : bad_rows_); }
    /// Everything said, in the order of lines; the report is empty afterwards.
    Diagnostics take();

  private:
    void list_row(Severity severity, std::uint64_t line, std::string rule, Sentence message, std::string_view row);

    std::string file_;
    bool lenient_;
    std::vector<Diagnostic> said_;
    std::uint64_t refusals_ = 0, bad_rows_ = 0, listed_errors_ = 0, listed_warnings_ = 0, unlisted_ = 0, notes_ = 0;
};

} // namespace clusterbridge
