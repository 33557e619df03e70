#include "cli/picture_gaps.hpp"

#include "analysis/gap_groups.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/picture_words.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>

namespace clusterbridge {

namespace {

/// Rows of a matrix that can be read on the paper.
std::size_t most_rows(Paper paper) {
    return paper == Paper::a3 ? 30 : paper == Paper::a4 ? 22 : 20;
}
constexpr std::size_t kMostThemes = 14;
constexpr std::size_t kListed = 10;

struct MatrixPicture {
    const Network& network;
    const GapStudy& study;
    const PictureSettings& options;
    bool themes = false;
    std::size_t groups = 0;              ///< of the study; behind them stand themes, if any
    std::vector<std::size_t> place = {}; ///< of a group of the study in picture.nodes, or none
    std::size_t judged = 0, gaps = 0, surplus = 0, shown_rows = 0, shown_columns = 0;
    Picture picture = {};

    const Groups::Group& group(std::size_t g) const { return study.groups.groups[g]; }
};

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

bool fits(const MatrixPicture& m, const Gap& gap) {
    return gap.theme == Symbol{} && (!m.themes || (gap.a < m.groups && gap.b >= m.groups));
}

/// The groups with most expected occasions, then the larger ones; of [first, last).
std::vector<std::size_t> most_active(const MatrixPicture& m, std::size_t first, std::size_t last, std::size_t most) {
    std::vector<double> expected(m.study.groups.groups.size());
    for (const Gap& gap : m.study.rows)
        if (fits(m, gap)) {
            expected[gap.a] += gap.expected + gap.observed;
            expected[gap.b] += gap.expected + gap.observed;
        }
    std::vector<std::size_t> order(last - first);
    std::iota(order.begin(), order.end(), first);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(expected[a], m.group(a).members.size()) > std::pair(expected[b], m.group(b).members.size());
    });
    if (order.size() > most)
        order.resize(most);
    std::sort(order.begin(), order.end());
    return order;
}

void add_node(MatrixPicture& m, std::size_t g, std::uint32_t layer) {
    const Language language = m.options.language;
    PictureNode node = group_node(m.network, m.study.groups, g, language);
    node.layer = layer;
    if (layer == 1)
        node.initiative = false;
    m.place[g] = m.picture.nodes.size();
    m.picture.nodes.push_back(std::move(node));
}

std::string tooltip_of(const MatrixPicture& m, const Gap& gap) {
    const Language language = m.options.language;
    const std::string pair = m.group(gap.a).label.in(language) + " – " + m.group(gap.b).label.in(language);
    return pair + ": " +
           Sentence{"observed " + std::to_string(gap.observed) + ", expected " + fixed(gap.expected, 1),
                    "beobachtet " + std::to_string(gap.observed) + ", erwartet " +
                        decimal_text(gap.expected, 1, language)}
               .in(language);
}

/// Pairs that the study has no row for: too little to say anything.
void add_silent_cells(MatrixPicture& m) {
    std::set<std::pair<std::size_t, std::size_t>> there;
    for (const PictureCell& cell : m.picture.cells)
        there.insert(std::minmax(cell.row, cell.column));
    for (std::size_t a = 0; a < m.picture.nodes.size(); ++a)
        for (std::size_t b = a + 1; b < m.picture.nodes.size(); ++b) {
            const bool cell = m.themes ? m.picture.nodes[a].layer != m.picture.nodes[b].layer : true;
            if (!cell || there.contains({a, b}))
                continue;
            PictureCell silent;
            silent.row = a;
            silent.column = b;
            silent.tooltip = m.picture.nodes[a].name + " – " + m.picture.nodes[b].name;
            m.picture.cells.push_back(std::move(silent));
        }
}

void add_cell(MatrixPicture& m, const Gap& gap) {
    PictureCell cell;
    cell.row = m.place[gap.a];
    cell.column = m.place[gap.b];
    const bool judged = gap.verdict != GapVerdict::not_enough_data;
    const bool contact = gap.observed > 0 || gap.shared_members > 0 || gap.direct_ties > 0;
    cell.state = judged ? CellState::judged : contact ? CellState::unknown_with_contact : CellState::unknown;
    if (judged && std::isfinite(gap.ratio)) {
        cell.ratio = gap.ratio;
        cell.text = decimal_text(gap.ratio, gap.ratio < 9.95 ? 1 : 0, m.options.language);
    }
    const bool more_or_less = is_gap(gap.verdict) || gap.verdict == GapVerdict::surplus;
    cell.certain = more_or_less && gap.q <= 0.05;
    cell.nearness = std::min(gap.rate, 4.0) * std::log1p(gap.observed);
    cell.tooltip = tooltip_of(m, gap);
    m.judged += judged ? 1U : 0U;
    m.gaps += is_gap(gap.verdict) ? 1U : 0U;
    m.surplus += gap.verdict == GapVerdict::surplus ? 1U : 0U;
    m.picture.cells.push_back(std::move(cell));
}

void add_cells(MatrixPicture& m) {
    for (const auto* pairs : {&m.study.rows, &m.study.faint})
        for (const Gap& gap : *pairs)
            if (fits(m, gap) && m.place[gap.a] != kNone && m.place[gap.b] != kNone)
                add_cell(m, gap);
    add_silent_cells(m);
}

bool listed(MatrixPicture& m, const Gap& gap, const std::string& second) {
    if (!fits(m, gap) || m.place[gap.a] == kNone || m.place[gap.b] == kNone || m.picture.suggestions.size() == kListed)
        return false;
    PictureSuggestion s;
    s.a = m.place[gap.a];
    s.b = m.place[gap.b];
    s.number = static_cast<int>(m.picture.suggestions.size()) + 1;
    const Language language = m.options.language;
    s.text_a = short_name(m.group(gap.a).label.in(language)) + " × " + short_name(m.group(gap.b).label.in(language));
    s.text_b = second;
    m.picture.suggestions.push_back(std::move(s));
    return true;
}

/// Gaps with most missing; where there are none, similar groups without any contact.
void add_list(MatrixPicture& m) {
    const Language language = m.options.language;
    for (const std::size_t r : m.study.gaps) {
        const Gap& gap = m.study.rows[r];
        listed(m, gap,
               Sentence{std::to_string(gap.observed) + " seen, " + fixed(gap.expected, 1) + " expected",
                        std::to_string(gap.observed) + " gesehen, " + decimal_text(gap.expected, 1, language) +
                            " erwartet"}
                   .in(language));
    }
    if (!m.picture.suggestions.empty()) {
        m.picture.words.list_heading = Sentence{"Where most is missing", "Wo am meisten fehlt"}.in(language);
        m.picture.words.list_rest = Sentence{"in the table of gaps", "in der Tabelle der Lücken"}.in(language);
        return;
    }
    if (m.themes)
        return;
    for (const std::size_t r : m.study.silent) {
        const Gap& gap = m.study.rows[r];
        if (!gap.brokers.empty())
            listed(m, gap,
                   Sentence{"through ", "über "}.in(language) +
                       short_name(m.network.organisations[gap.brokers.front()].name()));
    }
    m.picture.words.list_heading =
        Sentence{"Alike, but no contact seen", "Ähnlich, doch kein Kontakt gesehen"}.in(language);
    m.picture.words.list_rest = Sentence{"in the table of gaps", "in der Tabelle der Lücken"}.in(language);
}

void add_title(MatrixPicture& m) {
    const Language language = m.options.language;
    const Sentence groups = groups_word(m.study.groups.kind);
    const Sentence pairs = m.themes ? Sentence{"fields of " + groups.en + " and themes",
                                               "Feldern aus " + dative_plural(groups.de) + " und Themen"}
                                    : Sentence{"pairs of " + groups.en, "Paaren von " + dative_plural(groups.de)};
    const std::string judged = count_words(m.judged, language), gaps = count_words(m.gaps, language);
    Sentence title;
    if (m.study.groups.kind == "community")
        title = {"How often did the communities meet?", "Wie oft trafen die Gemeinschaften zusammen?"};
    else if (m.judged == 0)
        title = {"Too little is known to call any gap a gap", "Für Lücken ist zu wenig bekannt"};
    else if (m.study.margins_decide())
        title = {"Nothing to learn here: chance would always give the same meetings",
                 "Hier ist nichts zu lernen: Der Zufall ergäbe immer dieselben Treffen"};
    else if (m.gaps == 0 && m.judged == 1)
        title = {"No gap beyond chance where there is enough data to judge",
                 "Keine Lücke, die über Zufall hinausgeht, wo die Daten für ein Urteil reichen"};
    else if (m.gaps == 0)
        title = {"No gap beyond chance among " + judged + " " + pairs.en,
                 "Keine Lücke, die über Zufall hinausgeht, unter " + judged + " " + pairs.de};
    else if (m.themes)
        title = {"In " + gaps + " of " + judged + " " + pairs.en + " far less happens than expected",
                 "In " + gaps + " von " + judged + " " + pairs.de + " geschieht deutlich weniger als erwartet"};
    else
        title = {gaps + " of " + judged + " " + pairs.en + " met clearly less often than expected",
                 gaps + " von " + judged + " " + pairs.de + (m.gaps == 1 ? " traf" : " trafen") +
                     " deutlich seltener zusammen als erwartet"};
    m.picture.title = title.in(language);
    const std::size_t cells = m.picture.cells.size();
    std::string text = count_words(m.shown_rows, language) + " " + groups.in(language);
    if (m.themes)
        text += ", " + count_words(m.shown_columns, language) + Sentence{" themes", " Themen"}.in(language);
    text += ", " + Sentence{count_words(m.judged, language) + " of " + count_words(cells, language) +
                                " pairs with enough data to judge",
                            count_words(m.judged, language) + " von " + count_words(cells, language) +
                                " Paaren mit genug Daten für ein Urteil"}
                       .in(language);
    if (const std::string date = data_date(m.network, language); !date.empty())
        text += "; " + date;
    m.picture.subtitle = std::move(text);
}

void add_notes(MatrixPicture& m) {
    const Language language = m.options.language;
    const Sentence what = m.study.from_projects
                              ? Sentence{"Occasions: joint projects.", "Anlässe: gemeinsame Projekte."}
                              : Sentence{"Occasions: programmes that both take part in, and direct ties.",
                                         "Anlässe: Programme, an denen beide teilnehmen, und direkte Verbindungen."};
    m.picture.footnotes.push_back(
        what.in(language) +
        Sentence{" Expected: what groups as active as these meet by chance; judged from 3 expected on.",
                 " Erwartet: was bei so aktiven Gruppen der Zufall ergibt; geurteilt wird ab 3 erwarteten."}
            .in(language));
    const std::size_t all = m.groups;
    if (m.shown_rows < all)
        m.picture.footnotes.push_back(
            Sentence{"Shown are the " + count_words(m.shown_rows, language) + " most active of " +
                         count_words(all, language) + "; groups of fewer than three organisations are left out.",
                     "Gezeigt sind die " + count_words(m.shown_rows, language) + " aktivsten von " +
                         count_words(all, language) + "; Gruppen unter drei Organisationen sind nicht dabei."}
                .in(language));
}

void refuse_empty(const GapStudy& study, std::size_t groups, std::size_t themes, bool with_themes) {
    if (groups < 2 || (with_themes && themes < 2))
        throw Error(
            ErrorCode::input,
            {"no matrix of gaps can be drawn; fewer than two groups" + std::string(with_themes ? " or themes" : "") +
                 " have three organisations; choose other groups with --group-by",
             "keine Lückenmatrix möglich; weniger als zwei Gruppen" + std::string(with_themes ? " oder Themen" : "") +
                 " haben drei Organisationen; wählen Sie andere Gruppen mit --group-by"});
    if (study.occasions == 0 || study.rows.empty())
        throw Error(ErrorCode::input,
                    {"no matrix of gaps can be drawn; the data have no occasion on which two groups could meet; add "
                     "projects, programmes or ties between them",
                     "keine Lückenmatrix möglich; die Daten enthalten keinen Anlass, bei dem zwei Gruppen "
                     "zusammentreffen konnten; ergänzen Sie Projekte, Programme oder Verbindungen zwischen ihnen"});
}

Picture finish(MatrixPicture& m) {
    m.picture.view = PictureView::gap_matrix;
    m.picture.paper = m.options.paper;
    m.picture.language = m.options.language;
    m.picture.seed = m.options.seed;
    add_cells(m);
    add_list(m);
    add_title(m);
    add_notes(m);
    m.picture.description = m.picture.title + ". " + m.picture.subtitle + '.';
    return std::move(m.picture);
}

} // namespace

Picture gap_matrix_picture(const Network& network, const GapStudy& study, const PictureSettings& options) {
    const std::size_t all = study.groups.groups.size();
    refuse_empty(study, all, 0, false);
    MatrixPicture m{network, study, options, false, all};
    m.place.assign(all, kNone);
    for (const std::size_t g : most_active(m, 0, all, most_rows(options.paper)))
        add_node(m, g, 0);
    m.shown_rows = m.picture.nodes.size();
    return finish(m);
}

Picture theme_matrix_picture(const Network& network, const GapStudy& study, std::size_t groups,
                             const PictureSettings& options) {
    const std::size_t all = study.groups.groups.size();
    refuse_empty(study, groups, all - groups, true);
    MatrixPicture m{network, study, options, true, groups};
    m.place.assign(all, kNone);
    for (const std::size_t g : most_active(m, 0, groups, most_rows(options.paper) - 2))
        add_node(m, g, 0);
    m.shown_rows = m.picture.nodes.size();
    for (const std::size_t g : most_active(m, groups, all, kMostThemes))
        add_node(m, g, 1);
    m.shown_columns = m.picture.nodes.size() - m.shown_rows;
    return finish(m);
}

Groups groups_and_themes(const Network& network, const std::string& column, std::size_t& count) {
    Groups groups = large_enough(group_by(network, column.empty() ? default_grouping(network) : column)).groups;
    count = groups.groups.size();
    Groups themes = large_enough(group_by(network, "theme")).groups;
    for (Groups::Group& theme : themes.groups) {
        for (const NodeId member : theme.members)
            groups.groups_of[member].push_back(static_cast<std::uint32_t>(groups.groups.size()));
        groups.groups.push_back(std::move(theme));
    }
    return groups;
}

} // namespace clusterbridge
