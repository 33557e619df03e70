#include "io/network_tables.hpp"

#include "base/spreadsheet_text.hpp"
#include "base/text.hpp"
#include "io/columns.hpp"
#include "io/network_tables_organisations.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace clusterbridge {
namespace {

std::string list_text(const Network& network, ListId list) {
    std::string text;
    for (const Symbol item : network.lists.get(list))
        text += (text.empty() ? "" : "; ") + network.text(item);
    return text;
}

ExtraColumns::Pairs pairs_of(const Network& network, ListId list) {
    ExtraColumns::Pairs pairs;
    const auto items = network.lists.get(list);
    for (std::size_t i = 0; i + 1 < items.size(); i += 2)
        pairs.emplace_back(network.text(items[i]), network.text(items[i + 1]));
    return pairs;
}

void add_double(SheetRow& into, const std::optional<double>& value) {
    if (value)
        into.add_number(plain_decimal(*value), *value);
    else
        into.add_blank();
}

void add_year(SheetRow& into, const std::optional<int>& year) {
    if (year)
        into.add_whole(*year);
    else
        into.add_blank();
}

NetworkTable ties_table(const Network& network) {
    auto extra = std::make_shared<ExtraColumns>();
    std::vector<ListId> lists;
    for (const TieRow& row : network.ties)
        lists.push_back(row.extra);
    std::sort(lists.begin(), lists.end());
    lists.erase(std::unique(lists.begin(), lists.end()), lists.end());
    for (const ListId list : lists)
        extra->see(pairs_of(network, list));
    extra->close();
    SheetTable table;
    table.name = "edges";
    table.columns = headers_of(TableKind::ties,
                               {"source", "target", "relation", "weight", "since", "until", "theme", "amount",
                                "amount_unit", "source_key", "confidence", "note"},
                               extra->headers());
    table.rows = network.ties.size();
    table.fill = [&network, extra](std::size_t at, SheetRow& into) {
        const TieRow& row = network.ties[at];
        into.add_text(network.organisations[row.source].id);
        into.add_text(network.organisations[row.target].id);
        into.add_text(network.text(row.relation));
        into.add_number(exact_text(row.exact_weight, row.weight), row.weight);
        into.add_date(row.since);
        into.add_date(row.until);
        into.add_text(list_text(network, row.themes));
        add_double(into, row.amount);
        for (const auto member : {&TieRow::amount_unit, &TieRow::source_key, &TieRow::confidence, &TieRow::note})
            into.add_text(network.text(row.*member));
        extra->fill(pairs_of(network, row.extra), into);
    };
    return {TableKind::ties, std::move(table)};
}

void fill_organisation(const Network& network, const OrganisationPlaces& places, NodeId at, SheetRow& into) {
    const Organisation& o = network.organisations[at];
    const auto fact = [&](OrganisationSymbol member) {
        into.add_text(places.changes(at, member) ? std::string() : network.text((o.*member)()));
    };
    into.add_text(o.id);
    into.add_text(o.name() == o.id || places.name_changes(at) ? std::string() : o.name());
    into.add_text(join(o.aliases(), "; "));
    if (o.kind == ActorKind::unknown)
        into.add_blank();
    else
        fact(&Organisation::type_symbol);
    for (const auto member : {&Organisation::city, &Organisation::region, &Organisation::nuts3, &Organisation::nuts2,
                              &Organisation::country})
        fact(member);
    add_double(into, o.place() ? std::optional(o.place()->lat) : std::nullopt);
    add_double(into, o.place() ? std::optional(o.place()->lon) : std::nullopt);
    into.add_text(list_text(network, o.themes()));
    add_year(into, o.founded());
    fact(&Organisation::source_key);
}

NetworkTable organisations_table(const Network& network, const std::shared_ptr<OrganisationPlaces>& places) {
    auto extra = std::make_shared<ExtraColumns>();
    auto order = std::make_shared<std::vector<NodeId>>();
    for (std::size_t i = 0; i < network.size(); ++i)
        if (places->has_row(node(i))) {
            order->push_back(node(i));
            extra->see(places->extra_in_row(node(i)));
        }
    extra->close();
    SheetTable table;
    table.name = "organisations";
    table.columns = headers_of(TableKind::organisations,
                               {"id", "name", "aliases", "type", "city", "region", "nuts3", "nuts2", "country", "lat",
                                "lon", "themes", "founded", "source_key"},
                               extra->headers());
    table.rows = order->size();
    table.fill = [&network, places, extra, order](std::size_t at, SheetRow& into) {
        fill_organisation(network, *places, (*order)[at], into);
        extra->fill(places->extra_in_row((*order)[at]), into);
    };
    return {TableKind::organisations, std::move(table)};
}

/// One column for codes of any level, as CORDIS has it: the longest that stands here.
std::string nuts_text(const Network& network, const OrganisationPlaces& places, NodeId at, const Organisation& record) {
    const bool all = !places.has_row(at);
    for (const auto member : {&Organisation::nuts3, &Organisation::nuts2})
        if ((all || places.changes(at, member)) && (record.*member)() != Symbol{})
            return network.text((record.*member)());
    for (const auto& [header, value] : record.extra())
        if (network.text(header) == "nuts" && (all || places.extra_changes(at, header)))
            return network.text(value);
    return {};
}

void fill_participation(const Network& network, const OrganisationPlaces& places, const Participation& row,
                        SheetRow& into) {
    const NodeId at = row.organisation;
    const Organisation& record = places.record_on(at, row.start);
    const bool all = !places.has_row(at);
    const auto fact = [&](OrganisationSymbol member) {
        into.add_text(all || places.changes(at, member) ? network.text((record.*member)()) : std::string());
    };
    into.add_text(network.projects[row.project].id);
    into.add_text(record.id);
    into.add_text((all || places.name_changes(at)) && record.name() != record.id ? record.name() : std::string());
    into.add_date(row.start);
    into.add_date(row.end);
    into.add_text(network.text(row.role));
    if (record.kind == ActorKind::unknown)
        into.add_blank();
    else
        fact(&Organisation::type_symbol);
    for (const auto member : {&Organisation::country, &Organisation::city, &Organisation::region})
        fact(member);
    into.add_text(nuts_text(network, places, at, record));
    add_double(into, row.amount);
    into.add_blank(); // topics stand with the project
}

NetworkTable participations_table(const Network& network, const std::shared_ptr<OrganisationPlaces>& places) {
    auto extra = std::make_shared<ExtraColumns>();
    for (const Participation& row : network.participations)
        extra->see(places->extra_in_participation(row));
    extra->close();
    SheetTable table;
    table.name = "participations";
    table.columns = headers_of(TableKind::participations,
                               {"project_id", "org_id", "org_name", "start_date", "end_date", "role", "activity_type",
                                "country", "city", "region", "nuts", "amount", "topic"},
                               extra->headers());
    table.rows = network.participations.size();
    table.fill = [&network, places, extra](std::size_t at, SheetRow& into) {
        const Participation& row = network.participations[at];
        fill_participation(network, *places, row, into);
        extra->fill(places->extra_in_participation(row), into);
    };
    return {TableKind::participations, std::move(table)};
}

NetworkTable projects_table(const Network& network) {
    SheetTable table;
    table.name = "projects";
    table.columns = {"project_id", "title", "start_date", "end_date", "programme", "topic"};
    table.rows = network.projects.size();
    table.fill = [&network](std::size_t at, SheetRow& into) {
        const Project& project = network.projects[at];
        into.add_text(project.id);
        into.add_text(network.text(project.title));
        into.add_date(project.start);
        into.add_date(project.end);
        into.add_text(network.text(project.programme));
        std::string topics = list_text(network, project.themes);
        if (project.call_topic != Symbol{})
            topics += (topics.empty() ? "topic:" : "; topic:") + network.text(project.call_topic);
        into.add_text(topics);
    };
    return {TableKind::projects, std::move(table)};
}

NetworkTable themes_table(const Network& network) {
    SheetTable table;
    table.name = "themes";
    table.columns = {"id", "name_de", "name_en", "kind", "source_key"};
    table.rows = network.themes.size();
    table.fill = [&network](std::size_t at, SheetRow& into) {
        const Theme& theme = network.themes[at];
        into.add_text(network.text(theme.id));
        into.add_text(theme.name.de);
        into.add_text(theme.name.en);
        into.add_text(network.text(theme.kind));
        into.add_text(network.text(theme.source_key));
    };
    return {TableKind::themes, std::move(table)};
}

NetworkTable sources_table(const Network& network) {
    SheetTable table;
    table.name = "sources";
    table.columns = {"key", "title", "publisher", "address", "date"};
    table.rows = network.sources.size();
    table.fill = [&network](std::size_t at, SheetRow& into) {
        const Source& source = network.sources[at];
        into.add_text(network.text(source.key));
        for (const auto* text : {&source.title, &source.publisher, &source.address, &source.date})
            into.add_text(*text);
    };
    return {TableKind::sources, std::move(table)};
}

NetworkTable measures_table(const Network& network) {
    SheetTable table;
    table.name = "measures";
    table.columns = {"id", "measure", "value", "unit", "year", "source_key", "note"};
    table.rows = network.measures.size();
    table.fill = [&network](std::size_t at, SheetRow& into) {
        const Measure& measure = network.measures[at];
        into.add_text(network.organisations[measure.organisation].id);
        into.add_text(network.text(measure.measure));
        add_double(into, measure.value);
        into.add_text(network.text(measure.unit));
        add_year(into, measure.year);
        into.add_text(network.text(measure.source_key));
        into.add_text(network.text(measure.note));
    };
    return {TableKind::measures, std::move(table)};
}

} // namespace

void ExtraColumns::see(const Pairs& pairs) {
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        std::size_t times = 1;
        for (std::size_t k = 0; k < i; ++k)
            times += pairs[k].first == pairs[i].first ? 1U : 0U;
        const auto at = most_.try_emplace(std::string(pairs[i].first), 0).first;
        at->second = std::max(at->second, times);
    }
}

void ExtraColumns::close() {
    for (const auto& [header, times] : most_)
        headers_.insert(headers_.end(), times, header);
}

void ExtraColumns::fill(const Pairs& pairs, SheetRow& into) const {
    for (std::size_t i = 0; i < headers_.size(); ++i) {
        std::size_t earlier = 0;
        for (std::size_t k = i; k > 0 && headers_[k - 1] == headers_[i]; --k)
            ++earlier;
        const auto wanted = std::find_if(pairs.begin(), pairs.end(),
                                         [&](const auto& pair) { return pair.first == headers_[i] && earlier-- == 0; });
        into.add_text(wanted == pairs.end() ? std::string_view() : wanted->second);
    }
}

std::vector<std::string> headers_of(TableKind kind, const std::vector<std::string>& own,
                                    const std::vector<std::string>& extra, LikeOurs like_ours) {
    std::vector<std::string> headers = own;
    for (const std::string& wanted : extra) {
        headers.push_back(wanted);
        for (int number = 2;; ++number) {
            const ColumnMatch match = match_columns(headers);
            const bool doubled = like_ours == LikeOurs::renamed &&
                                 (!match.doubled_optional.empty() ||
                                  std::find(headers.begin(), headers.end() - 1, headers.back()) != headers.end() - 1);
            if (match.kind == kind && match.doubled_required.empty() && !doubled &&
                match.unknown.size() == headers.size() - own.size())
                break;
            headers.back() = wanted + "_" + std::to_string(number);
        }
    }
    return headers;
}

std::string decimal_text(const Decimal& decimal) {
    std::string digits = std::to_string(decimal.mantissa);
    const bool negative = digits.starts_with('-');
    if (negative)
        digits.erase(0, 1);
    if (decimal.exponent >= 0) {
        if (decimal.mantissa != 0)
            digits.append(static_cast<std::size_t>(decimal.exponent), '0');
    } else {
        const auto places = static_cast<std::size_t>(-std::int64_t{decimal.exponent});
        if (digits.size() <= places)
            digits.insert(0, places - digits.size() + 1, '0');
        digits.insert(digits.size() - places, 1, '.');
    }
    return (negative ? "-" : "") + digits;
}

/// Digits beyond the eighteenth only matter to the number: nines there round as the longer text did.
std::string exact_text(const Decimal& exact, double value) {
    std::string text = decimal_text(exact);
    if (parse_double(text) == value)
        return text;
    if (exact.exponent < 0)
        text += "999";
    else
        std::fill(text.end() - exact.exponent, text.end(), '9');
    return parse_double(text) == value ? text : plain_decimal(value);
}

std::vector<NetworkTable> tables_of(const Network& network) {
    const auto places = std::make_shared<OrganisationPlaces>(network);
    std::vector<NetworkTable> tables{ties_table(network), organisations_table(network, places)};
    if (tables.back().table.rows == 0 && !network.organisations_declared)
        tables.pop_back();
    if (!network.participations.empty())
        tables.push_back(participations_table(network, places));
    if (!network.projects.empty())
        tables.push_back(projects_table(network));
    if (!network.themes.empty())
        tables.push_back(themes_table(network));
    if (!network.sources.empty())
        tables.push_back(sources_table(network));
    if (!network.measures.empty())
        tables.push_back(measures_table(network));
    return tables;
}

} // namespace clusterbridge
