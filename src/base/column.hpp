#pragma once
#include "base/ids.hpp"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace clusterbridge {

/// One value per node, edge or link, indexed by that id type only. `T` must not be bool (use std::uint8_t or an enum).
template <class Id, class T> class Column {
  public:
    Column() = default;
    explicit Column(std::size_t size, const T& initial = T{}) : values_(size, initial) {}
    explicit Column(std::vector<T> values) : values_(std::move(values)) {}

    T& operator[](Id id) { return values_[index(id)]; }
    const T& operator[](Id id) const { return values_[index(id)]; }
    std::size_t size() const noexcept { return values_.size(); }
    bool empty() const noexcept { return values_.empty(); }
    auto begin() noexcept { return values_.begin(); }
    auto end() noexcept { return values_.end(); }
    auto begin() const noexcept { return values_.begin(); }
    auto end() const noexcept { return values_.end(); }
    std::span<T> raw() noexcept { return values_; }
    std::span<const T> raw() const noexcept { return values_; }
    friend bool operator==(const Column&, const Column&) = default;

  private:
    std::vector<T> values_;
};

template <class T> using NodeColumn = Column<NodeId, T>;
template <class T> using EdgeColumn = Column<EdgeId, T>;

} // namespace clusterbridge
