#include "io/column_names.hpp"

#include <array>

// docs/input.md lists these names for users; tests/io/columns_test.cpp compares the two.
namespace clusterbridge {
namespace {

constexpr std::string_view kStart = "startdate startdatum start beginn startjahr seit since von from";
constexpr std::string_view kEnd = "enddate enddatum ende end endjahr bis until to";
constexpr std::string_view kThemes = "themen thema themes theme topics topic themenfeld themenfelder schwerpunkt "
                                     "schwerpunkte technologien";
constexpr std::string_view kAmount = "eccontribution betrag fördersumme foerdersumme förderbetrag summe zuwendung "
                                     "volumen funding";
constexpr std::string_view kSourceKey = "quellenschlüssel quellenschluessel beleg nachweis quelle reference";
constexpr std::string_view kNote = "bemerkung bemerkungen anmerkung anmerkungen kommentar notiz hinweis notes comment";
constexpr std::string_view kCountry = "land staat countrycode länderkürzel laenderkuerzel";
constexpr std::string_view kCity = "ort stadt sitz gemeinde standort town";
constexpr std::string_view kRegion = "planungsregion raum";
constexpr std::string_view kType = "typ organisationstyp organisationsart organisationtype organizationtype orgtype "
                                   "akteurstyp activitytype art";
constexpr std::string_view kOrganisationId = "kennung orgid organisationid organizationid organisationsid "
                                             "organisationskennung nodeid knoten schlüssel schluessel nr";
constexpr std::string_view kProjectId = "projektid projektkennung projektnummer projektnr projectreference "
                                        "förderkennzeichen foerderkennzeichen fkz vorhabenid grantid projekt project "
                                        "vorhaben";

constexpr std::array kTies = {
    ColumnName{"source", "quelle von from sourceid"},
    ColumnName{"target", "ziel an nach to zu targetid"},
    ColumnName{"relation", "relations beziehungen beziehung beziehungsart relationtype verbindungsart art typ type"},
    ColumnName{"weight", "gewicht stärke staerke strength anzahl count"},
    ColumnName{"since", "seit ab startdate startdatum start beginn von from"},
    ColumnName{"until", "bis enddate enddatum ende end to"},
    ColumnName{"theme", kThemes},
    ColumnName{"amount", kAmount},
    ColumnName{"amount_unit", "einheit währung waehrung currency"},
    ColumnName{"source_key", kSourceKey},
    ColumnName{"confidence", "sicherheit verlässlichkeit verlaesslichkeit konfidenz"},
    ColumnName{"note", kNote},
};

constexpr std::array kTieEnds = {
    EndNames{"source", "target"},
    EndNames{"quelle", "ziel"},
    EndNames{"von", "an"},
    EndNames{"von", "nach"},
    EndNames{"von", "zu"},
    EndNames{"from", "to"},
    EndNames{"sourceid", "targetid"},
    EndNames{"organisationa", "organisationb"},
    EndNames{"organisation1", "organisation2"},
    EndNames{"partnera", "partnerb"},
    EndNames{"partner1", "partner2"},
};

constexpr std::array kOrganisations = {
    ColumnName{"id", kOrganisationId},
    ColumnName{"name", "label bezeichnung organisationsname organisationname organizationname orgname organisation "
                       "organization institution"},
    ColumnName{"aliases", "alias anderenamen weiterenamen synonyme kurzname shortname abkürzung abkuerzung "
                          "abbreviation"},
    ColumnName{"type", kType},
    ColumnName{"city", kCity},
    ColumnName{"region", kRegion},
    ColumnName{"nuts3", "nuts3code nutscode nuts"},
    ColumnName{"nuts2", "nuts2code"},
    ColumnName{"country", kCountry},
    ColumnName{"lat", "latitude breitengrad breite"},
    ColumnName{"lon", "lng long longitude längengrad laengengrad länge laenge"},
    ColumnName{"themes", kThemes},
    ColumnName{"founded", "gegründet gegruendet gründungsjahr gruendungsjahr gründung gruendung yearfounded"},
    ColumnName{"source_key", kSourceKey},
};

constexpr std::array kParticipations = {
    ColumnName{"project_id", kProjectId},
    ColumnName{"org_id",
               "organisationid organizationid organisationsid organisationskennung participantid teilnehmerid "
               "partnerid pic organisation organization teilnehmer partner"},
    ColumnName{"org_name", "organisationsname organisationname organizationname legalname name label"},
    ColumnName{"start_date", kStart},
    ColumnName{"end_date", kEnd},
    ColumnName{"role", "rolle funktion"},
    ColumnName{"activity_type", kType},
    ColumnName{"country", kCountry},
    ColumnName{"city", kCity},
    ColumnName{"region", kRegion},
    ColumnName{"nuts", "nutscode nuts3 nuts3code"},
    ColumnName{"amount", kAmount},
    ColumnName{"topic", kThemes},
};

constexpr std::array kProjects = {
    ColumnName{"project_id", kProjectId},
    ColumnName{"title", "titel projekttitel projecttitle name bezeichnung label"},
    ColumnName{"start_date", kStart},
    ColumnName{"end_date", kEnd},
    ColumnName{"programme", "programm program förderprogramm foerderprogramm frameworkprogramme"},
    ColumnName{"topic", kThemes},
    ColumnName{"call_topic", "calltopic ausschreibung"},
};

constexpr std::array kThemeColumns = {
    ColumnName{"id", "kennung schlüssel schluessel"},
    ColumnName{"name_de", "deutsch bezeichnungde labelde"},
    ColumnName{"name_en", "englisch english bezeichnungen labelen"},
    ColumnName{"kind", "art typ type"},
    ColumnName{"source_key", kSourceKey},
};

constexpr std::array kSources = {
    ColumnName{"key", "sourcekey quellenschlüssel quellenschluessel schlüssel schluessel kennung"},
    ColumnName{"title", "titel"},
    ColumnName{"publisher", "herausgeber verlag"},
    ColumnName{"address", "adresse url link"},
    ColumnName{"date", "datum jahr year"},
};

constexpr std::array kMeasures = {
    ColumnName{"id", kOrganisationId}, ColumnName{"measure", "kennzahl messgrösse messgroesse indikator"},
    ColumnName{"value", "wert"},       ColumnName{"unit", "einheit"},
    ColumnName{"year", "jahr"},        ColumnName{"source_key", kSourceKey},
    ColumnName{"note", kNote},
};

} // namespace

std::span<const ColumnName> columns_of(TableKind kind) {
    switch (kind) {
    case TableKind::ties:
        return kTies;
    case TableKind::organisations:
        return kOrganisations;
    case TableKind::participations:
        return kParticipations;
    case TableKind::projects:
        return kProjects;
    case TableKind::themes:
        return kThemeColumns;
    case TableKind::sources:
        return kSources;
    case TableKind::measures:
        return kMeasures;
    case TableKind::unknown:
        break;
    }
    return {};
}

std::span<const EndNames> tie_ends() {
    return kTieEnds;
}

} // namespace clusterbridge
