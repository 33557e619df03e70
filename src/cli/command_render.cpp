#include "cli/command_render.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/pictures.hpp"
#include "cli/pipeline.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

constexpr std::size_t kSuggestions = 10;
constexpr std::size_t kShortList = 20;

const std::vector<std::pair<std::string, PictureFormat>> kEndings{{".svg", PictureFormat::svg},
                                                                  {".pdf", PictureFormat::pdf},
                                                                  {".png", PictureFormat::png},
                                                                  {".gv", PictureFormat::gv}};

PictureFormat format_of(const std::string& path) {
    const std::string lower = ascii_lower(path);
    for (const auto& [ending, format] : kEndings)
        if (lower.ends_with(ending))
            return format;
    throw Error(ErrorCode::usage, {path + ": the ending names no format of a picture; use .svg, .pdf, .png or .gv",
                                   path + ": die Endung nennt kein Bildformat; nehmen Sie .svg, .pdf, .png oder .gv"});
}

std::vector<PictureFormat> formats_of(const RenderCommand& command) {
    std::vector<PictureFormat> formats;
    for (const std::string& output : command.outputs)
        if (const PictureFormat format = format_of(output);
            std::find(formats.begin(), formats.end(), format) == formats.end())
            formats.push_back(format);
    if (formats.empty())
        formats.push_back(PictureFormat::svg); // to standard output
    return formats;
}

void check_view(const RenderCommand& command, const std::vector<PictureFormat>& formats) {
    if (!command.view)
        throw Error(ErrorCode::usage, {"no view was named; --view is missing; give --view overview or --view ego",
                                       "Keine Ansicht genannt; --view fehlt; geben Sie --view overview oder --view ego "
                                       "an"});
    if (*command.view == PictureView::ego && command.focus.empty())
        throw Error(ErrorCode::usage,
                    {"--view ego needs an organisation; --focus is missing; add --focus ID",
                     "--view ego braucht eine Organisation; --focus fehlt; ergänzen Sie --focus KENNUNG"});
    if (*command.view != PictureView::ego && !command.focus.empty())
        throw Error(ErrorCode::usage,
                    {"--focus and --view overview do not go together; an overview shows everyone; leave --focus out or "
                     "take --view ego",
                     "--focus und --view overview passen nicht zusammen; eine Übersicht zeigt alle; lassen Sie --focus "
                     "weg oder nehmen Sie --view ego"});
    const auto& given = command.common.given;
    if (std::find(given.begin(), given.end(), "dpi") != given.end() &&
        std::find(formats.begin(), formats.end(), PictureFormat::png) == formats.end())
        throw Error(ErrorCode::usage, {"--dpi has no effect; no output is a .png; leave it out",
                                       "--dpi bewirkt nichts; keine Ausgabe ist eine .png; lassen Sie es weg"});
}

RecommendationList suggestions_for(const RenderCommand& command, const Network& network, NodeId focus,
                                   Session& session) {
    RecommendOptions options = recommend_options(command.recommend, command.input, command.group_by, session);
    options.explained = 0; // a picture shows the pairs, not the reasons
    if (*command.view == PictureView::ego) {
        options.explained = kSuggestions;
        options.for_id = network.organisations[focus].id;
        options.per_organisation = 0;
        return recommend(network, options, session.begin("recommend"));
    }
    RecommendOptions cross = options, transfer = options;
    cross.kind = PairKind::cross_cluster;
    transfer.kind = PairKind::tech_transfer;
    cross.top = transfer.top = kShortList; // the lists of the report, so that the numbers are the same
    const auto lists = recommend_lists(network, {options, cross, transfer}, session.begin("recommend"));
    return overview_suggestions(network, lists[0], lists[1], lists[2]);
}

void write(const std::vector<DrawnFile>& drawn, const RenderCommand& command, Session& session) {
    Environment& environment = session.environment();
    session.begin("writing");
    const auto bytes_of = [&](PictureFormat format) -> const std::string& {
        const auto at =
            std::find_if(drawn.begin(), drawn.end(), [&](const DrawnFile& f) { return f.format == format; });
        ensure(at != drawn.end(), "a picture was not drawn in every format");
        return at->bytes;
    };
    for (const std::string& output : command.outputs)
        environment.files->write(output, bytes_of(format_of(output)));
    if (command.outputs.empty())
        write_out(bytes_of(PictureFormat::svg), environment);
    session.finish();
}

} // namespace

const CommandText& render_text() {
    static const CommandText kText{
        "render",
        {"diagrams of the network as SVG, PDF, PNG or GV", "Bilder des Netzes als SVG, PDF, PNG oder GV"},
        {"Draws the whole network with its communities and the collaborations that are missing, or one organisation "
         "with its partners. The ending of each --output says in which format; without one, SVG goes to standard "
         "output.",
         "Zeichnet das ganze Netz mit seinen Gemeinschaften und den Kooperationen, die fehlen, oder eine Organisation "
         "mit ihren Partnern. Die Endung jeder --output nennt das Format; ohne sie geht SVG auf die Standardausgabe."},
        {{"clusterbridge render data/ --view overview --output network.svg --output network.pdf",
          {"the whole network, twice", "das ganze Netz, in zwei Formaten"}},
         {"clusterbridge render data/ --view ego --focus bwcon --paper A4 --output bwcon.png --dpi 300",
          {"one organisation and its partners", "eine Organisation und ihre Partner"}}}};
    return kText;
}

void declare(CLI::App& app, RenderCommand& command) {
    Declaration d(app, OptionGroup::command);
    d.choice<std::optional<PictureView>>(
        "--view", command.view, {{"overview", PictureView::overview}, {"ego", PictureView::ego}},
        {"the whole network, or one organisation", "das ganze Netz oder eine Organisation"});
    d.text("--focus", command.focus, {"ID", "KENNUNG"},
           {"the organisation that --view ego is about", "die Organisation, um die es bei --view ego geht"});
    d.choice<Paper>("--paper", command.paper, {{"A4", Paper::a4}, {"A3", Paper::a3}, {"16:9", Paper::wide}},
                    {"size of the page", "Größe der Seite"});
    d.count("--dpi", command.dpi, 30, 1200, {"dots per inch of PNG", "Punkte je Zoll bei PNG"});
    declare_communities(app, command.communities);
    d.date("--as-of", command.recommend.as_of, DateEnd::first_day,
           {"day of the suggestions (default: the day after the last start)",
            "Tag der Empfehlungen (Vorgabe: der Tag nach dem letzten Beginn)"});
    declare_group_by(app, command.group_by,
                     {"what counts as a cluster in the suggestions", "was bei den Empfehlungen als Cluster gilt"},
                     {"cluster if there are any, else region or country",
                      "cluster, wenn es welche gibt, sonst region oder country"});
    Declaration(app, OptionGroup::output)
        .list("--output", command.outputs, "", {"FILE", "DATEI"},
              {"where to draw: .svg, .pdf, .png or .gv; repeat for more",
               "wohin gezeichnet wird: .svg, .pdf, .png oder .gv; für mehrere wiederholen"},
              {"SVG to standard output", "SVG auf die Standardausgabe"});
    declare_input(app, command.input);
    declare_common(app, command.common);
}

int run(const RenderCommand& command, Environment& environment) {
    check(command.input);
    check(command.common);
    const std::vector<PictureFormat> formats = formats_of(command);
    check_view(command, formats);
    check_output_files(command.outputs, command.input.inputs, command.common, *environment.files);

    Session session(command.common, environment);
    const Loaded loaded = load(command.input, session);
    const Network& network = loaded.network;
    const NodeId focus =
        *command.view == PictureView::ego ? organisation_of(loaded, command.focus, "--focus", session) : kNoNode;
    const RecommendationList suggestions = suggestions_for(command, network, focus, session);
    const GraphView view = view_of(network, command.input, session);
    const CommunityStudy study = communities_of(network, view, command.communities, command.input, false, session);
    RankOptions options = rank_options({}, command.input, {}, session);
    options.metrics = {"degree", "betweenness"};
    const RankTable ranking =
        rank_organisations(network, view, study.partition, options, session.begin("degree"), session.charger());
    warn_of_missing_fonts(session);
    const PictureSource source{network, view, study, ranking, suggestions};
    const PictureOptions picture{command.paper, {formats, command.dpi}};
    write(*command.view == PictureView::overview ? draw_overview(source, picture, session)
                                                 : draw_ego(source, focus, picture, session),
          command, session);
    return 0;
}

} // namespace clusterbridge
