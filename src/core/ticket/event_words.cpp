// Converts events to text and back. kRefers has one row for each thing that an event can refer to, with a
// writer and a reader that are inverses. Values are converted before details, because the meaning of a status
// detail depends on the status.
#include "tix/ticket/event_words.hpp"

#include "tix/text/enum_table.hpp"
#include "tix/text/error.hpp"
#include "tix/text/whole_number.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/event_values.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/local_text.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace tix {
namespace {

constexpr std::string_view kOutboundWord = "outbound";

// Writers: from a number to its text.

std::string write_nothing(std::int64_t, const Event&, const EventContext&) {
  return {};
}

std::string write_number(std::int64_t number, const Event&, const EventContext&) {
  return std::to_string(number);
}

std::string write_number_if_any(std::int64_t number, const Event&, const EventContext&) {
  return number == 0 ? std::string() : std::to_string(number);
}

std::string write_instant(std::int64_t number, const Event&, const EventContext& context) {
  const Instant instant = Instant::from_unix(number);
  return context.zone == nullptr ? format_rfc3339(instant) : format_moment(instant, *context.zone);
}

std::string write_instant_if_any(std::int64_t number, const Event& event, const EventContext& context) {
  return number == 0 ? std::string() : write_instant(number, event, context);
}

std::string write_name(std::int64_t number, const Event&, const EventContext& context) {
  return std::string(context.names.text(number));
}

std::string write_customer(std::int64_t number, const Event&, const EventContext& context) {
  return context.customer(CustomerId{number});
}

std::string write_binding(std::int64_t number, const Event&, const EventContext& context) {
  return context.policy(BindingId{number});
}

template <const auto& Names>
std::string write_word(std::int64_t number, const Event&, const EventContext&) {
  const auto known = Names.at(number);
  return known ? std::string(Names[*known]) : std::string();
}

std::string write_link_kind(std::int64_t number, const Event&, const EventContext&) {
  const auto known = kLinkKinds.at(number);
  return known ? std::string(name_of(*known)) : std::string();
}

std::string write_status_detail(std::int64_t number, const Event& event, const EventContext& context) {
  if (number == 0) return {};
  if (event_value<Refers::status>(event) == Status::pending) return write_instant(number, event, context);
  return std::string(context.names.text(number));
}

std::string write_created_flags(std::int64_t flags, const Event&, const EventContext&) {
  return std::string(flags & kOutbound ? kOutboundWord : std::string_view());
}

std::string write_firing(std::int64_t number, const Event& event, const EventContext& context) {
  const FiredFor key = fired_for(number);
  const std::string clock = write_word<kClockNames>(stored_number(key.clock), event, context);
  const std::string kind = write_word<kEscalationKindNames>(stored_number(key.kind), event, context);
  if (context.audience() == Audience::programs)
    return fmt::format("{} {} {} {}", clock, key.cycle, key.target_no, kind);
  return key.cycle == 1 ? fmt::format("{}, {}", clock, kind)
                        : fmt::format("{} (cycle {}), {}", clock, key.cycle, kind);
}

// Readers: from a text to its number, or nullopt if the text is not valid. They are never given an empty
// text.

using Number = std::optional<std::int64_t>;

Number read_nothing(std::string_view, const Event&, const EventLookup&) {
  return std::nullopt;
}

Number read_number(std::string_view word, const Event&, const EventLookup&) {
  const Number number = whole_number(word);
  return number && *number >= 0 ? number : std::nullopt;
}

template <std::int64_t Lowest, std::int64_t Highest>
Number read_number_within(std::string_view word, const Event& event, const EventLookup& lookup) {
  const Number number = read_number(word, event, lookup);
  return number && Lowest <= *number && *number <= Highest ? number : std::nullopt;
}

template <auto Last>
Number read_number_up_to(std::string_view word, const Event& event, const EventLookup& lookup) {
  const Number number = read_number(word, event, lookup);
  return number && *number <= (lookup.*Last).value ? number : std::nullopt;
}

Number read_instant(std::string_view word, const Event&, const EventLookup&) {
  try {
    return stored_number(parse_rfc3339(word));
  } catch (const Error&) {
    return std::nullopt;
  }
}

template <class IdType>
Number read_name(std::string_view word, const Event&, const EventLookup& lookup) {
  const IdType found = lookup.names.find<IdType>(word);
  return found ? Number(stored_number(found)) : std::nullopt;
}

Number read_customer(std::string_view word, const Event&, const EventLookup& lookup) {
  const CustomerId found = lookup.customer(word);
  return found ? Number(stored_number(found)) : std::nullopt;
}

template <const auto& Names>
Number read_word(std::string_view word, const Event&, const EventLookup&) {
  const auto found = find_name(Names, word);
  return found ? Number(stored_number(*found)) : std::nullopt;
}

Number read_link_kind(std::string_view word, const Event&, const EventLookup&) {
  const auto row = std::ranges::find(kLinkKinds, word, &LinkKindRow::name);
  return row == kLinkKinds.end() ? std::nullopt : Number(stored_number(row->kind));
}

Number read_status_detail(std::string_view word, const Event& event, const EventLookup& lookup) {
  const Status status = event_value<Refers::status>(event);
  if (status == Status::pending) return read_instant(word, event, lookup);
  if (status == Status::hold) return read_name<HoldReasonId>(word, event, lookup);
  return is_unresolved(status) ? std::nullopt : read_name<ResolutionId>(word, event, lookup);
}

Number read_created_flags(std::string_view words, const Event&, const EventLookup&) {
  std::int64_t flags = 0;
  while (!words.empty()) {
    const std::size_t comma = std::min(words.find(','), words.size());
    const std::string_view word = words.substr(0, comma);
    const auto clock = clock_named(word);
    if (word == kOutboundWord)
      flags |= kOutbound;
    else if (clock)
      flags |= left_out_flag(*clock);
    else
      return std::nullopt;
    words.remove_prefix(std::min(comma + 1, words.size()));
  }
  return flags;
}

/// Reads `resolution 1 2 functional`: clock, cycle, target_no and kind.
Number read_firing(std::string_view words, const Event& event, const EventLookup& lookup) {
  const auto next = [&] {
    const std::size_t blank = std::min(words.find(' '), words.size());
    const std::string_view word = words.substr(0, blank);
    words.remove_prefix(std::min(blank + 1, words.size()));
    return word;
  };
  const auto clock = clock_named(next());
  const auto cycle = read_number_within<1, 0x7fffffff>(next(), event, lookup);
  const auto target_no = read_number_within<0, 0xffff>(next(), event, lookup);
  const auto kind = find_name(kEscalationKindNames, next());
  if (!clock || !cycle || !target_no || !kind || !words.empty()) return std::nullopt;
  return packed({.clock = *clock,
                 .cycle = static_cast<int>(*cycle),
                 .target_no = static_cast<int>(*target_no),
                 .kind = *kind});
}

/// Whether an empty text is an error or stands for 0.
enum class Empty : std::uint8_t { refused, zero };

struct ReferRow {
  Refers refers;
  std::string (*write)(std::int64_t number, const Event&, const EventContext&);
  Number (*read)(std::string_view word, const Event&, const EventLookup&);
  Empty empty;
};
using R = Refers;
using E = Empty;
constexpr auto kRefers = enum_table(
    &ReferRow::refers,
    {{R::nothing, write_nothing, read_nothing, E::zero},
     {R::customer, write_customer, read_customer, E::zero},
     {R::author, write_customer, read_customer, E::zero},
     {R::channel, write_name, read_name<ChannelId>, E::zero},
     {R::category, write_name, read_name<CategoryId>, E::zero},
     {R::priority, write_word<kPriorityNames>, read_word<kPriorityNames>, E::refused},
     {R::team, write_name, read_name<TeamId>, E::zero},
     {R::agent, write_name, read_name<AgentId>, E::zero},
     {R::status, write_word<kStatusNames>, read_word<kStatusNames>, E::refused},
     {R::status_detail, write_status_detail, read_status_detail, E::zero},
     {R::label, write_name, read_name<LabelId>, E::refused},
     {R::field, write_name, read_name<FieldId>, E::refused},
     {R::message_kind, write_word<kMessageKindNames>, read_word<kMessageKindNames>, E::refused},
     {R::binding, write_binding, read_number_up_to<&EventLookup::last_binding>, E::refused},
     {R::clock, write_word<kClockNames>, read_word<kClockNames>, E::refused},
     {R::cycle, write_number_if_any, read_number, E::zero},
     {R::instant, write_instant, read_instant, E::refused},
     {R::ticket, write_number_if_any, read_number, E::zero},
     {R::link_kind, write_link_kind, read_link_kind, E::refused},
     {R::score, write_number_if_any, read_number_within<1, 5>, E::zero},
     {R::created_flags, write_created_flags, read_created_flags, E::zero},
     {R::change, write_number_if_any, read_number_up_to<&EventLookup::last_change>, E::zero},
     {R::message, write_number_if_any, read_number, E::zero},
     {R::other_ticket, write_number_if_any, read_number, E::refused},
     {R::last_undone, write_number_if_any, read_number, E::zero},
     {R::waiting_since, write_instant_if_any, read_instant, E::zero},
     {R::escalation_kind, write_word<kEscalationKindNames>, read_word<kEscalationKindNames>, E::refused},
     {R::step, write_name, read_name<StepId>, E::refused},
     {R::firing, write_firing, read_firing, E::refused},
     {R::rule, write_name, read_name<RuleId>, E::refused},
     {R::open_interval, write_instant_if_any, read_instant, E::zero},
     {R::route, write_name, read_name<RouteId>, E::zero},
     {R::skill, write_name, read_name<SkillId>, E::refused},
     {R::level, write_number_if_any, read_number, E::zero},
     {R::until, write_instant_if_any, read_instant, E::zero},
     {R::recommendation, write_number, read_number_within<0, 10>, E::refused}});

std::int64_t read(std::string_view what, Refers refers, std::string_view word, const Event& event,
                  const EventLookup& lookup) {
  const ReferRow& row = kRefers[refers];
  if (word.empty() && row.empty == Empty::zero) return 0;
  if (word.empty())
    throw Error(ErrorKind::usage, fmt::format("a {} event requires a {}", row_of(event.kind).name, what));
  if (const Number number = row.read(word, event, lookup)) return *number;
  throw Error(ErrorKind::usage,
              fmt::format("'{}' is not a valid {} of a {} event", word, what, row_of(event.kind).name));
}

}  // namespace

std::string value_of(const Event& event, const EventContext& context) {
  return kRefers[row_of(event.kind).a].write(event.a, event, context);
}

std::string detail_of(const Event& event, const EventContext& context) {
  return kRefers[row_of(event.kind).b].write(event.b, event, context);
}

std::string exact_detail_of(const Event& event, const EventContext& context) {
  if (row_of(event.kind).b != Refers::created_flags) return detail_of(event, context);
  const std::int64_t flags = event_value<Refers::created_flags>(event);
  std::vector<std::string_view> words;
  for (const Clock clock : kClockNames.enumerators())
    if (flags & left_out_flag(clock)) words.push_back(name_of(clock));
  if (flags & kOutbound) words.push_back(kOutboundWord);
  return fmt::format("{}", fmt::join(words, ","));
}

void read_words(std::string_view value, std::string_view detail, const EventLookup& lookup, Event& event) {
  event.a = read("value", row_of(event.kind).a, value, event, lookup);
  event.b = read("detail", row_of(event.kind).b, detail, event, lookup);
}

// A field set to nothing is shown as `cleared`. For a ref or an extra field that shows in the text of the
// event, for a skill in its level, and for all others in the value.
std::string event_line(const Event& event, const EventContext& context) {
  const EventKindRow& row = row_of(event.kind);
  std::string value = value_of(event, context);
  if (event.kind == EventKind::message) return value;
  std::string line(row.word(context.audience()));
  const std::string detail = detail_of(event, context);
  const bool is_in_text = event.kind == EventKind::ref || event.kind == EventKind::extra;
  const bool is_unneeded = event.kind == EventKind::skill && event_value<Refers::level>(event) == 0;
  const bool is_cleared = is_unneeded ? true
                          : is_in_text
                              ? event.text.empty()
                              : value.empty() && row.a != Refers::nothing && event.kind != EventKind::created;
  if (!value.empty()) line += " " + value;
  if (is_cleared) line += " cleared";
  if (!detail.empty()) line += fmt::format(" ({})", detail);
  if (!event.text.empty()) line += fmt::format(": {}", event.text);
  return line;
}

}  // namespace tix
