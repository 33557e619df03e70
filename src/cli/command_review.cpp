#include "cli/command_review.hpp"

#include "cli/earlier_period.hpp"
#include "cli/output.hpp"
#include "cli/pdf_printer.hpp"
#include "cli/pipeline.hpp"
#include "cli/review_folder.hpp"
#include "cli/review_run.hpp"

#include <optional>

namespace clusterbridge {

const CommandText& review_text() {
    static const CommandText kText{
        "review",
        {"the main job: everything about one network, in one folder with a report",
         "die Hauptaufgabe: alles über ein Netz, in einem Ordner mit einem Bericht"},
        {"Reads a network and writes a folder: a report that opens in any browser (who holds the network together, "
         "which communities it really has, who should work together and does not, and who can introduce them), the "
         "tables behind it and the pictures. The folder appears whole or not at all, and the same input gives the same "
         "bytes.",
         "Liest ein Netz ein und schreibt einen Ordner: einen Bericht für jeden Browser (wer das Netz zusammenhält, "
         "welche Gemeinschaften es wirklich hat, wer zusammenarbeiten sollte und es nicht tut, und wer beide bekannt "
         "machen kann), die Tabellen dahinter und die Bilder. Der Ordner entsteht ganz oder gar nicht, und dieselbe "
         "Eingabe ergibt dieselben Bytes."},
        {{"clusterbridge review data/", {"a report in ./review/index.html", "ein Bericht in ./review/index.html"}},
         {"clusterbridge review members.csv projects.csv --output report --lang de",
          {"two files, a report in German", "zwei Dateien, ein deutscher Bericht"}},
         {"clusterbridge review data/ --region Stuttgart --since 2018 --output stuttgart --force",
          {"one region since 2018, replacing an earlier report",
           "eine Region seit 2018, anstelle eines früheren Berichts"}}}};
    return kText;
}

void declare(CLI::App& app, ReviewCommand& command) {
    Declaration d(app, OptionGroup::command);
    declare_group_by(app, command.group_by,
                     {"groups of the brokerage roles and of the recommendations: cluster, region, theme, country or a "
                      "column of yours",
                      "Gruppen der Vermittlerrollen und der Empfehlungen: cluster, region, theme, country oder eine "
                      "eigene Spalte"},
                     {"type for the roles; cluster, else region or country for the recommendations",
                      "type für die Rollen; cluster, sonst region oder country für die Empfehlungen"});
    declare_recommend(app, command.recommend);
    declare_communities(app, command.communities);
    declare_rank(app, command.rank);
    d.choice<Paper>("--paper", command.paper, {{"A4", Paper::a4}, {"A3", Paper::a3}, {"16:9", Paper::wide}},
                    {"size of the pictures", "Größe der Bilder"});
    d.date("--earlier-since", command.earlier.since, DateEnd::first_day,
           {"first day of an earlier period, see --earlier-until",
            "erster Tag eines früheren Zeitraums, siehe --earlier-until"});
    d.date("--earlier-until", command.earlier.until, DateEnd::last_day,
           {"last day of an earlier period: the figures of each cluster initiative show their change against it",
            "letzter Tag eines früheren Zeitraums: Die Kennzahlen jeder Clusterinitiative zeigen ihre Veränderung "
            "gegenüber diesem"});
    Declaration out(app, OptionGroup::output);
    out.text("--output", command.output, {"FOLDER", "ORDNER"}, {"the folder to write", "der Ordner, der entsteht"});
    out.flag("--timestamp", command.timestamp,
             {"put date and time into the report (two runs then differ)",
              "Datum und Uhrzeit in den Bericht setzen (zwei Läufe unterscheiden sich dann)"});
    out.flag("--pdf", command.pdf,
             {"also print the report to report.pdf, with Chromium or else WeasyPrint where one is installed",
              "den Bericht auch als report.pdf drucken, mit Chromium oder sonst WeasyPrint, wo eines installiert ist"});
    declare_input(app, command.input);
    declare_common(app, command.common);
}

int run(const ReviewCommand& command, Environment& environment) {
    check(command.input);
    check(command.common);
    check_earlier(command);
    check_review_folder(command.output, command.input.inputs, command.common.force, *environment.files);
    refuse_project_nodes(command.input, "review");
    check_output_files({}, command.input.inputs, command.common, *environment.files);

    std::optional<PdfPrinter> printer;
    if (command.pdf)
        printer = find_pdf_printer(environment);

    Session session(command.common, environment);
    std::optional<EarlierClusters> earlier;
    const Loaded loaded = load_with_earlier(command, session, earlier);
    const std::vector<ReportFile> files = review_files(command, loaded, session, printer, earlier);
    write_review_folder(command.output, files, environment.process, *environment.files);
    session.finish();
    return 0;
}

} // namespace clusterbridge
