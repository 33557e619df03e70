#include "cli/batch_reviews.hpp"

#include "analysis/recommend_words.hpp"
#include "base/error.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "cli/review_folder.hpp"
#include "graph/groups.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace clusterbridge {
namespace {

Sentence same(const std::string& text) {
    return {text, text};
}

/// Options that go together nowhere, said with the plan's name.
template <class Make> ReviewCommand in_plan(const BatchPlan& plan, std::uint64_t line, Make make) {
    try {
        return make();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::usage)
            throw;
        const std::string place = escape_control(plan.file) + (line > 0 ? ":" + std::to_string(line) : "") + ": ";
        throw Error(ErrorCode::usage, {place + error.sentence().en, place + error.sentence().de});
    }
}

std::string settings_text(const ReviewCommand& command) {
    std::string text;
    for (const auto& [name, value] : command.common.settings)
        text += name + "=" + value + "\n";
    return text;
}

/// Records a filter that was set here as if it had stood in the plan.
void record(ReviewCommand& command, const std::string& option, const std::string& value) {
    auto& settings = command.common.settings;
    const auto at = std::find_if(settings.begin(), settings.end(), [&](const auto& s) { return s.first == option; });
    if (at != settings.end())
        at->second = value;
    else
        settings.emplace_back(option, value);
}

/// A readable name for a folder: letters a-z, digits and hyphens, umlauts written out; may be empty.
std::string slug_of(const std::string& key) {
    static const std::vector<std::pair<std::string, std::string>> kWritten{
        {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"}, {"ß", "ss"}};
    std::string text = key;
    for (const auto& [letter, written] : kWritten)
        for (auto at = text.find(letter); at != std::string::npos; at = text.find(letter, at + written.size()))
            text.replace(at, letter.size(), written);
    std::string slug;
    for (const char c : ascii_lower(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            slug += c;
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    while (slug.ends_with('-'))
        slug.pop_back();
    return slug;
}

class Planner {
  public:
    Planner(const BatchPlan& plan, const Loaded& loaded, const std::string& print, const CommonOptions& common,
            Session& session)
        : plan_(plan), network_(loaded.network), print_(print), common_(common), session_(session) {}

    std::vector<PlannedReview> all() {
        if (!plan_.each)
            listed();
        else
            generated();
        name_folders();
        for (PlannedReview& review : reviews_)
            review.entry.fingerprint = sha256_hex(std::string(CLUSTERBRIDGE_VERSION) + "\n" + print_ + "\n" +
                                                  (plan_.each ? key_of(*plan_.each) : "review") + "\n" +
                                                  review.entry.name + "\n" + settings_text(review.command));
        check_names();
        return std::move(reviews_);
    }

  private:
    /// From what reviews are about to names of folders: readable where that tells all of them apart, else with a hash.
    void name_folders() {
        constexpr std::size_t kLongest = 60;
        std::map<std::string, std::size_t> counts;
        for (const PlannedReview& review : reviews_)
            ++counts[slug_of(review.entry.name)];
        for (PlannedReview& review : reviews_) {
            const std::string slug = slug_of(review.entry.name);
            const bool plain = !slug.empty() && slug.size() <= kLongest && counts[slug] == 1;
            review.entry.name = plain ? slug : file_stem(review.entry.name);
        }
    }

    void listed() {
        for (const PlanReview& one : plan_.reviews) {
            PlannedReview review;
            review.entry.name = one.name;
            review.title = same(one.name);
            review.command = in_plan(plan_, one.line, [&] { return review_of(plan_, one.words, common_); });
            review.organisations = network_.size();
            reviews_.push_back(std::move(review));
        }
    }

    PlannedReview& add(const std::string& key, const Sentence& title, std::size_t organisations) {
        PlannedReview review;
        review.entry.name = key;
        review.title = title;
        review.command = base_;
        review.organisations = organisations;
        reviews_.push_back(std::move(review));
        return reviews_.back();
    }

    void generated() {
        base_ = in_plan(plan_, 0, [&] { return review_of(plan_, plan_.filter, common_); });
        refuse_earlier();
        switch (*plan_.each) {
        case ForEach::cluster:
            return clusters();
        case ForEach::region:
            return places("region");
        case ForEach::country:
            return places("country");
        case ForEach::theme:
            return themes();
        case ForEach::community:
            return communities();
        case ForEach::period:
            return periods();
        }
    }

    /// A period is compared with the one before, and a community exists in one network only.
    void refuse_earlier() const {
        if (!base_.earlier.until || (plan_.each != ForEach::period && plan_.each != ForEach::community))
            return;
        const std::string each = key_of(*plan_.each);
        throw Error(ErrorCode::usage,
                    {escape_control(plan_.file) + ": earlier_until has no effect; found for_each = \"" + each +
                         "\"; leave it out",
                     escape_control(plan_.file) +
                         ": earlier_until bewirkt nichts; gefunden: for_each "
                         "= \"" +
                         each + "\"; lassen Sie es weg"});
    }

    void clusters() {
        const Groups groups = initiative_clusters(network_);
        std::map<std::string, std::size_t> members;
        for (const Groups::Group& group : groups.groups)
            members[group.key] = group.members.size();
        for (std::size_t i = 0; i < network_.size(); ++i) {
            const Organisation& o = network_.organisations[node(i)];
            if (o.kind == ActorKind::cluster_initiative)
                add(o.id, same(o.name()), members.contains(o.id) ? members[o.id] : 1).focus = node(i);
        }
    }

    void places(const std::string& column) {
        for (const Groups::Group& group : group_by(network_, column).groups) {
            const Sentence title = column == "country" ? country_name(group.key) : group.label;
            PlannedReview& review = add(group.key, title, group.members.size());
            review.command.input.filter.regions = {group.key};
            record(review.command, "region", group.key);
        }
    }

    void themes() {
        std::map<std::string, std::size_t> counts;
        for (const Groups::Group& group : group_by(network_, "theme").groups)
            counts[group.key] = group.members.size();
        if (counts.empty()) { // organisations declare none: those of ties and projects
            const auto take = [&](ListId list) {
                for (const Symbol theme : network_.lists.get(list))
                    counts.emplace(network_.text(theme), 0);
            };
            for (const TieRow& tie : network_.ties)
                take(tie.themes);
            for (const Project& project : network_.projects)
                take(project.themes);
        }
        for (const auto& [key, n] : counts) {
            const auto theme = std::find_if(network_.themes.begin(), network_.themes.end(),
                                            [&](const Theme& t) { return network_.text(t.id) == key; });
            PlannedReview& review = add(key, theme == network_.themes.end() ? same(key) : theme->name, n);
            review.command.input.filter.themes = {key};
            record(review.command, "theme", key);
        }
    }

    void communities() {
        const GraphView view = view_of(network_, base_.input, session_);
        const CommunityStudy study = communities_of(network_, view, base_.communities, base_.input, false, session_);
        for (std::uint32_t c = 0; c < study.partition.count; ++c) {
            std::vector<NodeId> members;
            for (std::size_t i = 0; i < network_.size(); ++i)
                if (study.partition.of[node(i)] == c)
                    members.push_back(node(i));
            constexpr std::size_t kLeast = 3;
            if (members.size() < kLeast)
                continue; // as the report, which lists no smaller ones
            const std::string number = std::to_string(c + 1);
            const Sentence name = c < study.names.size() ? study.names[c].text : Sentence{number, number};
            PlannedReview& review = add("community-" + number, name, members.size());
            review.only = std::move(members);
            record(review.command, "community", number);
        }
    }

    /// Spans of equal length from the year in which the first dated record begins to the last start.
    void periods() {
        std::optional<Date> first, last;
        const auto widen = [&](const std::optional<Date>& day) {
            if (!day)
                return;
            first = first ? std::min(*first, *day) : *day;
            last = last ? std::max(*last, *day) : *day;
        };
        for (const TieRow& tie : network_.ties)
            widen(tie.since);
        for (const Project& project : network_.projects)
            widen(project.start);
        const Filter& filter = base_.input.filter;
        if (!first)
            return;
        const int begin = year_of(filter.since ? std::max(*filter.since, *first) : *first);
        const Date end = filter.until ? std::min(*filter.until, *last) : *last;
        const int step = months_of(plan_.windows.empty() ? "1y" : plan_.windows).value_or(12);
        for (int month = begin * 12;; month += step) {
            const Date from = make_date(month / 12, static_cast<unsigned>(month % 12) + 1, 1);
            const int next = month + step;
            const Date until{make_date(next / 12, static_cast<unsigned>(next % 12) + 1, 1).days - 1};
            if (from > end)
                return;
            const Period before = reviews_.empty() ? Period{} : period_of(reviews_.back());
            add_period(from, until, step % 12 == 0);
            if (before.until)
                set_earlier(before, reviews_.back());
        }
    }

    static Period period_of(const PlannedReview& review) {
        return {review.command.input.filter.since, review.command.input.filter.until};
    }
    /// The scorecards of a period show their change against the one before.
    static void set_earlier(const Period& before, PlannedReview& review) {
        review.command.earlier = before;
        record(review.command, "earlier-since", iso(*before.since));
        record(review.command, "earlier-until", iso(*before.until));
    }

    void add_period(Date from, Date until, bool whole_years) {
        const std::string a = whole_years ? std::to_string(year_of(from)) : iso(from).substr(0, 7);
        const std::string b = whole_years ? std::to_string(year_of(until)) : iso(until).substr(0, 7);
        const bool one = a == b;
        PlannedReview& review =
            add(one ? a : a + (whole_years ? "-" : "-to-") + b, same(one ? a : a + "–" + b), network_.size());
        Filter& filter = review.command.input.filter;
        filter.since = std::max(from, filter.since.value_or(from));
        filter.until = std::min(until, filter.until.value_or(until));
        record(review.command, "since", iso(*filter.since));
        record(review.command, "until", iso(*filter.until));
    }

    void check_names() const {
        std::map<std::string, const PlannedReview*> seen;
        for (const PlannedReview& review : reviews_) {
            const auto [at, fresh] = seen.emplace(review.entry.name, &review);
            if (fresh)
                continue;
            const std::string &a = at->second->title.en, &b = review.title.en, &folder = review.entry.name;
            throw Error(ErrorCode::usage,
                        {plan_.file + ": two reviews would share the folder " + folder + "; found '" +
                             escape_control(a) + "' and '" + escape_control(b) + "'; give one another name",
                         plan_.file + ": zwei Auswertungen hätten denselben Ordner " + folder + "; gefunden: „" +
                             escape_control(a) + "“ und „" + escape_control(b) +
                             "“; geben Sie einer einen anderen "
                             "Namen"});
        }
    }

    const BatchPlan& plan_;
    const Network& network_;
    const std::string& print_;
    const CommonOptions& common_;
    Session& session_;
    ReviewCommand base_;
    std::vector<PlannedReview> reviews_;
};

} // namespace

std::vector<PlannedReview> planned_reviews(const BatchPlan& plan, const Loaded& loaded, const std::string& print,
                                           const CommonOptions& common, Session& session) {
    return Planner(plan, loaded, print, common, session).all();
}

std::string fingerprint_of(const BatchPlan& plan, const std::string& print, const CommonOptions& common) {
    std::string text = std::string(CLUSTERBRIDGE_VERSION) + "\n" + print + "\n";
    if (plan.each) {
        text += std::string("for_each=") + key_of(*plan.each) + "\nwindows=" + plan.windows + "\n" +
                settings_text(in_plan(plan, 0, [&] { return review_of(plan, plan.filter, common); }));
    } else {
        for (const PlanReview& one : plan.reviews)
            text += "review=" + one.name + "\n" +
                    settings_text(in_plan(plan, one.line, [&] { return review_of(plan, one.words, common); }));
    }
    return sha256_hex(text);
}

std::string fingerprint_of(const std::vector<InputPrint>& prints) {
    std::string text;
    for (const InputPrint& print : prints)
        text += print.sha256 + " " + print.file + "\n";
    return sha256_hex(text);
}

} // namespace clusterbridge
