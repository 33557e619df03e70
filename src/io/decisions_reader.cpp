#include "io/decisions_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/input_tables.hpp"
#include "io/table.hpp"
#include "io/values.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostMessages = 20;

std::optional<std::size_t> column(const Table& table, std::initializer_list<std::string_view> names) {
    for (std::size_t i = 0; i < table.headers.size(); ++i)
        for (const std::string_view name : names)
            if (plain_header(table.headers[i]) == name)
                return i;
    return {};
}
std::optional<std::size_t> column_a(const Table& table) {
    return column(table, {"ida", "kennunga"});
}
std::optional<std::size_t> column_b(const Table& table) {
    return column(table, {"idb", "kennungb"});
}

/// The table with whichever delimiter shows the two ids; of a workbook the first sheet that does, else its first.
std::unique_ptr<Table> open_decisions(const FileSystem& files, const std::string& path) {
    const RunControl run;
    Diagnostics said; // about sheets that are none of ours
    std::unique_ptr<Table> first;
    for (const char* delimiter : {"", ",", ";", "tab", "|"}) {
        ReadOptions options;
        options.delimiter = delimiter;
        auto tables = open_tables({path, files.read(path)}, options, said, run);
        for (auto& table : tables)
            if (column_a(*table) && column_b(*table))
                return std::move(table);
        if (!first)
            first = std::move(tables.front());
        if (first->delimiter == 0)
            break;
    }
    return first;
}

/// Messages about a file, thrown together.
class Faults {
  public:
    explicit Faults(std::string file) : file_(std::move(file)) {}
    void add(std::uint64_t line, Sentence message) {
        if (++count_ > kMostMessages)
            return;
        const std::string place = escape_control(file_) + ":" + (line > 0 ? std::to_string(line) + ": " : " ");
        text_.en += (text_.en.empty() ? "" : "\n") + place + message.en;
        text_.de += (text_.de.empty() ? "" : "\n") + place + message.de;
    }
    void throw_if_any() {
        if (count_ == 0)
            return;
        if (count_ > kMostMessages) {
            const std::string more = std::to_string(count_ - kMostMessages);
            text_.en += "\n… and " + more + " more";
            text_.de += "\n… und " + more + " weitere";
        }
        throw Error(ErrorCode::input, text_);
    }

  private:
    std::string file_;
    Sentence text_;
    std::size_t count_ = 0;
};

void refuse_headers(Table& table, Faults& faults) {
    if (table.headers.empty()) { // it cannot be read at all: say why
        const Diagnostics said = table.report.take();
        for (const Diagnostic& d : said.all())
            if (d.severity == Severity::error)
                faults.add(d.line, d.message);
        faults.throw_if_any();
    }
    faults.add(std::max<std::uint64_t>(1, table.header_line),
               {"a table of decisions needs the columns id_a, id_b and decision; found: " +
                    list_headers(table.headers) + "; take the duplicates.csv that check --output writes",
                "eine Tabelle mit Entscheidungen braucht die Spalten id_a, id_b und decision; gefunden: " +
                    list_headers(table.headers) + "; nehmen Sie die duplicates.csv, die check --output schreibt"});
    faults.throw_if_any();
}

std::optional<Decision> decision_of(std::string_view text, std::uint64_t line, Faults& faults) {
    if (const auto decision = parse_decision(text))
        return decision;
    const std::string shown = escape_control(trim(text));
    const auto hint = nearest(shown, {"same", "different", "part_of", "gleich", "verschieden", "teil_von"});
    faults.add(line,
               {"not a decision; found \"" + shown + "\"; " +
                    (hint ? "did you mean " + *hint + "?" : "write same, different, part_of or nothing"),
                "keine Entscheidung; gefunden: „" + shown + "“; " +
                    (hint ? "meinten Sie " + *hint + "?"
                          : "schreiben Sie same (gleich), different (verschieden), part_of (teil_von) oder nichts")});
    return {};
}

/// A pair that stands twice must have one decision.
void check_repeated(const DecisionRow& row, std::map<std::pair<std::string, std::string>, DecisionRow>& seen,
                    Faults& faults) {
    if (row.decision == Decision::open)
        return;
    const auto [at, added] = seen.emplace(std::minmax(row.id_a, row.id_b), row);
    const DecisionRow& first = at->second;
    const bool turned = row.decision == Decision::part_of && first.id_a != row.id_a;
    if (added || (first.decision == row.decision && !turned))
        return;
    const std::string before = std::to_string(first.line);
    const std::string words = std::string(key_of(first.decision)) + " / " + std::string(key_of(row.decision));
    faults.add(row.line,
               {"the pair has another decision in line " + before + "; found: " + words + "; keep one of the two",
                "das Paar hat in Zeile " + before + " eine andere Entscheidung; gefunden: " + words +
                    "; behalten Sie eine der beiden"});
}

} // namespace

Decisions read_decisions(const FileSystem& files, const std::string& path) {
    const std::unique_ptr<Table> opened = open_decisions(files, path);
    Table& table = *opened;
    const std::string& file = table.info.name; // with the name of the sheet
    Faults faults(file);
    const auto a = column_a(table);
    const auto b = column_b(table);
    const auto word = column(table, {"decision", "entscheidung"});
    if (!a || !b || !word)
        refuse_headers(table, faults);
    const auto name_a = column(table, {"namea"});
    const auto name_b = column(table, {"nameb"});
    const auto score = column(table, {"score"});
    const auto reasons = column(table, {"reasons"});
    Decisions decisions;
    std::map<std::pair<std::string, std::string>, DecisionRow> seen;
    const RunControl run;
    TableRows rows(table, run);
    std::string scratch;
    const auto id = [&](std::size_t at) { return std::string(clean_id(rows[at], scratch).id); };
    const auto text = [&](std::optional<std::size_t> at) { return std::string(trim(rows[at])); };
    while (rows.next()) {
        DecisionRow row{id(*a),      id(*b),        Decision::open, text(name_a), text(name_b),
                        text(score), text(reasons), file,           rows.line()};
        if (row.id_a.empty() || row.id_b.empty()) {
            faults.add(row.line, {"an id is missing; found an empty cell; write both ids",
                                  "eine Kennung fehlt; gefunden: eine leere Zelle; tragen Sie beide Kennungen ein"});
            continue;
        }
        if (row.id_a == row.id_b) {
            faults.add(row.line, {"both ids are the same; found \"" + escape_control(row.id_a) +
                                      "\" twice; name two "
                                      "organisations",
                                  "beide Kennungen sind gleich; gefunden: zweimal „" + escape_control(row.id_a) +
                                      "“; nennen Sie zwei Organisationen"});
            continue;
        }
        if (const auto decision = decision_of(rows[word], row.line, faults)) {
            row.decision = *decision;
            check_repeated(row, seen, faults);
            decisions.push_back(std::move(row));
        }
    }
    const Diagnostics said = table.report.take();
    for (const Diagnostic& d : said.all())
        if (d.severity == Severity::error)
            faults.add(d.line, d.message);
    faults.throw_if_any();
    return decisions;
}

} // namespace clusterbridge
