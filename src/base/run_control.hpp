#pragma once
#include <cstddef>
#include <functional>
#include <stop_token>
#include <string_view>

namespace clusterbridge {

/// What a long computation gets from outside: how many threads, when to stop, whom to tell how far it is. None of it
/// changes a result.
struct RunControl {
    unsigned threads = 1;
    std::stop_token stop = {};
    /// Called from any thread with the share done in [0, 1]; may be empty. The receiver serialises.
    std::function<void(double)> progress = {};

    /// Throws `Error` (stopped) once a stop was requested.
    void throw_if_stopped() const;
    void report(std::size_t done, std::size_t total) const {
        if (progress && total > 0)
            progress(static_cast<double>(done) / static_cast<double>(total));
    }
};

} // namespace clusterbridge
