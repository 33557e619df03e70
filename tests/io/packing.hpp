#pragma once
#include <archive.h>
#include <archive_entry.h>
#include <string>
#include <utility>
#include <vector>

/// Zip archives and workbooks from literals.
namespace clusterbridge {

using Members = std::vector<std::pair<std::string, std::string>>;

inline la_ssize_t append_block(archive*, void* to, const void* block, size_t size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(block), size);
    return static_cast<la_ssize_t>(size);
}

inline std::string zip_of(const Members& members) {
    std::string bytes;
    archive* a = archive_write_new();
    archive_write_set_format_zip(a);
    archive_write_set_bytes_in_last_block(a, 1);
    archive_write_open(a, &bytes, nullptr, append_block, nullptr);
    archive_entry* entry = archive_entry_new();
    for (const auto& [name, content] : members) {
        archive_entry_clear(entry);
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(a, entry);
        archive_write_data(a, content.data(), content.size());
    }
    archive_entry_free(entry);
    archive_write_free(a);
    return bytes;
}

/// A sheet: its name, and the XML inside `<sheetData>`.
struct Sheet {
    std::string name, rows;
    std::string state = {};
    std::string after = {}; ///< XML after the rows
};

struct Workbook {
    std::vector<Sheet> sheets;
    std::string strings = {}; ///< the `<si>` elements
    std::string styles = {};  ///< inside `<styleSheet>`
    std::string properties = {};
};

inline std::string xml_of(const std::string& root, const std::string& inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<" + root +
           " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
           "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" +
           inside + "</" + root + ">";
}

inline std::string relations_of(const std::string& inside) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inside +
           "</Relationships>";
}

inline std::string relation(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id +
           "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type + "\" Target=\"" +
           target + "\"/>";
}

inline Members parts_of(const Workbook& book) {
    std::string sheets;
    std::string relations =
        relation("rIdStrings", "sharedStrings", "sharedStrings.xml") + relation("rIdStyles", "styles", "styles.xml");
    Members parts = {{"[Content_Types].xml", "<Types/>"},
                     {"_rels/.rels", relations_of(relation("rId1", "officeDocument", "xl/workbook.xml"))}};
    for (std::size_t i = 0; i < book.sheets.size(); ++i) {
        const Sheet& sheet = book.sheets[i];
        const std::string number = std::to_string(i + 1);
        sheets += "<sheet name=\"" + sheet.name + "\" sheetId=\"" + number + "\" r:id=\"s" + number + "\"" +
                  (sheet.state.empty() ? "" : " state=\"" + sheet.state + "\"") + "/>";
        relations += relation("s" + number, "worksheet", "worksheets/sheet" + number + ".xml");
        parts.emplace_back("xl/worksheets/sheet" + number + ".xml",
                           xml_of("worksheet", "<sheetData>" + sheet.rows + "</sheetData>" + sheet.after));
    }
    parts.emplace_back("xl/workbook.xml", xml_of("workbook", book.properties + "<sheets>" + sheets + "</sheets>"));
    parts.emplace_back("xl/_rels/workbook.xml.rels", relations_of(relations));
    parts.emplace_back("xl/sharedStrings.xml", xml_of("sst", book.strings));
    parts.emplace_back("xl/styles.xml", xml_of("styleSheet", book.styles));
    return parts;
}

inline std::string workbook_of(const Workbook& book) {
    return zip_of(parts_of(book));
}

/// A row of texts, each cell an inline string; empty texts leave the cell out.
inline std::string row_of(int number, const std::vector<std::string>& texts) {
    std::string row = "<row r=\"" + std::to_string(number) + "\">";
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (!texts[i].empty())
            row += std::string("<c r=\"") + static_cast<char>('A' + i) + std::to_string(number) +
                   "\" t=\"inlineStr\"><is><t>" + texts[i] + "</t></is></c>";
    return row + "</row>";
}

} // namespace clusterbridge
