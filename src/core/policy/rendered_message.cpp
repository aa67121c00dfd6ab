// The table of placeholders and their replacement. Substitutes such as "the team" are whole phrases, so that
// a sentence still reads well if a value is unknown.
#include "tix/policy/rendered_message.hpp"

#include "tix/text/enum_table.hpp"
#include "tix/time/local_text.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>
#include <optional>

namespace tix {
namespace {

constexpr std::string_view kDefaultSubject = "Re: {title}";

struct MessageFacts {
  const Desk& desk;
  const TicketFacts& of;
  std::string_view customer_name;
};

std::string when(const MessageFacts& f, std::optional<Instant> at) {
  return at ? format_local(*at, Zone::find(f.desk.zone)) : "a later time";
}

std::string title(const MessageFacts& f) {
  return f.of.ticket.title;
}
std::string customer(const MessageFacts& f) {
  if (!f.customer_name.empty()) return std::string(f.customer_name);
  return f.of.customer.address.empty() ? "customer" : f.of.customer.address;
}
std::string id(const MessageFacts& f) {
  return std::to_string(f.of.ticket.id.value);
}
std::string ref(const MessageFacts& f) {
  return f.of.ticket.ref.empty() ? '#' + id(f) : f.of.ticket.ref;
}
std::string desk(const MessageFacts& f) {
  return f.desk.name.empty() ? "support" : f.desk.name;
}
std::string team(const MessageFacts& f) {
  return f.of.ticket.team ? std::string(f.of.names.text(f.of.ticket.team)) : desk(f);
}
std::string agent(const MessageFacts& f) {
  if (!f.of.ticket.agent) return "the team";
  const std::string_view name = f.of.names.text(f.of.ticket.agent);
  const AgentPolicy* policy = f.desk.agent(name);
  return policy && !policy->full_name.empty() ? policy->full_name : std::string(name);
}
std::string status(const MessageFacts& f) {
  return std::string(name_of(f.of.status()));
}
std::string priority(const MessageFacts& f) {
  return std::string(name_of(f.of.ticket.priority));
}
std::string due(const MessageFacts& f) {
  return when(f, next_due(f.of));
}
/// Returns whether the instant is in the future. A customer must not be promised news at a time that has
/// passed.
bool is_to_come(const MessageFacts& f, std::optional<Instant> at) {
  return at && *at > f.of.as_of;
}
std::string next_update(const MessageFacts& f) {
  std::optional<Instant> next;
  for (const ClockRow& row : f.of.clocks) {
    const bool tells = row.clock == Clock::update || row.clock == Clock::promise;
    if (tells && row.outcome == Outcome::running && is_to_come(f, row.due_at) &&
        (!next || *row.due_at < *next))
      next = row.due_at;
  }
  if (!next && is_to_come(f, next_due(f.of))) next = next_due(f.of);
  return when(f, next);
}

struct PlaceholderText {
  Placeholder placeholder;
  std::string (*text)(const MessageFacts&);
};
constexpr auto kTexts = enum_table(&PlaceholderText::placeholder, {{Placeholder::title, title},
                                                                   {Placeholder::customer, customer},
                                                                   {Placeholder::id, id},
                                                                   {Placeholder::ref, ref},
                                                                   {Placeholder::agent, agent},
                                                                   {Placeholder::team, team},
                                                                   {Placeholder::status, status},
                                                                   {Placeholder::priority, priority},
                                                                   {Placeholder::due, due},
                                                                   {Placeholder::next_update, next_update},
                                                                   {Placeholder::desk, desk}});

/// Replaces the placeholders. Unknown ones are kept as they are, although `desk check` refuses them.
std::string filled(std::string_view text, const MessageFacts& facts) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('{'), text.size());
    out += text.substr(0, open);
    text.remove_prefix(open);
    if (text.empty()) break;
    const std::size_t close = std::min(text.find('}'), text.size() - 1);
    const auto placeholder = find_name(kPlaceholders, text.substr(1, close - 1));
    out += placeholder ? kTexts[*placeholder].text(facts) : std::string(text.substr(0, close + 1));
    text.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace

RenderedMessage render(const MessageText& text, const Desk& desk, const TicketFacts& facts,
                       std::string_view customer_name) {
  const MessageFacts known{desk, facts, customer_name};
  return {filled(text.subject.empty() ? kDefaultSubject : std::string_view(text.subject), known),
          filled(text.body, known)};
}

}  // namespace tix
