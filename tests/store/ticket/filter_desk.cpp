// Writes random tickets as the fold would, with the dues and breaches of their clocks.
#include "store/ticket/filter_desk.hpp"

#include "store/people/customer_addresses.hpp"
#include "store/people/desk_store.hpp"
#include "store/people/people_store.hpp"
#include "store/sqlite/transaction.hpp"
#include "store/ticket/event_store.hpp"
#include "store/ticket/ticket_store.hpp"

#include <algorithm>

namespace tix::filter_test {
namespace {

void keep_earliest(std::optional<Instant>& kept, const std::optional<Instant>& at) {
  if (at && (!kept || *at < *kept)) kept = at;
}

}  // namespace

FilterDesk::FilterDesk(std::uint64_t seed, int tickets)
    : database_(store::Database::create(folder_ / "tix.db")) {
  Random random(seed);
  store::Transaction transaction{database_};
  for (const std::string& word : kWords) {
    if (chance(random, 70)) tiers_[names_.intern<TeamId>(word)] = static_cast<int>(pick(random, 1, 3));
    if (store::find_customer(database_, word)) continue;
    const auto text = [&] { return chance(random, 25) ? std::string() : one_of(random, kWords); };
    const Customer customer{store::find_or_add_customer(database_, word), word, text(), text()};
    store::set_customer(database_, {customer, {}});
    customers_.push_back(customer);
  }
  standing_ = store::add_change(database_, {{}, kNow, {}, "root", "create", {}});
  undone_ = store::add_change(database_, {{}, kNow, {}, "root", "note", {}});
  store::add_change(database_, {{}, kNow, {}, "root", "undo", undone_});
  for (int n = 1; n <= tickets; ++n) worlds_.push_back(random_ticket(random, TicketId{n}));
  transaction.commit();
}

World FilterDesk::random_ticket(Random& random, TicketId id) {
  World world = random_world(random, names_);
  world.tiers = tiers_;
  Ticket& t = world.ticket;
  t.id = id;
  if (std::ranges::find(refs_, t.ref) != refs_.end()) t.ref.clear();
  refs_.push_back(t.ref);
  world.customer = chance(random, 20) ? Customer{} : one_of(random, customers_);
  t.customer = world.customer.id;
  Binding binding;
  binding.policy = world.policy;
  if (chance(random, 90))
    t.binding = bindings_.intern(binding);
  else
    world.policy.clear();
  Folded folded;
  for (ClockRow& row : world.clocks) {
    row.cycle = static_cast<int>(&row - world.clocks.data()) + 1;
    if (row.waived_at) row.waived_at = std::min(*row.waived_at, kNow);
    if (!is_headline(row.clock) || !is_open(row.outcome) || row.waived_at) continue;
    if (row.outcome == Outcome::running) keep_earliest(folded.due_at, row.due_at);
    keep_earliest(folded.overdue_at, row.breached_at);
  }
  names_ = world.names;
  store::save_names(database_, names_);
  store::save_bindings(database_, bindings_, DeskVersionId{}, [](const Calendar&) { return std::string(); });
  folded.ticket = t;
  folded.clocks = world.clocks;
  if (chance(random, 30)) {  // its title was another one before
    folded.ticket.title = one_of(random, kWords);
    store::write_projection(database_, folded, {kNow, 1}, store::Rows::absent);
    folded.ticket.title = t.title;
  }
  store::write_projection(database_, folded, {kNow, 1}, store::Rows::may_exist);
  store_messages(random, world);
  return world;
}

/// In addition to the other messages: one that was redacted and one that was undone.
void FilterDesk::store_messages(Random& random, World& world) {
  const TicketId id = world.ticket.id;
  std::int64_t seq = 0;
  const auto add = [&](ChangeId change, const std::string& body) {
    Event event;
    event.at = kNow;
    event.seq = ++seq;
    event.change = change;
    event.kind = EventKind::message;
    store::append_events(database_, id, std::span(&event, 1));
    store::add_body(database_, id, seq, {body, {}});
  };
  for (const std::string& body : world.messages) add(standing_, body);
  if (chance(random, 40)) add(undone_, one_of(random, kWords));
  if (!chance(random, 40)) return;
  add(standing_, one_of(random, kWords));
  store::redact_body(database_, id, seq);
}

}  // namespace tix::filter_test
