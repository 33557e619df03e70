#include "io/file_kind.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace clusterbridge {
namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view start;
    std::string_view en, de;
    bool exchange_format = false;
};

/// Binary formats by their first bytes. Zip files are looked at more closely below.
constexpr std::array kSignatures = {
    Signature{"\x89PNG\r\n"sv, "a PNG picture", "ein PNG-Bild"},
    Signature{"\xFF\xD8\xFF"sv, "a JPEG picture", "ein JPEG-Bild"},
    Signature{"GIF87a"sv, "a GIF picture", "ein GIF-Bild"},
    Signature{"GIF89a"sv, "a GIF picture", "ein GIF-Bild"},
    Signature{"II*\0"sv, "a TIFF picture", "ein TIFF-Bild"},
    Signature{"MM\0*"sv, "a TIFF picture", "ein TIFF-Bild"},
    Signature{"RIFF"sv, "a picture, sound or film (RIFF)", "ein Bild, Ton oder Film (RIFF)"},
    Signature{"%PDF"sv, "a PDF document", "ein PDF-Dokument"},
    Signature{"{\\rtf"sv, "an RTF document", "ein RTF-Dokument"},
    Signature{"\x1F\x8B"sv, "a gzip archive", "ein gzip-Archiv", true},
    Signature{"BZh"sv, "a bzip2 archive", "ein bzip2-Archiv", true},
    Signature{"\xFD"
              "7zXZ\0"sv,
              "an xz archive", "ein xz-Archiv", true},
    Signature{"\x28\xB5\x2F\xFD"sv, "a Zstandard archive", "ein Zstandard-Archiv", true},
    Signature{"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive", "ein 7-Zip-Archiv", true},
    Signature{"Rar!\x1A\x07"sv, "a RAR archive", "ein RAR-Archiv", true},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Office document, such as a workbook (.xls)",
              "ein älteres Office-Dokument, etwa eine Arbeitsmappe (.xls)", true},
    Signature{"SQLite format 3\0"sv, "an SQLite database", "eine SQLite-Datenbank", true},
    Signature{"PAR1"sv, "a Parquet table", "eine Parquet-Tabelle", true},
    Signature{"\x7F"
              "ELF"sv,
              "a program", "ein Programm"},
    Signature{"\xFF\xFE\0\0"sv, "text in UTF-32", "Text in UTF-32", true},
    Signature{"\0\0\xFE\xFF"sv, "text in UTF-32", "Text in UTF-32", true},
    Signature{"version https://git-lfs"sv, "a placeholder of Git LFS, not the file itself",
              "ein Platzhalter von Git LFS, nicht die Datei selbst"},
};

ForeignFormat format(std::string_view en, std::string_view de, bool exchange_format) {
    return {{std::string(en), std::string(de)}, exchange_format};
}

ForeignFormat zip_content(std::string_view head) {
    const auto has = [&](std::string_view text) { return head.find(text) != std::string_view::npos; };
    if (has("opendocument.spreadsheet"))
        return format("an OpenDocument workbook (.ods)", "eine OpenDocument-Arbeitsmappe (.ods)", true);
    if (has("word/"))
        return format("a Word document", "ein Word-Dokument", false);
    if (has("xl/") || has("[Content_Types].xml"))
        return format("an Excel workbook (.xlsx)", "eine Excel-Arbeitsmappe (.xlsx)", true);
    return format("a zip archive", "ein Zip-Archiv", true);
}

/// XML by its root element, as far as it stands in `head` (lower case).
std::optional<ForeignFormat> markup(std::string_view head) {
    const auto has = [&](std::string_view text) { return head.find(text) != std::string_view::npos; };
    if (has("<graphml"))
        return format("a GraphML network", "ein GraphML-Netz", true);
    if (has("<gexf"))
        return format("a GEXF network", "ein GEXF-Netz", true);
    if (has("<!doctype html") || has("<html") || head.starts_with("<table") || head.starts_with("<head") ||
        head.starts_with("<body"))
        return format("a web page (HTML)", "eine Webseite (HTML)", false);
    if (has("<svg"))
        return format("an SVG picture", "ein SVG-Bild", false);
    if (head.starts_with("<?xml") || head.starts_with("<!--"))
        return format("an XML document", "ein XML-Dokument", false);
    return {};
}

bool is_dot(std::string_view head) {
    for (const std::string_view word : {"strict "sv, "digraph"sv, "graph"sv})
        if (head.starts_with(word)) {
            const auto brace = head.find('{');
            return brace != std::string_view::npos && head.substr(0, brace).find_first_of(",;\t|") == head.npos;
        }
    return false;
}

} // namespace

std::optional<ForeignFormat> foreign_format(std::string_view bytes) {
    for (const Signature& s : kSignatures)
        if (bytes.starts_with(s.start))
            return format(s.en, s.de, s.exchange_format);
    if (bytes.starts_with("PK\x03\x04"))
        return zip_content(bytes.substr(0, 4096));
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    const std::string lowered = ascii_lower(trim(bytes.substr(0, 4096)));
    const std::string_view head = lowered;
    if (head.starts_with('<'))
        if (auto found = markup(head))
            return found;
    if (head.starts_with("*vertices") || head.starts_with("*network"))
        return format("a Pajek network (.net)", "ein Pajek-Netz (.net)", true);
    if (is_dot(head))
        return format("a network in DOT", "ein Netz in DOT", true);
    if (head.starts_with("{\"") || head.starts_with("[{") || head.starts_with("{\n") || head.starts_with("{\r"))
        return format("JSON", "JSON", true);
    return {};
}

} // namespace clusterbridge
