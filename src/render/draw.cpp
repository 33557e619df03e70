#include "render/drawing.hpp"
#include "render/overview.hpp"
#include "render/page.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {

std::string svg_id(const std::string& organisation_id) {
    return "org-" + with_hex_bytes(organisation_id, '_', "-");
}

std::string group_svg_id(const std::string& group_id) {
    return "group-" + with_hex_bytes(group_id, '_', "-");
}

namespace {

void check(const Picture& picture) {
    for (const auto& tie : picture.ties)
        ensure(tie.a < picture.nodes.size() && tie.b < picture.nodes.size() && tie.a != tie.b &&
                   std::isfinite(tie.weight),
               "a picture's ties join its nodes");
    for (const auto& s : picture.suggestions)
        ensure(s.a < picture.nodes.size() && s.b < picture.nodes.size() && s.a != s.b,
               "a picture's suggestions join its nodes");
    for (const auto& cell : picture.cells)
        ensure(cell.row < picture.nodes.size() && cell.column < picture.nodes.size() && cell.row != cell.column,
               "a picture's cells join its nodes");
    if (picture.view == PictureView::ego)
        ensure(picture.focus.has_value() && *picture.focus < picture.nodes.size(), "an ego picture has a focus");
}

Composition compose(const Picture& picture, const RunControl& run, const Charge& charge) {
    switch (picture.view) {
    case PictureView::ego:
        return compose_ego(picture, run, charge);
    case PictureView::community:
        return compose_community(picture, run, charge);
    case PictureView::geographic:
        return compose_map(picture, run, charge);
    case PictureView::cluster_map:
        return compose_cluster_map(picture, run, charge);
    case PictureView::opportunities:
    case PictureView::two_mode:
        return compose_layers(picture, run, charge);
    case PictureView::gap_matrix:
        return compose_matrix(picture, run, charge);
    default:
        break;
    }
    return picture.nodes.size() > kMostSingleNodes && !picture.groups.empty() ? compose_groups(picture, run, charge)
                                                                              : compose_overview(picture, run, charge);
}

} // namespace

std::vector<DrawnFile> draw(const Picture& picture, const DrawOptions& options, const RunControl& run,
                            const std::function<void(const std::string&)>& charge) {
    return draw_with_places(picture, options, run, charge).files;
}

Drawing draw_with_places(const Picture& picture, const DrawOptions& options, const RunControl& run,
                         const std::function<void(const std::string&)>& charge) {
    check(picture);
    const Charge told = charge ? charge : [](const std::string&) {};
    run.throw_if_stopped();
    set_fonts(options.theme.fonts);
    Composition composition = compose(picture, run, told);
    run.throw_if_stopped();
    told("drawing");
    apply(options.theme, composition.scene);
    Drawing drawing;
    drawing.files = print_scene(composition.scene, options);
    for (const auto& p : composition.places)
        drawing.places.emplace_back(p.x, p.y);
    drawing.tones = std::move(composition.tones);
    return drawing;
}

} // namespace clusterbridge
