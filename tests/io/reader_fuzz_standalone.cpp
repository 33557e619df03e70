#include "base/random.hpp"
#include "base/text.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// Drives the fuzz target without an engine: seeded mutations of small tables, `standalone [ROUNDS]` (default 20,000).
namespace {

constexpr std::array<std::string_view, 4> kSeeds = {
    "source;target;weight;note\na;b;1,5;\"x\ny\"\nc;d;2;\xC3\xA4\ne;f;;\n",
    "project_id,org_id,start_date,activity_type,topic\np,a,2015-01-01,HES,X|topic:Y\np,b,2015,PRC,X\n",
    "\xFF\xFEs\0o\0u\0r\0c\0e\0,\0t\0a\0r\0g\0e\0t\0\n\0a\0,\0b\0\n\0",
    "sep=|\r\nQuelle|Ziel|Seit|Gewicht\r\na|b|01.02.2016|1.234,56\r\n"};
constexpr std::string_view kOdd{"\"\n\r;,|\t\0\xFF\xC3\x81 0x-=.", 17};

std::string mutated(std::string text, clusterbridge::Random& random) {
    for (std::uint64_t k = random.below(8); k > 0; --k) {
        const auto at = static_cast<std::size_t>(random.below(text.size()));
        const char byte = random.chance(0.7) ? kOdd[static_cast<std::size_t>(random.below(kOdd.size()))]
                                             : static_cast<char>(random.below(256));
        if (random.chance(0.4))
            text[at] = byte;
        else if (random.chance(0.5))
            text.insert(at, 1, byte);
        else if (text.size() > 1)
            text.erase(at, 1 + static_cast<std::size_t>(random.below(text.size() - at)) / 4);
    }
    return text;
}

} // namespace

int main(int argc, char** argv) {
    const auto rounds = argc > 1 ? clusterbridge::parse_integer(argv[1]).value_or(0) : 20000;
    clusterbridge::Random random(1);
    for (std::int64_t round = 0; round < rounds; ++round) {
        std::string bytes(1, static_cast<char>(random.below(4)));
        bytes += mutated(std::string(kSeeds[static_cast<std::size_t>(random.below(kSeeds.size()))]), random);
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    }
    std::printf("%lld inputs, none of them broke the reader\n", static_cast<long long>(rounds));
    return rounds > 0 ? 0 : 1;
}
