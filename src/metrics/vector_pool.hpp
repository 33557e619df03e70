#pragma once
#include "base/large_vector.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace clusterbridge {

/// Long vectors of one length, taken and given back by those who work on them piece by piece, on several threads: what
/// is taken holds whatever it held before, so that nobody has to fill it first on one thread. Several stand in one
/// piece of memory, which fills large pages where one vector would not.
class VectorPool {
  public:
    explicit VectorPool(std::size_t length) : length_(length) {}
    std::size_t length() const { return length_; }
    double* take() {
        if (free_.empty())
            grow();
        double* const vector = free_.back();
        free_.pop_back();
        return vector;
    }
    void give_back(double* vector) { free_.push_back(vector); }

  private:
    void grow() {
        constexpr std::size_t kPiece = std::size_t{1} << 20U; // numbers
        const std::size_t room = (length_ + kLine - 1) / kLine * kLine;
        const std::size_t count = std::clamp<std::size_t>(kPiece / std::max<std::size_t>(1, room), 1, kMost);
        all_.emplace_back(count * room);
        for (std::size_t k = count; k-- > 0;)
            free_.push_back(all_.back().data() + k * room);
    }

    static constexpr std::size_t kLine = 8; ///< numbers in a line of the cache: no two vectors share one
    static constexpr std::size_t kMost = 32;

    std::size_t length_;
    std::vector<LargeVector<double>> all_;
    std::vector<double*> free_;
};

} // namespace clusterbridge
