// The floor of tests/bench/intake.sh: parses each mail of an mbox with GMime, and stores its bytes in one
// table. intake_floor MBOX DATABASE
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <gmime/gmime.h>
#include <sqlite3.h>

namespace {

void check(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "intake_floor: %s failed\n", what);
  std::exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  check(argc == 3, "reading the arguments");
  g_mime_init();
  const int file = open(argv[1], O_RDONLY);
  check(file >= 0, "opening the mbox");
  GMimeStream* stream = g_mime_stream_fs_new(file);
  GMimeParser* parser = g_mime_parser_new_with_stream(stream);
  g_mime_parser_set_format(parser, GMIME_FORMAT_MBOX);

  sqlite3* database = nullptr;
  check(sqlite3_open(argv[2], &database) == SQLITE_OK, "opening the database");
  sqlite3_exec(database, "PRAGMA journal_mode = WAL; CREATE TABLE mail (bytes BLOB)", nullptr, nullptr,
               nullptr);
  sqlite3_stmt* insert = nullptr;
  sqlite3_prepare_v2(database, "INSERT INTO mail VALUES (?)", -1, &insert, nullptr);

  // As many mails a transaction as tix takes.
  constexpr int kBatch = 200;
  int count = 0;
  while (g_mime_parser_eos(parser) == 0) {
    GMimeMessage* mail = g_mime_parser_construct_message(parser, nullptr);
    if (mail == nullptr) break;
    if (count % kBatch == 0) sqlite3_exec(database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    char* bytes = g_mime_object_to_string(GMIME_OBJECT(mail), nullptr);
    sqlite3_bind_blob(insert, 1, bytes, -1, g_free);
    check(sqlite3_step(insert) == SQLITE_DONE, "inserting");
    sqlite3_reset(insert);
    g_object_unref(mail);
    if (++count % kBatch == 0) sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr);
  }
  if (count % kBatch != 0) sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr);
  sqlite3_finalize(insert);
  sqlite3_close(database);
  g_object_unref(parser);
  g_object_unref(stream);
  std::printf("%d mails\n", count);
}
