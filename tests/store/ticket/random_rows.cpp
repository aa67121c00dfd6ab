// Random rows for the store's laws.
#include "store/ticket/random_rows.hpp"

#include "store/people/customer_addresses.hpp"
#include "store/people/desk_store.hpp"
#include "store/people/people_store.hpp"
#include "store/sqlite/transaction.hpp"
#include "tix/ticket/event_values.hpp"

#include <array>

namespace tix::test {
namespace {

template <class IdType>
IdType any_name(Random& random, const World& world) {
  if (chance(random, 30)) return IdType{};
  return IdType{one_of(random, world.names)};
}

template <class Enum>
Enum any_enum(Random& random) {
  return static_cast<Enum>(below(random, static_cast<std::int64_t>(store::kStoredEnum<Enum>.size())));
}

std::optional<Instant> maybe_instant(Random& random) {
  return chance(random, 50) ? std::nullopt : std::optional{random_instant(random)};
}

int small(Random& random) {
  return static_cast<int>(below(random, 9));
}

Ticket random_ticket(Random& random, const World& world, TicketId id) {
  Ticket t;
  t.id = id;
  if (chance(random, 70)) t.ref = "R" + std::to_string(id.value) + random_text(random);
  t.title = random_text(random);
  if (chance(random, 80)) t.customer = one_of(random, world.customers);
  t.channel = any_name<ChannelId>(random, world);
  t.category = any_name<CategoryId>(random, world);
  t.status = any_enum<Status>(random);
  t.priority = any_enum<Priority>(random);
  t.team = any_name<TeamId>(random, world);
  t.agent = any_name<AgentId>(random, world);
  t.resolution = any_name<ResolutionId>(random, world);
  t.hold_reason = any_name<HoldReasonId>(random, world);
  if (chance(random, 80)) t.binding = one_of(random, world.bindings);
  t.created_at = random_instant(random);
  t.updated_at = random_instant(random);
  t.in_state_since = random_instant(random);
  t.resolved_at = maybe_instant(random);
  t.closed_at = maybe_instant(random);
  t.opens_at = maybe_instant(random);
  t.due_by_hand = maybe_instant(random);
  t.satisfaction = static_cast<int>(below(random, 6));
  t.hops = small(random);
  t.reopens = small(random);
  t.replies = small(random);
  t.unanswered = small(random);
  t.incidents = small(random);
  t.escalations = small(random);
  t.escalated_at = maybe_instant(random);
  for (auto n = below(random, 4); n > 0; --n) t.watchers.emplace_back(one_of(random, world.names));
  for (auto n = below(random, 4); n > 0; --n) t.tags.emplace_back(one_of(random, world.names));
  for (auto n = below(random, 4); n > 0; --n)
    t.extra.emplace_back(FieldId{one_of(random, world.names)}, random_text(random));
  return t;
}

ClockRow random_clock(Random& random, const World& world, Clock clock, int cycle) {
  ClockRow c;
  {
    // As many names as members: a new member breaks this line and wants a random value below, and a column.
    [[maybe_unused]] const auto& [a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17,
                                  a18] = c;
  }
  c.clock = clock;
  c.cycle = cycle;
  c.started_at = random_instant(random);
  c.target_no = small(random);
  if (chance(random, 50)) c.target = Seconds{below(random, 1'000'000)};
  c.due_at = maybe_instant(random);
  c.stopped_at = maybe_instant(random);
  c.outcome = any_enum<Outcome>(random);
  c.elapsed = Seconds{below(random, 1'000'000)};
  c.elapsed_wall = WallSeconds{below(random, 1'000'000'000'000)};
  c.running_since = maybe_instant(random);
  c.breached_at = maybe_instant(random);
  c.reason = any_enum<BreachReason>(random);
  c.waived_at = maybe_instant(random);
  c.has_promise = chance(random, 50);
  c.team = any_name<TeamId>(random, world);
  c.agent = any_name<AgentId>(random, world);
  c.priority = any_enum<Priority>(random);
  return c;
}

StateInterval random_span(Random& random, const World& world) {
  StateInterval s;
  s.from = random_instant(random);
  s.to = chance(random, 30) ? Instant::open_end() : s.from + WallSeconds{1 + below(random, 1'000'000)};
  s.status = any_enum<Status>(random);
  s.priority = any_enum<Priority>(random);
  s.team = any_name<TeamId>(random, world);
  s.agent = any_name<AgentId>(random, world);
  s.category = any_name<CategoryId>(random, world);
  if (chance(random, 80)) s.binding = one_of(random, world.bindings);
  return s;
}

OpenInterval random_stay(Random& random) {
  OpenInterval s;
  s.from = random_instant(random);
  s.to = chance(random, 30) ? Instant::open_end() : s.from + WallSeconds{below(random, 1'000'000)};
  s.opened_by = any_enum<OpenedBy>(random);
  s.closed_by = any_enum<ClosedBy>(random);
  return s;
}

}  // namespace

Instant random_instant(Random& random) {
  // Mostly within one day, so that equal times happen.
  if (chance(random, 70)) return Instant::from_unix(1'770'000'000 + below(random, 86'400));
  return Instant::from_unix(Instant::first().unix() +
                            below(random, (Instant::last() - Instant::first()).count + 1));
}

std::string random_text(Random& random) {
  constexpr auto kBytes = std::to_array("abc XYZ'\"\\\n\t\0\xff\xc3\xa9%_;--");  // the last is a NUL, too
  std::string text;
  for (auto n = below(random, 30); n > 0; --n)
    text += kBytes[static_cast<std::size_t>(below(random, std::ssize(kBytes)))];
  return text;
}

World store_world(store::Database& database) {
  World world;
  store::Transaction transaction{database};
  NameTable names = store::load_names(database);
  for (const char* text : {"ana", "budi", "front", "network", "mail", "vip", "building", "fixed", "parts"})
    world.names.push_back(names.intern(NameKind::agent, text));
  store::save_names(database, names);
  for (const char* address : {"x@acme.test", "y@acme.test", "z@other.test"})
    world.customers.push_back(store::find_or_add_customer(database, address));
  BindingTable bindings;
  for (const char* policy : {"gold", "silver"}) {
    Binding binding;
    binding.policy = policy;
    world.bindings.push_back(bindings.intern(binding));
  }
  store::save_bindings(database, bindings, DeskVersionId{}, [](const Calendar&) { return std::string{}; });
  world.change =
      store::add_change(database, {{}, Instant::from_unix(1'770'000'000), {}, "root", "create", {}});
  transaction.commit();
  return world;
}

Folded random_folded(Random& random, const World& world, TicketId id) {
  Folded f;
  f.ticket = random_ticket(random, world, id);
  for (auto n = below(random, 5); n > 0; --n) f.state_intervals.push_back(random_span(random, world));
  for (auto n = below(random, 3); n > 0; --n) f.open_intervals.push_back(random_stay(random));
  for (const Clock clock : kClockNames.enumerators())
    for (int cycle = 1; cycle <= below(random, 3); ++cycle)
      f.clocks.push_back(random_clock(random, world, clock, cycle));
  f.due_at = maybe_instant(random);
  f.overdue_at = maybe_instant(random);
  return f;
}

std::vector<Event> random_events(Random& random, const World& world, int count) {
  std::vector<Event> events;
  for (int seq = 1; seq <= count; ++seq) {
    Event& e = events.emplace_back();
    e.at = random_instant(random);
    e.seq = seq;
    e.change = world.change;
    e.actor = any_name<AgentId>(random, world);
    e.kind = seq == 1 ? EventKind::created : any_enum<EventKind>(random);
    do {
      e.a = below(random, 1'000);
      e.b = chance(random, 50) ? below(random, 1'000)
                               : below(random, std::int64_t{1} << 40) - (std::int64_t{1} << 39);
    } while (!is_possible(e));
    e.text = random_text(random);
  }
  return events;
}

}  // namespace tix::test
