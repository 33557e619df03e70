#include "cli/timings.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

double now(const std::function<double()>& clock) {
    return clock ? clock() : 0;
}

} // namespace

Timings::Timings(std::function<double()> wall, std::function<double()> cpu, std::function<double()> peak)
    : wall_(std::move(wall)), cpu_(std::move(cpu)), peak_(std::move(peak)) {}

void Timings::close() {
    if (!running_)
        return;
    Step& step = steps_[current_];
    step.wall += now(wall_) - wall_start_;
    step.cpu += now(cpu_) - cpu_start_;
    step.peak = std::max(step.peak, now(peak_));
    running_ = false;
}

void Timings::charge(const std::string& name) {
    close();
    const auto at = std::find_if(steps_.begin(), steps_.end(), [&](const Step& step) { return step.name == name; });
    current_ = static_cast<std::size_t>(at - steps_.begin());
    if (at == steps_.end())
        steps_.push_back({name});
    wall_start_ = now(wall_);
    cpu_start_ = now(cpu_);
    running_ = true;
}

std::string Timings::json() {
    close();
    std::string text = "{\"steps\": [";
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const Step& step = steps_[i]; // names are ours: letters and underscores
        text += (i == 0 ? "\n" : ",\n");
        text += "  {\"name\": \"" + step.name + "\", \"wall_s\": " + fixed(step.wall, 6) +
                ", \"cpu_s\": " + fixed(step.cpu, 6) + ", \"peak_mib\": " + fixed(step.peak, 1) + "}";
    }
    return text + "\n]}\n";
}

} // namespace clusterbridge
