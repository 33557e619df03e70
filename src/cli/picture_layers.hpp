#pragma once
#include "cli/picture_overview.hpp"

/// Pictures in three columns.
namespace clusterbridge {

/// Who should meet whom, with who can introduce them between: the first rows of the list, as many as the paper holds.
/// `cross_cluster` pairs stand on the sides that they fit; a pair whose ends stand on one side already is left out.
/// Error (input): nothing to recommend.
Picture opportunities_picture(const Network& network, const GraphView& view, const RecommendationList& list,
                              const PictureSettings& options);

/// Organisations on both sides of the projects they take part in; without projects, of the programmes they are tied to.
/// The largest projects, and the organisations in most of them, as many as the paper holds. Error (input): neither.
Picture two_mode_picture(const Network& network, const GraphView& view, const PictureSettings& options);

} // namespace clusterbridge
