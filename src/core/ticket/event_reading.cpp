// Words of events back to numbers: one row for each thing an event can refer to.
#include "tix/text/enum_table.hpp"
#include "tix/text/error.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/event_words.hpp"
#include "tix/ticket/firing.hpp"
#include "tix/ticket/ticket.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace tix {
namespace {

constexpr std::string_view kOutboundWord = "outbound";

/// Nothing when the word is not one of these. An empty word never comes here.
using Reader = std::optional<std::int64_t> (*)(std::string_view word, const Event&, const EventLookup&);

std::optional<std::int64_t> nothing(std::string_view, const Event&, const EventLookup&) {
  return std::nullopt;
}

std::optional<std::int64_t> number(std::string_view word, const Event&, const EventLookup&) {
  std::int64_t read = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), read);
  const bool is_one = error == std::errc() && end == word.data() + word.size() && read >= 0;
  return is_one ? std::optional(read) : std::nullopt;
}

template <std::int64_t Lowest, std::int64_t Highest>
std::optional<std::int64_t> number_within(std::string_view word, const Event& event,
                                          const EventLookup& lookup) {
  const auto read = number(word, event, lookup);
  return read && Lowest <= *read && *read <= Highest ? read : std::nullopt;
}

template <auto Last>
std::optional<std::int64_t> number_up_to(std::string_view word, const Event& event,
                                         const EventLookup& lookup) {
  const auto read = number(word, event, lookup);
  return read && *read <= (lookup.*Last).value ? read : std::nullopt;
}

template <const auto& Words>
std::optional<std::int64_t> word_of(std::string_view word, const Event&, const EventLookup&) {
  const auto found = std::ranges::find(Words, word);
  return found == Words.end() ? std::nullopt : std::optional<std::int64_t>(found - Words.begin());
}

std::optional<std::int64_t> link_kind(std::string_view word, const Event&, const EventLookup&) {
  for (const LinkKindRow& row : kLinkKinds)
    if (row.name == word) return static_cast<std::int64_t>(row.kind);
  return std::nullopt;
}

template <class IdType>
std::optional<std::int64_t> name(std::string_view word, const Event&, const EventLookup& lookup) {
  const IdType found = lookup.names.find<IdType>(word);
  return found ? std::optional(found.value) : std::nullopt;
}

std::optional<std::int64_t> customer(std::string_view word, const Event&, const EventLookup& lookup) {
  const CustomerId found = lookup.customer(word);
  return found ? std::optional(found.value) : std::nullopt;
}

std::optional<std::int64_t> instant(std::string_view word, const Event&, const EventLookup&) {
  try {
    return parse_rfc3339(word).unix();
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::optional<std::int64_t> status_detail(std::string_view word, const Event& event,
                                          const EventLookup& lookup) {
  const auto status = static_cast<Status>(event.a);
  if (status == Status::pending) return instant(word, event, lookup);
  if (status == Status::hold) return name<HoldReasonId>(word, event, lookup);
  return is_unresolved(status) ? std::nullopt : name<ResolutionId>(word, event, lookup);
}

std::optional<std::int64_t> created_flags(std::string_view words, const Event&, const EventLookup&) {
  std::int64_t bits = 0;
  while (!words.empty()) {
    const std::size_t comma = std::min(words.find(','), words.size());
    const std::string_view word = words.substr(0, comma);
    const auto clock = std::ranges::find(kClockNames, word);
    if (word == kOutboundWord)
      bits |= kOutbound;
    else if (clock != kClockNames.end())
      bits |= std::int64_t{1} << (clock - kClockNames.begin());
    else
      return std::nullopt;
    words.remove_prefix(std::min(comma + 1, words.size()));
  }
  return bits;
}

/// `resolution 1 2 functional`: clock, cycle, target_no and kind.
std::optional<std::int64_t> firing(std::string_view words, const Event& event, const EventLookup& lookup) {
  const auto next = [&] {
    const std::size_t blank = std::min(words.find(' '), words.size());
    const std::string_view word = words.substr(0, blank);
    words.remove_prefix(std::min(blank + 1, words.size()));
    return word;
  };
  const auto clock = word_of<kClockNames>(next(), event, lookup);
  const auto cycle = number_within<1, 0x7fffffff>(next(), event, lookup);
  const auto target_no = number_within<0, 0xffff>(next(), event, lookup);
  const auto kind = word_of<kEscalationKindNames>(next(), event, lookup);
  if (!clock || !cycle || !target_no || !kind || !words.empty()) return std::nullopt;
  return packed({static_cast<Clock>(*clock), static_cast<int>(*cycle), static_cast<int>(*target_no),
                 static_cast<EscalationKind>(*kind)});
}

struct ReaderRow {
  Refers refers;
  bool may_be_empty;  ///< which is 0 then
  Reader read;
};

constexpr auto kReaders =
    enum_table(&ReaderRow::refers, {{Refers::nothing, true, nothing},
                                    {Refers::customer, true, customer},
                                    {Refers::channel, true, name<ChannelId>},
                                    {Refers::category, true, name<CategoryId>},
                                    {Refers::priority, false, word_of<kPriorityNames>},
                                    {Refers::team, true, name<TeamId>},
                                    {Refers::agent, true, name<AgentId>},
                                    {Refers::status, false, word_of<kStatusNames>},
                                    {Refers::status_detail, true, status_detail},
                                    {Refers::label, false, name<LabelId>},
                                    {Refers::field, false, name<FieldId>},
                                    {Refers::message_kind, false, word_of<kMessageKindNames>},
                                    {Refers::binding, false, number_up_to<&EventLookup::last_binding>},
                                    {Refers::clock, false, word_of<kClockNames>},
                                    {Refers::cycle, true, number},
                                    {Refers::instant, false, instant},
                                    {Refers::ticket, true, number},
                                    {Refers::link_kind, false, link_kind},
                                    {Refers::score, true, number_within<1, 5>},
                                    {Refers::created_flags, true, created_flags},
                                    {Refers::change, true, number_up_to<&EventLookup::last_change>},
                                    {Refers::message, true, number},
                                    {Refers::waiting_since, true, instant},
                                    {Refers::escalation_kind, false, word_of<kEscalationKindNames>},
                                    {Refers::step, false, name<StepId>},
                                    {Refers::firing, false, firing},
                                    {Refers::rule, false, name<RuleId>},
                                    {Refers::open_interval, true, instant},
                                    {Refers::route, true, name<RouteId>},
                                    {Refers::skill, false, name<SkillId>},
                                    {Refers::level, true, number},
                                    {Refers::until, true, instant},
                                    {Refers::recommendation, false, number_within<0, 10>}});

std::int64_t read(std::string_view what, Refers refers, std::string_view word, const Event& event,
                  const EventLookup& lookup) {
  const ReaderRow& row = kReaders[refers];
  if (word.empty() && row.may_be_empty) return 0;
  if (word.empty())
    throw Error(ErrorKind::usage, fmt::format("a {} event needs a {}", row_of(event.kind).name, what));
  if (const auto number = row.read(word, event, lookup)) return *number;
  throw Error(ErrorKind::usage,
              fmt::format("'{}' cannot be the {} of a {} event here", word, what, row_of(event.kind).name));
}

}  // namespace

std::string exact_detail_of(const Event& event, const EventContext& context) {
  if (row_of(event.kind).b != Refers::created_flags) return detail_of(event, context);
  std::vector<std::string_view> words;
  for (const Clock clock : kClockNames.enumerators())
    if (event.b & (std::int64_t{1} << static_cast<int>(clock))) words.push_back(name_of(clock));
  if (event.b & kOutbound) words.push_back(kOutboundWord);
  return fmt::format("{}", fmt::join(words, ","));
}

void read_words(std::string_view value, std::string_view detail, const EventLookup& lookup, Event& event) {
  event.a = read("value", row_of(event.kind).a, value, event, lookup);
  event.b = read("detail", row_of(event.kind).b, detail, event, lookup);
}

}  // namespace tix
