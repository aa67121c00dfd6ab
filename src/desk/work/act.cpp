// Routes, the command, then its rules.
#include "desk/work/act.hpp"

#include "desk/work/automatic.hpp"
#include "desk/work/router.hpp"
#include "store/ticket/ticket_store.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace tix::desk {
namespace {

bool has_rules_on_commands(const Desk& desk) {
  return std::any_of(desk.rules.begin(), desk.rules.end(), [](const Rule& rule) { return !rule.in; });
}

void run_rules_of(Work& work, TicketId id, Instant at, const Folded* before, Woven& command) {
  if (command.added.empty() || !has_rules_on_commands(work.desk())) return;
  Woven rules = run_rules(work, id, at, before, command);
  if (rules.added.empty()) return;
  std::move(rules.added.begin(), rules.added.end(), std::back_inserter(command.added));
  command.folded = std::move(rules.folded);
}

}  // namespace

Woven act(Work& work, const Acting& acting, TicketId id, std::vector<Draft> drafts) {
  if (drafts.empty()) return {};
  std::optional<Folded> before;
  if (has_rules_on_commands(work.desk())) before = work.folded(id, acting.at());
  add_routing(work, id, acting.at(), drafts);
  Woven woven = work.record(id, std::move(drafts));
  run_rules_of(work, id, acting.at(), before ? &*before : nullptr, woven);
  return woven;
}

Recorded act_new(Work& work, const Acting& acting, std::vector<Draft> drafts) {
  add_routing(work, {}, acting.at(), drafts);
  const TicketId id = store::next_ticket_id(work.database());
  Recorded made{id, work.weave(id, {}, std::move(drafts))};
  run_rules_of(work, made.id, acting.at(), nullptr, made.woven);
  return made;
}

}  // namespace tix::desk
