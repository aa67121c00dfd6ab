// Stores names first, then the version, then rebinds tickets.
#include "desk/work/apply_desk.hpp"

#include "desk/file/desk_file.hpp"
#include "desk/file/desk_file_names.hpp"
#include "store/people/people_store.hpp"
#include "store/ticket/ticket_reader.hpp"
#include "tix/text/content_hash.hpp"
#include "tix/text/error.hpp"
#include "tix/time/local_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// Adds the due times of open clocks that a binding moved, set or removed.
void add_moved(const Work::Rebound& rebound, std::vector<MovedDue>& moved) {
  const auto due_in = [](const Folded& folded, const ClockRow& wanted) -> std::optional<Instant> {
    for (const ClockRow& row : folded.clocks)
      if (row.clock == wanted.clock && row.cycle == wanted.cycle) return row.due_at;
    return std::nullopt;
  };
  const TicketId id = rebound.after.ticket.id;
  for (const ClockRow& row : rebound.after.clocks)
    if (is_open(row.outcome) && due_in(rebound.before, row) != row.due_at)
      moved.push_back({.ticket = id,
                       .clock = row.clock,
                       .cycle = row.cycle,
                       .from = due_in(rebound.before, row),
                       .to = row.due_at});
  // A clock without a target has no row any more.
  for (const ClockRow& row : rebound.before.clocks)
    if (is_open(row.outcome) && row.due_at && !due_in(rebound.after, row) &&
        std::ranges::none_of(rebound.after.clocks, [&](const ClockRow& other) {
          return other.clock == row.clock && other.cycle == row.cycle;
        }))
      moved.push_back(
          {.ticket = id, .clock = row.clock, .cycle = row.cycle, .from = row.due_at, .to = std::nullopt});
}

void require_in_force(const Work& work, DeskVersionId made_from) {
  const store::DeskVersion& now = work.in_force().version;
  if (now.id == made_from) return;
  throw Error(
      ErrorKind::refused,
      fmt::format("{} applied version {} at {}, while you edited version {}", work.names().text(now.actor),
                  now.id.value, format_moment(now.applied_at, work.zone()), made_from.value),
      "run 'tix desk edit' to edit the version in force");
}

}  // namespace

store::DeskVersion add_desk_version(store::Database& database, const Desk& desk, store::DeskVersion version,
                                    NameTable& names) {
  declare_names(desk, names);
  store::save_names(database, names);
  version.hash = content_hash(version.toml);
  version.id = store::add_desk_version(database, version);
  return version;
}

Applied apply_desk(store::Database& database, const Author& author, std::string_view text,
                   std::string_view file_name, const ApplyOptions& options) {
  Desk desk = read_desk_file(text, file_name);
  Work work(database, author);
  if (options.made_from) require_in_force(work, *options.made_from);
  Applied applied;
  applied.version = work.in_force().version.id;
  applied.unchanged = work.in_force().version.toml == text;
  if (applied.unchanged) return applied;
  check_successor(work.desk(), desk, [&](NameKind kind, std::string_view name) {
    return store::name_in_use(database, work.names().find(kind, name));
  });
  auto version = add_desk_version(database, desk,
                                  {.id = {},
                                   .applied_at = work.now(),
                                   .actor = work.actor(),
                                   .hash = {},
                                   .toml = std::string(text),
                                   .new_only = options.new_only},
                                  work.names());
  applied.version = version.id;
  work.use_desk({std::move(desk), std::move(version)});
  std::vector<TicketId> unresolved;
  store::each_ticket(database, {.scope = store::TicketQuery::Scope::unresolved, .with_extra = false},
                     [&](const store::StoredTicket& stored) { unresolved.push_back(stored.ticket.id); });
  applied.unresolved = static_cast<std::int64_t>(unresolved.size());
  if (!options.new_only)
    for (const TicketId id : unresolved) {
      const auto rebound = work.rebind(id);
      if (!rebound) continue;
      ++applied.rebound;
      add_moved(*rebound, applied.moved);
    }
  if (!options.dry_run) work.commit();
  return applied;
}

}  // namespace tix::desk
