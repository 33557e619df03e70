#include "render/data_uri.hpp"
#include "render/fonts.hpp"
#include "render/page.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <array>
#include <cstring>
#include <pugixml.hpp>
#include <set>
#include <sstream>

namespace clusterbridge {

namespace {

const char* role_class(MarkRole role) {
    switch (role) {
    case MarkRole::node:
        return "node";
    case MarkRole::group:
        return "node group";
    case MarkRole::label:
        return "label";
    case MarkRole::group_title:
        return "label group-title";
    case MarkRole::badge:
        return "badge";
    case MarkRole::heading:
        return "heading";
    case MarkRole::legend:
        return "legend";
    case MarkRole::list:
        return "list";
    case MarkRole::note:
        return "note";
    case MarkRole::guide:
        return "guide";
    }
    return "";
}

void set_attribute(pugi::xml_node node, const char* name, const std::string& value) {
    auto attribute = node.attribute(name);
    if (!attribute)
        attribute = node.append_attribute(name);
    attribute.set_value(value.c_str());
}

/// First <title>, then <desc>, as SVG wants them.
void set_words(pugi::xml_node node, const std::string& title, const std::string& description) {
    node.remove_child("title");
    if (!description.empty())
        node.prepend_child("desc").text().set(description.c_str());
    if (!title.empty())
        node.prepend_child("title").text().set(title.c_str());
}

using FontUse = std::array<std::set<char32_t>, 3>;

/// Graphviz names faces as Pango does; a browser wants family and weight. Anchors: all texts of a block have one.
void set_font(pugi::xml_node group, FontWeight weight, FontUse& use) {
    for (auto text : group.children("text")) {
        text.remove_attribute("font-family");
        text.remove_attribute("font-weight");
        set_attribute(text, "font-weight", std::to_string(css_weight(weight)));
        for (const char32_t c : characters_of(text.text().get()))
            use[static_cast<std::size_t>(weight)].insert(c);
    }
}

void finish_mark(pugi::xml_node group, const Mark& mark, FontUse& use) {
    std::string css = role_class(mark.role);
    if (!mark.css.empty())
        css += ' ' + mark.css;
    set_attribute(group, "class", css);
    if (mark.id.empty())
        group.remove_attribute("id");
    else
        set_attribute(group, "id", mark.id);
    set_words(group, mark.title, mark.description);
    set_font(group, FontWeight::bold, use);
}

void finish_text(pugi::xml_node group, const TextMark& text, FontUse& use) {
    set_attribute(group, "class", role_class(text.role));
    group.remove_attribute("id");
    if (!text.data_for.empty())
        set_attribute(group, "data-for", text.data_for);
    set_words(group, {}, {});
    set_font(group, text.weight, use);
    if (!text.card) // Graphviz's invisible box
        while (group.remove_child("polygon") || group.remove_child("path")) {}
}

void finish_stroke(pugi::xml_node group, const Stroke& stroke) {
    set_attribute(group, "class", stroke.css);
    group.remove_attribute("id");
    set_words(group, stroke.title, stroke.description);
}

void finish_areas(pugi::xml_node graph, const Scene& scene) {
    // After the page's white ground, the polygons of the background come in our order.
    auto child = graph.first_child();
    while (child && std::strcmp(child.name(), "polygon") != 0)
        child = child.next_sibling();
    auto polygon = child.next_sibling("polygon");
    for (const auto& area : scene.areas) {
        if (!polygon)
            return;
        const auto next = polygon.next_sibling();
        auto group = graph.insert_child_before("g", polygon);
        group.append_attribute("class").set_value(area.css.c_str());
        if (!area.id.empty())
            group.append_attribute("id").set_value(area.id.c_str());
        set_words(group, area.title, {});
        group.append_move(polygon);
        polygon = next;
    }
}

void write_logo(pugi::xml_node graph, const SceneLogo& logo) {
    auto image = graph.append_child("image");
    image.append_attribute("class").set_value("logo");
    for (const auto& [key, value] : {std::pair{"x", logo.box.left},
                                     {"y", logo.box.top},
                                     {"width", logo.box.width()},
                                     {"height", logo.box.height()}})
        image.append_attribute(key).set_value(fixed(value, 2).c_str());
    image.append_attribute("xlink:href")
        .set_value(data_uri(logo.vector ? "image/svg+xml" : "image/png", logo.bytes).c_str());
    image.append_child("title").text().set("Logo");
}

std::size_t number_after(const char* id) {
    return static_cast<std::size_t>(std::strtoull(id + 1, nullptr, 10));
}

} // namespace

std::string finished_svg(const std::string& graphviz_svg, const Scene& scene) {
    pugi::xml_document document;
    const auto parsed = document.load_buffer(graphviz_svg.data(), graphviz_svg.size(), pugi::parse_default);
    ensure(parsed.status == pugi::status_ok, "Graphviz's SVG is well formed");
    auto root = document.child("svg");
    auto graph = root.child("g");
    FontUse use;
    finish_areas(graph, scene);
    std::vector<pugi::xml_node> groups;
    for (auto group : graph.children("g"))
        if (group.attribute("id"))
            groups.push_back(group);
    for (auto group : groups) {
        const std::string id = group.attribute("id").value();
        const std::string css = group.attribute("class").value();
        if (css != "node" && css != "edge")
            continue;
        const std::size_t i = number_after(id.c_str());
        if (id[0] == 'm')
            finish_mark(group, scene.marks[i], use);
        else if (id[0] == 'b')
            finish_mark(group, scene.badges[i], use);
        else if (id[0] == 't')
            finish_text(group, scene.texts[i], use);
        else
            finish_stroke(group, scene.strokes[i]);
    }
    graph.remove_child("title");
    graph.remove_attribute("id");
    set_attribute(graph, "class", "page");
    graph.remove_attribute("transform"); // half a point that Graphviz gives to the line width of the page
    if (auto ground = graph.child("polygon"))
        set_attribute(ground, "points",
                      "0,0 0," + shortest(scene.height) + ' ' + shortest(scene.width) + ',' + shortest(scene.height) +
                          ' ' + shortest(scene.width) + ",0");

    if (scene.logo)
        write_logo(graph, *scene.logo);

    const std::string width = shortest(scene.width), height = shortest(scene.height);
    set_attribute(root, "width", width + "pt");
    set_attribute(root, "height", height + "pt");
    set_attribute(root, "viewBox", "0 0 " + width + ' ' + height);
    set_attribute(root, "xml:lang", scene.language == Language::de ? "de" : "en");
    set_attribute(root, "role", "img");
    set_attribute(root, "font-family", family_list());
    std::string faces = "\n";
    for (const FontWeight weight : {FontWeight::regular, FontWeight::semibold, FontWeight::bold})
        if (!use[static_cast<std::size_t>(weight)].empty())
            faces += embedded_faces(weight, use[static_cast<std::size_t>(weight)]);
    auto style = root.prepend_child("style");
    style.append_attribute("type").set_value("text/css");
    style.text().set((faces + "text{font-kerning:none;white-space:pre}\n").c_str());
    set_words(root, scene.title, scene.description);

    std::ostringstream out;
    out.imbue(std::locale::classic());
    document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + out.str() + "\n";
}

} // namespace clusterbridge
