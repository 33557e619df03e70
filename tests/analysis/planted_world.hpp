#pragma once
#include "base/random.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// Networks with communities that anybody would see, into which changes are planted.
namespace clusterbridge::planted {

/// Blocks of organisations `b0m1`, each tied densely inside and to the next by one tie; every block a region.
struct World {
    std::map<std::string, std::string> region; ///< of every organisation
    std::set<std::pair<std::string, std::string>> ties;

    void add(const std::string& organisation, const std::string& of) { region[organisation] = of; }
    void tie(const std::string& a, const std::string& b) { ties.insert(std::minmax(a, b)); }
    void cut(const std::string& a, const std::string& b) { ties.erase(std::minmax(a, b)); }
    bool tied(const std::string& a, const std::string& b) const { return ties.contains(std::minmax(a, b)); }
    void remove(const std::string& organisation) {
        region.erase(organisation);
        std::erase_if(ties,
                      [&](const auto& pair) { return pair.first == organisation || pair.second == organisation; });
    }
    /// As `network_of` reads it; `order` shuffles the rows.
    std::string text(std::uint64_t order = 0) const {
        std::vector<std::string> rows;
        for (const auto& [a, b] : ties)
            rows.push_back(a + ">" + b + " works_with\n");
        if (order > 0)
            Random(order, 9).shuffle(std::span(rows));
        std::string all;
        for (const auto& [id, of] : region)
            all += "@" + id + " company region=" + of + "\n";
        for (const std::string& row : rows)
            all += row;
        return all;
    }
};

inline std::string member(std::size_t block, std::size_t m) {
    return "b" + std::to_string(block) + "m" + std::to_string(m);
}

constexpr std::size_t kBlocks = 6, kMembers = 10;

/// Ties inside with probability 0.7, and a ring beside so that every block hangs together.
inline void fill_block(World& world, Random& random, const std::vector<std::string>& members) {
    for (std::size_t i = 0; i < members.size(); ++i)
        for (std::size_t j = i + 1; j < members.size(); ++j)
            if (j == i + 1 || random.chance(0.7))
                world.tie(members[i], members[j]);
}

inline std::vector<std::string> block(std::size_t b, std::size_t from = 0, std::size_t to = kMembers) {
    std::vector<std::string> members;
    for (std::size_t m = from; m < to; ++m)
        members.push_back(member(b, m));
    return members;
}

inline World make_world(Random& random) {
    World world;
    for (std::size_t b = 0; b < kBlocks; ++b) {
        for (const std::string& id : block(b))
            world.add(id, "R" + std::to_string(b));
        fill_block(world, random, block(b));
    }
    for (std::size_t b = 0; b < kBlocks; ++b) // a ring of blocks: member 0 to member 1 of the next
        world.tie(member(b, 0), member((b + 1) % kBlocks, 1));
    return world;
}

} // namespace clusterbridge::planted
