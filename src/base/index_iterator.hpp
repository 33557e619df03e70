#pragma once
#include <cstddef>
#include <iterator>

namespace clusterbridge {

/// Walks over values that a source makes as they are asked for: `(source.*Get)(at)`. Gives them by value, so what it
/// gives never dangles; the source must outlive it.
template <class Source, class Value, Value (Source::*Get)(std::size_t) const> class IndexIterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Value;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Value;

    IndexIterator() = default;
    IndexIterator(const Source& source, std::size_t at) : source_(&source), at_(at) {}
    Value operator*() const { return (source_->*Get)(at_); }
    IndexIterator& operator++() {
        ++at_;
        return *this;
    }
    IndexIterator operator++(int) {
        IndexIterator before = *this;
        ++at_;
        return before;
    }
    friend bool operator==(const IndexIterator&, const IndexIterator&) = default;

  private:
    const Source* source_ = nullptr;
    std::size_t at_ = 0;
};

} // namespace clusterbridge
