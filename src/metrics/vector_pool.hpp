#pragma once
#include "base/large_pages.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace clusterbridge {

/// Long vectors of one length, taken and given back by those who work on them piece by piece, on several threads: what
/// is taken holds whatever it held before, so that nobody has to fill it first on one thread.
class VectorPool {
  public:
    explicit VectorPool(std::size_t length) : length_(length) {}
    std::size_t length() const { return length_; }
    double* take() {
        if (free_.empty()) {
            all_.push_back(std::make_unique_for_overwrite<double[]>(length_));
            prefer_large_pages(all_.back().get(), length_ * sizeof(double));
            return all_.back().get();
        }
        double* const vector = free_.back();
        free_.pop_back();
        return vector;
    }
    void give_back(double* vector) { free_.push_back(vector); }

  private:
    std::size_t length_;
    std::vector<std::unique_ptr<double[]>> all_;
    std::vector<double*> free_;
};

} // namespace clusterbridge
