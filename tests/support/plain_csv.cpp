#include "support/plain_csv.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace clusterbridge {
namespace {

[[noreturn]] void fail(std::size_t line, const char* what) {
    throw std::runtime_error("line " + std::to_string(line) + ": " + what);
}

/// One pass over the bytes with a position; deliberately slow and plain.
class Scanner {
  public:
    explicit Scanner(std::string_view bytes) : bytes_(bytes) {}

    bool done() const { return at_ == bytes_.size(); }
    PlainTable::Row row() {
        PlainTable::Row row{line_, {cell()}};
        while (!done() && bytes_[at_] == ',') {
            ++at_;
            row.cells.push_back(cell());
        }
        if (!done()) {
            ++at_; // the line feed on which cell() stopped
            ++line_;
        }
        return row;
    }

  private:
    std::string cell() {
        if (!done() && bytes_[at_] == '"')
            return quoted();
        const std::size_t end = std::min(bytes_.find_first_of(",\n", at_), bytes_.size());
        std::string text(bytes_.substr(at_, end - at_));
        if (text.find_first_of("\"\r") != std::string::npos)
            fail(line_, "a bare quote or carriage return");
        at_ = end;
        return text;
    }
    std::string quoted() {
        const std::size_t first = line_;
        std::string text;
        for (++at_; !done(); ++at_) {
            if (bytes_[at_] == '"') {
                ++at_;
                if (done() || bytes_[at_] == ',' || bytes_[at_] == '\n')
                    return text;
                if (bytes_[at_] != '"')
                    fail(first, "text after a closing quote");
            }
            line_ += bytes_[at_] == '\n' ? 1U : 0U;
            text += bytes_[at_];
        }
        fail(first, "an unclosed quote");
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

} // namespace

const std::string& PlainTable::at(const Row& row, std::string_view column) const {
    const auto found = std::find(header.begin(), header.end(), column);
    if (found == header.end())
        throw std::out_of_range("no column " + std::string(column));
    return row.cells[static_cast<std::size_t>(found - header.begin())];
}

std::vector<std::string> PlainTable::column(std::string_view column) const {
    std::vector<std::string> cells;
    for (const Row& row : rows)
        cells.push_back(at(row, column));
    return cells;
}

PlainTable read_plain_csv(std::string_view bytes) {
    Scanner scanner(bytes);
    PlainTable table;
    if (scanner.done())
        fail(1, "no header");
    table.header = scanner.row().cells;
    while (!scanner.done()) {
        table.rows.push_back(scanner.row());
        if (table.rows.back().cells.size() != table.header.size())
            fail(table.rows.back().line, "another number of cells than the header");
    }
    return table;
}

std::string repository_file(const std::string& path) {
    std::ifstream file(std::string(CLUSTERBRIDGE_SOURCE_DIR) + "/" + path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace clusterbridge
