#pragma once
#include "render/furniture.hpp"
#include "render/overview.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// The steps of a matrix of groups, or of groups and themes, in the order in which compose_matrix takes them.
namespace clusterbridge {

/// Groups against groups fill the lower triangle only: each name stands once, behind the last field of its row and
/// above its column. Groups against themes fill a rectangle, whose columns are named on steps that lead down to them.
struct Matrix {
    const Picture& picture;
    const PaperStyle& paper;
    Composition out;
    Box area;
    bool triangle = true;
    std::vector<std::size_t> rows, columns; ///< nodes, in the order drawn; a triangle has the same in both
    std::vector<std::size_t> place;         ///< of a node in rows or columns
    Box grid;
    double cell_width = 20, cell_height = 20;
    Box field(std::size_t row, std::size_t column) const {
        const double x = grid.left + static_cast<double>(column) * cell_width;
        const double y = grid.top + static_cast<double>(row) * cell_height;
        return {x, y, x + cell_width, y + cell_height};
    }
};

/// The order of items that puts near ones side by side: smallest sum of nearness times distance in the row, found from
/// the Fiedler vector (Fiedler 1975) by moving single items while that helps. `near` is symmetric, n x n. O(n^3) a
/// round.
std::vector<std::size_t> arranged(const std::vector<std::vector<double>>& near);

/// Rows and columns in an order that shows blocks.
void order_matrix(Matrix& o);
void measure_matrix(Matrix& o);
void write_fields(Matrix& o);
void write_matrix_names(Matrix& o);

/// Five steps from far fewer to far more than expected; orange to purple, told apart by colour-blind readers.
std::size_t ratio_step(double ratio);
const char* ratio_fill(std::size_t step);

Legend legend_of(const Matrix& o);
std::vector<std::string> notes_of(const Matrix& o);

} // namespace clusterbridge
