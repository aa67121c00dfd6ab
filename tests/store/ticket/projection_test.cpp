// Projections come back from the tables unchanged, whichever way they are read.
#include "store/people/people_store.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/transaction.hpp"
#include "store/ticket/random_rows.hpp"
#include "store/ticket/side_rows.hpp"
#include "store/ticket/ticket_reader.hpp"
#include "store/ticket/ticket_row.hpp"
#include "store/ticket/ticket_store.hpp"

#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

namespace tix::store {
namespace {

using test::Random;

struct Written {
  Folded folded;
  Extent extent;
};

/// A database of random tickets, some of them written twice, with the values written last.
struct ProjectedDesk {
  explicit ProjectedDesk(std::uint64_t seed, int tickets)
      : random(seed), database(Database::create(folder / "tix.db")) {
    const auto world = test::store_world(database);
    Transaction transaction{database};
    for (int n = 0; n < tickets; ++n) put(world, TicketId{1 + test::below(random, 3 * tickets)});
    transaction.commit();
  }
  void put(const test::World& world, TicketId id) {
    const bool known = written.contains(id);
    Written w{test::random_folded(random, world, id),
              {test::random_instant(random), test::below(random, 1'000)}};
    write_projection(database, w.folded, w.extent, known ? Rows::may_exist : Rows::absent);
    written.insert_or_assign(id, std::move(w));
  }

  test::TempFolder folder;
  Random random;
  Database database;
  std::map<TicketId, Written> written;
};

std::vector<TicketId> ids_in(Database& database, const TicketQuery& query) {
  std::vector<TicketId> ids;
  each_ticket(database, query, [&](const StoredTicket& stored) { ids.push_back(stored.ticket.id); });
  return ids;
}

template <class Condition>
std::vector<TicketId> ids_written(const ProjectedDesk& desk, const Condition& condition) {
  std::vector<TicketId> ids;
  for (const auto& [id, w] : desk.written)
    if (condition(w.folded)) ids.push_back(id);
  return ids;
}

}  // namespace

TEST_CASE("every projection reads back equal", "[slow]") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    ProjectedDesk desk{seed, 60};
    for (const auto& [id, w] : desk.written) {
      const auto read = read_projection(desk.database, id);
      REQUIRE(read);
      CHECK(*read == w.folded);
    }
    CHECK(count_tickets(desk.database) == std::ssize(desk.written));
    CHECK_FALSE(read_projection(desk.database, TicketId{1'000'000}));
  }
}

TEST_CASE("each_ticket shows the same of a ticket in every scope") {
  ProjectedDesk desk{7, 120};
  const std::vector<TicketQuery> queries = {
      TicketQuery{}, TicketQuery{.scope = TicketQuery::Scope::unresolved},
      TicketQuery{.scope = TicketQuery::Scope::unresolved_at, .at = Instant::from_unix(1'770'040'000)},
      TicketQuery{.scope = TicketQuery::Scope::created_by, .at = Instant::from_unix(1'770'040'000)}};
  for (const TicketQuery& query : queries) {
    int shown = 0;
    each_ticket(desk.database, query, [&](const StoredTicket& stored) {
      ++shown;
      const Written& w = desk.written.at(stored.ticket.id);
      CHECK(stored.ticket == w.folded.ticket);
      CHECK(stored.clocks == w.folded.clocks);
      CHECK(stored.last_at == w.extent.last_at);
      CHECK(stored.last_seq == w.extent.last_seq);
      CHECK(stored.due_at == w.folded.due_at);
      CHECK(stored.overdue_at == w.folded.overdue_at);
      CHECK(stored.customer.id == stored.ticket.customer);
      CHECK(stored.customer.address.empty() == !stored.ticket.customer);
      CHECK(stored.policy.empty() == !stored.ticket.binding);
    });
    CHECK(shown > 10);
  }
}

TEST_CASE("a scope holds exactly its tickets, in order of id", "[slow]") {
  ProjectedDesk desk{8, 150};
  CHECK(ids_in(desk.database, TicketQuery{}) == ids_written(desk, [](const Folded&) { return true; }));
  CHECK(ids_in(desk.database, TicketQuery{.scope = TicketQuery::Scope::unresolved}) ==
        ids_written(desk, [](const Folded& f) { return f.ticket.unresolved(); }));
  for (int n = 0; n < 30; ++n) {
    const Instant t = test::random_instant(desk.random);
    CHECK(ids_in(desk.database, TicketQuery{.scope = TicketQuery::Scope::created_by, .at = t}) ==
          ids_written(desk, [&](const Folded& f) { return f.ticket.created_at <= t; }));
    CHECK(ids_in(desk.database, TicketQuery{.scope = TicketQuery::Scope::unresolved_at, .at = t}) ==
          ids_written(desk, [&](const Folded& f) {
            return std::ranges::any_of(f.open_intervals,
                                       [&](const OpenInterval& s) { return s.from <= t && t < s.to; });
          }));
  }
  for (int n = 0; n < 30; ++n) {
    const Instant from = test::random_instant(desk.random), to = from + WallSeconds{86400 * n};
    CHECK(ids_in(desk.database, TicketQuery{.scope = TicketQuery::Scope::left_in, .range = {from, to}}) ==
          ids_written(desk, [&](const Folded& f) {
            return std::ranges::any_of(f.open_intervals,
                                       [&](const OpenInterval& s) { return from <= s.to && s.to < to; });
          }));
  }
  const TicketId some = desk.written.begin()->first;
  CHECK(ids_in(desk.database, TicketQuery{.scope = TicketQuery::Scope::one, .id = some}) ==
        std::vector{some});
  CHECK(ids_in(desk.database, TicketQuery{.scope = TicketQuery::Scope::one, .id = TicketId{1'000'000}})
            .empty());
}

TEST_CASE("with_extra = false leaves out the extra fields and nothing else") {
  ProjectedDesk desk{9, 40};
  each_ticket(desk.database, TicketQuery{.with_extra = false}, [&](const StoredTicket& stored) {
    Ticket expected = desk.written.at(stored.ticket.id).folded.ticket;
    expected.extra.clear();
    CHECK(stored.ticket == expected);
  });
}

TEST_CASE("bare reads what most reports look at, and clocks") {
  ProjectedDesk desk{11, 80};
  each_ticket(
      desk.database, TicketQuery{.scope = TicketQuery::Scope::unresolved, .columns_only = true},
      [&](const StoredTicket& stored) {
        const Folded& folded = desk.written.at(stored.ticket.id).folded;
        const Ticket &bare = stored.ticket, &whole = folded.ticket;
        CHECK((bare.title == whole.title && bare.status == whole.status && bare.priority == whole.priority));
        CHECK((bare.team == whole.team && bare.agent == whole.agent && bare.category == whole.category));
        CHECK((bare.binding == whole.binding && bare.hold_reason == whole.hold_reason));
        CHECK((bare.resolution == whole.resolution && bare.created_at == whole.created_at));
        CHECK((bare.resolved_at == whole.resolved_at && bare.closed_at == whole.closed_at));
        CHECK((bare.opens_at == whole.opens_at && bare.hops == whole.hops));
        CHECK((bare.reopens == whole.reopens && bare.replies == whole.replies));
        CHECK((bare.tags.empty() && bare.extra.empty() && !stored.customer.id));
        CHECK(stored.clocks == folded.clocks);
      });
}

TEST_CASE("rows beside a ticket's are its own, whichever tickets are asked for") {
  ProjectedDesk desk{12, 200};
  for (int n = 0; n < 40; ++n) {
    const std::int64_t most = 1 + test::below(desk.random, 60);
    SideRows clocks(desk.database, "clocks_from");
    for (int id = 1; id < 700; id += 1 + static_cast<int>(test::below(desk.random, most))) {
      std::vector<ClockRow> read;
      clocks.each_row(TicketId{id}, [&](const Query& row) { read.push_back(read_clock(row)); });
      const auto written = desk.written.find(TicketId{id});
      CHECK(read ==
            (written == desk.written.end() ? std::vector<ClockRow>{} : written->second.folded.clocks));
    }
  }
}

TEST_CASE("spans and stays stream in order of ticket") {
  ProjectedDesk desk{10, 60};
  std::map<TicketId, std::pair<std::vector<StateInterval>, std::vector<OpenInterval>>> read;
  each_ticket(desk.database, TicketQuery{.with_past = true}, [&](const StoredTicket& stored) {
    read[stored.ticket.id] = {stored.state_intervals, stored.open_intervals};
  });
  for (const auto& [id, w] : desk.written) {
    CHECK(read[id].first == w.folded.state_intervals);
    CHECK(read[id].second == w.folded.open_intervals);
  }
}

TEST_CASE("a ticket is found by number and by reference") {
  ProjectedDesk desk{11, 40};
  for (const auto& [id, w] : desk.written) {
    CHECK(ticket_exists(desk.database, id));
    if (!w.folded.ticket.ref.empty()) CHECK(ticket_by_ref(desk.database, w.folded.ticket.ref) == id);
  }
  const TicketId last = desk.written.rbegin()->first;
  CHECK(next_ticket_id(desk.database) == TicketId{last.value + 1});
  CHECK_FALSE(ticket_exists(desk.database, TicketId{last.value + 1}));
  CHECK(ticket_by_ref(desk.database, "no such reference") == TicketId{});
  CHECK(ticket_by_ref(desk.database, "") == TicketId{});
}

}  // namespace tix::store
