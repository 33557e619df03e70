#include "metrics/leiden_batches.hpp"

#include "base/fetch_early.hpp"
#include "base/large_pages.hpp"

#include <iterator>

namespace clusterbridge {
namespace {

/// Where the chunks of a batch end, in parts of 64: the last are small, so that nobody waits long for another.
constexpr std::size_t kEnds[] = {0, 11, 22, 32, 41, 48, 54, 59, 64};
constexpr std::size_t kChunks = std::size(kEnds) - 1;
/// Small beside the level: in batches of a 256th, nodes with many ties met so many of their neighbours that all were
/// visited half as often again.
constexpr std::size_t kBatches = 1024, kLeastBatch = 16, kLargestBatch = 1024;
constexpr std::size_t kFew = 8; ///< nodes that one thread looks at faster than two
constexpr std::size_t kOffsetsAhead = 2 * kArcsAhead;
/// Where a node is, beside its community. Others than the leader know of those that wait for their first visit alone.
constexpr std::uint32_t kWaiting = 1U << 30U, kInBatch = 1U << 31U;
constexpr std::uint32_t kCommunity = kWaiting - 1; ///< bits of a state
constexpr std::uint32_t kAlone = kCommunity;       ///< a wish: any community that is empty
constexpr std::uint32_t kEmptied = 1U << 31U;      ///< a move: nobody is left behind

std::uint32_t community_of(std::uint32_t state) {
    return state & kCommunity;
}

std::vector<double> masses(const Level& level, const Labels& community) {
    std::vector<double> mass = large_vector<double>(level.size());
    for (std::size_t v = 0; v < level.size(); ++v)
        mass[community[v]] += level.mass[v];
    return mass;
}

Labels all_waiting(const Labels& community) {
    Labels state = large_copy(community);
    for (std::uint32_t& s : state)
        s |= kWaiting;
    return state;
}

} // namespace

Communities::Communities(const Level& level, const Labels& community) : mass(masses(level, community)) {
    size = large_vector<std::uint32_t>(level.size());
    for (std::size_t v = 0; v < level.size(); ++v)
        ++size[community[v]];
    for (std::size_t c = level.size(); c-- > 0;)
        if (size[c] == 0)
            empty.push_back(static_cast<std::uint32_t>(c));
}

bool moves_in_batches(const Level& level) {
    constexpr std::size_t kManyArcs = 1000000, kManyNodes = kLeastBatch * kBatches;
    return level.arc_count() >= kManyArcs && level.size() >= kManyNodes && level.size() < kAlone;
}

BatchedMoves::BatchedMoves(const Level& level, double factor, Labels& community, const Labels& order,
                           WorkerSurroundings& tables)
    : level_(level), factor_(factor), community_(community), tables_(tables), all_(level, community),
      batch_most_(std::clamp<std::size_t>(level.size() / kBatches, kLeastBatch, kLargestBatch)),
      batch_limit_(batch_most_), views_(1) {
    views_[0].state = all_waiting(community);
    for (const std::uint32_t v : order)
        queue_.append(v);
}

double BatchedMoves::move(unsigned threads) {
    const std::size_t workers = std::max(1U, threads);
    chunks_ = workers > 1 ? kChunks : 1;
    pieces_.assign(workers, std::vector<Piece>(chunks_));
    views_.resize(workers);
    tables_.prepare(threads);
    fill_batch();
    Rounds::run(
        chunks_, threads, [&](std::size_t chunk, std::size_t worker) { work(chunk, worker); },
        [&](Rounds& rounds) {
            while (first_ < last_) {
                rounds.round(last_ - first_ < kFew);
                settle(rounds);
                fill_batch();
            }
        });
    for (std::size_t v = 0; v < community_.size(); ++v)
        community_[v] = community_of(views_[0].state[v]);
    return gained_;
}

void BatchedMoves::fill_batch() {
    // no climb comes near the bound: it only makes an endless exchange through rounding impossible
    const bool ends = queue_.size() > std::min<std::size_t>(1000 * level_.size(), std::size_t{1} << 31U);
    if (last_ == queue_.size() && !ends)
        call_back();
    const std::size_t first = last_, last = ends ? first : std::min(queue_.size(), first + batch_limit_);
    first_ = first;
    last_ = last;
    move_count_ = moves_.size();
    mark_batch(views_[0], first, last);
}

void BatchedMoves::call_back() {
    const std::size_t batches = back_.size() / batch_limit_ + 1;
    for (std::size_t batch = 0; batch < batches; ++batch)
        for (std::size_t i = batch; i < back_.size(); i += batches)
            queue_.append(back_[i]);
    back_.clear();
}

void BatchedMoves::mark_batch(View& view, std::size_t first, std::size_t last) const {
    for (std::size_t i = std::min(view.taken, first); i < last; ++i) {
        std::uint32_t& state = view.state[queue_[i]];
        state = community_of(state) | (i < first ? 0 : kInBatch);
    }
    view.first = first;
    view.last = last;
    view.taken = last;
}

void BatchedMoves::put(std::uint32_t v) {
    std::uint32_t& state = views_[0].state[v];
    if ((state & kWaiting) == 0)
        back_.push_back(v);
    state |= kWaiting;
}

void BatchedMoves::catch_up(View& view) const {
    if (view.state.empty()) {
        view.state = all_waiting(community_);
        view.mass = masses(level_, community_);
    }
    // who is late may see parts of the next batch: what it finds then does not count, and it catches up again
    const std::size_t first = first_, last = last_, moves = move_count_;
    if (view.first == first && view.last == last && view.moves == moves)
        return;
    for (std::size_t i = view.first; i < view.last; ++i)
        view.state[queue_[i]] &= ~kInBatch;
    for (; view.moves < moves; ++view.moves) {
        const auto [v, to] = moves_[view.moves];
        const std::uint32_t own = community_of(view.state[v]);
        view.mass[own] = (to & kEmptied) != 0 ? 0 : view.mass[own] - level_.mass[v];
        view.mass[community_of(to)] += level_.mass[v];
        view.state[v] = community_of(to) | (view.state[v] & ~kCommunity);
    }
    mark_batch(view, first, last);
}

void BatchedMoves::work(std::size_t chunk, std::size_t worker) {
    View& view = views_[worker];
    if (worker > 0)
        catch_up(view);
    Surroundings& around = tables_.of(worker);
    Piece& piece = pieces_[worker][chunk];
    piece.wishes.clear();
    piece.inside.clear();
    piece.around.clear();
    const std::vector<double>& mass = worker > 0 ? view.mass : all_.mass;
    const std::size_t size = view.last - view.first;
    const BlockRange places =
        chunks_ == 1 ? BlockRange{0, size} : BlockRange{size * kEnds[chunk] / 64, size * kEnds[chunk + 1] / 64};
    // what is asked for has come when the next step needs it
    const auto step = [&](std::size_t place, std::size_t ahead, auto&& ask) {
        const std::size_t at = place + ahead - kOffsetsAhead;
        if (at >= places.first && at < places.last)
            ask(queue_[view.first + at]);
    };
    for (std::size_t place = places.first; place < places.last + kOffsetsAhead; ++place) {
        step(place, kOffsetsAhead, [&](std::uint32_t v) {
            fetch_early(level_.offsets.data() + v);
            fetch_early(level_.mass.data() + v);
            fetch_early(view.state.data() + v);
        });
        step(place, kArcsAhead, [&](std::uint32_t v) {
            level_.fetch_arcs(v);
            fetch_early(mass.data() + community_of(view.state[v]));
        });
        step(place, kEndsAhead, [&](std::uint32_t v) { level_.fetch_ends(v, view.state); });
        if (place >= places.first + kOffsetsAhead)
            wish(view, mass, static_cast<std::uint32_t>(place - kOffsetsAhead), around, piece);
    }
}

void BatchedMoves::wish(const View& view, const std::vector<double>& masses_now, std::uint32_t place,
                        Surroundings& around, Piece& piece) const {
    const std::uint32_t v = queue_[view.first + place];
    const std::uint32_t own = community_of(view.state[v]);
    std::uint32_t* inside = piece.inside.room(level_.degree(v));
    level_.for_arcs(v, [&](LevelArc arc) {
        const std::uint32_t state = view.state[arc.to];
        around.add(community_of(state), static_cast<double>(arc.weight));
        *inside = arc.to;
        inside += state >> 31U; // kInBatch
    });
    const double pull = factor_ * level_.mass[v];
    const double rest = masses_now[own] - level_.mass[v];
    Wish wish{.place = place, .to = own, .own_weight = around[own]};
    const double stay = wish.own_weight - pull * rest;
    double best_gain = stay, best_mass = rest;
    for (const std::uint32_t c : around.touched()) {
        const double mass = masses_now[c];
        const double gain = around[c] - pull * mass;
        if (gain > best_gain + kRelativeNoise * around[c] && c != own) {
            wish.to = c;
            best_gain = gain;
            best_mass = mass;
        }
    }
    wish.to_weight = around[wish.to];
    if (best_gain < -kRelativeNoise * pull * best_mass && stay < -kRelativeNoise * pull * rest) {
        wish.to = kAlone;
        wish.to_weight = 0;
    }
    around.clear();
    if (wish.to == own)
        return;
    piece.inside.end_at(inside);
    std::uint32_t* next = piece.around.room(level_.degree(v));
    level_.for_arcs(v, [&](LevelArc arc) {
        const std::uint32_t state = view.state[arc.to];
        *next = arc.to;
        next += static_cast<std::size_t>(community_of(state) != wish.to) &
                static_cast<std::size_t>((state & kWaiting) == 0);
    });
    piece.around.end_at(next);
    wish.last_inside = piece.inside.size();
    wish.last_around = piece.around.size();
    piece.wishes.push_back(wish);
}

bool BatchedMoves::grant(const Wish& wish, std::span<const std::uint32_t> neighbours) {
    Labels& state = views_[0].state;
    // the leader keeps the mark of a batch on those who have moved until all wishes were heard
    if (std::any_of(neighbours.begin(), neighbours.end(), [&](std::uint32_t u) { return (state[u] & kInBatch) != 0; }))
        return false;
    const std::uint32_t v = queue_[first_ + wish.place];
    const std::uint32_t own = community_of(state[v]);
    const double mass = level_.mass[v], pull = factor_ * mass;
    // the same arithmetic as when the wish was found: then whoever comes first is never refused
    const double rest = all_.mass[own] - mass;
    const double before = wish.own_weight - pull * rest;
    const double after = wish.to == kAlone ? 0 : wish.to_weight - pull * all_.mass[wish.to];
    if (!(wish.to == kAlone ? before < -kRelativeNoise * pull * rest
                            : after > before + kRelativeNoise * wish.to_weight))
        return false;
    all_.take(own, mass);
    const std::uint32_t emptied = all_.size[own] == 0 ? kEmptied : 0;
    const std::uint32_t to = wish.to == kAlone ? all_.empty.back() : wish.to;
    all_.put(to, mass);
    state[v] = to | (state[v] & kWaiting) | kInBatch;
    moves_.append({v, to | emptied});
    gained_ += after - before;
    return true;
}

void BatchedMoves::settle(const Piece& piece) {
    constexpr std::size_t kAhead = 6;
    const View& view = views_[0];
    std::size_t inside = 0, around = 0;
    for (std::size_t k = 0; k < piece.wishes.size(); ++k) {
        if (k + kAhead < piece.wishes.size()) {
            const Wish& later = piece.wishes[k + kAhead];
            const std::uint32_t own = community_of(view.state[queue_[view.first + later.place]]);
            fetch_early(all_.mass.data() + own);
            fetch_early(all_.size.data() + own);
            const std::uint32_t to = later.to == kAlone ? own : later.to;
            fetch_early(all_.mass.data() + to);
            fetch_early(all_.size.data() + to);
        }
        const Wish& wish = piece.wishes[k];
        if (grant(wish, piece.inside.all().subspan(inside, wish.last_inside - inside)))
            for (std::size_t i = around; i < wish.last_around; ++i)
                put(piece.around[i]);
        else
            put(queue_[view.first + wish.place]);
        inside = wish.last_inside;
        around = wish.last_around;
    }
}

void BatchedMoves::settle(const Rounds& rounds) {
    View& view = views_[0];
    for (std::size_t i = view.first; i < view.last; ++i)
        view.state[queue_[i]] &= ~kInBatch;
    const std::size_t moved_before = moves_.size();
    std::size_t wishes = 0;
    for (std::size_t chunk = 0; chunk < chunks_; ++chunk) {
        const Piece& piece = pieces_[rounds.worker_of(chunk)][chunk];
        settle(piece);
        wishes += piece.wishes.size();
    }
    const std::size_t refused = wishes - (moves_.size() - moved_before);
    if (refused * 4 > wishes)
        batch_limit_ = std::max<std::size_t>(1, batch_limit_ / 2);
    else if (refused * 16 <= wishes)
        batch_limit_ = std::min(batch_most_, batch_limit_ * 2);
    for (std::size_t i = moved_before; i < moves_.size(); ++i)
        view.state[moves_[i].node] &= ~kInBatch;
}

} // namespace clusterbridge
