#include "render/drawing.hpp"

#include "base/error.hpp"
#include "pictures.hpp"
#include "readable.hpp"
#include "render/fonts.hpp"
#include "render/overview.hpp"
#include "render/scene.hpp"
#include "render/style.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <png.h>
#include <pugixml.hpp>
#include <regex>
#include <set>
#include <sstream>
#include <tuple>

namespace clusterbridge {
namespace {

std::string svg_of(const Picture& picture) {
    return draw(picture, {{PictureFormat::svg}, 200}).front().bytes;
}

TEST(Overview, KeepsItsPrintApartOnEveryPaper) {
    for (const Paper paper : {Paper::a4, Paper::a3, Paper::wide}) {
        Picture picture = made_picture(7, 40, 9);
        picture.paper = paper;
        const std::string svg = svg_of(picture);
        expect_readable(svg, paper == Paper::a3 ? 0.95 : 0.8);
    }
}

TEST(Overview, StaysReadableWithSixHundredOrganisations) {
    expect_readable(svg_of(made_picture(15, 40, 10, 5)), 0.9);
}

TEST(Overview, StaysReadableWhateverTheSize) {
    for (const std::size_t members : {1U, 2U, 3U, 5U, 12U})
        for (const std::uint64_t seed : {1U, 2U})
            expect_readable(svg_of(made_picture(3, members, 3, seed)), 0.9);
}

TEST(Overview, DrawsNothingAndOneOrganisation) {
    Picture nothing;
    nothing.title = "Leer";
    expect_readable(svg_of(nothing));
    nothing.nodes.push_back({.id = "x", .name = "Einzige", .label = "Einzige"});
    expect_readable(svg_of(nothing));
}

TEST(Overview, PutsEveryOrganisationAndTieIntoItsOwnNamedGroup) {
    const Picture picture = made_picture(4, 15, 3);
    const Page page = read_back(svg_of(picture));
    const auto root = page.document.child("svg");
    EXPECT_EQ(page.width, 1191);
    EXPECT_EQ(page.height, 842);
    EXPECT_EQ(std::string(root.child("title").text().get()), picture.title);
    EXPECT_TRUE(root.child("desc"));
    for (const auto& node : picture.nodes) {
        const auto found = root.select_node(("//g[@id='" + svg_id(node.id) + "']").c_str()).node();
        ASSERT_TRUE(found) << node.id;
        EXPECT_EQ(std::string(found.child("title").text().get()), node.name);
        EXPECT_TRUE(std::string_view(found.attribute("class").value()).starts_with("node"));
    }
    EXPECT_EQ(root.select_nodes("//g[starts-with(@class,'tie')]").size(), picture.ties.size() + 3);
    EXPECT_EQ(root.select_nodes("//g[@class='tie recommended']").size(), 3U);
    for (const auto& label : root.select_nodes("//g[@class='label']"))
        EXPECT_TRUE(label.node().attribute("data-for"));
}

TEST(Overview, CarriesTheGlyphsItUses) {
    const std::string svg = svg_of(made_picture(2, 8, 1));
    EXPECT_NE(svg.find("@font-face"), std::string::npos);
    EXPECT_NE(svg.find("src:url(data:font/ttf;base64,AAEAAAA"), std::string::npos);
    EXPECT_EQ(svg.find("http://www.w3.org/1999/xlink\" xlink:href=\"http"), std::string::npos);
}

TEST(Overview, GivesTheSameBytesAgain) {
    const Picture first = made_picture(5, 20, 4), other = made_picture(3, 9, 2);
    const DrawOptions all{{PictureFormat::svg, PictureFormat::gv, PictureFormat::pdf}, 100};
    const auto once = draw(first, all);
    draw(other, all); // whatever was drawn between, sfdp's chance begins anew
    const auto again = draw(first, all);
    ASSERT_EQ(once.size(), 3U);
    for (std::size_t i = 0; i < once.size(); ++i)
        EXPECT_TRUE(once[i].bytes == again[i].bytes) << i;
}

TEST(Overview, SaysHowManyTiesItLeavesOut) {
    Picture picture = made_picture(2, 60, 0);
    for (std::size_t i = 0; i < 60; ++i)
        for (std::size_t j = i + 1; j < 60; ++j)
            picture.ties.push_back({i, j, 0.5, false, {}});
    picture.paper = Paper::a4;
    picture.language = Language::en;
    const std::string svg = svg_of(picture);
    const Page page = read_back(svg);
    EXPECT_EQ(page.document.child("svg").select_nodes("//g[starts-with(@class,'tie')]").size(), 900U);
    EXPECT_NE(svg.find("Drawn are 900 of 1,"), std::string::npos);
}

TEST(Names, ComeOutAsTheirOwnLetters) {
    const std::string names[] = {"<b>x</b>", "\\N \\G \\\\", "A &amp; B", "Zitat \"quer\" 'längs'",
                                 "a\nb\tc",  "{a|b}",        "-->",       "]]>",
                                 "%n",       "Ende\\"};
    Picture picture;
    picture.title = "Titel <i>&amp;\\N</i>";
    std::size_t i = 0;
    for (const auto& name : names) {
        picture.nodes.push_back({.id = name, .name = name, .label = name, .kind = ActorKind::cluster_initiative});
        if (i > 0)
            picture.ties.push_back({0, i, 1, false, "<&\"\\"});
        ++i;
    }
    const auto files = draw(picture, {{PictureFormat::svg, PictureFormat::gv}, 100});
    const Page page = read_back(files[0].bytes);
    for (const auto& name : names) {
        const auto node = page.document.select_node(("//g[@id='" + svg_id(name) + "']").c_str()).node();
        ASSERT_TRUE(node) << name;
        EXPECT_EQ(std::string(node.child("title").text().get()), printable(name));
        std::string label;
        for (const auto& text : page.texts)
            if (text.names == svg_id(name))
                label += text.text;
        std::string without_blanks = printable(name);
        std::erase(without_blanks, ' ');
        std::string seen;
        for (const char32_t c : characters_of(label))
            if (c != U' ' && c != U'\u00A0')
                seen += c < 128 ? static_cast<char>(c) : '?';
        std::string wanted;
        for (const char32_t c : characters_of(without_blanks))
            wanted += c < 128 ? static_cast<char>(c) : '?';
        EXPECT_EQ(seen, wanted);
    }
    expect_readable(files[0].bytes);
}

TEST(SvgId, EscapesEveryOtherByte) {
    EXPECT_EQ(svg_id("cyber-forum9"), "org-cyber-forum9");
    EXPECT_EQ(svg_id("a_b ü"), "org-a_5Fb_20_C3_BC");
}

TEST(Ego, KeepsItsPrintApartForAnyNumberOfPartners) {
    for (const Paper paper : {Paper::a4, Paper::a3, Paper::wide})
        for (const std::size_t partners : {0U, 1U, 2U, 3U, 7U, 20U, 40U})
            for (const std::size_t others : {0U, 1U, 8U}) {
                Picture picture = made_ego(partners, others);
                picture.paper = paper;
                const std::string svg = svg_of(picture);
                expect_readable(svg);
                const Page page = read_back(svg);
                EXPECT_GE(page.nodes.size(), 1 + partners);
                std::set<std::string> named;
                for (const auto& text : page.texts)
                    named.insert(text.names);
                for (const auto& node : page.nodes)
                    EXPECT_TRUE(named.contains(node.id)) << node.id << " of " << partners;
            }
}

TEST(Ego, CountsThePartnersItLeavesOut) {
    Picture picture = made_ego(70, 2);
    picture.language = Language::en;
    const std::string svg = svg_of(picture);
    expect_readable(svg);
    EXPECT_NE(svg.find("Shown are 40 of 70 partners"), std::string::npos);
    EXPECT_EQ(read_back(svg).nodes.size(), 1 + 40 + 2U);
}

/// Points on the path of a stroke.
std::vector<Point> points_on(const std::string& path) {
    static const std::regex number("-?[0-9.]+");
    std::vector<Point> control, points;
    for (std::sregex_iterator i(path.begin(), path.end(), number), end; i != end; ++i) {
        const double x = std::stod(i->str());
        control.push_back({x, std::stod((++i)->str())});
    }
    for (std::size_t k = 0; k + 3 < control.size(); k += 3)
        for (int step = 0; step <= 50; ++step)
            points.push_back(on_curve({control.begin() + static_cast<std::ptrdiff_t>(k),
                                       control.begin() + static_cast<std::ptrdiff_t>(k) + 4},
                                      step / 50.0));
    return points;
}

TEST(Ego, RunsNoRedDashesBehindNames) {
    for (const Paper paper : {Paper::a4, Paper::a3, Paper::wide})
        for (const std::size_t partners : {1U, 6U, 19U, 40U})
            for (const std::size_t others : {1U, 4U, 10U}) {
                Picture picture = made_ego(partners, others, partners + others);
                picture.paper = paper;
                const Page page = read_back(svg_of(picture));
                const auto dashes = page.document.select_nodes("//g[@class='tie recommended']/path");
                ASSERT_GT(dashes.size(), 0U);
                for (const auto& dash : dashes)
                    for (const Point& at : points_on(dash.node().attribute("d").value()))
                        for (const auto& text : page.texts)
                            ASSERT_FALSE(!text.names.empty() && text.box.overlaps({at.x, at.y, at.x, at.y}))
                                << partners << ' ' << others << ": behind " << text.text;
            }
}

TEST(Ego, MarksWhoCanIntroduce) {
    const Page page = read_back(svg_of(made_ego(10, 3)));
    EXPECT_GE(page.document.select_nodes("//g[contains(@class,'introducer')]").size(), 1U);
    EXPECT_EQ(page.document.select_nodes("//g[@class='tie recommended']").size(), 3U);
}

TEST(Groups, StandForTheirMembersAboveEightHundred) {
    const Picture picture = made_picture(30, 40, 5);
    const auto drawing = draw_with_places(picture, {{PictureFormat::svg}, 100});
    const std::string& svg = drawing.files.front().bytes;
    expect_readable(svg);
    const Page page = read_back(svg);
    EXPECT_EQ(page.document.select_nodes("//g[starts-with(@id,'group-')]").size(), 30U);
    const std::string members = page.document.select_node("//g[@id='group-1']").node().child("desc").text().get();
    EXPECT_NE(members.find(picture.nodes[3].name), std::string::npos);
    EXPECT_EQ(page.document.select_nodes("//g[starts-with(@id,'org-')]").size(), 0U);
    EXPECT_EQ(drawing.places.size(), picture.nodes.size());
}

TEST(Drawing, MakesEveryFormat) {
    const auto files = draw(made_picture(2, 9, 1),
                            {{PictureFormat::png, PictureFormat::gv, PictureFormat::pdf, PictureFormat::svg}, 96});
    ASSERT_EQ(files.size(), 4U);
    EXPECT_TRUE(files[0].bytes.starts_with("\x89PNG"));
    EXPECT_NE(files[1].bytes.find("graph clusterbridge"), std::string::npos);
    EXPECT_TRUE(files[2].bytes.starts_with("%PDF"));
    EXPECT_NE(files[2].bytes.find("/MediaBox [ 0 0 1191 842 ]"), std::string::npos);
    EXPECT_TRUE(files[3].bytes.starts_with("<?xml"));
}

TEST(Drawing, PngShowsThePictureOnWhiteAndSaysHowLargeItIs) {
    const std::string png = draw(made_picture(2, 9, 1), {{PictureFormat::png}, 100}).front().bytes;
    const std::string dots("pHYs\0\0\x0f\x61\0\0\x0f\x61\1", 13); // 3,937 a metre
    EXPECT_NE(png.find(dots), std::string::npos);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    ASSERT_NE(png_image_begin_read_from_memory(&image, png.data(), png.size()), 0);
    EXPECT_EQ(image.format & PNG_FORMAT_FLAG_ALPHA, 0U);
    image.format = PNG_FORMAT_GRAY;
    std::vector<unsigned char> grey(PNG_IMAGE_SIZE(image));
    ASSERT_NE(png_image_finish_read(&image, nullptr, grey.data(), 0, nullptr), 0);
    EXPECT_EQ(grey.front(), 255);
    EXPECT_EQ(grey.back(), 255);
    const auto dark = static_cast<double>(std::count_if(grey.begin(), grey.end(), [](int g) { return g < 128; }));
    EXPECT_GT(dark / static_cast<double>(grey.size()), 0.001); // title, ties, names
    EXPECT_LT(dark / static_cast<double>(grey.size()), 0.2);
}

TEST(Drawing, MakesPngExactlyAsLargeAsThePaper) {
    const auto number = [](const std::string& bytes, std::size_t at) {
        long value = 0;
        for (std::size_t k = 0; k < 4; ++k)
            value = value * 256 + static_cast<unsigned char>(bytes[at + k]);
        return value;
    };
    Picture picture = made_picture(2, 9, 1);
    for (const auto& [paper, width, height] :
         {std::tuple{Paper::a4, 842, 595}, {Paper::a3, 1191, 842}, {Paper::wide, 960, 540}})
        for (const int dpi : {72, 96, 200, 300}) {
            picture.paper = paper;
            const std::string png = draw(picture, {{PictureFormat::png}, dpi}).front().bytes;
            EXPECT_EQ(number(png, 16), std::lround(width * dpi / 72.0)) << width << " at " << dpi;
            EXPECT_EQ(number(png, 20), std::lround(height * dpi / 72.0)) << height << " at " << dpi;
        }
}

TEST(Drawing, StopsWhenAsked) {
    std::stop_source source;
    source.request_stop();
    EXPECT_THROW(draw(made_picture(2, 9, 1), {{PictureFormat::svg}, 96}, {1, source.get_token(), {}}), Error);
}

TEST(Drawing, TellsItsSteps) {
    std::vector<std::string> steps;
    draw(made_picture(2, 9, 1), {{PictureFormat::svg}, 96}, {},
         [&](const std::string& step) { steps.push_back(step); });
    EXPECT_EQ(steps.front(), "layout");
    EXPECT_EQ(steps.back(), "drawing");
}

} // namespace
} // namespace clusterbridge
