#include "base/error.hpp"
#include "pictures.hpp"
#include "readable.hpp"
#include "render/drawing.hpp"
#include "render/font_shelf.hpp"
#include "render/logo.hpp"

#include <fontconfig/fontconfig.h>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

/// The fonts and the logo of a house in the picture.
namespace clusterbridge {
namespace {

std::string drawn(const Picture& picture, PictureFormat format, const HouseFonts& fonts = {}) {
    PictureTheme theme;
    theme.fonts = fonts;
    return draw(picture, {{format}, 72, theme}).front().bytes;
}

/// The file of an installed font.
std::string font_file(const char* family, int weight) {
    FcPattern* pattern =
        FcPatternBuild(nullptr, FC_FAMILY, FcTypeString, family, FC_WEIGHT, FcTypeInteger, weight, nullptr);
    FcConfigSubstitute(nullptr, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result = FcResultNoMatch;
    FcPattern* match = FcFontMatch(nullptr, pattern, &result);
    FcChar8* path = nullptr;
    FcPatternGetString(match, FC_FILE, 0, &path);
    std::ifstream file(reinterpret_cast<const char*>(path), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    FcPatternDestroy(match);
    FcPatternDestroy(pattern);
    return bytes;
}

class HouseFont : public testing::Test {
  protected:
    void TearDown() override { set_fonts({}); }
};

TEST_F(HouseFont, SetsMeasuresAndEmbedsAnInstalledFamily) {
    const double before = text_width("Wirtschaft", FontWeight::regular, 10);
    HouseFonts fonts;
    fonts.family = "DejaVu Serif";
    for (const Paper paper : {Paper::a4, Paper::wide}) {
        Picture picture = made_picture(3, 14, 6);
        picture.paper = paper;
        const std::string svg = drawn(picture, PictureFormat::svg, fonts);
        expect_readable(svg, 0.7);
        EXPECT_NE(svg.find("@font-face{font-family:\"DejaVu Serif\";font-weight:400"), std::string::npos);
        EXPECT_NE(svg.find("font-family=\"&quot;DejaVu Serif&quot;, Open Sans"), std::string::npos);
        EXPECT_EQ(svg.find("font-family:\"Open Sans\""), std::string::npos) << "DejaVu Serif has all of these letters";
    }
    EXPECT_NE(text_width("Wirtschaft", FontWeight::regular, 10), before);
    EXPECT_NE(drawn(made_picture(2, 5, 1), PictureFormat::pdf, fonts).find("DejaVuSerif"), std::string::npos);
    const std::string plain = drawn(made_picture(2, 5, 1), PictureFormat::svg);
    EXPECT_EQ(plain.find("DejaVu Serif"), std::string::npos) << "the next picture has its own fonts again";
}

TEST_F(HouseFont, ComesFromFilesToo) {
    HouseFonts fonts;
    fonts.files[0] = font_file("DejaVu Serif", FC_WEIGHT_REGULAR);
    fonts.files[2] = font_file("DejaVu Serif", FC_WEIGHT_BOLD);
    ASSERT_FALSE(refusal_of_font(fonts.files[0])) << refusal_of_font(fonts.files[0])->en;
    const Picture picture = made_picture(3, 20, 3);
    const std::string svg = drawn(picture, PictureFormat::svg, fonts);
    expect_readable(svg, 0.7);
    EXPECT_NE(svg.find("font-family:\"DejaVu Serif\";font-weight:600"), std::string::npos) << "bold serves semibold";
    const std::string pdf = drawn(picture, PictureFormat::pdf, fonts);
    EXPECT_NE(pdf.find("DejaVuSerif-Bold"), std::string::npos);
    EXPECT_EQ(pdf.find("OpenSans"), std::string::npos);
    EXPECT_TRUE(svg == drawn(picture, PictureFormat::svg, fonts));
}

TEST_F(HouseFont, LendsWhatItLacksFromTheOwnFonts) {
    HouseFonts fonts;
    fonts.family = "DejaVu Sans Mono";
    Picture picture = made_picture(1, 3, 0);
    picture.nodes[0].name = picture.nodes[0].label = "⠠⠃ Ĳ 𐌰"; // braille, and what hardly a font has
    expect_readable(drawn(picture, PictureFormat::svg, fonts));
}

TEST_F(HouseFont, IsRefusedWhereItCannotServe) {
    EXPECT_TRUE(refusal_of_font(""));
    EXPECT_TRUE(refusal_of_font("no font"));
    std::string half = font_file("DejaVu Serif", FC_WEIGHT_REGULAR);
    EXPECT_TRUE(refusal_of_font(half.substr(0, 300)));
    // OS/2: the maker allows no embedding
    const auto table = half.find("OS/2");
    ASSERT_NE(table, std::string::npos);
    std::size_t at = 0;
    for (std::size_t k = 8; k < 12; ++k)
        at = at << 8U | static_cast<unsigned char>(half[table + k]);
    half[at + 9] = 2;
    const auto refusal = refusal_of_font(half);
    ASSERT_TRUE(refusal);
    EXPECT_NE(refusal->en.find("fsType"), std::string::npos);
}

// ---- logo

constexpr const char* kLogo =
    R"(<?xml version="1.0"?><!-- by hand --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">)"
    R"(<rect width="120" height="40" rx="8" fill="#0072B2"/><circle cx="20" cy="20" r="12" fill="#fff"/></svg>)";

const std::string& one_pixel() {
    static const std::string bytes(
        "\211\120\116\107\015\012\032\012\000\000\000\015\111\110\104\122\000\000\000\001\000\000\000\001"
        "\010\006\000\000\000\037\025\304\211\000\000\000\015\111\104\101\124\170\234\143\140\050\332\364"
        "\037\000\003\276\002\044\314\001\304\213\000\000\000\000\111\105\116\104\256\102\140\202",
        70);
    return bytes;
}

TEST(Logo, CoversNothingInAnyCorner) {
    for (const Corner corner : {Corner::top_left, Corner::top_right, Corner::bottom_left, Corner::bottom_right})
        for (const bool portrait : {false, true})
            for (Picture picture : {made_picture(3, 12, 8), made_ego(20, 6)}) {
                picture.paper = Paper::a4;
                picture.portrait = portrait;
                picture.logo = read_logo(kLogo).logo;
                picture.logo->corner = corner;
                picture.logo->height = 60;
                picture.title =
                    "Ein langer Titel, der bis an den Rand der Seite reicht und dort auf ein Zeichen trifft, "
                    "das er nicht verdecken darf";
                const Page page = read_back(drawn(picture, PictureFormat::svg));
                expect_readable(page);
                const auto image = page.document.select_node("//image[@class='logo']").node();
                ASSERT_TRUE(image);
                const double x = image.attribute("x").as_double(), y = image.attribute("y").as_double();
                const Box box{x, y, x + image.attribute("width").as_double(),
                              y + image.attribute("height").as_double()};
                EXPECT_NEAR(box.width() / box.height(), 3, 0.01);
                EXPECT_TRUE(box.within({0, 0, page.width, page.height}));
                for (const auto& text : page.texts)
                    EXPECT_FALSE(text.box.overlaps(box)) << text.text;
                for (const auto& node : page.nodes)
                    EXPECT_FALSE(node.box.overlaps(box)) << node.id;
            }
}

TEST(Logo, IsInEveryFormatButGv) {
    Picture picture = made_picture(2, 6, 1);
    std::vector<std::string> without, with;
    for (const PictureFormat format : {PictureFormat::pdf, PictureFormat::png})
        without.push_back(drawn(picture, format));
    for (const std::string_view bytes : {std::string_view(kLogo), std::string_view(one_pixel())}) {
        picture.logo = read_logo(bytes).logo;
        ASSERT_TRUE(picture.logo);
        picture.logo->corner = Corner::bottom_left;
        EXPECT_NE(drawn(picture, PictureFormat::svg).find("<image"), std::string::npos);
        EXPECT_FALSE(drawn(picture, PictureFormat::pdf) == without[0]);
        EXPECT_FALSE(drawn(picture, PictureFormat::png) == without[1]);
        EXPECT_EQ(drawn(picture, PictureFormat::gv).find("image"), std::string::npos);
        EXPECT_TRUE(drawn(picture, PictureFormat::pdf) == drawn(picture, PictureFormat::pdf));
    }
}

TEST(Logo, RunsNoCodeAndFetchesNothing) {
    const auto with = [](const std::string& inside, const std::string& before = "", const std::string& more = "") {
        return read_logo(before + "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9mm\" height=\"3mm\" " + more +
                         ">" + inside + "</svg>");
    };
    ASSERT_TRUE(with("<rect width=\"3\" height=\"3\" fill=\"url(#a)\"/>").logo);
    for (const char* inside :
         {"<script>alert(1)</script>", "<g onclick=\"x()\"/>", "<image href=\"http://example.org/a.png\"/>",
          "<image xlink:href=\"file:///etc/passwd\"/>", "<a href=\"#x\"><rect/></a>", "<foreignObject/>",
          "<style>@import 'http://example.org/a.css';</style>", "<rect style=\"fill:url(http://example.org/a)\"/>",
          "<rect style=\"fill:u\\72l(http://example.org/a)\"/>", "<use href=\"other.svg#x\"/>", "<SCRIPT/>",
          "<svg:script>x</svg:script>", "<animate attributeName=\"href\"/>", "<?xml-stylesheet href=\"http://x\"?>"}) {
        const LogoFile read = with(inside);
        EXPECT_FALSE(read.logo) << inside;
        EXPECT_FALSE(read.refusal.de.empty());
    }
    EXPECT_FALSE(with("", "", "onload=\"x()\"").logo);
    EXPECT_FALSE(with("<text>&a;</text>", "<!DOCTYPE svg [<!ENTITY a \"x\">]>").logo);
    ASSERT_TRUE(
        with("<rect/>", "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/svg11.dtd\">").logo);
    EXPECT_EQ(with("<!-- http://example.org -->").logo->bytes.find("example"), std::string::npos);
}

TEST(Logo, IsRefusedWhereItCannotBeRead) {
    for (const std::string& bytes : {std::string(), std::string("GIF89a"), std::string("<svg"),
                                     std::string("<svg></svg>"), std::string("<svg width=\"100%\" height=\"3\"></svg>"),
                                     std::string("<svg width=\"1000\" height=\"3\"></svg>"),
                                     std::string("<svg width=\"1e400\" height=\"3\"></svg>"), one_pixel().substr(0, 60),
                                     std::string(kMostLogoBytes + 1, ' ')})
        EXPECT_FALSE(read_logo(bytes).logo) << bytes.substr(0, 60);
    std::string broken = one_pixel();
    broken[45] = static_cast<char>(broken[45] ^ 1);
    EXPECT_FALSE(read_logo(broken).logo) << "its checksum is wrong";
    EXPECT_TRUE(read_logo(one_pixel()).logo);
    EXPECT_EQ(read_logo("<svg width=\"2in\" height=\"1in\"></svg>").logo->aspect, 2);
}

} // namespace
} // namespace clusterbridge
