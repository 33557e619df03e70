#pragma once
#include "cli/command_review.hpp"
#include "cli/earlier_period.hpp"
#include "cli/pdf_printer.hpp"
#include "cli/pipeline.hpp"
#include "io/exchange_graph.hpp"
#include "report/review_model.hpp"

#include <optional>
#include <vector>

/// A review from the network that was read to the files of its folder, for every command that makes reviews.
namespace clusterbridge {

/// Everything about the network and its answers, before it becomes pictures and pages. The model refers to the view
/// and to what was loaded: neither may move.
struct ReviewedNetwork {
    GraphView view;
    ReviewModel model;
};

/// So many gaps of a review, and so many similar groups without contact, come with their best pairs.
inline constexpr std::size_t kGapsWithPairs = 10;

/// `earlier`: the scorecards of an earlier period, which those of the review are set beside.
///
/// How the review was made, and all figures but recommendations and the look back.
void compute_figures(const ReviewCommand& command, const Loaded& loaded, Session& session, ReviewedNetwork& computed,
                     std::size_t gaps_with_pairs = kGapsWithPairs, const std::optional<EarlierClusters>& earlier = {});
/// Only what an overview over many reviews shows: the view, doubts about the data, clusters and gaps.
void compute_overview(const ReviewCommand& command, const Loaded& loaded, Session& session, ReviewedNetwork& computed,
                      const std::optional<EarlierClusters>& earlier = {});
/// All that a review tells.
void compute_review(const ReviewCommand& command, const Loaded& loaded, Session& session, ReviewedNetwork& computed,
                    const std::optional<EarlierClusters>& earlier = {});

/// The network for other programs, with the communities of the report.
ExchangeGraph exchange_of(const Network& network, const ReviewedNetwork& computed);
/// network.graphml and network.gexf.
std::vector<ReportFile> network_files(const Network& network, const ReviewedNetwork& computed, Session& session);
/// review.xlsx.
ReportFile workbook_file(const ReviewModel& model);

/// Every file of the folder (contract 11), run.json last; report.pdf too where there is a printer.
std::vector<ReportFile> review_files(const ReviewCommand& command, const Loaded& loaded, Session& session,
                                     const std::optional<PdfPrinter>& printer = {},
                                     const std::optional<EarlierClusters>& earlier = {});

} // namespace clusterbridge
