#include "render/ego_parts.hpp"

#include <utility>

namespace clusterbridge {

Composition compose_ego(const Picture& picture, const RunControl& run, const Charge& charge) {
    charge("layout");
    run.throw_if_stopped();
    Ego o{picture,
          style_of(picture),
          {},
          {},
          *picture.focus,
          {},
          {},
          {},
          0,
          100,
          100,
          200,
          1,
          0,
          0,
          20,
          6,
          0,
          {},
          {},
          {},
          {},
          {},
          {}};
    const std::size_t n = picture.nodes.size();
    o.out.places.resize(n);
    o.radius.assign(n, 0);
    o.mark_of.assign(n, kNowhere);
    o.introducer.assign(n, 0);
    for (const auto& s : picture.suggestions)
        for (const std::size_t i : s.introducers)
            if (i < n && i != o.focus)
                o.introducer[i] = 1;
    choose_partners(o);
    const PageFrame frame = set_page(o.out.scene, picture, o.paper, legend_of(o), notes_of(o));
    o.area = frame.area;
    for (std::size_t s = 0; s < frame.listed; ++s)
        o.suggestions.push_back(picture.suggestions[s]);
    measure_ring(o);
    write_sectors(o);
    place_partners(o);
    place_outer(o);
    write_focus(o);
    charge("overlap");
    write_ties(o);
    drop_collisions(o);
    return std::move(o.out);
}

} // namespace clusterbridge
