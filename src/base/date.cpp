#include "base/date.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace clusterbridge {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

std::optional<unsigned> digits(std::string_view text, std::size_t least, std::size_t most) {
    if (text.size() < least || text.size() > most)
        return {};
    unsigned value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return {};
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

year_month_day calendar(Date date) {
    return year_month_day{sys_days{std::chrono::days{date.days}}};
}

std::optional<Date> checked(std::optional<unsigned> y, std::optional<unsigned> m, std::optional<unsigned> d) {
    if (!y || !m || !d || *y == 0)
        return {};
    const year_month_day ymd{year{static_cast<int>(*y)}, month{*m}, day{*d}};
    if (!ymd.ok())
        return {};
    return Date{static_cast<std::int32_t>(sys_days{ymd}.time_since_epoch().count())};
}

std::optional<Date> parse_german(std::string_view text) {
    const auto first = text.find('.');
    const auto second = text.find('.', first + 1);
    if (second == std::string_view::npos)
        return {};
    return checked(digits(text.substr(second + 1), 4, 4), digits(text.substr(first + 1, second - first - 1), 1, 2),
                   digits(text.substr(0, first), 1, 2));
}

std::optional<unsigned> month_of(std::string_view name) {
    using Names = std::array<std::string_view, 6>;
    constexpr std::array<Names, 12> kNames{{{"januar", "january", "jan", "jänner"},
                                            {"februar", "february", "feb", "feber"},
                                            {"märz", "march", "mrz", "mär", "mar", "maerz"},
                                            {"april", "apr"},
                                            {"mai", "may"},
                                            {"juni", "june", "jun"},
                                            {"juli", "july", "jul"},
                                            {"august", "aug"},
                                            {"september", "sept", "sep"},
                                            {"oktober", "october", "okt", "oct"},
                                            {"november", "nov"},
                                            {"dezember", "december", "dez", "dec"}}};
    const std::string word = fold_case(name);
    for (unsigned m = 0; m < kNames.size(); ++m)
        if (!word.empty() && std::find(kNames[m].begin(), kNames[m].end(), word) != kNames[m].end())
            return m + 1;
    return {};
}

using YearAndMonth = std::pair<unsigned, unsigned>;

/// Of two digits as workbooks take them: 00 to 29 are of this century.
std::optional<unsigned> year_beside_name(std::string_view text) {
    constexpr unsigned kFirstOfLastCentury = 30;
    if (const auto two = digits(text, 2, 2))
        return *two + (*two < kFirstOfLastCentury ? 2000 : 1900);
    return digits(text, 4, 4);
}

/// A month before its year. The other way round only with a hyphen (below): 2011/12 is a season as often as a month.
std::optional<YearAndMonth> parse_month(std::string_view text) {
    const bool by_name = !text.empty() && (text[0] < '0' || text[0] > '9');
    const auto mark = text.find_first_of(by_name ? " .-/" : ".-/");
    if (mark == std::string_view::npos)
        return {};
    const auto m = by_name ? month_of(text.substr(0, mark)) : digits(text.substr(0, mark), 1, 2);
    std::string_view rest = text.substr(mark + 1);
    if (by_name && text[mark] == '.' && rest.starts_with(' '))
        rest.remove_prefix(1); // Mrz. 2017
    const auto y = by_name ? year_beside_name(rest) : digits(rest, 4, 4);
    if (!y || !m || !checked(y, m, 1U))
        return {};
    return YearAndMonth{*y, *m};
}

Date last_of_month(unsigned y, unsigned m) {
    const std::chrono::year_month_day_last last{year{static_cast<int>(y)}, std::chrono::month_day_last{month{m}}};
    return Date{static_cast<std::int32_t>(sys_days{last}.time_since_epoch().count())};
}

} // namespace

Date make_date(int y, unsigned m, unsigned d) {
    return Date{
        static_cast<std::int32_t>(sys_days{year_month_day{year{y}, month{m}, day{d}}}.time_since_epoch().count())};
}

int year_of(Date date) {
    return static_cast<int>(calendar(date).year());
}

double years_between(Date earlier, Date later) {
    return (later.days - earlier.days) / 365.25;
}

Date add_years(Date date, int years) {
    year_month_day ymd = calendar(date) + std::chrono::years{years};
    if (!ymd.ok()) // 29 February
        ymd = year_month_day{ymd.year(), ymd.month(), day{28}};
    return Date{static_cast<std::int32_t>(sys_days{ymd}.time_since_epoch().count())};
}

std::optional<Date> parse_date(std::string_view text, DateEnd end) {
    text = trim(text);
    if (const auto month = parse_month(text))
        return end == DateEnd::first_day ? checked(month->first, month->second, 1U)
                                         : last_of_month(month->first, month->second);
    // a time of day follows a T or a blank and begins with a digit
    if (const auto time = text.find_first_of("T "); time != std::string_view::npos)
        if (const auto clock = trim(text.substr(time + 1)); !clock.empty() && clock[0] >= '0' && clock[0] <= '9')
            text = text.substr(0, time);
    if (text.find('.') != std::string_view::npos)
        return parse_german(text);
    const auto first = text.find('-');
    const auto y = digits(text.substr(0, first), 4, 4);
    if (first == std::string_view::npos)
        return end == DateEnd::first_day ? checked(y, 1U, 1U) : checked(y, 12U, 31U);
    const auto second = text.find('-', first + 1);
    const auto m = digits(text.substr(first + 1, second == std::string_view::npos ? second : second - first - 1), 2, 2);
    if (second != std::string_view::npos)
        return checked(y, m, digits(text.substr(second + 1), 2, 2));
    if (!checked(y, m, 1U))
        return {};
    return end == DateEnd::first_day ? checked(y, m, 1U) : last_of_month(*y, *m);
}

std::optional<Date> from_excel_serial(double serial) {
    if (!(serial >= 1) || serial >= 2958466)
        return {};
    const auto whole = static_cast<std::int32_t>(serial);
    // serial 60 is the 29 February 1900 that never was; days before it are one off
    const std::int32_t origin = make_date(1899, 12, 30).days + (whole < 60 ? 1 : 0);
    return Date{origin + whole};
}

std::string iso(Date date) {
    const year_month_day ymd = calendar(date);
    std::array<char, 11> buffer{};
    int y = static_cast<int>(ymd.year());
    unsigned m = static_cast<unsigned>(ymd.month());
    unsigned d = static_cast<unsigned>(ymd.day());
    for (int i = 3; i >= 0; --i, y /= 10)
        buffer[static_cast<std::size_t>(i)] = static_cast<char>('0' + y % 10);
    buffer[4] = buffer[7] = '-';
    buffer[5] = static_cast<char>('0' + m / 10);
    buffer[6] = static_cast<char>('0' + m % 10);
    buffer[8] = static_cast<char>('0' + d / 10);
    buffer[9] = static_cast<char>('0' + d % 10);
    return {buffer.data(), 10};
}

} // namespace clusterbridge
