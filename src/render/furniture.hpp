#pragma once
#include "render/picture.hpp"
#include "render/style.hpp"

#include <string>
#include <vector>

/// What stands around a picture: title, list of recommended ties, legend, notes.
namespace clusterbridge {

struct LineSample {
    std::string colour;
    double width = 1;
    bool dashed = false;
    std::string text;
};

/// A field of a matrix.
struct FieldSample {
    std::string fill;
    bool hatched = false;
    bool framed = false; ///< with a dark rim
    std::string text;
};

struct Legend {
    std::string list_heading;
    std::string list_lead = "+ "; ///< before the second name of a pair
    std::string list_rest;        ///< "in the ..." where more stand; empty = the list of recommendations
    std::size_t list_most = 0;    ///< entries of the list; 0 = as many as the paper's style says
    std::vector<FieldSample> fields;
    std::vector<LineSample> lines;
    std::vector<std::string> remarks;
    std::vector<std::size_t> kind_counts; ///< by KindStyle::order; kinds without organisations are left out
    std::string diamond;                  ///< what diamonds are here, where not programmes
    bool counts_shown = false;
    bool slices = false; ///< kinds are slices of circles here, not symbols
};

struct PageFrame {
    Box area;               ///< left for the picture
    std::size_t listed = 0; ///< suggestions that the list has room for
};

/// Writes the furniture into the scene and says what room is left.
PageFrame set_page(Scene& scene, const Picture& picture, const PaperStyle& paper, const Legend& legend,
                   const std::vector<std::string>& notes);

inline Sentence sentence(const char* en, const char* de) {
    return {en, de};
}

/// "1.172" in German, "1,172" in English.
std::string count_text(std::size_t count, Language language);

/// One or more lines as a text whose box is as wide as its widest line.
TextMark text_mark(MarkRole role, std::vector<std::string> lines, double size, FontWeight weight);
/// Slanting lines within a box, as one line that goes there and back.
Area hatching(const Box& box, double step, const char* colour);
Area rectangle(const Box& box, std::string fill, std::string line, double line_width);
/// A numbered badge of a recommended tie.
Mark badge_mark(Point at, int number, double text_size);

/// Counts of the drawn nodes by KindStyle::order.
std::vector<std::size_t> kind_counts(const std::vector<PictureNode>& nodes);

} // namespace clusterbridge
