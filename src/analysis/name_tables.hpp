#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What is known about words in names of organisations, in German, English, French, Italian, Spanish and, for the
/// commonest, further languages of Europe. Curated by hand from general knowledge; nothing in it comes from one data
/// set.
namespace clusterbridge {

enum class WordClass : std::uint8_t {
    plain,     ///< a word of its own: tells organisations apart
    kind,      ///< a kind of institution: university, institute, hospital
    field,     ///< a common word of the trade: research, technology, systems
    place,     ///< a big city, country or region
    direction, ///< north, upper, inner: tells apart what is otherwise alike
    number,    ///< also Roman numerals
    legal,     ///< a legal form
    filler     ///< articles and prepositions: dropped
};

/// Words that mean the same, under one key. Words are written as people do; whoever loads the table normalises them. A
/// word of several words is a phrase; a key of several parts ("kind:uni kind:hospital") stands for each of them.
struct WordGroup {
    std::string_view key;
    std::string_view words; ///< separated by commas
};

/// Kinds of institution, fields, places and directions, by key; keys begin with their class.
const std::vector<WordGroup>& word_groups();
/// Bodies that everyone calls by their short name: phrases, the short one among them.
const std::vector<WordGroup>& known_bodies();
/// Cities, regions and countries with names in several languages.
const std::vector<WordGroup>& place_groups();
/// Legal forms: those that mean the same under one key.
const std::vector<WordGroup>& legal_forms();
/// Articles, prepositions, "and".
std::string_view filler_words();
/// Words that end German compounds and stand for an institution ("institut", "verband"): split off, so that
/// "Forschungsinstitut" is "Forschung" and "Institut".
std::string_view compound_ends();

} // namespace clusterbridge
