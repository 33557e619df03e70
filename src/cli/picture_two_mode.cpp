#include "cli/picture_layers.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/picture_words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>

namespace clusterbridge {

namespace {

std::size_t most_in_the_middle(Paper paper) {
    return paper == Paper::a3 ? 26 : 17;
}
std::size_t most_on_a_side(Paper paper) {
    return paper == Paper::a3 ? 60 : paper == Paper::a4 ? 42 : 36;
}

/// A project or programme, and who takes part.
struct Event {
    std::string id, name;
    ActorKind kind = ActorKind::programme;
    std::set<NodeId> members = {};
};

std::vector<Event> projects_of(const Network& network) {
    std::vector<Event> events;
    for (const Project& project : network.projects) {
        Event event{project.id, network.text(project.title)};
        if (event.name.empty())
            event.name = event.id;
        for (auto p = project.first_participation; p < project.last_participation; ++p)
            event.members.insert(network.participations[p].organisation);
        if (event.members.size() > 1)
            events.push_back(std::move(event));
    }
    return events;
}

std::vector<Event> programmes_of(const Network& network, const GraphView& view) {
    std::vector<Event> events;
    for (std::size_t i = 0; i < network.size(); ++i) {
        const Organisation& o = network.organisations[node(i)];
        if (o.kind != ActorKind::programme)
            continue;
        Event event{o.id, o.name()};
        for (const Arc& arc : view.graph.arcs(node(i)))
            if (network.organisations[arc.to].kind != ActorKind::programme)
                event.members.insert(arc.to);
        if (event.members.size() > 1)
            events.push_back(std::move(event));
    }
    return events;
}

struct TwoMode {
    const Network& network;
    const GraphView& view;
    const PictureSettings& options;
    bool projects = false;
    std::vector<Event> events = {}; ///< largest first
    std::size_t shown = 0;          ///< of them
    std::size_t organisations = 0;  ///< that take part in any
    std::map<NodeId, std::size_t> place = {};
    Picture picture = {};
};

/// In how many of the first events each organisation is.
std::map<NodeId, std::size_t> counts_in(const TwoMode& m, std::size_t first) {
    std::map<NodeId, std::size_t> counts;
    for (std::size_t e = 0; e < first; ++e)
        for (const NodeId member : m.events[e].members)
            ++counts[member];
    return counts;
}

/// 0 = initiatives and public bodies, 1 = research, 2 = companies and others.
std::size_t sector_of(const Organisation& o) {
    if (o.kind == ActorKind::university || o.kind == ActorKind::research_institute)
        return 1;
    return o.kind == ActorKind::company || o.kind == ActorKind::unknown || o.kind == ActorKind::other ? 2 : 0;
}

/// Companies to the right of public bodies, research on the side where fewer stand; one sector alone fills both sides.
std::vector<bool> sides_of(const TwoMode& m, const std::vector<NodeId>& order) {
    std::array<std::size_t, 3> count{};
    for (const NodeId i : order)
        ++count[sector_of(m.network.organisations[i])];
    const bool alone = std::count(count.begin(), count.end(), std::size_t{0}) >= 2;
    std::vector<bool> left;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const std::size_t sector = sector_of(m.network.organisations[order[k]]);
        left.push_back(alone ? k % 2 == 0 : sector == 0 || (sector == 1 && count[0] <= count[2]));
    }
    return left;
}

void add_organisations(TwoMode& m) {
    const auto counts = counts_in(m, m.shown);
    std::vector<NodeId> order;
    for (const auto& [who, count] : counts)
        order.push_back(who);
    std::stable_sort(order.begin(), order.end(), [&](NodeId a, NodeId b) { return counts.at(a) > counts.at(b); });
    std::size_t left = 0, right = 0;
    const std::size_t most = most_on_a_side(m.options.paper);
    const std::vector<bool> sides = sides_of(m, order);
    for (std::size_t k = 0; k < order.size(); ++k) {
        const bool is_left = sides[k];
        std::size_t& side = is_left ? left : right;
        if (side == most)
            continue;
        ++side;
        PictureNode node = picture_node(m.network, m.view, order[k], m.options.language);
        node.layer = is_left ? 0 : 2;
        m.place[order[k]] = m.picture.nodes.size();
        m.picture.nodes.push_back(std::move(node));
    }
}

void add_events(TwoMode& m) {
    for (std::size_t e = 0; e < m.shown; ++e) {
        const Event& event = m.events[e];
        PictureNode node;
        node.id = event.id;
        node.name = event.name;
        node.label = short_name(event.name);
        node.kind = event.kind;
        node.layer = 1;
        node.size = static_cast<double>(event.members.size());
        node.tooltip = counted(event.members.size(), {"participant", "Beteiligte"}, {"participants", "Beteiligte"},
                               m.options.language);
        const std::size_t at = m.picture.nodes.size();
        m.picture.nodes.push_back(std::move(node));
        for (const NodeId member : event.members)
            if (const auto found = m.place.find(member); found != m.place.end()) {
                PictureTie tie;
                tie.a = found->second;
                tie.b = at;
                m.picture.ties.push_back(std::move(tie));
            }
    }
}

Sentence what_is_shown(const TwoMode& m) {
    const Language language = m.options.language;
    const std::string all = count_words(m.events.size(), language);
    const std::string organisations = count_words(m.place.size(), language);
    if (m.events.size() == 1)
        return {std::string("Shown are the only ") + (m.projects ? "project" : "programme") +
                    " with two or more participants, and " + organisations + " organisations in it.",
                std::string("Gezeigt sind das einzige ") + (m.projects ? "Projekt" : "Programm") +
                    " mit mindestens zwei Beteiligten und " + organisations + " Organisationen darin."};
    if (m.shown == 1)
        return {std::string("Shown are the ") + (m.projects ? "project" : "programme") +
                    " with most participants (of " + all + " with two or more), and " + organisations +
                    " organisations in it.",
                std::string("Gezeigt sind das ") + (m.projects ? "Projekt" : "Programm") +
                    " mit den meisten Beteiligten (von " + all + " mit mindestens zwei) und " + organisations +
                    " Organisationen darin."};
    return {"Shown are the " + count_words(m.shown, language) + (m.projects ? " projects" : " programmes") +
                " with most participants (of " + all + " with two or more), and the " + organisations +
                " organisations in most of them.",
            "Gezeigt sind die " + count_words(m.shown, language) + (m.projects ? " Projekte" : " Programme") +
                " mit den meisten Beteiligten (von " + all + " mit mindestens zwei) und die " + organisations +
                " Organisationen, die in den meisten davon sind."};
}

void add_words(TwoMode& m) {
    Picture& p = m.picture;
    const Language language = m.options.language;
    const auto counts = counts_in(m, m.events.size());
    const auto busiest = std::max_element(counts.begin(), counts.end(),
                                          [](const auto& a, const auto& b) { return a.second < b.second; });
    const std::string name = short_name(m.network.organisations[busiest->first].name());
    const std::string many = count_words(busiest->second, language), all = count_words(m.events.size(), language);
    p.title = (m.projects ? Sentence{name + " is in " + many + " of " + all + " projects",
                                     name + " ist an " + many + " von " + all + " Projekten beteiligt"}
                          : Sentence{name + " is tied to " + many + " of " + all + " programmes",
                                     name + " ist mit " + many + " von " + all + " Programmen verbunden"})
                  .in(language);
    p.subtitle =
        counted(m.organisations, {"organisation", "Organisation"}, {"organisations", "Organisationen"}, language) +
        (m.projects ? Sentence{" in ", " in "} : Sentence{" in ", " in "}).in(language) +
        (m.projects ? counted(m.events.size(), {"project", "Projekt"}, {"projects", "Projekten"}, language)
                    : counted(m.events.size(), {"programme", "Programm"}, {"programmes", "Programmen"}, language));
    if (const std::string date = data_date(m.network, language); !date.empty())
        p.subtitle += "; " + date;
    if (m.projects)
        p.words.events = Sentence{"Project", "Projekt"}.in(language);
    p.footnotes.push_back(what_is_shown(m).in(language));
    p.description = p.title + ". " + p.subtitle + '.';
}

} // namespace

Picture two_mode_picture(const Network& network, const GraphView& view, const PictureSettings& options) {
    TwoMode m{network, view, options};
    m.events = projects_of(network);
    m.projects = !m.events.empty();
    if (!m.projects)
        m.events = programmes_of(network, view);
    if (m.events.empty())
        throw Error(ErrorCode::input,
                    {"no picture in two layers can be drawn; the data have neither projects nor programmes with two "
                     "participants; add a table of participations",
                     "kein Bild in zwei Ebenen möglich; die Daten enthalten weder Projekte noch Programme mit zwei "
                     "Beteiligten; ergänzen Sie eine Tabelle der Projektbeteiligungen"});
    std::stable_sort(m.events.begin(), m.events.end(),
                     [](const Event& a, const Event& b) { return a.members.size() > b.members.size(); });
    m.shown = std::min(m.events.size(), most_in_the_middle(options.paper));
    m.organisations = counts_in(m, m.events.size()).size();
    m.picture = new_picture(PictureView::two_mode, options);
    add_organisations(m);
    add_events(m);
    add_words(m);
    return std::move(m.picture);
}

} // namespace clusterbridge
