#include "cli/earlier_period.hpp"

#include "base/error.hpp"
#include "base/wording.hpp"

namespace clusterbridge {
namespace {

bool begins_a_year(Date day) {
    return day == make_date(year_of(day), 1, 1);
}
bool ends_a_year(Date day) {
    return day == make_date(year_of(day), 12, 31);
}

[[noreturn]] void refuse(const Sentence& what) {
    throw Error(ErrorCode::usage, what);
}

} // namespace

void check_earlier(const ReviewCommand& command) {
    const Period& earlier = command.earlier;
    if (!earlier.since && !earlier.until)
        return;
    if (!earlier.until)
        refuse({"--earlier-since begins a period that has no end; --earlier-until is missing; name its last day",
                "--earlier-since beginnt einen Zeitraum ohne Ende; --earlier-until fehlt; nennen Sie seinen letzten "
                "Tag"});
    if (earlier.since && *earlier.until < *earlier.since)
        refuse({"--earlier-since lies after --earlier-until; found " + iso(*earlier.since) + " and " +
                    iso(*earlier.until) + "; swap them",
                "--earlier-since liegt nach --earlier-until; gefunden: " + iso(*earlier.since) + " und " +
                    iso(*earlier.until) + "; tauschen Sie die beiden"});
    if (const auto& until = command.input.filter.until; until && !(*earlier.until < *until))
        refuse({"the earlier period does not end before the period of the review; found --earlier-until " +
                    iso(*earlier.until) + " and --until " + iso(*until) + "; name an earlier one",
                "der frühere Zeitraum endet nicht vor dem Zeitraum der Auswertung; gefunden: --earlier-until " +
                    iso(*earlier.until) + " und --until " + iso(*until) + "; nennen Sie einen früheren"});
}

std::optional<EarlierClusters> earlier_clusters(const ReviewCommand& command, const Loaded& whole, Session& session) {
    if (!command.earlier.until)
        return {};
    const RunControl run = session.begin("clusters");
    CommonOptions options = session.options();
    options.quiet = true; // what the filters miss is told when the period of the review is cut
    options.verbose = false;
    options.progress = When::never;
    options.timings.clear();
    Session aside(options, session.environment());
    Loaded before;
    before.network = whole.network;
    Filter filter = command.input.filter;
    filter.since = command.earlier.since;
    filter.until = command.earlier.until;
    cut_to(filter, before, aside);
    ClusterOptions choices;
    choices.seed = command.common.seed;
    choices.view = command.input.view;
    const GraphView view = make_view(before.network, command.input.view, run);
    return EarlierClusters{past_of(before.network, study_clusters(before.network, view, choices, run)),
                           period_in_words(command.earlier)};
}

Loaded load_with_earlier(const ReviewCommand& command, Session& session, std::optional<EarlierClusters>& earlier) {
    if (!command.earlier.until)
        return load(command.input, session, PathNames::portable);
    InputOptions input = command.input;
    input.filter = {};
    Loaded loaded = load(input, session, PathNames::portable);
    earlier = earlier_clusters(command, loaded, session);
    if (!command.input.filter.empty())
        cut_to(command.input.filter, loaded, session);
    return loaded;
}

Sentence period_in_words(const Period& period) {
    ensure(period.until.has_value(), "a period has an end");
    const auto long_form = [](Date day) {
        return Sentence{long_date(day, Language::en), long_date(day, Language::de)};
    };
    const Sentence end = long_form(*period.until);
    if (!period.since)
        return {"until " + end.en, "bis " + end.de};
    if (begins_a_year(*period.since) && ends_a_year(*period.until)) {
        const std::string a = std::to_string(year_of(*period.since)), b = std::to_string(year_of(*period.until));
        const std::string years = a == b ? a : a + "–" + b;
        return {years, years};
    }
    const Sentence begin = long_form(*period.since);
    return {begin.en + " to " + end.en, begin.de + " bis " + end.de};
}

} // namespace clusterbridge
