// tix notify send: hand queued mails to the user's mail command.
#include "cli/input/desk_source.hpp"
#include "cli/session/session.hpp"
#include "cli/session/shell_words.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/sweep/send_outbox.hpp"
#include "format/mail/mail_message.hpp"
#include "tix/text/error.hpp"
#include "tix/time/local_text.hpp"

#include <chrono>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

/// Time limit: a mail command that hangs must not hang cron.
constexpr std::chrono::seconds kMailTime{60};

struct NotifySendOptions {
  std::optional<std::int64_t> limit;
  bool dry_run = false;
};

/// Sends mail as the user's config says, never as the database says.
desk::MailTransport mail_transport(Session& session) {
  const std::vector<std::string> words = shell_words(session.settings()[Setting::mail].text);
  if (words.empty())
    throw Error(ErrorKind::desk, "nothing says how mail is sent",
                fmt::format("mail = \"/usr/sbin/sendmail -t -i\" in {}", session.settings().config_path()));
  const std::string& from = session.settings()[Setting::mail_from].text;
  if (from.empty())
    throw Error(ErrorKind::desk, "nothing says who mail comes from",
                fmt::format("mail_from = \"Support <support@example.test>\" in {}",
                            session.settings().config_path()));
  const auto write = [sender = format::mailbox(from)](const desk::Outgoing& mail) {
    return format::mail_message({sender, mail.row.address, mail.row.subject, mail.body, mail.row.created_at,
                                 mail.row.message_id, mail.thread_id, mail.automatic, mail.row.html});
  };
  const auto deliver = [&session, words](const std::string& mail) {
    const ProgramResult result = session.env().run_filter(words, mail, kMailTime);
    return desk::SendAttempt{result.exit == 0, result.started, result.message};
  };
  return {write, deliver};
}

std::string one_of(const store::OutboxRow& row) {
  return fmt::format("notification {} to {}: {}", row.id, row.address, row.subject);
}

/// Prints what went wrong, one line each, then the totals.
Exit report_result(Session& session, const desk::SendResult& result) {
  for (const store::OutboxRow& row : result.tried)
    if (row.state != OutboxState::sent)
      session.complain(fmt::format(
          "notification {} to {}: {} ({})", row.id, row.address, row.last_error,
          row.next_try_at ? "next try " + format_moment(*row.next_try_at, shown_zone(session)) : "given up"));
  if (result.left_behind > 0)
    session.complain(
        fmt::format("{} may or may not have gone out: tix notify list --state unknown", result.left_behind));
  if (result.too_old > 0)
    session.complain(fmt::format("{} too old to be sent: tix notify list --state failed", result.too_old));
  session.say(fmt::format("{} sent, {} failed", result.sent(), result.failed()));
  if (!result.stopped.empty())
    throw Error(ErrorKind::desk, result.stopped, "nothing was lost: all is queued still");
  const bool all_well = result.failed() + result.left_behind + result.too_old == 0;
  return all_well ? Exit::done : Exit::answer_is_no;
}

/// What is sent cannot be taken back, so that it is no part of one transaction.
void refuse_once(const Session& session) {
  if (session.globals().once)
    throw Error(ErrorKind::usage, "notify send takes no --once",
                "leave it out: a message that was sent is not sent again");
}

Exit run_notify_send(Session& session, const NotifySendOptions& options) {
  refuse_once(session);
  const std::int64_t limit = options.limit.value_or(std::numeric_limits<std::int64_t>::max());
  store::Database& database = session.database();
  if (options.dry_run) {
    for (const store::OutboxRow& row : desk::to_be_sent(database, session.now(), limit))
      session.write(one_of(row) + '\n');
    session.say("dry run: nothing was sent");
    return Exit::done;
  }
  const desk::SendResult result = desk::send_outbox(database, session.now(), limit, mail_transport(session));
  if (result.busy) {
    session.say("somebody else is sending: nothing was done");
    return Exit::done;
  }
  return report_result(session, result);
}

}  // namespace

void add_notify_send(Syntax& syntax) {
  auto& o = syntax.runs(run_notify_send);
  syntax.option("--limit", "N", o.limit, "at most so many");
  syntax.flag("--dry-run", o.dry_run, "only says what would be sent");
  syntax.about(
      "The command in mail of your config gets each message on its input, as sendmail takes it; mail_from is "
      "the "
      "sender. No shell is run. What fails is tried again after 1 m, 5 m, 15 m, 1 h, 4 h and 12 h, by the "
      "next "
      "tix notify send that comes after; a command that takes longer than a minute has failed. Nothing older "
      "than "
      "3 days is sent, and nothing twice by itself. For cron; a second one at the same time leaves at once.");
  syntax.example("tix notify send", "Sends what waits.");
  syntax.example("tix notify send --dry-run", "What would go to whom?");
}

}  // namespace tix::cli
