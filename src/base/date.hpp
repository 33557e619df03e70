#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace clusterbridge {

/// A calendar day, counted from 1970-01-01 (proleptic Gregorian). Years 1 to 9999.
struct Date {
    std::int32_t days = 0;
    friend auto operator<=>(Date, Date) = default;
};

/// Which end of a vague date is meant: "2015" is 1 January for a start, 31 December for an end.
enum class DateEnd : std::uint8_t { first_day, last_day };

Date make_date(int year, unsigned month, unsigned day);
int year_of(Date date);
/// Years between two days, 365.25 days each.
double years_between(Date earlier, Date later);
Date add_years(Date date, int years);

/// Reads YYYY, YYYY-MM, YYYY-MM-DD (a time after T or a blank is ignored) and DD.MM.YYYY; a month also as MM.YYYY,
/// MM/YYYY and MM-YYYY and by its German or English name: März 2017, Mar-2017, Mrz 17 (as workbooks show it; years from
/// 30 on are of the last century). Nothing for anything else or for days that do not exist.
std::optional<Date> parse_date(std::string_view text, DateEnd end);
/// Day of an Excel serial number (1900 system, its leap-year error included); nothing below 1 or above year 9999.
std::optional<Date> from_excel_serial(double serial);

/// 2016-11-07
std::string iso(Date date);

} // namespace clusterbridge
