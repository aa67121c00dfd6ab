// One reader a kind of field: numbers, words of a fixed table, texts with stars.
#include "core/filter_value.hpp"

#include "core/filter_mistake.hpp"
#include "tix/ascii.hpp"
#include "tix/nearest.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace tix {
namespace {

constexpr std::size_t kNamesListed = 12;

/// Everything a reader of values needs to read one or to say why not.
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

std::string accepted(const NumberField&, std::string_view field) {
  return fmt::format("for example {0}:2 or {0}:0,1", field);
}

std::string accepted(const WordField& kind, std::string_view) {
  return fmt::format("accepted: {}", fmt::join(kind.words, " "));
}

std::string accepted(const TextField&, std::string_view field) {
  return fmt::format("for example {0}:a,b, or {0}:none for tickets without one", shown(field));
}

void refuse_other_syntax(const Reading& r) {
  const auto letters = r.value.letters;
  if (!letters.front().literal && letters.front().byte == '~') {
    throw r.mistake("'~' does not stand before a value",
                    "text anywhere in it is found with stars: title:*vpn*");
  }
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
    const bool dots = letters[i].byte == '.' && letters[i + 1].byte == '.';
    if (!dots || letters[i].literal || letters[i + 1].literal) continue;
    const bool text = std::holds_alternative<TextField>(row_of(r.term.field).kind);
    throw filter_mistake(r.context.filter, letters[i].at, fmt::format("{} takes no range", in_words(r.field)),
                         text ? fmt::format("dots that are meant go in quotes: {}:\"a..b\"", shown(r.field))
                              : accepted_values(r.term.field, r.field));
  }
}

void read(const NumberField& kind, const Reading& r) {
  const std::string text = r.text();
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size() || number < 0) {
    throw r.mistake(fmt::format("{} takes whole numbers, not {}", in_words(r.field), in_words(text)),
                    accepted(kind, r.field));
  }
  r.term.numbers.push_back(number);
}

void read(const WordField& kind, const Reading& r) {
  const TextPattern pattern = pattern_of(r.value.letters);
  WordSet chosen = 0;
  for (std::size_t i = 0; i < kind.words.size(); ++i)
    if (pattern.matches(kind.words[i])) chosen |= WordSet{1} << i;
  if (chosen == 0) {
    const std::string near = did_you_mean(r.text(), kind.words);
    throw unknown(r, near.empty() ? accepted(kind, r.field) : near);
  }
  r.term.words |= chosen;
}

/// A tag nobody has used yet is a mistake on the command line, not in a desk file.
bool checked(NameKind kind, const FilterContext& context) {
  if (!context.vocabulary.names) return false;
  return context.use == FilterUse::query || kind == NameKind::team || kind == NameKind::category;
}

void check_name(NameKind kind, const Reading& r) {
  const std::string text = r.text();
  std::vector<std::string> known;
  for (const NameTable::Entry& entry : r.context.vocabulary.names->entries()) {
    if (entry.kind != kind) continue;
    if (equal_without_case(entry.text, text)) return;
    known.push_back(entry.text);
  }
  // A desk file without a list of categories allows any.
  if (known.empty() && kind == NameKind::category && r.context.use == FilterUse::when) return;
  throw unknown(r, names_hint(text, known));
}

void read(const TextField& kind, const Reading& r) {
  if (kind.names == NameKind::agent && is_keyword(r.value.letters, "@me")) {
    const std::string& me = r.context.vocabulary.me;
    if (me.empty()) throw r.mistake("'@me' stands for nobody here", "name the agent");
    r.term.texts.push_back(TextPattern({me}));
    return;
  }
  TextPattern pattern = pattern_of(r.value.letters);
  if (kind.names && pattern.exact() && checked(*kind.names, r.context)) check_name(*kind.names, r);
  r.term.texts.push_back(std::move(pattern));
}

bool may_be_none(const NumberField&) {
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
      throw reading.mistake(fmt::format("{} is never none", in_words(name)),
                            accepted_values(term.field, name));
    term.none = true;
    return;
  }
  refuse_other_syntax(reading);
  std::visit([&](const auto& field) { read(field, reading); }, kind);
}

}  // namespace tix
