#include "cli/batch_run.hpp"

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "cli/batch_overview.hpp"
#include "cli/batch_reviews.hpp"
#include "cli/cluster_review.hpp"
#include "cli/earlier_period.hpp"
#include "cli/output.hpp"
#include "graph/filter.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <ostream>

namespace clusterbridge {
namespace {

BatchPlan plan_of(const BatchCommand& command, const FileSystem& files) {
    const std::string& file = command.inputs.front();
    refuse_missing({file}, files);
    if (files.is_folder(file))
        throw Error(ErrorCode::usage, {escape_control(file) +
                                           ": is a folder; a plan is a TOML file; make one with batch "
                                           "--init " +
                                           escape_control(file),
                                       escape_control(file) +
                                           ": ist ein Ordner; ein Plan ist eine TOML-Datei; legen "
                                           "Sie mit batch --init " +
                                           escape_control(file) + " eine an"});
    BatchPlan plan = read_plan(files.read(file)->view(), file);
    if (!command.windows.empty()) {
        if (plan.each != ForEach::period)
            throw Error(ErrorCode::usage,
                        {"--windows belongs to a plan with for_each = \"period\"; found another; leave it out",
                         "--windows gehört zu einem Plan mit for_each = \"period\"; gefunden wurde anderes; lassen Sie "
                         "es weg"});
        plan.windows = command.windows;
    }
    return plan;
}

/// The fingerprint of what is read, decisions included.
std::string print_of(const BatchPlan& plan, const ReviewCommand& base, const FileSystem& files,
                     std::vector<InputPrint>& prints) {
    for (const std::string& input : plan.inputs)
        if (!files.exists(input)) {
            const std::string place = escape_control(plan.file) + ":" + std::to_string(plan.inputs_line);
            const std::string shown = escape_control(input);
            throw Error(ErrorCode::input,
                        {place + ": there is no such input; found " + shown + "; paths in a plan are relative to it",
                         place + ": diese Eingabe gibt es nicht; gefunden: " + shown +
                             "; Pfade in einem Plan gelten von ihm aus"});
        }
    std::vector<std::string> all = plan.inputs;
    if (!base.input.decisions.empty())
        all.push_back(base.input.decisions);
    refuse_missing(all, files);
    prints = prints_of(all, files);
    return fingerprint_of(prints);
}

/// One run: what is planned, what is finished, and what is computed for all.
class Run {
  public:
    Run(const BatchCommand& command, Environment& environment)
        : command_(command), environment_(environment), files_(*environment.files), plan_(plan_of(command, files_)),
          base_(base_of(plan_, command.common)), print_(print_of(plan_, base_, files_, prints_)),
          folder_(command.output.empty() ? "batch" : command.output, inputs_and_plan(), environment.process, files_),
          session_(base_.common, environment) {}

    int go() {
        const std::string fingerprint = fingerprint_of(plan_, print_, command_.common);
        if (command_.dry_run) {
            plan_reviews();
            list();
            return 0;
        }
        check_output_files({}, plan_.inputs, command_.common, files_);
        folder_.enter(command_.shards > 0);
        const bool complete = !command_.common.force && folder_.complete(fingerprint);
        if (complete && command_.shards == 0)
            folder_.clean({}, true);
        if (complete)
            return finish(0);
        plan_reviews();
        folder_.clean(share(), command_.shards == 0);
        tell_of_others();
        make();
        if (command_.shards == 0)
            overview(fingerprint);
        return finish(failed_.empty() ? 0 : static_cast<int>(ErrorCode::batch_partial));
    }

  private:
    static ReviewCommand base_of(const BatchPlan& plan, const CommonOptions& common) {
        return review_of(plan, plan.filter, common);
    }
    std::vector<std::string> inputs_and_plan() const {
        std::vector<std::string> all = plan_.inputs;
        all.push_back(plan_.file);
        return all;
    }
    bool clusters() const { return plan_.each == ForEach::cluster; }
    int finish(int code) {
        session_.finish();
        return code;
    }

    /// Reviews other than of clusters filter the whole network for themselves; a generator looks at the filtered one.
    void plan_reviews() {
        InputOptions input = base_.input;
        const bool two_periods = base_.earlier.until.has_value();
        if (!clusters() || two_periods)
            input.filter = {};
        loaded_ = load(input, session_, PathNames::portable);
        name_as_written(loaded_, plan_.inputs, plan_.inputs_written);
        earlier_ = earlier_clusters(base_, loaded_, session_);
        if (clusters() && two_periods && !base_.input.filter.empty())
            cut_to(base_.input.filter, loaded_, session_);
        if (!clusters() && !base_.input.filter.empty()) {
            filtered_ = loaded_;
            cut_to(base_.input.filter, *filtered_, session_);
        }
        reviews_ = planned_reviews(plan_, plan_.each ? part() : loaded_, print_, command_.common, session_);
        if (reviews_.empty())
            session_.warn({escape_control(plan_.file) + ": the plan makes no review of these data; there is nothing of "
                                                        "what for_each asks for; choose another, or widen the filter",
                           escape_control(plan_.file) + ": Der Plan ergibt für diese Daten keine Auswertung; wonach "
                                                        "for_each fragt, kommt darin nicht vor; wählen Sie anderes, "
                                                        "oder weiten Sie den Filter"});
        for (const PlannedReview& review : reviews_) // each says so in its report too, but nobody reads a hundred
            if (!plan_.each)
                resolved(review.command.input.filter, loaded_.network,
                         escape_control(plan_.file) + ": " + review.entry.name + ": ", session_);
        finished_.clear();
        for (const PlannedReview& review : reviews_)
            finished_.push_back(!command_.common.force && folder_.finished(review.entry) ? 1 : 0);
    }
    /// What the overview is about.
    const Loaded& part() const { return filtered_ ? *filtered_ : loaded_; }

    bool mine(std::size_t review) const {
        return command_.shards == 0 || review % command_.shards == command_.shard - 1;
    }
    std::vector<BatchEntry> share() const {
        std::vector<BatchEntry> entries;
        for (std::size_t i = 0; i < reviews_.size(); ++i)
            if (mine(i))
                entries.push_back(reviews_[i].entry);
        return entries;
    }

    void list();
    void tell_of_others();
    void make();
    void compute();
    void make_one(const PlannedReview& review);
    std::vector<ReportFile> files_of(const PlannedReview& review, Session& session);
    void report(const std::vector<std::size_t>& jobs, const WorkerEnd& end);
    void overview(const std::string& fingerprint);

    const BatchCommand& command_;
    Environment& environment_;
    FileSystem& files_;
    BatchPlan plan_;
    ReviewCommand base_;
    std::vector<InputPrint> prints_;
    std::string print_;
    BatchFolder folder_;
    Session session_;
    Loaded loaded_;
    std::optional<Loaded> filtered_;
    std::optional<EarlierClusters> earlier_;
    std::vector<PlannedReview> reviews_;
    std::vector<std::uint8_t> finished_;
    std::map<std::size_t, Sentence> failed_;
    WholeNetwork whole_;
    bool computed_ = false;
};

/// A guess from what was measured (docs/performance.md): seconds on one core. The whole network costs as its
/// organisations and ties; a review of one cluster is little more than its pictures.
double seconds_for(std::size_t organisations, double ties) {
    return 0.5 + 1e-5 * static_cast<double>(organisations) * ties;
}
double seconds_guessed(const PlannedReview& review, const Network& network) {
    const double rows = static_cast<double>(network.ties.size() + network.participations.size());
    if (review.focus != kNoNode)
        return 0.1 + 1e-5 * rows;
    const double part =
        static_cast<double>(review.organisations) / static_cast<double>(std::max<std::size_t>(1, network.size()));
    return seconds_for(review.organisations, rows * part);
}

void Run::list() {
    DataTable table{"reviews", {"name", "title", "organisations", "state", "seconds"}, {}};
    const unsigned jobs = command_.jobs > 0 ? command_.jobs : std::max(1U, environment_.hardware_threads);
    double all = 0;
    for (std::size_t i = 0; i < reviews_.size(); ++i) {
        if (!mine(i))
            continue;
        const PlannedReview& review = reviews_[i];
        const bool done = finished_[i] != 0;
        const double seconds = done ? 0 : seconds_guessed(review, part().network);
        all += seconds / jobs;
        table.rows.push_back({review.entry.name, review.title.in(session_.language()),
                              static_cast<std::int64_t>(review.organisations), std::string(done ? "finished" : "to_do"),
                              std::round(10 * seconds) / 10});
    }
    const Network& network = part().network;
    if (all > 0 && clusters())
        all += seconds_for(network.size(), static_cast<double>(network.ties.size() + network.participations.size())) /
               jobs;
    const std::string sum = std::to_string(std::lround(std::ceil(all)));
    const std::string below = session_.language() == Language::de ? "zusammen etwa " + sum + " s (geschätzt)\n"
                                                                  : "about " + sum + " s in all (a guess)\n";
    write_table(table, {}, session_, nullptr, below);
}

void Run::tell_of_others() {
    std::vector<BatchEntry> entries;
    for (const PlannedReview& review : reviews_)
        entries.push_back(review.entry);
    for (const std::string& name : folder_.others(entries)) {
        const std::string path = escape_control(folder_.review_path(name));
        session_.warn({path + ": is no part of the plan any more; it stays as it is; remove it if it is not needed",
                       path + ": gehört nicht mehr zum Plan; der Ordner bleibt, wie er ist; entfernen Sie ihn, wenn er "
                              "nicht gebraucht wird"});
    }
}

void Run::compute() {
    if (computed_)
        return;
    computed_ = true;
    if (clusters())
        compute_whole(base_, loaded_, session_, whole_, earlier_);
    else
        compute_overview(base_, part(), session_, whole_.computed, earlier_);
}

std::vector<ReportFile> Run::files_of(const PlannedReview& review, Session& session) {
    if (review.focus != kNoNode)
        return cluster_review_files(review.command, whole_, review.focus, session);
    const auto earlier = earlier_clusters(review.command, loaded_, session);
    // this process is a copy: it may cut what it has
    Loaded& loaded = review.only.empty() || !filtered_ ? loaded_ : *filtered_;
    if (!review.only.empty()) {
        const Network& network = loaded.network;
        NodeColumn<std::uint8_t> keep(network.size(), 0);
        for (const NodeId v : review.only)
            keep[v] = 1;
        std::vector<std::uint8_t> ties, participations;
        for (const TieRow& tie : network.ties)
            ties.push_back(keep[tie.source] != 0 && keep[tie.target] != 0 ? 1 : 0);
        for (const Participation& one : network.participations)
            participations.push_back(keep[one.organisation]);
        loaded.organisations_read = network.size();
        loaded.filters.push_back({"community “" + review.title.en + "”", "Gemeinschaft „" + review.title.de + "“"});
        loaded.network = subnetwork(network, keep, ties, participations);
    } else if (!review.command.input.filter.empty()) {
        cut_to(review.command.input.filter, loaded, session);
    }
    return review_files(review.command, loaded, session, {}, earlier);
}

void Run::make_one(const PlannedReview& review) {
    folder_.leave_to_parent();
    Environment alone = environment_;
    alone.hardware_threads = 1;
    alone.err_is_terminal = false;
    alone.stop = {};
    PlannedReview mine = review;
    mine.command.common.threads = 1;
    mine.command.common.timings.clear();
    mine.command.common.progress = When::never;
    Session session(mine.command.common, alone);
    folder_.place(mine.entry, files_of(mine, session));
}

void Run::make() {
    std::vector<std::size_t> jobs;
    for (std::size_t i = 0; i < reviews_.size(); ++i)
        if (mine(i) && finished_[i] == 0)
            jobs.push_back(i);
    if (jobs.empty())
        return;
    if (clusters())
        compute();
    RunControl run = session_.begin("reviews");
    WorkerPlan plan;
    plan.jobs = jobs.size();
    plan.at_once = command_.jobs > 0 ? command_.jobs : std::max(1U, environment_.hardware_threads);
    plan.limits = command_.limits;
    plan.work = [&](std::size_t job) { make_one(reviews_[jobs[job]]); };
    plan.log_file = [&](std::size_t job) { return folder_.log_path(reviews_[jobs[job]].entry.name); };
    plan.ended = [&](const WorkerEnd& end) { report(jobs, end); };
    plan.wall_seconds = environment_.wall_seconds;
    run_workers(plan, run);
}

void Run::report(const std::vector<std::size_t>& jobs, const WorkerEnd& end) {
    const std::size_t i = jobs[end.job];
    const BatchEntry& entry = reviews_[i].entry;
    if (end.done && folder_.finished(entry))
        return;
    const Sentence reason = end.done || end.reason.en.empty()
                                ? Sentence{"the review did not appear", "die Auswertung ist nicht entstanden"}
                                : end.reason;
    failed_[i] = reason;
    const std::string log = escape_control(folder_.log_path(entry.name));
    session_.complain({entry.name + ": the review failed; " + reason.en + "; its log is " + log,
                       entry.name + ": Die Auswertung ist misslungen; " + reason.de + "; ihr Protokoll ist " + log});
}

void Run::overview(const std::string& fingerprint) {
    compute();
    std::vector<OverviewReview> rows;
    for (std::size_t i = 0; i < reviews_.size(); ++i) {
        const auto failed = failed_.find(i);
        rows.push_back({reviews_[i].entry, reviews_[i].title, reviews_[i].focus, failed == failed_.end(),
                        failed == failed_.end() ? Sentence{} : failed->second});
    }
    folder_.write(overview_files({plan_.each ? key_of(*plan_.each) : "", fingerprint, base_.paper, prints_,
                                  recorded_options(base_.common), rows},
                                 folder_, files_, whole_.computed.model, session_));
}

} // namespace

int run_batch(const BatchCommand& command, Environment& environment) {
    try {
        return Run(command, environment).go();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::stopped)
            throw;
        throw Error(ErrorCode::stopped, {"stopped; what is finished stays, and the same command goes on with the rest",
                                         "Angehalten; was fertig ist, bleibt, und derselbe Befehl macht mit dem Rest "
                                         "weiter"});
    }
}

} // namespace clusterbridge
