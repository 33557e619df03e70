#include "io/tie_queue.hpp"

#include <functional>

namespace clusterbridge {

void TieQueue::set(Name& name, std::string_view text) {
    const std::less<> before;
    const bool stays = !text.empty() && !before(text.data(), text_.data()) &&
                       !before(text_.data() + text_.size(), text.data() + text.size());
    if (!stays)
        text = name.own = text;
    name.text = text;
    name.hash = PackedTextIndex::hash_of(text);
    builder_.ids().ask_slot(name.hash);
}

void TieQueue::ask_text(std::size_t at) const {
    const Waiting& tie = waiting_[at % kWaiting];
    builder_.ids().ask_text(tie.source.hash);
    builder_.ids().ask_text(tie.target.hash);
}

void TieQueue::hand_over() {
    const Waiting& tie = waiting_[first_++ % kWaiting];
    const auto source = builder_.organisation(tie.source.text, tie.source.hash, tie.row.row);
    const auto target = builder_.organisation(tie.target.text, tie.target.hash, tie.row.row);
    builder_.add_tie(source, target, tie.row);
}

void TieQueue::add(std::string_view source, std::string_view target) {
    Waiting& tie = waiting_[last_++ % kWaiting];
    set(tie.source, source);
    set(tie.target, target);
    if (last_ - first_ > kStep)
        ask_text(last_ - 1 - kStep);
    if (last_ - first_ > 2 * kStep)
        hand_over();
}

void TieQueue::finish() {
    while (first_ != last_)
        hand_over();
}

} // namespace clusterbridge
