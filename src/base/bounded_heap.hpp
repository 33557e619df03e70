#pragma once
#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace clusterbridge {

/// Keeps the `capacity` best of everything offered; `Better(a, b)` is true where a stands before b and must be a strict
/// total order, so that the result does not depend on the order of offers. O(log capacity) per kept item.
template <class T, class Better> class BoundedHeap {
  public:
    explicit BoundedHeap(std::size_t capacity, Better better = {}) : capacity_(capacity), better_(better) {}

    /// Whether an item would be kept: a cheap test before building it.
    bool admits(const T& item) const {
        return items_.size() < capacity_ || (capacity_ > 0 && better_(item, items_.front()));
    }
    void offer(T item) {
        if (capacity_ == 0)
            return;
        if (items_.size() < capacity_) {
            items_.push_back(std::move(item));
            std::push_heap(items_.begin(), items_.end(), better_);
        } else if (better_(item, items_.front())) {
            std::pop_heap(items_.begin(), items_.end(), better_);
            items_.back() = std::move(item);
            std::push_heap(items_.begin(), items_.end(), better_);
        }
    }
    std::size_t size() const noexcept { return items_.size(); }
    /// All kept items, best first; the heap is empty afterwards.
    std::vector<T> take_sorted() {
        std::sort(items_.begin(), items_.end(), better_);
        return std::exchange(items_, {});
    }

  private:
    std::size_t capacity_;
    Better better_;
    std::vector<T> items_;
};

} // namespace clusterbridge
