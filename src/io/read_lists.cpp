#include "base/text.hpp"
#include "io/table_readers.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

// The three short tables beside the network: themes, sources, measures.
namespace clusterbridge {
namespace {

struct ThemeRow {
    std::string id, name_de, name_en, kind, source_key;
    RowRef row;
    Table* table = nullptr;
};
struct SourceRow {
    std::string key, title, publisher, address, date;
    RowRef row;
    Table* table = nullptr;
};

/// Keeps the first row of each key in content order and counts the others as merged.
template <class Row, class Key, class Content> void keep_first(std::vector<Row>& rows, Key key, Content content) {
    std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return content(a) < content(b); });
    const auto end = std::unique(rows.begin(), rows.end(), [&](const Row& kept, const Row& next) {
        if (key(kept) != key(next))
            return false;
        ++next.table->info.rows_merged;
        return true;
    });
    rows.erase(end, rows.end());
}

void collect_themes(const NumberedTable& numbered, ReadContext& context, std::vector<ThemeRow>& all) {
    RowValues values(*numbered.table, context);
    const auto id_at = values.column("id");
    const auto de_at = values.column("name_de");
    const auto en_at = values.column("name_en");
    const auto kind_at = values.column("kind");
    const auto source_at = values.column("source_key");
    std::string scratch;
    while (values.next()) {
        const std::string id(values.id(id_at, "id", scratch));
        if (!values.failed())
            all.push_back({id, values.text(de_at), values.text(en_at), values.text(kind_at), values.text(source_at),
                           values.row_ref(numbered.file), numbered.table});
    }
}

void collect_sources(const NumberedTable& numbered, ReadContext& context, std::vector<SourceRow>& all) {
    RowValues values(*numbered.table, context);
    const auto key_at = values.column("key");
    const auto title_at = values.column("title");
    const auto publisher_at = values.column("publisher");
    const auto address_at = values.column("address");
    const auto date_at = values.column("date");
    std::string scratch;
    while (values.next()) {
        const std::string key(values.id(key_at, "key", scratch));
        if (!values.failed())
            all.push_back({key, values.text(title_at), values.text(publisher_at), values.text(address_at),
                           values.text(date_at), values.row_ref(numbered.file), numbered.table});
    }
}

} // namespace

void read_themes(const std::vector<NumberedTable>& tables, ReadContext& context) {
    std::vector<ThemeRow> all;
    for (const NumberedTable& table : tables)
        collect_themes(table, context, all);
    keep_first(
        all, [](const ThemeRow& r) { return std::string_view(r.id); },
        [](const ThemeRow& r) { return std::tie(r.id, r.name_de, r.name_en, r.kind, r.source_key, r.row); });
    NetworkBuilder& b = context.builder;
    for (const ThemeRow& r : all)
        b.add_theme({b.intern(r.id), {r.name_en, r.name_de}, b.intern(r.kind), b.intern(r.source_key), r.row});
}

void read_sources(const std::vector<NumberedTable>& tables, ReadContext& context) {
    std::vector<SourceRow> all;
    for (const NumberedTable& table : tables)
        collect_sources(table, context, all);
    keep_first(
        all, [](const SourceRow& r) { return std::string_view(r.key); },
        [](const SourceRow& r) { return std::tie(r.key, r.title, r.publisher, r.address, r.date, r.row); });
    for (const SourceRow& r : all)
        context.builder.add_source({context.builder.intern(r.key), r.title, r.publisher, r.address, r.date, r.row});
}

void read_measures(const NumberedTable& table, ReadContext& context) {
    RowValues values(*table.table, context);
    const auto id_at = values.column("id");
    const auto measure_at = values.column("measure");
    const auto unit_at = values.column("unit");
    const auto year_at = values.column("year");
    const auto source_at = values.column("source_key");
    const auto note_at = values.column("note");
    auto numbers = values.number_columns({"value"});
    std::string scratch;
    while (values.next()) {
        const std::string_view id = values.id(id_at, "id", scratch);
        const auto value = values.number(numbers[0]);
        if (!value)
            values.fail("value-missing", {"the column value is empty; a measure needs a number; fill it in",
                                          "die Spalte value ist leer; eine Kennzahl braucht eine Zahl; tragen Sie sie "
                                          "ein"});
        if (values.failed())
            continue;
        if (!context.builder.mentions(id)) {
            values.drop("measure-without-organisation",
                        {"the id " + in_quotes(id).en +
                             " is no organisation of this network; its figure was left out; "
                             "check the id",
                         "die Kennung " + in_quotes(id).de +
                             " gehört zu keiner Organisation dieses Netzes; ihre Kennzahl "
                             "blieb weg; prüfen Sie die Kennung"});
            continue;
        }
        Measure measure;
        measure.measure = values.symbol(measure_at);
        measure.value = value->value;
        measure.unit = values.symbol(unit_at);
        measure.year = values.year(year_at);
        measure.source_key = values.symbol(source_at);
        measure.note = values.symbol(note_at);
        measure.row = values.row_ref(table.file);
        context.builder.add_measure(context.builder.organisation(id), measure);
    }
    values.conclude(numbers);
}

} // namespace clusterbridge
