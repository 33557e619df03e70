#pragma once
#include "io/plain_piece.hpp"
#include "io/row_values.hpp"

#include <cstddef>
#include <deque>
#include <vector>

namespace clusterbridge {

/// Reads the rows of a large table of ties that are like most (io/plain_piece.hpp). With threads, what is left of the
/// text is cut at ends of lines into as many pieces; the names and rows of the later ones are added to those of the
/// first in the order of the text, so that nothing tells how many there were. Where a piece has to end early, a later
/// one may have begun in the middle of a field and is thrown away.
class PlainTies {
  public:
    PlainTies(TableRows& rows, const PlainTable& plain, ReadContext& context);

    /// Reads up to the first row that is not like most, or to the end; how many.
    std::size_t read();

  private:
    std::vector<std::size_t> next_ends() const;
    std::size_t rows_in(std::size_t bytes) const;
    bool read_pieces(const std::vector<std::size_t>& ends);
    void take(const PlainPiece& piece, std::uint64_t lines_before);

    TableRows& rows_;
    const PlainTable& plain_;
    ReadContext& context_;
    std::deque<PlainPiece::Batch> batches_; ///< of each piece
    std::size_t alone_until_ = 0;           ///< up to there, the text is not cut
};

} // namespace clusterbridge
