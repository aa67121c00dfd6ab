// The table of fields. Each row has the name, a function that reads the value from the facts of a ticket, and
// an SQL expression for the same value. Status is computed in both, because a resolved ticket becomes closed
// by the mere passing of time.
#include "tix/filter/filter_field.hpp"

#include "tix/text/ascii.hpp"
#include "tix/text/enum_table.hpp"

#include <algorithm>

namespace tix {
namespace {

template <class Enum>
constexpr WordSet word_bit(Enum value) {
  return WordSet{1} << static_cast<unsigned>(value);
}

using Number = std::optional<std::int64_t>;

template <auto kMember>
Number count_of(const TicketFacts& f) {
  return f.ticket.*kMember;
}

Number unix_of(Instant at) {
  return at.unix();
}
Number unix_of(const std::optional<Instant>& at) {
  return at ? unix_of(*at) : std::nullopt;
}

template <auto kMember>
Number instant_of(const TicketFacts& f) {
  return unix_of(f.ticket.*kMember);
}

template <auto kMember>
Number time_since(const TicketFacts& f) {
  return (f.as_of - f.ticket.*kMember).count;
}

Number time_to_due(const TicketFacts& f) {
  const auto due = next_due(f);
  return due ? Number((*due - f.as_of).count) : std::nullopt;
}

Number tier_of(const TicketFacts& f) {
  if (!f.tiers) return std::nullopt;
  const auto tier = f.tiers->find(f.ticket.team);
  return tier == f.tiers->end() ? std::nullopt : Number(tier->second);
}

/// Returns the text of an interned name of the ticket, as the only value of the field.
template <auto kMember>
std::string_view name_of(const TicketFacts& f, std::string_view, std::size_t i) {
  return i == 0 ? f.names.text(f.ticket.*kMember) : std::string_view();
}

template <auto kMember>
std::string_view ticket_text(const TicketFacts& f, std::string_view, std::size_t i) {
  return i == 0 ? std::string_view(f.ticket.*kMember) : std::string_view();
}

template <auto kMember>
std::string_view customer_text(const TicketFacts& f, std::string_view, std::size_t i) {
  return i == 0 ? std::string_view(f.customer.*kMember) : std::string_view();
}

Number id_of(const TicketFacts& f) {
  return f.ticket.id.value;
}

WordSet status_of(const TicketFacts& f) {
  return word_bit(f.status());
}

WordSet priority_of(const TicketFacts& f) {
  return word_bit(f.ticket.priority);
}

std::string_view tag_of(const TicketFacts& f, std::string_view, std::size_t i) {
  return i < f.ticket.tags.size() ? f.names.text(f.ticket.tags[i]) : std::string_view();
}

std::string_view watcher_of(const TicketFacts& f, std::string_view, std::size_t i) {
  return i < f.ticket.watchers.size() ? f.names.text(f.ticket.watchers[i]) : std::string_view();
}

std::string_view policy_of(const TicketFacts& f, std::string_view, std::size_t i) {
  return i == 0 ? f.policy : std::string_view();
}

/// Returns the `i`-th value of an extra field. Fields whose names differ in case only count as one field with
/// several values.
std::string_view extra_of(const TicketFacts& f, std::string_view extra, std::size_t i) {
  for (const auto& [field, value] : f.ticket.extra)
    if (!value.empty() && equal_without_case(f.names.text(field), extra) && i-- == 0) return value;
  return {};
}

using F = FilterField;
using N = NameKind;
using M = ScaleMeasure;
using R = FilterRows;
using U = FieldUse;

constexpr std::string_view kStatusAsOf =
    "CASE WHEN t.status = 4 AND :as_of - t.resolved_at >= :reopen_window THEN 5 ELSE t.status END";
static_assert(kStatusNames.at(4) == Status::resolved && kStatusNames.at(5) == Status::closed);

constexpr auto kFilterFields = enum_table(
    &FilterFieldRow::field,
    {{F::id, "id", ScaleField{id_of, M::count}, U::query, R::ticket, "t.id", "the ticket's number"},
     {F::ref, "ref", TextField{ticket_text<&Ticket::ref>}, U::everywhere, R::ticket, "t.ref",
      "its number in another system"},
     {F::title, "title", TextField{ticket_text<&Ticket::title>}, U::query, R::ticket, "t.title",
      "the whole title; title:~vpn finds a part of it"},
     {F::text, "text", SearchField{}, U::query, R::words, "",
      "words in the title or the messages, in any order; vpn* matches beginnings"},
     {F::status, "status", WordField{status_of, kStatusNames}, U::query, R::ticket, kStatusAsOf,
      "its status"},
     {F::priority, "priority", WordField{.get = priority_of, .words = kPriorityNames, .falling = true},
      U::everywhere, R::ticket, "t.priority", "its priority; priority:high.. means high and urgent"},
     {F::category, "category", TextField{name_of<&Ticket::category>, N::category}, U::everywhere, R::ticket,
      "t.category", "its category"},
     {F::channel, "channel", TextField{name_of<&Ticket::channel>, N::channel}, U::everywhere, R::ticket,
      "t.channel", "the channel it arrived on"},
     {F::tag, "tag", TextField{tag_of, N::label}, U::everywhere, R::tag, "tag.label", "one of its tags"},
     {F::team, "team", TextField{name_of<&Ticket::team>, N::team}, U::everywhere, R::ticket, "t.team",
      "the team it belongs to"},
     {F::tier, "tier", ScaleField{.get = tier_of, .measure = M::count, .may_be_none = true}, U::query,
      R::ticket, "t.team", "the tier of that team"},
     {F::agent, "agent", TextField{name_of<&Ticket::agent>, N::agent}, U::query, R::ticket, "t.agent",
      "the agent it is assigned to; @me is you"},
     {F::watcher, "watcher", TextField{watcher_of, N::agent}, U::query, R::watcher, "watcher.agent",
      "an agent who watches it; @me is you"},
     {F::resolution, "resolution", TextField{name_of<&Ticket::resolution>, N::resolution}, U::query,
      R::ticket, "t.resolution", "how it was resolved"},
     {F::hold_reason, "hold_reason", TextField{name_of<&Ticket::hold_reason>, N::hold_reason}, U::query,
      R::ticket, "t.hold_reason", "why it is on hold"},
     {F::policy, "policy", TextField{policy_of}, U::query, R::ticket, "t.binding",
      "the SLA policy that applies to it"},
     {F::customer, "customer", TextField{customer_text<&Customer::address>}, U::everywhere, R::customer,
      "customer.address", "the requester's address or name"},
     {F::org, "org", TextField{customer_text<&Customer::org>}, U::everywhere, R::customer, "customer.org",
      "the requester's organisation"},
     {F::plan, "plan", TextField{customer_text<&Customer::plan>}, U::everywhere, R::customer, "customer.plan",
      "the requester's plan"},
     {F::created, "created", ScaleField{instant_of<&Ticket::created_at>, M::instant}, U::query, R::ticket,
      "t.created_at", "when it was created"},
     {F::updated, "updated", ScaleField{instant_of<&Ticket::updated_at>, M::instant}, U::query, R::ticket,
      "t.updated_at", "when a person last changed it"},
     {F::resolved, "resolved",
      ScaleField{.get = instant_of<&Ticket::resolved_at>, .measure = M::instant, .may_be_none = true},
      U::query, R::ticket, "t.resolved_at", "when it was last resolved; none while unresolved"},
     {F::escalated, "escalated",
      ScaleField{.get = instant_of<&Ticket::escalated_at>, .measure = M::instant, .may_be_none = true},
      U::query, R::ticket, "t.escalated_at", "when it was last escalated; none after de-escalation"},
     {F::age, "age", ScaleField{time_since<&Ticket::created_at>, M::duration}, U::query, R::ticket,
      ":as_of - t.created_at", "the time since it was created"},
     {F::idle, "idle", ScaleField{time_since<&Ticket::updated_at>, M::duration}, U::query, R::ticket,
      ":as_of - t.updated_at", "the time since a person last changed it"},
     {F::due, "due", ScaleField{.get = time_to_due, .measure = M::duration, .may_be_none = true}, U::query,
      R::ticket, "t.due_at - :as_of", "the time until its next due, negative if that has passed"},
     {F::in_state, "in_state", ScaleField{time_since<&Ticket::in_state_since>, M::duration}, U::query,
      R::ticket, ":as_of - t.in_state_since", "the time since its status changed"},
     {F::hops, "hops", ScaleField{count_of<&Ticket::hops>, M::count}, U::query, R::ticket, "t.hops",
      "changes of team or agent after the first"},
     {F::reopens, "reopens", ScaleField{count_of<&Ticket::reopens>, M::count}, U::query, R::ticket,
      "t.reopens", "how often it was reopened"},
     {F::escalations, "escalations", ScaleField{count_of<&Ticket::escalations>, M::count}, U::query,
      R::ticket, "t.escalations", "how often it was escalated"},
     {F::unanswered, "unanswered", ScaleField{count_of<&Ticket::unanswered>, M::count}, U::query, R::ticket,
      "t.unanswered", "customer messages since the last public reply"},
     {F::incidents, "incidents", ScaleField{count_of<&Ticket::incidents>, M::count}, U::query, R::ticket,
      "t.incidents", "tickets that it causes"},
     {F::breached, "breached", WordField{.get = breached_clocks, .words = kClockNames, .may_be_none = true},
      U::query, R::breach, "clock.clock", "a clock that ever breached and was not waived"},
     {F::extra, kExtraPrefix, TextField{extra_of}, U::everywhere, R::extra, "extra.value",
      "a field of your own, or a column kept from an import"}});

static_assert(has_distinct_names(kFilterFields));
static_assert(kStatusNames.size() <= 32 && kPriorityNames.size() <= 32 && kClockNames.size() <= 32,
              "a WordSet has a bit a word");

}  // namespace

WordSet breached_clocks(const TicketFacts& f) {
  WordSet clocks = 0;
  for (const ClockRow& row : f.clocks)
    if (row.breached_as_of(f.as_of) && !row.waived_as_of(f.as_of)) clocks |= word_bit(row.clock);
  return clocks;
}

std::span<const FilterFieldRow> filter_fields() {
  return kFilterFields;
}

const FilterFieldRow& row_of(FilterField field) {
  return kFilterFields[field];
}

std::optional<FilterField> filter_field_named(std::string_view name) {
  const auto row = std::ranges::find_if(kFilterFields, [&](const FilterFieldRow& candidate) {
    return candidate.field != FilterField::extra && equal_without_case(candidate.name, name);
  });
  if (row == kFilterFields.end()) return std::nullopt;
  return row->field;
}

}  // namespace tix
