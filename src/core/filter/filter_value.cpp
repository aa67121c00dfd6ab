// Parses the values of a term. There is one reader per kind of field: words of a fixed table, texts with
// stars, and words to search for. Ordered values are parsed in filter_range.
#include "core/filter/filter_value.hpp"

#include "core/filter/filter_mistake.hpp"
#include "core/filter/filter_range.hpp"
#include "core/filter/filter_search.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace tix {
namespace {

constexpr std::size_t kNamesListed = 12;

/// All that a reader needs to parse one value or to report a mistake in it.
struct Reading {
  FilterTerm& term;
  const FilterValue& value;
  std::string_view field;
  const FilterContext& context;

  Error mistake(const std::string& words, const std::string& hint) const {
    return filter_mistake(context.filter, value.at, words, hint);
  }
  std::string text() const { return text_of(value.letters); }
};

/// Splits letters at unquoted stars. Adjacent stars count as one.
TextPattern pattern_of(std::span<const FilterLetter> letters) {
  std::vector<std::string> parts(1);
  for (const FilterLetter& letter : letters) {
    if (letter.literal || letter.byte != '*') {
      parts.back() += letter.byte;
    } else if (parts.size() == 1 || !parts.back().empty()) {
      parts.emplace_back();
    }
  }
  return TextPattern(std::move(parts));
}

Error unknown(const Reading& r, const std::string& hint) {
  return r.mistake(fmt::format("unknown {} {} in the filter", r.field, in_words(r.text())), hint);
}

std::string accepted(const ScaleField& kind, std::string_view field) {
  if (kind.measure == ScaleMeasure::instant)
    return fmt::format("for example {0}:2026-08-07, {0}:-7d.. or {0}:monday..yesterday", field);
  if (kind.measure == ScaleMeasure::duration)
    return fmt::format("for example {0}:3d.. or {0}:30m..4h", field);
  return fmt::format("for example {0}:2, {0}:0,1 or {0}:2..", field);
}

std::string accepted(const WordField& kind, std::string_view field) {
  const std::string words = fmt::format("accepted: {}", fmt::join(kind.words, " "));
  return kind.falling ? fmt::format("{}; a range: {}:{}..", words, field, kind.words[1]) : words;
}

std::string accepted(const TextField&, std::string_view field) {
  return fmt::format("for example {0}:a,b, or {0}:none for tickets without one", shown(field));
}

std::string accepted(const SearchField&, std::string_view field) {
  return fmt::format("for example {0}:vpn or {0}:\"vpn down\"", field);
}

/// Throws if the value has two unquoted dots, on a field that takes no ranges.
void refuse_range(const Reading& r) {
  const auto letters = r.value.letters;
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
    const bool dots = letters[i].byte == '.' && letters[i + 1].byte == '.';
    if (!dots || letters[i].literal || letters[i + 1].literal) continue;
    const bool text = std::holds_alternative<TextField>(row_of(r.term.field).kind);
    throw filter_mistake(r.context.filter, letters[i].at,
                         fmt::format("{} does not accept a range", in_words(r.field)),
                         text ? fmt::format("put literal dots in quotes: {}:\"a..b\"", shown(r.field))
                              : accepted_values(r.term.field, r.field));
  }
}

/// Returns whether the value begins with `~`, which searches for a part of a text.
bool is_part(const FilterValue& value) {
  return !value.letters.front().literal && value.letters.front().byte == '~';
}

void refuse_part(const Reading& r) {
  if (is_part(r.value))
    throw r.mistake(fmt::format("'~' searches in a text, but {} is not a text", in_words(r.field)),
                    accepted_values(r.term.field, r.field));
}

void read(const ScaleField&, const Reading& r) {
  refuse_part(r);
  add_range(r.term, r.value, r.field, r.context);
}

void read(const SearchField&, const Reading& r) {
  refuse_part(r);
  r.term.searches.push_back(search_words(r.value.letters, r.value.at, r.context));
}

/// Returns the pattern of a text with stars, or of `~` and a part of a text.
TextPattern pattern(const Reading& r) {
  if (!is_part(r.value)) return pattern_of(r.value.letters);
  if (r.value.letters.size() == 1)
    throw r.mistake(fmt::format("{} needs a text after '~'", in_words(r.field)),
                    fmt::format("for example {}:~vpn", shown(r.field)));
  return pattern_of(r.value.letters.subspan(1)).anywhere();
}

void read(const WordField& kind, const Reading& r) {
  const auto dots = text_of(r.value.letters).find("..");
  if (kind.falling && dots != std::string::npos) return add_range(r.term, r.value, r.field, r.context);
  refuse_range(r);
  const TextPattern wanted = pattern(r);
  WordSet chosen = 0;
  for (std::size_t i = 0; i < kind.words.size(); ++i)
    if (wanted.matches(kind.words[i])) chosen |= WordSet{1} << i;
  if (chosen == 0) {
    const std::string near = did_you_mean(r.text(), kind.words);
    throw unknown(r, near.empty() ? accepted(kind, r.field) : near);
  }
  r.term.words |= chosen;
}

/// Returns whether names of this kind are checked. A tag that no ticket has is a mistake on the command line,
/// but not in a desk file.
bool checked(NameKind kind, const FilterContext& context) {
  if (!context.vocabulary.names) return false;
  return context.use == FilterUse::query || kind == NameKind::team || kind == NameKind::category;
}

/// Throws if no name of this kind is equal to the value, ignoring ASCII case. Linear in the number of names,
/// which is small and done once per filter.
void check_name(NameKind kind, const Reading& r) {
  const std::string text = r.text();
  std::vector<std::string> known;
  for (const NameTable::Entry& entry : r.context.vocabulary.names->entries()) {
    if (entry.kind != kind) continue;
    if (equal_without_case(entry.text, text)) return;
    known.push_back(entry.text);
  }
  // A desk file that lists no categories allows any.
  if (known.empty() && kind == NameKind::category && r.context.use == FilterUse::when) return;
  throw unknown(r, names_hint(text, known));
}

void read(const TextField& kind, const Reading& r) {
  if (kind.names == NameKind::agent && is_keyword(r.value.letters, "@me")) {
    const std::string& me = r.context.vocabulary.me;
    if (me.empty()) throw r.mistake("'@me' stands for nobody: no agent is set", "name the agent");
    r.term.texts.push_back(TextPattern({me}));
    return;
  }
  refuse_range(r);
  TextPattern wanted = pattern(r);
  if (kind.names && wanted.exact() && checked(*kind.names, r.context)) check_name(*kind.names, r);
  if (r.term.field == FilterField::customer && r.context.vocabulary.customers)
    for (std::string& address : r.context.vocabulary.customers(wanted))
      r.term.texts.push_back(TextPattern({std::move(address)}));
  r.term.texts.push_back(std::move(wanted));
}

bool may_be_none(const ScaleField& kind) {
  return kind.may_be_none;
}
bool may_be_none(const SearchField&) {
  return false;
}
bool may_be_none(const WordField& kind) {
  return kind.may_be_none;
}
bool may_be_none(const TextField&) {
  return true;
}

}  // namespace

std::string names_hint(std::string_view typed, const std::vector<std::string>& known) {
  const std::string near = did_you_mean(typed, known);
  if (!near.empty() || known.empty()) return shown(near, 200);
  const auto listed = std::span(known).first(std::min(known.size(), kNamesListed));
  return shown(fmt::format("known: {}{}", fmt::join(listed, ", "), listed.size() < known.size() ? ", …" : ""),
               300);
}

std::string accepted_values(FilterField field, std::string_view name) {
  return std::visit([&](const auto& kind) { return accepted(kind, name); }, row_of(field).kind);
}

std::vector<FilterValue> filter_values(std::span<const FilterLetter> letters, std::size_t at,
                                       std::string_view field, std::string_view filter,
                                       const std::string& hint) {
  std::vector<FilterValue> values;
  while (true) {
    const std::size_t comma = position_of(',', letters);
    if (comma == 0)
      throw filter_mistake(filter, at, fmt::format("{} needs a value here", in_words(field)), hint);
    values.push_back({letters.first(comma), at});
    if (comma == letters.size()) return values;
    at = letters[comma].at + 1;
    letters = letters.subspan(comma + 1);
  }
}

void add_value(FilterTerm& term, const FilterValue& value, std::string_view name,
               const FilterContext& context) {
  const Reading reading{term, value, name, context};
  const auto& kind = row_of(term.field).kind;
  if (is_keyword(value.letters, "none")) {
    if (!std::visit([](const auto& field) { return may_be_none(field); }, kind))
      throw reading.mistake(fmt::format("{} always has a value, so none matches nothing", in_words(name)),
                            accepted_values(term.field, name));
    term.none = true;
    return;
  }
  std::visit([&](const auto& field) { read(field, reading); }, kind);
}

}  // namespace tix
