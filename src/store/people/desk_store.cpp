// Reads and writes desk versions, calendars and bindings.
#include "store/people/desk_store.hpp"

namespace tix::store {
namespace {

// The columns of targets are in the order of the clocks.
static_assert(kClockCount == 7, "binding has a column a clock: add it to the schema and to both statements");

std::optional<DeskVersion> only_version(Query& row) {
  if (!row.step()) return std::nullopt;
  DeskVersion v;
  row.read(v.id, v.applied_at, v.actor, v.hash, v.toml, v.new_only);
  return v;
}

std::unordered_map<CalendarId, std::shared_ptr<const Calendar>> load_calendars(
    Database& database, const CalendarReader& read_calendar) {
  std::unordered_map<CalendarId, std::shared_ptr<const Calendar>> calendars;
  Query rows = database.query("calendars_all");
  rows.bind();
  CalendarId id;
  std::string content;
  while (rows.step()) {
    rows.read(id, content);
    calendars.emplace(id, read_calendar(content));
  }
  return calendars;
}

CalendarId find_or_add_calendar(Database& database, const std::string& content) {
  if (const auto known = database.query("calendar_by_content").value<CalendarId>(content)) return *known;
  return database.query("calendar_add").value<CalendarId>(content).value();
}

}  // namespace

DeskVersionId add_desk_version(Database& database, const DeskVersion& v) {
  return database.query("desk_version_add")
      .value<DeskVersionId>(v.applied_at, v.actor, v.hash, v.toml, v.new_only)
      .value();
}

std::optional<DeskVersion> current_desk_version(Database& database) {
  Query row = database.query("desk_version_current");
  return only_version(row.bind());
}

std::optional<DeskVersion> desk_version_as_of(Database& database, Instant at) {
  Query row = database.query("desk_version_as_of");
  return only_version(row.bind(at));
}

std::optional<DeskVersion> get_desk_version(Database& database, DeskVersionId id) {
  Query row = database.query("desk_version_get");
  return only_version(row.bind(id));
}

std::vector<DeskVersion> desk_versions(Database& database) {
  std::vector<DeskVersion> all;
  Query rows = database.query("desk_versions_all");
  rows.bind();
  while (auto version = only_version(rows)) all.push_back(*std::move(version));
  return all;
}

BindingTable load_bindings(Database& database, const CalendarReader& read_calendar) {
  BindingTable bindings;
  const auto calendars = load_calendars(database, read_calendar);
  Query rows = database.query("bindings_all");
  rows.bind();
  while (rows.step()) {
    BindingId id;
    CalendarId calendar, ownership_calendar;
    Binding binding;
    Targets& t = binding.targets;
    std::string timers;
    rows.read(id, binding.policy, calendar, ownership_calendar, binding.hold_runs, t[0], t[1], t[2], t[3],
              t[4], t[5], t[6], timers);
    binding.timers = timers_from(timers, read_calendar);
    if (calendar) binding.calendar = calendars.at(calendar);
    if (ownership_calendar) binding.ownership_calendar = calendars.at(ownership_calendar);
    bindings.load(id, std::move(binding));
  }
  bindings.mark_stored();
  return bindings;
}

std::vector<std::pair<BindingId, DeskVersionId>> binding_versions(Database& database) {
  std::vector<std::pair<BindingId, DeskVersionId>> versions;
  Query rows = database.query("binding_versions");
  rows.bind();
  while (rows.step()) {
    auto& [id, version] = versions.emplace_back();
    rows.read(id, version);
  }
  return versions;
}

void save_bindings(Database& database, BindingTable& bindings, DeskVersionId version,
                   const CalendarWriter& write_calendar) {
  for (const BindingId id : bindings.unstored()) {
    const Binding& b = bindings[id];
    const auto number_of = [&](const std::shared_ptr<const Calendar>& calendar) {
      return calendar ? find_or_add_calendar(database, write_calendar(*calendar)) : CalendarId{};
    };
    const CalendarId calendar = number_of(b.calendar);
    const CalendarId ownership_calendar = number_of(b.ownership_calendar);
    const Targets& t = b.targets;
    database.query("binding_add")
        .run(id, b.canonical(), version, b.policy, calendar, ownership_calendar, b.hold_runs, t[0], t[1],
             t[2], t[3], t[4], t[5], t[6], canonical(b.timers));
  }
  bindings.mark_stored();
}

const std::string& PolicyNames::name_of(BindingId binding) {
  const auto known = names_.find(binding);
  if (known != names_.end()) return known->second;
  auto name = database_->query("binding_policy").value<std::string>(binding);
  return names_.emplace(binding, std::move(name).value_or("")).first->second;
}

}  // namespace tix::store
