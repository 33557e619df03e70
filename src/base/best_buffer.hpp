#pragma once
#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace clusterbridge {

/// Keeps the `capacity` best of everything offered, like `BoundedHeap` and with the same result, for large capacities:
/// what is offered is collected and cut back to the best by selection whenever twice as much is held. O(1) amortised
/// per kept item where the heap needs O(log capacity); up to twice the memory. `Better` must be a strict total order.
template <class T, class Better> class BestBuffer {
  public:
    explicit BestBuffer(std::size_t capacity, Better better = {}) : capacity_(capacity), better_(better) {}

    /// False only where the item would certainly not be kept.
    bool admits(const T& item) const { return capacity_ > 0 && (!bounded_ || better_(item, bound_)); }
    void offer(T item) {
        if (!admits(item))
            return;
        items_.push_back(std::move(item));
        if (items_.size() >= 2 * capacity_)
            cut();
    }
    /// All kept items, best first; the buffer is empty afterwards.
    std::vector<T> take_sorted() {
        if (items_.size() > capacity_)
            cut();
        std::sort(items_.begin(), items_.end(), better_);
        bounded_ = false;
        return std::exchange(items_, {});
    }

  private:
    void cut() {
        const auto last = items_.begin() + static_cast<std::ptrdiff_t>(capacity_) - 1;
        std::nth_element(items_.begin(), last, items_.end(), better_);
        bound_ = *last; // worse than this is never kept again
        bounded_ = true;
        items_.erase(last + 1, items_.end());
    }

    std::size_t capacity_;
    Better better_;
    std::vector<T> items_;
    T bound_{};
    bool bounded_ = false;
};

} // namespace clusterbridge
