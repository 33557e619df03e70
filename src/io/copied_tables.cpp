#include "io/copied_tables.hpp"

#include "graph/repeated_tables.hpp"
#include "io/values.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace clusterbridge {
namespace {

/// Rows that few tables share by chance.
constexpr std::uint64_t kTelling = 3;

bool looks_copied(const RepeatedTable& table) {
    const std::uint64_t smaller = std::min(table.rows, table.rows_of_earlier);
    return table.equal * 2 >= smaller && (table.equal >= kTelling || (table.equal == smaller && smaller > 1));
}

Sentence what_is_alike(const RepeatedTable& table, const std::string& earlier, bool same_bytes) {
    const Sentence quoted = in_quotes(earlier);
    const std::string all = std::to_string(table.rows), equal = std::to_string(table.equal);
    if (same_bytes)
        return {"the file has the same content as " + quoted.en + "; its rows (" + equal + ") were read twice",
                "die Datei hat denselben Inhalt wie " + quoted.de + "; ihre Zeilen (" + equal +
                    ") wurden zweimal gelesen"};
    return {"rows of this table stand in " + quoted.en + " too; found " + equal + " of " + all +
                " with the same ends, dates and weight",
            "Zeilen dieser Tabelle stehen auch in " + quoted.de + "; gefunden: " + equal + " von " + all +
                " mit denselben Enden, Daten und Gewichten"};
}

Sentence what_it_means(TableKind kind, bool same_bytes) {
    if (kind == TableKind::participations)
        return {
            "; a partner counts once in a project all the same; leave one of the two out if it is a copy",
            "; in einem Projekt zählt ein Partner trotzdem nur einmal; lassen Sie eine der beiden weg, falls sie eine "
            "Kopie ist"};
    if (same_bytes)
        return {", so these ties count with double strength; leave one of the two out",
                ", diese Verbindungen zählen also mit doppelter Stärke; lassen Sie eine der beiden weg"};
    return {
        ", so these ties count with double strength; leave one of the two out if it is a copy or an older state",
        ", diese Verbindungen zählen also mit doppelter Stärke; lassen Sie eine der beiden weg, falls sie eine Kopie "
        "oder ein älterer Stand ist"};
}

} // namespace

void note_copied_tables(const Network& network,
                        const std::function<bool(std::uint32_t file, std::uint32_t earlier)>& same_bytes,
                        Diagnostics& diagnostics) {
    for (const RepeatedTable& table : repeated_tables(network)) {
        const bool same = same_bytes(table.file, table.earlier);
        if (!same && !looks_copied(table))
            continue;
        Sentence message = what_is_alike(table, network.files[table.earlier].name, same);
        const Sentence meaning = what_it_means(table.kind, same);
        message.en += meaning.en;
        message.de += meaning.de;
        diagnostics.add({same || table.kind == TableKind::ties ? Severity::warning : Severity::hint,
                         same ? "same-content" : "repeated-table", network.files[table.file].name, 0,
                         std::move(message)});
    }
}

void note_repeated_rows(const Network& network, std::span<const RepeatedRows> repeated, Diagnostics& diagnostics) {
    for (std::size_t i = 0; i < repeated.size(); ++i) {
        const RepeatedRows& rows = repeated[i];
        if (rows.count == 0)
            continue;
        const InputFile& file = network.files[i];
        const bool one = rows.count == 1;
        const bool ties = file.kind == TableKind::ties;
        const std::string number = std::to_string(rows.count);
        const std::string earlier = network.place(rows.merged);
        Sentence message{(one ? "1 row is about " : number + " rows are about ") +
                             (ties ? "a pair of organisations" : "a partner of a project") +
                             " that an earlier row names; found here" + (one ? "" : " first") + ", the same as at " +
                             earlier +
                             (ties ? "; their weights add up; delete only what is a copy"
                                   : "; the partner counts once; delete only what is a copy"),
                         (one ? "1 Zeile betrifft " : number + " Zeilen betreffen ") +
                             (ties ? "zwei Organisationen, die" : "einen Partner eines Projekts, den") +
                             " schon eine frühere Zeile nennt; gefunden wurde sie " + (one ? "hier" : "zuerst hier") +
                             ", wie bei " + earlier +
                             (ties ? "; die Gewichte addieren sich; löschen Sie nur, was eine Kopie ist"
                                   : "; der Partner zählt einmal; löschen Sie nur, was eine Kopie ist")};
        diagnostics.add({Severity::hint, "rows-merged", file.name, rows.first.line, std::move(message)});
    }
}

} // namespace clusterbridge
