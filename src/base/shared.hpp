#pragma once
#include <memory>
#include <utility>

namespace clusterbridge {

/// A large value that copies share until one of them is about to change: that one takes a copy of its own then. Copies
/// may be read on any thread; one is changed, as always, while no other thread has to do with it, and no other thread
/// gives up a copy meanwhile.
template <class T> class Shared {
  public:
    Shared() : value_(nothing()) {}
    Shared(const Shared&) = default;
    Shared(Shared&& other) : value_(std::exchange(other.value_, nothing())) {}
    Shared& operator=(const Shared&) = default;
    Shared& operator=(Shared&& other) {
        value_ = std::exchange(other.value_, nothing());
        return *this;
    }
    ~Shared() = default;

    const T& operator*() const { return *value_; }
    const T* operator->() const { return value_.get(); }
    /// To change it.
    T& own() {
        if (value_.use_count() != 1)
            value_ = std::make_shared<T>(std::as_const(*value_));
        return *value_;
    }

  private:
    static const std::shared_ptr<T>& nothing() {
        static const std::shared_ptr<T> kNothing = std::make_shared<T>();
        return kNothing;
    }

    std::shared_ptr<T> value_;
};

} // namespace clusterbridge
