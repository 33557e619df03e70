#include "base/rare.hpp"

#include <gtest/gtest.h>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

struct Note {
    std::string text = "nothing said";
    std::vector<int> lines;
};

// a vector moves what it holds when it grows only where that cannot throw
static_assert(std::is_nothrow_move_constructible_v<Rare<Note>> && std::is_nothrow_move_assignable_v<Rare<Note>>);
static_assert(sizeof(Rare<Note>) == sizeof(void*));

Rare<Note> written(const std::string& text) {
    Rare<Note> note;
    note.own().text = text;
    return note;
}

TEST(Rare, UnwrittenReadsAsTheDefaultWhichAllShare) {
    const Rare<Note> one, other;
    EXPECT_EQ(one->text, "nothing said");
    EXPECT_TRUE((*one).lines.empty());
    EXPECT_EQ(&*one, &*other);
}

TEST(Rare, WritingOneLeavesTheSharedDefaultAsItIs) {
    Rare<Note> one;
    const Rare<Note> other;
    one.own().lines.push_back(7);
    EXPECT_EQ(one->lines, std::vector<int>{7});
    EXPECT_EQ(one->text, "nothing said") << "what is written starts as the default";
    EXPECT_TRUE(other->lines.empty());
    EXPECT_TRUE(Rare<Note>()->lines.empty());
    EXPECT_NE(&*one, &*other);
}

TEST(Rare, WritingAgainKeepsWhatWasWritten) {
    Rare<Note> one = written("a");
    const Note* const before = &*one;
    one.own().lines.push_back(1);
    EXPECT_EQ(one->text, "a");
    EXPECT_EQ(&*one, before);
}

TEST(Rare, CopiesAreApart) {
    const Rare<Note> original = written("a");
    Rare<Note> copy = original;
    copy.own().text = "b";
    EXPECT_EQ(original->text, "a");
    EXPECT_EQ(copy->text, "b");
    Rare<Note> assigned = written("c");
    assigned = original;
    assigned.own().text += "d";
    EXPECT_EQ(original->text, "a");
    EXPECT_EQ(assigned->text, "ad");
}

TEST(Rare, ACopyOfTheUnwrittenIsUnwritten) {
    const Rare<Note> unwritten;
    Rare<Note> copy = unwritten;
    EXPECT_EQ(&*copy, &*unwritten);
    copy.own().text = "a";
    EXPECT_EQ(unwritten->text, "nothing said");
    copy = unwritten;
    EXPECT_EQ(&*copy, &*unwritten) << "what was written is gone";
}

TEST(Rare, CopiedToItselfStaysWhatItIs) {
    Rare<Note> one = written("a");
    const Rare<Note>& same = one;
    one = same;
    EXPECT_EQ(one->text, "a");
}

TEST(Rare, MovesHandOverWhatIsWritten) {
    Rare<Note> one = written("a");
    const Note* const value = &*one;
    Rare<Note> moved = std::move(one);
    EXPECT_EQ(&*moved, value);
    Rare<Note> assigned = written("b");
    assigned = std::move(moved);
    EXPECT_EQ(&*assigned, value);
    EXPECT_EQ(assigned->text, "a");
    assigned = Rare<Note>();
    EXPECT_EQ(assigned->text, "nothing said");
}

} // namespace
} // namespace clusterbridge
