#include "render/theme.hpp"

#include "render/style.hpp"

namespace clusterbridge {

namespace {

const KindStyle* style_with_fill(const std::string& fill) {
    for (std::size_t order = 0; order < kKindStyles; ++order)
        if (fill == style_at(order).fill)
            return &style_at(order);
    return nullptr;
}

template <class Value>
const Value* named(const std::vector<std::pair<std::string, Value>>& list, const std::string& kind) {
    for (const auto& [name, value] : list)
        if (name == kind)
            return &value;
    return nullptr;
}

/// A translucent tone ("#RRGGBBAA") stays as translucent.
void repaint_recommended(const PictureTheme& theme, std::string& colour) {
    const std::string old = kRecommended;
    if (!theme.recommended.empty() && colour.starts_with(old))
        colour = theme.recommended + colour.substr(old.size());
}

void repaint_kind(const PictureTheme& theme, std::string& fill) {
    if (const KindStyle* style = style_with_fill(fill))
        if (const std::string* colour = named(theme.kind_colours, style->css))
            fill = *colour;
}

void repaint(const PictureTheme& theme, Mark& mark) {
    const bool symbol = mark.role == MarkRole::node || mark.role == MarkRole::group || mark.role == MarkRole::legend;
    const KindStyle* style = symbol ? style_with_fill(mark.fill) : nullptr;
    if (style != nullptr && mark.shape == style->shape)
        if (const Shape* shape = named(theme.kind_shapes, style->css))
            mark.shape = *shape;
    if (symbol)
        repaint_kind(theme, mark.fill);
    for (PieSlice& slice : mark.slices)
        repaint_kind(theme, slice.colour);
    repaint_recommended(theme, mark.fill);
    repaint_recommended(theme, mark.line);
}

} // namespace

std::vector<std::string> kind_classes() {
    std::vector<std::string> classes;
    for (std::size_t order = 0; order < kKindStyles; ++order)
        classes.emplace_back(style_at(order).css);
    return classes;
}

void apply(const PictureTheme& theme, Scene& scene) {
    if (theme.kind_colours.empty() && theme.kind_shapes.empty() && theme.recommended.empty())
        return;
    for (Stroke& stroke : scene.strokes)
        repaint_recommended(theme, stroke.colour);
    for (std::vector<Mark>* marks : {&scene.marks, &scene.badges})
        for (Mark& mark : *marks)
            repaint(theme, mark);
}

} // namespace clusterbridge
