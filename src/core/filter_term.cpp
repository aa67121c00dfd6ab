// Reading one term: which field or flag it names, and what is wrong when it names none.
#include "core/filter_term.hpp"

#include "core/filter_mistake.hpp"
#include "core/filter_value.hpp"
#include "tix/ascii.hpp"
#include "tix/nearest.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace tix {
namespace {

using Letters = std::span<const FilterLetter>;

bool allowed(const FilterFieldRow& row, FilterUse use) {
  return row.in_when || use == FilterUse::query;
}

/// What may stand before the colon here.
std::vector<std::string_view> accepted_fields(FilterUse use) {
  std::vector<std::string_view> names;
  for (const FilterFieldRow& row : filter_fields())
    if (allowed(row, use)) names.push_back(row.field == FilterField::extra ? "x.NAME" : row.name);
  if (use == FilterUse::query) names.emplace_back("is");
  return names;
}

std::string list_of_fields(FilterUse use) {
  return fmt::format("fields: {}", fmt::join(accepted_fields(use), " "));
}

Error not_for_when(const FilterContext& context, std::size_t at, std::string_view what) {
  return filter_mistake(context.filter, at, fmt::format("{} cannot be used in `when`", in_words(what)),
                        list_of_fields(FilterUse::when));
}

/// `tix list overdue` and the like.
Error not_a_term(const FilterToken& word, const FilterContext& context) {
  const auto error = [&](std::size_t at, const std::string& words, const std::string& hint) {
    return filter_mistake(context.filter, at, words, hint);
  };
  if (is_keyword(word.letters, "and"))
    return error(word.begin, "'and' is not written: a space joins terms", "");
  if (is_keyword(word.letters, "not"))
    return error(word.begin, "'not' goes right before a term, with a colon", "for example not:tag:spam");

  const std::size_t comparison = std::min(
      {position_of('<', word.letters), position_of('>', word.letters), position_of('=', word.letters)});
  if (comparison < word.letters.size()) {
    return error(word.letters[comparison].at, "a term is field:value; nothing is compared with < > or =",
                 "several values are listed with commas: priority:urgent,high");
  }
  const std::string text = text_of(word.letters);
  const std::string words = fmt::format("{} is not a term; a term is field:value", in_words(text));
  if (context.use == FilterUse::when) return error(word.begin, words, list_of_fields(context.use));
  if (filter_flag_named(text))
    return error(word.begin, words, fmt::format("did you mean is:{}?", ascii_lower(text)));
  std::string sought = text;
  std::erase(sought, '*');
  return error(
      word.begin, words,
      fmt::format("text in titles is found with title:{}", shown(TextPattern({"", sought, ""}).to_text())));
}

Error unknown_field(const FilterToken& word, const std::string& name, const FilterContext& context) {
  std::string hint = did_you_mean(name, accepted_fields(context.use));
  return filter_mistake(context.filter, word.begin,
                        fmt::format("unknown field {} in the filter", in_words(name)),
                        hint.empty() ? list_of_fields(context.use) : hint);
}

/// `x.NAME`. An import makes these, so on the command line a name never imported is a mistake; `when` may
/// speak of columns still to come.
void check_extra(const FilterToken& word, std::string_view name, const FilterContext& context) {
  if (name.empty())
    throw filter_mistake(context.filter, word.begin, "'x.' needs the name of a column",
                         "for example x.region:east");
  if (context.use == FilterUse::when || !context.vocabulary.names) return;
  std::vector<std::string> known;
  for (const NameTable::Entry& entry : context.vocabulary.names->entries()) {
    if (entry.kind != NameKind::field) continue;
    if (equal_without_case(entry.text, name)) return;
    known.push_back(std::string(kExtraPrefix) + entry.text);
  }
  const std::string typed = std::string(kExtraPrefix) + std::string(name);
  throw filter_mistake(context.filter, word.begin,
                       fmt::format("unknown field {} in the filter", in_words(typed)),
                       names_hint(typed, known));
}

FilterNode flags(const FilterToken& word, std::span<const FilterLetter> after, std::size_t at,
                 const FilterContext& context) {
  if (context.use == FilterUse::when) throw not_for_when(context, word.begin, "is:");
  std::vector<std::string_view> names;
  for (const FilterFlagRow& row : filter_flags()) names.push_back(row.name);
  const std::string all_names = fmt::format("flags: {}", fmt::join(names, " "));

  FilterGroup any{FilterJoin::any, {}};
  for (const FilterValue& value : filter_values(after, at, "is", context.filter, all_names)) {
    const std::string text = text_of(value.letters);
    const std::optional<FilterFlag> flag = filter_flag_named(text);
    if (!flag) {
      const std::string near = did_you_mean(text, names);
      throw filter_mistake(context.filter, value.at, fmt::format("unknown flag {} after is:", in_words(text)),
                           near.empty() ? all_names : near);
    }
    any.of.push_back({*flag});
  }
  return any.of.size() == 1 ? std::move(any.of.front()) : FilterNode{std::move(any)};
}

}  // namespace

FilterNode filter_term(const FilterToken& word, const FilterContext& context) {
  const Letters letters = word.letters;
  const std::size_t colon = position_of(':', letters);
  if (colon == letters.size()) throw not_a_term(word, context);
  const std::string name = ascii_lower(std::string_view(text_of(letters.first(colon))));
  const Letters after = letters.subspan(colon + 1);
  const std::size_t values_at = letters[colon].at + 1;
  if (name.empty()) {
    throw filter_mistake(context.filter, word.begin, "a field is missing before ':'",
                         list_of_fields(context.use));
  }
  if (name == "is") return flags(word, after, values_at, context);

  FilterTerm term;
  if (name.starts_with(kExtraPrefix)) {
    term.field = FilterField::extra;
    term.extra = name.substr(kExtraPrefix.size());
    check_extra(word, term.extra, context);
  } else {
    const std::optional<FilterField> field = filter_field_named(name);
    if (!field) throw unknown_field(word, name, context);
    term.field = *field;
  }
  const FilterFieldRow& row = row_of(term.field);
  if (!allowed(row, context.use)) throw not_for_when(context, word.begin, name);
  const std::string hint = accepted_values(term.field, name);
  for (const FilterValue& value : filter_values(after, values_at, name, context.filter, hint))
    add_value(term, value, name, context);
  return {std::move(term)};
}

}  // namespace tix
