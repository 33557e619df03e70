#pragma once
#include <functional>
#include <string>
#include <vector>

namespace clusterbridge {

/// Charges time and memory to the step that is being worked on, for --timings.
class Timings {
  public:
    Timings(std::function<double()> wall, std::function<double()> cpu, std::function<double()> peak);
    /// From now on everything is charged to `name`; work under a name that was there before is added to it.
    void charge(const std::string& name);
    /// {"steps": [{"name", "wall_s", "cpu_s", "peak_mib"}]} in order of first charge; peak_mib is the highest memory of
    /// the process up to the end of the step.
    std::string json();

  private:
    struct Step {
        std::string name;
        double wall = 0, cpu = 0, peak = 0;
    };
    void close();

    std::function<double()> wall_, cpu_, peak_;
    std::vector<Step> steps_;
    std::size_t current_ = 0;
    double wall_start_ = 0, cpu_start_ = 0;
    bool running_ = false;
};

} // namespace clusterbridge
