#include "cli/check_words.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "base/wording.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace clusterbridge {
namespace {

std::string pick(Language language, const char* en, const char* de) {
    return language == Language::de ? de : en;
}

std::string kind_word(TableKind kind, Language language) {
    switch (kind) {
    case TableKind::ties:
        return pick(language, "ties", "Verbindungen");
    case TableKind::organisations:
        return pick(language, "organisations", "Organisationen");
    case TableKind::participations:
        return pick(language, "participations", "Beteiligungen");
    case TableKind::projects:
        return pick(language, "projects", "Projekte");
    case TableKind::themes:
        return pick(language, "themes", "Themen");
    case TableKind::sources:
        return pick(language, "sources", "Quellen");
    case TableKind::measures:
        return pick(language, "measures", "Kennzahlen");
    case TableKind::unknown:
        break;
    }
    return pick(language, "no known table", "keine bekannte Tabelle");
}

std::string delimiter_word(const std::string& delimiter, Language language) {
    if (delimiter == ",")
        return pick(language, "comma", "Komma");
    if (delimiter == ";")
        return pick(language, "semicolon", "Semikolon");
    if (delimiter == "tab")
        return pick(language, "tab", "Tabulator");
    if (delimiter == "|")
        return pick(language, "bar", "senkrechter Strich");
    return delimiter;
}

std::string decimal_word(const std::string& decimal, Language language) {
    return decimal == "," ? pick(language, "comma", "Komma") : pick(language, "point", "Punkt");
}

std::string quoted_list(const std::vector<std::string>& names, Language language) {
    std::vector<std::string> quoted;
    for (const std::string& name : names)
        quoted.push_back(in_quotes(escape_control(name), language));
    return listed(quoted, language);
}

std::string severity_word(const std::string& severity, Language language) {
    if (severity == severity_name(Severity::error))
        return pick(language, "error", "Fehler");
    if (severity == severity_name(Severity::warning))
        return pick(language, "warning", "Warnung");
    return pick(language, "hint", "Hinweis");
}

/// Broken between words at `width`, every line indented.
std::string wrapped(const std::string& text, std::size_t indent, int width) {
    const std::size_t room = static_cast<std::size_t>(std::max(width, 40)) - indent;
    std::string out;
    std::string line;
    for (const std::string& word : split_list(text, " ")) {
        if (!line.empty() && code_points(line) + 1 + code_points(word) > room) {
            out += std::string(indent, ' ') + line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    return out + std::string(indent, ' ') + line + "\n";
}

/// `Quelle → source`; a header that is our own name stands alone.
std::string columns_line(const InputReading& reading) {
    std::vector<std::string> parts;
    for (const auto& [column, header] : reading.columns)
        parts.push_back(escape_control(column == header ? header : header + " → " + column));
    return join(parts, ", ");
}

std::string encoding_sentence(const InputFile& f, Language language) {
    const std::string& name = f.encoding;
    switch (f.reading.encoding_by) {
    case DecidedBy::option:
        return pick(language, "It was read as ", "Gelesen als ") + name +
               pick(language, ", because --encoding says so.", ", weil --encoding es so verlangt.");
    case DecidedBy::mark:
        return pick(language, "It is ", "Die Datei ist in ") + name +
               pick(language, ": it begins with a byte order mark.", ": sie beginnt mit einem Byte-Order-Mark.");
    case DecidedBy::pattern:
        return pick(language, "It is ", "Die Datei ist in ") + name +
               pick(language, ": every second byte is NUL. --encoding would change that.",
                    ": jedes zweite Byte ist NUL. Ändern ließe sich das mit --encoding.");
    case DecidedBy::fallback:
        return pick(language, "It is no UTF-8, so it was read as ", "Die Datei ist kein UTF-8 und wurde als ") + name +
               pick(language, "; check the umlauts. --encoding would change that.",
                    " gelesen; prüfen Sie die Umlaute. Ändern ließe sich das mit --encoding.");
    case DecidedBy::content:
        return pick(language, "It is ", "Die Datei ist in ") + name +
               pick(language, ": all of its bytes are valid. --encoding would change that.",
                    ": alle Bytes sind gültig. Ändern ließe sich das mit --encoding.");
    case DecidedBy::unsaid:
        break;
    }
    return {};
}

std::string delimiter_sentence(const InputFile& f, Language language) {
    const std::string word = delimiter_word(f.delimiter, language);
    const std::string start = pick(language, "Its delimiter is the ", "Trennzeichen: ") + word;
    switch (f.reading.delimiter_by) {
    case DecidedBy::option:
        return start + pick(language, ", because --delimiter says so.", ", weil --delimiter es so verlangt.");
    case DecidedBy::mark:
        return start + pick(language, ", because a line sep= says so.", ", weil eine Zeile sep= es so verlangt.");
    case DecidedBy::content:
        if (f.kind == TableKind::unknown)
            return start + pick(language, ", as far as its first row tells. --delimiter would change that.",
                                ", so weit die erste Zeile es zeigt. Ändern ließe sich das mit --delimiter.");
        return start + pick(language, ", which makes the most headers known names. --delimiter would change that.",
                            "; damit sind die meisten Überschriften bekannte Namen. Ändern ließe sich das mit "
                            "--delimiter.");
    default:
        return {};
    }
}

std::string decimal_sentence(const InputFile& f, Language language) {
    const std::string start =
        pick(language, "Its decimal sign is the ", "Dezimalzeichen: ") + decimal_word(f.decimal, language);
    switch (f.reading.decimal_by) {
    case DecidedBy::option:
        return start + pick(language, ", because --decimal says so.", ", weil --decimal es so verlangt.");
    case DecidedBy::mark:
        return start + pick(language, ", because the comma parts the cells. --decimal would change that.",
                            ", weil das Komma die Zellen trennt. Ändern ließe sich das mit --decimal.");
    case DecidedBy::content:
        return f.decimal == ","
                   ? start + pick(language, ": line ", ", denn Zeile ") + std::to_string(f.reading.comma_line) +
                         pick(language, " has the first number with a decimal comma. --decimal would change that.",
                              " hat die erste Zahl mit Dezimalkomma. Ändern ließe sich das mit --decimal.")
                   : start + pick(language, ": no number has a decimal comma. --decimal would change that.",
                                  ", denn keine Zahl hat ein Dezimalkomma. Ändern ließe sich das mit --decimal.");
    default:
        return pick(language, "It has no columns of numbers.", "Spalten mit Zahlen hat sie keine.");
    }
}

/// Unknown columns stay with organisations, ties and participations (docs/formats.md).
bool keeps_unknown_columns(TableKind kind) {
    return kind == TableKind::organisations || kind == TableKind::ties || kind == TableKind::participations;
}

std::string kind_sentence(const InputFile& f, Language language) {
    if (f.kind == TableKind::unknown)
        return pick(language, "Its columns are those of no known table, so it was passed over (lines skipped: ",
                    "Ihre Spalten gehören zu keiner bekannten Tabelle; sie wurde übergangen (übersprungene Zeilen: ") +
               whole_number(f.rows_skipped, language) +
               pick(language, "). --map COLUMN=NAME names columns.", "). --map SPALTE=NAME benennt Spalten.");
    std::vector<std::string> renamed;
    std::vector<std::string> plain;
    for (const auto& [column, header] : f.reading.columns)
        if (column == header)
            plain.push_back(escape_control(column));
        else
            renamed.push_back(in_quotes(escape_control(header), language) +
                              pick(language, " was read as ", " gilt als ") + column);
    const std::string line = std::to_string(f.reading.header_line);
    const std::string why = f.reading.header_line == 0 // the format itself says what is what
                                ? pick(language, "By what it holds", "Nach dem, was sie enthält,")
                                : pick(language, "By its header (line ", "Nach der Kopfzeile (Zeile ") + line + ")";
    std::string sentence =
        why + pick(language, " it is a table of ", " ist sie eine Tabelle: ") + kind_word(f.kind, language) + ".";
    if (!plain.empty())
        sentence += pick(language, " Columns: ", " Spalten: ") + join(plain, ", ") + ".";
    if (!renamed.empty())
        sentence +=
            " " + listed(renamed, language) +
            pick(language, ". --map COLUMN=NAME would change that.", ". Ändern ließe sich das mit --map SPALTE=NAME.");
    if (!f.reading.unknown_columns.empty())
        sentence +=
            (keeps_unknown_columns(f.kind) ? pick(language, " Kept as they are, for the program does not know them: ",
                                                  " Unverändert behalten, weil das Programm sie nicht kennt: ")
                                           : pick(language, " Not used, for the program does not know them: ",
                                                  " Nicht verwendet, weil das Programm sie nicht kennt: ")) +
            quoted_list(f.reading.unknown_columns, language) + ".";
    return sentence;
}

std::string merged_because(TableKind kind, Language language) {
    switch (kind) {
    case TableKind::ties:
        return pick(language, "further rows about a pair that an earlier row names; their weights add up",
                    "weitere Zeilen zu einem Paar, das schon genannt war; ihre Gewichte zählen zusammen");
    case TableKind::participations:
        return pick(language, "further rows about the same organisation in the same project",
                    "weitere Zeilen zur selben Organisation im selben Projekt");
    default:
        return pick(language, "further rows about an id that an earlier row names",
                    "weitere Zeilen zu einer Kennung, die schon genannt war");
    }
}

std::string rows_sentence(const InputFile& f, Language language) {
    const auto n = [&](std::uint64_t rows) { return whole_number(rows, language); };
    std::string sentence = pick(language, "Rows read: ", "Gelesene Zeilen: ") + n(f.rows_read) +
                           pick(language, "; used: ", "; verwendet: ") + n(f.rows_used);
    if (f.rows_merged > 0)
        sentence += pick(language, "; merged: ", "; zusammengeführt: ") + n(f.rows_merged) + " (" +
                    merged_because(f.kind, language) + ")";
    if (f.rows_rejected > 0)
        sentence += pick(language, "; rejected: ", "; verworfen: ") + n(f.rows_rejected) +
                    pick(language, " (each with its reason in rejected.csv of --output)",
                         " (jede mit ihrem Grund in rejected.csv von --output)");
    if (f.reading.title_rows > 0)
        sentence +=
            pick(language, "; lines of a title passed over: ", "; übergangene Titelzeilen: ") + n(f.reading.title_rows);
    if (const std::uint64_t blank = f.rows_skipped - f.reading.title_rows; blank > 0)
        sentence += pick(language, "; blank lines passed over: ", "; übergangene Leerzeilen: ") + n(blank);
    return sentence + ".";
}

/// What the sentences above do not say already.
std::string warnings_about(const InputFile& f, const std::vector<Diagnostic>& diagnostics, Language language) {
    std::string out;
    for (const Diagnostic& d : diagnostics)
        if (d.severity == Severity::warning && d.file == f.name && d.rule != "encoding-guessed")
            out += pick(language, "  Warning", "  Warnung") +
                   (d.line > 0 ? pick(language, " (line ", " (Zeile ") + std::to_string(d.line) + ")" : std::string()) +
                   ": " + escape_control(d.message.in(language)) + ".\n";
    return out;
}

/// Of folders, archives and empty sheets everything, then of the input as a whole the warnings: no file above has said
/// these.
std::string about_the_rest(const Network& network, const std::vector<Diagnostic>& diagnostics, Language language) {
    std::set<std::string> files;
    for (const InputFile& f : network.files)
        files.insert(f.name);
    std::map<std::string, std::string> by_place;
    for (const Diagnostic& d : diagnostics) {
        if (files.contains(d.file) || (d.file.empty() && d.severity == Severity::hint))
            continue;
        by_place[d.file] += (d.severity == Severity::hint ? pick(language, "  Hint: ", "  Hinweis: ")
                                                          : pick(language, "  Warning: ", "  Warnung: ")) +
                            escape_control(d.message.in(language)) + ".\n";
    }
    std::string out;
    for (const auto& [place, text] : by_place)
        if (!place.empty())
            out += "\n" + escape_control(place) + "\n" + text;
    if (const auto whole = by_place.find(""); whole != by_place.end())
        out += "\n" + pick(language, "The input as a whole", "Die Eingabe im Ganzen") + "\n" + whole->second;
    return out;
}

} // namespace

std::string listed_on_terminal(const DataTable& table, Language language, int width) {
    if (table.rows.empty())
        return pick(language, "Nothing was noticed.\n", "Nichts fiel auf.\n");
    const auto word = [](const Cell& cell) {
        const auto* text = std::get_if<std::string>(&cell);
        return text != nullptr ? escape_control(*text) : std::string();
    };
    std::string out;
    for (const auto& row : table.rows) {
        std::string place = word(row[0]);
        if (const auto* line = std::get_if<std::int64_t>(&row[1]))
            place += ":" + std::to_string(*line);
        out += (place.empty() ? "" : place + "  ") + severity_word(word(row[2]), language) + " " + word(row[3]) + "\n" +
               wrapped(word(row[4]), 4, width);
    }
    return out;
}

std::string inputs_below(const Network& network, Language language, int width) {
    std::string out;
    for (const InputFile& f : network.files) {
        const auto n = [&](std::uint64_t rows) { return whole_number(rows, language); };
        std::string head = escape_control(f.name) + ": " + kind_word(f.kind, language) + "; " + f.encoding;
        if (!f.delimiter.empty())
            head += pick(language, "; delimiter ", "; Trennzeichen ") + delimiter_word(f.delimiter, language);
        if (f.reading.decimal_by != DecidedBy::unsaid)
            head += pick(language, "; decimal ", "; Dezimalzeichen ") + decimal_word(f.decimal, language);
        out += "\n" + wrapped(head, 0, width);
        const std::string rows = pick(language, "rows: ", "Zeilen: ") + n(f.rows_read) +
                                 pick(language, " read, ", " gelesen, ") + n(f.rows_used) +
                                 pick(language, " used, ", " verwendet, ") + n(f.rows_merged) +
                                 pick(language, " merged, ", " zusammengeführt, ") + n(f.rows_rejected) +
                                 pick(language, " rejected", " verworfen");
        if (f.kind != TableKind::unknown)
            out += wrapped(rows, 4, width);
        if (!f.reading.columns.empty())
            out += wrapped(pick(language, "columns: ", "Spalten: ") + columns_line(f.reading), 4, width);
        if (!f.reading.unknown_columns.empty())
            out +=
                wrapped((keeps_unknown_columns(f.kind)
                             ? pick(language, "unknown columns, kept: ", "unbekannte Spalten, behalten: ")
                             : pick(language, "unknown columns, not used: ", "unbekannte Spalten, nicht verwendet: ")) +
                            escape_control(join(f.reading.unknown_columns, ", ")),
                        4, width);
        if (!f.reading.samples.empty())
            out += wrapped(pick(language, "such as ", "zum Beispiel ") + quoted_list(f.reading.samples, language), 4,
                           width);
    }
    return out;
}

std::string explained(const Network& network, const std::vector<Diagnostic>& diagnostics, Language language) {
    std::string out;
    for (const InputFile& f : network.files) {
        out += (out.empty() ? "" : "\n") + escape_control(f.name) + "\n";
        for (const std::string& sentence :
             {encoding_sentence(f, language), delimiter_sentence(f, language), kind_sentence(f, language),
              f.kind == TableKind::unknown ? std::string() : decimal_sentence(f, language),
              f.kind == TableKind::unknown ? std::string() : rows_sentence(f, language)})
            if (!sentence.empty())
                out += "  " + sentence + "\n";
        if (!f.reading.samples.empty())
            out += pick(language, "  Its names look like this: ", "  Namen darin sehen so aus: ") +
                   quoted_list(f.reading.samples, language) + ".\n";
        out += warnings_about(f, diagnostics, language);
    }
    return out + about_the_rest(network, diagnostics, language);
}

} // namespace clusterbridge
