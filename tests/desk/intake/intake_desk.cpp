// Takes mails in, and acts as an agent in between.
#include "desk/intake/intake_desk.hpp"

#include "desk/work/act.hpp"
#include "desk/work/notify.hpp"

namespace tix::test {

desk::TakenIn IntakeDesk::take(std::string_view raw, desk::Storing storing) {
  const TakenMail mail = taken(raw);
  const desk::MailArrival arrival{mail, store::blob_source(raw), store::blob_source(mail.spool)};
  return desk::take_in_all(database(), {"mail", "mail", "intake", now}, std::span(&arrival, 1), storing)
      .front();
}

store::OutboxRow IntakeDesk::reply(TicketId id, const std::string& text, std::optional<Status> then) {
  desk::Work work(database(), {"budi", "budi", "reply", now});
  const ActionContext context = work.action_context(now);
  desk::act(work, context, id, tix::reply(context, work.ticket(id, now), text, then));
  desk::notify_of(work, id);
  work.commit();
  return outbox().back();
}

void IntakeDesk::notify_agent(TicketId id, const std::string& agent) {
  desk::Work work(database(), author());
  Notification notification;
  notification.agent = work.names().find<AgentId>(agent);
  notification.about = "assigned";
  notification.subject = "Assigned to you";
  notification.body = "This ticket is now assigned to you.";
  desk::notify(work, id, notification);
  work.record_change();
  work.commit();
}

void IntakeDesk::name_mail(std::int64_t outbox, const std::string& message_id) {
  SQLite::Statement set(database().connection(), "UPDATE outbox SET message_id = ? WHERE id = ?");
  set.bind(1, message_id);
  set.bind(2, outbox);
  set.exec();
}

TicketId IntakeDesk::ticket(const std::string& requester, const std::string& title) {
  desk::Work work(database(), {"budi", "budi", "create", now});
  NewTicket made;
  made.title = title;
  made.channel = "mail";
  made.team = "frontline";
  made.requester = work.know_customer(requester, now);
  const TicketId id = work.create(create(work.action_context(now), made));
  work.commit();
  return id;
}

Ticket IntakeDesk::ticket_now(TicketId id) {
  desk::Work work(database(), author());
  return work.ticket(id, work.now());
}

std::vector<store::OutboxRow> IntakeDesk::outbox() {
  std::vector<store::OutboxRow> rows;
  store::each_outbox(database(), std::nullopt, [&](const store::OutboxRow& row) { rows.push_back(row); });
  return rows;
}

std::string IntakeDesk::value(const std::string& sql) {
  return database().connection().execAndGet(sql).getString();
}

std::string mail_text(const std::string& headers, const std::string& text) {
  static int number = 0;
  std::string head = headers;
  if (head.find("Message-ID:") == std::string::npos)
    head += fmt::format("Message-ID: <unnamed{}@example.test>\n", ++number);
  if (head.find("Date:") == std::string::npos) head += "Date: Mon, 10 Aug 2026 18:00:00 +0700\n";
  return head + '\n' + text;
}

}  // namespace tix::test
