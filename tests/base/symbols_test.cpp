#include "base/symbols.hpp"

#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <utility>

namespace clusterbridge {
namespace {

TEST(SymbolPool, KeepsEachStringOnce) {
    SymbolPool pool;
    const Symbol a = pool.intern("Stuttgart");
    EXPECT_EQ(pool.intern(std::string("Stutt") + "gart"), a);
    EXPECT_NE(pool.intern("Ulm"), a);
    EXPECT_EQ(pool.text(a), "Stuttgart");
    EXPECT_EQ(pool.size(), 3U);
}

TEST(SymbolPool, SymbolZeroIsTheEmptyString) {
    SymbolPool pool;
    EXPECT_EQ(pool.intern(""), Symbol{0});
    EXPECT_EQ(pool.text(Symbol{}), "");
}

TEST(SymbolPool, TextsDoNotMoveAsItGrows) {
    SymbolPool pool;
    const std::string* first = &pool.text(pool.intern("first"));
    for (int i = 0; i < 10000; ++i)
        pool.intern("x" + std::to_string(i));
    EXPECT_EQ(first, &pool.text(pool.intern("first")));
    EXPECT_EQ(pool.size(), 10002U);
}

TEST(SymbolPool, ACopyStandsOnItsOwn) {
    auto pool = std::make_unique<SymbolPool>();
    const Symbol ulm = pool->intern("Ulm");
    SymbolPool copy = *pool;
    SymbolPool assigned;
    assigned.intern("something else");
    assigned = *pool;
    pool.reset();
    EXPECT_EQ(copy.intern("Ulm"), ulm);
    EXPECT_EQ(assigned.intern("Ulm"), ulm);
    EXPECT_EQ(copy.size(), 2U);
    EXPECT_EQ(assigned.size(), 2U);
    const SymbolPool moved = std::move(copy);
    EXPECT_EQ(moved.text(ulm), "Ulm");
}

TEST(SymbolPool, BytesCountNotLooks) {
    SymbolPool pool;
    EXPECT_NE(pool.intern("A"), pool.intern("a"));
    const std::string with_nul("a\0b", 3);
    EXPECT_EQ(pool.text(pool.intern(with_nul)), with_nul);
    EXPECT_NE(pool.intern(with_nul), pool.intern("a"));
}

} // namespace
} // namespace clusterbridge
