#include "render/overview_parts.hpp"

#include "render/tie_budget.hpp"

#include <cmath>

namespace clusterbridge {

Composition compose_overview(const Picture& picture, const RunControl& run, const Charge& charge) {
    Overview o{picture, style_of(picture), {}, {}, {}, {}, {}, {}, {}, {}, 30, {}, {}, {}, {}, {}, {}, 0, 0};
    o.out.places.resize(picture.nodes.size());
    o.ties = chosen_ties(picture.ties, picture.nodes.size(), o.paper.tie_budget);
    const PageFrame frame = set_page(o.out.scene, picture, o.paper, legend_of(o), notes_of(o));
    o.area = frame.area;
    o.suggestions.assign(picture.suggestions.begin(),
                         picture.suggestions.begin() + static_cast<std::ptrdiff_t>(frame.listed));
    choose_bodies(o);
    place_lonely(o);
    size_bodies(o);
    charge("layout");
    lay_out(o, run);
    charge("overlap");
    run.throw_if_stopped();
    if (!pin_bodies(o))
        part_groups(o.bodies, o.area, o.spacing);
    spread(o.bodies, o.area, {}, {0.42 * o.spacing, 0.3 * o.spacing, 70});
    wish_titles(o);
    const auto wanted = names_wanted(o);
    make_room(o, wanted);
    for (auto& body : o.bodies)
        body.at = {std::round(body.at.x * 10) / 10, std::round(body.at.y * 10) / 10};
    charge("overlap");
    run.throw_if_stopped();
    write_regions(o);
    place_badges(o, true);
    write_titles(o);
    for (std::size_t t = 0; t < o.title_boxes.size(); ++t)
        if (const auto& box = o.title_boxes[t]) {
            auto& text = o.title_texts[t];
            text.at = {box->left + 1.5, box->top};
            text.colour = group_tones()[o.tone[o.title_wishes[t].group]].text;
            o.out.scene.texts.push_back(text);
        }
    const auto mark_of = write_nodes(o);
    write_ties(o, mark_of);
    write_names(o, wanted, mark_of);
    for (std::size_t s = 0; s < o.suggestions.size(); ++s) {
        Mark badge = badge_mark(o.badges[s].centre(), o.suggestions[s].number, std::max(7.0, o.paper.text));
        o.out.scene.badges.push_back(std::move(badge));
    }
    return std::move(o.out);
}

} // namespace clusterbridge
