#include "io/file_kind.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace clusterbridge {
namespace {

using namespace std::string_view_literals;

/// What to do with a file that is not read.
enum class Advice : std::uint8_t {
    give_tables,
    unpack,
    save_as,
    export_tables,
    rename_workbook,
    rename_archive,
    rename_network,
    other_network
};

struct Signature {
    std::string_view start;
    std::string_view en, de;
    Advice advice = Advice::give_tables;
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
    Signature{"\x1F\x8B"sv, "a gzip archive", "ein gzip-Archiv", Advice::unpack},
    Signature{"BZh"sv, "a bzip2 archive", "ein bzip2-Archiv", Advice::unpack},
    Signature{"\xFD"
              "7zXZ\0"sv,
              "an xz archive", "ein xz-Archiv", Advice::unpack},
    Signature{"\x28\xB5\x2F\xFD"sv, "a Zstandard archive", "ein Zstandard-Archiv", Advice::unpack},
    Signature{"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive", "ein 7-Zip-Archiv", Advice::unpack},
    Signature{"Rar!\x1A\x07"sv, "a RAR archive", "ein RAR-Archiv", Advice::unpack},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Office document, such as a workbook (.xls)",
              "ein älteres Office-Dokument, etwa eine Arbeitsmappe (.xls)", Advice::save_as},
    Signature{"SQLite format 3\0"sv, "an SQLite database", "eine SQLite-Datenbank", Advice::export_tables},
    Signature{"PAR1"sv, "a Parquet table", "eine Parquet-Tabelle", Advice::export_tables},
    Signature{"\x7F"
              "ELF"sv,
              "a program", "ein Programm"},
    Signature{"\xFF\xFE\0\0"sv, "text in UTF-32", "Text in UTF-32"},
    Signature{"\0\0\xFE\xFF"sv, "text in UTF-32", "Text in UTF-32"},
    Signature{"version https://git-lfs"sv, "a placeholder of Git LFS, not the file itself",
              "ein Platzhalter von Git LFS, nicht die Datei selbst"},
};

Sentence advice_sentence(Advice advice) {
    switch (advice) {
    case Advice::give_tables:
        break;
    case Advice::unpack:
        return {"unpack it first, or pack its tables as .zip",
                "entpacken Sie es zuerst, oder packen Sie seine Tabellen als .zip"};
    case Advice::save_as:
        return {"open it and save it as .xlsx without a password, or export its tables as CSV (UTF-8)",
                "öffnen Sie es und speichern Sie es ohne Kennwort als .xlsx, oder exportieren Sie die Tabellen als CSV "
                "(UTF-8)"};
    case Advice::export_tables:
        return {"export its tables as CSV (UTF-8) or as a workbook (.xlsx)",
                "exportieren Sie die Tabellen als CSV (UTF-8) oder als Arbeitsmappe (.xlsx)"};
    case Advice::rename_workbook:
        return {"give its name the ending .xlsx, or export its tables as CSV (UTF-8)",
                "geben Sie ihrem Namen die Endung .xlsx, oder exportieren Sie ihre Tabellen als CSV (UTF-8)"};
    case Advice::rename_archive:
        return {"give its name the ending .zip", "geben Sie seinem Namen die Endung .zip"};
    case Advice::other_network:
        return {
            "save it as GraphML, GEXF, Pajek or DOT, or export its tables as CSV (UTF-8)",
            "speichern Sie es als GraphML, GEXF, Pajek oder DOT, oder exportieren Sie die Tabellen als CSV (UTF-8)"};
    case Advice::rename_network:
        return {
            "give its name the ending of its format (.graphml, .gexf, .net, .gv), or export its tables as CSV (UTF-8)",
            "geben Sie dem Namen die Endung des Formats (.graphml, .gexf, .net, .gv), oder exportieren Sie die "
            "Tabellen als CSV (UTF-8)"};
    }
    return {"give tables as CSV (UTF-8) or as a workbook (.xlsx)",
            "geben Sie Tabellen als CSV (UTF-8) oder als Arbeitsmappe (.xlsx) an"};
}

ForeignFormat format(std::string_view en, std::string_view de, Advice advice = Advice::give_tables,
                     FileFormat reader = FileFormat::other) {
    return {{std::string(en), std::string(de)}, advice_sentence(advice), reader};
}

ForeignFormat zip_content(std::string_view head) {
    const auto has = [&](std::string_view text) { return head.find(text) != std::string_view::npos; };
    if (has("opendocument.spreadsheet"))
        return format("an OpenDocument workbook (.ods)", "eine OpenDocument-Arbeitsmappe (.ods)", Advice::save_as);
    if (has("word/"))
        return format("a Word document", "ein Word-Dokument");
    if (has("xl/") || has("[Content_Types].xml"))
        return format("an Excel workbook (.xlsx)", "eine Excel-Arbeitsmappe (.xlsx)", Advice::rename_workbook,
                      FileFormat::zip);
    return format("a zip archive", "ein Zip-Archiv", Advice::rename_archive, FileFormat::zip);
}

/// XML by its root element, as far as it stands in `head` (lower case).
std::optional<ForeignFormat> markup(std::string_view head) {
    const auto has = [&](std::string_view text) { return head.find(text) != std::string_view::npos; };
    if (has("<graphml"))
        return format("a GraphML network", "ein GraphML-Netz", Advice::rename_network, FileFormat::graphml);
    if (has("<gexf"))
        return format("a GEXF network", "ein GEXF-Netz", Advice::rename_network, FileFormat::gexf);
    if (has("<!doctype html") || has("<html") || head.starts_with("<table") || head.starts_with("<head") ||
        head.starts_with("<meta") || head.starts_with("<body"))
        return format("a web page (HTML)", "eine Webseite (HTML)");
    if (has("<svg"))
        return format("an SVG picture", "ein SVG-Bild");
    if (head.starts_with("<?xml") || head.starts_with("<!--"))
        return format("an XML document", "ein XML-Dokument");
    return {};
}

/// A container of the old kind around an encrypted document of the new kind.
bool is_encrypted_office(std::string_view bytes) {
    constexpr std::string_view kStream = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
    return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv) && bytes.find(kStream) != std::string_view::npos;
}

/// `graph [` after what a writer says of itself.
bool is_gml(std::string_view head) {
    if (head.starts_with("creator "))
        head.remove_prefix(std::min(head.find('\n'), head.size() - 1) + 1);
    if (!head.starts_with("graph"))
        return false;
    head.remove_prefix(std::string_view("graph").size());
    return trim(head).starts_with('[');
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
    if (is_encrypted_office(bytes))
        return format("an Office document protected by a password", "ein Office-Dokument mit Kennwort",
                      Advice::save_as);
    for (const Signature& s : kSignatures)
        if (bytes.starts_with(s.start))
            return format(s.en, s.de, s.advice);
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"))
        return zip_content(bytes.substr(0, 4096));
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    const std::string lowered = ascii_lower(trim(bytes.substr(0, 4096)));
    const std::string_view head = lowered;
    if (head.starts_with('<'))
        if (auto found = markup(head))
            return found;
    if (head.starts_with("*vertices") || head.starts_with("*network"))
        return format("a Pajek network (.net)", "ein Pajek-Netz (.net)", Advice::rename_network, FileFormat::pajek);
    if (is_gml(head))
        return format("a network in GML, which is not read", "ein Netz in GML, das nicht gelesen wird",
                      Advice::other_network);
    if (is_dot(head))
        return format("a network in DOT", "ein Netz in DOT", Advice::rename_network, FileFormat::dot);
    if (head.starts_with("{\"") || head.starts_with("[{") || head.starts_with("{\n") || head.starts_with("{\r"))
        return format("JSON", "JSON", Advice::export_tables);
    return {};
}

} // namespace clusterbridge
