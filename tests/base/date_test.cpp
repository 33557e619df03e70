#include "base/date.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

std::string first(std::string_view text) {
    const auto date = parse_date(text, DateEnd::first_day);
    return date ? iso(*date) : "nothing";
}
std::string last(std::string_view text) {
    const auto date = parse_date(text, DateEnd::last_day);
    return date ? iso(*date) : "nothing";
}

TEST(Date, AVagueDateIsItsFirstOrLastDay) {
    EXPECT_EQ(first("2015"), "2015-01-01");
    EXPECT_EQ(last("2015"), "2015-12-31");
    EXPECT_EQ(first("2016-02"), "2016-02-01");
    EXPECT_EQ(last("2016-02"), "2016-02-29");
    EXPECT_EQ(last("2015-02"), "2015-02-28");
    EXPECT_EQ(last("2015-12"), "2015-12-31");
    EXPECT_EQ(first("2016-11-07"), "2016-11-07");
    EXPECT_EQ(last("2016-11-07"), "2016-11-07");
}

TEST(Date, AMonthIsReadInEveryUsualSpelling) {
    for (const char* text : {"03.2017", "3.2017", "03/2017", "3/2017", "03-2017", "3-2017", "März 2017", "MÄRZ 2017",
                             "Mär. 2017", "Mrz. 2017", "Mrz 17", "Mar-17", "Mar-2017", "March 2017", "maerz 2017",
                             "M\x61\xCC\x88rz 2017", "\xC2\xA0Mrz.2017 ", "2017-03"}) {
        EXPECT_EQ(first(text), "2017-03-01") << text;
        EXPECT_EQ(last(text), "2017-03-31") << text;
    }
    EXPECT_EQ(last("Feb. 2016"), "2016-02-29");
    EXPECT_EQ(first("Okt 98"), "1998-10-01");
    EXPECT_EQ(first("OKT 2029"), "2029-10-01");
    EXPECT_EQ(first("Sept 29"), "2029-09-01");
    EXPECT_EQ(first("Sept 30"), "1930-09-01");
}

TEST(Date, TwoYearsWithAStrokeAreNoMonth) {
    for (const char* text :
         {"2011/12", "2011.12", "2011-12-", "12/11", "12.11", "13.2015", "0.2015", "00/2015", "3 2017", "Mai", "Mai 2",
          "Mai 2017 bis", "Foo 2017", "Mai 217", "-2017", "3..2017", "3.02017"})
        EXPECT_EQ(first(text), "nothing") << text;
}

TEST(Date, GermanOrderAndBlanksAreRead) {
    EXPECT_EQ(first("07.11.2016"), "2016-11-07");
    EXPECT_EQ(first("7.1.2016"), "2016-01-07");
    EXPECT_EQ(first("\xC2\xA0"
                    "2016-11-07 "),
              "2016-11-07");
}

TEST(Date, ATimeOfDayIsIgnored) {
    EXPECT_EQ(first("2016-11-07T13:00:00Z"), "2016-11-07");
    EXPECT_EQ(first("2016-11-07 13:00"), "2016-11-07");
    EXPECT_EQ(first("07.11.2016 00:00"), "2016-11-07");
    EXPECT_EQ(first("7.1.2016 00:00"), "2016-01-07");
}

TEST(Date, RefusesWhatIsNoDate) {
    for (const char* text : {"",
                             "x",
                             "15",
                             "20155",
                             "2015-13",
                             "2015-00",
                             "2015-1",
                             "2015-02-30",
                             "2015-1-1",
                             "0000",
                             "31.11.2015",
                             "1.1.15",
                             "1.234",
                             "2015/01/01",
                             "-2015",
                             "2015-",
                             "2015-01-",
                             "2015-01-01-01",
                             "1.2.3.2015",
                             "2015-01-01 hello",
                             "2015-01-01Thello"})
        EXPECT_EQ(first(text), "nothing") << text;
}

TEST(Date, CountsDaysFrom1970) {
    EXPECT_EQ(make_date(1970, 1, 1).days, 0);
    EXPECT_EQ(make_date(2000, 3, 1).days, 11017);
    EXPECT_EQ(make_date(1969, 12, 31).days, -1);
    for (int day = make_date(1, 1, 1).days; day <= make_date(9999, 12, 31).days; day += 97)
        EXPECT_EQ(first(iso(Date{day})), iso(Date{day}));
    EXPECT_EQ(iso(make_date(1, 1, 1)), "0001-01-01");
}

TEST(Date, YearsAreAddedOnTheCalendar) {
    EXPECT_EQ(iso(add_years(make_date(2016, 2, 29), 1)), "2017-02-28");
    EXPECT_EQ(iso(add_years(make_date(2016, 2, 29), 4)), "2020-02-29");
    EXPECT_EQ(iso(add_years(make_date(2016, 11, 7), -2)), "2014-11-07");
    EXPECT_EQ(year_of(make_date(2016, 12, 31)), 2016);
    EXPECT_DOUBLE_EQ(years_between(make_date(2012, 1, 1), make_date(2016, 1, 1)), 4.0);
    EXPECT_DOUBLE_EQ(years_between(make_date(2016, 1, 1), make_date(2012, 1, 1)), -4.0);
}

TEST(Date, ExcelSerialNumbersCountFrom1900WithTheirMistake) {
    EXPECT_EQ(iso(from_excel_serial(1).value()), "1900-01-01");
    EXPECT_EQ(iso(from_excel_serial(59).value()), "1900-02-28");
    EXPECT_EQ(iso(from_excel_serial(61).value()), "1900-03-01");
    EXPECT_EQ(iso(from_excel_serial(42681).value()), "2016-11-07");
    EXPECT_EQ(iso(from_excel_serial(42681.99).value()), "2016-11-07");
    EXPECT_EQ(iso(from_excel_serial(2958465).value()), "9999-12-31");
    for (const double none : {0.0, -1.0, 0.99, 2958466.0, 1e300, __builtin_nan("")})
        EXPECT_FALSE(from_excel_serial(none)) << none;
}

} // namespace
} // namespace clusterbridge
