#include "base/random.hpp"
#include "reading.hpp"

#include <algorithm>
#include <set>
#include <thread>
#include <tuple>

namespace clusterbridge {
namespace {

/// What a row says, and whether most rows are like it.
std::string row_of(Random& random, double odd, const std::string& end) {
    static const std::vector<std::string> kOdd = {"\"a, b\",c,2",
                                                  " x1 ,y1,3",
                                                  "x1,\xC2\xA0y2\xC2\xA0,1",
                                                  "Universit\xC3\xA4t,x3,1",
                                                  "x4,x4,1",
                                                  "source,target,weight",
                                                  "x5,x6,0",
                                                  "x5,x6,-1",
                                                  "x5,x6,many",
                                                  "x5,,1",
                                                  ",x6,1",
                                                  "'x7,x8,1",
                                                  "x9,'=x10,1",
                                                  "x11,x12,1.234",
                                                  "",
                                                  ",,",
                                                  "x13,x14, 5 ",
                                                  "x15,x16,1e3",
                                                  "x17,x18,0.1",
                                                  "x19,x20,1e400",
                                                  "x21,x22,\"2\"",
                                                  "x23,\"x\"\"4\",1",
                                                  "x25,x26,007",
                                                  "x27,x28,1.0",
                                                  "target,source,1",
                                                  "\xEF\xBB\xBFx29,x30,1",
                                                  "source,x31,1",
                                                  "x32,x33,.5",
                                                  "x34,x35,5.",
                                                  "x36,x37,1234567890123456789"};
    if (random.chance(odd))
        return kOdd[static_cast<std::size_t>(random.below(kOdd.size()))] + end;
    const std::string weight =
        random.chance(0.2) ? "" : std::to_string(1 + random.below(random.chance(0.1) ? 5000 : 9));
    const std::uint64_t a = random.below(300);
    const std::string fraction = random.chance(0.1) && !weight.empty() ? ".25" : "";
    return "x" + std::to_string(a) + ",organisation" + std::to_string(random.below(200)) + "," + weight + fraction +
           end;
}

struct Read {
    std::vector<std::string> ids, messages;
    std::vector<std::tuple<NodeId, NodeId, double, Decimal, RowRef>> ties;
    std::vector<std::uint64_t> counts;
    friend bool operator==(const Read&, const Read&) = default;
};

Read summary(const std::string& text, unsigned threads) {
    RunControl run;
    run.threads = threads;
    const ReadResult result =
        read_network(MemoryFileSystem({{"ties.csv", text}}), {"ties.csv"}, {.lenient = true}, {}, run);
    Read all;
    for (const Organisation& o : result.network.organisations)
        all.ids.push_back(o.id + "/" + o.name());
    for (const TieRow& row : result.network.ties)
        all.ties.emplace_back(row.source, row.target, row.weight, row.exact_weight, row.row);
    for (const Diagnostic& d : result.diagnostics.all())
        all.messages.push_back(format(d, Language::de));
    const InputFile& file = result.network.files.front();
    all.counts = {file.rows_read, file.rows_used, file.rows_merged, file.rows_rejected, file.rows_skipped};
    all.messages.insert(all.messages.end(), file.reading.samples.begin(), file.reading.samples.end());
    expect_accounted(result);
    return all;
}

/// The same rows, once as they are and once with an empty note, which makes the reader look at every row by itself.
void expect_alike(std::uint64_t seed, std::size_t rows, double odd, const std::string& line_end) {
    std::string plain = "source,target,weight" + line_end, noted = "source,target,weight,note" + line_end;
    Random random(seed);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::string row = row_of(random, odd, "");
        plain += row + line_end;
        noted += row + (row.empty() ? "" : ",") + line_end;
    }
    const Read one = summary(plain, 1);
    const Read other = summary(noted, 1);
    EXPECT_EQ(one.ids, other.ids);
    EXPECT_EQ(one.ties, other.ties);
    EXPECT_EQ(one.counts, other.counts);
    EXPECT_EQ(one.messages, other.messages);
    EXPECT_GT(one.ties.size(), rows / 3);
    for (const unsigned threads : {2U, 3U})
        EXPECT_TRUE(summary(plain, threads) == one) << threads << " threads";
}

TEST(PlainTies, AreReadAsIfEveryRowWereLookedAtByItself) {
    expect_alike(1, 300, 0, "\n");
    expect_alike(2, 2000, 0.02, "\r\n");
    expect_alike(3, 3000, 0.5, "\n");
    expect_alike(4, 400, 0.1, "\r");
}

TEST(PlainTies, ManyOfThemAreSharedAmongThreadsAndComeOutAlike) {
    expect_alike(5, 40000, 0, "\n");
    expect_alike(6, 60000, 0.0001, "\n");
}

TEST(PlainTies, SoManyThatThreadsDivideWhatComesAfterThemComeOutAlike) {
    std::string text = "source,target,weight\n";
    Random random(9);
    for (int i = 0; i < 260000; ++i) // 250,000 ties and 50,000 ids are worth a second thread (network_builder.cpp)
        text += "org" + std::to_string(random.below(60000)) + ",Org" + std::to_string(random.below(1000)) + ",1\n";
    text += "Summe,org1,1\n1.23E+05,org2,1\nB\xC3\x83\xC2\xBCro,org3,1\n"; // said of ids, whoever looks first
    const Read one = summary(text, 1);
    EXPECT_GT(one.ids.size(), 50000U);
    EXPECT_GT(one.ties.size(), 250000U);
    EXPECT_GT(one.messages.size(), 2U);
    for (const unsigned threads : {2U, 3U})
        EXPECT_TRUE(summary(text, threads) == one) << threads << " threads";
}

/// Rows for some pieces of their own (plain_ties.cpp), with names that come up only here and there.
std::vector<std::string> many_rows(std::size_t count) {
    std::vector<std::string> rows;
    Random random(11);
    for (std::size_t i = 0; i < count; ++i)
        rows.push_back("organisation-" + std::to_string(random.below(3000) + i / 20) + ",partner-" +
                       std::to_string(random.below(500)) + "," +
                       (random.chance(0.1) ? "0.25" : std::to_string(1 + random.below(7))));
    return rows;
}

std::string table_of(const std::vector<std::string>& rows, const std::string& line_end, bool last_line_end = true) {
    std::string text = "source,target,weight" + line_end;
    for (const std::string& row : rows)
        text += row + line_end;
    return last_line_end ? text : text.substr(0, text.size() - line_end.size());
}

void expect_alike_on_threads(const std::string& text, const std::string& what) {
    ASSERT_GT(text.size(), std::size_t{5} << 19U) << "too small for five pieces";
    const Read one = summary(text, 1);
    EXPECT_GT(one.ties.size(), 80000U) << what;
    for (const unsigned threads : {2U, 3U, 5U})
        EXPECT_TRUE(summary(text, threads) == one) << what << ", " << threads << " threads";
}

constexpr std::size_t kManyRows = 90000;

TEST(PlainTies, OfPiecesOfTheTextAreThoseOfTheWhole) {
    const auto rows = many_rows(kManyRows);
    for (const std::string line_end : {"\n", "\r\n", "\r"})
        expect_alike_on_threads(table_of(rows, line_end), "ends of lines");
    expect_alike_on_threads(table_of(rows, "\n", false), "no end of the last line");
}

TEST(PlainTies, CutAnywhereInARowAreThoseOfTheWhole) {
    std::vector<std::string> rows(kManyRows, "a-long-enough-name,another-long-name,1");
    rows.back() += "0";
    for (std::size_t i = 0; i < 40; ++i) { // pieces of rows of one length begin at every place in a row in turn
        rows[7] = std::string(1 + i, 'x') + ",y,1";
        const std::string text = table_of(rows, "\n");
        const Read two = summary(text, 2);
        ASSERT_EQ(two.ties.size(), kManyRows);
        EXPECT_EQ(two.counts[0], kManyRows);
        EXPECT_EQ(std::get<RowRef>(*std::find_if(two.ties.begin(), two.ties.end(),
                                                 [](const auto& tie) { return std::get<double>(tie) == 10; }))
                      .line,
                  kManyRows + 1);
    }
}

TEST(PlainTies, WithARowOfAnotherKindInAPieceAreThoseOfTheWhole) {
    const auto rows = many_rows(kManyRows);
    for (const std::string odd : {"\"two\nlines\",b,1", "Universit\xC3\xA4t,b,2", "same,same,1", "a,b,many", "a,b"}) {
        std::vector<std::size_t> places = {100, kManyRows - 1};
        for (const std::size_t half : {kManyRows / 2, kManyRows / 3, kManyRows / 5})
            for (const std::size_t around : {half - 500, half - 1, half, half + 1, half + 500})
                places.push_back(around);
        auto with_all = rows;
        for (const std::size_t place : places)
            with_all[place] = odd;
        expect_alike_on_threads(table_of(with_all, "\n"), odd);
        auto with_one = rows;
        with_one[kManyRows / 4] = odd;
        expect_alike_on_threads(table_of(with_one, "\n"), odd);
    }
}

TEST(PlainTies, CutInsideAQuotedFieldAreThoseOfTheWhole) {
    const auto rows = many_rows(kManyRows);
    std::string field = "\"";
    for (int i = 0; i < 9000; ++i) // lines that look like rows, around the middle of the text and both thirds
        field += "not" + std::to_string(i) + ",a row,1\n";
    field += "\"";
    for (const std::size_t place : {kManyRows / 2 - 4000, kManyRows / 3 - 3000, 2 * kManyRows / 3 - 6000}) {
        auto with = rows;
        with[place] = field + ",b,1";
        expect_alike_on_threads(table_of(with, "\n"), "at row " + std::to_string(place));
    }
}

TEST(PlainTies, OfASecondFileInPiecesKeepItsNameAndLines) {
    const std::string text = table_of(many_rows(kManyRows), "\n");
    const MemoryFileSystem files({{"a.csv", "source,target\nfirst,organisation-7\n"}, {"b.csv", text}});
    std::vector<TieRow> one;
    for (const unsigned threads : {1U, 2U, 3U}) {
        RunControl run;
        run.threads = threads;
        const ReadResult result = read_network(files, {"a.csv", "b.csv"}, {}, {}, run);
        std::vector<TieRow> rows(result.network.ties.begin(), result.network.ties.end());
        ASSERT_EQ(rows.size(), kManyRows + 1);
        std::set<std::uint64_t> lines;
        for (const TieRow& row : rows)
            if (row.row.file == 1)
                lines.insert(row.row.line);
        EXPECT_EQ(lines.size(), kManyRows);
        EXPECT_EQ(*lines.rbegin(), kManyRows + 1);
        if (threads == 1)
            one = rows;
        for (std::size_t i = 0; i < rows.size(); ++i)
            ASSERT_TRUE(rows[i].row == one[i].row && rows[i].source == one[i].source &&
                        rows[i].target == one[i].target && rows[i].exact_weight == one[i].exact_weight);
    }
}

TEST(PlainTies, OfPiecesWhoseWeightsAddUpBeyondANumberAreRefusedAtTheirLine) {
    auto rows = many_rows(kManyRows);
    rows[10] = rows[kManyRows / 4] = "a,b,8e307"; // no piece alone is too heavy
    rows[kManyRows - 2] = "a,b,5e307";
    expect_alike_on_threads(table_of(rows, "\n"), "too heavy");
    EXPECT_EQ(summary(table_of(rows, "\n"), 2).counts[3], 1U);
}

TEST(PlainTies, EndWithTheFileWhereverItEnds) {
    std::string rows;
    for (int i = 0; i < 255; ++i) // a piece of rows that are taken apart at once, less the last
        rows += "a" + std::to_string(i) + ",b,1\n";
    const std::string header = "source,target,weight\nq1,q2,1\nq3,q4,1\nq5,q6,1\n";
    for (const std::string last : {"", "y,z,7", "y,z,", "y,z,7\n", "y,z,7\n\n", "y,z,x\n", "\"y\",z,7"})
        for (const unsigned threads : {1U, 2U}) {
            const Read read = summary(header + rows + last, threads);
            const bool used = last.starts_with("y,z,7") || last == "y,z," || last.starts_with("\"");
            EXPECT_EQ(read.ties.size(), 258U + (used ? 1 : 0)) << last;
            EXPECT_EQ(read.counts[3], last == "y,z,x\n" ? 1U : 0U);
        }
}

TEST(PlainTies, OfTwoColumnsWeighOne) {
    std::string text = "target;source\n";
    for (int i = 0; i < 500; ++i)
        text += "a" + std::to_string(i) + ";b" + std::to_string(i) + "\n";
    const ReadResult result = read_ties_text(text);
    ASSERT_EQ(result.network.ties.size(), 500U);
    for (const TieRow& row : result.network.ties) {
        EXPECT_EQ(row.weight, 1);
        EXPECT_EQ(row.exact_weight, (Decimal{1, 0}));
        EXPECT_EQ(result.network.organisations[row.source].id[0], 'b');
    }
}

TEST(PlainTies, WhoseWeightsAddUpBeyondANumberAreRefusedAtTheirLine) {
    std::string text = "source,target,weight\n";
    for (int i = 0; i < 400; ++i)
        text += "a" + std::to_string(i) + ",b" + std::to_string(i) + (i < 398 ? ",1\n" : ",1e308\n");
    EXPECT_THAT(refusal({{"t.csv", text}}), testing::HasSubstr("t.csv:401: "));
}

TEST(PlainTies, AStopRequestedMeanwhileEndsThem) {
    std::string text = "source,target\n";
    for (int i = 0; i < 30000; ++i)
        text += "a" + std::to_string(i % 700) + ",b" + std::to_string(i % 500) + "\n";
    std::stop_source source;
    source.request_stop();
    for (const unsigned threads : {1U, 2U}) {
        RunControl run;
        run.threads = threads;
        run.stop = source.get_token();
        EXPECT_THROW(read_network(MemoryFileSystem({{"t.csv", text}}), {"t.csv"}, {}, {}, run), Error);
    }
}

TEST(PlainTies, OfPiecesEndWithAStop) {
    const std::string text = table_of(many_rows(4 * kManyRows), "\n");
    std::stop_source source;
    source.request_stop();
    RunControl run{3, source.get_token(), {}};
    EXPECT_THROW(read_network(MemoryFileSystem({{"t.csv", text}}), {"t.csv"}, {}, {}, run), Error);
    RunControl later{3, {}, {}};
    std::stop_source soon;
    later.stop = soon.get_token();
    std::jthread stopper([&] { soon.request_stop(); }); // before, within or behind: it stops or it is whole
    try {
        const ReadResult result = read_network(MemoryFileSystem({{"t.csv", text}}), {"t.csv"}, {}, {}, later);
        EXPECT_EQ(result.network.ties.size(), 4 * kManyRows);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::stopped);
    }
}

} // namespace
} // namespace clusterbridge
