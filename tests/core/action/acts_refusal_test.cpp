// The refusals of acts and their messages.
#include "core/policy/small_desk.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

TEST_CASE("closed is final, by hand or since the reopen window ended, and says since when") {
  for (const bool by_hand : {true, false}) {
    SmallDesk desk;
    Case one(desk, at(0));
    const auto close_at = [&](Instant when, Status to) {
      one.record(set_status(desk.action_context(when), one.ticket(), {to, "", ""}));
    };
    close_at(at(1), Status::resolved);
    if (by_hand) close_at(at(1) + WallSeconds{14 * 86400 - 1}, Status::closed);
    const Instant closed = at(1) + WallSeconds{14 * 86400 - (by_hand ? 1 : 0)};
    const Said refusal = said([&] { reopen(desk.action_context(closed), one.ticket(), ""); });
    CHECK(refusal.kind == ErrorKind::refused);
    CHECK(refusal.message == "ticket 7 has been closed since " + desk.action_context(closed).moment(closed));
    CHECK(refusal.hint == "run 'tix receive 7 TEXT' to open a follow-up ticket");
    if (!by_hand) CHECK_NOTHROW(reopen(desk.action_context(closed - WallSeconds{1}), one.ticket(), ""));
  }
}

TEST_CASE("no ticket becomes new again, and only resolved ones are reopened") {
  SmallDesk desk;
  Case one(desk, at(0), {"t", "", {}, Priority::normal, "", "", "", "budi", "", {}, {}, false});
  const ActionContext context = desk.action_context(at(1));
  Said refusal = said([&] { set_status(context, one.ticket(), {Status::new_, "", ""}); });
  CHECK(refusal.kind == ErrorKind::refused);
  CHECK(refusal.message == "a ticket cannot become new again");
  CHECK(refusal.hint == "run 'tix assign ID --none' to clear its agent");
  refusal = said([&] { reopen(context, one.ticket(), ""); });
  CHECK(refusal.kind == ErrorKind::refused);
  CHECK(refusal.message == "ticket 7 is open, not resolved");
  one.record(set_status(context, one.ticket(), {Status::resolved, "", ""}));
  refusal = said([&] { set_status(desk.action_context(at(2)), one.ticket(), {Status::resolved, "", ""}); });
  CHECK(refusal.kind == ErrorKind::refused);
  CHECK(refusal.message == "ticket 7 is already resolved");
}

TEST_CASE("a resolution goes with resolved and closed, is fixed when not given, and must be known") {
  SmallDesk desk;
  Case one(desk, at(0));
  const ActionContext context = desk.action_context(at(1));
  Said refusal = said([&] { set_status(context, one.ticket(), {Status::open, "", "fixed"}); });
  CHECK(refusal.kind == ErrorKind::usage);
  CHECK(refusal.message == "a resolution applies to the status resolved or closed, not to open");
  refusal = said([&] { set_status(context, one.ticket(), {Status::resolved, "", "no-anser"}); });
  CHECK(refusal.kind == ErrorKind::usage);
  CHECK(refusal.message == "no resolution 'no-anser'");
  CHECK(refusal.hint == "did you mean no-answer?");

  one.record(set_status(context, one.ticket(), {Status::resolved, "told her", ""}));
  CHECK(desk.names.text(one.ticket().resolution) == "fixed");
  CHECK(one.events.back().text == "told her");
  one.record(set_status(desk.action_context(at(2)), one.ticket(), {Status::closed, "", ""}));
  CHECK(desk.names.text(one.ticket().resolution) == "fixed");

  Case other(desk, at(0));
  other.record(set_status(context, other.ticket(), {Status::resolved, "", "no-answer"}));
  CHECK(desk.names.text(other.ticket().resolution) == "no-answer");
  other.record(set_status(desk.action_context(at(2)), other.ticket(), {Status::closed, "", "void"}));
  CHECK(other.ticket().resolution == kVoidResolution);
}

TEST_CASE("unknown agents, teams and categories are named with what is near, or with all there are") {
  SmallDesk desk;
  Case one(desk, at(0));
  const ActionContext context = desk.action_context(at(1));
  const auto assigning = [&](const char* agent, const char* team) {
    return said([&] { assign(context, one.ticket(), {agent, team, false, ""}); });
  };
  CHECK(assigning("bundi", "").kind == ErrorKind::usage);
  CHECK(assigning("bundi", "").message == "no agent 'bundi'");
  CHECK(assigning("bundi", "").hint == "did you mean budi?");
  CHECK(assigning("xyzzy", "").hint == "known: budi, sari, made");
  CHECK(assigning("gone", "").message == "agent 'gone' is no longer active");  // has left
  CHECK(assigning("", "frontlin").hint == "did you mean frontline?");
  CHECK(assigning("", "dissolved").message == "no team 'dissolved'");
  NewTicket misspelt;
  misspelt.title = "t";
  misspelt.category = "biling";
  CHECK(said([&] { create(context, misspelt); }).message == "no category 'biling'");
  CHECK(said([&] { create(context, misspelt); }).hint == "did you mean billing?");
  desk.desk.categories.clear();  // any
  CHECK_NOTHROW(create(context, misspelt));
}

TEST_CASE("only an agent of the desk can take a ticket as @me") {
  SmallDesk desk;
  Case one(desk, at(0));
  const ActionContext stranger(desk.desk, desk.names, desk.names.intern<AgentId>("cron"), at(1), Zone::utc());
  CHECK(said([&] { assign(stranger, one.ticket(), {"@me", "", false, ""}); }).message == "no agent 'cron'");
}

TEST_CASE("hold asks for a reason where the desk lists them; another reason replaces it") {
  SmallDesk desk;
  Case one(desk, at(0));
  const auto holding = [&](int hour, std::string reason) {
    return set_status(desk.action_context(at(hour)), one.ticket(), {Status::hold, std::move(reason), ""});
  };
  CHECK(said([&] { holding(1, ""); }).message == "the status hold requires a reason");
  CHECK(said([&] { holding(1, ""); }).hint == "pass --reason vendor|parts");
  CHECK(said([&] { holding(1, "vendr"); }).message == "no hold reason 'vendr'");
  CHECK(said([&] { holding(1, "vendr"); }).hint == "did you mean vendor?");
  one.record(holding(1, "vendor"));
  CHECK(desk.names.text(one.ticket().hold_reason) == "vendor");
  CHECK(holding(2, "vendor").empty());
  CHECK(holding(2, "").empty());
  one.record(holding(2, "parts"));
  CHECK(desk.names.text(one.ticket().hold_reason) == "parts");
  CHECK(one.ticket().in_state_since == at(1));
  desk.desk.hold_reasons.clear();  // any, or none
  CHECK(holding(3, "").empty());
  one.record(set_status(desk.action_context(at(3)), one.ticket(), {Status::open, "", ""}));
  one.record(holding(4, ""));
  CHECK_FALSE(one.ticket().hold_reason);
}

TEST_CASE("a text is needed where one is asked for") {
  SmallDesk desk;
  Case one(desk, at(0));
  const ActionContext context = desk.action_context(at(1));
  CHECK(said([&] { reply(context, one.ticket(), "", {}); }).message == "the reply is empty");
  CHECK(said([&] { note(context, one.ticket(), ""); }).message == "the note is empty");
  CHECK(said([&] { receive(context, one.ticket(), "", Received::message); }).message ==
        "the message is empty");
  CHECK(said([&] { create(context, {}); }).message == "the title is empty");
}
