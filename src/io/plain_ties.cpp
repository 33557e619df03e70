#include "io/plain_ties.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <utility>

namespace clusterbridge {
namespace {

/// Before the text is cut, so much of it has to have been like most.
constexpr std::size_t kFirst = std::size_t{1} << 16U;
/// Smaller pieces take no longer than it may take until a second thread gets its turn.
constexpr std::size_t kSmallestPiece = std::size_t{1} << 19U;
/// Most names of a table stand in every piece, and each piece's are looked up once more when it is added.
constexpr std::size_t kMostPieces = 8;
/// How far from where a piece should end the end of a line is looked for.
constexpr std::size_t kLongestLine = std::size_t{1} << 16U;

void lower(std::atomic<std::size_t>& least, std::size_t value) {
    for (std::size_t known = least.load(); value < known && !least.compare_exchange_weak(known, value);)
        continue;
}

} // namespace

PlainTies::PlainTies(TableRows& rows, const PlainTable& plain, ReadContext& context)
    : rows_(rows), plain_(plain), context_(context) {}

/// Where the pieces end that come next.
std::vector<std::size_t> PlainTies::next_ends() const {
    const std::string_view text = rows_.plain()->text();
    const std::size_t begin = rows_.plain()->position();
    const std::size_t left = text.size() - begin;
    const std::size_t pieces = std::min({std::size_t{context_.run.threads}, kMostPieces, left / kSmallestPiece});
    if (pieces > 1 && begin < alone_until_)
        return {std::min(alone_until_, text.size())};
    std::vector<std::size_t> ends;
    for (std::size_t k = 1; k < pieces; ++k) {
        const std::size_t wanted = begin + left * k / pieces;
        const std::size_t feed = text.substr(wanted, kLongestLine).find('\n');
        if (feed != std::string_view::npos)
            ends.push_back(wanted + feed + 1);
    }
    ends.push_back(text.size());
    return ends;
}

/// About how many rows stand in so much text, and a few more.
std::size_t PlainTies::rows_in(std::size_t bytes) const {
    const double each = static_cast<double>(rows_.plain()->position()) / static_cast<double>(rows_.read_so_far());
    return static_cast<std::size_t>(1.05 * static_cast<double>(bytes) / std::max(each, 1.0)) + 1;
}

void PlainTies::take(const PlainPiece& piece, std::uint64_t lines_before) {
    rows_.step_over({piece.place().at, lines_before + piece.place().line}, piece.rows());
}

/// Whether all rows up to the last end were like most.
bool PlainTies::read_pieces(const std::vector<std::size_t>& ends) {
    const std::size_t count = ends.size();
    std::vector<NetworkBuilder> parts(count - 1);
    std::deque<PlainPiece> pieces;
    if (batches_.size() < count)
        batches_.resize(count);
    for (std::size_t k = 0; k < count; ++k) {
        CsvScanner scanner = *rows_.plain();
        if (k > 0) {
            scanner.go_back({ends[k - 1], 0});
            parts[k - 1].expect_ties(rows_in(ends[k] - ends[k - 1]));
        }
        pieces.emplace_back(plain_, scanner, ends[k], k == 0 ? context_.builder : parts[k - 1],
                            k == 0 ? context_.total_weight : 0, batches_[k]);
    }
    std::atomic<std::size_t> early{count}; // the first piece that ended early
    run_blocks(count, {context_.run.threads, context_.run.stop, {}}, [&](std::size_t k, std::size_t) {
        pieces[k].read([&] {
            context_.run.throw_if_stopped();
            return k <= early.load(std::memory_order_relaxed);
        });
        if (!pieces[k].at_end())
            lower(early, k);
    });
    take(pieces[0], 0);
    context_.total_weight = pieces[0].total_weight();
    std::size_t thrown_away = 0;
    bool all = pieces[0].at_end();
    for (std::size_t k = 1; k < count; ++k) {
        NetworkBuilder& part = parts[k - 1];
        // added up as on one thread, to the last bit: the next rows depend on it
        const double total = all ? part.ties().add_weights(context_.total_weight) : 0;
        if (!all || !std::isfinite(total)) {
            all = false;
            thrown_away += pieces[k].bytes();
            continue;
        }
        const std::uint64_t lines_before = rows_.plain()->line();
        context_.builder.take_over(std::exchange(part, {}), lines_before, context_.run);
        context_.total_weight = total;
        take(pieces[k], lines_before);
        all = pieces[k].at_end();
    }
    // so that no more is ever thrown away than is read
    alone_until_ = rows_.plain()->position() + thrown_away;
    return all;
}

std::size_t PlainTies::read() {
    const std::uint64_t before = rows_.read_so_far();
    alone_until_ = std::max(alone_until_, rows_.plain()->position() + kFirst);
    while (rows_.plain()->position() < rows_.plain()->text().size() && read_pieces(next_ends()))
        continue;
    return rows_.read_so_far() - before;
}

} // namespace clusterbridge
