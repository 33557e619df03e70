#pragma once
#include "render/furniture.hpp"
#include "render/layout.hpp"
#include "render/overview.hpp"

#include <array>
#include <vector>

/// Pictures in three columns: who should meet whom, with introducers between them; organisations on both sides of the
/// programmes or projects that they take part in.
namespace clusterbridge {

/// Every node has a row of its column for itself, so no name can meet another.
struct Layers {
    const Picture& picture;
    const PaperStyle& paper;
    Composition out;
    Box area;
    std::array<std::vector<std::size_t>, 3> columns; ///< nodes from above
    std::array<double, 3> x{}, row{};                ///< where a column stands, how high its rows are
    std::vector<std::size_t> mark_of;                ///< by node
    std::vector<double> radius;                      ///< by node
    std::vector<Box> labels;
};

/// Rows in the order of the middle of what they are tied to (Sugiyama, Tagawa & Toda 1981), so that few lines cross.
void order_columns(Layers& o);
void place_columns(Layers& o);
void write_columns(Layers& o);
void write_layer_ties(Layers& o);

Legend legend_of(const Layers& o);
std::vector<std::string> notes_of(const Layers& o);

} // namespace clusterbridge
