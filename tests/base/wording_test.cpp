#include "base/wording.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

TEST(Wording, GroupsWholeNumbersAsTheLanguageDoes) {
    EXPECT_EQ(whole_number(0, Language::de), "0");
    EXPECT_EQ(whole_number(999, Language::de), "999");
    EXPECT_EQ(whole_number(1171, Language::de), "1.171");
    EXPECT_EQ(whole_number(1171, Language::en), "1,171");
    EXPECT_EQ(whole_number(1234567, Language::de), "1.234.567");
}

TEST(Wording, WritesDecimalsWithTheMarkOfTheLanguage) {
    EXPECT_EQ(decimal_number(1234.5, 2, Language::de), "1.234,50");
    EXPECT_EQ(decimal_number(1234.5, 2, Language::en), "1,234.50");
    EXPECT_EQ(decimal_number(-0.25, 2, Language::de), "−0,25");
    EXPECT_EQ(decimal_number(-0.001, 2, Language::de), "0,00");
    EXPECT_EQ(decimal_number(0.0 / 0.0, 2, Language::de), "");
    EXPECT_EQ(plain_number(0.123456, 2, Language::de), "0,12");
    EXPECT_EQ(plain_number(123456.7, 3, Language::en), "123457");
}

TEST(Wording, NeverRoundsAShareToNothingOrAll) {
    EXPECT_EQ(percentage(0.376, Language::de), "38\xC2\xA0%");
    EXPECT_EQ(percentage(0.376, Language::en), "38%");
    EXPECT_EQ(percentage(0, Language::en), "0%");
    EXPECT_EQ(percentage(0.001, Language::en), "less than 1%");
    EXPECT_EQ(percentage(0.999, Language::de), "mehr als 99\xC2\xA0%");
    EXPECT_EQ(percentage(1, Language::de), "100\xC2\xA0%");
}

TEST(Wording, WritesDatesOut) {
    EXPECT_EQ(long_date(make_date(2016, 11, 7), Language::de), "7. November 2016");
    EXPECT_EQ(long_date(make_date(2016, 3, 17), Language::en), "17 March 2016");
    EXPECT_EQ(loose_date("2014-09", Language::de), "September 2014");
    EXPECT_EQ(loose_date("09.2014", Language::de), "September 2014");
    EXPECT_EQ(loose_date("Sept. 2014", Language::en), "September 2014");
    EXPECT_EQ(loose_date("30.09.2014", Language::de), "30. September 2014");
    EXPECT_EQ(loose_date("2015", Language::de), "2015");
    EXPECT_EQ(loose_date("undated", Language::de), "ohne Datum");
    EXPECT_EQ(loose_date("-", Language::de), "");
    EXPECT_EQ(loose_date("Frühjahr 2015", Language::de), "Frühjahr 2015");
}

TEST(Wording, JoinsListsAndNumbersAsSpoken) {
    EXPECT_EQ(listed({"a", "b", "c"}, Language::de), "a, b und c");
    EXPECT_EQ(listed({"a", "b"}, Language::en), "a and b");
    EXPECT_EQ(small_number(3, Language::de), "drei");
    EXPECT_EQ(small_number(13, Language::de), "13");
    EXPECT_EQ(in_quotes("x", Language::de), "„x“");
}

TEST(Wording, RefusesATextWithAHoleNobodyFills) {
    EXPECT_EQ(filled("{n} von {all}", {{"n", "1"}, {"all", "2"}}), "1 von 2");
    EXPECT_THROW(filled("{n}", {}), Error);
}

TEST(Wording, PutsNoSecondFullStopBehindANameThatHasOne) {
    EXPECT_EQ(filled("Mit: {list}.", {{"list", "Forum e.V."}}), "Mit: Forum e.V.");
    EXPECT_EQ(filled("Mit: {list}.", {{"list", "<a href=\"#x\">Forum e.V.</a>"}}),
              "Mit: <a href=\"#x\">Forum e.V.</a>");
    EXPECT_EQ(filled("Mit: {list}.", {{"list", "Forum"}}), "Mit: Forum.");
}

} // namespace
} // namespace clusterbridge
