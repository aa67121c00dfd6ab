// The table of states cell by cell: from every state, every act.
#include "core/policy/small_desk.hpp"

#include <array>
#include <string_view>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

constexpr WallSeconds kWindow{14 * 86400};
constexpr Instant kResolvedAt = at(2);
constexpr Instant kLastMoment = kResolvedAt + WallSeconds{kWindow.count - 1};

using NewEvents = std::vector<NewEvent>;
using Act = std::optional<NewEvents> (*)(const ActionContext&, const Ticket&);

template <Status To>
std::optional<NewEvents> move_to(const ActionContext& context, const Ticket& ticket) {
  return set_status(context, ticket, {To, To == Status::hold ? "parts" : "", {}});
}

template <Status To>
std::optional<NewEvents> reply_then(const ActionContext& context, const Ticket& ticket) {
  return reply(context, ticket, "look", To);
}

// From new, open, pending, hold, resolved within the window, closed by hand, resolved past the window.
// "refused" and "follow-up" (the message belongs in a new ticket) leave the ticket as it was.
struct ActRow {
  std::string_view name;
  Act act;
  std::array<std::string_view, 7> leaves;
};

constexpr std::string_view kNo = "refused";
constexpr std::array kTable = {
    ActRow{"assign an agent",
           [](const ActionContext& a, const Ticket& t) -> std::optional<NewEvents> {
             return assign(a, t, {"sari", "", false, ""});
           },
           {"open", "open", "pending", "hold", "resolved", kNo, kNo}},
    ActRow{"assign a team",
           [](const ActionContext& a, const Ticket& t) -> std::optional<NewEvents> {
             return assign(a, t, {"", "specialists", false, ""});
           },
           {"new", "open", "pending", "hold", "resolved", kNo, kNo}},
    ActRow{"clear the agent",
           [](const ActionContext& a, const Ticket& t) -> std::optional<NewEvents> {
             return assign(a, t, {"", "", true, ""});
           },
           {"new", "open", "pending", "hold", "resolved", kNo, kNo}},
    ActRow{"reply",
           [](const ActionContext& a, const Ticket& t) -> std::optional<NewEvents> {
             return reply(a, t, "look", {});
           },
           {"open", "open", "pending", "hold", "resolved", kNo, kNo}},
    ActRow{"reply --then new", reply_then<Status::new_>, {kNo, kNo, kNo, kNo, kNo, kNo, kNo}},
    ActRow{"reply --then open", reply_then<Status::open>, {"open", "open", "open", "open", "open", kNo, kNo}},
    ActRow{"reply --then pending",
           reply_then<Status::pending>,
           {"pending", "pending", "pending", "pending", "pending", kNo, kNo}},
    ActRow{"reply --then resolved",
           reply_then<Status::resolved>,
           {"resolved", "resolved", "resolved", "resolved", "resolved", kNo, kNo}},
    ActRow{
        "note",
        [](const ActionContext& a, const Ticket& t) -> std::optional<NewEvents> { return note(a, t, "hm"); },
        {"new", "open", "pending", "hold", "resolved", "closed", "closed"}},
    ActRow{"copy to",
           [](const ActionContext& a, const Ticket& t) -> std::optional<NewEvents> {
             return copy_to(a, t, CustomerId{7}, "boss@acme.test", Copying::begins);
           },
           {"new", "open", "pending", "hold", "resolved", kNo, kNo}},
    ActRow{"receive",
           [](const ActionContext& a,
              const Ticket& t) { return receive(a, t, "still broken", Received::message); },
           {"new", "open", "open", "hold", "open", "follow-up", "follow-up"}},
    ActRow{
        "receive --thanks",
        [](const ActionContext& a, const Ticket& t) { return receive(a, t, "thank you", Received::thanks); },
        {"new", "open", "open", "hold", "resolved", "follow-up", "follow-up"}},
    ActRow{"prioritize",
           [](const ActionContext& a,
              const Ticket& t) -> std::optional<NewEvents> { return prioritize(a, t, Priority::urgent); },
           {"new", "open", "pending", "hold", "resolved", kNo, kNo}},
    ActRow{"status new", move_to<Status::new_>, {kNo, kNo, kNo, kNo, kNo, kNo, kNo}},
    ActRow{"status open", move_to<Status::open>, {"open", "open", "open", "open", "open", kNo, kNo}},
    ActRow{"status pending",
           move_to<Status::pending>,
           {"pending", "pending", "pending", "pending", "pending", kNo, kNo}},
    ActRow{"status hold", move_to<Status::hold>, {"hold", "hold", "hold", "hold", "hold", kNo, kNo}},
    ActRow{"resolve",
           move_to<Status::resolved>,
           {"resolved", "resolved", "resolved", "resolved", kNo, kNo, kNo}},
    ActRow{"close", move_to<Status::closed>, {"closed", "closed", "closed", "closed", "closed", kNo, kNo}},
    ActRow{"reopen",
           [](const ActionContext& a,
              const Ticket& t) -> std::optional<NewEvents> { return reopen(a, t, "again"); },
           {kNo, kNo, kNo, kNo, "open", kNo, kNo}},
};

/// A ticket in the state of a column, and the time at which to act on it.
Instant put_into_state(SmallDesk& desk, Case& one, std::size_t column) {
  const auto go = [&](Instant when, Status to) {
    one.record(
        set_status(desk.action_context(when), one.ticket(), {to, to == Status::hold ? "vendor" : "", {}}));
  };
  if (column > 0) one.record(assign(desk.action_context(at(1)), one.ticket(), {"budi", "", false, ""}));
  constexpr std::array kThen = {Status::new_,     Status::open,   Status::pending, Status::hold,
                                Status::resolved, Status::closed, Status::resolved};
  if (column > 1) go(kResolvedAt, kThen[column]);
  if (column < 4) return at(3);
  return column == 6 ? kResolvedAt + kWindow : kLastMoment;
}

}  // namespace

TEST_CASE("every act leaves a ticket in the state the table says, from each state") {
  for (const ActRow& row : kTable)
    for (std::size_t column = 0; column < row.leaves.size(); ++column) {
      SmallDesk desk;
      Case one(desk, at(0));
      const Instant when = put_into_state(desk, one, column);
      INFO(row.name << " from column " << column << ", " << name_of(one.ticket().status));
      const std::string_view expected = row.leaves[column];
      if (expected == kNo) {
        CHECK_THROWS_AS(row.act(desk.action_context(when), one.ticket()), Error);
        continue;
      }
      const std::optional<NewEvents> new_events = row.act(desk.action_context(when), one.ticket());
      CHECK(new_events.has_value() == (expected != "follow-up"));
      if (!new_events) continue;
      one.record(*new_events);
      CHECK(name_of(status_at(one.ticket(), when, kWindow)) == expected);
      if (!new_events->empty()) CHECK(one.ticket().updated_at == when);
    }
}

TEST_CASE("a new ticket is open when it has an agent or we wrote first") {
  SmallDesk desk;
  const auto status_of = [&](const NewTicket& ticket) { return Case(desk, at(0), ticket).ticket().status; };
  NewTicket ticket;
  CHECK(status_of(ticket) == Status::new_);
  ticket.body = "it does not start";
  CHECK(status_of(ticket) == Status::new_);
  ticket.team = "frontline";
  CHECK(status_of(ticket) == Status::new_);
  ticket.outbound = true;
  CHECK(status_of(ticket) == Status::open);
  ticket.agent = "sari";
  CHECK(status_of(ticket) == Status::open);
  const Case taken(desk, at(0), ticket);
  CHECK(taken.ticket().replies == 1);
  CHECK(std::ranges::count(taken.events, EventKind::status, &Event::kind) == 1);
}

TEST_CASE("what create is told is what the ticket is") {
  SmallDesk desk;
  NewTicket asked;
  asked.title = "no sound";
  asked.body = "since this morning";
  asked.priority = Priority::high;
  asked.category = "login";
  asked.channel = "mail";
  asked.team = "specialists";
  asked.agent = "made";
  asked.ref = "R-1";
  asked.tags = {"vip", "sound", "vip"};
  const Case one(desk, at(0), asked);
  const Ticket& made = one.ticket();
  CHECK(made.title == "no sound");
  CHECK(made.priority == Priority::high);
  CHECK(made.ref == "R-1");
  CHECK(desk.names.text(made.category) == "login");
  CHECK(desk.names.text(made.channel) == "mail");
  CHECK(desk.names.text(made.team) == "specialists");
  CHECK(desk.names.text(made.agent) == "made");
  CHECK(made.tags.size() == 2);
  CHECK(made.unanswered == 1);
  CHECK(made.hops == 0);
  CHECK(desk.bindings[made.binding].policy == "vip");
  std::int64_t statuses = 0, bindings = 0;
  for (const Event& event : one.events) {
    statuses += event.kind == EventKind::status;
    bindings += event.kind == EventKind::bound;
  }
  CHECK(statuses == 1);
  CHECK(bindings == 1);
}

TEST_CASE("assigning a team clears an agent who is not in it, unless the same command names one") {
  SmallDesk desk;
  Case one(desk, at(0));
  const auto go = [&](int hour, const Assignment& to) {
    one.record(assign(desk.action_context(at(hour)), one.ticket(), to));
    return std::pair{std::string(desk.names.text(one.ticket().team)),
                     std::string(desk.names.text(one.ticket().agent))};
  };
  using Held = std::pair<std::string, std::string>;
  CHECK(go(1, {"budi", "", false, ""}) == Held{"frontline", "budi"});  // the agent brings the team
  CHECK(go(2, {"", "specialists", false, ""}) == Held{"specialists", ""});
  CHECK(one.ticket().status == Status::open);                            // and does not become new
  CHECK(go(3, {"budi", "", false, ""}) == Held{"specialists", "budi"});  // a team stays when it is set
  CHECK(go(4, {"", "frontline", false, ""}) == Held{"frontline", "budi"});
  CHECK(go(5, {"sari", "specialists", false, ""}) == Held{"specialists", "sari"});
  CHECK(go(6, {"", "specialists", false, ""}) == Held{"specialists", "sari"});  // no change of team
  CHECK(go(7, {"", "", true, ""}) == Held{"specialists", ""});
  CHECK(go(8, {"@me", "", false, ""}) == Held{"specialists", "budi"});
}

TEST_CASE("nothing to change is nothing recorded") {
  SmallDesk desk;
  Case one(desk, at(0), {"t", "", {}, Priority::low, "", "", "", "budi", "", {}, {}, false});
  const ActionContext context = desk.action_context(at(1));
  CHECK(assign(context, one.ticket(), {"budi", "frontline", false, "why not"}).empty());
  CHECK(prioritize(context, one.ticket(), Priority::low).empty());
  CHECK(set_status(context, one.ticket(), {Status::open, "", ""}).empty());
}
