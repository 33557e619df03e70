#include "graph/tie_table.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/large_pages.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <utility>

namespace clusterbridge {
namespace {

/// Sorting works on pieces of about so many rows, which stay in the cache nearest but one.
constexpr std::size_t kRowsAtATime = 16384;
/// More pieces than this and their ends no longer stay in the caches of addresses.
constexpr std::size_t kMostPieces = 1024;

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

struct TieTable::SortScratch {
    void sort_keys_by_target();

    std::vector<std::uint32_t> place;  ///< of the rows of each source
    std::vector<std::uint64_t> keys;   ///< target, then the place of the row among those of the bucket
    std::vector<std::uint64_t> spare;  ///< keys on their way
    unsigned target_bits = 32;         ///< of the largest target
    std::vector<std::uint32_t> column; ///< on its way
};

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

std::uint32_t TieTable::Columns::rest_code(const TieRow& row) {
    const auto high_line = static_cast<std::uint32_t>(row.row.line >> 32U);
    const TieFacts& facts = row;
    if (row.row.file == 0 && high_line == 0 && facts.none())
        return 0;
    if (rests.size() == 0)
        rests.number_of(Rest{}); // number 0
    if (rest.empty())
        rest.resize(source.size(), 0);
    rest.reserve(source.capacity());
    return rests.number_of({facts, row.row.file, high_line});
}

TieTable::Weight TieTable::Columns::weight_of(std::uint32_t code) const {
    if (code >= kPooledWeight)
        return weights[code - kPooledWeight];
    return {static_cast<double>(code), whole_decimal(code)};
}

double TieTable::weight(std::size_t at) const {
    const std::uint32_t code = columns_->weight[at];
    return code >= kPooledWeight ? columns_->weights[code - kPooledWeight].value : static_cast<double>(code);
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
    const Weight weight = all.weight_of(all.weight[at]);
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
    all.weight.push_back(all.weight_code(row.weight, row.exact_weight));
    all.line.push_back(static_cast<std::uint32_t>(low_word(row.row.line)));
    all.source.push_back(static_cast<std::uint32_t>(source));
    all.target.push_back(static_cast<std::uint32_t>(target));
    if (all.rests.size() > 0)
        all.rest.push_back(rest);
}

void TieTable::set(std::size_t at, const TieRow& row) {
    ensure(at < size(), "there is no such tie");
    Columns& all = columns_.own();
    const std::uint32_t rest = all.rest_code(row);
    all.weight[at] = all.weight_code(row.weight, row.exact_weight);
    all.line[at] = static_cast<std::uint32_t>(low_word(row.row.line));
    all.source[at] = static_cast<std::uint32_t>(row.source);
    all.target[at] = static_cast<std::uint32_t>(row.target);
    if (!all.rest.empty())
        all.rest[at] = rest;
}

void TieTable::reserve(std::size_t rows) {
    Columns& all = columns_.own();
    for (auto* column : {&all.source, &all.target, &all.line, &all.weight})
        reserve_large(*column, rows);
    if (!all.rest.empty())
        reserve_large(all.rest, rows);
}

void TieTable::renumber(const std::vector<NodeId>& place) {
    Columns& all = columns_.own();
    for (auto* column : {&all.source, &all.target})
        for (std::uint32_t& end : *column)
            end = static_cast<std::uint32_t>(place[end]);
}

/// Brings rows whose sources agree but for the last `shift` bits together, stably. One piece of every column is written
/// at many places by turns, which is cheap as long as they are not too many. Gives where each bucket ends.
std::vector<std::uint32_t> TieTable::Columns::split_by_source(unsigned shift, std::size_t buckets) {
    std::vector<std::uint32_t> begins(buckets + 1, 0);
    for (const std::uint32_t end : source)
        ++begins[(end >> shift) + 1];
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::vector<std::uint32_t> spare;
    reserve_large(spare, source.size());
    spare.resize(source.size());
    std::vector<std::uint32_t> place;
    for (auto* column : {&target, &line, &weight, &rest, &source}) { // the sources last: they say where to
        if (column->empty())
            continue;
        place.assign(begins.begin(), begins.end());
        for (std::size_t i = 0; i < source.size(); ++i)
            spare[place[source[i] >> shift]++] = (*column)[i];
        column->swap(spare);
    }
    begins.erase(begins.begin());
    return begins;
}

/// By the bits of the target, stably, as many at a time as there are keys to count.
void TieTable::SortScratch::sort_keys_by_target() {
    constexpr unsigned kFewest = 4, kMost = 11;
    const unsigned at_once = std::clamp(static_cast<unsigned>(std::bit_width(keys.size())), kFewest, kMost);
    const unsigned passes = (target_bits + at_once - 1) / at_once;
    spare.resize(keys.size());
    for (unsigned pass = 0, shift = 32; pass < passes; ++pass) {
        const unsigned bits = (target_bits * (pass + 1)) / passes - (target_bits * pass) / passes;
        std::array<std::uint32_t, (std::size_t{1} << kMost) + 1> at{};
        const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
        for (const std::uint64_t key : keys)
            ++at[(key >> shift & mask) + 1];
        std::partial_sum(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(mask) + 1, at.begin());
        for (const std::uint64_t key : keys)
            spare[at[key >> shift & mask]++] = key;
        keys.swap(spare);
        shift += bits;
    }
}

/// The rows of a bucket by source, then target. Its sources begin at `first_source`; `scratch.place` has room for them.
void TieTable::Columns::sort_bucket(std::uint32_t begin, std::uint32_t end, std::uint32_t first_source,
                                    SortScratch& scratch) {
    auto& [place, keys, spare, target_bits, moved] = scratch;
    const std::size_t rows = end - begin;
    std::fill(place.begin(), place.end(), 0);
    for (std::uint32_t i = begin; i < end; ++i)
        ++place[source[i] - first_source];
    std::exclusive_scan(place.begin(), place.end(), place.begin(), 0U);
    keys.resize(rows);
    for (std::uint32_t i = 0; i < rows; ++i)
        keys[i] = std::uint64_t{target[begin + i]} << 32U | i;
    scratch.sort_keys_by_target();
    spare.resize(rows);
    for (const std::uint64_t key : keys)
        spare[place[source[begin + low_word(key)] - first_source]++] = key;
    keys.swap(spare);
    std::uint32_t from = 0;
    for (std::size_t s = 0; s < place.size(); ++s) { // every source now ends where its place stands
        std::fill(source.begin() + begin + from, source.begin() + begin + place[s],
                  first_source + static_cast<std::uint32_t>(s));
        from = place[s];
    }
    moved.resize(rows);
    for (auto* column : {&line, &weight, &rest}) {
        if (column->empty())
            continue;
        const std::uint32_t* const old = column->data() + begin;
        for (std::size_t k = 0; k < rows; ++k)
            moved[k] = old[low_word(keys[k])];
        std::copy(moved.begin(), moved.end(), column->begin() + begin);
    }
    for (std::size_t k = 0; k < rows; ++k)
        target[begin + k] = static_cast<std::uint32_t>(keys[k] >> 32U);
}

bool TieTable::Columns::in_order() const {
    for (std::size_t i = 1; i < source.size(); ++i)
        if (source[i] != source[i - 1] ? source[i] < source[i - 1] : target[i] < target[i - 1])
            return false;
    return true;
}

void TieTable::sort_by_ends(std::size_t nodes) {
    if (columns_->in_order())
        return;
    const std::size_t pieces = std::clamp(size() / kRowsAtATime, std::size_t{1}, kMostPieces);
    unsigned shift = 0;
    while ((nodes >> shift) + 1 > pieces && shift < 32)
        ++shift;
    if (pieces == 1)
        shift = 32;
    Columns& all = columns_.own();
    const std::size_t buckets = shift == 32 ? 1 : (nodes >> shift) + 1;
    const std::vector<std::uint32_t> ends = buckets == 1
                                                ? std::vector<std::uint32_t>{static_cast<std::uint32_t>(size())}
                                                : all.split_by_source(shift, buckets);
    SortScratch scratch;
    scratch.target_bits = std::max(1U, static_cast<unsigned>(std::bit_width(nodes)));
    scratch.place.resize(buckets == 1 ? nodes : std::size_t{1} << shift);
    std::uint32_t begin = 0;
    for (std::size_t b = 0; b < buckets; ++b) {
        all.sort_bucket(begin, ends[b], static_cast<std::uint32_t>(b << shift), scratch);
        begin = ends[b];
    }
}

void TieTable::sort_within_ends(const std::function<bool(const TieRow&, const TieRow&)>& before) {
    struct Held {
        TieRow row;
        std::uint32_t line, weight, rest;
    };
    Columns& all = columns_.own();
    std::vector<Held> held;
    for (std::size_t begin = 0, end = 0; begin < size(); begin = end) {
        const auto same = [&](std::size_t i) {
            return all.source[i] == all.source[begin] && all.target[i] == all.target[begin];
        };
        for (end = begin + 1; end < size() && same(end);)
            ++end;
        if (end - begin == 1)
            continue;
        held.clear();
        for (std::size_t i = begin; i < end; ++i)
            held.push_back({(*this)[i], all.line[i], all.weight[i], all.rest.empty() ? 0 : all.rest[i]});
        std::stable_sort(held.begin(), held.end(), [&](const Held& a, const Held& b) { return before(a.row, b.row); });
        for (std::size_t i = begin; i < end; ++i) {
            const Held& row = held[i - begin];
            all.line[i] = row.line;
            all.weight[i] = row.weight;
            if (!all.rest.empty())
                all.rest[i] = row.rest;
        }
    }
}

} // namespace clusterbridge
