#include "render/graph_page.hpp"

#include "base/text.hpp"
#include "render/fonts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace clusterbridge {

namespace {

/// Graphviz counts y upwards. The page lies below its x axis, so that what it prints into SVG are page points.
std::string coordinate(double value) {
    return fixed(std::round(value * 10) / 10, 1);
}
std::string position(Point p) {
    return coordinate(p.x) + "," + coordinate(-p.y);
}
std::string inches(double points) {
    return fixed(points / 72, 5);
}

void xdot_text(std::string& out, char op, const std::string& text) {
    out += op;
    out += ' ' + std::to_string(text.size()) + " -" + text + ' ';
}

std::string background_of(const std::vector<Area>& areas) {
    std::string out;
    double width = 0.8;
    xdot_text(out, 'S', "setlinewidth(0.8)"); // never empty: without a background Graphviz moves the page
    for (const auto& area : areas) {
        if (area.line_width != width)
            xdot_text(out, 'S', "setlinewidth(" + shortest(area.line_width) + ")");
        width = area.line_width;
        xdot_text(out, 'c', area.line);
        if (!area.fill.empty())
            xdot_text(out, 'C', area.fill);
        out += (area.fill.empty() ? "p " : "P ") + std::to_string(area.outline.size());
        for (const auto& p : area.outline)
            out += ' ' + coordinate(p.x) + ' ' + coordinate(-p.y);
        out += ' ';
    }
    return out;
}

const char* shape_name(Shape shape) {
    switch (shape) {
    case Shape::circle:
    case Shape::pie:
        return "circle";
    case Shape::square:
        return "square";
    case Shape::hexagon:
        return "hexagon";
    case Shape::diamond:
        return "diamond";
    case Shape::triangle:
        return "triangle";
    case Shape::inverted_triangle:
        return "invtriangle";
    case Shape::pentagon:
        return "pentagon";
    case Shape::octagon:
        return "octagon";
    case Shape::box:
        return "box";
    case Shape::none:
        break;
    }
    return "none";
}

std::string wedges(const std::vector<PieSlice>& slices) {
    std::string list;
    for (const auto& slice : slices)
        list += (list.empty() ? "" : ":") + slice.colour + ';' + fixed(slice.share, 4);
    return list;
}

Agnode_t* add_mark(GraphvizGraph& g, const Mark& mark, const std::string& name) {
    Agnode_t* node = g.node(name);
    g.set(node, "id", name);
    g.set(node, "pos", position(mark.at));
    g.set(node, "shape", shape_name(mark.shape));
    g.set(node, "width", inches(mark.width));
    g.set(node, "height", inches(mark.height));
    g.set(node, "style", mark.shape == Shape::none ? "invis" : mark.slices.size() > 1 ? "wedged" : "filled");
    g.set(node, "fillcolor",
          mark.slices.empty()      ? mark.fill
          : mark.slices.size() > 1 ? wedges(mark.slices)
                                   : mark.slices.front().colour);
    g.set(node, "color", mark.line_width > 0 ? mark.line : "transparent");
    g.set(node, "penwidth", fixed(mark.line_width, 2));
    g.set_label(node, mark.text);
    if (!mark.text.empty()) {
        g.set(node, "fontname", face_name(FontWeight::bold));
        g.set(node, "fontsize", fixed(mark.text_size, 2));
        g.set(node, "fontcolor", mark.text_colour);
    }
    if (!mark.id.empty())
        g.set_text(node, "ref", mark.id);
    if (!mark.title.empty())
        g.set_text(node, "name", mark.title);
    return node;
}

void add_text(GraphvizGraph& g, const TextMark& text, const std::string& name, double page_width) {
    Agnode_t* node = g.node(name);
    const Box box = text.box();
    g.set(node, "id", name);
    // A line may come out a little wider with Pango than measured; lines set flush left need the room, or they shift.
    const double flush = std::min(1.2 * box.width() + 20, page_width - 2 - box.left); // within the page
    const double width = text.card ? box.width() + 3 : text.centred ? box.width() : flush;
    g.set(node, "pos", position({text.centred ? box.centre().x : box.left + width / 2, box.centre().y}));
    g.set(node, "shape", "box");
    g.set(node, "width", inches(width));
    g.set(node, "height", inches(box.height()));
    g.set(node, "style", text.card ? "filled,rounded" : "filled");
    g.set(node, "fillcolor", text.card ? "#FFFFFFC8" : "transparent");
    g.set(node, "color", "transparent");
    g.set(node, "penwidth", "0");
    g.set(node, "fontname", face_name(text.weight));
    g.set(node, "fontsize", fixed(text.size, 2));
    g.set(node, "fontcolor", text.colour);
    std::string label;
    for (const auto& line : text.lines)
        label += (label.empty() ? "" : "\n") + line;
    g.set_label(node, label);
    if (!text.centred) { // Graphviz justifies lines by what ends them
        std::string justified = agget(node, const_cast<char*>("label"));
        std::string with_ends;
        for (const char c : justified)
            with_ends += c == '\n' ? std::string("\\l") : std::string(1, c);
        g.set(node, "label", with_ends + "\\l");
    }
}

void add_stroke(GraphvizGraph& g, const Stroke& stroke, const std::vector<Agnode_t*>& nodes, const std::string& name) {
    Agedge_t* edge = g.edge(nodes[stroke.from], nodes[stroke.to], name);
    std::string path;
    for (const auto& p : stroke.bezier)
        path += (path.empty() ? "" : " ") + position(p);
    g.set(edge, "id", name);
    g.set(edge, "pos", path);
    g.set(edge, "color", stroke.colour);
    g.set(edge, "penwidth", fixed(stroke.width, 2));
    if (stroke.dashed)
        g.set(edge, "style", "dashed");
    if (!stroke.css.empty())
        g.set(edge, "kind", stroke.css);
}

/// Two corners hold the page open. For pixels they stand a little inside: Graphviz adds half a point on every side, and
/// rounds as it likes what is no whole number of pixels.
void add_corners(GraphvizGraph& g, const Scene& scene, int dpi) {
    const auto inset = [&](double length) { return dpi > 0 ? page_margin(length, dpi) + 0.5 : 0.0; };
    const Point in{inset(scene.width), inset(scene.height)};
    for (const auto& [name, at] :
         {std::pair{"corner0", in}, {"corner1", Point{scene.width - in.x, scene.height - in.y}}}) {
        Agnode_t* corner = g.node(name);
        g.set(corner, "pos", fixed(at.x, 3) + "," + fixed(-at.y, 3));
        g.set(corner, "style", "invis");
        g.set(corner, "shape", "none");
        g.set(corner, "width", "0");
        g.set(corner, "height", "0");
    }
}

} // namespace

double page_margin(double length, int dpi) {
    const double pixels = std::round(length * dpi / 72) - 0.2;
    return (length - pixels * 72 / dpi) / 2;
}

void fill_graph(GraphvizGraph& g, const Scene& scene, PagePart part, int dpi) {
    auto* graph = g.get();
    g.set(graph, "bgcolor", part == PagePart::things ? "transparent" : "white");
    g.set(graph, "pad", "0");
    g.set(graph, "margin", "0");
    g.set(graph, "outputorder", "edgesfirst");
    g.set(graph, "splines", "true");
    g.set(graph, "_background", background_of(part == PagePart::things ? std::vector<Area>() : scene.areas));
    g.set_text(graph, "name", scene.title);
    if (dpi > 0)
        g.set(graph, "dpi", std::to_string(dpi));
    agattr(graph, AGNODE, const_cast<char*>("fixedsize"), const_cast<char*>("true"));
    agattr(graph, AGNODE, const_cast<char*>("margin"), const_cast<char*>("0"));
    agattr(graph, AGNODE, const_cast<char*>("label"), const_cast<char*>(""));
    add_corners(g, scene, dpi);
    if (part == PagePart::ground)
        return;
    std::vector<Agnode_t*> nodes;
    for (std::size_t i = 0; i < scene.marks.size(); ++i)
        nodes.push_back(add_mark(g, scene.marks[i], "m" + std::to_string(i)));
    for (std::size_t i = 0; i < scene.texts.size(); ++i)
        add_text(g, scene.texts[i], "t" + std::to_string(i), scene.width);
    for (std::size_t i = 0; i < scene.badges.size(); ++i)
        add_mark(g, scene.badges[i], "b" + std::to_string(i));
    for (std::size_t i = 0; i < scene.strokes.size() && part == PagePart::whole; ++i)
        add_stroke(g, scene.strokes[i], nodes, "s" + std::to_string(i));
}

/// Graphviz takes pictures from files only; SVG gets the logo by svg_finish.
void add_logo(GraphvizGraph& g, const Box& box, const MemoryFile& file) {
    Agnode_t* node = g.node("logo");
    g.set(node, "pos", position(box.centre()));
    g.set(node, "shape", "box");
    g.set(node, "width", inches(box.width()));
    g.set(node, "height", inches(box.height()));
    g.set(node, "style", "filled");
    g.set(node, "fillcolor", "transparent");
    g.set(node, "penwidth", "0");
    g.set(node, "color", "transparent");
    g.set(node, "image", file.path());
    g.set(node, "imagescale", "both");
}

} // namespace clusterbridge
