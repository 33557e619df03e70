#include "io/system_reason.hpp"

#include <cerrno>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

TEST(SystemReason, SpeaksGermanToGermans) {
    EXPECT_EQ(system_reason(ENOSPC).de, "der Datenträger ist voll");
    EXPECT_EQ(system_reason(ENOSPC).en, "the disk is full");
}

TEST(SystemReason, NumbersWhatItHasNoWordsFor) {
    EXPECT_EQ(system_reason(9999).en, "the system reports error 9999");
    EXPECT_EQ(system_reason(9999).de, "das System meldet den Fehler 9999");
}

} // namespace
} // namespace clusterbridge
