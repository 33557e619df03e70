#pragma once
#include "base/ids.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace clusterbridge {

/// Keeps each distinct string once. Symbols are numbered in order of first use, so never sort output by symbol: sort by
/// text. `Symbol{0}` is the empty string.
class SymbolPool {
  public:
    SymbolPool() { intern({}); }
    SymbolPool(const SymbolPool& other) : texts_(other.texts_) { index_all(); }
    SymbolPool(SymbolPool&&) noexcept = default;
    SymbolPool& operator=(SymbolPool other) noexcept {
        texts_.swap(other.texts_);
        by_text_.swap(other.by_text_);
        return *this;
    }
    ~SymbolPool() = default;

    Symbol intern(std::string_view text) {
        if (const auto found = by_text_.find(text); found != by_text_.end())
            return found->second;
        const Symbol symbol{static_cast<std::uint32_t>(texts_.size())};
        texts_.emplace_back(text);
        by_text_.emplace(texts_.back(), symbol);
        return symbol;
    }
    const std::string& text(Symbol symbol) const { return texts_[index(symbol)]; }
    std::size_t size() const noexcept { return texts_.size(); }

  private:
    void index_all() {
        for (std::size_t i = 0; i < texts_.size(); ++i)
            by_text_.emplace(texts_[i], Symbol{static_cast<std::uint32_t>(i)});
    }

    std::deque<std::string> texts_; // a deque: texts never move, the index refers to them
    std::unordered_map<std::string_view, Symbol> by_text_;
};

} // namespace clusterbridge
