#include "render/matrix_parts.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {

void measure_matrix(Matrix& o) {
    const auto rows = static_cast<double>(std::max<std::size_t>(o.rows.size(), 1));
    const auto columns = static_cast<double>(std::max<std::size_t>(o.columns.size(), 1));
    const double largest = 5.5 * o.paper.label;
    if (o.triangle) {
        const double names = std::min(0.36 * o.area.width(), 19 * o.paper.label);
        const double size = std::min({o.area.height() / rows, (o.area.width() - names) / columns, largest});
        o.cell_width = std::min(1.3 * size, (o.area.width() - names) / columns);
        o.cell_height = size;
        o.grid = {o.area.left, o.area.top, o.area.left + columns * o.cell_width, o.area.top + rows * size};
        return;
    }
    const double header = 10 + columns * line_height(std::max(7.0, o.paper.label));
    const double names = std::min(0.34 * o.area.width(), 22 * o.paper.label);
    o.cell_height = std::min((o.area.height() - header) / rows, 0.8 * largest);
    o.cell_width = std::min((o.area.width() - names) / columns, 1.5 * largest);
    o.grid.left = o.area.left + names;
    o.grid.top = o.area.top + header;
    o.grid.right = o.grid.left + columns * o.cell_width;
    o.grid.bottom = o.grid.top + rows * o.cell_height;
}

Composition compose_matrix(const Picture& picture, const RunControl& run, const Charge& charge) {
    charge("layout");
    Matrix o{picture, style_of(picture), {}, {}, true, {}, {}, {}, {}, 20, 20};
    o.out.places.resize(picture.nodes.size());
    order_matrix(o);
    run.throw_if_stopped();
    const PageFrame frame = set_page(o.out.scene, picture, o.paper, legend_of(o), notes_of(o));
    o.area = frame.area;
    o.area.top += 4;
    measure_matrix(o);
    charge("overlap");
    write_fields(o);
    write_matrix_names(o);
    return std::move(o.out);
}

} // namespace clusterbridge
