// A separate desk for each test of import and export, and sources that read from text.
#pragma once

#include "desk/import/import_events.hpp"
#include "desk/import/import_tickets.hpp"
#include "desk/work/apply_desk.hpp"
#include "desk/work/new_database.hpp"
#include "format/read/csv_reader.hpp"
#include "format/read/jsonl_reader.hpp"
#include "format/write/render.hpp"
#include "store/people/people_store.hpp"
#include "store/ticket/event_store.hpp"
#include "store/ticket/ticket_reader.hpp"
#include "store/ticket/ticket_store.hpp"

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix::test {

/// 2026-08-07 12:00 UTC.
inline constexpr Instant kNow = Instant::from_unix(1786104000);

inline constexpr const char* kPlainDesk = R"(
[desk]
name = "test"
zone = "Asia/Jakarta"
[team.frontline]
[agent.budi]
team = "frontline"
[[sla]]
name = "standard"
[sla.targets]
urgent = { first_response = "1h", resolution = "4h" }
high = { first_response = "2h", resolution = "8h" }
normal = { first_response = "4h", resolution = "24h" }
low = { first_response = "8h", resolution = "72h" }
)";

/// For random rows.
inline std::string any_word(std::mt19937& random, std::initializer_list<const char*> words) {
  return words.begin()[std::uniform_int_distribution<std::size_t>(0, words.size() - 1)(random)];
}

/// The bytes of a text.
inline format::ReadBytes bytes_of(std::string text) {
  return [text = std::move(text), at = std::size_t{0}](char* into, std::size_t size) mutable {
    const std::size_t given = std::min(size, text.size() - at);
    std::memcpy(into, text.data() + at, given);
    at += given;
    return given;
  };
}

/// Returns the events of a ticket, one text per event.
using Log = std::vector<std::string>;

/// A database in memory-backed storage with `kPlainDesk` or another desk file.
class ImportDesk {
 public:
  explicit ImportDesk(const std::string& desk_text = kPlainDesk);
  ~ImportDesk();
  ImportDesk(const ImportDesk&) = delete;

  store::Database& database() { return *database_; }
  desk::Author author() const { return {"sari", "sari", "import", now}; }
  Instant now = kNow;

  /// Imports a CSV text (JSON Lines where it begins with `{`) with a mapping's text.
  desk::Imported tickets(const std::string& text, const std::string& mapping = {},
                         desk::ImportOptions options = {"t.csv", false, {}, {}});
  desk::Imported events(const std::string& text, const std::string& mapping = {},
                        desk::ImportOptions options = {"e.csv", false, {}, {}});

  /// `export tickets`.
  std::string exported(const std::string& filter = {}, format::Format format = format::Format::csv);

  /// `export events --format jsonl`.
  std::string lines(const std::string& filter = {});

  /// Returns a ticket folded from its events.
  Ticket ticket(const std::string& ref);
  std::vector<ClockRow> clocks(const std::string& ref);
  /// Events as `08:00:00 status open fixed by budi`, without bindings; times of other days with the date.
  Log log(const std::string& ref);
  std::string name(std::int64_t id);

 private:
  std::string folder_;
  std::unique_ptr<store::Database> database_;
};

/// The source of a text, by how it begins.
std::unique_ptr<RowSource> source_of(std::string text, const std::string& file);

}  // namespace tix::test
