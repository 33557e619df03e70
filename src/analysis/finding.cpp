#include "analysis/finding.hpp"

#include "base/wording.hpp"

#include <algorithm>
#include <optional>

namespace clusterbridge {
namespace {

constexpr Language kBoth[] = {Language::en, Language::de};

/// The same text made for each language.
template <class Make> Sentence in_both(Make make) {
    Sentence s;
    for (const Language language : kBoth)
        (language == Language::de ? s.de : s.en) = make(language);
    return s;
}
Sentence count(std::size_t n) {
    return in_both([&](Language l) { return whole_number(n, l); });
}
Sentence share(double part) {
    return in_both([&](Language l) { return percentage(part, l); });
}
const std::string& name(const FindingSources& s, NodeId v) {
    return s.network.organisations[v].name();
}

Sentence partner_unit(std::size_t n) {
    return n == 1 ? Sentence{"common partner", "gemeinsamer Partner"}
                  : Sentence{"common partners", "gemeinsame Partner"};
}

/// Ends a sentence; a name such as "Forum e.V." brings its own full stop.
Sentence ended(Sentence s) {
    for (std::string* text : {&s.en, &s.de})
        if (!text->ends_with('.'))
            *text += '.';
    return s;
}

/// What the two have in common, after "have"/"haben": "zwei gemeinsame Partner; X ist mit beiden verbunden und könnte
/// …".
Sentence common_ground(const FindingSources& s, const Recommendation& r) {
    const std::size_t n = r.common_partners;
    const std::string who = r.broker == kNoNode ? "" : name(s, r.broker);
    if (n == 1)
        return who.empty() ? Sentence{"one common partner", "einen gemeinsamen Partner"}
                           : Sentence{"one common partner who could introduce them: " + who,
                                      "einen gemeinsamen Partner, der sie zusammenbringen könnte: " + who};
    Sentence partners{small_number(n, Language::en) + " common partners",
                      small_number(n, Language::de) + " gemeinsame Partner"};
    if (who.empty())
        return partners;
    return {partners.en + "; " + who + " is tied to both and could introduce them",
            partners.de + "; " + who + " ist mit beiden verbunden und könnte sie zusammenbringen"};
}

/// Two initiatives say more than two of their members, so the best pair of initiatives goes first.
const Recommendation* best_across(const FindingSources& s) {
    const auto& rows = s.cross_cluster.rows;
    const auto both_initiatives = [&](const Recommendation& r) {
        return s.network.organisations[r.source].kind == ActorKind::cluster_initiative &&
               s.network.organisations[r.target].kind == ActorKind::cluster_initiative;
    };
    const auto found = std::find_if(rows.begin(), rows.end(), both_initiatives);
    return found != rows.end() ? &*found : rows.empty() ? nullptr : &rows.front();
}

std::optional<Finding> cross_cluster(const FindingSources& s) {
    const Recommendation* r = best_across(s);
    if (r == nullptr)
        return {};
    const std::string &a = name(s, r->source), &b = name(s, r->target);
    const Sentence common = common_ground(s, *r);
    Finding f{"cross_cluster",           "opportunities-clusters",         {},
              count(r->common_partners), partner_unit(r->common_partners), {}};
    f.sentence = ended({a + " and " + b + " have no direct tie in the data, yet " + common.en,
                        a + " und " + b + " haben in den Daten keine unmittelbare Verbindung, aber " + common.de});
    f.caveat = {
        "A missing tie means “not seen in the data”, not “does not exist”: ask both before you invite them.",
        "Eine fehlende Verbindung heißt „in den Daten nicht gesehen“, nicht „gibt es nicht“: vor einer Einladung "
        "beide fragen."};
    return f;
}

std::optional<Finding> tech_transfer(const FindingSources& s) {
    if (s.tech_transfer.rows.empty())
        return {};
    const Recommendation& r = s.tech_transfer.rows.front();
    const bool source_is_company = s.network.organisations[r.source].kind == ActorKind::company;
    const std::string& company = name(s, source_is_company ? r.source : r.target);
    const std::string& research = name(s, source_is_company ? r.target : r.source);
    const Sentence common = common_ground(s, r);
    Finding f{"tech_transfer",          "opportunities-transfer",        {},
              count(r.common_partners), partner_unit(r.common_partners), {}};
    f.sentence = ended({"Of all companies and research organisations without a direct tie in the data, " + company +
                            " and " + research + " are nearest to each other: they have " + common.en,
                        "Von den Unternehmen und Forschungsstellen ohne unmittelbare Verbindung in den Daten sind " +
                            company + " und " + research + " einander am nächsten: Sie haben " + common.de});
    f.caveat = {
        "The order says how near two organisations are in the network, not whether a meeting will bear fruit.",
        "Die Reihenfolge sagt, wie nah sich zwei Organisationen im Netz sind, nicht, ob ein Treffen Früchte trägt."};
    return f;
}

Sentence rank_caveat(const RankTable& t, NodeId v) {
    if (t.betweenness_rank.empty() || t.betweenness_rank_low.empty() || t.betweenness_rank_high.empty())
        return {"How stable this rank is was not computed for a network of this size.",
                "Wie stabil dieser Rang ist, wurde bei einem Netz dieser Größe nicht berechnet."};
    return in_both([&](Language l) {
        const bool de = l == Language::de;
        const std::string rank = whole_number(t.betweenness_rank[v], l);
        const std::string low = whole_number(t.betweenness_rank_low[v], l);
        const std::string high = whole_number(t.betweenness_rank_high[v], l);
        if (low == high)
            return de ? "Rang " + rank +
                            " unter allen Organisationen, und der Rang ist stabil: Lässt man zufällig ein "
                            "Zehntel der Angaben weg, bleibt es in mindestens 90 % der Versuche bei Rang " +
                            low + "."
                      : "Rank " + rank +
                            " among all organisations, and a stable one: leaving out a tenth of the "
                            "records at random, it stays rank " +
                            low + " in at least 90% of the trials.";
        return de ? "Rang " + rank +
                        " unter allen Organisationen; lässt man zufällig ein Zehntel der Angaben weg, "
                        "liegt er in 90 % der Versuche zwischen " +
                        low + " und " + high + "."
                  : "Rank " + rank +
                        " among all organisations; leaving out a tenth of the records at random, it lies "
                        "between " +
                        low + " and " + high + " in 90% of the trials.";
    });
}

std::optional<Finding> broker(const FindingSources& s, bool initiatives_only) {
    const NodeId v = strongest_broker(s.network, s.ranking, initiatives_only);
    if (v == kNoNode)
        return {};
    const Sentence part = share(s.ranking.betweenness[v]);
    Finding f{initiatives_only ? "initiative" : "broker",
              "brokers",
              {},
              part,
              {"of the shortest paths", "der kürzesten Wege"},
              rank_caveat(s.ranking, v)};
    const std::string& who = name(s, v);
    if (initiatives_only)
        f.sentence = {"Among the cluster initiatives, " + who + " connects the most: " + part.en +
                          " of the shortest paths from partner to partner between other organisations lead through it.",
                      "Unter den Clusterinitiativen ist " + who + " die stärkste Verbindungsstelle: Über sie führen " +
                          part.de + " der kürzesten Wege von Partner zu Partner zwischen anderen Organisationen."};
    else
        f.sentence = {"No organisation connects others more than " + who + ": " + part.en +
                          " of the shortest paths from partner to partner between other organisations lead through it.",
                      "Keine Organisation verbindet andere stärker als " + who + ": Über sie führen " + part.de +
                          " der kürzesten Wege von Partner zu Partner zwischen anderen Organisationen."};
    return f;
}

std::optional<Finding> frame(const FindingSources& s) {
    const WithoutFrame& w = s.structure.without_frame;
    const std::size_t alone = w.left_alone.size(), already = s.structure.isolates;
    if (w.organisations == s.network.size() || w.organisations == 0)
        return {};
    Finding f{
        "frame",
        "frame",
        {},
        count(alone),
        alone == 1
            ? Sentence{already > 0 ? "more organisation left alone" : "organisation left alone",
                       already > 0 ? "weitere Organisation stünde allein da" : "Organisation stünde allein da"}
            : Sentence{already > 0 ? "more organisations left alone" : "organisations left alone",
                       already > 0 ? "weitere Organisationen stünden allein da" : "Organisationen stünden allein da"},
        {"They are only left out of the calculation; who would step in for them, the data cannot tell.",
         "Die Stellen sind nur rechnerisch weggelassen; wer für sie einspringen würde, lässt sich aus den Daten "
         "nicht ablesen."}};
    f.sentence = in_both([&](Language l) {
        const bool de = l == Language::de;
        const std::string largest = whole_number(w.largest_component, l), of = whole_number(w.organisations, l);
        const std::string left = whole_number(alone, l);
        const std::string today = whole_number(already, l);
        if (de)
            return "Ohne öffentliche Stellen und Programme umfasste der größte zusammenhängende Teil noch " + largest +
                   " von " + of + " Organisationen; " + left + (already > 0 ? " weitere" : "") +
                   (alone == 1 ? " stünde allein da" : " stünden allein da") +
                   (already == 0   ? "."
                    : already == 1 ? " (eine tut es schon heute)."
                                   : " (" + today + " tun es schon heute).");
        return "Without public bodies and programmes, the largest connected part would still hold " + largest + " of " +
               of + " organisations; " + left + (already > 0 ? " more" : "") + " would be left alone" +
               (already == 0   ? "."
                : already == 1 ? " (one stands alone already)."
                               : " (" + today + " stand alone already).");
    });
    return f;
}

Sentence certainty_caveat(const CommunityStudy& c) {
    if (c.runs < 2)
        return {"The division comes from a single run; how certain it is was not tested.",
                "Die Gliederung stammt aus einem einzigen Durchgang; wie sicher sie ist, wurde nicht geprüft."};
    if (c.distinct_partitions == 1)
        return in_both([&](Language l) {
            const std::string runs = whole_number(c.runs, l);
            return l == Language::de ? "Alle " + runs + " Rechendurchgänge fanden dieselbe Gliederung."
                                     : "All " + runs + " runs found the same division.";
        });
    const Sentence sure = share(c.mean_certainty);
    return {"On average, two members of a community end up in the same group in " + sure.en +
                " of the runs; the boundaries are blurred.",
            "Im Mittel stehen zwei Mitglieder einer Gemeinschaft in " + sure.de +
                " der Rechendurchgänge in derselben Gruppe; die Ränder sind unscharf."};
}

std::optional<Finding> communities(const FindingSources& s) {
    const CommunityStudy& c = s.communities;
    if (c.partition.count < 2)
        return {};
    Finding f{"communities",      "communities", {}, count(c.partition.count), {"communities", "Gemeinschaften"},
              certainty_caveat(c)};
    f.sentence = in_both([&](Language l) {
        const bool de = l == Language::de;
        const std::string k = small_number(c.partition.count, l);
        if (!c.tested)
            return de ? "Nach den Verbindungen gliedert sich das Netz in " + k + " Gemeinschaften."
                      : "By its ties, the network divides into " + k + " communities.";
        if (c.verdict == CommunityVerdict::none)
            return de ? "Die " + k +
                            " gefundenen Gemeinschaften sind nicht deutlicher, als es der Zufall erwarten lässt."
                      : "The " + k + " communities found are no clearer than chance alone would make them.";
        return de ? "Nach den Verbindungen gliedert sich das Netz in " + k +
                        " Gemeinschaften, deutlicher, als es der Zufall erwarten lässt."
                  : "By its ties, the network divides into " + k +
                        " communities, more clearly than chance would make it.";
    });
    return f;
}

std::optional<Finding> paper(const FindingSources& s) {
    // communities that may be chance are no measure for clusters: then the finding on them says so
    if (!s.communities.paper || s.communities.paper->organisations == 0 || s.communities.partition.count < 2 ||
        (s.communities.tested && s.communities.verdict == CommunityVerdict::none))
        return {};
    const PaperComparison& p = *s.communities.paper;
    const double part = static_cast<double>(p.elsewhere.size()) / static_cast<double>(p.organisations);
    Finding f{"paper", "paper", {}, share(part), {"sit elsewhere in practice", "stehen in der Praxis anderswo"}, {}};
    f.sentence = in_both([&](Language l) {
        const std::string e = whole_number(p.elsewhere.size(), l), n = whole_number(p.organisations, l);
        const std::string k = small_number(s.communities.partition.count, l);
        const bool one = p.elsewhere.size() == 1;
        return l == Language::de
                   ? "Nach den Verbindungen gliedert sich das Netz in " + k + " Gemeinschaften; von " + n +
                         " Organisationen, die genau einem Cluster angehören, " + (one ? "steht " : "stehen ") + e +
                         " in einer anderen als der größte Teil des Clusters."
                   : "By its ties, the network divides into " + k + " communities; of " + n +
                         " organisations in exactly one cluster, " + e + (one ? " sits" : " sit") +
                         " in another one than most of the cluster.";
    });
    const Sentence words = agreement_in_words(p.adjusted_rand);
    f.caveat = in_both([&](Language l) {
        const std::string ari = decimal_number(p.adjusted_rand, 2, l);
        return l == Language::de
                   ? "Clusterzugehörigkeit und gelebte Gemeinschaft stimmen " + words.de +
                         " überein (bereinigter Rand-Index " + ari + "); beides zählt nur, was erfasst ist."
                   : "Membership on paper and community in practice agree " + words.en + " (adjusted Rand index " +
                         ari + "); both count only what was recorded.";
    });
    return f;
}

std::optional<Finding> seams(const FindingSources& s) {
    const auto& articulation = s.ranking.articulation;
    const auto k = static_cast<std::size_t>(std::count(articulation.begin(), articulation.end(), std::uint8_t{1}));
    if (k == 0)
        return {};
    Finding f{"seams",
              "brokers",
              {},
              count(k),
              k == 1 ? Sentence{"single bridge", "einzige Brücke"} : Sentence{"single bridges", "einzelne Brücken"},
              {"Some are single bridges only because other ties were not recorded.",
               "Manche wirken nur deshalb als einzige Brücke, weil andere Verbindungen nicht erfasst sind."}};
    f.sentence = in_both([&](Language l) {
        const std::string n = whole_number(k, l);
        if (l == Language::de)
            return k == 1 ? std::string("Eine Organisation ist für einen Teil des Netzes die einzige Brücke zum Rest.")
                          : n + " Organisationen sind jeweils für einen Teil des Netzes die einzige Brücke zum Rest.";
        return k == 1 ? std::string("One organisation is the only bridge between a part of the network and the rest.")
                      : n + " organisations are each the only bridge between a part of the network and the rest.";
    });
    return f;
}

/// Whether everyone can be reached at all.
std::optional<Finding> parts(const FindingSources& s) {
    const std::size_t n = s.network.size(), largest = s.structure.largest_component;
    if (s.structure.components == 0 || n < 2)
        return {};
    Finding f{"parts",
              "frame",
              {},
              share(static_cast<double>(largest) / static_cast<double>(n)),
              {"in the largest connected part", "im größten zusammenhängenden Teil"},
              {"Two parts may be connected by ties that were not recorded.",
               "Zwei Teile können über Verbindungen zusammenhängen, die nicht erfasst sind."}};
    f.sentence = in_both([&](Language l) {
        const std::string all = whole_number(n, l), most = whole_number(largest, l);
        const std::string k = small_number(s.structure.components, l);
        if (s.structure.components == 1 && n == 2)
            return std::string(l == Language::de ? "Beide Organisationen hängen miteinander zusammen."
                                                 : "Both organisations are connected with each other.");
        if (s.structure.components == 1)
            return l == Language::de
                       ? "Alle " + all + " Organisationen hängen unmittelbar oder über Partner miteinander zusammen."
                       : "All " + all + " organisations are connected with each other, directly or through partners.";
        return l == Language::de ? "Das Netz zerfällt in " + k + " Teile, zwischen denen die Daten keine Verbindung " +
                                       "zeigen; der größte umfasst " + most + " von " + all + " Organisationen."
                                 : "The network falls into " + k + " parts without a recorded tie between them; the " +
                                       "largest holds " + most + " of " + all + " organisations.";
    });
    if (s.structure.components == 1 && n == 2)
        f.caveat = {"How close their contact is, the data cannot tell.",
                    "Wie eng ihr Kontakt ist, lässt sich aus den Daten nicht ablesen."};
    else if (s.structure.components == 1)
        f.caveat = {"Whether they do work together through such chains, the data cannot tell.",
                    "Ob sie über solche Ketten wirklich zusammenarbeiten, lässt sich aus den Daten nicht ablesen."};
    return f;
}

Finding basis(const FindingSources& s) {
    const std::size_t n = s.network.size(), m = s.view.graph.edge_count();
    Finding f{"basis", "data", {}, count(m), m == 1 ? Sentence{"tie", "Verbindung"} : Sentence{"ties", "Verbindungen"},
              {}};
    f.sentence = in_both([&](Language l) {
        const std::string a = whole_number(n, l), b = whole_number(m, l);
        return l == Language::de ? "Die Daten enthalten " + a + (n == 1 ? " Organisation" : " Organisationen") +
                                       " und " + b + (m == 1 ? " Verbindung." : " Verbindungen.")
                                 : "The data hold " + a + (n == 1 ? " organisation" : " organisations") + " and " + b +
                                       (m == 1 ? " tie." : " ties.");
    });
    f.caveat = {"What was not recorded cannot show up here.", "Was nicht erfasst wurde, kann hier nicht erscheinen."};
    return f;
}

} // namespace

NodeId strongest_broker(const Network& network, const RankTable& ranking, bool initiatives_only) {
    NodeId best = kNoNode;
    for (std::size_t i = 0; i < ranking.betweenness.size(); ++i) {
        const NodeId v = node(i);
        if (initiatives_only && network.organisations[v].kind != ActorKind::cluster_initiative)
            continue;
        if (ranking.betweenness[v] > (best == kNoNode ? 0.0 : ranking.betweenness[best]))
            best = v;
    }
    return best;
}

Sentence agreement_in_words(double adjusted_rand) {
    if (adjusted_rand < 0.1)
        return {"hardly", "kaum"};
    if (adjusted_rand < 0.35)
        return {"to a small part", "zu einem kleinen Teil"};
    if (adjusted_rand < 0.65)
        return {"in part", "teilweise"};
    if (adjusted_rand < 0.9)
        return {"largely", "weitgehend"};
    return {"almost entirely", "fast ganz"};
}

std::vector<Finding> find_out(const FindingSources& sources) {
    constexpr std::size_t kFew = 5; // below, more is said about the data; above seven the rules cannot come
    std::vector<Finding> found;
    const auto keep = [&](std::optional<Finding> finding) {
        if (finding)
            found.push_back(std::move(*finding));
    };
    keep(cross_cluster(sources));
    keep(tech_transfer(sources));
    if (sources.gaps != nullptr)
        keep(gap_finding(sources.network, *sources.gaps));
    keep(broker(sources, false));
    const NodeId first = strongest_broker(sources.network, sources.ranking, false);
    if (first != kNoNode && sources.network.organisations[first].kind != ActorKind::cluster_initiative)
        keep(broker(sources, true));
    keep(frame(sources));
    std::optional<Finding> as_on_paper = paper(sources); // says how many communities there are, too
    keep(as_on_paper ? std::move(as_on_paper) : communities(sources));
    for (auto* more : {seams, parts})
        if (found.size() < kFew)
            keep(more(sources));
    if (found.size() < kFew)
        keep(basis(sources));
    return found;
}

} // namespace clusterbridge
