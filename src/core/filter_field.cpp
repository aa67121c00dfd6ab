// The table of fields: the name, how a ticket answers, whether `when` may ask.
#include "tix/filter_field.hpp"

#include "tix/ascii.hpp"

#include <algorithm>
#include <array>

namespace tix {
namespace {

template <class Enum>
constexpr WordSet word(Enum value) {
  return WordSet{1} << static_cast<unsigned>(value);
}

template <auto kMember>
std::int64_t number_of(const TicketFacts& f) {
  return f.ticket.*kMember;
}

/// The text of an interned name of the ticket.
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

std::int64_t id_of(const TicketFacts& f) {
  return f.ticket.id.value;
}

WordSet status_of(const TicketFacts& f) {
  return word(f.status());
}

WordSet priority_of(const TicketFacts& f) {
  return word(f.ticket.priority);
}

std::string_view tag_of(const TicketFacts& f, std::string_view, std::size_t i) {
  return i < f.ticket.tags.size() ? f.names.text(f.ticket.tags[i]) : std::string_view();
}

std::string_view policy_of(const TicketFacts& f, std::string_view, std::size_t i) {
  return i == 0 ? f.policy : std::string_view();
}

/// Names that differ in case alone are one field with several values.
std::string_view extra_of(const TicketFacts& f, std::string_view extra, std::size_t i) {
  for (const auto& [field, value] : f.ticket.extra)
    if (!value.empty() && equal_without_case(f.names.text(field), extra) && i-- == 0) return value;
  return {};
}

using F = FilterField;
using N = NameKind;
constexpr bool kWhen = true;
constexpr bool kQuery = false;

constexpr std::array kFilterFields = {
    FilterFieldRow{F::id, "id", NumberField{id_of}, kQuery, "the ticket's number"},
    FilterFieldRow{F::ref, "ref", TextField{ticket_text<&Ticket::ref>}, kWhen,
                   "the number another system gave it"},
    FilterFieldRow{F::title, "title", TextField{ticket_text<&Ticket::title>}, kQuery, "the whole title"},
    FilterFieldRow{F::status, "status", WordField{status_of, kStatusNames}, kQuery, "its state"},
    FilterFieldRow{F::priority, "priority", WordField{priority_of, kPriorityNames}, kWhen,
                   "how pressing it is"},
    FilterFieldRow{F::category, "category", TextField{name_of<&Ticket::category>, N::category}, kWhen,
                   "what it is about"},
    FilterFieldRow{F::channel, "channel", TextField{name_of<&Ticket::channel>, N::channel}, kWhen,
                   "how it came in"},
    FilterFieldRow{F::tag, "tag", TextField{tag_of, N::label}, kWhen, "one of its tags"},
    FilterFieldRow{F::team, "team", TextField{name_of<&Ticket::team>, N::team}, kWhen,
                   "the team that holds it"},
    FilterFieldRow{F::agent, "agent", TextField{name_of<&Ticket::agent>, N::agent}, kQuery,
                   "the agent who holds it; @me is you"},
    FilterFieldRow{F::resolution, "resolution", TextField{name_of<&Ticket::resolution>, N::resolution},
                   kQuery, "how it was resolved"},
    FilterFieldRow{F::hold_reason, "hold_reason", TextField{name_of<&Ticket::hold_reason>, N::hold_reason},
                   kQuery, "what a ticket on hold waits for"},
    FilterFieldRow{F::policy, "policy", TextField{policy_of}, kQuery, "the SLA policy that binds it"},
    FilterFieldRow{F::customer, "customer", TextField{customer_text<&Customer::address>}, kWhen,
                   "the requester's address or name"},
    FilterFieldRow{F::org, "org", TextField{customer_text<&Customer::org>}, kWhen,
                   "the requester's organisation"},
    FilterFieldRow{F::plan, "plan", TextField{customer_text<&Customer::plan>}, kWhen, "the requester's plan"},
    FilterFieldRow{F::breached, "breached", WordField{breached_clocks, kClockNames, true}, kQuery,
                   "a clock that ever breached and was not waived"},
    FilterFieldRow{F::hops, "hops", NumberField{number_of<&Ticket::hops>}, kQuery,
                   "changes of team or agent after the first"},
    FilterFieldRow{F::reopens, "reopens", NumberField{number_of<&Ticket::reopens>}, kQuery,
                   "how often it was reopened"},
    FilterFieldRow{F::unanswered, "unanswered", NumberField{number_of<&Ticket::unanswered>}, kQuery,
                   "customer messages since the last public reply"},
    FilterFieldRow{F::extra, kExtraPrefix, TextField{extra_of}, kWhen,
                   "x.NAME: a column kept from an import"},
};

constexpr bool fields_in_order() {
  for (std::size_t i = 0; i < kFilterFields.size(); ++i) {
    if (static_cast<std::size_t>(kFilterFields[i].field) != i) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (kFilterFields[i].name == kFilterFields[j].name) return false;
  }
  return kFilterFields.size() == static_cast<std::size_t>(FilterField::extra) + 1;
}
static_assert(fields_in_order(), "one row a field, in the order of the enumerators, no name twice");
static_assert(kStatusNames.size() <= 32 && kPriorityNames.size() <= 32 && kClockNames.size() <= 32,
              "a WordSet has a bit a word");

}  // namespace

WordSet breached_clocks(const TicketFacts& f) {
  WordSet clocks = 0;
  for (const ClockRow& row : f.clocks)
    if (row.breached_as_of(f.as_of) && !row.waived_as_of(f.as_of)) clocks |= word(row.clock);
  return clocks;
}

std::span<const FilterFieldRow> filter_fields() {
  return kFilterFields;
}

const FilterFieldRow& row_of(FilterField field) {
  return kFilterFields[static_cast<std::size_t>(field)];
}

std::optional<FilterField> filter_field_named(std::string_view name) {
  const auto row =
      std::find_if(kFilterFields.begin(), kFilterFields.end(), [&](const FilterFieldRow& candidate) {
        return candidate.field != FilterField::extra && equal_without_case(candidate.name, name);
      });
  if (row == kFilterFields.end()) return std::nullopt;
  return row->field;
}

}  // namespace tix
