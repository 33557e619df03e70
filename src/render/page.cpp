#include "render/page.hpp"

#include "base/error.hpp"
#include "render/graph_page.hpp"
#include "render/graphviz.hpp"
#include "render/memory_file.hpp"
#include "render/pixel_page.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace clusterbridge {

namespace {

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

namespace {

void check_logo(const GraphvizSession& session) {
    if (session.complaints().find("mage") != std::string::npos)
        throw Error(ErrorCode::output, {"the logo could not be drawn; Graphviz says: " + session.complaints() +
                                            "; save it in another way, or as PNG",
                                        "das Logo konnte nicht gezeichnet werden; Graphviz meldet: " +
                                            session.complaints() + "; speichern Sie es auf andere Weise oder als PNG"});
}

} // namespace

std::vector<DrawnFile> print_scene(const Scene& scene, const DrawOptions& options) {
    GraphvizSession session;
    std::vector<DrawnFile> files;
    const auto wanted = [&](PictureFormat f) {
        return std::find(options.formats.begin(), options.formats.end(), f) != options.formats.end();
    };
    const auto filled = [&](GraphvizGraph& g, PagePart part, int dpi, const MemoryFile* logo) {
        fill_graph(g, scene, part, dpi);
        if (logo != nullptr)
            add_logo(g, scene.logo->box, *logo);
        g.lay_out("nop2", 42);
    };
    // What is text of its own needs no picture of the logo, and names no file.
    if (wanted(PictureFormat::svg) || wanted(PictureFormat::gv)) {
        GraphvizGraph g(session);
        filled(g, PagePart::whole, 0, nullptr);
        if (wanted(PictureFormat::svg))
            files.push_back({PictureFormat::svg, finished_svg(g.render("svg"), scene)});
        if (wanted(PictureFormat::gv))
            files.push_back({PictureFormat::gv, g.render("dot")});
    }
    std::optional<MemoryFile> logo;
    if (scene.logo)
        logo.emplace(scene.logo->bytes);
    const MemoryFile* const its_logo = logo ? &*logo : nullptr;
    if (wanted(PictureFormat::pdf)) {
        GraphvizGraph g(session);
        filled(g, PagePart::whole, 0, its_logo);
        files.push_back({PictureFormat::pdf, mended_pdf(g.render("pdf:cairo"), scene)});
    }
    if (wanted(PictureFormat::png)) {
        GraphvizGraph ground(session), things(session);
        filled(ground, PagePart::ground, options.dpi, nullptr);
        filled(things, PagePart::things, options.dpi, its_logo);
        files.push_back({PictureFormat::png, png_of(ground, things, scene, options.dpi)});
    }
    if (logo)
        check_logo(session);
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
