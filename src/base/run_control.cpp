#include "base/run_control.hpp"

#include "base/error.hpp"

namespace clusterbridge {

void RunControl::throw_if_stopped() const {
    if (stop.stop_requested())
        throw Error(ErrorCode::stopped, {"stopped", "Abgebrochen"});
}

} // namespace clusterbridge
