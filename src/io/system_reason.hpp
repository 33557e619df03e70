#pragma once
#include "base/language.hpp"

namespace clusterbridge {

/// Why the system refused a file, in words for people: `error` is an errno value. Values that no user meets are given
/// by their number.
Sentence system_reason(int error);

} // namespace clusterbridge
