// A file that cannot be opened is refused with one sentence. A file opened for reading does not change.
#include "store/file/part_file.hpp"
#include "store/sqlite/child_process.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/database_file.hpp"
#include "store/sqlite/migrate.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/transaction.hpp"
#include "store/ticket/random_rows.hpp"
#include "store/ticket/ticket_reader.hpp"
#include "store/ticket/ticket_store.hpp"
#include "tix/text/error.hpp"

#include <fstream>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

namespace tix::store {
namespace {

/// The message and hint of the error that opening gives.
std::string refusal(const std::filesystem::path& file, Access access, const OpenOptions& options = {},
                    ErrorKind kind = ErrorKind::storage) {
  try {
    Database::open(file, access, options);
  } catch (const Error& e) {
    CHECK(e.kind() == kind);
    CHECK(std::string{e.what()}.find('\n') == std::string::npos);
    return fmt::format("{} | {}", e.what(), e.hint());
  }
  return "opened";
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream{file, std::ios::binary}.rdbuf();
  return bytes.str();
}

void write_file(const std::filesystem::path& file, std::string_view text) {
  std::ofstream{file, std::ios::binary} << text;
}

std::set<std::string> files_in(const test::TempFolder& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{folder.path()})
    names.insert(entry.path().filename());
  return names;
}

/// A closed database with some tickets.
void make_desk(const std::filesystem::path& file) {
  auto database = Database::create(file);
  test::Random random{31};
  const auto world = test::store_world(database);
  Transaction transaction{database};
  for (std::int64_t n = 1; n <= 20; ++n)
    write_projection(database, test::random_folded(random, world, TicketId{n}),
                     {test::random_instant(random), 0}, Rows::absent);
  transaction.commit();
}

int count_all(Database& database) {
  int count = 0;
  each_ticket(database, TicketQuery{}, [&](const StoredTicket&) { ++count; });
  return count;
}

}  // namespace

TEST_CASE("each file that is no database of ours is refused with its sentence") {
  const test::TempFolder folder;
  for (const Access access : {Access::read, Access::write}) {
    const auto missing = folder / "missing.db";
    CHECK(refusal(missing, access) ==
          fmt::format("no database at {} | run 'tix init' to create one, or name another with --db FILE",
                      missing.string()));
    CHECK(refusal(folder.path(), access) ==
          fmt::format("{} is a folder, not a tix database | name a file in it", folder.path().string()));

    const auto text = folder / "notes.txt";
    for (const std::string& content : {std::string{"hello\n"}, std::string(5000, 'x')}) {
      write_file(text, content);
      CHECK(refusal(text, access) ==
            fmt::format("{} is not a tix database | run 'tix --db FILE init' to create one", text.string()));
      CHECK(bytes_of(text) == content);
    }
    write_file(folder / "empty", "");
    CHECK(refusal(folder / "empty", access) ==
          fmt::format("{} is empty, not a tix database | name a tix database with --db FILE",
                      (folder / "empty").string()));

    const auto other = folder / "other.db";
    SQLite::Database{other, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(
        "CREATE TABLE IF NOT EXISTS t (x)");
    CHECK(refusal(other, access) ==
          fmt::format("{} is an SQLite database of another program | name a tix database with --db FILE",
                      other.string()));
  }
}

TEST_CASE("a newer and an older schema are told apart") {
  const test::TempFolder folder;
  const auto file = folder / "tix.db";
  Database::create(file);
  const auto set_schema = [&](int number) {
    SQLite::Database{file, SQLite::OPEN_READWRITE}.exec(fmt::format("PRAGMA user_version = {}", number));
  };
  set_schema(newest_schema() + 5);
  CHECK(refusal(file, Access::read) ==
        fmt::format("{} was created by a newer tix (schema {}; this version knows {}) | upgrade tix",
                    file.string(), newest_schema() + 5, newest_schema()));
  set_schema(1);
  CHECK(
      refusal(file, Access::write, {}, ErrorKind::refused) ==
      fmt::format(
          "{} was created by an older tix (schema 1; this version needs {}) | run 'tix migrate' to upgrade it",
          file.string(), newest_schema()));
}

TEST_CASE("a damaged file is called damaged") {
  const test::TempFolder folder;
  const auto file = folder / "tix.db";
  make_desk(file);
  {
    std::fstream out{file, std::ios::binary | std::ios::in | std::ios::out};
    out.seekp(4096);
    out << std::string(std::filesystem::file_size(file) - 4096, '\x5a');
  }
  const auto read_all = [&] {
    auto database = Database::open(file, Access::read);
    count_all(database);
  };
  CHECK_THROWS_WITH(read_all(), Catch::Matchers::Contains("tix.db is damaged: "));
}

TEST_CASE("a database of another user is refused with the reason") {
  const test::TempFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms{0755});
  make_desk(folder / "tix.db");
  const int status = test::as_nobody([&] {
    const std::string said = refusal(folder / "tix.db", Access::read);
    return said.find("cannot read") == 0 && said.find("Permission denied") != std::string::npos ? 0 : 1;
  });
  if (status == test::kNotPermitted) {
    WARN("skipped: only root can become another user");
    return;
  }
  CHECK(status == 0);
}

TEST_CASE("a locked database says so when waiting is over") {
  const test::TempFolder folder;
  make_desk(folder / "tix.db");
  auto first = Database::open(folder / "tix.db", Access::write);
  auto second =
      Database::open(folder / "tix.db", Access::write, {.wait = {.limit = std::chrono::milliseconds{20}}});
  const Transaction holding{first};
  CHECK_THROWS_WITH(Transaction{second}, Catch::Matchers::Contains("tix.db is locked by another program"));
  auto reader =
      Database::open(folder / "tix.db", Access::read, {.wait = {.limit = std::chrono::milliseconds{20}}});
  CHECK(count_all(reader) == 20);  // reading never waits
}

TEST_CASE("a full disk undoes the batch and says so") {
  const test::TempFolder folder;
  make_desk(folder / "tix.db");
  auto database = Database::open(folder / "tix.db", Access::write);
  database.connection().exec("PRAGMA max_page_count = 1");  // clamped to the present size
  test::Random random{32};
  const test::World nobody{{1}, {CustomerId{1}}, {BindingId{1}}, ChangeId{1}};
  const auto fill = [&] {
    Transaction transaction{database};
    for (std::int64_t n = 100; n < 1000; ++n)
      write_projection(database, test::random_folded(random, nobody, TicketId{n}), {}, Rows::absent);
  };
  CHECK_THROWS_WITH(fill(), Catch::Matchers::Contains("no space left to write"));
  CHECK(count_tickets(database) == 20);
}

TEST_CASE("reading changes no byte and cannot write") {
  const test::TempFolder folder;
  make_desk(folder / "tix.db");
  const std::string before = bytes_of(folder / "tix.db");
  const auto files = files_in(folder);
  {
    auto database = Database::open(folder / "tix.db", Access::read);
    CHECK(count_all(database) == 20);
    CHECK_THROWS_AS(database.query("name_put").run(1, NameKind::agent, "x", true), Error);
    CHECK_THROWS_AS(database.connection().exec("CREATE TABLE t (x)"), SQLite::Exception);
  }
  CHECK(bytes_of(folder / "tix.db") == before);
  CHECK(bytes_of(folder / "tix.db-wal").empty());
  CHECK(files_in(folder) == files);
}

TEST_CASE("names that SQLite would take for something else are file names") {
  const test::TempFolder folder;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  for (const char* name : {":memory:", "file:x.db?mode=memory", "-x.db", "a b%20#?.db"}) {
    Database::create(name);
    CHECK(std::filesystem::is_regular_file(folder / name));
    CHECK(refusal(name, Access::read) == "opened");
  }
  std::filesystem::current_path(before);
}

TEST_CASE("a new database has its permissions, takes no name twice, and moves into place whole") {
  const test::TempFolder folder;
  const auto mode_of = [](const std::filesystem::path& file) {
    struct stat status = {};
    ::stat(file.c_str(), &status);
    return status.st_mode & 07777u;
  };
  Database::create(folder / "own.db");
  CHECK(mode_of(folder / "own.db") == 0600);
  Database::create(folder / "shared.db", {.mode = 0660});
  CHECK(mode_of(folder / "shared.db") == 0660);
  CHECK_THROWS_WITH(Database::create(folder / "own.db"), Catch::Matchers::Contains("already exists"));
  CHECK_THROWS_WITH(Database::create(folder / "no" / "x.db"), Catch::Matchers::StartsWith("no folder"));

  const auto build_final = [&] {
    PartFile part(folder / "final.db", 0600, PartName::needed);
    Database::publish(Database::create_in(part), part);
  };
  build_final();
  CHECK(files_in(folder) == std::set<std::string>{"final.db", "own.db", "shared.db"});
  auto opened = Database::open(folder / "final.db", Access::write);
  CHECK(opened.connection().execAndGet("PRAGMA journal_mode").getString() == "wal");
  CHECK(opened.connection().execAndGet("PRAGMA synchronous").getInt() == 2);
  CHECK_THROWS_WITH(build_final(), Catch::Matchers::Contains("already exists"));
}

TEST_CASE("network file systems are known by their numbers, local ones pass") {
  for (const long magic : {0x6969L, 0xFE534D42L, 0xFF534D42L, 0x65735546L, 0x01021997L})
    CHECK_FALSE(network_file_system(magic).empty());
  // statfs has signed numbers on some machines.
  CHECK(network_file_system(static_cast<std::int32_t>(0xFE534D42)) == "SMB");
  for (const long magic : {0xEF53L, 0x58465342L, 0x9123683EL, 0x01021994L})  // ext4, xfs, btrfs, tmpfs
    CHECK(network_file_system(magic).empty());
}

TEST_CASE("a stranger's schema cannot act: triggers sleep, views run no unsafe function") {
  const test::TempFolder folder;
  make_desk(folder / "tix.db");
  SQLite::Database{folder / "tix.db", SQLite::OPEN_READWRITE}.exec(
      "CREATE TRIGGER evil AFTER INSERT ON change BEGIN DELETE FROM clock; END;"
      "CREATE VIEW tempting AS SELECT load_extension('evil.so') AS x");
  auto database = Database::open(folder / "tix.db", Access::write);
  const int clocks = database.connection().execAndGet("SELECT count(*) FROM clock").getInt();
  REQUIRE(clocks > 0);
  database.connection().exec("INSERT INTO change (recorded_at, login, command) VALUES (0, '', '')");
  CHECK(database.connection().execAndGet("SELECT count(*) FROM clock").getInt() == clocks);
  CHECK_THROWS_WITH(database.connection().execAndGet("SELECT x FROM tempting"),
                    Catch::Matchers::Contains("unsafe use of load_extension"));
}

}  // namespace tix::store
