#include "analysis/bounded_edits.hpp"

#include <algorithm>
#include <vector>

namespace clusterbridge {
namespace {

bool same_digits(std::string_view a, std::string_view b) {
    constexpr std::string_view kDigits = "0123456789";
    for (;;) {
        const auto x = a.find_first_of(kDigits);
        const auto y = b.find_first_of(kDigits);
        if (x == std::string_view::npos || y == std::string_view::npos)
            return x == y;
        if (a[x] != b[y])
            return false;
        a.remove_prefix(x + 1);
        b.remove_prefix(y + 1);
    }
}

} // namespace

std::size_t bounded_edits(std::string_view a, std::string_view b, std::size_t most) {
    const std::size_t apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (apart > most)
        return most + 1;
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    if (!same_digits(a, b))
        return most + 1;
    if (a.empty() || b.empty())
        return std::max(a.size(), b.size());
    if (most == 0 || (most == 1 && std::max(a.size(), b.size()) > 2)) // one edit leaves one letter, or two swapped
        return most + 1;
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), last[j] + 1, now[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
            least = std::min(least, now[j]);
        }
        if (least > most + 1) // a swap may still save one
            return most + 1;
        before.swap(last);
        last.swap(now);
    }
    return std::min(last[b.size()], most + 1);
}

} // namespace clusterbridge
