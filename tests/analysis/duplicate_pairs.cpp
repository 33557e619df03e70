// The driver of bench/duplicates.py: reads an input, compares its organisations by name and place alone (identifiers
// would give the answer away) and prints `id_a,id_b,score` of every pair from 0.5 on, the time on standard error.
#include "analysis/duplicates.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "io/file_system.hpp"
#include "io/network_reader.hpp"

#include <chrono>
#include <iostream>
#include <string>

int main(int argc, char** argv) {
    using namespace clusterbridge;
    try {
        const RealFileSystem files;
        const ReadResult read = read_network(files, {argv + 1, argv + argc});
        RunControl run;
        run.threads = 2;
        const auto start = std::chrono::steady_clock::now();
        const DuplicateStudy study = find_duplicates(
            read.network, {.threshold = kDuplicateThreshold, .settled = {}, .use_identifiers = false}, run);
        const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
        for (const DuplicatePair& pair : study.pairs) {
            const auto& o = read.network.organisations;
            std::cout << o[pair.a].id << ',' << o[pair.b].id << ',' << shortest(pair.score) << ','
                      << (pair.proposed == Decision::same ? 1 : 0) << '\n';
        }
        std::cerr << read.network.size() << " organisations, " << study.candidates << " pairs compared, "
                  << fixed(wall.count(), 2) << " s\n";
    } catch (const Error& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return 0;
}
