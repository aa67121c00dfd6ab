// Parses one term: finds its field or flag, and explains common mistakes of people who know other query
// languages, such as `and`, `=` and a detached `not`.
#include "core/filter/filter_term.hpp"

#include "core/filter/filter_mistake.hpp"
#include "core/filter/filter_range.hpp"
#include "core/filter/filter_search.hpp"
#include "core/filter/filter_value.hpp"
#include "tix/filter/filter_flag.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace tix {
namespace {

using Letters = std::span<const FilterLetter>;

bool allowed(const FilterFieldRow& row, FilterUse use) {
  return row.use == FieldUse::everywhere || use == FilterUse::query;
}

/// Returns the names that may stand before the colon.
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
  return filter_mistake(context.filter, at, fmt::format("{} cannot be used in 'when'", in_words(what)),
                        list_of_fields(FilterUse::when));
}

/// Parses a word without a colon or comparison.
FilterNode bare_word(const FilterToken& word, const FilterContext& context) {
  const auto error = [&](std::size_t at, const std::string& words, const std::string& hint) {
    return filter_mistake(context.filter, at, words, hint);
  };
  if (is_keyword(word.letters, "and"))
    throw error(word.begin, "'and' is not a keyword: a space joins terms", "");
  if (is_keyword(word.letters, "not"))
    throw error(word.begin, "'not' must directly precede a term, with a colon", "for example not:tag:spam");
  if (const std::size_t equals = position_of('=', word.letters); equals < word.letters.size())
    throw error(word.letters[equals].at, "'=' is not an operator; a term is field:value",
                "for example priority:urgent,high or age:3d..");
  if (context.use == FilterUse::query) return free_words(word, context);
  throw error(word.begin,
              fmt::format("{} is not a term; a term is field:value", in_words(text_of(word.letters))),
              list_of_fields(context.use));
}

/// Returns the mistake for an unknown field, with the nearest names or, if none is near, with all of them.
Error unknown_field(const FilterToken& word, const std::string& name, const FilterContext& context) {
  std::string hint = did_you_mean(name, accepted_fields(context.use));
  return filter_mistake(context.filter, word.begin,
                        fmt::format("unknown field {} in the filter", in_words(name)),
                        hint.empty() ? list_of_fields(context.use) : hint);
}

/// Checks the NAME of `x.NAME`. Only imports create such fields, so on the command line an unknown one is a
/// mistake. In `when` it is accepted, because a desk file may refer to columns that will be imported later.
void check_extra(const FilterToken& word, std::string_view name, const FilterContext& context) {
  if (name.empty())
    throw filter_mistake(context.filter, word.begin, "'x.' needs the name of a field",
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

/// Returns the field of a name, and sets `extra` to the NAME of `x.NAME`.
FilterField field_of(const FilterToken& word, const std::string& name, std::string& extra,
                     const FilterContext& context) {
  std::optional<FilterField> field = filter_field_named(name);
  if (name.starts_with(kExtraPrefix)) {
    field = FilterField::extra;
    extra = name.substr(kExtraPrefix.size());
    check_extra(word, extra, context);
  }
  if (!field) throw unknown_field(word, name, context);
  if (!allowed(row_of(*field), context.use)) throw not_for_when(context, word.begin, name);
  return *field;
}

/// Returns `is:watched` as a term on the watcher. The tree holds the name, so that it does not depend on the
/// user who evaluates it later.
FilterNode watched_by_me(std::size_t at, const FilterContext& context) {
  const std::string& me = context.vocabulary.me;
  if (me.empty())
    throw filter_mistake(context.filter, at, "'watched' means watched by you, but no agent is set",
                         "name the agent with watcher:NAME");
  FilterTerm term;
  term.field = FilterField::watcher;
  term.texts.push_back(TextPattern({me}));
  return {std::move(term)};
}

/// Parses `is:a,b`, which is true if any of the flags is.
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
    any.of.push_back(*flag == FilterFlag::watched ? watched_by_me(value.at, context) : FilterNode{*flag});
  }
  return any.of.size() == 1 ? std::move(any.of.front()) : FilterNode{std::move(any)};
}

}  // namespace

FilterNode filter_term(const FilterToken& word, const FilterContext& context) {
  const Letters letters = word.letters;
  const std::size_t colon = position_of(':', letters);
  const std::size_t angle = std::min(position_of('<', letters), position_of('>', letters));
  const std::size_t ends = std::min(colon, angle);
  if (ends == letters.size() || position_of('=', letters) < ends) return bare_word(word, context);
  const std::string name = ascii_lower(std::string_view(text_of(letters.first(ends))));
  if (name.empty()) {
    throw filter_mistake(context.filter, word.begin,
                         fmt::format("a field is missing before '{}'", letters[ends].byte),
                         list_of_fields(context.use));
  }
  Letters after = letters.subspan(ends + 1);
  std::size_t values_at = letters[ends].at + 1;
  if (name == "is" && ends == colon) return flags(word, after, values_at, context);

  FilterTerm term;
  term.field = field_of(word, name, term.extra, context);
  const std::string hint = accepted_values(term.field, name);
  if (ends == colon) {
    for (const FilterValue& value : filter_values(after, values_at, name, context.filter, hint))
      add_value(term, value, name, context);
    return {std::move(term)};
  }
  const bool or_equal = !after.empty() && position_of('=', after) == 0;
  const FilterComparison comparison{letters[angle].byte == '>', or_equal};
  if (or_equal) {
    values_at = after.front().at + 1;
    after = after.subspan(1);
  }
  if (after.empty())
    throw filter_mistake(context.filter, values_at, fmt::format("{} needs a value here", in_words(name)),
                         hint);
  add_comparison(term, comparison, {after, values_at}, name, context);
  return {std::move(term)};
}

}  // namespace tix
