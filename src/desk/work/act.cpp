// Applies routes, then the command, then the rules it starts.
#include "desk/work/act.hpp"

#include "desk/work/automated_actions.hpp"
#include "desk/work/router.hpp"
#include "store/ticket/ticket_store.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace tix::desk {
namespace {

bool has_rules_on_commands(const Desk& desk) {
  return std::ranges::any_of(desk.rules, [](const Rule& rule) { return !rule.in; });
}

void run_rules_of(Work& work, TicketId id, Instant at, const Folded* before, Recorded& command) {
  if (command.added.empty() || !has_rules_on_commands(work.desk())) return;
  Recorded rules = run_rules(work, id, at, before, command);
  if (rules.added.empty()) return;
  std::move(rules.added.begin(), rules.added.end(), std::back_inserter(command.added));
  command.folded = std::move(rules.folded);
}

}  // namespace

Recorded act(Work& work, const ActionContext& context, TicketId id, std::vector<NewEvent> new_events) {
  if (new_events.empty()) return {};
  std::optional<Folded> before;
  if (has_rules_on_commands(work.desk())) before = work.folded(id, context.at());
  add_routing(work, id, context.at(), new_events);
  Recorded recorded = work.record(id, std::move(new_events));
  run_rules_of(work, id, context.at(), before ? &*before : nullptr, recorded);
  return recorded;
}

RecordedTicket act_new(Work& work, const ActionContext& context, std::vector<NewEvent> new_events) {
  add_routing(work, {}, context.at(), new_events);
  const TicketId id = store::next_ticket_id(work.database());
  RecordedTicket created{id, work.record_history(id, {}, std::move(new_events))};
  run_rules_of(work, created.id, context.at(), nullptr, created.recorded);
  return created;
}

Recorded act_late(Work& work, const ActionContext& context, TicketId id, std::vector<NewEvent> new_events) {
  if (new_events.empty()) return {};
  const std::vector<Event> past = work.past(id, Instant::last());
  const auto last = std::find_if(past.rbegin(), past.rend(), by_person);
  const Instant rules_at = last == past.rend() ? context.at() : std::max(context.at(), last->at);
  const Folded before = work.folded(id, rules_at);
  add_routing(work, id, context.at(), new_events);
  Recorded recorded = work.record_late(id, std::move(new_events));
  run_rules_of(work, id, rules_at, &before, recorded);
  return recorded;
}

RecordedTicket act_new_late(Work& work, const ActionContext& context, std::vector<NewEvent> new_events) {
  if (!is_late(context.at(), work.now())) return act_new(work, context, std::move(new_events));
  add_routing(work, {}, context.at(), new_events);
  const TicketId id = store::next_ticket_id(work.database());
  RecordedTicket created{id, work.import_ticket(id, std::move(new_events))};
  run_rules_of(work, created.id, context.at(), nullptr, created.recorded);
  return created;
}

}  // namespace tix::desk
