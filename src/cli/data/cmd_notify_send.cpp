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
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

/// The time limit of the mail command, so that one that hangs does not block cron.
constexpr std::chrono::seconds kMailTime{60};

struct NotifySendOptions {
  std::optional<std::int64_t> limit;
  bool dry_run = false;
};

/// Sends mail with the command of the user's config file, never with one from the database.
desk::MailTransport mail_transport(Session& session) {
  const std::vector<std::string> words = shell_words(session.settings()[Setting::mail].text);
  if (words.empty())
    throw Error(
        ErrorKind::desk, "no mail command set",
        fmt::format("set mail = \"/usr/sbin/sendmail -t -i\" in {}", session.settings().config_path()));
  const std::string& from = session.settings()[Setting::mail_from].text;
  if (from.empty())
    throw Error(ErrorKind::desk, "no sender of mail set",
                fmt::format("set mail_from = \"Support <support@example.test>\" in {}",
                            session.settings().config_path()));
  const auto write = [sender = format::mailbox(from)](const desk::Outgoing& mail) {
    const store::OutboxRow& row = mail.row;
    std::vector<format::MailAttachment> attachments;
    for (const desk::OutgoingFile& file : mail.files)
      attachments.push_back({file.name, file.type, file.bytes});
    return format::mail_message({.from = sender,
                                 .to = row.address,
                                 .cc = row.cc,
                                 .reply_to = row.reply_to,
                                 .subject = row.subject,
                                 .body = mail.body,
                                 .date = row.created_at,
                                 .message_id = row.message_id,
                                 .in_reply_to = row.in_reply_to,
                                 .references = row.refs,
                                 .automatic = mail.automatic,
                                 .acknowledges = mail.acknowledges,
                                 .html = row.html,
                                 .attachments = std::move(attachments)});
  };
  const auto deliver = [&session, words](const std::string& mail) {
    const ProgramResult result = session.env().run_filter(words, mail, kMailTime);
    return desk::SendAttempt{result.exit == 0, result.started, result.message};
  };
  const auto clock = [&session] {
    session.let_time_pass();
    return session.now();
  };
  return {write, deliver, clock};
}

std::string one_of(const store::OutboxRow& row) {
  return fmt::format("notification {} to {}: {}", row.id, row.address, row.subject);
}

std::string counted_notifications(std::int64_t notifications) {
  return fmt::format("{} notification{}", notifications, notifications == 1 ? "" : "s");
}

/// Prints the failures, one line each, and then the totals.
Exit report_result(Session& session, const desk::SendResult& result) {
  for (const store::OutboxRow& row : result.tried)
    if (row.state != OutboxState::sent)
      session.complain(
          fmt::format("notification {} to {}: {} ({})", row.id, row.address, row.last_error,
                      row.next_try_at ? "next attempt " + format_moment(*row.next_try_at, shown_zone(session))
                                      : "no further attempts"));
  if (result.left_behind > 0)
    session.complain(fmt::format("{} may or may not have been sent; see 'tix notify list --state unknown'",
                                 counted_notifications(result.left_behind)));
  if (result.too_old > 0)
    session.complain(fmt::format("{} too old to be sent; see 'tix notify list --state failed'",
                                 counted_notifications(result.too_old)));
  session.say(fmt::format("{} sent, {} failed{}", result.sent(), result.failed(),
                          result.busy ? "; another process sends the rest" : ""));
  if (!result.stopped.empty())
    throw Error(ErrorKind::desk, result.stopped,
                "fix the mail command and run it again; all notifications are still queued");
  const bool all_well = result.failed() + result.left_behind + result.too_old == 0;
  return all_well ? Exit::done : Exit::answer_is_no;
}

/// Refuses --once, because sending mail cannot be part of a transaction.
void refuse_once(const Session& session) {
  if (session.globals().once)
    throw Error(ErrorKind::usage, "'tix notify send' does not accept --once",
                "leave it out; no notification is sent twice");
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
  if (result.busy && result.tried.empty()) {
    session.say("another process is sending notifications; nothing was done");
    return Exit::done;
  }
  return report_result(session, result);
}

}  // namespace

void add_notify_send(Syntax& syntax) {
  auto& o = syntax.runs(run_notify_send);
  syntax.option("--limit", "N", o.limit, "Send at most N notifications");
  syntax.flag("--dry-run", o.dry_run, "Show what would be sent without sending anything");
  syntax.about(
      "Starts the mail command of your config file, without a shell, and passes each message to its standard "
      "input, as for sendmail. The sender is mail_from. A command that takes longer than a minute counts as "
      "failed. A failed message is sent again by a later run, after 1 m, 5 m, 15 m, 1 h, 4 h and 12 h. "
      "Messages older than 3 days are not sent, and no message is sent twice automatically.");
  syntax.about(
      "Meant for cron: if another tix notify send is still running, the new one exits at once. One that was "
      "killed blocks the next for at most 2 minutes.");
  syntax.example("tix notify send", "Send the queued notifications.");
  syntax.example("tix notify send --dry-run", "Show what would be sent, and to whom.");
}

}  // namespace tix::cli
