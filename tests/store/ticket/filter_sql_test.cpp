// A filter as SQL selects the tickets that the predicate and the slow reference match.
#include "store/ticket/filter_sql.hpp"

#include "core/filter/filter_reference.hpp"
#include "store/sqlite/statements.hpp"
#include "store/ticket/filter_desk.hpp"
#include "store/ticket/ticket_reader.hpp"
#include "tix/filter/filter.hpp"

#include <string>
#include <vector>

#include <SQLiteCpp/Statement.h>
#include <catch2/catch.hpp>

namespace tix::store {
namespace {

using filter_test::FilterDesk;
using filter_test::kNow;

Filter parsed(const std::string& text) {
  return Filter::parse(text, FilterUse::query, {nullptr, "login", kNow, nullptr});
}

std::vector<std::int64_t> chosen(FilterDesk& desk, const FilterSql& sql) {
  std::vector<std::int64_t> ids;
  each_ticket(desk.database(), TicketQuery{.scope = TicketQuery::Scope::chosen, .filter = &sql},
              [&](const StoredTicket& stored) { ids.push_back(stored.ticket.id.value); });
  return ids;
}

template <class Condition>
std::vector<std::int64_t> ids_answered(const FilterDesk& desk, const Condition& condition) {
  std::vector<std::int64_t> ids;
  for (const filter_test::World& world : desk.worlds())
    if (condition(world)) ids.push_back(world.ticket.id.value);
  return ids;
}

std::string plan(FilterDesk& desk, const std::string& filter) {
  SQLite::Statement rows{
      desk.database().connection(),
      "EXPLAIN QUERY PLAN " + filter_sql(desk.database(), parsed(filter), desk.scope()).text};
  std::string text;
  while (rows.executeStep()) text += rows.getColumn(3).getString() + "\n";
  return text;
}

}  // namespace

TEST_CASE("a filter as SQL chooses what the predicate and the definitions say yes to", "[slow]") {
  int some = 0, all_but_some = 0;
  for (const std::uint64_t seed : {41u, 42u, 43u, 44u}) {
    FilterDesk desk(seed, 60);
    filter_test::Random random(seed);
    for (int round = 0; round < 900; ++round) {
      const filter_test::Plain plain = filter_test::random_filter(random, 3);
      const std::string text = written(plain, random);
      const Filter filter = parsed(text);
      const FilterSql sql = filter_sql(desk.database(), filter, desk.scope());
      INFO(text << "\n" << sql.text);
      REQUIRE(sql.complete);
      const auto ids = chosen(desk, sql);
      REQUIRE(ids ==
              ids_answered(desk, [&](const filter_test::World& w) { return filter.matches(w.facts()); }));
      REQUIRE(ids == ids_answered(desk, [&](const filter_test::World& w) { return answer(plain, w); }));
      some += !ids.empty();
      all_but_some += ids.size() < desk.worlds().size();
    }
  }
  CHECK(some > 1500);
  CHECK(all_but_some > 1500);
}

TEST_CASE("nothing typed stands in the text of the SQL") {
  FilterDesk desk(45, 5);
  const FilterSql sql = filter_sql(desk.database(),
                                   parsed("title:\"' OR 1; DROP\" ref:secret customer:~secret age:1234567s.. "
                                          "secret x.region:secret secret* id:7654321"),
                                   desk.scope());
  for (const char* typed : {"'", "DROP", "secret", "1234567", "7654321"})
    CHECK(sql.text.find(typed) == std::string::npos);
  CHECK(chosen(desk, sql).empty());
}

TEST_CASE("a filter too large for SQL chooses more and says so") {
  FilterDesk desk(46, 20);
  const auto asked = [&](const std::string& text) {
    const FilterSql sql = filter_sql(desk.database(), parsed(text), desk.scope());
    CHECK_NOTHROW(chosen(desk, sql));
    if (!sql.complete) CHECK(chosen(desk, sql).size() == desk.worlds().size());
    return sql.complete;
  };
  std::string many = "id:1", ids = "id:1", deep = "id:1";
  for (int i = 0; i < 5000; ++i) {
    many += " or title:a" + std::to_string(i);
    ids += "," + std::to_string(i);
  }
  for (int i = 0; i < 90; ++i) deep = "not:(ref:none or hops:3 (" + deep + " is:open))";
  CHECK_FALSE(asked(many));
  CHECK_FALSE(asked(deep.substr(0, 0) + "(" + parsed("id:1").to_text() + ") or (" + many + ")"));
  CHECK(asked("team:a or (team:b (team:c or (team:d (team:e or (team:f (team:g or team:h))))))"));
}

TEST_CASE("unresolved tickets, words and numbers are found through indexes") {
  FilterDesk desk(47, 5);
  for (const char* filter :
       {"is:overdue", "team:login is:open", "status:new,open or is:at-risk", "is:escalated login"}) {
    INFO(plan(desk, filter));
    CHECK(plan(desk, filter).find("INDEX ticket_unresolved") != std::string::npos);
  }
  CHECK(plan(desk, "customer:login").find("USING INDEX ticket_customer") != std::string::npos);
  for (const char* filter : {"login", "id:7", "team:login log* id:1,2", "tag:login"}) {
    INFO(plan(desk, filter));
    CHECK(plan(desk, filter).find("SEARCH t USING INTEGER PRIMARY KEY") != std::string::npos);
  }
}

TEST_CASE("only what has no event after the instant is chosen, the others are named apart") {
  FilterDesk desk(48, 5);
  FilterScope earlier = desk.scope();
  earlier.as_of = kNow - WallSeconds{1};
  CHECK(chosen(desk, filter_sql(desk.database(), Filter(), earlier)).empty());
  CHECK(changed_after(desk.database(), kNow, Among::all).empty());
  for (const TicketId id : changed_after(desk.database(), earlier.as_of, Among::all))
    CHECK(desk.worlds()[static_cast<std::size_t>(id.value - 1)].ticket.created_at <= earlier.as_of);
}

}  // namespace tix::store
