// Blobs: whatever went in comes out, each content once, and none stays that nobody names.
#include "store/intake/blob_store.hpp"
#include "store/intake/intake_store.hpp"
#include "store/intake/part_store.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/transaction.hpp"

#include <random>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::store;

namespace {

std::string random_bytes(std::mt19937& random, std::size_t size) {
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

std::string bytes_of(Database& database, BlobId id) {
  std::string bytes;
  read_blob(database, id, [&](std::string_view piece) { bytes += piece; });
  return bytes;
}

std::int64_t count_blobs(Database& database) {
  return database.connection().execAndGet("SELECT count(*) FROM blob").getInt64();
}

}  // namespace

TEST_CASE("a blob gives back its bytes, and equal bytes are one blob", "[slow]") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  std::mt19937 random(14);
  Transaction transaction(database);
  std::map<std::string, BlobId> stored;
  for (const std::size_t size :
       {0, 1, 31, 65535, 65536, 65537, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3'000'000}) {
    const std::string bytes = random_bytes(random, size);
    const Blob blob = keep_blob(database, blob_source(bytes));
    CHECK(blob.size == std::ssize(bytes));
    CHECK(bytes_of(database, blob.id) == bytes);
    CHECK(keep_blob(database, blob_source(bytes)).id == blob.id);
    CHECK(get_blob(database, blob.id)->sha256 == blob.sha256);
    stored[bytes] = blob.id;
  }
  CHECK(count_blobs(database) == std::ssize(stored));
  transaction.commit();
}

// The digests of FIPS 180-2, appendix B.
TEST_CASE("a blob is named by its SHA-256") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  CHECK(keep_blob(database, blob_source("abc")).sha256 ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(keep_blob(database, blob_source("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")).sha256 ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("a blob goes with the last part that names it, and a message without parts keeps none") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  database.connection().exec("PRAGMA foreign_keys = OFF");  // the messages themselves do not matter here
  const BlobId logo = keep_blob(database, blob_source("a logo")).id;
  const TicketId one{1}, other{2};
  add_part(
      database, one,
      {.seq = 2, .name = "logo.png", .safe_name = "logo.png", .type = "image/png", .size = 6, .blob = logo});
  add_part(
      database, one,
      {.seq = 2, .name = "film", .safe_name = "film", .type = "video/mp4", .size = 55'000'000, .blob = {}},
      "ba7816bf");
  add_part(
      database, other,
      {.seq = 5, .name = "logo.png", .safe_name = "logo.png", .type = "image/png", .size = 6, .blob = logo});
  const auto parts = parts_of(database, one);
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].n == 1);
  CHECK(parts[1].n == 2);
  CHECK(parts[1].blob == BlobId{});
  redact_parts(database, one, 2);
  CHECK(count_blobs(database) == 1);
  CHECK(parts_of(database, one)[0].name.empty());
  CHECK(database.connection().execAndGet("SELECT count(*) FROM part WHERE sha256 IS NOT NULL").getInt() == 0);
  redact_parts(database, other, 5);
  CHECK(count_blobs(database) == 0);
}
