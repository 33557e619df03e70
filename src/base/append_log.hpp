#pragma once
#include <cstddef>
#include <memory>
#include <vector>

namespace clusterbridge {

/// Values that one thread adds at the end while others read those before: none moves when more come. How many there are
/// is told to the others by whoever adds, with something that orders memory. For plain values, at most 2^32.
template <class T> class AppendLog {
  public:
    AppendLog() : pieces_(kPieces) {}
    void append(T value) { append_if(true, value); }
    /// Adds only where `counts`, without a branch.
    void append_if(bool counts, T value) {
        std::unique_ptr<T[]>& piece = pieces_[size_ / kPiece];
        if (!piece)
            piece = std::make_unique_for_overwrite<T[]>(kPiece);
        piece[size_ % kPiece] = value;
        size_ += static_cast<std::size_t>(counts);
    }
    /// For the thread that adds.
    std::size_t size() const { return size_; }
    const T& operator[](std::size_t i) const { return pieces_[i / kPiece][i % kPiece]; }

  private:
    static constexpr std::size_t kPiece = std::size_t{1} << 18U, kPieces = std::size_t{1} << 14U;

    std::vector<std::unique_ptr<T[]>> pieces_;
    std::size_t size_ = 0;
};

} // namespace clusterbridge
