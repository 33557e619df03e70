#include "report/catalogue.hpp"

#include <array>

/// The review of one cluster.
namespace clusterbridge {
namespace {

constexpr std::array kPhrases = {
    Phrase{"kicker_focus", "Review of one cluster initiative", "Auswertung einer Clusterinitiative"},
    Phrase{"focus_whole",
           "The network in which it stands; every rank and figure is that of the whole network, not of this part:",
           "Das Netz, in dem sie steht; jeder Rang und jede Kennzahl gilt im ganzen Netz, nicht nur in diesem Teil:"},
    Phrase{"h_scorecard_focus", "Figures and place among all initiatives",
           "Kennzahlen und Platz unter allen Initiativen"},
    Phrase{"h_members", "The members", "Die Mitglieder"},
    Phrase{
        "members_intro",
        "Members in the data, best connected first. Partners are those in the whole network; the rank is the place "
        "among all organisations by how many of the shortest paths lead through a member.",
        "Mitglieder in den Daten, die am besten vernetzten zuerst. Partner sind die im ganzen Netz; der Rang ist der "
        "Platz unter allen Organisationen danach, über wen wie viele der kürzesten Wege führen."},
    Phrase{"c_members", "Members of the cluster", "Mitglieder des Clusters"},
    Phrase{"h_partners", "Partners outside", "Partner außerhalb"},
    Phrase{"partners_intro", "{n} organisations that are not members have a tie to the office or to a member.",
           "{n} Organisationen, die keine Mitglieder sind, haben eine Verbindung zur Geschäftsstelle oder zu einem "
           "Mitglied."},
    Phrase{"partners_none", "Neither the office nor a member has a tie to anybody outside.",
           "Weder die Geschäftsstelle noch ein Mitglied hat eine Verbindung nach außen."},
    Phrase{"h_clusters_tied", "Other clusters", "Andere Cluster"},
    Phrase{"clusters_tied_none", "None of them belongs to another cluster.",
           "Keine davon gehört zu einem anderen Cluster."},
    Phrase{"c_clusters_tied", "Clusters to which partners belong, most ties first",
           "Cluster, zu denen Partner gehören, die mit den meisten Verbindungen zuerst"},
    Phrase{"tied_organisations", "Partners in it", "Partner darin"},
    Phrase{"tied_ties", "Their ties to this cluster", "Deren Verbindungen zu diesem Cluster"},
    Phrase{"h_partners_single", "The partners with most ties", "Die Partner mit den meisten Verbindungen"},
    Phrase{"c_partners", "Partners outside the cluster, by their ties to its office and members",
           "Partner außerhalb des Clusters nach ihren Verbindungen zu Geschäftsstelle und Mitgliedern"},
    Phrase{"tied_inside", "Ties to office and members", "Verbindungen zu Geschäftsstelle und Mitgliedern"},
    Phrase{"shown_of", "{n} of {all} are shown.", "Gezeigt sind {n} von {all}."},
    Phrase{"gaps_focus", "What follows is this cluster against the {n} others of at least three organisations.",
           "Was folgt, ist dieser Cluster gegenüber den {n} anderen mit mindestens drei Organisationen."},
    Phrase{"gaps_focus_none",
           "Of this cluster and another there is nothing to say: it has fewer than three organisations in the data, or "
           "too few occasions on which it could have met others.",
           "Über diesen Cluster und einen anderen lässt sich nichts sagen: Er hat in den Daten weniger als drei "
           "Organisationen oder zu wenige Anlässe, bei denen er anderen hätte begegnen können."},
    Phrase{"silent_none_focus",
           "With every other cluster that works on similar themes there is some contact in the data.",
           "Mit jedem anderen Cluster, der an ähnlichen Themen arbeitet, gibt es in den Daten irgendeinen Kontakt."},
    Phrase{"gap_list_none_focus",
           "It meets no other cluster clearly less than expected. That does not mean that all is well: where the data "
           "are thin, a gap cannot be told from chance.",
           "Keinem anderen Cluster begegnet er deutlich seltener als zu erwarten. Das heißt nicht, dass alles gut ist: "
           "Bei dünner Datenlage ist eine Lücke vom Zufall nicht zu unterscheiden."},
    Phrase{"h_organisations_focus", "The organisations shown", "Die gezeigten Organisationen"},
    Phrase{
        "organisations_focus",
        "The initiative, its members, their partners and those whom they should meet: {n} of the {all} organisations "
        "of the network, by name. {file} has every figure of them.",
        "Die Initiative, ihre Mitglieder, deren Partner und wen sie kennenlernen sollten: {n} der {all} "
        "Organisationen des Netzes nach Namen. In {file} steht zu ihnen jede Kennzahl."},
    Phrase{
        "focus_empty",
        "The data name no member of this initiative, so there is nothing to review: neither figures nor partners nor "
        "gaps can be told. A row of relation member_of, from a member to the initiative, changes that.",
        "Die Daten nennen kein Mitglied dieser Initiative; auszuwerten ist also nichts: Weder Kennzahlen noch Partner "
        "noch Lücken lassen sich angeben. Eine Zeile mit der Beziehung member_of, vom Mitglied zur Initiative, ändert "
        "das."},
    Phrase{"focus_empty_stated", "By its own account it has {n} members.",
           "Nach eigener Angabe hat sie {n} Mitglieder."},
};

} // namespace

std::span<const Phrase> focus_phrases() {
    return kPhrases;
}

} // namespace clusterbridge
