// Values of ordered fields. Each value is a range of numbers: a date covers a day, a count only itself.
// `a..b` takes the start of `a` and the end of `b`, and comparisons are ranges with one open end, so that all
// of them need only one representation. Ordered words are numbered by their rank.
#include "core/filter/filter_range.hpp"

#include "core/filter/filter_mistake.hpp"
#include "tix/calendar/time_text.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/whole_number.hpp"
#include "tix/time/duration_text.hpp"
#include "tix/time/zone.hpp"

#include <utility>

#include <fmt/format.h>

namespace tix {
namespace {

using Letters = std::span<const FilterLetter>;

/// Durations from a century on are refused: they are typing mistakes, and parse_duration would not read the
/// end of such a range back.
constexpr std::int64_t kTooLong = std::int64_t{100} * 365 * 86400;

/// Returns the rank of a word, counted from the least.
std::int64_t rank(const WordField& kind, std::size_t word) {
  return static_cast<std::int64_t>(kind.words.size() - 1 - word);
}

class RangeReading {
 public:
  RangeReading(FilterTerm& term, std::string_view name, const FilterContext& context)
      : term_(term), kind_(row_of(term.field).kind), name_(name), context_(context) {}

  void value(const FilterValue& value) {
    const std::size_t dots = dots_in(value.letters);
    if (dots == value.letters.size()) return single(value);
    const FilterValue low{value.letters.first(dots), value.at};
    const FilterValue high{value.letters.subspan(dots + 2), value.letters[dots + 1].at + 1};
    if (low.letters.empty() && high.letters.empty())
      throw mistake(value.at, fmt::format("a range of {} needs at least one end", in_words(name_)));
    FilterRange range;
    if (!low.letters.empty()) range.from = point(low).from;
    if (!high.letters.empty()) range.to = point(high).to;
    if (range.from > range.to)
      throw mistake(value.at,
                    fmt::format("the range {} ends before it begins", in_words(text_of(value.letters))));
    add(range, value.at);
  }

  void compared(FilterComparison comparison, const FilterValue& value) {
    if (!is_ordered(kind_))
      throw mistake(value.at, fmt::format("{} cannot be compared with < or >", in_words(name_)));
    const FilterRange range = point(value);
    if (comparison.greater)
      add({comparison.or_equal ? range.from : range.to + 1, FilterRange::kGreatest}, value.at);
    else
      add({FilterRange::kLeast, comparison.or_equal ? range.to : range.from - 1}, value.at);
  }

 private:
  Error mistake(std::size_t at, const std::string& words) const {
    return filter_mistake(context_.filter, at, words, accepted_values(term_.field, name_));
  }

  static std::size_t dots_in(Letters letters) {
    for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
      const bool dots = letters[i].byte == '.' && letters[i + 1].byte == '.';
      if (dots && !letters[i].literal && !letters[i + 1].literal) return i;
    }
    return letters.size();
  }

  /// Adds a value that is not a range. Refuses durations and moments: hardly a ticket is at that exact
  /// second, and an empty result would look like a fact.
  void single(const FilterValue& value) {
    const auto* scale = std::get_if<ScaleField>(&kind_);
    const FilterRange range = point(value);
    const std::string text = text_of(value.letters);
    if (scale && scale->measure == ScaleMeasure::duration)
      throw filter_mistake(context_.filter, value.at, fmt::format("{} accepts only ranges", in_words(name_)),
                           fmt::format("at least: {0}:{1}..  at most: {0}:..{1}", name_, shown(text)));
    const bool moment = text.starts_with('-') || text.starts_with('+') || equal_without_case(text, "now");
    if (scale && scale->measure == ScaleMeasure::instant && moment)
      throw filter_mistake(context_.filter, value.at,
                           fmt::format("{} is a point in time, not a day", in_words(text)),
                           fmt::format("since then: {0}:{1}..  until then: {0}:..{1}", name_, shown(text)));
    add(range, value.at);
  }

  /// Adds a range to the term. Throws if no value of the field can lie in it, since such a filter is a
  /// mistake.
  void add(const FilterRange& range, std::size_t at) {
    if (const auto* words = std::get_if<WordField>(&kind_)) {
      WordSet chosen = 0;
      for (std::size_t i = 0; i < words->words.size(); ++i)
        if (range.holds(rank(*words, i))) chosen |= WordSet{1} << i;
      if (chosen == 0) throw mistake(at, fmt::format("no value of {} is beyond that", in_words(name_)));
      term_.words |= chosen;
      return;
    }
    const auto [least, greatest] = limits();
    if (range.to < least || range.from > greatest)
      throw mistake(at, fmt::format("no value of {} is beyond that", in_words(name_)));
    term_.ranges.push_back(range);
  }

  std::pair<std::int64_t, std::int64_t> limits() const {
    switch (std::get<ScaleField>(kind_).measure) {
      case ScaleMeasure::count: return {0, FilterRange::kGreatest - 1};
      case ScaleMeasure::instant: return {Instant::first().unix(), Instant::last().unix()};
      case ScaleMeasure::duration: break;
    }
    return {-kTooLong, kTooLong};
  }

  /// Returns the range that a single value covers: one number, one second, or a whole day for a date.
  FilterRange point(const FilterValue& value) const {
    const std::string text = ascii_lower(std::string_view(text_of(value.letters)));
    std::optional<FilterRange> found;
    std::string_view what = "whole numbers";
    if (const auto* words = std::get_if<WordField>(&kind_)) {
      what = "its listed words";
      if (const auto word = position_named(text, words->words))
        found = {rank(*words, *word), rank(*words, *word)};
    } else if (const ScaleMeasure measure = std::get<ScaleField>(kind_).measure;
               measure == ScaleMeasure::instant) {
      what = "points in time";
      found = instant(text);
    } else if (measure == ScaleMeasure::duration) {
      what = "durations";
      found = duration(text);
    } else {
      found = count(text);
    }
    if (!found)
      throw mistake(value.at, fmt::format("{} accepts {}, not {}", in_words(name_), what,
                                          in_words(text_of(value.letters))));
    return *found;
  }

  static std::optional<FilterRange> count(std::string_view text) {
    const auto number = whole_number(text);
    if (!number || *number < 0 || *number == FilterRange::kGreatest) return std::nullopt;
    return FilterRange{*number, *number};
  }

  std::optional<FilterRange> instant(const std::string& text) const {
    const Zone& zone = context_.vocabulary.zone ? *context_.vocabulary.zone : Zone::utc();
    try {
      const TimeRange range = parse_time(text, zone, context_.vocabulary.now);
      return FilterRange{range.from.unix(), range.to.unix() - 1};
    } catch (const Error&) {
      return std::nullopt;  // the caller reports it with a caret
    }
  }

  static std::optional<FilterRange> duration(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    std::int64_t seconds = 0;
    try {
      if (text != "0") seconds = parse_duration(text).count;
    } catch (const Error&) {
      return std::nullopt;  // the caller reports it with a caret
    }
    if (seconds >= kTooLong) return std::nullopt;
    if (negative) seconds = -seconds;
    return FilterRange{seconds, seconds};
  }

  FilterTerm& term_;
  const FilterKind& kind_;
  std::string_view name_;
  const FilterContext& context_;
};

}  // namespace

bool is_ordered(const FilterKind& kind) {
  const auto* words = std::get_if<WordField>(&kind);
  return std::holds_alternative<ScaleField>(kind) || (words && words->falling);
}

void add_range(FilterTerm& term, const FilterValue& value, std::string_view name,
               const FilterContext& context) {
  RangeReading(term, name, context).value(value);
}

void add_comparison(FilterTerm& term, FilterComparison comparison, const FilterValue& value,
                    std::string_view name, const FilterContext& context) {
  RangeReading(term, name, context).compared(comparison, value);
}

}  // namespace tix
