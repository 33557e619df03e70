#include "render/style.hpp"

#include <utility>

namespace clusterbridge {

namespace {

const std::array<KindStyle, kKindStyles>& kind_styles() {
    static const std::array<KindStyle, kKindStyles> styles{{
        {Shape::hexagon,
         "#D55E00",
         "#FFFFFF",
         8.0,
         {"Cluster initiative", "Clusterinitiative"},
         0,
         "cluster_initiative"},
        {Shape::square,
         "#0072B2",
         "#FFFFFF",
         4.6,
         {"University, research institute", "Hochschule, Forschungseinrichtung"},
         1,
         "research"},
        {Shape::circle, "#56B4E9", "#FFFFFF", 3.0, {"Company", "Unternehmen"}, 2, "company"},
        {Shape::diamond, "#009E73", "#FFFFFF", 5.0, {"Programme", "Programm"}, 3, "programme"},
        {Shape::pentagon, "#CC79A7", "#FFFFFF", 4.6, {"Public body", "Behörde, öffentliche Stelle"}, 4, "agency"},
        {Shape::triangle, "#E69F00", "#FFFFFF", 5.0, {"Association", "Verband"}, 5, "association"},
        {Shape::inverted_triangle, "#F0E442", "#6B6400", 5.0, {"Chamber", "Kammer"}, 6, "chamber"},
        {Shape::octagon, "#222222", "#FFFFFF", 4.6, {"Network", "Netzwerk"}, 7, "network"},
        {Shape::box, "#8A8A8A", "#FFFFFF", 3.6, {"Other", "Sonstige"}, 8, "other"},
        {Shape::circle, "#FFFFFF", "#6E6E6E", 2.8, {"Type not known", "Art unbekannt"}, 9, "unknown"},
    }};
    return styles;
}

} // namespace

const KindStyle& style_at(std::size_t order) {
    return kind_styles()[order];
}

const KindStyle& style_of(ActorKind kind) {
    switch (kind) {
    case ActorKind::cluster_initiative:
        return style_at(0);
    case ActorKind::university:
    case ActorKind::research_institute:
        return style_at(1);
    case ActorKind::company:
        return style_at(2);
    case ActorKind::programme:
        return style_at(3);
    case ActorKind::agency:
        return style_at(4);
    case ActorKind::association:
        return style_at(5);
    case ActorKind::chamber:
        return style_at(6);
    case ActorKind::network:
        return style_at(7);
    case ActorKind::other:
    case ActorKind::custom:
        return style_at(8);
    case ActorKind::unknown:
        break;
    }
    return style_at(9);
}

namespace {

/// The same sheet, turned.
PaperStyle upright(PaperStyle style) {
    std::swap(style.width, style.height);
    style.column = (style.width - 2 * style.margin - 18) / 2;
    return style;
}

} // namespace

const PaperStyle& style_of(Paper paper, bool portrait) {
    static const PaperStyle a4{};
    static const PaperStyle a3{.width = 1191,
                               .height = 842,
                               .margin = 30,
                               .column = 252,
                               .title = 27,
                               .subtitle = 12.5,
                               .initiative = 8.6,
                               .label = 7.6,
                               .group_title = 13.5,
                               .heading = 12,
                               .text = 9.6,
                               .note = 8,
                               .labels = 110,
                               .tie_budget = 1500,
                               .listed = 10,
                               .super_nodes = 70};
    static const PaperStyle wide{.width = 960,
                                 .height = 540,
                                 .margin = 22,
                                 .column = 214,
                                 .title = 21,
                                 .subtitle = 10.5,
                                 .initiative = 8,
                                 .label = 7.2,
                                 .group_title = 11,
                                 .heading = 10.5,
                                 .text = 8.4,
                                 .note = 7.2,
                                 .labels = 60,
                                 .tie_budget = 900,
                                 .listed = 7,
                                 .super_nodes = 40};
    static const PaperStyle a4_upright = upright(a4), a3_upright = upright(a3);
    switch (paper) {
    case Paper::a3:
        return portrait ? a3_upright : a3;
    case Paper::wide:
        return wide;
    case Paper::a4:
        break;
    }
    return portrait ? a4_upright : a4;
}

const std::array<GroupTone, 9>& group_tones() {
    static const std::array<GroupTone, 9> tones{{
        {"#FBF0DC", "#E0B468", "#8A5A00"},
        {"#DCEBF5", "#7FB2D6", "#004F80"},
        {"#F8E7F0", "#D79ABB", "#8E2F66"},
        {"#DDF1EA", "#74BFA5", "#00614A"},
        {"#EEEEEE", "#B4B4B4", "#4A4A4A"},
        {"#F9F7D6", "#CFC75A", "#665F00"},
        {"#EBE6F6", "#A997D1", "#523A86"},
        {"#FBE3D6", "#E09A74", "#9A3F00"},
        {"#E8EEDA", "#A9BC7C", "#4C5F17"},
    }};
    return tones;
}

} // namespace clusterbridge
