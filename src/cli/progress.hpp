#pragma once
#include "base/language.hpp"

#include <functional>
#include <iosfwd>
#include <mutex>
#include <string>

namespace clusterbridge {

/// "reading", "communities", "betweenness" ... in words for people.
Sentence step_label(const std::string& step);

/// One line on standard error that is overwritten: step, share and time left. Nothing is shown in the first second of
/// the command, nor more often than ten times a second. `show` may be called from any thread.
class Progress {
  public:
    Progress(std::ostream& err, std::function<double()> wall, Language language, bool enabled);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void step(const std::string& name);
    void show(double share);
    /// Removes the line, so that something else can be printed.
    void clear();
    bool enabled() const { return enabled_; }

  private:
    void draw(double share);
    void wipe();

    std::mutex mutex_;
    std::ostream& err_;
    std::function<double()> wall_;
    Language language_;
    bool enabled_;
    std::string name_;
    double begin_ = 0, step_begin_ = 0, last_drawn_ = -1, share_ = 0;
    std::size_t drawn_width_ = 0;
};

} // namespace clusterbridge
