// Fold again, compare, and name what differs.
#include "desk/doctor.hpp"

#include "desk/desk_in_force.hpp"
#include "store/doctor_store.hpp"
#include "store/event_store.hpp"
#include "store/ticket_reader.hpp"
#include "store/ticket_store.hpp"
#include "store/transaction.hpp"
#include "tix/calendar.hpp"
#include "tix/content_hash.hpp"
#include "tix/fold.hpp"

#include <array>
#include <string_view>

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// What of a fold is stored where.
struct Part {
  std::string_view name;
  bool (*same)(const Folded&, const Folded&);
};

constexpr std::array kParts = {
    Part{"its row", [](const Folded& x, const Folded& y) { return x.ticket == y.ticket; }},
    Part{"its spans", [](const Folded& x, const Folded& y) { return x.spans == y.spans; }},
    Part{"its stays", [](const Folded& x, const Folded& y) { return x.stays == y.stays; }},
    Part{"its clocks", [](const Folded& x, const Folded& y) { return x.clocks == y.clocks; }},
    Part{"its next due", [](const Folded& x, const Folded& y) { return x.due_at == y.due_at; }},
    Part{"when it is overdue", [](const Folded& x, const Folded& y) { return x.overdue_at == y.overdue_at; }},
};

/// Nothing when the rows are what the events say.
std::string difference(const Folded& stored, const Folded& folded) {
  std::vector<std::string_view> parts;
  for (const Part& part : kParts)
    if (!part.same(stored, folded)) parts.push_back(part.name);
  return parts.empty() ? std::string()
                       : fmt::format("{} differ{} from what its events say", fmt::join(parts, ", "),
                                     parts.size() == 1 && !parts.front().ends_with('s') ? "s" : "");
}

class Examination {
 public:
  explicit Examination(store::Database& database)
      : database_(&database), bindings_(store::load_bindings(database, read_calendar)) {}

  void of_file() {
    store::each_broken_page(*database_, adder("pages"));
    store::each_broken_log(*database_, adder("log"));
  }
  void of_desk() {
    for (const store::DeskVersion& version : store::desk_versions(*database_))
      if (content_hash(version.toml) != version.hash)
        found("desk", {}, fmt::format("desk version {} is not what was applied", version.id.value));
  }
  void of_tickets(const std::function<void(std::int64_t)>& progress) {
    store::each_ticket(*database_, store::TicketQuery::all(), [&](const store::StoredTicket& stored) {
      of_ticket(stored);
      if (++checkup_.tickets % 1000 == 0 && progress) progress(checkup_.tickets);
    });
  }
  Checkup result() && { return std::move(checkup_); }

 private:
  void of_ticket(const store::StoredTicket& stored) {
    const TicketId id = stored.ticket.id;
    checkup_.events += stored.last_seq;
    const auto events = store::events_of(*database_, id);
    if (events.empty() || events.front().kind != EventKind::created)
      return found("rows", id, "no event says that it was created");
    const auto folded = fold(id, events, bindings_);
    const std::string differs = difference(*store::read_projection(*database_, id), folded);
    if (!differs.empty()) found("rows", id, differs);
    if (stored.last_at != events.back().at)
      found("rows", id, "its last event is at another time than stored");
  }
  void found(std::string check, TicketId ticket, std::string what) {
    checkup_.findings.push_back({std::move(check), ticket, std::move(what)});
  }
  store::DamageVisitor adder(const char* check) {
    return [this, check](TicketId ticket, const std::string& what) { found(check, ticket, what); };
  }

  store::Database* database_;
  BindingTable bindings_;
  Checkup checkup_;
};

}  // namespace

Checkup examine(store::Database& database, const std::function<void(std::int64_t tickets)>& progress) {
  const store::ReadSnapshot snapshot(database);
  Examination examination(database);
  examination.of_file();
  examination.of_desk();
  examination.of_tickets(progress);
  return std::move(examination).result();
}

}  // namespace tix::desk
