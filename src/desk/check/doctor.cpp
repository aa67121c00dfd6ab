// Folds every ticket again, compares, and names the differences.
#include "desk/check/doctor.hpp"

#include "desk/check/row_difference.hpp"
#include "desk/report/report_pipeline.hpp"
#include "desk/work/desk_in_force.hpp"
#include "desk/work/reading.hpp"
#include "store/sqlite/transaction.hpp"
#include "store/ticket/doctor_store.hpp"
#include "store/ticket/event_store.hpp"
#include "store/ticket/ticket_reader.hpp"
#include "store/ticket/ticket_store.hpp"
#include "tix/calendar/calendar.hpp"
#include "tix/calendar/period.hpp"
#include "tix/reports/trend_report.hpp"
#include "tix/sla/fold.hpp"
#include "tix/text/content_hash.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// Checks over the whole life of the desk that each row of the trend report adds up and continues the row
/// before.
std::vector<Finding> leaks(store::Database& database) {
  std::vector<Finding> found;
  const auto days = store::days_of_desk(database);
  if (!days) return found;
  Reading reading(database, [&](const Zone&) { return days->second; });
  const Grouping by_month = Grouping::parse("month");
  const Interval range{days->first, days->second + WallSeconds{1}};
  const ReportQuestion question{.filter = Filter(),
                                .by = by_month,
                                .periods = PeriodRow(periods_of(range, PeriodUnit::month, reading.zone())),
                                .zone = reading.zone()};
  const Report trend = answer<TrendReport>(reading, question).report;
  std::int64_t open = 0;
  for (const Row& row : trend.rows) {
    const auto of = [&](std::string_view column) {
      return std::get<std::int64_t>(row[column_position(trend, column)]);
    };
    const bool goes_on = of("open_start") == open;
    open = of("open_start") + of("created") + of("reopened") + of("moved_in") - of("moved_out") -
           of("resolved") - of("dropped");
    if (!goes_on || open != of("open_end"))
      found.push_back(
          {.check = "flow",
           .ticket = {},
           .what = fmt::format("the trend report of {} does not add up", std::get<std::string>(row[0]))});
  }
  std::int64_t unresolved = 0;
  reading.each_unresolved(range.last(), [&](const TicketFacts&) { ++unresolved; });
  if (unresolved != open)
    found.push_back({.check = "flow",
                     .ticket = {},
                     .what = fmt::format("the trend report ends with {} open tickets, but {} are open", open,
                                         unresolved)});
  return found;
}

class Examination {
 public:
  explicit Examination(store::Database& database)
      : database_(&database), bindings_(store::load_bindings(database, read_calendar)) {}

  void examine_file() {
    store::each_broken_page(*database_, adder("pages"));
    store::each_broken_log(*database_, adder("log"));
  }
  void examine_desk() {
    for (const store::DeskVersion& version : store::desk_versions(*database_))
      if (content_hash(version.toml) != version.hash)
        found("desk", {},
              fmt::format("the text of desk version {} does not match its hash", version.id.value));
    store::each_misled_customer(*database_, adder("rows"));
  }
  void examine_tickets(const std::function<void(std::int64_t)>& progress) {
    store::each_misled_clock(*database_, adder("rows"));
    store::each_ticket(*database_, store::TicketQuery{}, [&](const store::StoredTicket& stored) {
      examine_ticket(stored);
      if (++checkup_.tickets % 1000 == 0 && progress) progress(checkup_.tickets);
    });
  }
  Checkup result() && { return std::move(checkup_); }

 private:
  void examine_ticket(const store::StoredTicket& stored) {
    const TicketId id = stored.ticket.id;
    checkup_.events += stored.last_seq;
    const auto events = store::events_of(*database_, id);
    if (events.empty() || events.front().kind != EventKind::created)
      return found("rows", id, "its log does not begin with its creation");
    const auto folded = fold(id, events, bindings_);
    const std::string differs = row_difference(*store::read_projection(*database_, id), folded);
    if (!differs.empty()) found("rows", id, differs);
    if (stored.last_at != events.back().at) found("rows", id, "the stored time of its last event is wrong");
  }
  void found(std::string check, TicketId ticket, std::string what) {
    checkup_.findings.push_back({.check = std::move(check), .ticket = ticket, .what = std::move(what)});
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
  Checkup checkup;
  {
    const store::ReadSnapshot snapshot(database);
    Examination examination(database);
    examination.examine_file();
    examination.examine_desk();
    examination.examine_tickets(progress);
    checkup = std::move(examination).result();
  }
  if (!checkup.findings.empty()) return checkup;  // reports on a damaged file prove nothing
  checkup.findings = leaks(database);
  return checkup;
}

}  // namespace tix::desk
