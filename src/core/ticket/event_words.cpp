// One row for each thing an event can refer to.
#include "tix/ticket/event_words.hpp"

#include "tix/ticket/clock.hpp"
#include "tix/ticket/firing.hpp"
#include "tix/ticket/ticket.hpp"

#include <array>

#include <fmt/format.h>

namespace tix {
namespace {

using Words = std::string (*)(std::int64_t number, const Event&, const EventContext&);

template <std::size_t N>
std::string word_in(const std::array<std::string_view, N>& words, std::int64_t number) {
  return number >= 0 && number < static_cast<std::int64_t>(N)
             ? std::string(words[static_cast<std::size_t>(number)])
             : std::string();
}

std::string number_or_nothing(std::int64_t number, const Event&, const EventContext&) {
  return number == 0 ? std::string() : std::to_string(number);
}

std::string instant_or_nothing(std::int64_t number, const Event&, const EventContext&) {
  return number == 0 ? std::string() : format_rfc3339(Instant::from_unix(number));
}

std::string link_name(std::int64_t number) {
  return number >= 0 && number < static_cast<std::int64_t>(kLinkKinds.size())
             ? std::string(kLinkKinds[static_cast<std::size_t>(number)].name)
             : std::string();
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

constexpr std::array kRefers = {
    ReferRow{Refers::nothing, no_words},
    ReferRow{Refers::customer,
             [](std::int64_t n, const Event&, const EventContext& c) { return c.customer(CustomerId{n}); }},
    ReferRow{Refers::channel, interned},
    ReferRow{Refers::category, interned},
    ReferRow{Refers::priority,
             [](std::int64_t n, const Event&, const EventContext&) { return word_in(kPriorityNames, n); }},
    ReferRow{Refers::team, interned},
    ReferRow{Refers::agent, interned},
    ReferRow{Refers::status,
             [](std::int64_t n, const Event&, const EventContext&) { return word_in(kStatusNames, n); }},
    ReferRow{Refers::status_detail, status_detail},
    ReferRow{Refers::label, interned},
    ReferRow{Refers::field, interned},
    ReferRow{Refers::message_kind,
             [](std::int64_t n, const Event&, const EventContext&) { return word_in(kMessageKindNames, n); }},
    ReferRow{Refers::binding,
             [](std::int64_t n, const Event&, const EventContext& c) { return c.policy(BindingId{n}); }},
    ReferRow{Refers::clock,
             [](std::int64_t n, const Event&, const EventContext&) { return word_in(kClockNames, n); }},
    ReferRow{Refers::cycle, number_or_nothing},
    ReferRow{Refers::instant, [](std::int64_t n, const Event&,
                                 const EventContext&) { return format_rfc3339(Instant::from_unix(n)); }},
    ReferRow{Refers::ticket, number_or_nothing},
    ReferRow{Refers::link_kind,
             [](std::int64_t n, const Event&, const EventContext&) { return link_name(n); }},
    ReferRow{Refers::score, number_or_nothing},
    ReferRow{Refers::created_flags,
             [](std::int64_t n, const Event&, const EventContext&) {
               return std::string(n & kOutbound ? "outbound" : "");
             }},
    ReferRow{Refers::change, number_or_nothing},
    ReferRow{Refers::message, number_or_nothing},
    ReferRow{Refers::waiting_since, instant_or_nothing},
    ReferRow{Refers::escalation_kind, [](std::int64_t n, const Event&,
                                         const EventContext&) { return word_in(kEscalationKindNames, n); }},
    ReferRow{Refers::step, interned},
    ReferRow{Refers::firing,
             [](std::int64_t n, const Event&, const EventContext&) {
               const FiredFor key = fired_for(n);
               return fmt::format("{} {} {} {}", word_in(kClockNames, static_cast<std::int64_t>(key.clock)),
                                  key.cycle, key.target_no,
                                  word_in(kEscalationKindNames, static_cast<std::int64_t>(key.kind)));
             }},
    ReferRow{Refers::rule, interned},
    ReferRow{Refers::open_interval, instant_or_nothing},
    ReferRow{Refers::route, interned},
    ReferRow{Refers::skill, interned},
    ReferRow{Refers::level, number_or_nothing},
    ReferRow{Refers::until, instant_or_nothing},
    ReferRow{Refers::recommendation,
             [](std::int64_t n, const Event&, const EventContext&) { return std::to_string(n); }},
};

constexpr bool refers_in_order() {
  for (std::size_t i = 0; i < kRefers.size(); ++i)
    if (static_cast<std::size_t>(kRefers[i].refers) != i) return false;
  return kRefers.size() == static_cast<std::size_t>(Refers::recommendation) + 1;
}
static_assert(refers_in_order());

std::string words(Refers refers, std::int64_t number, const Event& event, const EventContext& context) {
  return kRefers[static_cast<std::size_t>(refers)].words(number, event, context);
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
