#include "graph/tie_table.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "base/worth_threads.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <utility>

namespace clusterbridge {
namespace {

/// Into which long loops over rows are divided.
constexpr std::size_t kBlocks = 64;

constexpr std::uint64_t low_word(std::uint64_t value) {
    return value & 0xFFFFFFFFU;
}

std::uint64_t bits_of(const std::optional<double>& value) {
    return value ? std::bit_cast<std::uint64_t>(*value) : 0x7FF8000000000001ULL;
}
std::uint64_t bits_of(const std::optional<Date>& value) {
    return value ? static_cast<std::uint32_t>(value->days) : std::uint64_t{1} << 40U;
}

/// Without trailing zeros, as readers write decimals.
Decimal whole_decimal(std::uint32_t value) {
    Decimal exact{value, 0};
    for (; exact.mantissa != 0 && exact.mantissa % 10 == 0; exact.mantissa /= 10)
        ++exact.exponent;
    return exact;
}

} // namespace

std::uint64_t TieTable::WeightHash::operator()(const Weight& weight) const {
    return hash_step(std::bit_cast<std::uint64_t>(weight.value), static_cast<std::uint64_t>(weight.exact.mantissa));
}

std::uint64_t TieTable::RestHash::operator()(const Rest& rest) const {
    const TieFacts& f = rest.facts;
    std::uint64_t hash = hash_step(index(f.relation), bits_of(f.since));
    hash = hash_step(hash, bits_of(f.until));
    hash = hash_step(hash, bits_of(f.amount));
    hash = hash_step(hash, std::uint64_t{index(f.source_key)} << 32U | index(f.note));
    hash = hash_step(hash, std::uint64_t{index(f.confidence)} << 32U | index(f.amount_unit));
    hash = hash_step(hash, static_cast<std::uint64_t>(f.themes) << 32U | static_cast<std::uint64_t>(f.extra));
    return hash_step(hash, std::uint64_t{rest.file} << 32U | rest.high_line);
}

std::uint32_t TieTable::Columns::weight_code(double value, const Decimal& exact) {
    if (value > 0 && value < kPooledWeight) {
        const auto whole = static_cast<std::uint32_t>(static_cast<std::int32_t>(value));
        const bool bare = exact.exponent == 0 && exact.mantissa == whole && whole % 10 != 0; // most are
        if (whole == value && (bare || whole_decimal(whole) == exact))
            return whole;
    }
    return weights.number_of({value, exact}) + kPooledWeight;
}

/// From now on, every row has a number there.
void TieTable::Columns::open_rests() {
    if (rests.size() == 0)
        rests.number_of(Rest{}); // number 0
    if (rest.empty())
        rest.resize(source.size(), 0);
    rest.reserve(source.capacity());
}

std::uint32_t TieTable::Columns::rest_code(const TieRow& row) {
    const auto high_line = static_cast<std::uint32_t>(row.row.line >> 32U);
    const TieFacts& facts = row;
    if (row.row.file == 0 && high_line == 0 && facts.none())
        return 0;
    open_rests();
    return rests.number_of({facts, row.row.file, high_line});
}

void TieTable::Columns::keep_weights() {
    weight.reserve(source.capacity());
    weight.resize(source.size(), kOne);
}

void TieTable::Columns::set_weight(std::size_t at, std::uint32_t code) {
    if (code == kOne && weight.empty())
        return;
    if (weight.size() != source.size())
        keep_weights();
    weight[at] = code;
}

TieTable::Weight TieTable::Columns::weight_of(std::uint32_t code) const {
    if (code >= kPooledWeight)
        return weights[code - kPooledWeight];
    return {static_cast<double>(code), whole_decimal(code)};
}

RowRef TieTable::row(std::size_t at) const {
    const Columns& all = *columns_;
    if (all.rest.empty())
        return {0, all.line[at]};
    const Rest& rest = all.rests[all.rest[at]];
    return {rest.file, std::uint64_t{rest.high_line} << 32U | all.line[at]};
}

TieRow TieTable::operator[](std::size_t at) const {
    const Columns& all = *columns_;
    TieRow row;
    if (!all.rest.empty())
        static_cast<TieFacts&>(row) = all.rests[all.rest[at]].facts;
    row.source = source(at);
    row.target = target(at);
    const Weight weight = all.weight_of(all.code_at(at));
    row.weight = weight.value;
    row.exact_weight = weight.exact;
    row.row = this->row(at);
    return row;
}

TieRow TieTable::at(std::size_t at) const {
    ensure(at < size(), "there is no such tie");
    return (*this)[at];
}

void TieTable::push_back(NodeId source, NodeId target, const TieRow& row) {
    Columns& all = columns_.own();
    const std::uint32_t rest = all.rest_code(row);
    all.line.push_back(static_cast<std::uint32_t>(low_word(row.row.line)));
    all.source.push_back(static_cast<std::uint32_t>(source));
    all.target.push_back(static_cast<std::uint32_t>(target));
    all.set_weight(size() - 1, all.weight_code(row.weight, row.exact_weight));
    if (all.rests.size() > 0)
        all.rest.push_back(rest);
}

void TieTable::append(std::uint32_t file, std::span<const BareTie> rows) {
    Columns& all = columns_.own();
    const std::size_t first = size();
    if (file != 0 || all.rests.size() > 0 || (!rows.empty() && rows.back().line >> 32U != 0)) {
        TieRow row;
        for (const BareTie& bare : rows) {
            row.weight = bare.weight;
            row.exact_weight = bare.exact_weight;
            row.row = {file, bare.line};
            push_back(bare.source, bare.target, row);
        }
        return;
    }
    for (auto* column : {&all.source, &all.target, &all.line})
        column->resize(first + rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        all.source[first + i] = static_cast<std::uint32_t>(rows[i].source);
        all.target[first + i] = static_cast<std::uint32_t>(rows[i].target);
        all.line[first + i] = static_cast<std::uint32_t>(rows[i].line);
        all.set_weight(first + i, all.weight_code(rows[i].weight, rows[i].exact_weight));
    }
}

void TieTable::append(const TieTable& more, const std::vector<NodeId>& place, std::uint64_t lines,
                      const RunControl& run) {
    if (more.empty())
        return;
    const auto place_of = [&](NodeId end) { return place[index(end)]; };
    if ((more.row(more.size() - 1).line + lines) >> 32U != 0) {
        for (TieRow row : more) {
            row.row.line += lines;
            push_back(place_of(row.source), place_of(row.target), row);
        }
        return;
    }
    Columns& all = columns_.own();
    const Columns& other = *more.columns_;
    std::vector<std::uint32_t> weight_of(other.weights.size()), rest_of(other.rests.size());
    for (std::uint32_t i = 0; i < weight_of.size(); ++i)
        weight_of[i] = all.weights.number_of(other.weights[i]) + kPooledWeight;
    if (!rest_of.empty())
        all.open_rests();
    for (std::uint32_t i = 0; i < rest_of.size(); ++i)
        rest_of[i] = all.rests.number_of(other.rests[i]);
    const std::size_t first = size();
    for (auto* column : {&all.source, &all.target, &all.line})
        column->resize(first + more.size());
    if (!all.weight.empty() || !other.weight.empty())
        all.keep_weights(); // no thread has to
    if (all.rests.size() > 0)
        all.rest.resize(first + more.size());
    for_items_in_blocks(
        more.size(), kBlocks, worth_threads(run, 12 * static_cast<double>(more.size())), [&](std::size_t i) {
            all.source[first + i] = static_cast<std::uint32_t>(place_of(more.source(i)));
            all.target[first + i] = static_cast<std::uint32_t>(place_of(more.target(i)));
            all.line[first + i] = other.line[i] + static_cast<std::uint32_t>(lines);
            const std::uint32_t weight = other.code_at(i);
            all.set_weight(first + i, weight >= kPooledWeight ? weight_of[weight - kPooledWeight] : weight);
            if (all.rests.size() > 0)
                all.rest[first + i] = other.rest.empty() ? 0 : rest_of[other.rest[i]];
        });
}

double TieTable::add_weights(double before) const {
    for (std::size_t i = 0; i < size(); ++i)
        before += weight(i);
    return before;
}

void TieTable::set(std::size_t at, const TieRow& row) {
    ensure(at < size(), "there is no such tie");
    Columns& all = columns_.own();
    const std::uint32_t rest = all.rest_code(row);
    all.set_weight(at, all.weight_code(row.weight, row.exact_weight));
    all.line[at] = static_cast<std::uint32_t>(low_word(row.row.line));
    all.source[at] = static_cast<std::uint32_t>(row.source);
    all.target[at] = static_cast<std::uint32_t>(row.target);
    if (!all.rest.empty())
        all.rest[at] = rest;
}

void TieTable::reserve(std::size_t rows) {
    Columns& all = columns_.own();
    for (auto* column : {&all.source, &all.target, &all.line})
        column->reserve(rows);
    if (!all.weight.empty())
        all.weight.reserve(rows);
    if (!all.rest.empty())
        all.rest.reserve(rows);
}

void TieTable::renumber(const std::vector<NodeId>& place, const RunControl& run) {
    Columns& all = columns_.own();
    for_items_in_blocks(size(), kBlocks, worth_threads(run, 6 * static_cast<double>(size())), [&](std::size_t i) {
        all.source[i] = static_cast<std::uint32_t>(place[all.source[i]]);
        all.target[i] = static_cast<std::uint32_t>(place[all.target[i]]);
    });
}

} // namespace clusterbridge
