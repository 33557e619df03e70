#include "io/xlsx_reader.hpp"

#include "base/text.hpp"
#include "io/values.hpp"
#include "io/xlsx_sheet.hpp"
#include "io/xlsx_strings.hpp"
#include "io/xlsx_styles.hpp"
#include "io/xml_parser.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace clusterbridge {
namespace {

/// Parts that are kept whole; real ones have a few MiB.
constexpr std::uint64_t kLargestSmallPart = std::uint64_t{64} << 20U;

struct Relation {
    std::string type, target;
};

/// A `.rels` part: what the other parts of the workbook are.
class RelationsHandler final : public XmlHandler {
  public:
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name != "Relationship" || attributes["TargetMode"] == "External")
            return;
        const std::string_view type = attributes["Type"];
        by_id[std::string(attributes["Id"])] = {std::string(type.substr(type.rfind('/') + 1)),
                                                std::string(attributes["Target"])};
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}

    std::string target_of(std::string_view type) const {
        for (const auto& [id, relation] : by_id)
            if (relation.type == type)
                return relation.target;
        return {};
    }
    std::map<std::string, Relation> by_id;
};

struct SheetEntry {
    std::string name, relation;
    bool hidden = false;
};

class WorkbookHandler final : public XmlHandler {
  public:
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "sheet") {
            const std::string_view state = attributes["state"];
            sheets.push_back({std::string(attributes["name"]), std::string(attributes["id"]),
                              state == "hidden" || state == "veryHidden"});
        } else if (name == "workbookPr") {
            const std::string_view value = attributes["date1904"];
            days_from_1904 = value == "1" || value == "true" || value == "on";
        }
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}

    std::vector<SheetEntry> sheets;
    bool days_from_1904 = false;
};

/// A target as written in a relation, as the name of a member: relative to the folder, or from the root.
std::string member_path(const std::string& folder, std::string target) {
    std::replace(target.begin(), target.end(), '\\', '/');
    std::vector<std::string> parts = target.starts_with('/') ? std::vector<std::string>{} : split_list(folder, "/");
    for (std::string& part : split_list(target, "/")) {
        if (part == ".." && !parts.empty())
            parts.pop_back();
        else if (part != "." && part != "..")
            parts.push_back(std::move(part));
    }
    return join(parts, "/");
}

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

class WorkbookReader {
  public:
    WorkbookReader(ZipArchive& archive, const RunControl& run) : archive_(archive), run_(run) {}
    CellTables read();

  private:
    const ZipMember* member(const std::string& path) const;
    bool parse(const std::string& path, XmlHandler& handler, bool required);
    bool parse_strings(const std::string& path);
    void read_sheet(const SheetEntry& entry);
    void keep(const SheetEntry& entry, SheetHandler& handler);
    void remark(const SheetEntry& entry, const SheetHandler& handler);
    void note(const SheetEntry& entry, Severity severity, std::uint64_t row, std::string rule, Sentence message) {
        result_.notes.push_back({severity, row, std::move(rule), std::move(message), entry.name});
    }
    void refuse(const TextRefusal& why, const std::string& part, bool is_sheet = false);
    void refuse_missing(const std::string& path);
    std::size_t memory() const;

    ZipArchive& archive_;
    const RunControl& run_;
    std::string folder_;
    RelationsHandler relations_;
    WorkbookHandler workbook_;
    StylesHandler styles_;
    SharedStrings strings_;
    CellTables result_;
};

const ZipMember* WorkbookReader::member(const std::string& path) const {
    if (const ZipMember* exact = archive_.find(path))
        return exact;
    const auto& all = archive_.members(); // part names count without case
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const ZipMember& m) { return equal_ignoring_ascii_case(m.name, path); });
    return at == all.end() ? nullptr : &*at;
}

/// Of a sheet: with its name and row; of another part of the workbook: without a line, which would tell nobody
/// anything.
void WorkbookReader::refuse(const TextRefusal& why, const std::string& part, bool is_sheet) {
    if (result_.refusal)
        return;
    result_.refusal = why;
    if (is_sheet)
        result_.refused_part = part;
    if (why.rule == "xml-broken" || why.rule == "xml-doctype")
        result_.refusal = TextRefusal{"archive-damaged",
                                      0,
                                      {"the workbook is damaged; found XML that cannot be read in its part " +
                                           shortened(part) + "; open it and save it again",
                                       "die Arbeitsmappe ist beschädigt; gefunden wurde unlesbares XML in ihrem Teil " +
                                           shortened(part) + "; öffnen und speichern Sie sie neu"}};
    else if (!is_sheet)
        result_.refusal->line = 0;
}

void WorkbookReader::refuse_missing(const std::string& path) {
    refuse({"archive-damaged",
            0,
            {"the workbook lacks a part; found no " + shortened(path) + "; open it and save it again",
             "der Arbeitsmappe fehlt ein Teil; gefunden wurde kein " + shortened(path) +
                 "; öffnen und speichern Sie sie neu"}},
           {});
}

bool WorkbookReader::parse(const std::string& path, XmlHandler& handler, bool required) {
    const ZipMember* part = member(path);
    if (part == nullptr) {
        if (required)
            refuse_missing(path);
        return !required;
    }
    const auto bytes = archive_.read_whole(*part, kLargestSmallPart);
    if (!bytes) {
        refuse(archive_.refusal().value_or(TextRefusal{}), {});
        return false;
    }
    XmlParser parser(handler);
    if (parser.feed(*bytes) && parser.finish())
        return true;
    refuse(*parser.refusal(), path);
    return false;
}

bool WorkbookReader::parse_strings(const std::string& path) {
    const ZipMember* part = path.empty() ? nullptr : member(path);
    if (part == nullptr)
        return true; // cells that point there are found out
    XmlParser parser(strings_);
    const bool unpacked = archive_.read(*part, [&](std::string_view block) {
        run_.throw_if_stopped();
        if (strings_.memory() > kMostTableBytes)
            parser.refuse({"too-large",
                           parser.line(),
                           {"the texts of the workbook need more than 1.5 GiB of memory; give the tables as CSV, or "
                            "split them",
                            "die Texte der Arbeitsmappe brauchen mehr als 1,5 GiB Speicher; geben Sie die Tabellen als "
                            "CSV an, oder teilen Sie sie auf"}});
        return parser.feed(block);
    });
    if (unpacked && !parser.refusal())
        parser.finish();
    if (archive_.refusal())
        refuse(*archive_.refusal(), {});
    else if (parser.refusal())
        refuse(*parser.refusal(), path);
    return !result_.refusal;
}

std::size_t WorkbookReader::memory() const {
    std::size_t bytes = strings_.memory();
    for (const CellTable& table : result_.tables)
        bytes += table.memory();
    return std::min(bytes, kMostTableBytes);
}

void WorkbookReader::remark(const SheetEntry& entry, const SheetHandler& handler) {
    if (entry.hidden)
        note(
            entry, Severity::hint, 0, "hidden-sheet",
            {"the sheet is hidden in the workbook; it was read all the same; delete it if it is not meant",
             "das Blatt ist in der Arbeitsmappe ausgeblendet; es wurde trotzdem gelesen; löschen Sie es, wenn es nicht "
             "gemeint ist"});
    if (handler.formulas_without_value > 0)
        note(entry, Severity::warning, handler.first_formula_row, "formula-without-value",
             {"formulas have no stored result and were read as empty cells, in this row first, cells: " +
                  std::to_string(handler.formulas_without_value) + "; open the workbook, calculate and save it",
              "Formeln haben kein gespeichertes Ergebnis und wurden als leere Zellen gelesen, zuerst in dieser Zeile, "
              "Zellen: " +
                  std::to_string(handler.formulas_without_value) +
                  "; öffnen, berechnen und speichern Sie die Arbeitsmappe"});
    if (handler.error_cells > 0)
        note(entry, Severity::warning, handler.first_error_row, "error-cells",
             {"formulas ended in an error such as #N/A, which was read as text, in this row first, cells: " +
                  std::to_string(handler.error_cells) + "; mend the formulas",
              "Formeln endeten mit einem Fehler wie #NV, der als Text gelesen wurde, zuerst in dieser Zeile, Zellen: " +
                  std::to_string(handler.error_cells) + "; berichtigen Sie die Formeln"});
}

void WorkbookReader::keep(const SheetEntry& entry, SheetHandler& handler) {
    if (handler.table.rows() == 0) {
        note(entry, Severity::hint, 0, "empty-sheet",
             {"the sheet is empty and was skipped", "das Blatt ist leer und wurde übergangen"});
        return;
    }
    handler.table.part = entry.name;
    if (!handler.merged.empty()) {
        const std::uint64_t first =
            std::min_element(handler.merged.begin(), handler.merged.end(),
                             [](const MergedCells& a, const MergedCells& b) { return a.first_row < b.first_row; })
                ->first_row;
        const auto filled = fill_merged_rows(handler.table, handler.merged, kMostTableBytes - memory());
        if (!filled)
            handler.too_large();
        else if (*filled > 0)
            note(entry, Severity::hint, first, "merged-cells",
                 {"merged cells stand over several rows; their value was taken for each of these rows; areas: " +
                      std::to_string(*filled),
                  "verbundene Zellen reichen über mehrere Zeilen; ihr Wert wurde für jede dieser Zeilen genommen; "
                  "Bereiche: " +
                      std::to_string(*filled)});
    }
    remark(entry, handler);
    result_.tables.push_back(std::move(handler.table));
}

void WorkbookReader::read_sheet(const SheetEntry& entry) {
    const auto relation = relations_.by_id.find(entry.relation);
    if (relation != relations_.by_id.end() && relation->second.type != "worksheet") {
        note(entry, Severity::hint, 0, "empty-sheet",
             {"the sheet holds no cells, but a chart or the like, and was skipped",
              "das Blatt enthält keine Zellen, sondern ein Diagramm oder Ähnliches, und wurde übergangen"});
        return;
    }
    const std::string path =
        relation == relations_.by_id.end() ? std::string() : member_path(folder_, relation->second.target);
    const ZipMember* part = member(path);
    if (part == nullptr) {
        refuse_missing(path.empty() ? entry.name : path);
        return;
    }
    SheetHandler handler(strings_, styles_, workbook_.days_from_1904, kMostTableBytes - memory());
    XmlParser parser(handler);
    handler.attach(parser);
    const bool unpacked = archive_.read(*part, [&](std::string_view block) {
        run_.throw_if_stopped();
        return parser.feed(block);
    });
    if (unpacked && !parser.refusal() && parser.finish())
        keep(entry, handler);
    if (archive_.refusal())
        refuse(*archive_.refusal(), {});
    else if (parser.refusal())
        refuse(*parser.refusal(), entry.name, true);
}

CellTables WorkbookReader::read() {
    RelationsHandler root;
    if (!parse("_rels/.rels", root, false))
        return std::move(result_);
    std::string path = member_path({}, root.target_of("officeDocument"));
    if (path.empty())
        path = "xl/workbook.xml";
    folder_ = folder_of(path);
    const std::string relations = folder_ + "/_rels/" + path.substr(folder_.empty() ? 0 : folder_.size() + 1) + ".rels";
    if (!parse(path, workbook_, true) || !parse(relations, relations_, true))
        return std::move(result_);
    if (const std::string styles = relations_.target_of("styles");
        !styles.empty() && !parse(member_path(folder_, styles), styles_, false))
        return std::move(result_);
    const std::string strings = relations_.target_of("sharedStrings");
    if (!parse_strings(strings.empty() ? strings : member_path(folder_, strings)))
        return std::move(result_);
    for (const SheetEntry& sheet : workbook_.sheets) {
        read_sheet(sheet);
        if (result_.refusal)
            break;
    }
    return std::move(result_);
}

} // namespace

bool is_workbook(const ZipArchive& archive) {
    return archive.find("[Content_Types].xml") != nullptr &&
           std::any_of(archive.members().begin(), archive.members().end(), [](const ZipMember& m) {
               return m.name.ends_with("workbook.xml") || m.name.ends_with("Workbook.xml");
           });
}

CellTables read_workbook(ZipArchive& archive, const RunControl& run) {
    return WorkbookReader(archive, run).read();
}

} // namespace clusterbridge
