// tix calendar due|elapsed: compute working time by calendar name.
#include "cli/desk/calendar_batch.hpp"
#include "cli/input/desk_source.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "tix/calendar/business_time.hpp"
#include "tix/calendar/time_text.hpp"
#include "tix/text/error.hpp"
#include "tix/time/duration_text.hpp"

#include <optional>
#include <string>
#include <utility>

namespace tix::cli {
namespace {

/// A question on the command line, or a file with many.
struct QuestionOptions {
  std::optional<std::string> calendar;
  std::optional<std::string> start;
  std::optional<std::string> last;  ///< a duration, or an end
  std::optional<std::string> desk;
  std::optional<std::string> batch;
};

Instant due_of(const Calendar& calendar, Instant start, Seconds working) {
  const Instant answer = due(calendar, start, working);
  if (answer.in_range()) return answer;
  throw Error(ErrorKind::usage, format_exact(working) + " of working time would end after 2199");
}

Cell ask_due(const Calendar& calendar, Instant start, const std::string& duration) {
  return due_of(calendar, start, parse_working_duration(duration));
}

Cell ask_elapsed(const Calendar& calendar, Instant start, const std::string& end) {
  return elapsed(calendar, start, parse_rfc3339(end)).count;
}

const BatchQuestion kDue{"duration", {"due", ColumnKind::instant}, ask_due};
const BatchQuestion kElapsed{"end", {"elapsed_s", ColumnKind::working}, ask_elapsed};

Exit run_batch(Session& session, const QuestionOptions& options, const BatchQuestion& question) {
  if (options.calendar || session.globals().as_of)
    throw Error(ErrorKind::usage, "--batch does not accept NAME, START or --as-of");
  const Desk desk = desk_of(session, options.desk);
  const std::int64_t bad_rows = answer_batch(session, desk, question, *options.batch);
  return bad_rows == 0 ? Exit::done : Exit::answer_is_no;
}

/// Throws Error{usage} if one of the three is missing.
void need_all(const QuestionOptions& options, const char* last_name) {
  const char* missing = !options.calendar ? "NAME"
                        : !options.start  ? "START"
                        : !options.last   ? last_name
                                          : nullptr;
  if (missing == nullptr) return;
  throw Error(ErrorKind::usage, std::string("missing argument ") + missing,
              std::string("pass NAME START ") + last_name + ", or --batch FILE");
}

Exit run_due(Session& session, const QuestionOptions& options) {
  if (options.batch) return run_batch(session, options, kDue);
  need_all(options, "DURATION");
  const Desk desk = desk_of(session, options.desk);
  const Calendar& calendar = calendar_named(desk, *options.calendar);
  const Zone& zone = session.zone_or(calendar.zone());
  const Instant start = parse_time(*options.start, zone, session.as_of(zone)).from;
  const Seconds working = parse_working_duration(*options.last);
  Report report;
  report.header.report = "calendar due";
  report.columns = {{"calendar", ColumnKind::word},
                    {"start", ColumnKind::instant},
                    {"duration_s", ColumnKind::working},
                    {"due", ColumnKind::instant}};
  report.rows = {{calendar.name(), start, working.count, due_of(calendar, start, working)}};
  session.print(std::move(report), zone);
  return Exit::done;
}

Exit run_elapsed(Session& session, const QuestionOptions& options) {
  if (options.batch) return run_batch(session, options, kElapsed);
  need_all(options, "END");
  const Desk desk = desk_of(session, options.desk);
  const Calendar& calendar = calendar_named(desk, *options.calendar);
  const Zone& zone = session.zone_or(calendar.zone());
  const Instant start = parse_time(*options.start, zone, session.as_of(zone)).from;
  const Instant end = parse_time(*options.last, zone, session.as_of(zone)).from;
  Report report;
  report.header.report = "calendar elapsed";
  report.columns = {{"calendar", ColumnKind::word},
                    {"start", ColumnKind::instant},
                    {"end", ColumnKind::instant},
                    {"elapsed_s", ColumnKind::working},
                    {"wall_s", ColumnKind::duration}};
  report.rows = {{calendar.name(), start, end, elapsed(calendar, start, end).count, (end - start).count}};
  session.print(std::move(report), zone);
  return Exit::done;
}

/// Declares what both commands share.
void add_question(Syntax& syntax, QuestionOptions& o, const char* last_name, const char* last_help,
                  const char* batch_help) {
  syntax.argument("NAME", o.calendar, "Calendar of the desk");
  syntax.argument("START", o.start, "Start time, in the calendar's time zone or that of --zone");
  syntax.argument(last_name, o.last, last_help);
  syntax.option("--desk", "FILE", o.desk, "Use this desk file (default: the desk in force)").file();
  syntax.option("--batch", "FILE", o.batch, batch_help).file();
  syntax.about(
      "--batch answers every row of a CSV, TSV or JSON Lines file; - reads standard input. The format is "
      "that of --format or of the file's extension. Times in the file are RFC 3339. Rows are printed in the "
      "same order with the answer as the last column. If a row cannot be answered, its answer is empty, the "
      "reason is printed on standard error, and the exit code is 1.");
}

}  // namespace

void add_calendar_due(Syntax& syntax) {
  auto& o = syntax.runs(run_due);
  add_question(syntax, o, "DURATION", "Amount of working time, such as 4h30m or 16200s",
               "Read rows of calendar, start and duration, and add due");
  syntax.example("tix calendar due office '2026-08-07 16:30' 2h",
                 "Compute when two working hours have passed, from a Friday afternoon.");
  syntax.example("tix calendar due --batch targets.csv > dues.csv", "Answer every row of a file.");
}

void add_calendar_elapsed(Syntax& syntax) {
  auto& o = syntax.runs(run_elapsed);
  add_question(syntax, o, "END", "End time, not before START",
               "Read rows of calendar, start and end, and add elapsed_s");
  syntax.example("tix calendar elapsed office monday now", "Compute the working time of this week so far.");
  syntax.example("tix calendar elapsed --batch - --format jsonl < spans.jsonl", "Answer JSON Lines.");
}

}  // namespace tix::cli
