#include "support/network_text.hpp"

#include "base/text.hpp"

namespace clusterbridge {
namespace {

std::string number(const std::optional<double>& value) {
    return value ? shortest(*value) : "-";
}
std::string day(const std::optional<Date>& date) {
    return date ? iso(*date) : "-";
}
std::string list(const Network& n, ListId id) {
    std::string text = "[";
    for (const Symbol s : n.lists.get(id))
        text += n.text(s) + "|";
    return text + "]";
}

std::string organisation(const Network& n, const Organisation& o) {
    std::string text = o.id + " name=" + o.name() + " aliases=" + join(o.aliases(), "|") +
                       " kind=" + std::string(key_of(o.kind)) + " type=" + n.text(o.type);
    for (const auto member : {&Organisation::city, &Organisation::region, &Organisation::nuts3, &Organisation::nuts2,
                              &Organisation::country, &Organisation::source_key})
        text += " / " + n.text((o.*member)());
    if (o.place())
        text += " at " + shortest(o.place()->lat) + "," + shortest(o.place()->lon);
    text += " themes=" + list(n, o.themes()) + " founded=" + (o.founded() ? std::to_string(*o.founded()) : "-");
    for (const auto& [header, value] : o.extra())
        text += " {" + n.text(header) + "=" + n.text(value) + "}";
    return text;
}

std::string tie(const Network& n, const TieRow& t) {
    std::string text = n.organisations[t.source].id + " > " + n.organisations[t.target].id + " " + n.text(t.relation) +
                       " weight=" + shortest(t.weight);
    Decimal exact = t.exact_weight;
    for (; exact.exponent > 0 && exact.mantissa < 100'000'000'000'000'000; --exact.exponent)
        exact.mantissa *= 10;
    for (; exact.mantissa != 0 && exact.mantissa % 10 == 0; ++exact.exponent)
        exact.mantissa /= 10;
    text += " = " + std::to_string(exact.mantissa) + "e" + std::to_string(exact.exponent) + " " + day(t.since) + ".." +
            day(t.until) + " " + list(n, t.themes) + " amount=" + number(t.amount);
    for (const auto member : {&TieRow::amount_unit, &TieRow::source_key, &TieRow::confidence, &TieRow::note})
        text += " / " + n.text(t.*member);
    return text + " " + list(n, t.extra);
}

std::string project(const Network& n, const Project& p) {
    std::string text = p.id + " " + n.text(p.title) + " " + day(p.start) + ".." + day(p.end) + " " +
                       n.text(p.programme) + " " + list(n, p.themes) + " call=" + n.text(p.call_topic) + "\n";
    for (const Participation& row : n.participations_of(p))
        text += "  " + n.organisations[row.organisation].id + " " + day(row.start) + ".." + day(row.end) + " " +
                n.text(row.role) + " " + number(row.amount) + "\n";
    return text;
}

} // namespace

std::string network_text(const Network& n) {
    std::string text = n.organisations_declared ? "declared\n" : "";
    for (const Organisation& o : n.organisations) {
        const bool declared = o.row().line > 0 && n.files[o.row().file].kind == TableKind::organisations;
        text += (declared ? "@ " : "  ") + organisation(n, o) + "\n";
    }
    for (const OrganisationVersion& v : n.versions)
        text += "from " + day(v.from) + ": " + organisation(n, v.record) + "\n";
    for (const TieRow& t : n.ties)
        text += tie(n, t) + "\n";
    for (const Project& p : n.projects)
        text += project(n, p);
    for (const Theme& t : n.themes)
        text += "theme " + n.text(t.id) + " " + t.name.de + " / " + t.name.en + " / " + n.text(t.kind) + " / " +
                n.text(t.source_key) + "\n";
    for (const Source& s : n.sources)
        text +=
            "source " + n.text(s.key) + " " + s.title + " / " + s.publisher + " / " + s.address + " / " + s.date + "\n";
    for (const Measure& m : n.measures)
        text += "measure " + n.organisations[m.organisation].id + " " + n.text(m.measure) + " " + shortest(m.value) +
                " " + n.text(m.unit) + " " + (m.year ? std::to_string(*m.year) : "-") + " " + n.text(m.source_key) +
                " / " + n.text(m.note) + "\n";
    return text;
}

std::string first_difference(const std::string& expected, const std::string& found) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < expected.size() || i < found.size(); ++i) {
        const bool same = i < expected.size() && i < found.size() && expected[i] == found[i];
        if (!same) {
            const auto line = [&](const std::string& text) {
                return text.size() <= begin ? std::string("(nothing)")
                                            : text.substr(begin, text.find('\n', begin) - begin);
            };
            return "expected: " + line(expected) + "\nfound:    " + line(found);
        }
        if (expected[i] == '\n')
            begin = i + 1;
    }
    return {};
}

} // namespace clusterbridge
