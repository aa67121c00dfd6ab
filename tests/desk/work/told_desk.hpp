// A desk whose people have mail, and what was queued for whom.
#pragma once

#include "desk/import/import_desk.hpp"
#include "desk/work/tell.hpp"
#include "desk/work/undo.hpp"
#include "desk/work/work.hpp"
#include "store/outbox/outbox.hpp"

#include <string>
#include <vector>

namespace tix::test {

inline constexpr const char* kTellingDesk = R"(
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

class TellingDesk : public ImportDesk {
 public:
  TellingDesk() : ImportDesk(kTellingDesk) {}

  /// A ticket of `requester`, whom nobody watches.
  TicketId ticket(const std::string& requester = "ana@acme.test") {
    desk::Work work(database(), author());
    NewTicket made;
    made.title = "No network";
    made.requester = store::find_or_add_customer(work.database(), requester);
    const TicketId id = work.create(create(work.acting(now), made));
    desk::tell_of(work, id);
    work.commit();
    return id;
  }
  /// One command of `who` on a ticket.
  template <class Act>
  void act(TicketId id, Act act, const std::string& who = "tester") {
    desk::Author by = author();
    by.actor = who;
    by.command = "act";
    desk::Work work(database(), by);
    work.record(id, act(work.acting(now), work.ticket(id, now)));
    desk::tell_of(work, id);
    work.commit();
  }
  void reply_to(TicketId id, const std::string& text, const std::string& who = "tester") {
    act(
        id, [&](const Acting& a, const Ticket& t) { return reply(a, t, text, {}); }, who);
  }
  std::vector<store::OutboxRow> outbox() {
    std::vector<store::OutboxRow> rows;
    store::each_outbox(database(), {}, [&](const store::OutboxRow& row) { rows.push_back(row); });
    return rows;
  }
};

}  // namespace tix::test
