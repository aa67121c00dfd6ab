// The index of words finds the same as a scan of the texts, through every way in which texts are added,
// changed and removed.
#include "store/ticket/text_index.hpp"

#include "store/import/bulk_indexes.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/transaction.hpp"
#include "store/ticket/event_store.hpp"
#include "store/ticket/random_rows.hpp"
#include "tix/text/ascii.hpp"

#include <map>
#include <set>
#include <string>

#include <SQLiteCpp/Statement.h>
#include <catch2/catch.hpp>

namespace tix::store {
namespace {

using test::Random;

/// Texts like those of test::random_text, with few words so that some are found.
std::string random_body(Random& random) {
  constexpr auto kPieces =
      std::to_array<std::string_view>({"vpn", "VPN", "vpnx", " ", "-", "\"", "*", "\xC3\xA9", "\xFF",
                                       std::string_view("\0b", 2), "'", "\n", "7", "a", "_", "NEAR("});
  std::string text;
  for (auto n = test::below(random, 9); n > 0; --n)
    text += kPieces[static_cast<std::size_t>(test::below(random, std::ssize(kPieces)))];
  return text;
}

SearchWord random_word(Random& random) {
  SearchWord word;
  while (word.text.empty())
    for (const char c : random_body(random))
      if (is_word_byte(c)) word.text += ascii_lower(c);
  word.prefix = test::chance(random, 40);
  return word;
}

std::set<std::int64_t> found(Database& database, const char* table, const SearchWord& word) {
  SQLite::Statement rows{database.connection(),
                         std::string("SELECT rowid FROM ") + table + " WHERE " + table + " MATCH ?"};
  rows.bind(1, match_text(word));
  std::set<std::int64_t> ids;
  while (rows.executeStep()) ids.insert(rows.getColumn(0).getInt64());
  return ids;
}

std::set<std::int64_t> holding(const std::map<std::int64_t, std::string>& texts, const SearchWord& word) {
  std::set<std::int64_t> ids;
  for (const auto& [id, text] : texts)
    if (has_word(text, word)) ids.insert(id);
  return ids;
}

/// Adds, changes and removes tickets and messages, and keeps what should be in the index.
struct IndexedDesk {
  explicit IndexedDesk(std::uint64_t seed) : random(seed), database(Database::create(folder / "tix.db")) {
    world = test::store_world(database);
  }

  void add_ticket() {
    const std::int64_t id = std::ssize(titles) + 1;
    put(id, Rows::absent);
    Event event;
    event.change = world.change;
    event.kind = EventKind::message;
    for (event.seq = 1; event.seq <= 3; ++event.seq) {
      append_events(database, TicketId{id}, std::span(&event, 1));
      const std::string body = random_body(random);
      add_body(database, TicketId{id}, event.seq, {body, {}});
      bodies[3 * (id - 1) + event.seq] = body;
    }
  }
  void put(std::int64_t id, Rows rows) {
    Folded folded;
    folded.ticket.id = TicketId{id};
    folded.ticket.title = titles[id] = random_body(random);
    write_projection(database, folded, {Instant{}, 3}, rows);
  }
  void redact(std::int64_t message) {
    redact_body(database, TicketId{(message - 1) / 3 + 1}, (message - 1) % 3 + 1);
    bodies.erase(message);
  }
  void check() {
    for (int round = 0; round < 60; ++round) {
      const SearchWord word = random_word(random);
      INFO(word.text << (word.prefix ? "*" : ""));
      CHECK(found(database, "title_word", word) == holding(titles, word));
      CHECK(found(database, "message_word", word) == holding(bodies, word));
    }
  }

  test::TempFolder folder;
  Random random;
  Database database;
  test::World world;
  std::map<std::int64_t, std::string> titles, bodies;
};

}  // namespace

TEST_CASE("the index of words holds what a look at the texts finds", "[slow]") {
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    IndexedDesk desk(seed);
    for (int round = 0; round < 4; ++round) {
      Transaction transaction{desk.database};
      for (int i = 0; i < 10; ++i) desk.add_ticket();
      for (int i = 0; i < 6; ++i)
        desk.put(1 + test::below(desk.random, std::ssize(desk.titles)), Rows::may_exist);
      for (int i = 0; i < 3; ++i) desk.redact(1 + test::below(desk.random, 3 * std::ssize(desk.titles)));
      transaction.commit();
      desk.check();
    }
  }
}

TEST_CASE("an import fills the index of words after the rows, and none of it when it is undone") {
  IndexedDesk desk(4);
  {
    Transaction transaction{desk.database};
    BulkIndexes indexes(desk.database);
    for (int i = 0; i < 5; ++i) desk.add_ticket();
  }
  CHECK(desk.database.indexes_words());
  desk.titles.clear();
  desk.bodies.clear();
  desk.check();
  Transaction transaction{desk.database};
  BulkIndexes indexes(desk.database);
  for (int i = 0; i < 40; ++i) desk.add_ticket();
  CHECK(found(desk.database, "title_word", {"vpn", false}).empty());
  indexes.restore();
  transaction.commit();
  desk.check();
}

TEST_CASE("a word of any length is found") {
  IndexedDesk desk(5);
  const std::string kept(kLongestWord, 'a');
  Transaction transaction{desk.database};
  Folded folded;
  folded.ticket.id = TicketId{1};
  folded.ticket.title = kept + "b";
  write_projection(desk.database, folded, {Instant{}, 1}, Rows::absent);
  transaction.commit();
  CHECK(has_word(folded.ticket.title, {kept, false}));
  CHECK(found(desk.database, "title_word", {kept, false}) == std::set<std::int64_t>{1});
  CHECK(found(desk.database, "title_word", {kept.substr(1), false}).empty());
  CHECK(found(desk.database, "title_word", {kept.substr(1), true}) == std::set<std::int64_t>{1});
}

}  // namespace tix::store
