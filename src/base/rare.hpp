#pragma once
#include <memory>
#include <utility>

namespace clusterbridge {

/// A value that most of its owners leave as it is by default: the size of a pointer until somebody writes it. All that
/// are unwritten read the same `T{}`. Copies are apart, as those of any value.
template <class T> class Rare {
  public:
    Rare() = default;
    Rare(const Rare& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
    Rare(Rare&&) noexcept = default;
    Rare& operator=(const Rare& other) {
        if (this != &other)
            *this = Rare(other);
        return *this;
    }
    Rare& operator=(Rare&&) noexcept = default;
    ~Rare() = default;

    const T& operator*() const { return value_ ? *value_ : unwritten(); }
    const T* operator->() const { return &**this; }
    /// To write it. The first call makes the value: what `*` gave before goes on to read as the default.
    T& own() {
        if (!value_)
            value_ = std::make_unique<T>();
        return *value_;
    }

  private:
    static const T& unwritten() {
        static const T kValue;
        return kValue;
    }

    std::unique_ptr<T> value_;
};

} // namespace clusterbridge
