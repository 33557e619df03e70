#pragma once
#include "render/fonts.hpp"
#include "render/scene.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <pugixml.hpp>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Reads a picture back from its SVG and holds it to what is promised of every picture.
namespace clusterbridge {

struct DrawnText {
    Box box;
    std::string text, names;
    double size = 0;
};
struct DrawnNode {
    Box box;
    std::string id;
};
struct Page {
    pugi::xml_document document;
    double width = 0, height = 0;
    std::vector<DrawnText> texts;
    std::vector<DrawnNode> nodes;
};

inline FontWeight weight_of(const pugi::xml_node& text) {
    const int weight = text.attribute("font-weight").as_int();
    return weight == 700 ? FontWeight::bold : weight == 600 ? FontWeight::semibold : FontWeight::regular;
}

/// What an SVG viewer paints, read back from the file alone.
inline Page read_back(const std::string& svg) {
    Page page;
    EXPECT_TRUE(page.document.load_buffer(svg.data(), svg.size()));
    const auto root = page.document.child("svg");
    page.width = std::stod(root.attribute("width").value());
    page.height = std::stod(root.attribute("height").value());
    EXPECT_FALSE(root.child("g").attribute("transform")) << "coordinates are those of the page";
    for (const auto& found : root.select_nodes("//text")) {
        const auto node = found.node();
        DrawnText text;
        text.text = node.text().get();
        text.size = node.attribute("font-size").as_double();
        const double width = text_width(text.text, weight_of(node), text.size);
        const bool middle = std::string_view(node.attribute("text-anchor").value()) == "middle";
        const double x = node.attribute("x").as_double() - (middle ? width / 2 : 0),
                     y = node.attribute("y").as_double();
        text.box = {x, y - 0.76 * text.size, x + width, y + 0.24 * text.size};
        text.names = node.parent().attribute("data-for").value();
        page.texts.push_back(text);
    }
    static const std::regex number("-?[0-9.]+");
    for (const auto& found : root.select_nodes("//g[starts-with(@class,'node')]")) {
        const auto node = found.node();
        DrawnNode drawn{{1e9, 1e9, -1e9, -1e9}, node.attribute("id").value()};
        const auto add = [&](double x, double y) {
            drawn.box = {std::min(drawn.box.left, x), std::min(drawn.box.top, y), std::max(drawn.box.right, x),
                         std::max(drawn.box.bottom, y)};
        };
        for (const auto& e : node.children("ellipse")) {
            const double x = e.attribute("cx").as_double(), y = e.attribute("cy").as_double();
            const double rx = e.attribute("rx").as_double(), ry = e.attribute("ry").as_double();
            add(x - rx, y - ry), add(x + rx, y + ry);
        }
        for (const auto& p : node.children("polygon")) {
            const std::string points = p.attribute("points").value();
            for (std::sregex_iterator i(points.begin(), points.end(), number), end; i != end; ++i) {
                const double x = std::stod(i->str());
                add(x, std::stod((++i)->str()));
            }
        }
        page.nodes.push_back(drawn);
    }
    return page;
}

/// The promises of docs/diagrams.md about print.
inline void expect_readable(const Page& page, double least_share_named = 0) {
    const Box paper{0, 0, page.width, page.height};
    std::set<std::string> named;
    for (std::size_t i = 0; i < page.texts.size(); ++i) {
        const auto& text = page.texts[i];
        named.insert(text.names);
        EXPECT_GE(text.size, 7.0) << text.text;
        EXPECT_TRUE(text.box.within(paper)) << text.text << " lies outside the paper";
        for (std::size_t j = i + 1; j < page.texts.size(); ++j)
            EXPECT_FALSE(text.box.overlaps(page.texts[j].box)) << text.text << " on " << page.texts[j].text;
        for (const auto& node : page.nodes)
            EXPECT_FALSE(node.id != text.names && text.box.overlaps(node.box)) << text.text << " covers " << node.id;
    }
    std::size_t initiatives = 0, with_name = 0;
    for (const auto& found : page.document.child("svg").select_nodes("//g[contains(@class,'cluster_initiative')]")) {
        ++initiatives;
        with_name += named.count(found.node().attribute("id").value());
    }
    for (const auto& node : page.nodes)
        EXPECT_TRUE(node.box.within(paper)) << node.id;
    EXPECT_GE(static_cast<double>(with_name), least_share_named * static_cast<double>(initiatives));
}

inline void expect_readable(const std::string& svg, double least_share_named = 0) {
    expect_readable(read_back(svg), least_share_named);
}

} // namespace clusterbridge
