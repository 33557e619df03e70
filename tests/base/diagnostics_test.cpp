#include "base/diagnostics.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

Diagnostic odd(Severity severity, std::string file, std::uint64_t line, Sentence message) {
    return {severity, "some-rule", std::move(file), line, std::move(message)};
}

TEST(Diagnostics, SayFileLineAndMessageInTheLanguageAsked) {
    const Diagnostic d = odd(Severity::error, "edges.csv", 17, {"weight is no number", "Gewicht ist keine Zahl"});
    EXPECT_EQ(format(d, Language::en), "edges.csv:17: weight is no number");
    EXPECT_EQ(format(d, Language::de), "edges.csv:17: Gewicht ist keine Zahl");
}

TEST(Diagnostics, LeaveOutWhatIsNotKnown) {
    EXPECT_EQ(format(odd(Severity::hint, "edges.csv", 0, {"empty", "leer"}), Language::en), "edges.csv: empty");
    EXPECT_EQ(format(odd(Severity::hint, "", 0, {"empty", "leer"}), Language::en), "empty");
}

TEST(Diagnostics, EscapeControlCharactersOfTheData) {
    const Diagnostic d = odd(Severity::warning,
                             "a\x1B"
                             "b.csv",
                             1, {"\"x\ny\x1B[2J\"", ""});
    EXPECT_EQ(format(d, Language::en), "a\\x1Bb.csv:1: \"x\\ny\\x1B[2J\"");
}

TEST(Diagnostics, KeepTheirOrderAndCountBySeverity) {
    Diagnostics all;
    EXPECT_FALSE(all.has_errors());
    all.add(odd(Severity::warning, "a", 2, {"second", ""}));
    all.add(odd(Severity::hint, "a", 1, {"first", ""}));
    EXPECT_FALSE(all.has_errors());
    Diagnostics more;
    more.add(odd(Severity::error, "b", 1, {"third", ""}));
    all.append(more);
    EXPECT_TRUE(all.has_errors());
    ASSERT_EQ(all.all().size(), 3U);
    EXPECT_EQ(all.all()[0].message.en, "second");
    EXPECT_EQ(all.all()[2].message.en, "third");
    EXPECT_EQ(all.count(Severity::warning), 1U);
    EXPECT_EQ(all.count(Severity::hint), 1U);
}

TEST(Diagnostics, SeveritiesHaveOneNameInBothLanguages) {
    EXPECT_STREQ(severity_name(Severity::hint), "hint");
    EXPECT_STREQ(severity_name(Severity::warning), "warning");
    EXPECT_STREQ(severity_name(Severity::error), "error");
}

TEST(Error, ABrokenPromiseIsCode70AndNamesItsPlace) {
    EXPECT_NO_THROW(ensure(true, "never"));
    try {
        ensure(false, "the sum is one");
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::internal);
        EXPECT_NE(error.sentence().en.find("the sum is one"), std::string::npos);
        EXPECT_NE(error.sentence().en.find("diagnostics_test.cpp:"), std::string::npos);
        EXPECT_NE(error.sentence().de.find("bitte melden"), std::string::npos);
        EXPECT_EQ(std::string_view(error.what()), error.sentence().en);
    }
}

} // namespace
} // namespace clusterbridge
