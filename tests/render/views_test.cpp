#include "render/drawing.hpp"

#include "pictures.hpp"
#include "readable.hpp"
#include "render/matrix_parts.hpp"
#include "render/theme.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

constexpr Paper kPapers[] = {Paper::a4, Paper::a3, Paper::wide};

std::string svg_of(const Picture& picture, const PictureTheme& theme = {}) {
    return draw(picture, {{PictureFormat::svg}, 200, theme}).front().bytes;
}

std::string long_name(std::size_t i) {
    return "Landesnetzwerk für Übergangstechnik und <b>&amp;\\N Donaudampfschifffahrtsgesellschaft Nr. " +
           std::to_string(i);
}

/// Groups with a cell for every pair, every third without enough data.
Picture made_matrix(std::size_t rows, std::size_t themes) {
    Random random(3);
    Picture picture;
    picture.view = PictureView::gap_matrix;
    picture.title = "Lücken";
    for (std::size_t i = 0; i < rows + themes; ++i) {
        PictureNode node;
        node.id = "g/" + std::to_string(i);
        node.name = node.label = i % 3 == 0 ? long_name(i) : "Gruppe " + std::to_string(i);
        node.stands_for_group = true;
        node.layer = i < rows ? 0 : 1;
        picture.nodes.push_back(node);
    }
    for (std::size_t a = 0; a < rows + themes; ++a)
        for (std::size_t b = a + 1; b < rows + themes; ++b) {
            if (themes > 0 && (a >= rows || b < rows))
                continue;
            PictureCell cell;
            cell.row = a;
            cell.column = b;
            cell.state = static_cast<CellState>(random.below(3));
            cell.ratio = 4 * random.uniform();
            cell.nearness = cell.ratio;
            cell.certain = random.chance(0.1);
            cell.text = "2,4";
            picture.cells.push_back(cell);
            if (picture.suggestions.size() < 10 && random.chance(0.2))
                picture.suggestions.push_back(
                    {a, b, static_cast<int>(picture.suggestions.size()) + 1, "A × B", "0 von 4", {}});
        }
    return picture;
}

TEST(Matrix, KeepsItsPrintApartForAnyNumberOfGroups) {
    for (const Paper paper : kPapers)
        for (const auto& [rows, themes] : {std::pair{2U, 0U}, {3U, 0U}, {12U, 0U}, {30U, 0U}, {2U, 2U}, {20U, 14U}}) {
            Picture picture = made_matrix(rows, themes);
            picture.paper = paper;
            const std::string svg = svg_of(picture);
            expect_readable(svg);
            const Page page = read_back(svg);
            EXPECT_EQ(page.nodes.size(), rows + themes);
            EXPECT_EQ(page.document.select_nodes("//g[starts-with(@class,'cell')]").size(), picture.cells.size());
        }
}

TEST(Matrix, PutsNearGroupsSideBySide) {
    // 0-2-4 belong together, and 1-3-5
    std::vector<std::vector<double>> near(6, std::vector<double>(6));
    for (std::size_t a = 0; a < 6; ++a)
        for (std::size_t b = 0; b < 6; ++b)
            near[a][b] = a == b ? 0 : a % 2 == b % 2 ? 5 : 0.1;
    const auto order = arranged(near);
    ASSERT_EQ(order.size(), 6U);
    EXPECT_EQ(order[0] % 2, order[1] % 2);
    EXPECT_EQ(order[1] % 2, order[2] % 2);
    EXPECT_EQ(order[3] % 2, order[5] % 2);
    EXPECT_EQ(arranged({}).size(), 0U);
    EXPECT_EQ(arranged({{0}}).size(), 1U);
}

TEST(Matrix, ShowsFiveStepsOfTheRatio) {
    EXPECT_EQ(ratio_step(0), 0U);
    EXPECT_EQ(ratio_step(0.5), 1U);
    EXPECT_EQ(ratio_step(1), 2U);
    EXPECT_EQ(ratio_step(2), 3U);
    EXPECT_EQ(ratio_step(20), 4U);
}

TEST(ClusterMap, KeepsItsPrintApart) {
    for (const Paper paper : kPapers)
        for (const std::size_t count : {1U, 3U, 12U, 40U}) {
            Picture picture = made_clusters(count);
            picture.paper = paper;
            const std::string svg = svg_of(picture);
            expect_readable(svg);
            const Page page = read_back(svg);
            EXPECT_EQ(page.nodes.size(), picture.nodes.size());
            EXPECT_TRUE(page.document.select_node("//g[@id='org-id_5F0']"));
        }
}

Picture made_layers(PictureView view, std::size_t side, std::size_t middle) {
    Picture picture;
    picture.view = view;
    Random random(5);
    for (std::size_t i = 0; i < 2 * side + middle; ++i) {
        PictureNode node;
        node.id = std::to_string(i);
        node.name = node.label = i % 4 == 0 ? long_name(i) : "Name " + std::to_string(i);
        node.kind = static_cast<ActorKind>(i % 8);
        node.layer = i < side ? 0 : i < 2 * side ? 2 : 1;
        node.size = static_cast<double>(i % 50);
        picture.nodes.push_back(node);
    }
    for (std::size_t i = 0; i < 2 * side && middle > 0; ++i)
        picture.ties.push_back({i, 2 * side + random.below(middle), 1, false, {}});
    for (std::size_t i = 0; i < std::min<std::size_t>(side, 12) && view == PictureView::opportunities; ++i)
        picture.suggestions.push_back({i, side + i, static_cast<int>(i) + 1, "2 gemeinsame Partner", "", {}});
    return picture;
}

TEST(Layers, KeepTheirPrintApart) {
    for (const Paper paper : kPapers)
        for (const auto& [side, middle] : {std::pair{1U, 0U}, {1U, 1U}, {11U, 17U}}) {
            Picture picture = made_layers(PictureView::opportunities, side, middle);
            picture.paper = paper;
            const Page page = read_back(svg_of(picture));
            expect_readable(page);
            EXPECT_EQ(page.nodes.size(), picture.nodes.size());
            std::set<std::string> named;
            for (const auto& text : page.texts)
                named.insert(text.names);
            for (const auto& node : page.nodes)
                EXPECT_TRUE(named.contains(node.id)) << node.id;
            EXPECT_EQ(page.document.select_nodes("//g[@class='tie recommended']").size(), picture.suggestions.size());
        }
    Picture many = made_layers(PictureView::two_mode, 36, 17);
    for (const Paper paper : kPapers) {
        many.paper = paper;
        expect_readable(svg_of(many));
    }
}

Picture made_map(std::size_t count) {
    Picture picture = made_picture(1, count, 0);
    picture.view = PictureView::geographic;
    picture.groups.clear();
    Random random(9);
    for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
        auto& node = picture.nodes[i];
        const auto town = static_cast<double>(random.below(60));
        node.where = PicturePlace{47.6 + 0.03 * town, 7.6 + 2.5 * std::fmod(town * 0.618, 1.0)};
        node.town = "Ort an der Donau " + std::to_string(static_cast<int>(town));
    }
    picture.nodes.back().where = PicturePlace{-33.9, 151.2}; // far from all others
    picture.nodes.back().town = "Sydney";
    return picture;
}

TEST(Map, KeepsItsPrintApart) {
    for (const Paper paper : kPapers)
        for (const std::size_t count : {1U, 5U, 300U, 1000U}) {
            Picture picture = made_map(count);
            picture.paper = paper;
            const std::string svg = svg_of(picture);
            expect_readable(svg);
            const Page page = read_back(svg);
            EXPECT_NE(svg.find("Sydney"), std::string::npos);
            if (count <= 800) {
                EXPECT_EQ(page.nodes.size(), picture.nodes.size());
            } else {
                EXPECT_LT(page.nodes.size(), 100U) << "towns stand for their organisations";
            }
        }
}

TEST(Map, DrawsEverybodyAtOnePlace) {
    Picture picture = made_map(40);
    for (auto& node : picture.nodes)
        node.where = PicturePlace{48.77, 9.18};
    const std::string svg = svg_of(picture);
    expect_readable(svg);
    EXPECT_EQ(read_back(svg).nodes.size(), picture.nodes.size());
}

TEST(Community, KeepsItsPrintApartAndItsNeighboursOutside) {
    for (const Paper paper : kPapers)
        for (const std::size_t members : {1U, 2U, 30U, 300U}) {
            Picture picture = made_picture(1, members, 0);
            picture.view = PictureView::community;
            picture.paper = paper;
            const std::size_t count = picture.nodes.size();
            for (std::size_t g = 0; g < 8; ++g) {
                PictureNode node;
                node.id = std::to_string(g + 2);
                node.name = node.label = g == 0 ? long_name(g) : "Gemeinschaft " + std::to_string(g);
                node.stands_for_group = true;
                node.size = static_cast<double>(10 * g);
                node.importance = 1e6;
                picture.ties.push_back({g % members, picture.nodes.size(), 1, true, {}});
                picture.nodes.push_back(node);
            }
            const std::string svg = svg_of(picture);
            expect_readable(svg);
            const Page page = read_back(svg);
            EXPECT_EQ(page.nodes.size(), count + 8);
            EXPECT_EQ(page.document.select_nodes("//g[starts-with(@id,'group-')]").size(), 8U);
        }
}

TEST(Pins, KeepEveryoneInPlace) {
    Picture picture = made_picture(4, 25, 2);
    const auto first = draw_with_places(picture, {{PictureFormat::svg}, 100});
    picture.nodes.push_back({.id = "new", .name = "Neu", .label = "Neu"});
    picture.ties.push_back({3, picture.nodes.size() - 1, 1, false, {}});
    for (std::size_t i = 0; i + 1 < picture.nodes.size(); ++i)
        picture.nodes[i].pinned = first.places[i];
    const auto second = draw_with_places(picture, {{PictureFormat::svg}, 100});
    expect_readable(second.files.front().bytes);
    std::vector<std::uint8_t> tied(picture.nodes.size());
    for (const auto& tie : picture.ties)
        tied[tie.a] = tied[tie.b] = 1;
    for (std::size_t i = 0; i < first.places.size(); ++i)
        if (tied[i]) {
            EXPECT_NEAR(second.places[i].first, first.places[i].first, 0.11) << i;
            EXPECT_NEAR(second.places[i].second, first.places[i].second, 0.11) << i;
        }
}

TEST(Changes, GroupsKeepTheirToneAndWhatIsNewOrGoneIsMarked) {
    Picture picture = made_picture(5, 20, 0);
    const auto first = draw_with_places(picture, {{PictureFormat::svg}, 100});
    ASSERT_EQ(first.tones.size(), 5U);
    for (std::size_t i = 0; i < picture.nodes.size(); ++i)
        picture.nodes[i].pinned = first.places[i];
    std::rotate(picture.groups.begin(), picture.groups.begin() + 1, picture.groups.end()); // other numbers
    for (auto& node : picture.nodes)
        node.group = (node.group + 4) % 5;
    for (std::size_t g = 0; g < 5; ++g)
        picture.groups[g].tone = first.tones[(g + 1) % 5];
    picture.ties[0].change = TieChange::opened;
    picture.ties[1].change = TieChange::lost;
    picture.nodes[2].change = NodeChange::bridge_lost;
    const auto second = draw_with_places(picture, {{PictureFormat::svg}, 100});
    for (std::size_t g = 0; g < 5; ++g)
        EXPECT_EQ(second.tones[g], first.tones[(g + 1) % 5]);
    const std::string& svg = second.files.front().bytes;
    expect_readable(svg);
    const Page page = read_back(svg);
    EXPECT_EQ(page.document.select_nodes("//g[contains(@class,' opened')]").size(), 1U);
    EXPECT_EQ(page.document.select_nodes("//g[contains(@class,' lost')]").size(), 1U);
    EXPECT_EQ(page.document.select_nodes("//g[contains(@class,'bridge-lost')]").size(), 1U);
}

TEST(Pins, FitAnotherPaper) {
    Picture picture = made_picture(4, 25, 2);
    const auto large = draw_with_places(picture, {{PictureFormat::svg}, 100});
    for (std::size_t i = 0; i < picture.nodes.size(); ++i)
        picture.nodes[i].pinned = large.places[i];
    picture.paper = Paper::a4;
    expect_readable(svg_of(picture));
}

TEST(Pins, HoldTheCirclesOfALargeNetwork) {
    Picture picture = made_picture(30, 40, 5);
    const auto first = draw_with_places(picture, {{PictureFormat::svg}, 100});
    for (std::size_t i = 0; i < picture.nodes.size(); ++i)
        picture.nodes[i].pinned = first.places[i];
    const auto second = draw_with_places(picture, {{PictureFormat::svg}, 100});
    expect_readable(second.files.front().bytes);
    double moved = 0;
    for (std::size_t i = 0; i < first.places.size(); ++i)
        moved += std::hypot(second.places[i].first - first.places[i].first,
                            second.places[i].second - first.places[i].second);
    EXPECT_LT(moved / static_cast<double>(first.places.size()), 12);
}

TEST(EveryPicture, BearsNamesInOtherScriptsAndSigns) {
    const std::string names[] = {"שלום עולם",     "مركز الأبحاث", "😀 Lab", "日本語の研究所",
                                 "Ǆ\u0301\u0302", "\\N \\G",      "]]>",   ""};
    Picture pictures[] = {made_matrix(12, 0), made_clusters(12), made_layers(PictureView::opportunities, 11, 9),
                          made_map(40)};
    for (Picture& picture : pictures) {
        for (std::size_t i = 0; i < picture.nodes.size(); ++i)
            picture.nodes[i].name = picture.nodes[i].label = picture.nodes[i].town = names[i % 8];
        picture.language = Language::en;
        for (const Paper paper : kPapers) {
            picture.paper = paper;
            expect_readable(svg_of(picture));
        }
    }
}

TEST(Title, IsSetSmallerBeforeItIsCut) {
    Picture picture = made_ego(3, 0);
    picture.paper = Paper::a4;
    picture.portrait = true;
    picture.title = "Am engsten verbunden: Cluster Elektromobilität Süd-West und Technologie-Cluster Composites "
                    "Baden-Württemberg";
    const Page page = read_back(svg_of(picture));
    expect_readable(page);
    std::string title;
    for (const auto& text : page.document.select_nodes("//g[@class='heading']/text"))
        title += std::string(text.node().text().get()) + "|";
    EXPECT_EQ(title.find("…"), std::string::npos) << title;
    EXPECT_NE(title.find("Württemberg"), std::string::npos) << title;
}

TEST(Portrait, KeepsThePrintOfEveryViewApart) {
    Picture pictures[] = {made_picture(5, 25, 8),
                          made_picture(30, 30, 8), // groups
                          made_ego(30, 8),
                          made_matrix(20, 14),
                          made_clusters(20),
                          made_layers(PictureView::opportunities, 11, 17),
                          made_layers(PictureView::two_mode, 36, 17),
                          made_map(120)};
    for (Picture& picture : pictures)
        for (const Paper paper : {Paper::a4, Paper::a3}) {
            picture.paper = paper;
            picture.portrait = true;
            const Page page = read_back(svg_of(picture));
            expect_readable(page);
            EXPECT_EQ(page.width, paper == Paper::a4 ? 595 : 842);
            EXPECT_EQ(page.height, paper == Paper::a4 ? 842 : 1191);
        }
}

TEST(Theme, ChangesLooksAndNothingElse) {
    const Picture picture = made_picture(3, 12, 2);
    PictureTheme theme;
    theme.kind_colours = {{"company", "#2A9D8F"}};
    theme.kind_shapes = {{"company", Shape::square}};
    theme.recommended = "#7A1FA2";
    const std::string plain = svg_of(picture), themed = svg_of(picture, theme);
    EXPECT_NE(plain.find("#56b4e9"), std::string::npos);
    EXPECT_EQ(themed.find("#56b4e9"), std::string::npos);
    EXPECT_NE(themed.find("#2a9d8f"), std::string::npos);
    EXPECT_EQ(themed.find("#c1121f"), std::string::npos);
    expect_readable(themed);
    const Page a = read_back(plain), b = read_back(themed);
    ASSERT_EQ(a.texts.size(), b.texts.size());
    for (std::size_t i = 0; i < a.texts.size(); ++i)
        EXPECT_EQ(a.texts[i].box.left, b.texts[i].box.left);
}

} // namespace
} // namespace clusterbridge
