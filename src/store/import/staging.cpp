// The staging table lives in an unnamed database, which SQLite keeps in a temporary file.
#include "store/import/staging.hpp"

#include "store/sqlite/storage_error.hpp"

#include <charconv>

namespace tix::store {
namespace {

constexpr std::string_view kWhere = "the temporary file of the import";

Statements open_temporary() {
  return translated(kWhere, [] {
    auto connection = std::make_unique<SQLite::Database>(
        "", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
    // The file does not outlive the process, so there is no journal; more than 16 MiB goes to the file.
    connection->exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE");
    connection->exec("PRAGMA cache_size = -16384; PRAGMA locking_mode = EXCLUSIVE");
    return Statements{std::move(connection), std::string{kWhere}};
  });
}

/// Writes each field as its length, a colon and its bytes.
void pack(const std::vector<std::string>& fields, std::string& into) {
  into.clear();
  for (const std::string& field : fields)
    into.append(std::to_string(field.size())).append(1, ':').append(field);
}

void unpack(std::string_view packed, std::vector<std::string>& into) {
  std::size_t count = 0;
  while (!packed.empty()) {
    std::size_t size = 0;
    const char* colon = std::from_chars(packed.data(), packed.data() + packed.size(), size).ptr;
    packed.remove_prefix(static_cast<std::size_t>(colon - packed.data()) + 1);
    if (count == into.size()) into.emplace_back();
    into[count++].assign(packed.substr(0, size));
    packed.remove_prefix(size);
  }
  into.resize(count);
}

}  // namespace

Staging::Staging() : statements_(open_temporary()) {
  statements_.query("staging_create").run();
  translated(kWhere, [&] {
    statements_.connection().exec("BEGIN");
  });  // one transaction for all: nobody else reads it
}

void Staging::add(std::string_view ref, Instant at, std::int64_t line,
                  const std::vector<std::string>& fields) {
  pack(fields, packed_);
  statements_.query("staging_add").run(ref, at, line, packed_);
}

void Staging::each(const std::function<void(const StagedRow&)>& visit) {
  Query rows = statements_.query("staging_each");
  rows.bind();
  StagedRow row;
  while (rows.step()) {
    rows.read(row.ref, row.at, row.line, packed_);
    unpack(packed_, row.fields);
    visit(row);
  }
}

}  // namespace tix::store
