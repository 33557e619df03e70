#pragma once
#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace clusterbridge {

/// Keeps the `capacity` best of everything offered, like `BoundedHeap`, for many items: up to twice as many are held
/// and then cut by selection, which costs O(1) an offer where a heap of millions costs a walk through memory it does
/// not have in its caches. `Better` must be a strict total order, so that the result does not depend on the order of
/// offers.
template <class T, class Better> class BestOf {
  public:
    explicit BestOf(std::size_t capacity, Better better = {}) : capacity_(capacity), better_(better) {}

    /// False only where an item would certainly not be kept: a cheap test before building it.
    bool admits(const T& item) const { return capacity_ > 0 && (!worst_ || better_(item, *worst_)); }
    void offer(T item) {
        if (!admits(item))
            return;
        items_.push_back(std::move(item));
        if (items_.size() >= 2 * capacity_)
            cut();
    }
    /// All kept items, best first; nothing is kept afterwards.
    std::vector<T> take_sorted() {
        if (items_.size() > capacity_)
            cut();
        std::sort(items_.begin(), items_.end(), better_);
        worst_.reset();
        return std::exchange(items_, {});
    }

  private:
    void cut() {
        const auto last = items_.begin() + static_cast<std::ptrdiff_t>(capacity_ - 1);
        std::nth_element(items_.begin(), last, items_.end(), better_);
        worst_ = *last;
        items_.erase(last + 1, items_.end());
    }

    std::size_t capacity_;
    Better better_;
    std::vector<T> items_;
    std::optional<T> worst_; ///< the last of those kept at the latest cut
};

} // namespace clusterbridge
