#pragma once
#include "analysis/finding.hpp"
#include "base/wording.hpp"
#include "report/catalogue.hpp"
#include "report/html.hpp"
#include "report/review_model.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clusterbridge {

/// A column of a table of the report.
struct ColumnHead {
    std::string text;
    bool number = false; ///< aligned right
};

/// The page being written: the model, its language, and what several sections need to know.
class Page {
  public:
    explicit Page(const ReviewModel& model);

    const ReviewModel& model;
    const Network& network;
    const Graph& graph;
    const Language language;
    Html html;

    // words
    std::string_view say(std::string_view key) const { return phrase(key, language); }
    std::string say(std::string_view key,
                    std::initializer_list<std::pair<std::string_view, std::string>> values) const {
        return filled(phrase(key, language), values);
    }
    Markup markup(std::string_view key, std::initializer_list<std::pair<std::string_view, Markup>> values) const {
        return filled_markup(phrase(key, language), values);
    }
    std::string number(std::uint64_t n) const { return whole_number(n, language); }
    std::string decimal(double x, int decimals) const { return decimal_number(x, decimals, language); }
    std::string percent(double share) const { return percentage(share, language); }
    std::string kind_label(NodeId v) const; ///< "Unternehmen"; the user's own word for a type of its own
    std::string place_of(NodeId v) const;   ///< "Karlsruhe (Mittlerer Oberrhein)"

    // links
    Markup organisation(NodeId v) const; ///< its name as a link to its section
    Markup organisations(const std::vector<NodeId>& all) const;
    Markup community(std::uint32_t c) const;
    Markup file(const std::string& path) const; ///< a link to a file of the folder
    bool has_section(NodeId v) const { return section_[v] != 0; }
    const std::vector<NodeId>& sections() const { return sections_; }
    /// "A, B und C", for sentences; `organisations` is for cells.
    Markup enumerated(const std::vector<Markup>& items) const;
    Markup enumerated(const std::vector<NodeId>& all) const;

    // structure
    void section(std::string_view id, std::string_view heading_key);
    void end_section();
    void heading3(std::string_view key, std::string_view id = {});
    void paragraph(std::string_view text, std::string_view css = {});
    void paragraph(const Markup& text, std::string_view css = {});
    /// A table in a box that scrolls sideways where it is too wide; `heading_column` heads its row.
    void table(std::string_view caption, const std::vector<ColumnHead>& columns,
               const std::vector<std::vector<Markup>>& rows, std::string_view css = {}, std::size_t heading_column = 0);

    /// By number of partners, then id: who is best connected.
    bool better_connected(NodeId a, NodeId b) const;
    bool has_communities() const;
    /// Whether a community has a row in the table of communities, and so a place to link to.
    bool community_listed(std::uint32_t c) const { return c < community_listed_.size() && community_listed_[c]; }

  private:
    NodeColumn<std::uint8_t> section_;
    std::vector<NodeId> sections_; ///< by name
    std::vector<bool> community_listed_;
};

/// At most so many organisations get a section of their own.
inline constexpr std::size_t kMostSections = 1500;
/// The table of communities names at most so many, of at least so many members; the others are only counted.
inline constexpr std::size_t kMostCommunities = 30, kSmallestListed = 3;

/// The scorecard that a review of one cluster is about; null for any other review.
const ClusterScorecard* focus_card(const ReviewModel& model);
/// What stands at the head of a review, in order.
std::vector<Finding> findings_of(const ReviewModel& model);
/// Keys of the entries on method that this review needs: KEY_h, KEY, KEY_f, KEY_l are its texts.
std::vector<std::string> method_entries(const ReviewModel& model);
/// What the random networks were made from, which says what they keep: "ties", "projects" or "both".
std::string drawn_at_random(const GraphView& view);

// The parts of the page, in its order.
void write_head(Page& page);
/// That a report shows only a part of the data, where it does.
void write_filters(Page& page);
void write_findings(Page& page);
void write_opportunities(Page& page);
void write_gaps(Page& page);
void write_backtest(Page& page);
void write_brokers(Page& page);
void write_communities(Page& page);
void write_clusters(Page& page);
/// Of the review of one cluster: its members, those they work with, its picture; and, for a cluster without members,
/// that there is nothing more to say.
void write_members(Page& page);
void write_partners(Page& page);
void write_focus_picture(Page& page);
void write_without_members(Page& page);
void write_themes(Page& page);
void write_frame(Page& page);
/// What the scripts say, in the language of the page; stands before page_script().
void write_script_words(Page& page);
void write_pictures(Page& page);
void write_organisations(Page& page);
void write_data_quality(Page& page);
void write_method(Page& page);
void write_reading(Page& page);
void write_made(Page& page);

} // namespace clusterbridge
