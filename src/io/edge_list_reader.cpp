#include "io/edge_list_reader.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

bool parts_fields(char c) {
    return c == ' ' || c == '\t' || c == ',' || c == ';';
}

/// The next id or number of a line; takes it and what parts it from the next away.
std::string_view take_field(std::string_view& line) {
    std::size_t begin = 0;
    std::size_t end = 0;
    if (line.starts_with('"') && line.find('"', 1) != std::string_view::npos) {
        begin = 1;
        end = line.find('"', 1);
    } else {
        while (end < line.size() && !parts_fields(line[end]))
            ++end;
    }
    const std::string_view field = line.substr(begin, end - begin);
    end += begin;
    while (end < line.size() && parts_fields(line[end]))
        ++end;
    line.remove_prefix(end);
    return field;
}

/// The lines that are neither blank nor remarks, trimmed.
class Lines {
  public:
    explicit Lines(std::string_view text) : text_(text) {}

    bool next() {
        while (!text_.empty()) {
            const std::size_t end = std::min(text_.find_first_of("\r\n"), text_.size());
            line = trim(text_.substr(0, end));
            text_.remove_prefix(std::min(text_.size(), end + (text_.substr(end).starts_with("\r\n") ? 2 : 1)));
            ++number;
            if (line.empty() || is_remark())
                continue;
            any_ = true;
            return true;
        }
        return false;
    }

    std::string_view line;
    std::uint64_t number = 0;

  private:
    bool is_remark() const {
        if (line[0] != '#' && line[0] != '%')
            return false;
        return !any_ || line.size() == 1 || line[1] == ' ' || line[1] == '\t';
    }

    std::string_view text_;
    bool any_ = false;
};

bool in_braces(std::string_view text) {
    return text.size() >= 2 && text.front() == '{' && text.back() == '}';
}

/// The values of `{'weight': 2.5, 'since': 2015}` as written; nothing where it is no such list.
std::optional<std::vector<std::pair<std::string_view, std::string_view>>> values_in_braces(std::string_view text) {
    std::vector<std::pair<std::string_view, std::string_view>> values;
    text = trim(text.substr(1, text.size() - 2));
    while (!text.empty()) {
        const char quote = text.front();
        const std::size_t end = quote == '\'' || quote == '"' ? text.find(quote, 1) : std::string_view::npos;
        if (end == std::string_view::npos)
            return {};
        const std::string_view key = text.substr(1, end - 1);
        text = trim(text.substr(end + 1));
        if (!text.starts_with(':'))
            return {};
        std::size_t at = 1;
        int depth = 0;
        for (char open = '\0'; at < text.size() && (open != '\0' || depth > 0 || text[at] != ','); ++at) {
            const char c = text[at];
            if (open != '\0') {
                at += c == '\\' ? 1U : 0U;
                open = c == open ? '\0' : open;
            } else if (c == '\'' || c == '"') {
                open = c;
            } else {
                depth += c == '[' || c == '{' || c == '(' ? 1 : c == ']' || c == '}' || c == ')' ? -1 : 0;
            }
        }
        values.emplace_back(key, trim(text.substr(1, std::min(at, text.size()) - 1)));
        text = at < text.size() ? trim(text.substr(at + 1)) : std::string_view{};
    }
    return values;
}

/// Takes a list apart into cells.
class ListReader {
  public:
    explicit ListReader(std::vector<std::string> headers) { edges_.headers = std::move(headers); }
    CellTables read(Lines lines, std::uint64_t header_line);

  private:
    void add_braces(std::string_view text, std::uint64_t line);

    CellTable edges_;
    std::set<std::string, std::less<>> left_out_;
    std::uint64_t first_left_out_ = 0;
};

void ListReader::add_braces(std::string_view text, std::uint64_t line) {
    const auto values = values_in_braces(text);
    if (!values) { // said as a weight that is no number
        edges_.add_cell(text);
        return;
    }
    std::string_view weight;
    for (const auto& [key, value] : *values) {
        if (key == "weight") {
            weight = value;
        } else {
            left_out_.emplace(key);
            first_left_out_ = first_left_out_ == 0 ? line : first_left_out_;
        }
    }
    edges_.add_cell(weight, parse_double(weight).has_value());
}

CellTables ListReader::read(Lines lines, std::uint64_t header_line) {
    edges_.header_line = header_line;
    CellTables result;
    while (lines.next()) {
        std::string_view line = lines.line;
        edges_.begin_row(lines.number);
        for (std::size_t fields = 0; !line.empty(); ++fields) {
            if (fields == 2 && in_braces(line)) {
                add_braces(line, lines.number);
                break;
            }
            const std::string_view field = take_field(line);
            edges_.add_cell(field, parse_double(field).has_value());
        }
        if (edges_.memory() > kMostTableBytes) {
            result.refusal = TextRefusal{"too-large",
                                         lines.number,
                                         {"the list needs more than 1.5 GiB of memory, up to this line; give it as CSV",
                                          "die Liste braucht bis zu dieser Zeile mehr als 1,5 GiB Speicher; geben Sie "
                                          "sie als CSV an"}};
            return result;
        }
    }
    result.tables.push_back(std::move(edges_));
    if (left_out_.empty())
        return result;
    const std::string names = join({left_out_.begin(), left_out_.end()}, ", ");
    result.notes.push_back(
        {Severity::hint,
         first_left_out_,
         "edge-values-left-out",
         {"edges have values that are no weight, in this line first; found " + names +
              "; they were left out; give a table with columns to have them count",
          "Kanten haben Werte, die kein Gewicht sind, zuerst in dieser Zeile; gefunden wurden " + names +
              "; sie blieben weg; geben Sie eine Tabelle mit Spalten an, damit sie zählen"}});
    return result;
}

bool is_whole_number(std::string_view id) {
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Two ids, and what else stands in the line.
struct Edge {
    std::string_view source, target, rest;
    std::size_t fields = 0;
};

Edge take_apart(std::string_view line) {
    Edge edge;
    edge.source = take_field(line);
    edge.target = take_field(line);
    edge.rest = line;
    edge.fields = (edge.source.empty() ? 0U : 1U) + (edge.target.empty() ? 0U : 1U);
    if (in_braces(line))
        ++edge.fields;
    else
        for (; !line.empty(); ++edge.fields)
            take_field(line);
    return edge;
}

bool is_edge(std::string_view line) {
    const Edge edge = take_apart(line);
    if (line.substr(0, line.size() - edge.rest.size()).find_first_of(",;|") != std::string_view::npos)
        return false;
    return edge.fields == 2 || (edge.fields == 3 && (in_braces(edge.rest) || parse_double(edge.rest).has_value()));
}

} // namespace

CellTables read_edge_list(std::string_view text) {
    return ListReader({"source", "target", "weight"}).read(Lines(text), 1);
}

std::optional<CellTables> recognise_edge_list(std::string_view text, const ColumnMap& map) {
    Lines lines(text);
    if (!lines.next())
        return {};
    const Edge first = take_apart(lines.line);
    std::vector<std::string> names;
    for (std::string_view rest = lines.line; !rest.empty() && names.size() < 4;)
        names.emplace_back(take_field(rest));
    const std::size_t known = known_headers(names, map);
    const bool header = known > 0 && match_columns(names, map).kind == TableKind::ties;
    if (!header && (known > 0 || !is_edge(lines.line)))
        return {};
    const std::uint64_t header_line = lines.number;
    const Lines rows = lines;
    bool met_again = header || first.fields == 3 || (is_whole_number(first.source) && is_whole_number(first.target));
    while (lines.next()) {
        if (!is_edge(lines.line))
            return {};
        const Edge edge = take_apart(lines.line);
        met_again = met_again || first.source == edge.source || first.source == edge.target ||
                    first.target == edge.source || first.target == edge.target;
    }
    if (!met_again)
        return {};
    CellTables found = header ? ListReader(std::move(names)).read(rows, header_line) : read_edge_list(text);
    if (!header && !found.refusal) {
        const std::string count = std::to_string(found.tables.front().rows());
        found.notes.push_back(
            {Severity::hint,
             header_line,
             "edge-list",
             {"the file has no header and was read as a plain list of edges; found " + count +
                  (count == "1" ? " line" : " lines") +
                  " of two ids and perhaps a weight; put a header above it if it is a table",
              "die Datei hat keine Kopfzeile und wurde als einfache Kantenliste gelesen; gefunden " +
                  std::string(count == "1" ? "wurde " : "wurden ") + count + (count == "1" ? " Zeile" : " Zeilen") +
                  " aus zwei Kennungen und vielleicht einem Gewicht; setzen Sie eine Kopfzeile "
                  "darüber, wenn sie eine Tabelle ist"}});
    }
    return found;
}

} // namespace clusterbridge
