// A desk whose agents have mail addresses, and its queued notifications.
#pragma once

#include "desk/import/import_desk.hpp"
#include "desk/work/notify.hpp"
#include "desk/work/undo.hpp"
#include "desk/work/work.hpp"
#include "store/outbox/outbox.hpp"

#include <string>
#include <vector>

namespace tix::test {

inline constexpr const char* kNotifyingDesk = R"(
[desk]
name = "Toko"
[team.frontline]
lead = "sari"
[agent.budi]
team = "frontline"
email = "budi@example.test"
[agent.sari]
team = "frontline"
email = "sari@example.test"
[agent.made]
team = "frontline"
[agent.gone]
team = "frontline"
email = "gone@example.test"
active = false
[message.late]
subject = "News of {title}"
body = "Hello {customer}, #{id} is late."
)";

class NotifyingDesk : public ImportDesk {
 public:
  NotifyingDesk() : ImportDesk(kNotifyingDesk) {}

  /// Creates a ticket of `requester` without watchers.
  TicketId ticket(const std::string& requester = "ana@acme.test") {
    desk::Work work(database(), author());
    NewTicket made;
    made.title = "No network";
    made.requester = work.know_customer(requester, work.now());
    const TicketId id = work.create(create(work.action_context(now), made));
    desk::notify_of(work, id);
    work.commit();
    return id;
  }
  /// Runs one command of `who` on a ticket.
  template <class Act>
  void act(TicketId id, Act act, const std::string& who = "tester") {
    desk::Author by = author();
    by.actor = who;
    by.command = "act";
    desk::Work work(database(), by);
    work.record(id, act(work.action_context(now), work.ticket(id, now)));
    desk::notify_of(work, id);
    work.commit();
  }
  void reply_to(TicketId id, const std::string& text, const std::string& who = "tester") {
    act(
        id, [&](const ActionContext& a, const Ticket& t) { return reply(a, t, text, {}); }, who);
  }
  std::vector<store::OutboxRow> outbox() {
    std::vector<store::OutboxRow> rows;
    store::each_outbox(database(), {}, [&](const store::OutboxRow& row) { rows.push_back(row); });
    return rows;
  }
};

}  // namespace tix::test
