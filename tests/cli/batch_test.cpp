#include "support/process.hpp"

#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <string>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

/// Many reviews from one plan: the same bytes however they came about, and nothing lost on the way.
namespace clusterbridge {
namespace {

namespace fs = std::filesystem;

const std::string kSmall = CLUSTERBRIDGE_SOURCE_DIR "/tests/cli/small";
const std::string kData = CLUSTERBRIDGE_SOURCE_DIR "/data";

std::string plan_for(const std::string& input, const std::string& rest) {
    return "input = [\"" + input + "\"]\n" + rest;
}
const std::string kClusters = "for_each = \"cluster\"\n[options]\nlang = \"en\"\nruns = 5\n";

/// A scratch folder with a plan in it.
struct Batch {
    explicit Batch(const std::string& plan) { write(plan); }
    void write(const std::string& plan) const { write_text(scratch / "plan.toml", plan); }

    ProcessResult run(std::vector<std::string> words, const std::string& output = "out") const {
        words.insert(words.begin(), {"batch", "plan.toml", "--output", output});
        ProcessOptions options;
        options.folder = scratch.path();
        return run_binary(words, options);
    }
    void make(const std::vector<std::string>& words = {}, const std::string& output = "out") const {
        const ProcessResult result = run(words, output);
        EXPECT_EQ(result.exit_code, 0) << result.err;
        EXPECT_EQ(result.err, "");
        EXPECT_EQ(result.out, "");
    }
    std::string path(const std::string& inside) const { return scratch / inside; }

    ScratchFolder scratch;
};

/// Every file with its bytes, the logs left out: only they may differ between runs.
std::map<std::string, std::string> content(const std::string& folder) {
    std::map<std::string, std::string> all;
    for (const std::string& path : files_below(folder))
        if (!path.starts_with("logs/"))
            all[path] = read_text(folder + "/" + path);
    return all;
}

void expect_same(const std::string& one, const std::string& other) {
    const auto a = content(one), b = content(other);
    ASSERT_FALSE(a.empty());
    for (const auto& [path, bytes] : a) {
        const auto at = b.find(path);
        ASSERT_NE(at, b.end()) << path << " is missing";
        EXPECT_EQ(bytes == at->second, true) << path << " differs";
    }
    EXPECT_EQ(a.size(), b.size());
}

std::vector<std::string> hidden_below(const std::string& folder) {
    std::vector<std::string> hidden;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().filename().string().starts_with('.'))
            hidden.push_back(entry.path().string());
    return hidden;
}

TEST(Batch, OtherJobsGiveTheSameBytes) {
    const Batch batch(plan_for(kSmall, kClusters));
    batch.make({"--jobs", "1"}, "one");
    batch.make({"--jobs", "3", "--threads", "2"}, "three");
    expect_same(batch.path("one"), batch.path("three"));
    EXPECT_TRUE(fs::exists(batch.path("one/index.html")));
    EXPECT_TRUE(fs::exists(batch.path("one/batch.json")));
}

TEST(Batch, EveryGeneratorGivesTheSameBytesTwice) {
    for (const std::string each : {"region", "theme", "country", "community", "period"}) {
        const Batch batch(plan_for(kSmall, "for_each = \"" + each + "\"\n" +
                                               (each == "period" ? "windows = \"6y\"\n" : "") +
                                               "[options]\nlang = \"de\"\nruns = 5\n"));
        batch.make({"--jobs", "1"}, "one");
        batch.make({"--jobs", "2"}, "two");
        SCOPED_TRACE(each);
        expect_same(batch.path("one"), batch.path("two"));
        EXPECT_FALSE(fs::is_empty(batch.path("one/reviews")));
    }
}

TEST(Batch, AFinishedBatchEndsAtOnceAndTouchesNothing) {
    const Batch batch(plan_for(kSmall, kClusters));
    batch.make();
    std::map<std::string, fs::file_time_type> times;
    for (const std::string& path : files_below(batch.path("out")))
        times[path] = fs::last_write_time(batch.path("out/" + path));
    batch.make();
    for (const auto& [path, time] : times)
        EXPECT_EQ(fs::last_write_time(batch.path("out/" + path)), time) << path;
}

TEST(Batch, OnlyARemovedReviewIsMadeAgain) {
    const Batch batch(plan_for(kSmall, kClusters));
    batch.make();
    const auto before = content(batch.path("out"));
    const auto kept = fs::last_write_time(batch.path("out/reviews/optik/run.json"));
    fs::remove_all(batch.path("out/reviews/medtech"));
    batch.make();
    EXPECT_EQ(content(batch.path("out")), before);
    EXPECT_EQ(fs::last_write_time(batch.path("out/reviews/optik/run.json")), kept);
    fs::remove(batch.path("out/reviews/optik/index.html")); // a part of a review
    batch.make();
    EXPECT_EQ(content(batch.path("out")), before);
}

/// Kills a run `delay` seconds after so many reviews stand in the folder; time alone would not do, for what is finished
/// stays and every run is shorter than the one before. Exit code 137 where it was still running then.
ProcessResult kill_at(const Batch& batch, std::size_t reviews, const std::string& delay) {
    const std::string script = "\"$1\" batch plan.toml --output out --jobs 2 & p=$!\n"
                               "while kill -0 $p 2>/dev/null && [ $(ls out/reviews 2>/dev/null | wc -l) -lt $2 ]\n"
                               "do sleep 0.005; done\nsleep $3\nkill -9 $p 2>/dev/null\nwait $p\n";
    ProcessOptions options;
    options.folder = batch.scratch.path();
    return run_process("/bin/sh", {"-c", script, "sh", CLUSTERBRIDGE_BINARY, std::to_string(reviews), delay}, options);
}

TEST(Batch, KilledTenTimesAllAlongTheWayItGoesOnToTheSameBytes) {
    const Batch batch(plan_for(kData, kClusters));
    batch.make({}, "straight");
    const auto all = static_cast<std::size_t>(
        std::distance(fs::directory_iterator(batch.path("straight/reviews")), fs::directory_iterator{}));
    constexpr std::size_t kKills = 10;
    for (std::size_t k = 0; k < kKills; ++k) { // the first before any review, the last while the overview is made
        const ProcessResult result = kill_at(batch, all * k / (kKills - 1), k == 0 ? "0.15" : "0.02");
        EXPECT_EQ(result.exit_code, 137) << "kill " << k << " came too late";
        EXPECT_EQ(result.err.find("clusterbridge"), std::string::npos)
            << result.err; // above all: not refused because a worker still holds the folder
    }
    batch.make();
    expect_same(batch.path("straight"), batch.path("out"));
    EXPECT_EQ(hidden_below(batch.path("out")), std::vector<std::string>{});
    for (const auto& entry : fs::directory_iterator(batch.scratch.path()))
        EXPECT_FALSE(entry.path().filename().string().starts_with('.')) << entry.path();
}

/// A lock of another process on a folder, as a batch at work holds it.
class Held {
  public:
    explicit Held(const std::string& folder) : handle_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        EXPECT_EQ(::flock(handle_, LOCK_EX | LOCK_NB), 0);
    }
    ~Held() { ::close(handle_); }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

  private:
    int handle_;
};

TEST(Batch, WaitsForOneThatWasKilledAndIsStillEnding) {
    const Batch batch(plan_for(kSmall, kClusters));
    batch.make();
    auto held = std::make_unique<Held>(batch.path("out"));
    std::thread ending([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(800));
        held.reset();
    });
    const ProcessResult result = batch.run({});
    ending.join();
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.err, "");
}

TEST(Batch, TwoDoNotWorkInOneFolder) {
    const Batch batch(plan_for(kSmall, kClusters));
    batch.make();
    const Held held(batch.path("out"));
    const ProcessResult result = batch.run({});
    EXPECT_EQ(result.exit_code, 4);
    EXPECT_NE(result.err.find("another batch is working in this folder"), std::string::npos) << result.err;
}

TEST(Batch, SharesAreJoinedByTheSameCommand) {
    const Batch batch(plan_for(kSmall, kClusters));
    batch.make({}, "whole");
    batch.make({"--shard", "2/2"});
    EXPECT_FALSE(fs::exists(batch.path("out/index.html")));
    batch.make({"--shard", "1/2"});
    const auto time = fs::last_write_time(batch.path("out/reviews/optik/run.json"));
    batch.make();
    EXPECT_EQ(fs::last_write_time(batch.path("out/reviews/optik/run.json")), time);
    expect_same(batch.path("whole"), batch.path("out"));
}

TEST(Batch, AFailedReviewIsReportedAndTheOthersStand) {
    const std::string rest = "[options]\nruns = 5\n[[review]]\nname = \"good\"\n[[review]]\nname = \"bad\"\n"
                             "group_by = \"no_such_column\"\n[[review]]\nname = \"late\"\nsince = 2018\n";
    const Batch batch(plan_for(kSmall, rest));
    const ProcessResult result = batch.run({});
    EXPECT_EQ(result.exit_code, 5);
    EXPECT_NE(result.err.find("bad: the review failed; "), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("no_such_column"), std::string::npos) << result.err;
    for (const std::string name : {"good", "late"})
        EXPECT_TRUE(fs::exists(batch.path("out/reviews/" + name + "/run.json"))) << name;
    EXPECT_FALSE(fs::exists(batch.path("out/reviews/bad")));
    EXPECT_NE(read_text(batch.path("out/index.html")).find("Not made"), std::string::npos);
    EXPECT_EQ(batch.run({}).exit_code, 5); // it is tried again
    const auto good = fs::last_write_time(batch.path("out/reviews/good/run.json"));
    batch.write(plan_for(kSmall, "[options]\nruns = 5\n[[review]]\nname = \"good\"\n[[review]]\nname = \"bad\"\n"
                                 "group_by = \"region\"\n[[review]]\nname = \"late\"\nsince = 2018\n"));
    batch.make();
    EXPECT_EQ(fs::last_write_time(batch.path("out/reviews/good/run.json")), good);
    EXPECT_TRUE(fs::exists(batch.path("out/reviews/bad/index.html")));
}

TEST(Batch, AReviewThatNeedsTooMuchMemoryFails) {
    const Batch batch(plan_for(kSmall, kClusters));
    const ProcessResult result = batch.run({"--memory-limit", "1"});
    EXPECT_EQ(result.exit_code, 5);
    EXPECT_NE(result.err.find("optik: the review failed; "), std::string::npos) << result.err;
    EXPECT_EQ(hidden_below(batch.path("out/reviews")).size(), 0U);
}

TEST(Batch, AListedReviewIsWhatReviewWrites) {
    const Batch batch(plan_for(kSmall, "[[review]]\nname = \"part\"\nexclude_type = [\"agency\", \"programme\"]\n"
                                       "lang = \"de\"\nruns = 5\nsince = 2012\n"));
    batch.make();
    ProcessOptions options;
    options.folder = batch.scratch.path();
    const ProcessResult review =
        run_binary({"review", kSmall, "--output", "alone", "--exclude-type", "agency", "--exclude-type", "programme",
                    "--lang", "de", "--runs", "5", "--since", "2012"},
                   options);
    ASSERT_EQ(review.exit_code, 0) << review.err;
    fs::remove(batch.path("out/reviews/part/run.json")); // has a fingerprint more
    fs::remove(batch.path("alone/run.json"));
    expect_same(batch.path("alone"), batch.path("out/reviews/part"));
}

TEST(Batch, NothingDependsOnTheFolderItWasStartedIn) {
    const Batch batch(plan_for("in", kClusters));
    fs::copy(kSmall, batch.path("in"));
    batch.make();
    fs::create_directory(batch.path("elsewhere"));
    ProcessOptions options;
    options.folder = batch.path("elsewhere");
    const ProcessResult result = run_binary({"batch", "../plan.toml", "--output", "../other"}, options);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    expect_same(batch.path("out"), batch.path("other"));
    EXPECT_NE(read_text(batch.path("out/reviews/optik/run.json")).find("\"in/edges.csv\""), std::string::npos);
}

TEST(Batch, AnOutputInsideTheInputIsNoPartOfIt) {
    const Batch batch(plan_for(".", kClusters));
    for (const std::string file : {"edges.csv", "organisations.csv"})
        fs::copy_file(kSmall + "/" + file, batch.path(file));
    batch.make();
    const auto before = content(batch.path("out"));
    batch.make();
    EXPECT_EQ(content(batch.path("out")), before);
}

TEST(Batch, ChangedInputIsReviewedAnew) {
    const Batch batch(plan_for("in", kClusters));
    fs::copy(kSmall, batch.path("in"));
    batch.make();
    const std::string edges = batch.path("in/edges.csv");
    const std::string before = read_text(batch.path("out/reviews/optik/tables/organisations.csv"));
    write_text(edges, read_text(edges) + "dreher,linse,cooperation,1,,,,press,stated\n");
    batch.make();
    EXPECT_TRUE(read_text(batch.path("out/reviews/optik/tables/organisations.csv")) != before);
}

TEST(Batch, AFolderOfSomebodyElseIsRefusedUntouched) {
    const Batch batch(plan_for(kSmall, kClusters));
    fs::create_directory(batch.path("out"));
    write_text(batch.path("out/mine.txt"), "mine");
    for (const std::vector<std::string>& words : {std::vector<std::string>{}, {"--force"}}) {
        const ProcessResult result = batch.run(words);
        EXPECT_EQ(result.exit_code, 4);
        EXPECT_NE(result.err.find("was not made by batch"), std::string::npos) << result.err;
    }
    EXPECT_EQ(files_below(batch.path("out")), std::vector<std::string>{"mine.txt"});
}

TEST(Batch, AClusterWithoutMembersHasOnePageThatSaysSo) {
    const Batch batch(plan_for("in", kClusters));
    fs::create_directory(batch.path("in"));
    write_text(batch.path("in/organisations.csv"),
               "id,name,type\nempty,Leerer Verbund,cluster_initiative\n"
               "full,Voller Verbund,cluster_initiative\na,A,company\nb,B,company\n");
    write_text(batch.path("in/edges.csv"), "source,target,relation\na,full,member_of\nb,full,member_of\n");
    batch.make();
    EXPECT_EQ(files_below(batch.path("out/reviews/empty")),
              (std::vector<std::string>{"index.html", "report.md", "run.json"}));
    EXPECT_NE(read_text(batch.path("out/reviews/empty/report.md")).find("The data name no member"), std::string::npos);
    EXPECT_TRUE(fs::exists(batch.path("out/reviews/full/review.xlsx")));
}

TEST(Batch, HostileNamesBecomeNoPathsAndNoMarkup) {
    const Batch batch(plan_for("in", kClusters));
    fs::create_directory(batch.path("in"));
    write_text(batch.path("in/organisations.csv"),
               "id,name,type\n../../up,<script>alert(1)</script>,cluster_initiative\na,=1+1,company\nb,B,company\n");
    write_text(batch.path("in/edges.csv"), "source,target,relation\na,../../up,member_of\nb,../../up,member_of\n");
    batch.make();
    for (const auto& entry : fs::directory_iterator(batch.path("out/reviews")))
        EXPECT_EQ(entry.path().filename().string().find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"),
                  std::string::npos);
    EXPECT_EQ(read_text(batch.path("out/index.html")).find("<script>alert"), std::string::npos);
}

} // namespace
} // namespace clusterbridge
