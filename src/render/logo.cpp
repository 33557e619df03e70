#include "render/logo.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <pugixml.hpp>
#include <sstream>
#include <string>

namespace clusterbridge {

namespace {

constexpr std::string_view kPngStart{"\x89PNG\r\n\x1a\n", 8};
constexpr std::uint32_t kMostPixels = 8000;
constexpr double kLongest = 20; ///< width : height

LogoFile refused(std::string en, std::string de) {
    return {std::nullopt, {std::move(en), std::move(de)}};
}

LogoFile accepted(std::string bytes, bool vector, double aspect) {
    if (!(aspect >= 1 / kLongest && aspect <= kLongest))
        return refused("the logo is too long and thin; found sides of more than 1 : 20; cut it",
                       "das Logo ist zu lang und schmal; gefunden wurden Seiten von mehr als 1 : 20; schneiden Sie es "
                       "zu");
    PictureLogo logo;
    logo.bytes = std::move(bytes);
    logo.vector = vector;
    logo.aspect = aspect;
    return {std::move(logo), {}};
}

// ---- PNG

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < 4; ++k)
        value = value << 8U | static_cast<unsigned char>(bytes[at + k]);
    return value;
}

/// The checksum of PNG's chunks (ISO 3309).
std::uint32_t checksum(std::string_view bytes) {
    std::uint32_t sum = 0xFFFFFFFFU;
    for (const char c : bytes) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum & 1U) != 0 ? 0xEDB88320U ^ sum >> 1U : sum >> 1U;
    }
    return ~sum;
}

/// From the first chunk (its size) to the last (IEND), none broken.
bool is_whole_png(std::string_view bytes) {
    std::size_t at = kPngStart.size();
    bool first = true, pixels = false;
    while (at + 12 <= bytes.size()) {
        const std::uint32_t length = big_endian(bytes, at);
        const std::string_view type = bytes.substr(at + 4, 4);
        if (length > bytes.size() - at - 12 || (first && (type != "IHDR" || length != 13)) ||
            checksum(bytes.substr(at + 4, length + 4)) != big_endian(bytes, at + 8 + length))
            return false;
        first = false;
        pixels = pixels || type == "IDAT";
        if (type == "IEND")
            return pixels;
        at += 12 + std::size_t{length};
    }
    return false;
}

LogoFile read_png(std::string_view bytes) {
    if (!is_whole_png(bytes))
        return refused("the PNG is broken; found no whole picture in it; save it again",
                       "die PNG-Datei ist beschädigt; gefunden wurde kein ganzes Bild; speichern Sie es erneut");
    const std::uint32_t width = big_endian(bytes, 16), height = big_endian(bytes, 20);
    if (width == 0 || height == 0 || width > kMostPixels || height > kMostPixels)
        return refused("the logo is too large; found " + std::to_string(width) + " × " + std::to_string(height) +
                           " pixels; at most 8000 a side, better 1000",
                       "das Logo ist zu groß; gefunden: " + std::to_string(width) + " × " + std::to_string(height) +
                           " Bildpunkte; höchstens 8000 je Seite, besser 1000");
    return accepted(std::string(bytes), false, static_cast<double>(width) / height);
}

// ---- SVG

/// A length in pixels ("12mm"); nothing for what is none, or a share of something.
std::optional<double> length_of(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, double>, 7> kUnits{
        {{"", 1}, {"px", 1}, {"pt", 4.0 / 3}, {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}}};
    const auto end = std::min(text.find_first_not_of("0123456789.+-"), text.size());
    const auto value = parse_double(text.substr(0, end));
    for (const auto& [unit, pixels] : kUnits)
        if (value && *value > 0 && text.substr(end) == unit)
            return *value * pixels;
    return std::nullopt;
}

std::optional<std::array<double, 4>> view_box(std::string_view text) {
    std::array<double, 4> box{};
    std::string blanks(text);
    std::replace(blanks.begin(), blanks.end(), ',', ' ');
    std::istringstream words(blanks);
    std::string word;
    for (double& value : box) {
        const auto number = words >> word ? parse_double(word) : std::nullopt;
        if (!number)
            return std::nullopt;
        value = *number;
    }
    return box[2] > 0 && box[3] > 0 ? std::optional(box) : std::nullopt;
}

/// Whether a value of an attribute, or the text of a style, fetches something from elsewhere.
bool points_out(std::string_view text) {
    const std::string lower = ascii_lower(text);
    if (lower.find("@import") != std::string::npos || lower.find("javascript:") != std::string::npos ||
        lower.find('\\') != std::string::npos) // escapes of CSS could hide the rest
        return true;
    for (auto at = lower.find("url("); at != std::string::npos; at = lower.find("url(", at + 4)) {
        const auto target = lower.find_first_not_of(" \t\r\n\"'", at + 4);
        if (target == std::string::npos || lower[target] != '#')
            return true;
    }
    return false;
}

bool is_safe_target(std::string_view target) {
    return target.starts_with('#') || target.starts_with("data:image/png;") || target.starts_with("data:image/jpeg;");
}

std::string_view local_name(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

constexpr std::array<std::string_view, 12> kElements{"script", "foreignobject", "iframe", "audio",   "video", "a",
                                                     "embed",  "object",        "canvas", "handler", "set",   "link"};

/// The first thing that code or a fetch could hide in; empty where there is none.
std::string danger_in(const pugi::xml_node& root) {
    struct Walker final : pugi::xml_tree_walker {
        std::string found;
        bool for_each(pugi::xml_node& node) override {
            const std::string name = ascii_lower(local_name(node.name()));
            if (std::find(kElements.begin(), kElements.end(), name) != kElements.end() || name.starts_with("animate"))
                found = name;
            else if (name == "style" && points_out(node.text().get()))
                found = name;
            else if (node.type() == pugi::node_pi)
                found = node.name();
            for (const auto& attribute : node.attributes()) {
                const std::string key = ascii_lower(local_name(attribute.name()));
                if (key.starts_with("on") || (key == "href" && !is_safe_target(attribute.value())) ||
                    points_out(attribute.value()))
                    found = attribute.name();
            }
            return found.empty();
        }
    } walker;
    pugi::xml_node start = root;
    if (walker.for_each(start)) // traverse() begins below
        start.traverse(walker);
    return walker.found;
}

LogoFile read_svg(std::string_view bytes) {
    pugi::xml_document document;
    const auto parsed =
        document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_doctype | pugi::parse_pi);
    auto root = document.child("svg");
    bool entities = false;
    for (const auto& node : document.children())
        entities = entities || (node.type() == pugi::node_doctype && std::strchr(node.value(), '[') != nullptr);
    if (parsed.status != pugi::status_ok || !root || entities)
        return refused("the SVG cannot be read; found that it is no plain SVG; save it as “plain SVG”",
                       "die SVG-Datei ist nicht lesbar; sie ist kein einfaches SVG; speichern Sie sie als „normales "
                       "SVG“");
    if (const std::string danger = danger_in(root); !danger.empty())
        return refused("the SVG runs code or fetches from elsewhere; found '" + escape_control(danger) +
                           "'; save it without scripts, links and linked pictures",
                       "die SVG-Datei führt etwas aus oder holt etwas von anderswo; gefunden: „" +
                           escape_control(danger) +
                           "“; speichern Sie sie ohne Skripte, Verweise und verknüpfte Bilder");
    const auto box = view_box(root.attribute("viewBox").value());
    auto width = length_of(root.attribute("width").value()), height = length_of(root.attribute("height").value());
    if (box && (!width || !height))
        width = (*box)[2], height = (*box)[3];
    if (!width || !height || !std::isfinite(*width / *height))
        return refused("the SVG has no size; found neither width and height nor viewBox; save it with one",
                       "die SVG-Datei hat keine Größe; gefunden wurde weder width und height noch viewBox; speichern "
                       "Sie sie mit einer");
    if (!box)
        root.append_attribute("viewBox").set_value(("0 0 " + shortest(*width) + ' ' + shortest(*height)).c_str());
    root.remove_attribute("width");
    root.remove_attribute("height");
    // First in the line: Graphviz looks for them there, and knows no SVG without them. In points, which it and its
    // reader of SVG take for the same.
    root.prepend_attribute("height").set_value((fixed(*height, 3) + "pt").c_str());
    root.prepend_attribute("width").set_value((fixed(*width, 3) + "pt").c_str());
    std::ostringstream out;
    out.imbue(std::locale::classic());
    root.print(out, "", pugi::format_raw, pugi::encoding_utf8);
    return accepted("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + out.str() + "\n", true, *width / *height);
}

} // namespace

LogoFile read_logo(std::string_view bytes) {
    if (bytes.size() > kMostLogoBytes)
        return refused("the logo is too large; found " + std::to_string(bytes.size()) + " bytes; at most 4 MiB",
                       "das Logo ist zu groß; gefunden: " + std::to_string(bytes.size()) + " Bytes; höchstens 4 MiB");
    if (bytes.starts_with(kPngStart))
        return read_png(bytes);
    const std::string_view start = bytes.substr(0, 4096);
    if (start.find("<svg") != std::string_view::npos || start.find("<?xml") != std::string_view::npos)
        return read_svg(bytes);
    return refused("this is no logo that can be drawn; found neither PNG nor SVG; give one of these",
                   "dieses Logo ist nicht zu zeichnen; gefunden wurde weder PNG noch SVG; nennen Sie eines davon");
}

} // namespace clusterbridge
