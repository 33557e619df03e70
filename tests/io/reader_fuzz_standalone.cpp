#include "base/random.hpp"
#include "base/text.hpp"
#include "io/packing.hpp"
#include "io/zip_archive.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// Drives the fuzz target without an engine: seeded mutations of the files of tests/corpus and of small tables.
///     reader_fuzz [ROUNDS [KIND]]     default 20,000 of every kind: csv graphml gexf pajek dot xlsx zip edges
///     decisions
namespace {

using clusterbridge::Random;

constexpr std::array<std::string_view, 9> kKinds{"csv",  "graphml", "gexf",  "pajek",    "dot",
                                                 "xlsx", "zip",     "edges", "decisions"};
constexpr std::size_t kDecisionsBook = kKinds.size(); ///< a workbook read as a table of decisions
constexpr std::size_t kLargestSeed = 20000;

/// What breaks a format is seldom a random byte: pieces of each, between commas; \n stands for a line break.
constexpr std::array<std::string_view, 9> kPieces{
    "\",\n,;,|,\t,1.234,56,0x10,NaN,1e400,sep=,\r\n,\xC3\xA4,\xE2\x80\x8B",
    "<node id=\"a\">,</node>,<graph>,</graph>,<edge source=\"a\" target=\"b\">,</edge>,<data key=\"w\">,</data>,<key "
    "id=\"w\" for=\"all\" attr.name=\"id\"/>,<default>,</default>,<port/>,&#1;,&amp;,<![CDATA[,]]>,<!--,-->,\xFF\xFE",
    "<nodes>,</nodes>,<node id=\"a\">,</node>,<edges>,</edges>,<attvalue for=\"0\" "
    "value=\"1\"/>,<attributes>,</attributes>,<attribute "
    "id=\"0\" title=\"id\">,</attribute>,<default>,</default>,<spell start=\"2015\"/>,pid=\"a\",&#1;,]]>,<!--",
    "*Vertices 3,*Vertices 2 1,*Edges,*Arcs,*Arcs :1 \"x\",*Edgeslist,*Matrix,*Partition x,\n,\r\n,\",\\,1 2 3,-1,id,0,"
    "99999999999,[1-2],%",
    "{,},[,],->,--,subgraph,node,edge,graph,strict,\",\\,<,>,=,;,:,+,/*,*/,#,//,id=b,\n",
    "<row r=\"1\">,</row>,<c r=\"A1\" t=\"s\">,<c "
    "r=\"XFD1048576\">,</c>,<v>,</v>,<is><t>,</t></is>,<f/>,<mergeCell "
    "ref=\"A1:C3\"/>,<si>,</si>,_x000A_,&#1;,1e400,r=\"0\",t=\"e\"",
    "PK,\n,\",;",
    "#,%, ,\t,;,\n,1,a",
    "same,different,part_of,gleich,\n,;,\",a,b,c,d,id_a"};

std::vector<std::string> pieces_of(std::size_t kind) {
    std::vector<std::string> pieces;
    std::string_view text = kPieces[kind];
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        pieces.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    pieces.emplace_back(1, '\0');
    pieces.emplace_back(",");
    return pieces;
}

std::size_t kind_of(const std::filesystem::path& path) {
    const std::string ending = path.extension().string();
    if (path.string().find("/decisions/") != std::string::npos && path.filename() == "d.csv")
        return 8;
    constexpr std::array<std::string_view, 8> kEndings{".csv", ".graphml", ".gexf", ".net",
                                                       ".gv",  ".xlsx",    ".zip",  ".edges"};
    const auto at = std::find(kEndings.begin(), kEndings.end(), ending);
    return at == kEndings.end() ? kKinds.size() : static_cast<std::size_t>(at - kEndings.begin());
}

using Seeds = std::vector<std::vector<std::string>>;

Seeds seeds() {
    Seeds found(kKinds.size());
    found[0] = {"source;target;weight;note\na;b;1,5;\"x\ny\"\nc;d;2;\xC3\xA4\ne;f;;\n",
                "project_id,org_id,start_date,activity_type,topic\np,a,2015-01-01,HES,X|topic:Y\np,b,2015,PRC,X\n",
                std::string("\xFF\xFEs\0o\0u\0r\0c\0e\0,\0t\0a\0r\0g\0e\0t\0\n\0a\0,\0b\0\n\0", 36),
                "sep=|\r\nQuelle|Ziel|Seit|Gewicht\r\na|b|01.02.2016|1.234,56\r\n"};
    found[7] = {"a b\nb c 2\n% x\nc a 0.5\n", "a,b,1\nc,d\n"};
    found[8] = {"id_a;id_b;decision\na;b;gleich\nb;c;part_of\nc;d;different\n"};
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(CLUSTERBRIDGE_SOURCE_DIR "/tests/corpus"))
        if (entry.is_regular_file() && entry.file_size() <= kLargestSeed)
            paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths)
        if (const std::size_t kind = kind_of(path); kind < kKinds.size()) {
            std::ifstream file(path, std::ios::binary);
            if (std::string bytes{std::istreambuf_iterator<char>(file), {}}; !bytes.empty())
                found[kind].push_back(std::move(bytes));
        }
    return found;
}

std::string mutated(std::string text, const std::string& other, const std::vector<std::string>& pieces,
                    Random& random) {
    const auto below = [&](std::size_t n) {
        return static_cast<std::size_t>(random.below(std::max<std::size_t>(1, n)));
    };
    for (std::uint64_t k = random.below(8); k > 0; --k) {
        const std::size_t at = below(text.size());
        const std::string piece =
            random.chance(0.8) ? pieces[below(pieces.size())] : std::string(1, static_cast<char>(random.below(256)));
        switch (random.below(6)) {
        case 0: // over what is there
            text.replace(at, std::min(piece.size(), text.size() - at), piece);
            break;
        case 1:
        case 2:
            text.insert(at, piece);
            break;
        case 3:
            text.erase(at, 1 + below(text.size() - at) / 4);
            break;
        case 4: // a stretch again, elsewhere
            text.insert(below(text.size()), text.substr(at, 1 + below(200)));
            break;
        default: // the end of another file
            if (const std::size_t from = below(other.size()); from < other.size())
                text = text.substr(0, at) + other.substr(from);
        }
    }
    return text;
}

/// Every part of a zip file, one of them mutated: packed again, so that checksums hold.
std::string mutated_inside(const std::string& bytes, const std::string& other, const std::vector<std::string>& pieces,
                           Random& random) {
    clusterbridge::ZipArchive archive(bytes);
    clusterbridge::Members members;
    for (const auto& member : archive.members())
        if (auto whole = archive.read_whole(member, kLargestSeed * 100))
            members.emplace_back(member.name, std::move(*whole));
    if (members.empty())
        return mutated(bytes, other, pieces, random);
    auto& chosen = members[static_cast<std::size_t>(random.below(members.size()))].second;
    const std::string& source = members[static_cast<std::size_t>(random.below(members.size()))].second;
    chosen = mutated(std::move(chosen), source, pieces, random);
    return clusterbridge::zip_of(members);
}

void run(std::size_t kind, std::int64_t rounds, const std::vector<std::string>& seeds) {
    const std::vector<std::string> pieces = pieces_of(kind);
    Random random(1, static_cast<std::uint32_t>(kind));
    const auto any = [&]() -> const std::string& {
        return seeds[static_cast<std::size_t>(random.below(seeds.size()))];
    };
    const bool zipped = kKinds[kind] == "xlsx" || kKinds[kind] == "zip";
    for (std::int64_t round = 0; round < rounds; ++round) {
        const std::string& seed = any();
        const std::size_t as = kKinds[kind] == "xlsx" && random.chance(0.1) ? kDecisionsBook : kind;
        std::string bytes{static_cast<char>(random.below(4)), static_cast<char>(as)};
        bytes += zipped && random.chance(0.8) ? mutated_inside(seed, any(), pieces, random)
                                              : mutated(seed, any(), pieces, random);
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    }
    std::printf("%-10s %lld inputs from %zu files, none of them broke the reader\n", std::string(kKinds[kind]).c_str(),
                static_cast<long long>(rounds), seeds.size());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    const auto rounds = argc > 1 ? clusterbridge::parse_integer(argv[1]).value_or(0) : 20000;
    const std::string_view only = argc > 2 ? argv[2] : "";
    const Seeds all = seeds();
    bool any = false;
    for (std::size_t kind = 0; kind < kKinds.size(); ++kind)
        if (only.empty() || only == kKinds[kind]) {
            run(kind, rounds, all[kind]);
            any = true;
        }
    return rounds > 0 && any ? 0 : 1;
}
