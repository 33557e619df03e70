#include "graph/network.hpp"

#include "support/graphs.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

static_assert(sizeof(Organisation) <= 48, "millions of organisations occur in ties only");

/// Where an organisation has no details of its own, all read the same ones.
bool has_details(const Organisation& o) {
    return &*o.details != &*Organisation{}.details;
}

TEST(Organisation, IsNamedByItsIdUntilTheInputGivesAName) {
    Organisation o;
    o.id = "a";
    EXPECT_EQ(o.name(), "a");
    o.set_name("Alpha");
    EXPECT_EQ(o.name(), "Alpha");
    o.set_name("a");
    EXPECT_EQ(o.name(), "a");
    EXPECT_EQ(o.details->name, "") << "an id is kept once";
}

TEST(Organisation, ANameThatIsTheIdTakesNoDetails) {
    Organisation o;
    o.id = "a";
    o.set_name("a");
    EXPECT_FALSE(has_details(o));
    o.set_name("Alpha");
    EXPECT_TRUE(has_details(o));
}

TEST(Organisation, OneThatOccursInTiesOnlyHasNoDetailsAndReadsAsEmpty) {
    const Network n = network_of("a>b funds");
    for (const Organisation& o : n.organisations) {
        EXPECT_FALSE(has_details(o)) << o.id;
        EXPECT_EQ(o.name(), o.id);
        EXPECT_TRUE(o.aliases().empty() && o.extra().empty());
        EXPECT_FALSE(o.place() || o.founded());
        for (const OrganisationSymbol part : {&Organisation::city, &Organisation::region, &Organisation::nuts3,
                                              &Organisation::nuts2, &Organisation::country, &Organisation::source_key})
            EXPECT_EQ((o.*part)(), Symbol{});
        EXPECT_EQ(o.themes(), ListId{});
        EXPECT_EQ(o.row().line, 0U);
        EXPECT_EQ(n.text(o.type_symbol()), n.text(o.type));
        EXPECT_EQ(o.kind, ActorKind::unknown);
    }
}

TEST(Organisation, ChangingACopyOfANetworkLeavesTheOriginalAsItIs) {
    const Network original = network_of("@a company\na>b funds");
    Network copy = original;
    for (Organisation& o : copy.organisations) {
        o.set_name("X");
        o.details.own().founded = 2001;
    }
    for (const Organisation& o : original.organisations) {
        EXPECT_EQ(o.name(), o.id);
        EXPECT_FALSE(o.founded());
    }
}

} // namespace
} // namespace clusterbridge
