#pragma once
#include "base/language.hpp"
#include "base/run_control.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace clusterbridge {

/// What one worker process may use.
struct WorkerLimits {
    std::uint64_t seconds = 0; ///< of wall-clock time, and per core of computing time; 0 = no limit
    std::uint64_t mib = 0;     ///< of memory beside what the parent held already; 0 = no limit
};

/// How a job ended.
struct WorkerEnd {
    std::size_t job = 0;
    bool done = false;
    Sentence reason; ///< why it failed
};

/// Each job in a process of its own, because Graphviz draws one picture at a time and because a job that fails or takes
/// too much must not end the others. A worker starts as a copy of this process, so everything computed before is there
/// at no cost; it has one thread and ends when this process ends. Call it while no loop of ours is running.
struct WorkerPlan {
    std::size_t jobs = 0;
    unsigned at_once = 1;
    WorkerLimits limits;
    /// In the worker: throws `Error` where the job fails.
    std::function<void(std::size_t job)> work;
    /// What the worker writes to standard error goes into this file.
    std::function<std::string(std::size_t job)> log_file;
    /// In this process, in the order in which jobs end.
    std::function<void(const WorkerEnd& end)> ended;
    std::function<double()> wall_seconds;
};

/// Runs every job. Throws `Error` (stopped) after a requested stop, with all workers ended; `Error` (output) where the
/// system gives no more processes.
void run_workers(const WorkerPlan& plan, const RunControl& run);

} // namespace clusterbridge
