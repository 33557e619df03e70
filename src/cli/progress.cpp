#include "cli/progress.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <ostream>

namespace clusterbridge {
namespace {

constexpr double kSilentFor = 1.0;
constexpr double kBetweenDraws = 0.1;

/// "1:05" or "45 s"
std::string duration(double seconds) {
    const auto whole = static_cast<long>(std::ceil(seconds));
    if (whole < 60)
        return std::to_string(whole) + " s";
    const long rest = whole % 60;
    return std::to_string(whole / 60) + (rest < 10 ? ":0" : ":") + std::to_string(rest) + " min";
}

} // namespace

Sentence step_label(const std::string& step) {
    static const std::map<std::string, Sentence> kLabels{
        {"reading", {"reading", "Einlesen"}},
        {"projection", {"building the network", "Netz aufbauen"}},
        {"communities", {"finding communities", "Gemeinschaften suchen"}},
        {"recommend", {"looking for recommendations", "Empfehlungen suchen"}},
        {"backtest", {"looking back", "Rückschau halten"}},
        {"gaps", {"testing gaps", "Lücken prüfen"}},
        {"clusters", {"comparing clusters", "Cluster vergleichen"}},
        {"duplicates", {"looking for duplicates", "Doppelungen suchen"}},
        {"component", {"finding parts of the network", "Teilnetze suchen"}},
        {"degree", {"counting partners", "Partner zählen"}},
        {"layout", {"laying out the picture", "Bild anordnen"}},
        {"overlap", {"removing overlaps", "Überlappungen auflösen"}},
        {"drawing", {"drawing", "Zeichnen"}},
        {"reviews", {"making the reviews", "Auswertungen erstellen"}},
        {"writing", {"writing", "Schreiben"}},
    };
    const auto at = kLabels.find(step);
    if (at != kLabels.end())
        return at->second;
    return {"computing " + step, step + " berechnen"}; // a metric, by the name of its column
}

Progress::Progress(std::ostream& err, std::function<double()> wall, Language language, bool enabled)
    : err_(err), wall_(std::move(wall)), language_(language), enabled_(enabled && wall_ != nullptr) {
    if (enabled_)
        begin_ = step_begin_ = wall_();
}

Progress::~Progress() {
    clear();
}

void Progress::step(const std::string& name) {
    if (!enabled_)
        return;
    const std::lock_guard lock(mutex_);
    name_ = name;
    share_ = 0;
    step_begin_ = wall_();
    draw(0);
}

void Progress::show(double share) {
    if (!enabled_)
        return;
    const std::lock_guard lock(mutex_);
    share_ = std::max(share_, std::clamp(share, 0.0, 1.0)); // blocks end in any order
    draw(share_);
}

void Progress::draw(double share) {
    const double now = wall_();
    if (now - begin_ < kSilentFor || (last_drawn_ >= 0 && now - last_drawn_ < kBetweenDraws))
        return;
    last_drawn_ = now;
    std::string line = step_label(name_).in(language_);
    if (share > 0 && share < 1) { // what is left once all parts are done has no measure
        line += "  " + fixed(share * 100, 0) + " %";
        const double spent = now - step_begin_;
        if (spent > 0.5 && share > 0.01)
            line += language_ == Language::de ? "  noch " + duration(spent * (1 - share) / share)
                                              : "  " + duration(spent * (1 - share) / share) + " left";
    } else
        line += " …";
    const std::size_t width = code_points(line);
    err_ << '\r' << line << std::string(drawn_width_ > width ? drawn_width_ - width : 0, ' ') << std::flush;
    drawn_width_ = width;
}

void Progress::wipe() {
    if (drawn_width_ == 0)
        return;
    err_ << '\r' << std::string(drawn_width_, ' ') << '\r' << std::flush;
    drawn_width_ = 0;
}

void Progress::clear() {
    if (!enabled_)
        return;
    const std::lock_guard lock(mutex_);
    wipe();
}

} // namespace clusterbridge
