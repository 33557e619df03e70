#include "render/fonts.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

using testing::ElementsAre;

constexpr double kSize = 10;

double width_of(const std::string& text) {
    return text_width(text, FontWeight::regular, kSize) + 0.1;
}

std::vector<std::string> lines_of(const std::string& text, const std::string& as_wide_as, std::size_t most) {
    return wrapped(text, FontWeight::regular, kSize, width_of(as_wide_as), most);
}

TEST(Lines, BreakAtBlanksAndHyphens) {
    EXPECT_THAT(lines_of("Solar Cluster Baden-Württemberg", "Solar Cluster Baden-", 3),
                ElementsAre("Solar Cluster Baden-", "Württemberg"));
}

TEST(Lines, KeepANumberInBracketsAtItsName) {
    EXPECT_THAT(lines_of("Logistik-Cluster Schwaben (1.204)", "Logistik-Cluster Schwaben", 2),
                ElementsAre("Logistik-Cluster", "Schwaben (1.204)"));
    EXPECT_THAT(lines_of("Logistik-Cluster Schwaben (LCS)", "Logistik-Cluster Schwaben", 2),
                ElementsAre("Logistik-Cluster Schwaben", "(LCS)"))
        << "a name may stand alone";
}

TEST(Lines, BeginAndBreakOffWithNoDash) {
    for (const std::string dash : {"-", "–", "·"}) {
        const std::string name = "Strategische Partner " + dash + " Klimaschutz";
        EXPECT_THAT(lines_of(name, "Strategische Partner", 3),
                    ElementsAre("Strategische", "Partner " + dash, "Klimaschutz"));
        EXPECT_THAT(lines_of(name, "Strategische Partner", 2), ElementsAre("Strategische", "Partner…"));
    }
}

TEST(Lines, EndInAnEllipsisAtAWord) {
    EXPECT_THAT(
        lines_of("Fraunhofer-Institut für Optronik und Bildauswertung", "Fraunhofer-Institut für Optronik und Bil…", 1),
        ElementsAre("Fraunhofer-Institut für Optronik und…"));
    EXPECT_THAT(lines_of("Existenzgründungsmaßnahmen", "Existenzgründ…", 1), ElementsAre("Existenzgründ…"))
        << "a long word is cut";
    EXPECT_THAT(lines_of("An Existenzgründungsmaßnahmen", "An Existenzgründ…", 1), ElementsAre("An Existenzgründ…"))
        << "where little would be left, too";
    EXPECT_THAT(lines_of("Netz für Holz, Forst", "Netz für Holz, Fo…", 1), ElementsAre("Netz für Holz…"));
}

TEST(Lines, OfATitleAreAboutEquallyLong) {
    const std::string title = "15 von 161 Paaren trafen deutlich seltener zusammen als erwartet";
    const double width = width_of("15 von 161 Paaren trafen deutlich seltener zusammen als");
    ASSERT_THAT(wrapped(title, FontWeight::regular, kSize, width, 2), ElementsAre(testing::_, "erwartet"));
    const auto lines = balanced(title, FontWeight::regular, kSize, width, 2);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0] + ' ' + lines[1], title);
    EXPECT_NEAR(width_of(lines[0]), width_of(lines[1]), 0.3 * width);
    EXPECT_THAT(balanced(title, FontWeight::regular, kSize, 1000, 2), ElementsAre(title)) << "one line stays one";
    EXPECT_THAT(balanced("Ministerium für Wirtschaft und Tourismus Baden-Württemberg ist beteiligt",
                         FontWeight::regular, kSize,
                         width_of("Ministerium für Wirtschaft und Tourismus Baden-Württemberg"), 2),
                ElementsAre("Ministerium für Wirtschaft und Tourismus", "Baden-Württemberg ist beteiligt"));
}

TEST(Lines, DivideAWordThatIsTooLongWhereACapitalBegins) {
    EXPECT_THAT(lines_of("TechnologyMountains", "Technology", 2), ElementsAre("Technology", "Mountains"));
    EXPECT_THAT(lines_of("TechnologyMountains", "TechnologyMountains", 2), ElementsAre("TechnologyMountains"));
    EXPECT_THAT(lines_of("Technologymountains", "Technology", 2), ElementsAre(testing::EndsWith("…")));
}

} // namespace
} // namespace clusterbridge
