// tix inbox: list, show, accept and drop what came in.
#include "cli/input/ticket_act.hpp"
#include "cli/intake/mail_reading.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/intake/take_in.hpp"
#include "desk/work/reading.hpp"
#include "format/write/page.hpp"
#include "store/intake/blob_store.hpp"
#include "store/intake/intake_store.hpp"
#include "tix/text/error.hpp"
#include "tix/time/zone.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

/// How far back the default list looks for what nobody has to decide about.
constexpr WallSeconds kLastDays{7 * 86400};
constexpr std::string_view kMessage = "message";

struct InboxListOptions {
  std::optional<std::string> verdict;
  bool all = false;
};
struct InboxShowOptions {
  std::string id;
  bool raw = false;
};
struct InboxAcceptOptions {
  std::vector<std::string> ids;
  std::optional<std::string> to;
};
struct InboxDropOptions {
  std::vector<std::string> ids;
};

Row row_of_intake(const store::IntakeRow& row, const NameTable& names) {
  return {row.id.value,
          row.at,
          std::string(names.text(row.channel)),
          std::string(name_of(row.verdict)),
          names_of(row.flags),
          cell_of(row.ticket),
          cell_of(row.address),
          cell_of(row.subject),
          row.why};
}

std::vector<Column> intake_columns() {
  return {{.name = "id", .kind = ColumnKind::number, .key = true},
          {"at", ColumnKind::instant},
          {"channel", ColumnKind::word},
          {"verdict", ColumnKind::word},
          {"flags", ColumnKind::list},
          {"ticket", ColumnKind::number},
          {"address", ColumnKind::text},
          {"subject", ColumnKind::text},
          {"why", ColumnKind::text}};
}

/// Returns whether a person should look at the row, or may want to: it is undecided, or recently made
/// nothing.
bool is_of_interest(const store::IntakeRow& row, Instant now) {
  if (row.settled) return false;
  if (row.verdict == IntakeVerdict::held || row.flags.has(IntakeFlag::broken)) return true;
  const bool made_nothing = row.verdict == IntakeVerdict::ignored || row.verdict == IntakeVerdict::bounce;
  return made_nothing && row.at > now - kLastDays;
}

Exit run_inbox_list(Session& session, const InboxListOptions& options) {
  desk::Reading reading(session.database(), [&](const Zone&) { return session.now(); });
  const auto verdict = options.verdict ? find_name(kIntakeVerdictNames, *options.verdict) : std::nullopt;
  Report report;
  report.header = reading.header("inbox");
  report.columns = intake_columns();
  store::each_intake(reading.database(), [&](const store::IntakeRow& row) {
    const bool is_wanted =
        verdict ? row.verdict == *verdict : options.all || is_of_interest(row, session.now());
    if (is_wanted) report.rows.push_back(row_of_intake(row, reading.names()));
  });
  session.print(std::move(report), session.zone_or(reading.zone()));
  return Exit::done;
}

store::IntakeRow row_numbered(store::Database& database, std::int64_t number) {
  auto row = store::get_intake(database, IntakeId{number});
  if (!row)
    throw Error(ErrorKind::not_found, fmt::format("no message {} in the inbox", number),
                "tix inbox list --all");
  return std::move(*row);
}

[[noreturn]] void refuse_without_bytes(const store::IntakeRow& row) {
  throw Error(ErrorKind::refused, fmt::format("the bytes of message {} are not kept", row.id.value),
              row.ticket ? fmt::format("tix show {} --full", row.ticket.value) : std::string());
}

Exit run_inbox_show(Session& session, const InboxShowOptions& options) {
  desk::Reading reading(session.database(), [&](const Zone&) { return session.now(); });
  const store::IntakeRow row = row_numbered(reading.database(), numbers({options.id}, kMessage).front());
  if (options.raw) {
    if (!row.raw) refuse_without_bytes(row);
    store::read_blob(reading.database(), row.raw, [&](std::string_view piece) { session.write(piece); });
    return Exit::done;
  }
  Report report;
  report.header = reading.header("inbox");
  report.columns = intake_columns();
  report.columns.push_back({"headers", ColumnKind::text});
  Row cells = row_of_intake(row, reading.names());
  const auto header = store::get_intake_header(reading.database(), row.id);
  cells.push_back(cell_of(header ? header->headers : std::string()));
  report.rows.push_back(std::move(cells));
  const ReportHeader page = report.header;
  session.print_page({page, {}, {{"message", std::move(report), true}}}, session.zone_or(reading.zone()));
  return Exit::done;
}

void require_undecided(const store::IntakeRow& row) {
  if (row.seq != 0)
    throw Error(ErrorKind::refused,
                fmt::format("message {} is on ticket {} already", row.id.value, row.ticket.value));
  if (row.settled)
    throw Error(ErrorKind::refused, fmt::format("message {} was dropped already", row.id.value));
}

/// Reads the kept bytes again: what a reader of then could not read, one of now perhaps can.
desk::TakenIn accept_one(Session& session, std::int64_t number, TicketId to) {
  const std::int64_t max_size = desk::desk_in_force(session.database()).desk.intake.max_size;
  MailReading reading(session, max_size);
  const store::IntakeRow before = row_numbered(session.database(), number);
  require_undecided(before);
  if (!before.raw) refuse_without_bytes(before);
  reading.read(session.database(), before.raw);
  desk::Work work(session.database(), author_of(session, "inbox accept"));
  const store::IntakeRow row = row_numbered(session.database(), number);
  require_undecided(row);
  const TicketId answered = row.verdict == IntakeVerdict::held ? row.ticket : TicketId{};
  desk::TakenIn taken = desk::accept(work, reading.arrivals().front(), row, to ? to : answered);
  work.commit();
  return taken;
}

Exit run_inbox_accept(Session& session, const InboxAcceptOptions& options) {
  const TicketId to = options.to ? ticket_id(*options.to) : TicketId{};
  for (const std::int64_t number : numbers(options.ids, kMessage)) {
    const desk::TakenIn taken = accept_one(session, number, to);
    session.did(fmt::format("message {} was accepted", number));
    session.say(fmt::format(
        "message {}: {}", number,
        taken.decision.verdict == IntakeVerdict::added ? "added to the ticket" : "created a ticket"));
    session.write(std::to_string(taken.ticket.value) + '\n');
  }
  return Exit::done;
}

Exit run_inbox_drop(Session& session, const InboxDropOptions& options) {
  desk::Work work(session.database(), author_of(session, "inbox drop"));
  const std::vector<std::int64_t> dropped = numbers(options.ids, kMessage);
  for (const std::int64_t number : dropped) {
    store::IntakeRow row = row_numbered(session.database(), number);
    require_undecided(row);
    row.settled = work.change();
    store::set_intake_verdict(session.database(), row);
  }
  work.record_change();
  work.commit();
  session.did("the messages are marked as dropped");
  for (const std::int64_t number : dropped) session.say(fmt::format("message {}: dropped", number));
  return Exit::done;
}

}  // namespace

void add_inbox_list(Syntax& syntax) {
  auto& o = syntax.runs(run_inbox_list);
  syntax.option("--verdict", "VERDICT", o.verdict, "List only messages that became this")
      .one_of({kIntakeVerdictNames.begin(), kIntakeVerdictNames.end()});
  syntax.flag(
      "--all", o.all,
      "List all messages (default: held and broken ones that nobody has decided about, and those of the "
      "last 7 days that were ignored or report a bounce)");
  syntax.example("tix inbox list", "See what waits for a decision.");
  syntax.example("tix inbox list --verdict ignored", "See which messages of robots were ignored, and why.");
}

void add_inbox_show(Syntax& syntax) {
  auto& o = syntax.runs(run_inbox_show);
  syntax.argument("N", o.id, "Number of the message in the inbox");
  syntax.flag("--raw", o.raw, "Print the message byte by byte as it came");
  syntax.example("tix inbox show 7", "Show where a message came from and what became of it.");
  syntax.example("tix inbox show 7 --raw > mail.eml", "Save the message as it came.");
}

void add_inbox_accept(Syntax& syntax) {
  auto& o = syntax.runs(run_inbox_accept);
  syntax.argument("N", o.ids, "Numbers of messages in the inbox, such as 7 or 7-9").at_least_one();
  syntax.option("--to", "ID", o.to, "Add them to this ticket instead of creating one");
  syntax.about(
      "Creates a ticket from each message, or adds it to the ticket that it answers. "
      "Prints the number of the ticket.");
  syntax.example("tix inbox accept 7", "Make a ticket of a held message.");
  syntax.example("tix inbox accept 7 --to 42", "Add it to ticket 42.");
}

void add_inbox_drop(Syntax& syntax) {
  auto& o = syntax.runs(run_inbox_drop);
  syntax.argument("N", o.ids, "Numbers of messages in the inbox, such as 7 or 7-9").at_least_one();
  syntax.about("Marks messages as decided, so that they leave the list. Nothing is deleted.");
  syntax.example("tix inbox drop 7-9", "Take three messages off the list.");
}

}  // namespace tix::cli
