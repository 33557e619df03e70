#include "base/random.hpp"
#include "cli/recompute_world.hpp"
#include "support/plain_csv.hpp"
#include "support/process.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <numbers>
#include <regex>

/// Reasons, recomputed: the real binary recommends, and this file works every number of its sentences out again from
/// the input rows. It reads and counts them itself; of src/ it takes the dice alone.
namespace clusterbridge::recompute {
namespace {

double number_in(std::string text) {
    std::erase(text, ',');
    return std::stod(text);
}

/// One row of the list against the world.
class Checker {
  public:
    Checker(const World& world, double tolerance)
        : world_(world), places_(world, &Actor::place), types_(world, &Actor::type), tolerance_(tolerance) {
        if (!world.projects)
            return;
        partners_each_ = world.partners_each();
        std::vector<double> means;
        for (const auto& [id, mean] : partners_each_)
            means.push_back(mean);
        std::sort(means.begin(), means.end());
        usual_partners_ = (means[(means.size() - 1) / 2] + means[means.size() / 2]) / 2;
    }

    void check(const PlainTable& list, const PlainTable::Row& row) {
        const auto cell = [&](const char* column) { return list.at(row, column); };
        i_ = cell("source");
        j_ = cell("target");
        SCOPED_TRACE(i_ + " – " + j_ + ": " + cell("reasons"));
        EXPECT_FALSE(world_.a.contains(both(i_, j_))) << "tied already";
        strongest_ = world_.common(i_, j_);
        ASSERT_FALSE(strongest_.empty());
        EXPECT_EQ(std::stoul(cell("common_partners")), strongest_.size());
        double r = 0;
        for (const std::string& z : strongest_)
            r += world_.share(i_, z, j_);
        EXPECT_NEAR(std::stod(cell("introducers")), r, 1e-9 * r);
        EXPECT_NEAR(world_.share(i_, cell("broker"), j_), world_.share(i_, strongest_[0], j_), 1e-9);
        const double usual = places_.of(i_, j_) * types_.of(i_, j_);
        EXPECT_NEAR(std::stod(cell("affinity")), usual, tolerance_ * usual);
        for (const std::string& reason : parts_of(cell("reasons"), ";"))
            check_reason(reason, usual);
        for (const std::string& line : parts_of(cell("evidence"), ";"))
            check_evidence(line.substr(0, line.find(" (")));
    }
    std::map<std::string, int> seen; ///< kinds of reason that were recomputed

  private:
    void check_reason(const std::string& reason, double usual) {
        std::smatch m;
        if (std::regex_search(reason, m, std::regex("^(?:([0-9]+) of )?([0-9,]+) common partners?: (.*)$"))) {
            ++seen["introducers"];
            EXPECT_EQ(number_in(m[2]), static_cast<double>(strongest_.size()));
            const std::size_t named = m[1].matched ? std::stoul(m[1]) : strongest_.size();
            EXPECT_EQ(named, std::min<std::size_t>(3, strongest_.size()));
            check_introducers(m[3], named);
        } else if (std::regex_search(reason, m, std::regex("shared themes?: (.*)$"))) {
            ++seen["themes"];
            check_themes(reason, m[1]);
        } else if (std::regex_search(reason, m, std::regex("work together (?:only )?([0-9.,]+) times as often"))) {
            ++seen["usual"];
            EXPECT_NEAR(number_in(m[1]), usual, (usual < 0.095 ? 0.0051 : 0.051) + tolerance_ * usual);
            EXPECT_EQ(reason.starts_with("against it"), usual < 1);
        } else if (reason.starts_with("would be the first tie between")) {
            ++seen["first"];
            for (const std::string& g : world_.groups.at(i_))
                for (const std::string& h : world_.groups.at(j_))
                    EXPECT_TRUE(g != h && !world_.group_contacts.contains(both(g, h))) << g << " " << h;
        } else if (std::regex_search(
                       reason, m,
                       std::regex("(?:call|calls|[0-9]+ of [0-9]+ calls from which both have projects): (.*)$"))) {
            ++seen["calls"];
            check_calls(reason, m[1]);
        } else if (std::regex_search(reason, m,
                                     std::regex("^(?:(one|[0-9,]+) of the |(?:all )?)([0-9,]+|both) common partners "
                                                "ha(?:s|ve) a project"))) {
            ++seen["coordinators"];
            const double all = m[2] == "both" ? 2 : number_in(m[2]);
            EXPECT_EQ(!m[1].matched ? all : m[1] == "one" ? 1 : number_in(m[1]), static_cast<double>(led_partners()));
            EXPECT_EQ(all, static_cast<double>(strongest_.size()));
        } else if (reason.starts_with("the common partner and one of the two have a project")) {
            ++seen["coordinators"];
            EXPECT_EQ(led_partners(), 1);
            EXPECT_EQ(strongest_.size(), 1U);
        } else if (std::regex_search(reason, m,
                                     std::regex("([0-9.,]+) and ([0-9.,]+) partners per project in the mean "
                                                "\\(usual: ([0-9.,]+)\\)"))) {
            ++seen["sizes"];
            EXPECT_NEAR(number_in(m[1]), partners_each_.at(i_), 0.051);
            EXPECT_NEAR(number_in(m[2]), partners_each_.at(j_), 0.051);
            EXPECT_NEAR(number_in(m[3]), usual_partners_, 0.051);
            const double mean = std::sqrt(partners_each_.at(i_) * partners_each_.at(j_));
            EXPECT_EQ(reason.starts_with("against it"), mean > usual_partners_);
            EXPECT_EQ(reason.find("on the whole") == std::string::npos,
                      (partners_each_.at(i_) < usual_partners_) == (partners_each_.at(j_) < usual_partners_));
        } else {
            ++seen["place"];
            check_place(reason);
        }
    }
    /// Each of the strongest is named, with its last joint project or relation with either end.
    void check_introducers(const std::string& text, std::size_t named) {
        std::size_t at = 0;
        for (std::size_t k = 0; k < named; ++k) {
            std::string name = world_.actors.at(strongest_[k]).name;
            std::replace(name.begin(), name.end(), ';', ',');
            at = text.find(name.empty() ? strongest_[k] : name, 0);
            EXPECT_NE(at, std::string::npos) << strongest_[k];
        }
        if (world_.projects)
            check_projects(text, named);
        else
            check_years(text);
    }
    void check_projects(const std::string& text, std::size_t named) {
        const std::regex pattern(R"(\(project (\S+), ([0-9]{4}) / project (\S+), ([0-9]{4})\))");
        std::size_t k = 0;
        for (std::sregex_iterator m(text.begin(), text.end(), pattern), end; m != end; ++m, ++k) {
            ASSERT_LT(k, named);
            check_last((*m)[1], (*m)[2], i_, strongest_[k]);
            check_last((*m)[3], (*m)[4], j_, strongest_[k]);
        }
        EXPECT_EQ(k, named) << "each introducer names its last joint project with either end";
    }
    void check_last(const std::string& project, const std::string& year, const std::string& x, const std::string& z) {
        double latest = 0;
        bool joint = false;
        for (const std::size_t r : world_.joint.at(both(x, z))) {
            latest = std::max(latest, world_.records[r].a);
            joint = joint || (world_.records[r].id == project && world_.records[r].year == year);
        }
        EXPECT_TRUE(joint) << project << " of " << x << " and " << z;
        for (const std::size_t r : world_.joint.at(both(x, z)))
            if (world_.records[r].id == project) {
                EXPECT_EQ(world_.records[r].a, latest) << project << " is not the last";
            }
    }
    /// Every year belongs to a row between one of the introducers and one of the ends.
    void check_years(const std::string& text) {
        std::set<std::string> years;
        for (std::size_t k = 0; k < std::min<std::size_t>(3, strongest_.size()); ++k)
            for (const std::string& end : {i_, j_})
                for (const std::size_t r : world_.joint.at(both(end, strongest_[k])))
                    years.insert(world_.records[r].year);
        const std::regex since("since ([0-9]{4})");
        for (std::sregex_iterator m(text.begin(), text.end(), since), end; m != end; ++m)
            EXPECT_TRUE(years.contains((*m)[1])) << (*m)[0];
    }
    void check_themes(const std::string& reason, const std::string& list) {
        std::size_t shared = 0;
        std::map<std::string, std::pair<double, double>> counts; ///< by name
        Ids all;
        for (const Record& r : world_.records)
            all.insert(r.themes.begin(), r.themes.end());
        for (const std::string& end : {i_, j_})
            all.insert(world_.actors.at(end).themes.begin(), world_.actors.at(end).themes.end());
        for (const std::string& theme : all) {
            const double x = world_.mentions(i_, theme), y = world_.mentions(j_, theme);
            const auto name = world_.theme_names.find(theme);
            if (x > 0 && y > 0) {
                ++shared;
                counts[name == world_.theme_names.end() ? theme : name->second] = {x, y};
            }
        }
        std::smatch m;
        if (std::regex_search(reason, m, std::regex("^([0-9]+) of ([0-9]+) shared themes")))
            EXPECT_EQ(std::stoul(m[2]), shared);
        else
            EXPECT_LE(shared, 3U);
        EXPECT_EQ(check_counts(list, counts), std::min<std::size_t>(3, shared));
    }
    std::ptrdiff_t led_partners() const {
        return std::count_if(strongest_.begin(), strongest_.end(),
                             [&](const std::string& z) { return world_.led(i_, z) || world_.led(j_, z); });
    }
    void check_calls(const std::string& reason, const std::string& list) {
        std::map<std::string, std::pair<double, double>> counts;
        const auto theirs = world_.calls_of(j_);
        for (const auto& [call, count] : world_.calls_of(i_))
            if (theirs.contains(call))
                counts[call] = {count, theirs.at(call)};
        std::smatch m;
        if (std::regex_search(reason, m, std::regex("^([0-9]+) of ([0-9]+) calls"))) {
            EXPECT_EQ(std::stoul(m[2]), counts.size());
        }
        EXPECT_EQ(check_counts(list, counts), std::min<std::size_t>(3, counts.size()));
    }
    /// "A (2 and 1 projects), B (1 each) and C (...)": how many are named, each with its counts.
    static std::size_t check_counts(const std::string& list,
                                    const std::map<std::string, std::pair<double, double>>& counts) {
        const std::regex item(R"(\(([0-9,]+)(?: and ([0-9,]+))?( projects?| mentions?)?( each)?\))");
        std::size_t from = 0, named = 0;
        for (std::sregex_iterator at(list.begin(), list.end(), item), end; at != end; ++at, ++named) {
            std::string name = list.substr(from, static_cast<std::size_t>(at->position()) - from);
            from = static_cast<std::size_t>(at->position() + at->length());
            for (const std::string joiner : {", ", " and "})
                if (name.starts_with(joiner))
                    name = name.substr(joiner.size());
            name.pop_back();
            EXPECT_TRUE(counts.contains(name)) << name;
            if (!counts.contains(name))
                return named;
            EXPECT_EQ(number_in((*at)[1]), counts.at(name).first) << name;
            EXPECT_EQ(number_in((*at)[2].matched ? (*at)[2] : (*at)[1]), counts.at(name).second) << name;
        }
        return named;
    }
    void check_place(const std::string& reason) {
        const Actor& x = world_.actors.at(i_);
        const Actor& y = world_.actors.at(j_);
        std::smatch m;
        bool known = false;
        if (std::regex_search(reason, m, std::regex("both in the region ([^,]+)"))) {
            known = true;
            EXPECT_EQ(m[1], x.region);
            EXPECT_EQ(x.region, y.region);
        } else if (reason.starts_with("both in ")) {
            known = true;
            EXPECT_EQ(x.region, y.region) << "a town lies in one region";
        }
        if (std::regex_search(reason, m, std::regex("([0-9,]+) km apart"))) {
            known = true;
            const auto radians = [](const std::string& degrees) { return std::stod(degrees) * std::numbers::pi / 180; };
            const double central = std::acos(std::clamp(std::sin(radians(x.lat)) * std::sin(radians(y.lat)) +
                                                            std::cos(radians(x.lat)) * std::cos(radians(y.lat)) *
                                                                std::cos(radians(x.lon) - radians(y.lon)),
                                                        -1.0, 1.0));
            EXPECT_NEAR(number_in(m[1]), 6371 * central, 0.6);
        }
        EXPECT_TRUE(known || reason.find("less than 1 km") != std::string::npos) << "unknown reason: " << reason;
    }
    /// A row behind one of the strongest introducers and one of the ends.
    void check_evidence(const std::string& line) {
        ++seen["evidence"];
        const auto at = world_.lines.find(line);
        ASSERT_NE(at, world_.lines.end()) << line;
        bool behind = false;
        for (std::size_t k = 0; k < std::min<std::size_t>(3, strongest_.size()); ++k)
            for (const std::string& end : {i_, j_}) {
                if (!world_.projects) {
                    behind = behind || at->second == both(end, strongest_[k]);
                    continue;
                }
                const auto& [organisation, project] = at->second;
                for (const std::size_t r : world_.joint.at(both(end, strongest_[k])))
                    behind = behind || (world_.records[r].id == project &&
                                        (organisation == end || organisation == strongest_[k]));
            }
        EXPECT_TRUE(behind) << line;
    }

    const World& world_;
    Usual places_, types_;
    double tolerance_;
    std::map<std::string, double> partners_each_;
    double usual_partners_ = 0;
    std::string i_, j_;
    std::vector<std::string> strongest_;
};

constexpr std::size_t kRows = 50;

/// Fifty rows, drawn by a fixed seed.
void check_rows(const std::string& csv, Checker& checker) {
    const PlainTable list = read_plain_csv(csv);
    ASSERT_GT(list.rows.size(), kRows);
    Random random(20260101);
    std::set<std::size_t> drawn;
    while (drawn.size() < kRows)
        drawn.insert(random.below(std::min<std::size_t>(list.rows.size(), 9000)));
    std::size_t first = 0; // a reason too rare for the draw: the first ten rows that have it come along
    for (std::size_t k = 0; k < list.rows.size() && first < 10; ++k)
        if (list.at(list.rows[k], "reasons").find("would be the first tie") != std::string::npos) {
            drawn.insert(k);
            ++first;
        }
    for (const std::size_t k : drawn)
        checker.check(list, list.rows[k]);
    for (const char* kind : {"introducers", "themes", "usual", "evidence"})
        EXPECT_GT(checker.seen[kind], 10) << kind;
}

TEST(Recompute, FiftyRecommendationsOfTheExampleHoldAgainstItsRows) {
    World world = world_of_data();
    Ids countries;
    for (const auto& [id, actor] : world.actors)
        countries.insert(actor.place);
    countries.erase("");
    if (countries.size() < 2) // then places are regions
        for (auto& [id, actor] : world.actors)
            actor.place = actor.region;
    Checker checker(world, 1e-9);
    ProcessOptions options;
    options.folder = CLUSTERBRIDGE_SOURCE_DIR;
    const ProcessResult run = run_binary({"recommend", "data", "--each", "5", "--lang", "en"}, options);
    ASSERT_EQ(run.exit_code, 0) << run.err;
    check_rows(run.out, checker);
    EXPECT_GT(checker.seen["place"], 0);
    EXPECT_GT(checker.seen["first"], 0);
}

TEST(Recompute, FiftyRecommendationsOfAFrameworkProgrammeHoldAgainstItsRows) {
    const std::string packed =
        CLUSTERBRIDGE_SOURCE_DIR "/../shared/testdata/cordis-h2020-before-2018/participations.csv.gz";
    if (!std::filesystem::exists(packed))
        GTEST_SKIP() << "no participations of H2020 beside the sources";
    const ProcessResult unpacked = run_process("/bin/gzip", {"-dc", packed});
    ASSERT_EQ(unpacked.exit_code, 0) << unpacked.err;
    const ScratchFolder folder;
    std::ofstream(folder / "participations.csv", std::ios::binary) << unpacked.out;
    const World world = world_of_participations(unpacked.out);
    // of organisations whose rows differ, the test knows one spelling only
    Checker checker(world, 0.01);
    ProcessOptions options;
    options.folder = folder.path();
    const ProcessResult run =
        run_binary({"recommend", "participations.csv", "--each", "1", "--lang", "en", "--quiet"}, options);
    ASSERT_EQ(run.exit_code, 0) << run.err;
    check_rows(run.out, checker);

    for (const char* kind : {"calls", "coordinators", "sizes"})
        EXPECT_GT(checker.seen[kind], 3) << kind;

    const ProcessResult endless =
        run_binary({"recommend", "participations.csv", "--top", "all", "--per-organisation", "0"}, options);
    EXPECT_EQ(endless.exit_code, 2) << "nobody reads millions of rows";
    EXPECT_NE(endless.err.find("more than 5,000,000 rows"), std::string::npos) << endless.err;
    EXPECT_TRUE(endless.out.empty());
}

} // namespace
} // namespace clusterbridge::recompute
