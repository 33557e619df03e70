#include "io/plain_ties.hpp"

#include "base/parallel.hpp"
#include "base/spreadsheet_text.hpp"

#include <cmath>
#include <utility>

namespace clusterbridge {
namespace {

/// Rows taken apart at once: what they need stays in the nearest cache.
constexpr std::size_t kRows = 256;
/// With threads: enough that meeting costs nothing beside them.
constexpr std::size_t kRowsToShare = 8192;
/// Rows between asking for a place in memory and reading it.
constexpr std::size_t kAhead = 8;

bool is_letter_or_mark(char c) {
    return c > ' ' && static_cast<unsigned char>(c) < 0x80;
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

bool PlainTies::is_plain_id(std::string_view id, std::size_t column) const {
    return !id.empty() && is_letter_or_mark(id.front()) && is_letter_or_mark(id.back()) && is_ascii(id) &&
           plain_cell(id).size() == id.size() && id != table_.headers[column];
}

bool PlainTies::accept_weight(std::string_view cell, Tie& tie) {
    if (cell.empty()) {
        tie.weight = 1;
        tie.exact = Decimal{1, 0};
    } else if (cell.size() == 1 && cell.front() >= '1' && cell.front() <= '9') {
        const int digit = cell.front() - '0';
        tie.weight = digit;
        tie.exact = {digit, 0};
    } else {
        if (!is_digit(cell.front()) || !is_digit(cell.back()))
            return false;
        const ParsedNumber number = parse_number(cell, weights_.style);
        if (number.fault != NumberFault::none || number.maybe_thousands || number.point_in_comma_column ||
            !(number.value > 0))
            return false;
        tie.weight = number.value;
        tie.exact = number.exact;
    }
    const double total = context_.total_weight + tie.weight;
    if (!std::isfinite(total))
        return false;
    context_.total_weight = total;
    return true;
}

bool PlainTies::accept(std::uint64_t line, Tie& tie) {
    tie.source = fields_[columns_.source];
    tie.target = fields_[columns_.target];
    if (!is_plain_id(tie.source, columns_.source) || !is_plain_id(tie.target, columns_.target) ||
        tie.source == tie.target)
        return false;
    tie.line = line;
    tie.source_hash = PackedTextIndex::hash_of(tie.source);
    tie.target_hash = PackedTextIndex::hash_of(tie.target);
    return accept_weight(weights_.at ? fields_[*weights_.at] : std::string_view{}, tie);
}

std::size_t PlainTies::take_apart(std::span<Tie> room) {
    std::size_t count = 0;
    TableRows& rows = values_.rows();
    while (count < room.size() && rows.next_plain(fields_, [&](std::span<std::string_view>, std::uint64_t line) {
        return accept(line, room[count]);
    }))
        ++count;
    return count;
}

void PlainTies::hand_over(std::span<const Tie> ties) {
    NetworkBuilder& builder = context_.builder;
    const PackedTextIndex& ids = builder.ids();
    TieRow row;
    for (std::size_t i = 0; i < ties.size() + 2 * kAhead; ++i) {
        if (i < ties.size()) {
            ids.ask_slot(ties[i].source_hash);
            ids.ask_slot(ties[i].target_hash);
        }
        if (i >= kAhead && i - kAhead < ties.size()) {
            ids.ask_text(ties[i - kAhead].source_hash);
            ids.ask_text(ties[i - kAhead].target_hash);
        }
        if (i < 2 * kAhead)
            continue;
        const Tie& tie = ties[i - 2 * kAhead];
        row.row = {file_, tie.line};
        row.weight = tie.weight;
        row.exact_weight = tie.exact;
        const auto source = builder.organisation(tie.source, tie.source_hash, row.row);
        const auto target = builder.organisation(tie.target, tie.target_hash, row.row);
        builder.add_tie(source, target, row);
    }
}

std::size_t PlainTies::read() {
    const bool shared = context_.run.threads > 1;
    const std::size_t rows = shared ? kRowsToShare : kRows;
    now_.resize(rows);
    std::size_t found = take_apart(std::span(now_).first(kRows));
    std::size_t all = found;
    for (bool more = found == kRows; found > 0;) {
        const std::span<const Tie> ties = std::span(now_).first(found);
        if (!shared || !more) {
            hand_over(ties);
            found = more ? take_apart(now_) : 0;
            more = found == now_.size();
        } else {
            next_.resize(rows);
            std::size_t next = 0;
            run_blocks(2, {2, context_.run.stop, {}}, [&](std::size_t block, std::size_t) {
                if (block == 0)
                    next = take_apart(next_);
                else
                    hand_over(ties);
            });
            now_.swap(next_);
            found = next;
            more = found == rows;
        }
        all += found;
    }
    return all;
}

} // namespace clusterbridge
