#include "cli/command_render.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/pictures.hpp"
#include "cli/pipeline.hpp"
#include "cli/positions.hpp"
#include "cli/render_views.hpp"
#include "cli/style_file.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

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

const std::vector<std::pair<std::string, std::optional<PictureView>>> kViews{
    {"overview", PictureView::overview},           {"cluster-map", PictureView::cluster_map},
    {"community", PictureView::community},         {"ego", PictureView::ego},
    {"opportunities", PictureView::opportunities}, {"geographic", PictureView::geographic},
    {"gap-matrix", PictureView::gap_matrix},       {"two-mode", PictureView::two_mode}};

void check_focus(const RenderCommand& command) {
    const bool ego = *command.view == PictureView::ego, community = *command.view == PictureView::community;
    if (ego && command.focus.empty())
        throw Error(ErrorCode::usage,
                    {"--view ego needs an organisation; --focus is missing; add --focus ID",
                     "--view ego braucht eine Organisation; --focus fehlt; ergänzen Sie --focus KENNUNG"});
    if (community && command.focus.empty())
        throw Error(ErrorCode::usage,
                    {"--view community needs a community; --focus is missing; add --focus with its number or the id of "
                     "a member",
                     "--view community braucht eine Gemeinschaft; --focus fehlt; ergänzen Sie --focus mit ihrer Nummer "
                     "oder der Kennung eines Mitglieds"});
    if (ego || community || command.focus.empty())
        return;
    std::string name;
    for (const auto& [word, view] : kViews)
        if (view == command.view)
            name = word;
    throw Error(ErrorCode::usage,
                {"--focus and --view " + name +
                     " do not go together; this view is about the whole network; leave --focus out or take --view ego",
                 "--focus und --view " + name +
                     " passen nicht zusammen; diese Ansicht zeigt das ganze Netz; lassen Sie --focus weg oder nehmen "
                     "Sie --view ego"});
}

void check_view(const RenderCommand& command, const std::vector<PictureFormat>& formats) {
    if (!command.view)
        throw Error(
            ErrorCode::usage,
            {"no view was named; --view is missing; give one, such as --view overview (--help lists all)",
             "Keine Ansicht genannt; --view fehlt; geben Sie eine an, etwa --view overview (--help nennt alle)"});
    check_focus(command);
    if (*command.view != PictureView::overview && (!command.positions.empty() || !command.save_positions.empty()))
        throw Error(ErrorCode::usage,
                    {"positions are those of the overview; another view was named; take --view overview",
                     "Positionen gehören zur Übersicht; genannt ist eine andere Ansicht; nehmen Sie --view overview"});
    if (command.by_theme && *command.view != PictureView::gap_matrix)
        throw Error(ErrorCode::usage, {"--by-theme has no effect; only --view gap-matrix knows it; leave it out",
                                       "--by-theme bewirkt nichts; nur --view gap-matrix kennt es; lassen Sie es weg"});
    if (command.portrait && command.paper == Paper::wide)
        throw Error(ErrorCode::usage,
                    {"--portrait and --paper 16:9 do not go together; a slide lies; leave --portrait out or take A4",
                     "--portrait und --paper 16:9 passen nicht zusammen; eine Folie liegt quer; lassen Sie --portrait "
                     "weg oder nehmen Sie A4"});
    const auto& given = command.common.given;
    if (std::find(given.begin(), given.end(), "dpi") != given.end() &&
        std::find(formats.begin(), formats.end(), PictureFormat::png) == formats.end())
        throw Error(ErrorCode::usage, {"--dpi has no effect; no output is a .png; leave it out",
                                       "--dpi bewirkt nichts; keine Ausgabe ist eine .png; lassen Sie es weg"});
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

/// The bytes of a file that an option names; `Error` (usage) where there is none.
auto bytes_of_file(const std::string& path, const std::string& option, const Environment& environment) {
    if (!environment.files->exists(path) || environment.files->is_folder(path)) {
        const std::string shown = escape_control(path);
        throw Error(ErrorCode::usage,
                    {shown + ": there is no such file; " + option + " names it; check the name",
                     shown + ": diese Datei gibt es nicht; " + option + " nennt sie; prüfen Sie den Namen"});
    }
    return environment.files->read(path);
}

} // namespace

const CommandText& render_text() {
    static const CommandText kText{
        "render",
        {"diagrams of the network as SVG, PDF, PNG or GV", "Bilder des Netzes als SVG, PDF, PNG oder GV"},
        {"Draws one of eight views of the network: all of it, its clusters, one community, one organisation, who "
         "should "
         "meet whom, a map, a matrix of gaps, or organisations and projects. The ending of each --output says in which "
         "format; without one, SVG goes to standard "
         "output.",
         "Zeichnet eine von acht Ansichten des Netzes: das Ganze, seine Cluster, eine Gemeinschaft, eine Organisation, "
         "wer wen treffen sollte, eine Karte, eine Matrix der Lücken oder Organisationen und Projekte. Die Endung "
         "jeder --output nennt das Format; ohne sie geht SVG auf die Standardausgabe."},
        {{"clusterbridge render data/ --view overview --output network.svg --output network.pdf",
          {"the whole network, twice", "das ganze Netz, in zwei Formaten"}},
         {"clusterbridge render data/ --view ego --focus bwcon --paper A4 --output bwcon.png --dpi 300",
          {"one organisation and its partners", "eine Organisation und ihre Partner"}},
         {"clusterbridge render data/ --view gap-matrix --by-theme --lang de --output luecken.svg",
          {"which cluster works on which theme, in German", "welcher Cluster an welchem Thema arbeitet"}}}};
    return kText;
}

void declare(CLI::App& app, RenderCommand& command) {
    Declaration d(app, OptionGroup::command);
    d.choice<std::optional<PictureView>>("--view", command.view, kViews,
                                         {"what to draw: everything, the clusters, one community, one organisation, "
                                          "who should meet, a map, gaps, projects",
                                          "was gezeichnet wird: alles, die Cluster, eine Gemeinschaft, eine "
                                          "Organisation, wer sich treffen sollte, eine Karte, Lücken, Projekte"});
    d.text("--focus", command.focus, {"ID", "KENNUNG"},
           {"the organisation that --view ego is about; for --view community its number, or a member",
            "die Organisation, um die es bei --view ego geht; bei --view community deren Nummer oder ein Mitglied"});
    d.flag("--by-theme", command.by_theme,
           {"gap-matrix: groups against themes instead of groups", "gap-matrix: Gruppen gegen Themen statt Gruppen"});
    d.choice<Paper>("--paper", command.paper, {{"A4", Paper::a4}, {"A3", Paper::a3}, {"16:9", Paper::wide}},
                    {"size of the page", "Größe der Seite"});
    d.flag("--portrait", command.portrait, {"the page stands upright (A4, A3)", "die Seite steht hochkant (A4, A3)"});
    d.text("--positions", command.positions, {"FILE", "DATEI"},
           {"overview: keep everyone where this table (id,x,y) says",
            "overview: alle dort lassen, wo diese Tabelle (id,x,y) sie nennt"});
    d.text("--save-positions", command.save_positions, {"FILE", "DATEI"},
           {"overview: write where everyone stands (id,x,y), for --positions",
            "overview: schreiben, wo alle stehen (id,x,y), für --positions"});
    d.text("--style", command.style, {"FILE", "DATEI"},
           {"colours, shapes, fonts and logo of your house, as TOML",
            "Farben, Formen, Schriften und Logo Ihres Hauses, als TOML"});
    d.count("--dpi", command.dpi, 30, 1200, {"dots per inch of PNG", "Punkte je Zoll bei PNG"});
    declare_communities(app, command.communities);
    d.date("--as-of", command.recommend.as_of, DateEnd::first_day,
           {"day of the suggestions (default: the day after the last start)",
            "Tag der Empfehlungen (Vorgabe: der Tag nach dem letzten Beginn)"});
    declare_group_by(app, command.group_by,
                     {"the groups that are compared, and what counts as a cluster in the suggestions",
                      "die Gruppen, die verglichen werden, und was bei den Empfehlungen als Cluster gilt"},
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

int run(const RenderCommand& given, Environment& environment) {
    RenderCommand command = given;
    if (command.view == PictureView::two_mode && command.input.view.projection == Projection::none)
        command.input.view.projection = Projection::newman; // the view shows projects as they are, whatever this says
    check(command.input);
    check(command.common);
    const std::vector<PictureFormat> formats = formats_of(command);
    check_view(command, formats);
    std::vector<std::string> written = command.outputs;
    if (!command.save_positions.empty())
        written.push_back(command.save_positions);
    check_output_files(written, command.input.inputs, command.common, *environment.files);
    DrawOptions options{formats, command.dpi};
    std::optional<PictureLogo> logo;
    if (!command.style.empty()) {
        HouseStyle style =
            read_style(bytes_of_file(command.style, "--style", environment)->view(), command.style, *environment.files);
        options.theme = std::move(style.theme);
        logo = std::move(style.logo);
    }
    std::vector<Position> positions;
    if (!command.positions.empty()) {
        bytes_of_file(command.positions, "--positions", environment);
        positions = read_positions(*environment.files, command.positions);
    }

    Session session(command.common, environment);
    const Loaded loaded = load(command.input, session);
    Picture picture = picture_for(command, loaded, session);
    if (!command.positions.empty())
        pin(picture, positions, command.positions, session);
    picture.logo = std::move(logo);
    picture.portrait = command.portrait;
    if (options.theme.fonts.empty())
        warn_of_missing_fonts(session);
    const RunControl run = session.begin("layout");
    const Drawing drawing = draw_with_places(picture, options, run, session.charger());
    if (!command.save_positions.empty())
        environment.files->write(command.save_positions, to_csv(positions_table(picture, drawing)));
    write(drawing.files, command, session);
    return 0;
}

} // namespace clusterbridge
