#include "analysis/cluster_findings.hpp"

#include "base/wording.hpp"

#include <cmath>
#include <string>

namespace clusterbridge {
namespace {

using F = ClusterFigure;

class About {
  public:
    About(const ClusterScorecard& card, const ClusterStudy& all, const FindingSources& sources)
        : card_(card), all_(all), sources_(sources), name_(sources.network.organisations[card.initiative].name()) {}

    std::vector<Finding> all_findings() {
        if (card_.members.empty())
            return {without_members()};
        found_.push_back(members());
        if (known(F::cross_cluster_ties))
            found_.push_back(cross_ties());
        if (known(F::reach))
            found_.push_back(reach());
        if (known(F::office_dependence))
            found_.push_back(office());
        for (Finding& finding : find_out(sources_)) // the pair and the gap that concern this cluster
            if (finding.key == "cross_cluster" || finding.key == "gap")
                found_.push_back(std::move(finding));
        return std::move(found_);
    }

  private:
    bool known(F figure) const { return std::isfinite(card_.figures[figure]); }
    std::string count(F figure, Language l) const {
        return whole_number(static_cast<std::uint64_t>(std::lround(card_.figures[figure])), l);
    }

    template <class Make> static Sentence in_both(Make make) { return {make(Language::en), make(Language::de)}; }

    /// "Rank 3 of 93 initiatives; leaving out a tenth of the records at random, 2 to 5 in 90% of the trials."
    Sentence place(F figure) const {
        const ClusterRank& r = card_.ranks[static_cast<std::size_t>(figure)];
        return in_both([&](Language l) {
            const bool de = l == Language::de;
            const std::string rank = whole_number(r.rank, l), n = whole_number(all_.rows.size(), l);
            std::string text =
                de ? "Rang " + rank + " von " + n + " Initiativen" : "Rank " + rank + " of " + n + " initiatives";
            if (r.low > 0) {
                const std::string low = whole_number(r.low, l), high = whole_number(r.high, l);
                text += de ? "; lässt man zufällig ein Zehntel der Angaben weg, in 90 % der Versuche Rang " +
                                 (low == high ? low : low + " bis " + high)
                           : "; leaving out a tenth of the records at random, rank " +
                                 (low == high ? low : low + " to " + high) + " in 90% of the trials";
            }
            return text + ".";
        });
    }

    Finding without_members() const {
        // a name such as "Forum e.V." brings its own full stop
        const std::string stop = name_.ends_with('.') ? "" : ".";
        return {"members",
                "members",
                {"The data name no member of " + name_ + stop, "Die Daten nennen kein Mitglied von " + name_ + stop},
                {"0", "0"},
                {"members in the data", "Mitglieder in den Daten"},
                {"That says something about the data, not about the initiative.",
                 "Das sagt etwas über die Daten, nicht über die Initiative."}};
    }

    Finding members() const {
        const std::size_t n = card_.members.size();
        Finding f{"members", "members", {}, {}, {}, {}};
        f.figure = in_both([&](Language l) { return whole_number(n, l); });
        f.unit = n == 1 ? Sentence{"member in the data", "Mitglied in den Daten"}
                        : Sentence{"members in the data", "Mitglieder in den Daten"};
        f.sentence = in_both([&](Language l) {
            const std::string companies = count(F::companies, l), research = count(F::research, l);
            const std::string all = whole_number(n, l);
            const bool one = card_.figures[F::research] == 1;
            if (l == Language::de)
                return "Von den " + all + " erfassten Mitgliedern von " + name_ + " sind " + companies +
                       " Unternehmen und " + research +
                       (one ? " Hochschule oder Institut." : " Hochschulen oder Institute.");
            const bool company = card_.figures[F::companies] == 1;
            return "Of the " + all + " recorded members of " + name_ + ", " + companies +
                   (company ? " is a company and " : " are companies and ") + research +
                   (one       ? " is a university or institute."
                    : company ? " are universities or institutes."
                              : " universities or institutes.");
        });
        if (n == 1)
            f.sentence = {"One member of " + name_ + " is recorded.", "Ein Mitglied von " + name_ + " ist erfasst."};
        f.caveat = known(F::members_stated)
                       ? in_both([&](Language l) {
                             return l == Language::de ? "Nach eigener Angabe hat die Initiative " +
                                                            count(F::members_stated, l) + " Mitglieder."
                                                      : "By its own account the initiative has " +
                                                            count(F::members_stated, l) + " members.";
                         })
                       : Sentence{"Only those count whose membership a source names; that is often a small part.",
                                  "Es zählt nur, wessen Mitgliedschaft eine Quelle nennt; das ist oft nur ein kleiner "
                                  "Teil."};
        return f;
    }

    Finding cross_ties() const {
        const bool one = card_.figures[F::cross_cluster_ties] == 1;
        Finding f{"cross_ties",
                  "partners",
                  {},
                  in_both([&](Language l) { return count(F::cross_cluster_ties, l); }),
                  one ? Sentence{"tie to other clusters", "Verbindung zu anderen Clustern"}
                      : Sentence{"ties to other clusters", "Verbindungen zu anderen Clustern"},
                  place(F::cross_cluster_ties)};
        f.sentence = in_both([&](Language l) {
            const std::string n = count(F::cross_cluster_ties, l);
            if (l == Language::de)
                return "Geschäftsstelle und Mitglieder von " + name_ + " haben " + (one ? "eine" : n) +
                       (one ? " Verbindung" : " Verbindungen") + " zu anderen Clustern oder deren Mitgliedern.";
            return "The office and the members of " + name_ + " have " + (one ? "one" : n) + (one ? " tie" : " ties") +
                   " to other clusters or their members.";
        });
        return f;
    }

    Finding reach() const {
        const Sentence part = in_both([&](Language l) { return percentage(card_.figures[F::reach], l); });
        Finding f{
            "reach",        "clusters", {}, part, {"of all others within two steps", "aller anderen in zwei Schritten"},
            place(F::reach)};
        f.sentence = {"A partner of a member or the office, or a partner of such a partner: in this way " + name_ +
                          " reaches " + part.en + " of all other organisations.",
                      "Über Partner und deren Partner erreichen " + name_ + " und die Mitglieder " + part.de +
                          " aller anderen Organisationen."};
        return f;
    }

    Finding office() const {
        const Sentence part = in_both([&](Language l) { return percentage(card_.figures[F::office_dependence], l); });
        Finding f{"office",
                  "clusters",
                  {},
                  part,
                  {"of the pairs of members only the office connects",
                   "der Mitgliederpaare verbindet nur die Geschäftsstelle"},
                  place(F::office_dependence)};
        f.sentence = {"Without its office, " + part.en + " of the pairs of members of " + name_ +
                          " would no longer be connected through members alone.",
                      "Ohne die Geschäftsstelle wären " + part.de + " der Mitgliederpaare von " + name_ +
                          " nicht mehr über Mitglieder verbunden."};
        return f;
    }

    const ClusterScorecard& card_;
    const ClusterStudy& all_;
    const FindingSources& sources_;
    const std::string& name_;
    std::vector<Finding> found_;
};

} // namespace

std::vector<Finding> find_out_about(const ClusterScorecard& card, const ClusterStudy& all,
                                    const FindingSources& sources) {
    return About(card, all, sources).all_findings();
}

} // namespace clusterbridge
