#include "metrics/vector_pool.hpp"

#include <gtest/gtest.h>
#include <set>

namespace clusterbridge {
namespace {

TEST(VectorPool, HandsOutEachVectorOnceUntilItIsGivenBack) {
    VectorPool pool(100);
    double* const a = pool.take();
    double* const b = pool.take();
    double* const c = pool.take();
    EXPECT_EQ(std::set<double*>({a, b, c}).size(), 3U);
    for (double* const vector : {a, b, c})
        for (std::size_t i = 0; i < pool.length(); ++i)
            vector[i] = static_cast<double>(i); // room for all, or a sanitizer says so
    pool.give_back(b);
    EXPECT_EQ(pool.take(), b);
}

} // namespace
} // namespace clusterbridge
