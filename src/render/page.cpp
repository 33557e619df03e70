#include "render/page.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "render/fonts.hpp"
#include "render/graphviz.hpp"
#include "render/memory_file.hpp"
#include "render/png_file.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>

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

std::string background_of(const Scene& scene) {
    std::string out;
    double width = 0.8;
    xdot_text(out, 'S', "setlinewidth(0.8)"); // never empty: without a background Graphviz moves the page
    for (const auto& area : scene.areas) {
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

void fill_graph(GraphvizGraph& g, const Scene& scene, int dpi) {
    auto* graph = g.get();
    g.set(graph, "bgcolor", "white");
    g.set(graph, "pad", "0");
    g.set(graph, "margin", "0");
    g.set(graph, "outputorder", "edgesfirst");
    g.set(graph, "splines", "true");
    g.set(graph, "_background", background_of(scene));
    g.set_text(graph, "name", scene.title);
    if (dpi > 0)
        g.set(graph, "dpi", std::to_string(dpi));
    agattr(graph, AGNODE, const_cast<char*>("fixedsize"), const_cast<char*>("true"));
    agattr(graph, AGNODE, const_cast<char*>("margin"), const_cast<char*>("0"));
    agattr(graph, AGNODE, const_cast<char*>("label"), const_cast<char*>(""));
    // Two corners hold the page open. For pixels they stand a little inside: Graphviz adds half a point on every side,
    // and rounds as it likes what is no whole number of pixels.
    const auto inset = [&](double length) {
        const double pixels = std::round(length * dpi / 72) - 0.2;
        return dpi > 0 ? (length - pixels * 72 / dpi + 1) / 2 : 0.0;
    };
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
    std::vector<Agnode_t*> nodes;
    for (std::size_t i = 0; i < scene.marks.size(); ++i)
        nodes.push_back(add_mark(g, scene.marks[i], "m" + std::to_string(i)));
    for (std::size_t i = 0; i < scene.texts.size(); ++i)
        add_text(g, scene.texts[i], "t" + std::to_string(i), scene.width);
    for (std::size_t i = 0; i < scene.badges.size(); ++i)
        add_mark(g, scene.badges[i], "b" + std::to_string(i));
    for (std::size_t i = 0; i < scene.strokes.size(); ++i)
        add_stroke(g, scene.strokes[i], nodes, "s" + std::to_string(i));
}

void overwrite(std::string& bytes, std::string_view key, std::string_view with) {
    const auto at = bytes.find(key);
    if (at != std::string::npos && at + key.size() + with.size() <= bytes.size())
        bytes.replace(at + key.size(), with.size(), with);
}

/// Cairo writes the time into every PDF, but the same picture must give the same bytes; and Graphviz adds a point to
/// the page. Lengths stay, so the table of offsets at the end stays right.
std::string mended_pdf(std::string pdf, const Scene& scene) {
    overwrite(pdf, "/CreationDate (D:", "20000101000000");
    const auto size = [](double width, double height) {
        return std::to_string(std::lround(width)) + ' ' + std::to_string(std::lround(height)) + ' ';
    };
    for (const double extra : {1.0, 2.0}) {
        const std::string drawn = size(scene.width + extra, scene.height + extra);
        const std::string wanted = size(scene.width, scene.height);
        const auto at = pdf.find("/MediaBox [ 0 0 " + drawn);
        if (at != std::string::npos && drawn.size() == wanted.size())
            overwrite(pdf, "/MediaBox [ 0 0 ", wanted);
    }
    return pdf;
}

} // namespace

std::vector<DrawnFile> print_scene(const Scene& scene, const DrawOptions& options) {
    GraphvizSession session;
    std::vector<DrawnFile> files;
    const auto draw_as = [&](GraphvizGraph& g, PictureFormat format) {
        switch (format) {
        case PictureFormat::svg:
            return finished_svg(g.render("svg"), scene);
        case PictureFormat::pdf:
            return mended_pdf(g.render("pdf:cairo"), scene);
        case PictureFormat::png:
            return png_of(g, scene.width, scene.height, options.dpi);
        case PictureFormat::gv:
            break;
        }
        return g.render("dot");
    };
    std::optional<MemoryFile> logo;
    if (scene.logo)
        logo.emplace(scene.logo->bytes);
    // What is text of its own needs no picture of the logo, and names no file.
    const auto draw_all = [&](std::initializer_list<PictureFormat> together) {
        const auto wanted = [&](PictureFormat f) {
            return std::find(together.begin(), together.end(), f) != together.end();
        };
        if (std::none_of(options.formats.begin(), options.formats.end(), wanted))
            return;
        GraphvizGraph g(session);
        fill_graph(g, scene, wanted(PictureFormat::png) ? options.dpi : 0);
        if (logo && !wanted(PictureFormat::svg))
            add_logo(g, scene.logo->box, *logo);
        g.lay_out("nop2", 42);
        for (const PictureFormat format : options.formats)
            if (wanted(format))
                files.push_back({format, draw_as(g, format)});
        if (logo && session.complaints().find("mage") != std::string::npos)
            throw Error(ErrorCode::output,
                        {"the logo could not be drawn; Graphviz says: " + session.complaints() +
                             "; save it in another way, or as PNG",
                         "das Logo konnte nicht gezeichnet werden; Graphviz meldet: " + session.complaints() +
                             "; speichern Sie es auf andere Weise oder als PNG"});
    };
    draw_all({PictureFormat::svg, PictureFormat::gv});
    draw_all({PictureFormat::pdf});
    draw_all({PictureFormat::png});
    // in the order asked for
    std::vector<DrawnFile> ordered;
    for (const PictureFormat format : options.formats)
        for (auto& file : files)
            if (file.format == format && !file.bytes.empty()) {
                ordered.push_back({format, std::move(file.bytes)});
                file.bytes.clear();
                break;
            }
    return ordered;
}

} // namespace clusterbridge
