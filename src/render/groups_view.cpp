#include "render/overview.hpp"
namespace clusterbridge {
Composition compose_groups(const Picture& p, const RunControl& r, const Charge& c) {
    return compose_overview(p, r, c);
}
} // namespace clusterbridge
