#pragma once
#include "base/run_control.hpp"

namespace clusterbridge {

/// The same control, on one thread where a loop of so many simple steps is over in a few milliseconds: on a busy
/// machine it can take longer than that until a second thread gets its turn.
inline RunControl worth_threads(const RunControl& run, double steps) {
    return {steps < 5e6 ? 1 : run.threads, run.stop, run.progress};
}

} // namespace clusterbridge
