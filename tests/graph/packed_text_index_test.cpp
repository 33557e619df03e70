#include "graph/packed_text_index.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

namespace clusterbridge {
namespace {

/// Texts that resemble each other: common beginnings, every length around eight bytes, NUL and bytes above 0x7F.
std::vector<std::string> alike_texts() {
    std::vector<std::string> texts{"",   std::string(1, '\0'), std::string(8, '\0'), std::string(300, 'x'), "Ärzte",
                                   "Zoo"};
    Random random(3, 0);
    for (int i = 0; i < 20000; ++i) {
        std::string text = random.below(2) == 0 ? "Universität zu " : std::string(random.below(300), 'x');
        for (std::size_t k = random.below(12); k > 0; --k)
            text += "ab\0\xC3"[random.below(4)];
        texts.push_back(text);
    }
    return texts;
}

TEST(PackedTextIndex, NumbersDistinctTextsInTheOrderOfTheirFirstUse) {
    PackedTextIndex index;
    std::map<std::string, std::uint32_t> numbers;
    EXPECT_EQ(index.find("a"), PackedTextIndex::kNone);
    for (const std::string& text : alike_texts()) {
        const auto [known, added] = numbers.try_emplace(text, static_cast<std::uint32_t>(numbers.size()));
        ASSERT_EQ(index.insert(text), std::pair(known->second, added));
    }
    ASSERT_EQ(index.size(), numbers.size());
    for (const auto& [text, number] : numbers) {
        EXPECT_EQ(index.find(text), number);
        EXPECT_EQ(index.text(number), text);
    }
    EXPECT_EQ(index.find("Universität zu"), PackedTextIndex::kNone);
}

TEST(PackedTextIndex, TextsOfOneHashStayApart) {
    PackedTextIndex index;
    for (const char* text : {"a", "b", "c", "a", "b"})
        index.insert(text, 5);
    EXPECT_EQ(index.size(), 3U);
    EXPECT_EQ(index.text(1), "b");
}

TEST(PackedTextIndex, ADifferenceInAnyByteIsSeenWhateverTheHash) {
    for (std::size_t size = 1; size < 40; ++size) {
        PackedTextIndex index;
        const std::string text(size, 'a');
        index.insert(text, 5);
        EXPECT_FALSE(index.insert(text, 5).second);
        for (std::size_t at = 0; at < size; ++at) {
            std::string other = text;
            other[at] = 'b';
            EXPECT_TRUE(index.insert(other, 5).second) << size << " bytes, at " << at;
        }
        EXPECT_TRUE(index.insert(text.substr(1), 5).second);
    }
}

TEST(PackedTextIndex, OrdersManyTextsByBytesWhateverTheyShare) {
    Random random(3, 0);
    PackedTextIndex index;
    for (int i = 0; i < 20000; ++i) {
        std::string text = i % 3 == 0 ? "" : i % 3 == 1 ? "org000" : "a beginning of many words, ";
        for (std::uint64_t k = random.below(12); k > 0; --k)
            text += static_cast<char>(i % 2 == 0 ? '0' + random.below(10) : random.below(256));
        index.insert(text);
    }
    const auto order = index.order();
    ASSERT_EQ(order.size(), index.size());
    for (std::size_t i = 1; i < order.size(); ++i)
        ASSERT_LT(index.text(order[i - 1]), index.text(order[i])) << i;
}

TEST(PackedTextIndex, TellsWhetherATextStandsAtAPlace) {
    PackedTextIndex index;
    EXPECT_EQ(index.ask_text(5), PackedTextIndex::kNone);
    index.insert("a", 5);
    index.insert("b", 6);
    EXPECT_EQ(index.number_at(index.ask_text(6), "b"), 1U);
    EXPECT_EQ(index.number_at(index.ask_text(5), "b"), PackedTextIndex::kNone);
    EXPECT_EQ(index.number_at(index.ask_text(7), "b"), PackedTextIndex::kNone);
}

TEST(PackedTextIndex, OrdersByBytes) {
    PackedTextIndex index;
    for (const std::string& text : alike_texts())
        index.insert(text);
    const auto order = index.order();
    ASSERT_EQ(order.size(), index.size());
    for (std::size_t i = 1; i < order.size(); ++i)
        ASSERT_LT(index.text(order[i - 1]), index.text(order[i])) << i;
}

} // namespace
} // namespace clusterbridge
