#include "analysis/comparison_words.hpp"

#include "base/text.hpp"
#include "base/wording.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

constexpr std::size_t kNamedPairs = 5;

/// "1 “Photonik” (12 organisations)".
std::string shown(const NamedCommunity& community, Language language) {
    return std::to_string(community.number) + " " + in_quotes(community.name.in(language), language) + " (" +
           whole_number(community.members, language) +
           (language == Language::de ? " Organisationen)" : " organisations)");
}

std::string all_shown(const std::vector<NamedCommunity>& communities, Language language) {
    std::vector<std::string> texts;
    for (const NamedCommunity& community : communities)
        texts.push_back(shown(community, language));
    return listed(texts, language);
}

std::string interval(RankInterval range, Language language) {
    if (range.first == range.second)
        return std::to_string(range.first);
    return std::to_string(range.first) + (language == Language::de ? " bis " : " to ") + std::to_string(range.second);
}

template <class Make> Sentence in_both(Make make) {
    return {make(Language::en), make(Language::de)};
}

} // namespace

std::string numbers_of(const std::vector<NamedCommunity>& communities) {
    std::vector<std::string> numbers;
    for (const NamedCommunity& community : communities)
        numbers.push_back(std::to_string(community.number));
    return join(numbers, "; ");
}

Sentence partners_in_words(std::size_t partners, bool now) {
    return in_both([&](Language language) -> std::string {
        const std::string count = whole_number(partners, language);
        if (language == Language::de)
            return partners == 0 ? (now ? "noch ohne Partner" : "war ohne Partner")
                                 : (now ? "hat " : "hatte ") + count + " Partner";
        return partners == 0 ? (now ? "no partner yet" : "had no partner")
                             : (now ? "has " : "had ") + count + (partners == 1 ? " partner" : " partners");
    });
}

Sentence tie_in_words(const std::vector<std::string>& without, const std::vector<std::string>& alone, bool is_new) {
    if (without.empty() && alone.empty())
        return is_new ? Sentence{"both were there before", "beide gab es schon vorher"}
                      : Sentence{"both are still there", "beide gibt es weiterhin"};
    return in_both([&](Language language) {
        const bool german = language == Language::de;
        const auto names = [&](const std::vector<std::string>& all) {
            std::vector<std::string> quoted;
            for (const std::string& name : all)
                quoted.push_back(in_quotes(name, language));
            return listed(quoted, language);
        };
        std::vector<std::string> parts;
        if (!without.empty()) {
            const bool one = without.size() == 1;
            parts.push_back(names(without) +
                            (german ? (one ? " ist " : " sind ") + std::string(is_new ? "neu" : "nicht mehr dabei")
                                    : (one ? " is " : " are ") + std::string(is_new ? "new" : "gone")));
        }
        if (!alone.empty()) {
            const bool one = alone.size() == 1;
            parts.push_back(
                names(alone) +
                (german ? (is_new ? (one ? " war vorher" : " waren vorher") : (one ? " ist jetzt" : " sind jetzt")) +
                              std::string(" ohne Verbindung")
                        : (is_new ? std::string(" had no tie before")
                                  : (one ? " has" : " have") + std::string(" no tie left"))));
        }
        return join(parts, "; ");
    });
}

Sentence merged_in_words(const std::vector<NamedCommunity>& parts, const NamedCommunity& now) {
    return in_both([&](Language language) {
        return all_shown(parts, language) +
               (language == Language::de ? " sind jetzt zusammen " : " are now together ") + shown(now, language);
    });
}

Sentence split_in_words(const NamedCommunity& was, const std::vector<NamedCommunity>& parts) {
    return in_both([&](Language language) {
        return shown(was, language) + (language == Language::de ? " ist jetzt geteilt in " : " is now divided into ") +
               all_shown(parts, language);
    });
}

Sentence moved_in_words(const NamedCommunity& from, std::size_t now, const NamedCommunity& to) {
    return in_both([&](Language language) {
        const bool german = language == Language::de;
        const auto named = [&](const NamedCommunity& c) {
            return std::to_string(c.number) + " " + in_quotes(c.name.in(language), language);
        };
        const std::string renumbered =
            from.number == now ? "" : (german ? " (jetzt Nummer " : " (now number ") + std::to_string(now) + ")";
        return (german ? "von " : "from ") + named(from) + renumbered + (german ? " nach " : " to ") + named(to);
    });
}

Sentence rank_in_words(RankPlace before, RankPlace after) {
    return in_both([&](Language language) {
        const bool german = language == Language::de;
        if (!before.on_paths)
            return german ? "lag vorher auf keinem kürzesten Weg, ist jetzt Vermittler auf Rang " +
                                interval(after.interval, language) + " (90 %)"
                          : "lay on no shortest path before, is now a go-between of rank " +
                                interval(after.interval, language) + " (90%)";
        if (!after.on_paths)
            return german ? "war Vermittler auf Rang " + interval(before.interval, language) +
                                " (90 %), liegt jetzt auf keinem kürzesten Weg"
                          : "was a go-between of rank " + interval(before.interval, language) +
                                " (90%), lies on no shortest path now";
        return german ? "Rang als Vermittler vorher " + interval(before.interval, language) + ", jetzt " +
                            interval(after.interval, language) + " (90 %)"
                      : "rank as a go-between was " + interval(before.interval, language) + ", is now " +
                            interval(after.interval, language) + " (90%)";
    });
}

Sentence gap_in_words(Meetings before, Meetings after) {
    return in_both([&](Language language) {
        const auto observed = [&](const Meetings& m) {
            return whole_number(static_cast<std::uint64_t>(m.observed), language);
        };
        const auto expected = [&](const Meetings& m) { return decimal_number(m.expected, 1, language); };
        return filled(language == Language::de ? "{was} Treffen, wo {was_by_chance} zu erwarten waren; jetzt {is} bei "
                                                 "{is_by_chance} zu erwartenden"
                                               : "met {was} times where {was_by_chance} were to be expected; now {is} "
                                                 "where {is_by_chance} are",
                      {{"was", observed(before)},
                       {"was_by_chance", expected(before)},
                       {"is", observed(after)},
                       {"is_by_chance", expected(after)}});
    });
}

Sentence broker_in_words(const std::vector<std::pair<Sentence, Sentence>>& pairs, bool vanished) {
    return in_both([&](Language language) {
        const bool german = language == Language::de;
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < std::min(pairs.size(), kNamedPairs); ++i)
            texts.push_back(in_quotes(pairs[i].first.in(language), language) + (german ? " mit " : " with ") +
                            in_quotes(pairs[i].second.in(language), language));
        std::string text = german ? "verband " : "tied ";
        text += join(texts, "; ");
        if (pairs.size() > kNamedPairs)
            text += (german ? "; dazu " : "; and ") + whole_number(pairs.size() - kNamedPairs, language) +
                    (german ? " weitere Paare" : " more pairs");
        text += german ? "; niemand ist jetzt mit beiden verbunden" : "; nobody is tied to both now";
        if (vanished)
            text += german ? "; ist nicht mehr im Netz" : "; is not in the network any more";
        return text;
    });
}

Sentence no_ranks() {
    return {
        "rank changes are not told: one of the two has no rank intervals; compute them with --rank-intervals",
        "Rangwechsel werden nicht genannt: Einer der beiden Stände hat keine Ranggrenzen; --rank-intervals berechnet "
        "sie"};
}

Sentence other_groups(const std::string& before, const std::string& after) {
    if (before == after)
        return {
            "gaps and lost brokers are not compared: communities are found anew each time; choose groups that stay, "
            "such as --group-by region",
            "Lücken und verlorene Vermittler werden nicht verglichen: Gemeinschaften werden jedes Mal neu gefunden; "
            "wählen Sie Gruppen, die bleiben, etwa --group-by region"};
    return {"gaps and lost brokers are not compared: the groups of the old state are by " + before +
                ", those of the new by " + after + "; choose the same with --group-by",
            "Lücken und verlorene Vermittler werden nicht verglichen: Die Gruppen des alten Stands sind nach " +
                before + " gebildet, die des neuen nach " + after + "; wählen Sie mit --group-by dieselben"};
}

namespace {

std::string counted(std::size_t count, Language language, const Sentence& one, const Sentence& many) {
    return count == 1 ? one.in(language) : filled(many.in(language), {{"n", whole_number(count, language)}});
}

/// "25 new, 4 gone"; "as before" where there are none.
Sentence came_and_went(const Sentence& what, const StateCounts& counts, std::size_t came, std::size_t went) {
    return in_both([&](Language language) {
        const bool german = language == Language::de;
        const std::string now = whole_number(counts.now, language);
        std::string text = what.in(language) + ": " + now;
        if (came == 0 && went == 0)
            return text + (german ? ", dieselben wie vorher." : ", the same as before.");
        if (counts.now != counts.before)
            text += (german ? " statt " : " instead of ") + whole_number(counts.before, language);
        return text + (german ? "; neu: " : "; new: ") + whole_number(came, language) +
               (german ? ", nicht mehr da: " : ", gone: ") + whole_number(went, language) + ".";
    });
}

Sentence organisations_in_words(const ChangeCounts& c) {
    const Sentence all = came_and_went({"Organisations", "Organisationen"}, c.organisations, c.appeared, c.vanished);
    if (c.tied.now == c.organisations.now && c.tied.before == c.organisations.before)
        return all;
    return in_both([&](Language l) {
        std::string text =
            all.in(l) + (l == Language::de ? " Mit Verbindungen: " : " With ties: ") + whole_number(c.tied.now, l);
        if (c.tied.now != c.tied.before)
            text += (l == Language::de ? " statt " : " instead of ") + whole_number(c.tied.before, l);
        return text + ".";
    });
}

Sentence communities_in_words(const ChangeCounts& c) {
    return in_both([&](Language l) {
        std::vector<std::string> parts{
            counted(c.went_on, l, {"one went on", "eine ging weiter"}, {"{n} went on", "{n} gingen weiter"})};
        const auto add = [&](std::size_t count, const Sentence& one, const Sentence& many) {
            if (count > 0)
                parts.push_back(counted(count, l, one, many));
        };
        add(c.merged, {"one merged from several", "eine entstand aus mehreren"},
            {"{n} merged from several", "{n} entstanden aus mehreren"});
        add(c.split, {"one was divided", "eine teilte sich"}, {"{n} were divided", "{n} teilten sich"});
        add(c.born, {"one is new", "eine ist neu"}, {"{n} are new", "{n} sind neu"});
        add(c.died, {"one dissolved", "eine löste sich auf"}, {"{n} dissolved", "{n} lösten sich auf"});
        const bool german = l == Language::de;
        std::string text = (german ? "Gemeinschaften: " : "Communities: ") + whole_number(c.communities.now, l);
        if (c.communities.now != c.communities.before)
            text += (german ? " statt " : " instead of ") + whole_number(c.communities.before, l);
        text += "; " + join(parts, ", ") + ".";
        if (c.moved > 0)
            text += " " + counted(c.moved, l,
                                  {"One organisation moved from one to another.",
                                   "Eine Organisation wechselte von einer zur anderen."},
                                  {"{n} organisations moved from one to another.",
                                   "{n} Organisationen wechselten von einer zur anderen."});
        return text;
    });
}

Sentence clusters_in_words(const ChangeCounts& c) {
    return in_both([&](Language l) {
        const bool german = l == Language::de;
        std::string text = counted(c.clusters_changed, l,
                                   {"One cluster initiative has other figures than before",
                                    "Eine Clusterinitiative hat andere Kennzahlen als vorher"},
                                   {"{n} cluster initiatives have other figures than before",
                                    "{n} Clusterinitiativen haben andere Kennzahlen als vorher"});
        if (c.clusters_moved == 0)
            return text + (german ? "; in keiner davon änderte sich ihr Rang deutlich."
                                  : "; in none of them did its rank change clearly.");
        return text + "; " +
               counted(c.clusters_moved, l,
                       {"the rank of one changed clearly in at least one of them.",
                        "der Rang von einer änderte sich in mindestens einer davon deutlich."},
                       {"the rank of {n} changed clearly in at least one of them.",
                        "der Rang von {n} änderte sich in mindestens einer davon deutlich."});
    });
}

} // namespace

std::vector<Sentence> changes_in_words(const ChangeCounts& c) {
    if (c.all == 0)
        return {{"Nothing changed.", "Nichts hat sich geändert."}};
    std::vector<Sentence> all;
    all.push_back(organisations_in_words(c));
    all.push_back(came_and_went({"Ties", "Verbindungen"}, c.ties, c.ties_new, c.ties_lost));
    all.push_back(communities_in_words(c));
    if (c.rank_up + c.rank_down > 0)
        all.push_back(in_both([&](Language l) {
            return filled(
                l == Language::de
                    ? "Als Vermittler stiegen auf: {up}, ab: {down}; nur wo sich die Ranggrenzen (90 %) nicht "
                      "überschneiden."
                    : "As go-betweens {up} rose and {down} fell; only where the rank intervals (90%) do not "
                      "overlap.",
                {{"up", whole_number(c.rank_up, l)}, {"down", whole_number(c.rank_down, l)}});
        }));
    if (c.gaps_closed + c.gaps_opened > 0)
        all.push_back(in_both([&](Language l) {
            return filled(l == Language::de ? "Lücken zwischen Gruppen: geschlossen {closed}, neu {opened}."
                                            : "Gaps between groups: {closed} closed, {opened} opened.",
                          {{"closed", whole_number(c.gaps_closed, l)}, {"opened", whole_number(c.gaps_opened, l)}});
        }));
    if (c.clusters_changed > 0)
        all.push_back(clusters_in_words(c));
    if (c.brokers_lost > 0)
        all.push_back(in_both([&](Language l) {
            return counted(c.brokers_lost, l,
                           {"One organisation tied groups that nobody ties any more.",
                            "Eine Organisation verband Gruppen, die jetzt niemand mehr verbindet."},
                           {"{n} organisations tied groups that nobody ties any more.",
                            "{n} Organisationen verbanden Gruppen, die jetzt niemand mehr verbindet."});
        }));
    return all;
}

} // namespace clusterbridge
