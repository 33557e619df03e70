#include "report/workbook.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "report/column_labels.hpp"
#include "report/page.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostRows = 1'048'575;    ///< that a sheet holds below its head
constexpr std::size_t kMostCharacters = 32'000; ///< a cell holds 32,767; the tables beside the workbook have all

std::string fitted(std::string text) {
    if (code_points(text) <= kMostCharacters)
        return text;
    return std::string(first_code_points(text, kMostCharacters)) + "…";
}

using ThemeIds = std::map<std::string_view, Symbol>;

/// Names instead of the ids in a list of themes or organisations.
std::string named(const Network& network, const ThemeIds& by_id, const std::string& column, const std::string& text,
                  Language language) {
    static const std::set<std::string> kThemes{"theme", "shared_themes", "themes_covered", "themes_missing"};
    static const std::set<std::string> kOrganisations{"brokers", "nearest_without_contact", "broker", "best_tied"};
    const bool themes = kThemes.contains(column);
    if (!themes && !kOrganisations.contains(column))
        return text;
    std::vector<std::string> names;
    for (const std::string& id : split_list(text, ";")) {
        if (const auto theme = by_id.find(id); themes && theme != by_id.end())
            names.push_back(network.theme_name(theme->second, language));
        else if (const NodeId v = themes ? kNoNode : network.find(id); v != kNoNode)
            names.push_back(network.organisations[v].name());
        else
            names.push_back(id);
    }
    return join(names, "; ");
}

NumberLook look_of_figures(const DataTable& table, std::size_t column, Language language) {
    static const std::set<std::string_view> kShares{"certainty",         "probability",      "research_share",
                                                    "density",           "density_expected", "reach",
                                                    "office_dependence", "best_tied_share"};
    std::string_view figure = table.columns[column];
    if (constexpr std::string_view kChange = "_change"; figure.ends_with(kChange))
        figure.remove_suffix(kChange.size());
    bool fractions = false;
    double most = 0;
    for (const auto& row : table.rows) {
        if (column >= row.size())
            continue;
        if (const auto* number = std::get_if<double>(&row[column]); number != nullptr && std::isfinite(*number)) {
            fractions = true;
            most = std::max(most, std::abs(*number));
        } else if (std::holds_alternative<std::string>(row[column])) {
            return NumberLook::plain;
        }
    }
    if (!fractions)
        return NumberLook::whole;
    if (kShares.contains(figure))
        return language == Language::de ? NumberLook::spaced_percent : NumberLook::percent;
    constexpr double kSmall = 0.01;
    return most < kSmall && most > 0 ? NumberLook::scientific
           : most <= 1               ? NumberLook::three_decimals
                                     : NumberLook::two_decimals;
}

/// Formats of numbers, bars behind what lists are ordered by, and a ground for verdicts: never colour alone, for the
/// number or the word stands in the cell.
std::vector<ColumnLook> looks_of_columns(const DataTable& table, Language language) {
    static const std::set<std::string_view> kBars{"betweenness", "certainty",     "missing",
                                                  "score",       "probability",   "members_seen",
                                                  "reach",       "organisations", "cross_cluster_ties"};
    constexpr std::uint32_t kProven = 0xF4B6A6;
    constexpr std::uint32_t kLikely = 0xFCE0B8;
    constexpr std::uint32_t kSurplus = 0xCFE3F5;
    std::vector<ColumnLook> looks(table.columns.size());
    for (std::size_t c = 0; c < looks.size(); ++c) {
        const std::string& column = table.columns[c];
        looks[c].number = look_of_figures(table, c, language);
        looks[c].bar = kBars.contains(column);
        if (column == "verdict")
            for (const auto& [key, colour] :
                 {std::pair{"proven_gap", kProven}, std::pair{"likely_gap", kLikely}, std::pair{"surplus", kSurplus}})
                looks[c].marks.emplace_back(value_label(column, key, language), colour);
    }
    return looks;
}

/// A table for people: its columns and the keys in it in words.
DataTable in_words(const Network& network, const ThemeIds& themes, DataTable table, std::string name,
                   Language language) {
    // an id stays one where the name has a column of its own
    const bool has_name = std::find(table.columns.begin(), table.columns.end(), "broker_name") != table.columns.end();
    for (auto& row : table.rows)
        for (std::size_t c = 0; c < row.size(); ++c)
            if (auto* text = std::get_if<std::string>(&row[c])) {
                const std::string& column = table.columns[c];
                std::string shown = value_label(column, *text, language);
                if (!has_name || column != "broker")
                    shown = named(network, themes, column, shown, language);
                *text = fitted(shown);
            }
    if (table.rows.size() > kMostRows) {
        const std::string file = "tables/" + table.name + ".csv";
        table.rows = {{std::string(language == Language::de ? "zu viele Zeilen für Excel; siehe "
                                                            : "too many rows for "
                                                              "Excel; see ") +
                       file}};
    }
    table.looks = looks_of_columns(table, language);
    for (std::string& column : table.columns)
        column = column_label(column, language);
    table.name = std::move(name);
    return table;
}

DataTable start_table(const ReviewModel& model) {
    const Language language = model.language;
    const auto say = [&](std::string_view key) { return std::string(phrase(key, language)); };
    DataTable table{say("sheet_start"), {say("sheet_figure"), say("sheet_finding"), say("sheet_caveat")}, {}};
    for (const Finding& f : findings_of(model))
        table.rows.push_back(
            {f.figure.in(language) + " " + f.unit.in(language), f.sentence.in(language), f.caveat.in(language)});
    table.rows.push_back({});
    const auto note = [&](std::string head, std::string text) {
        table.rows.push_back({std::move(head), std::move(text), {}});
    };
    note(say("version"), "clusterbridge " + model.version);
    note(say("command"), "clusterbridge " + model.command);
    note(say("seed"), std::to_string(model.seed));
    for (const InputFile& file : model.network->files)
        note(file.name, "SHA-256 " + file.sha256);
    return table;
}

DataTable method_table(const ReviewModel& model) {
    const Language language = model.language;
    const auto say = [&](std::string_view key) { return std::string(phrase(key, language)); };
    DataTable table{say("sheet_method"),
                    {say("sheet_figure"), say("sheet_text"), say("sheet_formula"), say("sheet_literature")},
                    {}};
    for (const std::string& key : method_entries(model)) {
        std::string text = say(key);
        if (text.find("{runs}") != std::string::npos)
            text =
                filled(text, {{"runs", whole_number(model.communities.runs, language)},
                              {"swapped", std::string(phrase("swapped_" + drawn_at_random(*model.view), language))}});
        table.rows.push_back({say(key + "_h"), std::move(text), say(key + "_f"), say(key + "_l")});
    }
    return table;
}

} // namespace

std::vector<DataTable> workbook_tables(const ReviewModel& model) {
    const Network& network = *model.network;
    const Language language = model.language;
    ThemeIds themes;
    for (const Theme& theme : network.themes)
        themes.emplace(network.text(theme.id), theme.id);
    const auto sheet = [&](DataTable table, std::string_view key) {
        return in_words(network, themes, std::move(table), std::string(phrase(key, language)), language);
    };
    static const Diagnostics kNothing;
    const Diagnostics& diagnostics = model.diagnostics != nullptr ? *model.diagnostics : kNothing;
    std::vector<DataTable> tables;
    tables.push_back(start_table(model));
    tables.push_back(sheet(cut_to_focus(rank_table(network, model.ranking), model), "sheet_organisations"));
    tables.push_back(
        sheet(cut_to_focus(communities_table(network, model.communities, language), model), "sheet_communities"));
    tables.push_back(sheet(gaps_for_people(network, model.gaps, language), "sheet_gaps"));
    tables.push_back(sheet(recommendations_table(network, model.all, language), "sheet_recommendations"));
    tables.push_back(sheet(cut_to_focus(clusters_table(network, model.clusters), model), "sheet_clusters"));
    tables.push_back(sheet(themes_table(network, model.themes), "sheet_themes"));
    tables.push_back(sheet(rejected_table(diagnostics.all(), language), "sheet_rejected"));
    tables.push_back(method_table(model));
    return tables;
}

} // namespace clusterbridge
