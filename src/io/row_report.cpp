#include "io/row_report.hpp"

#include "base/unicode.hpp"

#include <algorithm>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::size_t kLongestRowText = 2000;

} // namespace

void RowReport::refuse(std::uint64_t line, std::string rule, Sentence message) {
    ++refusals_;
    note(Severity::error, line, std::move(rule), std::move(message));
}

void RowReport::note(Severity severity, std::uint64_t line, std::string rule, Sentence message) {
    if (severity != Severity::error && ++notes_ > kListedNotes) {
        ++unlisted_;
        return;
    }
    said_.push_back({severity, std::move(rule), file_, line, std::move(message)});
}

void RowReport::list_row(Severity severity, std::uint64_t line, std::string rule, Sentence message,
                         std::string_view row) {
    const bool refusing = severity == Severity::error && !lenient_;
    std::uint64_t& listed = refusing ? listed_errors_ : listed_warnings_;
    if (listed >= (refusing ? kListedErrors : kListedRows)) {
        ++unlisted_;
        return;
    }
    ++listed;
    const std::string_view head = first_code_points(row, kLongestRowText);
    std::string text(head);
    if (head.size() < row.size())
        text += "…";
    if (text.empty())
        text = " "; // an empty text would say that no row was rejected
    said_.push_back({severity, std::move(rule), file_, line, std::move(message), std::move(text)});
}

void RowReport::bad_row(std::uint64_t line, std::string rule, Sentence message, std::string_view row) {
    ++bad_rows_;
    list_row(Severity::error, line, std::move(rule), std::move(message), row);
}

void RowReport::dropped_row(std::uint64_t line, std::string rule, Sentence message, std::string_view row) {
    list_row(Severity::warning, line, std::move(rule), std::move(message), row);
}

Diagnostics RowReport::take() {
    std::stable_sort(said_.begin(), said_.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.line < b.line; });
    Diagnostics all;
    for (Diagnostic& diagnostic : said_)
        all.add(std::move(diagnostic));
    said_.clear();
    const std::string more = std::to_string(unlisted_);
    if (std::exchange(unlisted_, 0) > 0 && fatal_count() == 0)
        all.add({Severity::warning,
                 "rows-not-listed",
                 file_,
                 0,
                 {"more is to be said about this file than is listed; left out: " + more +
                      " messages; the counts of rows are complete",
                  "zu dieser Datei gäbe es mehr zu sagen, als aufgelistet ist; ausgelassene Meldungen: " + more +
                      "; die Zählungen der Zeilen sind vollständig"}});
    return all;
}

} // namespace clusterbridge
