#include "io/csv_scanner.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <bit>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace clusterbridge {
namespace {

bool is_blank_field(std::string_view field) {
    const bool plainly_not = !field.empty() && field.front() > ' ' && static_cast<unsigned char>(field.front()) < 0x80;
    return !plainly_not && trim(field).empty();
}

constexpr std::size_t kBlock = 64;

/// A bit for each of the 64 bytes that is the delimiter, a line feed or a carriage return.
std::uint64_t marks_in_block(const char* bytes, char delimiter) {
    std::uint64_t marks = 0;
#if defined(__SSE2__)
    const __m128i wanted[3] = {_mm_set1_epi8(delimiter), _mm_set1_epi8('\n'), _mm_set1_epi8('\r')};
#pragma GCC unroll 4
    for (unsigned i = 0; i < kBlock; i += 16) {
        const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
        const __m128i hit =
            _mm_or_si128(_mm_cmpeq_epi8(part, wanted[0]),
                         _mm_or_si128(_mm_cmpeq_epi8(part, wanted[1]), _mm_cmpeq_epi8(part, wanted[2])));
        marks |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(hit))} << i;
    }
#else
    for (unsigned i = 0; i < kBlock; ++i)
        if (bytes[i] == delimiter || bytes[i] == '\n' || bytes[i] == '\r')
            marks |= std::uint64_t{1} << i;
#endif
    return marks;
}

} // namespace

inline void CsvScanner::step_over_break() {
    if (at_ >= text_.size())
        return;
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n')
        ++at_;
    ++at_;
    ++line_;
}

std::string_view CsvScanner::line_from(std::size_t at) const {
    return text_.substr(at, std::min(text_.find_first_of("\r\n", at), text_.size()) - at);
}

void CsvScanner::count_lines(std::string_view inside) {
    for (std::size_t i = 0; i < inside.size(); ++i)
        if (inside[i] == '\n' || (inside[i] == '\r' && (i + 1 >= inside.size() || inside[i + 1] != '\n')))
            ++line_;
}

/// Where the delimiter or the end of the line is that ends an unquoted field. The text is searched in whole blocks, and
/// what was found in one is kept for its other fields.
inline std::size_t CsvScanner::end_of_unquoted(std::size_t at, Searched& searched) const {
    while ((at | (kBlock - 1)) < text_.size()) {
        const std::size_t block = at & ~(kBlock - 1);
        if (block != searched.block) {
            searched.block = block;
            searched.marks = marks_in_block(text_.data() + block, delimiter_);
        }
        if (const std::uint64_t marks = searched.marks >> (at - block); marks != 0)
            return at + static_cast<std::size_t>(std::countr_zero(marks));
        at = block + kBlock;
    }
    while (at < text_.size() && text_[at] != delimiter_ && text_[at] != '\n' && text_[at] != '\r')
        ++at;
    return at;
}

/// True where the field ended well; else `row.fault` is set.
bool CsvScanner::quoted_field(CsvRow& row) {
    const std::uint64_t field_line = line_;
    const std::size_t start = ++at_;
    bool doubled = false;
    for (;;) {
        const std::size_t quote = text_.find('"', at_);
        if (quote == std::string_view::npos) {
            row.fault = CsvFault::unclosed_quote;
            row.fault_line = field_line;
            row.fault_text = line_from(start - 1);
            return false;
        }
        at_ = quote + 1;
        if (at_ >= text_.size() || text_[at_] != '"')
            break;
        doubled = true;
        ++at_;
    }
    const std::string_view inside = text_.substr(start, at_ - 1 - start);
    while (at_ < text_.size() && text_[at_] == ' ')
        ++at_;
    if (!at_row_end() && text_[at_] != delimiter_) {
        row.fault = CsvFault::text_after_quote;
        row.fault_line = field_line;
        row.fault_text = line_from(start - 1);
        return false;
    }
    count_lines(inside);
    if (!doubled) {
        row.fields.push_back(inside);
        return true;
    }
    if (unescaped_used_ == unescaped_.size())
        unescaped_.emplace_back();
    std::string& plain = unescaped_[unescaped_used_++];
    plain.clear();
    for (std::size_t i = 0; i < inside.size(); ++i) {
        plain += inside[i];
        if (inside[i] == '"')
            ++i;
    }
    row.fields.push_back(plain);
    return true;
}

void CsvScanner::give_up(CsvRow& row, CsvFault fault, std::uint64_t fault_line, std::size_t row_start) {
    row.text = line_from(row_start);
    if (row.fault == CsvFault::none)
        row.fault_text = row.text;
    row.fault = fault;
    row.fault_line = fault_line;
    line_ = row.line;
    at_ = row_start + row.text.size();
    step_over_break();
}

/// A row without quotation marks, which is what most are. False where it is none, or where there is more to say about
/// it: then it is read from its beginning again.
bool CsvScanner::plain_row(CsvRow& row) {
    const std::string_view text = text_;
    const std::size_t start = at_;
    std::size_t at = start;
    bool blank = true;
    for (;;) {
        if (at < text.size() && text[at] == '"')
            return false;
        const std::size_t end = end_of_unquoted(at, searched_);
        if (end - at > kLongestField)
            return false;
        const std::string_view field(text.data() + at, end - at);
        row.fields.push_back(field);
        blank = blank && is_blank_field(field);
        at = end;
        if (at >= text.size() || text[at] == '\n' || text[at] == '\r')
            break;
        ++at; // the delimiter
    }
    row.text = text.substr(start, at - start);
    row.blank = blank;
    at_ = at;
    step_over_break();
    return true;
}

bool CsvScanner::next_plain(std::span<std::string_view> fields) {
    const std::string_view text = text_;
    Searched searched = searched_; // here, for a field that is written may not change it
    std::size_t at = at_;
    if (at >= text.size())
        return false;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (at < text.size() && text[at] == '"')
            return false;
        const std::size_t end = end_of_unquoted(at, searched);
        const bool at_end = end >= text.size() || text[end] != delimiter_;
        if (end - at > kLongestField || at_end != (i + 1 == fields.size()))
            return false;
        fields[i] = std::string_view(text.data() + at, end - at);
        at = end + 1;
    }
    at_ = at - 1;
    searched_ = searched;
    step_over_break();
    return true;
}

bool CsvScanner::next(CsvRow& row) {
    row.fields.clear();
    row.fault = CsvFault::none;
    row.line = line_;
    row.blank = false;
    unescaped_used_ = 0;
    if (at_ >= text_.size())
        return false;
    if (plain_row(row))
        return true;
    row.fields.clear();
    const std::size_t start = at_;
    std::size_t filled = 0;
    for (;;) {
        if (at_ < text_.size() && text_[at_] == '"') {
            if (!quoted_field(row)) {
                give_up(row, row.fault, row.fault_line, start);
                return true;
            }
        } else {
            const std::size_t begin = at_;
            at_ = end_of_unquoted(begin, searched_);
            row.fields.emplace_back(text_.data() + begin, at_ - begin);
        }
        if (row.fields.back().size() > kLongestField) {
            give_up(row, CsvFault::field_too_long, row.line, start);
            return true;
        }
        if (at_row_end())
            break;
        filled += row.fields.back().empty() ? 0U : 1U;
        if (line_ != row.line && filled > most_fields_) {
            give_up(row, CsvFault::unclosed_quote, row.line, start);
            return true;
        }
        ++at_; // the delimiter
    }
    row.text = text_.substr(start, at_ - start);
    step_over_break();
    row.blank = std::all_of(row.fields.begin(), row.fields.end(), is_blank_field);
    return true;
}

} // namespace clusterbridge
