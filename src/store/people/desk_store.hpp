// Desk versions, calendars and bindings in and out.
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

  friend bool operator==(const DeskVersion&, const DeskVersion&) = default;
};

/// `version.id` is not looked at: the answer is the number given to it.
DeskVersionId add_desk_version(Database& database, const DeskVersion& version);
/// The newest; nothing before the first `desk apply`.
std::optional<DeskVersion> current_desk_version(Database& database);
/// The one in force at `at`; before the first it is the first, which counts from the beginning of time.
std::optional<DeskVersion> desk_version_as_of(Database& database, Instant at);
std::optional<DeskVersion> get_desk_version(Database& database, DeskVersionId id);
/// In order of id.
std::vector<DeskVersion> desk_versions(Database& database);

/// Canonical text to a calendar, and back. The store keeps the text and knows nothing of calendars.
using CalendarReader = std::function<std::shared_ptr<const Calendar>(std::string_view canonical)>;
using CalendarWriter = std::function<std::string(const Calendar&)>;

/// All bindings. Calendars of equal text are read once and shared.
BindingTable load_bindings(Database& database, const CalendarReader& read_calendar);
/// Which desk version each binding came from first, 0 for none; in order of id.
std::vector<std::pair<BindingId, DeskVersionId>> binding_versions(Database& database);
/// Writes the bindings added since, as coming from `version` (0: from none), and marks them stored.
void save_bindings(Database& database, BindingTable& bindings, DeskVersionId version,
                   const CalendarWriter& write_calendar);

}  // namespace tix::store
