// The columns of a ticket, one row each: its description, and how it is computed.
#include "core/report/ticket_columns.hpp"

#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix {
namespace {

template <auto Member>
Cell name(const TicketFacts& f) {
  return cell_of(f.names.text(f.ticket.*Member));
}

template <auto Member>
Cell number(const TicketFacts& f) {
  return std::int64_t{f.ticket.*Member};
}

Cell breached_at(const TicketFacts& f) {
  const auto at = first_breach(f);
  return at && *at < f.as_of ? Cell{*at} : Cell{};
}

Cell due_s(const TicketFacts& f) {
  const auto due = next_due(f);
  return due ? Cell{(*due - f.as_of).count} : Cell{};
}

Cell tags(const TicketFacts& f) {
  std::vector<std::string> names;
  for (const LabelId tag : f.ticket.tags) names.emplace_back(f.names.text(tag));
  return names;
}

Cell watchers(const TicketFacts& f) {
  std::vector<std::string> names;
  for (const AgentId agent : f.ticket.watchers) names.emplace_back(f.names.text(agent));
  return names;
}

Cell skills(const TicketFacts& f) {
  std::vector<std::string> names;
  for (const auto& [skill, level] : f.ticket.skills)
    names.push_back(fmt::format("{}:{}", f.names.text(skill), level));
  return names;
}

Cell satisfaction(const TicketFacts& f) {
  return f.ticket.satisfaction == 0 ? Cell{} : Cell{std::int64_t{f.ticket.satisfaction}};
}

constexpr std::array kTicketColumns = {
    TicketColumn{{.name = "id",
                  .label = "id",
                  .kind = ColumnKind::number,
                  .unit = "ticket number",
                  .formula = "The number of the ticket.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return Cell{f.ticket.id.value}; }},
    TicketColumn{{.name = "ref",
                  .label = "ref",
                  .kind = ColumnKind::text,
                  .formula = "The number of the ticket in the system from which it was imported.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return cell_of(f.ticket.ref); }},
    TicketColumn{{.name = "priority",
                  .label = "priority",
                  .kind = ColumnKind::word,
                  .formula = "urgent, high, normal or low.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return cell_of(name_of(f.ticket.priority)); }},
    TicketColumn{
        {.name = "status",
         .label = "status",
         .kind = ColumnKind::word,
         .formula = "new, open, pending, hold, resolved, closed, void or merged.",
         .views = "tickets"},
        [](const TicketFacts& f) { return cell_of(name_of(status_at(f.ticket, f.as_of, f.reopen_window))); }},
    TicketColumn{{.name = "due_s",
                  .label = "due in",
                  .kind = ColumnKind::duration,
                  .formula = "Wall time to the next due time. Negative if it has passed.",
                  .views = "tickets"},
                 due_s},
    TicketColumn{{.name = "team",
                  .label = "team",
                  .kind = ColumnKind::text,
                  .formula = "The team of the ticket. Empty if it has none.",
                  .views = "tickets"},
                 name<&Ticket::team>},
    TicketColumn{{.name = "agent",
                  .label = "agent",
                  .kind = ColumnKind::text,
                  .formula = "The assignee. Empty if there is none.",
                  .views = "tickets"},
                 name<&Ticket::agent>},
    TicketColumn{{.name = "customer",
                  .label = "customer",
                  .kind = ColumnKind::text,
                  .formula = "The address of the requester.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return cell_of(f.customer.address); }},
    TicketColumn{{.name = "title",
                  .label = "title",
                  .kind = ColumnKind::text,
                  .formula = "The title of the ticket.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return cell_of(f.ticket.title); }},
    TicketColumn{{.name = "category",
                  .label = "category",
                  .kind = ColumnKind::text,
                  .formula = "The category of the ticket.",
                  .views = "tickets"},
                 name<&Ticket::category>},
    TicketColumn{{.name = "channel",
                  .label = "channel",
                  .kind = ColumnKind::text,
                  .formula = "The channel on which the ticket arrived.",
                  .views = "tickets"},
                 name<&Ticket::channel>},
    TicketColumn{{.name = "tags",
                  .label = "tags",
                  .kind = ColumnKind::list,
                  .formula = "The tags of the ticket.",
                  .views = "tickets"},
                 tags},
    TicketColumn{{.name = "org",
                  .label = "organisation",
                  .kind = ColumnKind::text,
                  .formula = "The organisation of the requester.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return cell_of(f.customer.org); }},
    TicketColumn{{.name = "plan",
                  .label = "plan",
                  .kind = ColumnKind::text,
                  .formula = "The plan of the requester.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return cell_of(f.customer.plan); }},
    TicketColumn{{.name = "policy",
                  .label = "policy",
                  .kind = ColumnKind::text,
                  .formula = "The SLA policy of the ticket. Empty if none applies.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return cell_of(f.policy); }},
    TicketColumn{{.name = "resolution",
                  .label = "resolution",
                  .kind = ColumnKind::text,
                  .formula = "How the ticket was resolved.",
                  .views = "tickets"},
                 name<&Ticket::resolution>},
    TicketColumn{{.name = "hold_reason",
                  .label = "hold reason",
                  .kind = ColumnKind::text,
                  .formula = "Why the ticket is on hold.",
                  .views = "tickets"},
                 name<&Ticket::hold_reason>},
    TicketColumn{{.name = "overdue",
                  .label = "overdue",
                  .kind = ColumnKind::flag,
                  .formula = "Whether the ticket is overdue, as in report backlog.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return Cell{is_overdue(f)}; }},
    TicketColumn{{.name = "due_at",
                  .label = "due",
                  .kind = ColumnKind::instant,
                  .formula = "The due time of the clock that is due next.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return cell_of(next_due(f)); }},
    TicketColumn{
        {.name = "breached_at",
         .label = "breached",
         .kind = ColumnKind::instant,
         .formula =
             "The earliest breach among the clocks that can make the ticket overdue, are still open and not waived.",
         .views = "tickets"},
        breached_at},
    TicketColumn{{.name = "created_at",
                  .label = "created",
                  .kind = ColumnKind::instant,
                  .formula = "When the ticket was created.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return Cell{f.ticket.created_at}; }},
    TicketColumn{{.name = "updated_at",
                  .label = "updated",
                  .kind = ColumnKind::instant,
                  .formula = "When the last event of the ticket happened.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return Cell{f.ticket.updated_at}; }},
    TicketColumn{{.name = "resolved_at",
                  .label = "resolved",
                  .kind = ColumnKind::instant,
                  .formula = "When the ticket was last resolved. Empty while it is open.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return cell_of(f.ticket.resolved_at); }},
    TicketColumn{{.name = "closed_at",
                  .label = "closed",
                  .kind = ColumnKind::instant,
                  .formula = "When the ticket was closed.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return cell_of(f.ticket.closed_at); }},
    TicketColumn{{.name = "age_s",
                  .label = "age",
                  .kind = ColumnKind::duration,
                  .formula = "Wall time since the ticket was created.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return Cell{(f.as_of - f.ticket.created_at).count}; }},
    TicketColumn{{.name = "idle_s",
                  .label = "idle",
                  .kind = ColumnKind::duration,
                  .formula = "Wall time since the last event.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return Cell{(f.as_of - f.ticket.updated_at).count}; }},
    TicketColumn{{.name = "in_state_s",
                  .label = "in status",
                  .kind = ColumnKind::duration,
                  .formula = "Wall time since the status last changed.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return Cell{(f.as_of - f.ticket.in_state_since).count}; }},
    TicketColumn{{.name = "hops",
                  .label = "hops",
                  .kind = ColumnKind::number,
                  .unit = "hops",
                  .formula = "How often the team or the agent was replaced with another one.",
                  .views = "tickets"},
                 number<&Ticket::hops>},
    TicketColumn{{.name = "reopens",
                  .label = "reopens",
                  .kind = ColumnKind::number,
                  .unit = "reopens",
                  .formula = "How often the ticket was reopened.",
                  .views = "tickets"},
                 number<&Ticket::reopens>},
    TicketColumn{{.name = "replies",
                  .label = "replies",
                  .kind = ColumnKind::number,
                  .unit = "messages",
                  .formula = "How many public replies agents sent.",
                  .views = "tickets"},
                 number<&Ticket::replies>},
    TicketColumn{{.name = "unanswered",
                  .label = "unanswered",
                  .kind = ColumnKind::number,
                  .unit = "messages",
                  .formula = "How many messages the customer sent since the last public reply.",
                  .views = "tickets"},
                 number<&Ticket::unanswered>},
    TicketColumn{{.name = "satisfaction",
                  .label = "satisfaction",
                  .kind = ColumnKind::number,
                  .unit = "score",
                  .formula = "The last score that the customer gave, from 1 to 5. Empty without one.",
                  .views = "tickets"},
                 satisfaction},
    TicketColumn{{.name = "watchers",
                  .label = "watchers",
                  .kind = ColumnKind::list,
                  .formula = "The agents who watch the ticket.",
                  .views = "tickets"},
                 watchers},
    TicketColumn{{.name = "opens_at",
                  .label = "opens",
                  .kind = ColumnKind::instant,
                  .formula = "When the ticket opens again automatically, if it is pending or on hold.",
                  .views = "tickets"},
                 [](const TicketFacts& f) { return cell_of(f.ticket.opens_at); }},
    TicketColumn{{.name = "skills",
                  .label = "skills",
                  .kind = ColumnKind::list,
                  .formula = "The skills that the ticket needs, with their levels.",
                  .views = "tickets"},
                 skills},
    TicketColumn{{.name = "route",
                  .label = "route",
                  .kind = ColumnKind::text,
                  .formula = "The route of the desk file that set the team. Empty if none did.",
                  .views = "tickets"},
                 name<&Ticket::route>},
    TicketColumn{
        {.name = "unrouted_at",
         .label = "waiting since",
         .kind = ColumnKind::instant,
         .formula = "Since when the ticket has been waiting for an eligible agent. Empty if it is not.",
         .views = "tickets"},
        [](const TicketFacts& f) { return cell_of(f.ticket.unrouted_at); }},
};

}  // namespace

std::optional<Instant> first_breach(const TicketFacts& f) {
  std::optional<Instant> first;
  for (const ClockRow& row : f.clocks)
    if (row.presses_as_of(f.as_of) && row.breached_at && (!first || *row.breached_at < *first))
      first = row.breached_at;
  return first;
}

std::span<const TicketColumn> ticket_columns() {
  return kTicketColumns;
}

}  // namespace tix
