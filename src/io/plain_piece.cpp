#include "io/plain_piece.hpp"

#include "base/spreadsheet_text.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {
namespace {

/// Rows between asking for a place in memory and reading it.
constexpr std::size_t kAhead = 8;

bool is_letter_or_mark(char c) {
    return c > ' ' && static_cast<unsigned char>(c) < 0x80;
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

PlainPiece::PlainPiece(const PlainTable& plain, const CsvScanner& scanner, std::size_t end, NetworkBuilder& builder,
                       double total_weight, Batch& batch)
    : plain_(plain), scanner_(scanner), begin_(scanner.position()), end_(end), given_back_(begin_), builder_(builder),
      total_weight_(total_weight), fields_(plain.table.headers.size()), batch_(batch) {}

bool PlainPiece::is_plain_id(std::string_view id, std::size_t column) const {
    return !id.empty() && is_letter_or_mark(id.front()) && is_letter_or_mark(id.back()) &&
           (plain_.table.text.ascii || is_ascii(id)) && plain_cell(id).size() == id.size() &&
           id != plain_.table.headers[column];
}

bool PlainPiece::accept_weight(std::string_view cell, BareTie& tie) {
    if (cell.empty()) {
        tie.weight = 1;
        tie.exact_weight = Decimal{1, 0};
    } else if (cell.size() == 1 && cell.front() >= '1' && cell.front() <= '9') {
        const int digit = cell.front() - '0';
        tie.weight = digit;
        tie.exact_weight = {digit, 0};
    } else {
        if (!is_digit(cell.front()) || !is_digit(cell.back()))
            return false;
        const ParsedNumber number = parse_number(cell, plain_.style);
        if (number.fault != NumberFault::none || number.maybe_thousands || number.point_in_comma_column ||
            !(number.value > 0))
            return false;
        tie.weight = number.value;
        tie.exact_weight = number.exact;
    }
    const double total = total_weight_ + tie.weight;
    if (!std::isfinite(total))
        return false;
    total_weight_ = total;
    return true;
}

bool PlainPiece::accept(std::size_t row) {
    const std::string_view source = fields_[plain_.source], target = fields_[plain_.target];
    if (!is_plain_id(source, plain_.source) || !is_plain_id(target, plain_.target))
        return false;
    const std::uint32_t of_source = PackedTextIndex::hash_of(source), of_target = PackedTextIndex::hash_of(target);
    if (of_source == of_target && source == target)
        return false;
    batch_.names[row] = {Name{source, of_source, 0}, Name{target, of_target, 0}};
    return accept_weight(plain_.weight ? fields_[*plain_.weight] : std::string_view{}, batch_.ties[row]);
}

std::size_t PlainPiece::take_apart() {
    std::size_t count = 0;
    while (count < kRows && !at_end()) {
        const CsvScanner::Place before = scanner_.place();
        if (!scanner_.next_plain(fields_))
            break;
        if (!accept(count)) {
            scanner_.go_back(before);
            break;
        }
        batch_.ties[count++].line = before.line;
    }
    return count;
}

void PlainPiece::hand_over(std::size_t rows) {
    const PackedTextIndex& ids = builder_.ids();
    const auto each = [&](std::size_t first, const auto& body) {
        for (std::size_t row = first; row < std::min(first + kAhead, rows); ++row)
            body(row);
    };
    const auto finish = [&](std::size_t row) {
        BareTie& tie = batch_.ties[row];
        const RowRef where{plain_.file, tie.line};
        const auto number = [&](const Name& name) {
            const std::uint32_t known = ids.number_at(name.place, name.text);
            return known != PackedTextIndex::kNone
                       ? NodeId{known}
                       : NodeId{static_cast<std::uint32_t>(builder_.organisation(name.text, name.hash, where))};
        };
        tie.source = number(batch_.names[row][0]);
        tie.target = number(batch_.names[row][1]);
    };
    for (std::size_t row = 0; row < rows + 2 * kAhead; row += kAhead) {
        each(row, [&](std::size_t r) {
            for (const Name& name : batch_.names[r])
                ids.ask_slot(name.hash);
        });
        if (row >= kAhead)
            each(row - kAhead, [&](std::size_t r) {
                for (Name& name : batch_.names[r])
                    name.place = ids.ask_text(name.hash);
            });
        if (row >= 2 * kAhead)
            each(row - 2 * kAhead, finish);
    }
    builder_.add_ties(plain_.file, std::span(batch_.ties).first(rows));
    rows_ += rows;
}

/// What was read will not be looked at again.
void PlainPiece::give_back() {
    constexpr std::size_t kPart = std::size_t{1} << 20U;
    const Table& table = plain_.table;
    if (table.text.decoded || !table.bytes || scanner_.position() < given_back_ + kPart)
        return;
    const std::size_t begin = table.body_start + given_back_;
    table.bytes->passed(table.text.view().substr(begin, scanner_.position() - given_back_));
    given_back_ = scanner_.position();
}

void PlainPiece::read(const std::function<bool()>& go_on) {
    for (std::size_t found = kRows; found == kRows && !at_end() && go_on();) {
        found = take_apart();
        hand_over(found);
        give_back();
    }
}

} // namespace clusterbridge
