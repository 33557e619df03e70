#include "render/furniture_columns.hpp"

#include "render/fonts.hpp"

#include <algorithm>

namespace clusterbridge {

namespace {

double legend_text_width(const PaperStyle& paper) {
    return paper.column - 2.1 * paper.text;
}

std::string kind_text(std::size_t order, const Legend& legend, Language language) {
    const bool renamed = style_at(order).shape == Shape::diamond && !legend.diamond.empty();
    std::string text = renamed ? legend.diamond : style_at(order).name.in(language);
    if (legend.counts_shown)
        text += " (" + count_text(legend.kind_counts[order], language) + ")";
    return text;
}

std::vector<std::string> entry_lines(const PictureSuggestion& suggestion, const PaperStyle& paper,
                                     const std::string& lead) {
    const double width = legend_text_width(paper);
    std::vector<std::string> lines = wrapped(printable(suggestion.text_a), FontWeight::regular, paper.text, width, 2);
    if (!suggestion.text_b.empty())
        for (auto& line : wrapped(lead + printable(suggestion.text_b), FontWeight::regular, paper.text, width, 2))
            lines.push_back(std::move(line));
    return lines;
}

} // namespace

void write_legend(Column& column, const PaperStyle& paper, const Legend& legend, Language language) {
    column.heading(language == Language::de ? "Legende" : "Legend");
    const double row_gap = 0.42 * paper.text;
    const auto explained = [&](const std::string& words) {
        column.block(MarkRole::legend, wrapped(words, FontWeight::regular, paper.text, legend_text_width(paper), 2),
                     paper.text, FontWeight::regular, "#222222", column.indent());
        column.skip(row_gap);
    };
    for (std::size_t order = 0; order < kKindStyles; ++order) {
        if (order >= legend.kind_counts.size() || legend.kind_counts[order] == 0)
            continue;
        column.symbol(style_at(order), legend.slices);
        explained(kind_text(order, legend, language));
    }
    for (const auto& sample : legend.fields) {
        column.field(sample);
        explained(sample.text);
    }
    for (const auto& sample : legend.lines) {
        column.line(sample);
        explained(sample.text);
    }
    for (const auto& remark : legend.remarks) {
        column.block(MarkRole::legend, wrapped(remark, FontWeight::regular, paper.note, paper.column, 3), paper.note,
                     FontWeight::regular, "#4A4A4A", 0);
        column.skip(0.15 * paper.note);
    }
}

double legend_height(const PaperStyle& paper, const Legend& legend, Language language) {
    Scene trial;
    Column column(trial, paper, 0, 0);
    write_legend(column, paper, legend, language);
    return column.y();
}

std::size_t write_list(Column& column, Scene& scene, const PaperStyle& paper, const Picture& picture,
                       const Legend& legend, double bottom, double left) {
    const double more = line_height(paper.note);
    column.heading(legend.list_heading);
    std::size_t listed = 0;
    for (const auto& suggestion : picture.suggestions) {
        auto lines = entry_lines(suggestion, paper, legend.list_lead);
        const double height = line_height(paper.text) * static_cast<double>(lines.size());
        if (listed >= (legend.list_most > 0 ? legend.list_most : paper.listed) || column.y() + height > bottom - more)
            break;
        Mark badge =
            badge_mark({left + 0.75 * paper.text, column.y() + 0.8 * paper.text}, suggestion.number, 0.92 * paper.text);
        badge.text_size = std::max(7.0, badge.text_size);
        scene.badges.push_back(std::move(badge));
        column.block(MarkRole::list, std::move(lines), paper.text, FontWeight::regular, "#222222", column.indent());
        column.skip(0.45 * paper.text);
        ++listed;
    }
    if (listed < picture.suggestions.size()) {
        const bool german = picture.language == Language::de;
        const std::string where = !legend.list_rest.empty() ? legend.list_rest
                                  : german                  ? "in der Liste der Empfehlungen"
                                                            : "in the list of recommendations";
        column.block(MarkRole::note, {(german ? "Weitere " : "More ") + where}, paper.note, FontWeight::regular,
                     "#4A4A4A", column.indent());
    }
    return listed;
}

double list_height(const PaperStyle& paper, const Picture& picture, const Legend& legend) {
    if (picture.suggestions.empty())
        return 0;
    Scene trial;
    Column column(trial, paper, 0, 0);
    write_list(column, trial, paper, picture, legend, 1e9, 0);
    return column.y();
}

} // namespace clusterbridge
