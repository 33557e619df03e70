#include "io/csv_scanner.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

bool is_blank_field(std::string_view field) {
    const bool plainly_not = !field.empty() && field.front() > ' ' && static_cast<unsigned char>(field.front()) < 0x80;
    return !plainly_not && trim(field).empty();
}

} // namespace

void CsvScanner::step_over_break() {
    if (at_ >= text_.size())
        return;
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n')
        ++at_;
    ++at_;
    ++line_;
}

void CsvScanner::count_lines(std::string_view inside) {
    for (std::size_t i = 0; i < inside.size(); ++i)
        if (inside[i] == '\n' || (inside[i] == '\r' && (i + 1 >= inside.size() || inside[i + 1] != '\n')))
            ++line_;
}

void CsvScanner::unquoted_field(CsvRow& row) {
    const std::size_t start = at_;
    const char* const end = text_.data() + text_.size();
    const char* c = text_.data() + at_;
    while (c != end && *c != delimiter_ && *c != '\n' && *c != '\r')
        ++c;
    at_ = static_cast<std::size_t>(c - text_.data());
    row.fields.push_back(text_.substr(start, at_ - start));
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
    row.fault = fault;
    row.fault_line = fault_line;
    line_ = row.line;
    at_ = std::min(text_.find_first_of("\r\n", row_start), text_.size());
    row.text = text_.substr(row_start, at_ - row_start);
    step_over_break();
}

bool CsvScanner::next(CsvRow& row) {
    row.fields.clear();
    row.fault = CsvFault::none;
    row.line = line_;
    row.blank = false;
    unescaped_used_ = 0;
    if (at_ >= text_.size())
        return false;
    const std::size_t start = at_;
    std::size_t filled = 0;
    for (;;) {
        if (at_ < text_.size() && text_[at_] == '"') {
            if (!quoted_field(row)) {
                give_up(row, row.fault, row.fault_line, start);
                return true;
            }
        } else {
            unquoted_field(row);
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
