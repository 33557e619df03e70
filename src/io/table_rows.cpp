#include "base/text.hpp"
#include "io/csv_fault.hpp"
#include "io/table.hpp"
#include "io/values.hpp"

#include <algorithm>
#include <utility>

namespace clusterbridge {

bool TableRows::is_whole() {
    if (row_.fault != CsvFault::none) {
        row_.line = row_.fault_line;
        bad(fault_rule(row_.fault), fault_sentence(row_.fault, row_.fault_text));
        return false;
    }
    const std::size_t width = table_.headers.size();
    const std::size_t fields = row_.fields.size();
    const bool too_many =
        fields > width && std::any_of(row_.fields.begin() + static_cast<std::ptrdiff_t>(width), row_.fields.end(),
                                      [](std::string_view field) { return !trim(field).empty(); });
    if (fields >= width && !too_many)
        return true;
    if (too_many && table_.cells) {
        const auto beyond = std::find_if(row_.fields.begin() + static_cast<std::ptrdiff_t>(width), row_.fields.end(),
                                         [](std::string_view field) { return !trim(field).empty(); });
        const Sentence found = in_quotes(*beyond);
        if (table_.cells->from_workbook)
            bad("ragged-row",
                {"a cell stands beside the columns that the header names; found " + found.en +
                     "; give its column a header or move it to another sheet",
                 "eine Zelle steht neben den Spalten, die die Kopfzeile nennt; gefunden wurde " + found.de +
                     "; geben Sie ihrer Spalte eine Überschrift oder setzen Sie sie auf ein anderes "
                     "Blatt"});
        else
            bad("ragged-row",
                {"the line has more fields than the list has columns; found " + found.en +
                     "; delete it, put names with blanks in quotation marks, or give a table with a header",
                 "die Zeile hat mehr Felder, als die Liste Spalten hat; gefunden wurde " + found.de +
                     "; löschen Sie es, setzen Sie Namen mit Leerzeichen in Anführungszeichen, oder geben Sie eine "
                     "Tabelle mit Kopfzeile an"});
        return false;
    }
    const std::string counts[2] = {std::to_string(fields), std::to_string(width)};
    bad("ragged-row", {"the row has another number of fields than the header; found " + counts[0] + " instead of " +
                           counts[1] + "; check its delimiters and quotation marks",
                       "die Zeile hat eine andere Zahl von Feldern als die Kopfzeile; gefunden wurden " + counts[0] +
                           " statt " + counts[1] + "; prüfen Sie ihre Trennzeichen und Anführungszeichen"});
    return false;
}

/// Now and then: is the run to go on, and which part of the file is done with? The rows just read may still be in use.
void TableRows::look_up() {
    constexpr std::size_t kInUse = std::size_t{1} << 20U; // more than stands in a queue (tie_queue.hpp)
    run_.throw_if_stopped();
    const std::size_t done = table_.body_start + scanner_.position();
    if (table_.cells || table_.text.decoded || !table_.bytes || done < passed_ + 2 * kInUse)
        return;
    const std::size_t end = done - kInUse;
    table_.bytes->passed(table_.text.view().substr(passed_, end - passed_));
    passed_ = end;
}

void TableRows::step_over(const CsvScanner::Place& end, std::size_t rows) {
    run_.throw_if_stopped();
    scanner_.plain()->go_back(end);
    table_.info.rows_read += rows;
    passed_ = std::max(passed_, table_.body_start + end.at);
}

bool TableRows::next() {
    while (scanner_.next(row_)) {
        if (row_.blank && row_.fault == CsvFault::none) {
            ++table_.info.rows_skipped;
            continue;
        }
        count_row();
        const bool plain = row_.fault == CsvFault::none && row_.fields.size() == table_.headers.size();
        if (plain || is_whole())
            return true;
    }
    return false;
}

std::size_t TableRows::most_rows(const Table& table) {
    if (table.cells)
        return table.cells->rows();
    if (table.text.line_feeds > 0)
        return 1 + table.text.line_feeds;
    const std::string_view body = table.text.view().substr(table.body_start);
    const auto count = [&](char byte) {
        constexpr std::size_t kPart = std::size_t{1} << 22U;
        std::size_t found = 0;
        for (std::size_t begin = 0; begin < body.size(); begin += kPart) {
            const std::string_view part = body.substr(begin, kPart);
            found += count_byte(part, byte);
            if (table.bytes && !table.text.decoded)
                table.bytes->passed(part);
        }
        return found;
    };
    const std::size_t feeds = count('\n');
    // a file of the old Macintosh has only carriage returns
    return 1 + (feeds > 0 ? feeds : count('\r'));
}

void TableRows::bad(std::string rule, Sentence message) {
    ++table_.info.rows_rejected;
    table_.report.bad_row(row_.line, std::move(rule), std::move(message), row_.text);
}

void TableRows::drop(std::string rule, Sentence message) {
    ++table_.info.rows_rejected;
    table_.report.dropped_row(row_.line, std::move(rule), std::move(message), row_.text);
}

} // namespace clusterbridge
