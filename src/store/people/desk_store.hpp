// Reads and writes desk versions, calendars and bindings.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/sla/binding.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tix::store {

/// A desk file as it was applied.
struct DeskVersion {
  DeskVersionId id;
  Instant applied_at;
  AgentId actor;
  std::string hash;
  std::string toml;
  bool new_only = false;  ///< tickets that were open kept their targets

  friend bool operator==(const DeskVersion&, const DeskVersion&) = default;
};

/// Stores a version and returns its number; `version.id` is ignored.
DeskVersionId add_desk_version(Database& database, const DeskVersion& version);
/// Returns the newest version, or nullopt before the first `desk apply`.
std::optional<DeskVersion> current_desk_version(Database& database);
/// Returns the version in force at `at`. The first version is in force from the beginning of time.
std::optional<DeskVersion> desk_version_as_of(Database& database, Instant at);
std::optional<DeskVersion> get_desk_version(Database& database, DeskVersionId id);
/// Returns all versions in order of id.
std::vector<DeskVersion> desk_versions(Database& database);

/// Convert a calendar from and to its canonical text. The store keeps the text only.
using CalendarReader = std::function<std::shared_ptr<const Calendar>(std::string_view canonical)>;
using CalendarWriter = std::function<std::string(const Calendar&)>;

/// Returns all bindings. Calendars with equal text are read once and shared.
BindingTable load_bindings(Database& database, const CalendarReader& read_calendar);
/// Returns the desk version that each binding first came from, 0 for none, in order of id.
std::vector<std::pair<BindingId, DeskVersionId>> binding_versions(Database& database);
/// Writes bindings that are not stored yet, with the desk version they come from (0: none), and marks them
/// stored.
void save_bindings(Database& database, BindingTable& bindings, DeskVersionId version,
                   const CalendarWriter& write_calendar);

/// The name of each binding's policy, read once per binding: a desk has some dozens.
class PolicyNames {
 public:
  explicit PolicyNames(Database& database) : database_(&database) {}

  /// Returns an empty name for no binding.
  const std::string& name_of(BindingId binding);

 private:
  Database* database_;
  std::unordered_map<BindingId, std::string> names_;
};

}  // namespace tix::store
