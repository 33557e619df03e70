#include "base/text.hpp"
#include "graph/relation_key.hpp"
#include "io/plain_ties.hpp"
#include "io/table_readers.hpp"
#include "io/tie_queue.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace clusterbridge {
namespace {

struct TieColumns {
    explicit TieColumns(const RowValues& v)
        : source(v.column("source")), target(v.column("target")), relation(v.column("relation")),
          since(v.column("since")), until(v.column("until")), theme(v.column("theme")),
          amount_unit(v.column("amount_unit")), source_key(v.column("source_key")), confidence(v.column("confidence")),
          note(v.column("note")) {}
    /// Whether there is anything but the two ends and their weight; most large tables have nothing else.
    bool any_facts(const Table& table) const {
        const auto all = {relation, since, until, theme, amount_unit, source_key, confidence, note};
        return !table.columns.unknown.empty() || table.columns.find("amount") ||
               std::any_of(all.begin(), all.end(), [](const auto& column) { return column.has_value(); });
    }
    std::optional<std::size_t> source, target, relation, since, until, theme, amount_unit, source_key, confidence, note;
};

/// Relations by their keys, however they are spelt; each spelling is looked at once.
class RelationKeys {
  public:
    explicit RelationKeys(NetworkBuilder& builder) : builder_(builder) {}
    Symbol key_of(Symbol spelt) {
        if (spelt == Symbol{})
            return spelt;
        const auto [at, added] = known_.try_emplace(spelt);
        if (added) {
            const std::string text(builder_.symbols().text(spelt));
            const std::string_view key = relation_key(text);
            at->second = key == text ? spelt : builder_.intern(key);
        }
        return at->second;
    }

  private:
    NetworkBuilder& builder_;
    std::map<Symbol, Symbol> known_;
};

/// The column `Type` of Gephi's edge tables says nothing about the relation.
bool is_gephi_type(std::string_view cell) {
    return equal_ignoring_ascii_case(cell, "undirected") || equal_ignoring_ascii_case(cell, "directed");
}

void read_dates_and_amount(RowValues& values, const TieColumns& at, NumberColumn& amounts, TieFacts& facts) {
    facts.since = values.date(at.since, "since", DateEnd::first_day);
    facts.until = values.date(at.until, "until", DateEnd::last_day);
    if (const auto amount = values.number(amounts))
        facts.amount = amount->value;
}

void read_texts(RowValues& values, const TieColumns& at, bool in_euro, NetworkBuilder& builder, RelationKeys& relations,
                TieFacts& facts) {
    values.check_order(facts.since, facts.until);
    if (!at.relation || !is_gephi_type(trim(values.rows()[at.relation])))
        facts.relation = relations.key_of(values.symbol(at.relation));
    facts.themes = values.list(at.theme);
    facts.amount_unit = values.symbol(at.amount_unit);
    if (in_euro && facts.amount_unit == Symbol{})
        facts.amount_unit = builder.intern("EUR");
    facts.source_key = values.symbol(at.source_key);
    facts.confidence = values.symbol(at.confidence);
    facts.note = values.symbol(at.note);
    facts.extra = values.extra_list();
}

/// The weight of the row: empty is 1. Sets the row aside where it is no strength.
void read_weight(RowValues& values, NumberColumn& column, ReadContext& context, TieRow& row) {
    const auto number = values.number(column);
    if (values.failed())
        return;
    row.weight = number ? number->value : 1;
    row.exact_weight = number ? number->exact : Decimal{1, 0};
    if (row.weight < 0) {
        const Sentence found = in_quotes(trim(values.rows()[column.at]));
        values.fail("weight-negative",
                    {"the weight is negative; found " + found.en + "; a strength is above zero",
                     "das Gewicht ist negativ; gefunden wurde " + found.de + "; eine Stärke ist größer als null"});
    } else if (row.weight == 0) {
        values.drop("weight-zero", {"the weight is 0; such a row is no tie and was left out; remove it, or leave the "
                                    "weight empty if 1 is meant",
                                    "das Gewicht ist 0; eine solche Zeile ist keine Verbindung und blieb weg; "
                                    "entfernen Sie sie, oder lassen Sie das Gewicht leer, wenn 1 gemeint ist"});
    } else if (!std::isfinite(context.total_weight + row.weight)) {
        values.fail("weight-sum-too-large",
                    {"with this row the weights add up to more than a number can hold; found " +
                         in_quotes(trim(values.rows()[column.at])).en + "; scale the weights down",
                     "mit dieser Zeile ergeben die Gewichte zusammen mehr, als eine Zahl fassen kann; gefunden wurde " +
                         in_quotes(trim(values.rows()[column.at])).de + "; verkleinern Sie die Gewichte"});
    } else {
        context.total_weight += row.weight;
    }
}

/// The header once more, as where tables were pasted below each other.
bool is_header_again(const Table& table, const TieColumns& at, std::string_view source, std::string_view target) {
    return at.source && at.target && source == table.headers[*at.source] && target == table.headers[*at.target];
}

void drop_header(RowValues& values) {
    values.drop("header-again", {"the row repeats the header; it was left out; remove it",
                                 "die Zeile wiederholt die Kopfzeile; sie blieb weg; entfernen Sie sie"});
}

/// How many rows are read one by one before the next ones may be plain again: more and more where few were.
class Patience {
  public:
    bool is_over() { return left_ == 0 || --left_ == 0; }
    void begin(std::size_t plain_rows) {
        constexpr std::size_t kMany = 64;
        constexpr std::size_t kMost = 4096;
        length_ = plain_rows >= kMany ? 1 : std::min(2 * length_, kMost);
        left_ = length_;
    }

  private:
    std::size_t length_ = 1, left_ = 0;
};

void drop_self_loop(RowValues& values, std::string_view id) {
    values.drop("self-loop", {"source and target are the same; found " + in_quotes(id).en +
                                  " twice; such a row counts as no collaboration and was left out",
                              "Quelle und Ziel sind gleich; gefunden wurde zweimal " + in_quotes(id).de +
                                  "; eine solche Zeile zählt nicht als Zusammenarbeit und blieb weg"});
}

} // namespace

void read_ties(const NumberedTable& table, ReadContext& context) {
    RowValues values(*table.table, context);
    const TieColumns at(values);
    const bool any_facts = at.any_facts(*table.table);
    auto numbers = values.number_columns({"weight", "amount"});
    NetworkBuilder& builder = context.builder;
    builder.expect_ties(TableRows::most_rows(*table.table));
    RelationKeys relations(builder);
    TieQueue queue(builder, table.table->text.view());
    const bool may_be_plain = !any_facts && at.source && at.target;
    const PlainTable plain_table{*table.table,          table.file,    at.source.value_or(0),
                                 at.target.value_or(0), numbers[0].at, numbers[0].style};
    PlainTies plain(values.rows(), plain_table, context);
    std::string source_scratch;
    std::string target_scratch;
    Patience patience;
    while (true) {
        if (may_be_plain && patience.is_over() && values.may_be_plain()) {
            queue.finish();
            patience.begin(plain.read());
        }
        if (!values.next())
            break;
        TieRow& row = queue.fresh_row();
        row.row = values.row_ref(table.file);
        const std::string_view source = values.id(at.source, "source", source_scratch);
        const std::string_view target = values.id(at.target, "target", target_scratch);
        if (is_header_again(*table.table, at, source, target))
            drop_header(values);
        if (any_facts && !values.failed())
            read_dates_and_amount(values, at, numbers[1], row);
        if (values.failed())
            continue;
        if (source == target)
            drop_self_loop(values, source);
        else
            read_weight(values, numbers[0], context, row);
        if (values.failed())
            continue;
        if (any_facts)
            read_texts(values, at, numbers[1].euro, builder, relations, row);
        queue.add(source, target);
    }
    queue.finish();
    values.conclude(numbers);
}

} // namespace clusterbridge
