#pragma once
#include "base/error.hpp"
#include "base/large_pages.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace clusterbridge {

/// Room for up to `count` long vectors of one length, taken and given back by those who work on them piece by piece, on
/// several threads: what is taken holds whatever it held before, so that nobody has to fill it first on one thread.
/// Memory is used once a vector is written to. Taking more than `count` at once is a broken promise.
class VectorPool {
  public:
    VectorPool(std::size_t length, std::size_t count)
        : length_(length), count_(count), memory_(std::make_unique_for_overwrite<double[]>(length * count)) {
        prefer_large_pages(memory_.get(), length * count * sizeof(double));
    }
    std::size_t length() const { return length_; }
    double* take() {
        if (free_.empty()) {
            ensure(used_ < count_, "a pool has too few vectors");
            return memory_.get() + length_ * used_++;
        }
        double* const vector = free_.back();
        free_.pop_back();
        return vector;
    }
    void give_back(double* vector) { free_.push_back(vector); }

  private:
    std::size_t length_, count_, used_ = 0;
    std::unique_ptr<double[]> memory_;
    std::vector<double*> free_;
};

} // namespace clusterbridge
