#include "io/input_tables.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "io/dot_reader.hpp"
#include "io/edge_list_reader.hpp"
#include "io/file_kind.hpp"
#include "io/file_names.hpp"
#include "io/gexf_reader.hpp"
#include "io/graphml_reader.hpp"
#include "io/pajek_reader.hpp"
#include "io/xlsx_reader.hpp"
#include "io/zip_archive.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace clusterbridge {
namespace {

/// Members of an archive are held in memory, all of them together no more than this.
constexpr std::uint64_t kMostMemberBytes = std::uint64_t{2} << 30U;

using Tables = std::vector<std::unique_ptr<Table>>;

class Opener {
  public:
    Opener(const ReadOptions& options, Diagnostics& diagnostics, const RunControl& run)
        : options_(options), diagnostics_(diagnostics), run_(run) {}

    void open(std::string name, std::unique_ptr<FileBytes> bytes, bool in_archive);
    Tables take() { return std::move(tables_); }

  private:
    void open_delimited(std::string name, std::unique_ptr<FileBytes> bytes);
    void add_text(const std::string& name, std::string_view bytes, CellTables (*read)(std::string_view));
    void add_xml(const std::string& name, std::string_view bytes, CellTables (*read)(std::string_view, bool));
    bool open_network(const std::string& name, std::string_view bytes);
    void open_zip(const std::string& name, std::string_view bytes, bool in_archive);
    void open_members(const std::string& name, ZipArchive& archive, const std::string& sha256);
    void add(const std::string& name, CellTables read, const std::string& sha256);
    void refuse(const std::string& name, const std::string& sha256, const TextRefusal& why);
    void note(Severity severity, const std::string& file, std::string rule, Sentence message) {
        diagnostics_.add({severity, std::move(rule), file, 0, std::move(message)});
    }

    const ReadOptions& options_;
    Diagnostics& diagnostics_;
    const RunControl& run_;
    Tables tables_;
};

bool says_zip(const std::string& name) {
    const std::string ending = name_ending(name);
    return ending == "xlsx" || ending == "xlsm" || ending == "zip";
}

std::string part_name(const std::string& file, const std::string& part) {
    return part.empty() ? file : file + ":" + part;
}

/// What a zip file is where it is neither a workbook nor an archive of tables.
std::optional<TextRefusal> office_refusal(const ZipArchive& archive) {
    const auto refused = [](std::string en, std::string de) {
        return TextRefusal{
            "not-a-table",
            0,
            {"this is " + std::move(en) + "; save its tables as .xlsx or as CSV (UTF-8)",
             "das ist " + std::move(de) + "; speichern Sie die Tabellen als .xlsx oder als CSV (UTF-8)"}};
    };
    if (archive.find("xl/workbook.bin") != nullptr)
        return refused("a binary Excel workbook (.xlsb), which is not read",
                       "eine binäre Excel-Arbeitsmappe (.xlsb), die nicht gelesen wird");
    if (archive.find("mimetype") != nullptr && archive.find("content.xml") != nullptr)
        return refused("an OpenDocument file (such as .ods), which is not read",
                       "eine OpenDocument-Datei (etwa .ods), die nicht gelesen wird");
    if (archive.find("word/document.xml") != nullptr || archive.find("ppt/presentation.xml") != nullptr)
        return refused("a Word or PowerPoint document, not a table",
                       "ein Word- oder PowerPoint-Dokument, keine Tabelle");
    return {};
}

std::optional<TextRefusal> password_refusal(const ZipArchive& archive) {
    const auto& all = archive.members();
    if (std::none_of(all.begin(), all.end(), [](const ZipMember& m) { return m.encrypted; }))
        return {};
    return TextRefusal{"not-a-table",
                       0,
                       {"the file is protected by a password; found encrypted parts; save it without a password",
                        "die Datei ist mit einem Kennwort geschützt; gefunden wurden verschlüsselte Teile; speichern "
                        "Sie sie ohne Kennwort"}};
}

/// What the declaration says, in lower case; UTF-8 where it says nothing.
std::string xml_encoding(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE"))
        return "utf-16le";
    if (bytes.starts_with("\xFE\xFF"))
        return "utf-16be";
    constexpr std::string_view kWord = "encoding=";
    const std::string_view head = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{200}));
    const auto at = head.find(kWord);
    if (at == std::string_view::npos || at + kWord.size() + 1 >= head.size())
        return "utf-8";
    const std::string_view rest = head.substr(at + kWord.size());
    return ascii_lower(rest.substr(1, rest.find(rest.front(), 1) - 1));
}

void Opener::refuse(const std::string& name, const std::string& sha256, const TextRefusal& why) {
    auto table = std::make_unique<Table>(name, options_.lenient);
    table->info.sha256 = sha256;
    table->content = sha256 + name;
    table->report.refuse(why.line, why.rule, why.message);
    tables_.push_back(std::move(table));
}

void Opener::add(const std::string& name, CellTables read, const std::string& sha256) {
    if (read.refusal) {
        refuse(part_name(name, read.refused_part), sha256, *read.refusal);
        return;
    }
    if (read.tables.empty())
        refuse(name, sha256,
               {"empty-file",
                0,
                {"the file has no tables; found nothing but empty sheets or networks; give a table whose first row "
                 "names its columns",
                 "die Datei enthält keine Tabellen; gefunden wurden nur leere Blätter oder Netze; geben Sie eine "
                 "Tabelle an, deren erste Zeile ihre Spalten nennt"}});
    const std::size_t first = tables_.size();
    for (CellTable& cells : read.tables) {
        const std::string part = cells.part;
        tables_.push_back(std::make_unique<Table>(open_cell_table(part_name(name, part), std::move(cells), options_)));
        tables_.back()->info.sha256 = sha256;
        tables_.back()->content = sha256 + ":" + part;
    }
    for (CellTableNote& said : read.notes) {
        const auto of_part = [&](const auto& table) { return table->info.name == part_name(name, said.part); };
        const auto table = std::find_if(tables_.begin() + static_cast<std::ptrdiff_t>(first), tables_.end(), of_part);
        if (table != tables_.end())
            (*table)->report.note(said.severity, said.line, std::move(said.rule), std::move(said.message));
        else
            note(said.severity, part_name(name, said.part), std::move(said.rule), std::move(said.message));
    }
}

/// An archive without tables, and what it holds instead.
TextRefusal no_tables(const std::vector<std::string>& found) {
    return {"empty-file",
            0,
            {"the archive has no tables; found " + (found.empty() ? std::string("no files") : list_headers(found)) +
                 "; pack CSV files or workbooks (.csv, .tsv, .txt, .xlsx)",
             "das Archiv enthält keine Tabellen; gefunden wurden " +
                 (found.empty() ? std::string("keine Dateien") : list_headers(found)) +
                 "; packen Sie CSV-Dateien oder Arbeitsmappen (.csv, .tsv, .txt, .xlsx)"}};
}

void Opener::open_members(const std::string& name, ZipArchive& archive, const std::string& sha256) {
    std::vector<const ZipMember*> wanted;
    std::vector<std::string> archives;
    std::vector<std::string> data;
    std::vector<std::string> others;
    for (const ZipMember& member : archive.members()) {
        const std::string file = file_name(member.name);
        if (member.is_folder || is_hidden_path(member.name))
            continue;
        const NameSays says = what_name_says(file);
        if (says == NameSays::delimited || (says == NameSays::other_table && name_ending(file) != "zip"))
            wanted.push_back(&member);
        else
            (says == NameSays::other_table   ? archives
             : says == NameSays::unread_data ? data
                                             : others)
                .push_back(member.name);
    }
    std::sort(wanted.begin(), wanted.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
    if (wanted.empty())
        refuse(name, sha256, no_tables(!archives.empty() ? archives : !data.empty() ? data : others));
    std::uint64_t left = kMostMemberBytes;
    for (const ZipMember* member : wanted) {
        run_.throw_if_stopped();
        auto bytes = archive.read_whole(*member, left);
        if (!bytes) {
            refuse(name, sha256, *archive.refusal());
            return;
        }
        left -= bytes->size();
        const std::size_t first = tables_.size();
        open(part_name(name, member->name), std::make_unique<OwnedBytes>(std::move(*bytes)), true);
        for (std::size_t i = first; i < tables_.size(); ++i)
            tables_[i]->info.sha256 = sha256;
    }
    if (!archives.empty())
        note(Severity::warning, name, "file-not-read",
             {"archives inside the archive were left out: " + list_headers(archives) + "; unpack them first",
              "Archive im Archiv blieben weg: " + list_headers(archives) + "; entpacken Sie sie zuerst"});
    if (!data.empty() && !wanted.empty())
        note(Severity::warning, name, "file-not-read",
             {"files of the archive in formats that are not read were left out: " + list_headers(data) +
                  "; save their tables as .xlsx or CSV (UTF-8)",
              "Dateien des Archivs in Formaten, die nicht gelesen werden, blieben weg: " + list_headers(data) +
                  "; speichern Sie ihre Tabellen als .xlsx oder CSV (UTF-8)"});
    if (!others.empty() && !wanted.empty())
        note(Severity::hint, name, "file-not-read",
             {"files of the archive that are no tables by their ending were left out: " + list_headers(others),
              "Dateien des Archivs, die ihrer Endung nach keine Tabellen sind, blieben weg: " + list_headers(others)});
}

void Opener::open_zip(const std::string& name, std::string_view bytes, bool in_archive) {
    const std::string sha256 = sha256_hex(bytes);
    ZipArchive archive(bytes);
    std::optional<TextRefusal> refusal = archive.refusal();
    if (!refusal)
        refusal = password_refusal(archive);
    if (!refusal)
        refusal = office_refusal(archive);
    if (refusal)
        refuse(name, sha256, *refusal);
    else if (is_workbook(archive))
        add(name, read_workbook(archive, run_), sha256);
    else if (in_archive)
        refuse(name, sha256,
               {"not-a-table",
                0,
                {"an archive inside an archive is not read; unpack it first",
                 "ein Archiv im Archiv wird nicht gelesen; entpacken Sie es zuerst"}});
    else
        open_members(name, archive, sha256);
}

/// CSV is held to its name, and to a delimiter that was asked for.
bool may_be_edge_list(const Table& table, const ReadOptions& options) {
    const std::string ending = name_ending(table.info.name);
    return table.columns.kind == TableKind::unknown && table.columns.missing.empty() && !table.report.refused() &&
           options.delimiter.empty() && table.info.reading.delimiter_by == DecidedBy::content && ending != "csv" &&
           ending != "psv";
}

void Opener::open_delimited(std::string name, std::unique_ptr<FileBytes> bytes) {
    auto table = std::make_unique<Table>(open_table(name, std::move(bytes), options_, run_));
    std::optional<CellTables> edges;
    if (may_be_edge_list(*table, options_))
        edges = recognise_edge_list(table->text.view(), options_.columns);
    if (!edges) {
        tables_.push_back(std::move(table));
        return;
    }
    const std::size_t first = tables_.size();
    add(name, std::move(*edges), table->info.sha256);
    for (std::size_t i = first; i < tables_.size(); ++i) {
        tables_[i]->info.encoding = table->info.encoding;
        tables_[i]->info.reading.encoding_by = table->info.reading.encoding_by;
    }
    if (table->text.guessed)
        note(Severity::warning, name, "encoding-guessed", guessed_encoding());
}

/// A network file in XML, which names its encoding.
void Opener::add_xml(const std::string& name, std::string_view bytes, CellTables (*read)(std::string_view, bool)) {
    const std::size_t first = tables_.size();
    add(name, read(bytes, false), sha256_hex(bytes));
    for (std::size_t i = first; i < tables_.size(); ++i)
        tables_[i]->info.encoding = xml_encoding(bytes);
}

/// A network file that is text without an encoding of its own.
void Opener::add_text(const std::string& name, std::string_view bytes, CellTables (*read)(std::string_view)) {
    const std::string sha256 = sha256_hex(bytes);
    const Text text = decode_text(bytes, options_.encoding);
    if (text.refusal) {
        refuse(name, sha256, *text.refusal);
        return;
    }
    const std::size_t first = tables_.size();
    add(name, read(text.view()), sha256);
    for (std::size_t i = first; i < tables_.size(); ++i)
        tables_[i]->info.encoding = text.encoding;
    if (text.guessed)
        note(Severity::warning, name, "encoding-guessed", guessed_encoding());
}

/// True where the file is a network file, which then was read.
bool Opener::open_network(const std::string& name, std::string_view bytes) {
    if (what_name_says(name) == NameSays::delimited)
        return false;
    const auto foreign = foreign_format(bytes);
    const std::string ending = name_ending(name);
    const auto is = [&](FileFormat format, const char* by_name) {
        return foreign ? foreign->format == format : ending == by_name;
    };
    if (is(FileFormat::graphml, "graphml"))
        add_xml(name, bytes, read_graphml);
    else if (is(FileFormat::gexf, "gexf"))
        add_xml(name, bytes, read_gexf);
    else if (is(FileFormat::pajek, "net"))
        add_text(name, bytes, read_pajek);
    else if (is(FileFormat::dot, "gv") || is(FileFormat::dot, "dot"))
        add_text(name, bytes, read_dot);
    else if (!foreign && (ending == "edges" || ending == "edgelist"))
        add_text(name, bytes, read_edge_list);
    else
        return false;
    return true;
}

void Opener::open(std::string name, std::unique_ptr<FileBytes> bytes, bool in_archive) {
    const std::string_view view = bytes->view();
    if (ZipArchive::is_zip(view) && what_name_says(name) != NameSays::delimited)
        open_zip(name, view, in_archive);
    else if (says_zip(name) && !foreign_format(view))
        refuse(name, sha256_hex(view),
               {"not-a-table",
                0,
                {"its name says workbook or archive, its content does not; found no zip file; give it the ending of "
                 "what it is, or download it again",
                 "der Name sagt Arbeitsmappe oder Archiv, der Inhalt nicht; gefunden wurde keine Zip-Datei; geben Sie "
                 "ihm die richtige Endung, oder laden Sie die Datei noch einmal herunter"}});
    else if (!open_network(name, view))
        open_delimited(std::move(name), std::move(bytes));
}

} // namespace

std::vector<std::unique_ptr<Table>> open_tables(InputBytes input, const ReadOptions& options, Diagnostics& diagnostics,
                                                const RunControl& run) {
    Opener opener(options, diagnostics, run);
    opener.open(std::move(input.name), std::move(input.bytes), false);
    return opener.take();
}

} // namespace clusterbridge
