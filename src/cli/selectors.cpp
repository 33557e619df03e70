#include "cli/selectors.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "graph/relation_key.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>

namespace clusterbridge {
namespace {

constexpr std::array<std::string_view, 4> kPrefixes{"type", "relation", "programme", "project"};

struct Selector {
    std::string kind, value; ///< kind empty: an id
};

Selector selector_of(const std::string& text) {
    const auto colon = text.find(':');
    if (colon == std::string::npos)
        return {"", text};
    const std::string prefix = ascii_lower(std::string(trim(text.substr(0, colon))));
    if (std::find(kPrefixes.begin(), kPrefixes.end(), prefix) == kPrefixes.end())
        return {"", text};
    return {prefix, std::string(trim(text.substr(colon + 1)))};
}

/// What types are called in a language, which `type:` takes as well as their keys; a type of the user's own as it is.
std::vector<std::string> words_for(const std::set<std::string>& types, Language language) {
    std::vector<std::string> words;
    for (const std::string& type : types) {
        const auto kind = parse_actor_kind(type);
        words.push_back(kind ? label_of(*kind).in(language) : type);
    }
    return words;
}

std::string advice(const std::string& value, const std::vector<std::vector<std::string>>& lists, const char* meant,
                   const char* all, const char* spelling) {
    for (const auto& list : lists)
        if (const auto hint = nearest(fold_case(value), list))
            return meant + *hint + "?";
    const std::vector<std::string>& known = lists.front();
    return known.size() <= 20 && !known.empty() ? all + join(known, ", ") : spelling;
}

[[noreturn]] void refuse_value(const std::string& shown, const Sentence& nothing_has_it,
                               const std::set<std::string>& known, const Selector& selector) {
    const std::vector<std::string> keys(known.begin(), known.end());
    std::vector<std::vector<std::string>> en{keys}, de{keys};
    if (selector.kind == "type") {
        en = {keys, words_for(known, Language::en), words_for(known, Language::de)};
        de = {words_for(known, Language::de), keys, words_for(known, Language::en)};
    }
    throw Error(ErrorCode::usage,
                {"--remove " + escape_control(shown) + ": " + nothing_has_it.en + "; " +
                     advice(selector.value, en, "did you mean ", "there are: ", "check the spelling"),
                 "--remove " + escape_control(shown) + ": " + nothing_has_it.de + "; " +
                     advice(selector.value, de, "meinten Sie ", "es gibt: ", "prüfen Sie die Schreibweise")});
}

class Remover {
  public:
    Remover(const Loaded& loaded, Session& session)
        : loaded_(loaded), network_(loaded.network), session_(session), removal_(loaded.network) {}

    void take(const std::string& text) {
        if (network_.find(nfc(trim(text))) != kNoNode) {
            take_one({"", text}, text);
            return;
        }
        const Selector whole = selector_of(text);
        std::vector<std::string> parts{text};
        if (!occurs(whole) && text.find(',') != std::string::npos)
            parts = split_list(text, ",");
        for (const std::string& part : parts) {
            Selector selector = selector_of(part);
            if (selector.kind.empty() && &part != &parts.front() && !whole.kind.empty() &&
                network_.find(nfc(part)) == kNoNode)
                selector.kind = whole.kind; // type:agency,programme
            take_one(selector, part);
        }
    }
    Removal result() && { return std::move(removal_); }

  private:
    std::set<std::string> values(const std::string& kind) const {
        std::set<std::string> known;
        if (kind == "type")
            for (const Organisation& o : network_.organisations)
                known.insert(network_.text(o.type));
        if (kind == "relation") {
            for (const TieRow& row : network_.ties)
                known.insert(network_.text(row.relation));
            if (!network_.projects.empty())
                known.insert("project");
        }
        for (const Project& project : network_.projects) {
            if (kind == "programme")
                known.insert(network_.text(project.programme));
            if (kind == "project")
                known.insert(project.id);
        }
        known.erase("");
        return known;
    }

    /// A type and a relation are compared by what they mean, everything else without case.
    static std::string folded(const Selector& selector) {
        if (selector.kind == "type")
            if (const auto kind = parse_actor_kind(selector.value))
                return std::string(key_of(*kind));
        return fold_case(selector.kind == "relation" ? relation_key(selector.value) : selector.value);
    }

    bool occurs(const Selector& selector) const {
        if (selector.kind.empty())
            return network_.find(nfc(trim(selector.value))) != kNoNode;
        const auto known = values(selector.kind);
        const std::string wanted = folded(selector);
        return std::any_of(known.begin(), known.end(),
                           [&](const std::string& value) { return fold_case(value) == wanted; });
    }

    void take_one(const Selector& selector, const std::string& shown) {
        if (selector.kind.empty()) {
            removal_.organisations[organisation_of(loaded_, selector.value, "--remove", session_)] = 1;
            return;
        }
        if (!occurs(selector))
            refuse_value(shown,
                         selector.kind == "type"
                             ? Sentence{"no organisation is of this type", "keine Organisation ist von diesem Typ"}
                         : selector.kind == "relation"
                             ? Sentence{"no tie has this relation", "keine Verbindung hat diese Beziehung"}
                         : selector.kind == "project"
                             ? Sentence{"there is no such project", "ein solches Projekt gibt es nicht"}
                             : Sentence{"no project is of this programme; a programme that is an organisation is "
                                        "removed by its id, all of them by type:programme",
                                        "kein Projekt gehört zu diesem Programm; ein Programm, das eine Organisation "
                                        "ist, entfernt seine Kennung, alle zusammen type:programme"},
                         values(selector.kind), selector);
        const std::string wanted = folded(selector);
        const auto is = [&](const std::string& value) { return fold_case(value) == wanted; };
        if (selector.kind == "type")
            for (std::size_t v = 0; v < network_.size(); ++v)
                if (is(network_.text(network_.organisations[node(v)].type)))
                    removal_.organisations[node(v)] = 1;
        if (selector.kind == "relation")
            for (std::size_t i = 0; i < network_.ties.size(); ++i)
                if (is(network_.text(network_.ties[i].relation)))
                    removal_.ties[i] = 1;
        if (selector.kind != "type")
            take_projects(selector.kind, is);
    }

    void take_projects(const std::string& kind, const std::function<bool(const std::string&)>& is) {
        for (std::size_t i = 0; i < network_.participations.size(); ++i) {
            const Project& project = network_.projects[network_.participations[i].project];
            if ((kind == "relation" && is("project")) ||
                (kind == "programme" && is(network_.text(project.programme))) || (kind == "project" && is(project.id)))
                removal_.participations[i] = 1;
        }
    }

    const Loaded& loaded_;
    const Network& network_;
    Session& session_;
    Removal removal_;
};

[[noreturn]] void refuse_pair(const std::string& pair, const Sentence& what) {
    const std::string shown = "--add " + escape_control(pair) + ": ";
    throw Error(ErrorCode::usage, {shown + what.en, shown + what.de});
}

/// The two ids of A=B; where ids have `=` in them, the way to cut that makes two ids of the network.
std::pair<std::string, std::string> ends_of(const std::string& pair, const Network& network) {
    const auto first = pair.find('=');
    if (first == std::string::npos)
        refuse_pair(pair, {"two ids joined by = are needed; write --add A=B",
                           "zwei Kennungen mit = dazwischen werden gebraucht; schreiben Sie --add A=B"});
    for (auto at = first; at != std::string::npos; at = pair.find('=', at + 1))
        if (network.find(nfc(trim(pair.substr(0, at)))) != kNoNode &&
            network.find(nfc(trim(pair.substr(at + 1)))) != kNoNode)
            return {pair.substr(0, at), pair.substr(at + 1)};
    if (trim(pair.substr(0, first)).empty() || trim(pair.substr(first + 1)).empty())
        refuse_pair(pair, {"an id is missing beside the =; write --add A=B",
                           "neben dem = fehlt eine Kennung; schreiben Sie --add A=B"});
    return {pair.substr(0, first), pair.substr(first + 1)};
}

/// The value itself if it makes a pair of two ids, else its parts between commas.
std::vector<std::string> pairs_in(const std::string& value, const Network& network) {
    if (value.find(',') == std::string::npos)
        return {value};
    if (value.find('=') != std::string::npos) {
        const auto [a, b] = ends_of(value, network);
        if (network.find(nfc(trim(a))) != kNoNode && network.find(nfc(trim(b))) != kNoNode)
            return {value};
    }
    return split_list(value, ",");
}

} // namespace

Removal removal_of(const std::vector<std::string>& selectors, const Loaded& loaded, Session& session) {
    Remover remover(loaded, session);
    for (const std::string& selector : selectors)
        remover.take(selector);
    return std::move(remover).result();
}

std::vector<std::pair<NodeId, NodeId>> additions_of(const std::vector<std::string>& pairs, const Loaded& loaded,
                                                    const GraphView& view, const Removal& removal, Session& session) {
    const Network& network = loaded.network;
    std::set<std::pair<NodeId, NodeId>> added;
    for (const std::string& value : pairs)
        for (const std::string& pair : pairs_in(value, network)) {
            const auto ids = ends_of(pair, network);
            const NodeId a = organisation_of(loaded, ids.first, "--add", session);
            const NodeId b = organisation_of(loaded, ids.second, "--add", session);
            if (a == b)
                refuse_pair(pair, {"an organisation has no tie to itself; name two",
                                   "eine Organisation hat keine Verbindung zu sich selbst; nennen Sie zwei"});
            if (removal.organisations[a] != 0 || removal.organisations[b] != 0)
                refuse_pair(pair, {"one of the two is taken out by --remove; leave out one of the options",
                                   "eine der beiden nimmt --remove heraus; lassen Sie eine der Optionen weg"});
            if (view.graph.adjacent(a, b))
                session.warn({"--add " + escape_control(pair) + ": the two work together already; nothing is added",
                              "--add " + escape_control(pair) +
                                  ": beide arbeiten schon zusammen; es kommt nichts "
                                  "hinzu"});
            else
                added.insert(std::minmax(a, b));
        }
    return {added.begin(), added.end()};
}

} // namespace clusterbridge
