#include "metrics/vector_pool.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>
#include <vector>

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

TEST(VectorPool, NoTwoVectorsShareANumberWhateverTheirLength) {
    for (const std::size_t length : {1U, 7U, 8U, 1000U, 40000U, 1100000U}) {
        VectorPool pool(length);
        std::vector<double*> taken;
        for (std::size_t k = 0; k < (length > 100000 ? 3 : 40); ++k) {
            taken.push_back(pool.take());
            std::fill_n(taken.back(), length, static_cast<double>(k));
        }
        for (std::size_t k = 0; k < taken.size(); ++k)
            EXPECT_EQ(std::count(taken[k], taken[k] + length, static_cast<double>(k)),
                      static_cast<std::ptrdiff_t>(length));
    }
}

} // namespace
} // namespace clusterbridge
