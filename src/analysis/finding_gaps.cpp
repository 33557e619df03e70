#include "analysis/finding.hpp"
#include "analysis/recommend_words.hpp"
#include "base/wording.hpp"

#include <algorithm>

/// What the gaps between groups say, in one sentence.
namespace clusterbridge {
namespace {

Sentence group_name(const GapStudy& study, std::uint32_t group) {
    const Groups::Group& g = study.groups.groups[group];
    return study.groups.kind == "country" ? country_name(g.key) : g.label;
}

Finding proven(const GapStudy& study, const Gap& gap) {
    const Sentence a = group_name(study, gap.a), b = group_name(study, gap.b);
    const int places = gap.expected < 10 ? 1 : 0;
    const auto count = [&](Language l) { return whole_number(gap.observed, l); };
    const auto expected = [&](Language l) { return decimal_number(gap.expected, places, l); };
    Finding f{"gap", "gaps-list", {}, {}, {}, {}};
    const bool once = gap.observed == 1;
    f.sentence = {a.en + " and " + b.en + ": " + count(Language::en) + (once ? " joint meeting" : " joint meetings") +
                      "; groups as active as these would meet " + expected(Language::en) + " times by chance.",
                  a.de + " und " + b.de + ": " + count(Language::de) +
                      (once ? " gemeinsames Treffen" : " gemeinsame Treffen") +
                      "; bei so aktiven Gruppen ergäbe der Zufall " + expected(Language::de) + "."};
    f.figure = {count(Language::en), count(Language::de)};
    f.unit = {"meetings instead of " + expected(Language::en), "Treffen statt " + expected(Language::de)};
    f.caveat = {"A gap is a fact about the network seen so far, neither a forecast nor a reproach.",
                "Eine Lücke ist eine Tatsache über das bisher gesehene Netz, weder Vorhersage noch Vorwurf."};
    return f;
}

Finding silent(const Network& network, const GapStudy& study, const Gap& gap) {
    const Sentence a = group_name(study, gap.a), b = group_name(study, gap.b);
    const std::string& who = network.organisations[gap.brokers.front()].name();
    Finding f{"gap", "gaps-silent", {}, {"0", "0"}, {"contacts of similar groups", "Kontakte ähnlicher Gruppen"}, {}};
    f.sentence = {"No contact is recorded between " + a.en + " and " + b.en + ", though both work on similar themes; " +
                      who + " is tied to both.",
                  "Kein Kontakt ist erfasst zwischen " + a.de + " und " + b.de +
                      ", obwohl beide an ähnlichen Themen arbeiten; mit beiden verbunden ist " + who};
    if (!f.sentence.de.ends_with('.')) // as "e.V." does
        f.sentence.de += '.';
    f.caveat = {"That the data know of no contact does not mean that there is none; a telephone call would tell.",
                "Dass die Daten keinen Kontakt kennen, heißt nicht, dass es keinen gibt; ein Anruf würde es klären."};
    return f;
}

} // namespace

std::optional<Finding> gap_finding(const Network& network, const GapStudy& study) {
    const auto is_proven = [&](std::size_t r) {
        return study.rows[r].verdict == GapVerdict::proven_gap && study.rows[r].theme == Symbol{};
    };
    const auto found = std::find_if(study.gaps.begin(), study.gaps.end(), is_proven);
    if (found != study.gaps.end())
        return proven(study, study.rows[*found]);
    if (study.groups.kind == "community" || study.silent.empty())
        return {};
    const Gap& gap = study.rows[study.silent.front()];
    if (gap.brokers.empty())
        return {};
    return silent(network, study, gap);
}

} // namespace clusterbridge
