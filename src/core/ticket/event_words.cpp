// One row for each thing an event can refer to.
#include "tix/ticket/event_words.hpp"

#include "tix/text/enum_table.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/firing.hpp"
#include "tix/ticket/ticket.hpp"

#include <array>

#include <fmt/format.h>

namespace tix {
namespace {

using Words = std::string (*)(std::int64_t number, const Event&, const EventContext&);

template <const auto& Names>
std::string name_in(std::int64_t number, const Event&, const EventContext&) {
  const auto known = Names.at(number);
  return known ? std::string(Names[*known]) : std::string();
}

std::string number_or_nothing(std::int64_t number, const Event&, const EventContext&) {
  return number == 0 ? std::string() : std::to_string(number);
}

std::string instant_or_nothing(std::int64_t number, const Event&, const EventContext&) {
  return number == 0 ? std::string() : format_rfc3339(Instant::from_unix(number));
}

std::string link_name(std::int64_t number, const Event&, const EventContext&) {
  const auto known = kLinkKinds.at(number);
  return known ? std::string(name_of(*known)) : std::string();
}

std::string no_words(std::int64_t, const Event&, const EventContext&) {
  return {};
}

std::string interned(std::int64_t number, const Event&, const EventContext& context) {
  return std::string(context.names.text(number));
}

std::string status_detail(std::int64_t number, const Event& event, const EventContext& context) {
  if (number == 0) return {};
  if (static_cast<Status>(event.a) == Status::pending) return format_rfc3339(Instant::from_unix(number));
  return std::string(context.names.text(number));
}

struct ReferRow {
  Refers refers;
  Words words;
};

constexpr auto kRefers = enum_table(
    &ReferRow::refers,
    {{Refers::nothing, no_words},
     {Refers::customer,
      [](std::int64_t n, const Event&, const EventContext& c) { return c.customer(CustomerId{n}); }},
     {Refers::channel, interned},
     {Refers::category, interned},
     {Refers::priority, name_in<kPriorityNames>},
     {Refers::team, interned},
     {Refers::agent, interned},
     {Refers::status, name_in<kStatusNames>},
     {Refers::status_detail, status_detail},
     {Refers::label, interned},
     {Refers::field, interned},
     {Refers::message_kind, name_in<kMessageKindNames>},
     {Refers::binding,
      [](std::int64_t n, const Event&, const EventContext& c) { return c.policy(BindingId{n}); }},
     {Refers::clock, name_in<kClockNames>},
     {Refers::cycle, number_or_nothing},
     {Refers::instant, [](std::int64_t n, const Event&,
                          const EventContext&) { return format_rfc3339(Instant::from_unix(n)); }},
     {Refers::ticket, number_or_nothing},
     {Refers::link_kind, link_name},
     {Refers::score, number_or_nothing},
     {Refers::created_flags,
      [](std::int64_t n, const Event&, const EventContext&) {
        return std::string(n & kOutbound ? "outbound" : "");
      }},
     {Refers::change, number_or_nothing},
     {Refers::message, number_or_nothing},
     {Refers::waiting_since, instant_or_nothing},
     {Refers::escalation_kind, name_in<kEscalationKindNames>},
     {Refers::step, interned},
     {Refers::firing,
      [](std::int64_t n, const Event&, const EventContext&) {
        const FiredFor key = fired_for(n);
        return fmt::format("{} {} {} {}", name_of(key.clock), key.cycle, key.target_no, name_of(key.kind));
      }},
     {Refers::rule, interned},
     {Refers::open_interval, instant_or_nothing},
     {Refers::route, interned},
     {Refers::skill, interned},
     {Refers::level, number_or_nothing},
     {Refers::until, instant_or_nothing},
     {Refers::recommendation,
      [](std::int64_t n, const Event&, const EventContext&) { return std::to_string(n); }}});

std::string words(Refers refers, std::int64_t number, const Event& event, const EventContext& context) {
  return kRefers[refers].words(number, event, context);
}

}  // namespace

std::string value_of(const Event& event, const EventContext& context) {
  return words(row_of(event.kind).a, event.a, event, context);
}

std::string detail_of(const Event& event, const EventContext& context) {
  return words(row_of(event.kind).b, event.b, event, context);
}

std::string event_line(const Event& event, const EventContext& context) {
  const EventKindRow& row = row_of(event.kind);
  std::string value = value_of(event, context);
  if (event.kind == EventKind::message) return value;
  std::string line(row.name);
  const std::string detail = detail_of(event, context);
  const bool is_in_text = event.kind == EventKind::ref || event.kind == EventKind::extra;
  const bool is_unneeded = event.kind == EventKind::skill && event.b == 0;
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
