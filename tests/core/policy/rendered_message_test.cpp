// Texts for customers: every placeholder, and its substitute if the value is unknown. Also when mail is
// retried.
#include "tix/policy/rendered_message.hpp"

#include "core/policy/small_desk.hpp"
#include "tix/ticket/notification.hpp"
#include "tix/ticket/outbox_state.hpp"

#include <array>
#include <utility>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace tix;
using namespace tix::testing;

namespace {

constexpr Instant kNow = Instant::from_unix(1786093200);  // 2026-08-07T09:00:00Z

MessageText every_placeholder() {
  MessageText text;
  text.name = "all";
  for (const std::string_view name : kPlaceholders) text.body += fmt::format("{}={{{}}};", name, name);
  return text;
}

ClockRow running(Clock clock, Instant due) {
  ClockRow row;
  row.clock = clock;
  row.outcome = Outcome::running;
  row.due_at = due;
  return row;
}

RenderedMessage rendered(SmallDesk& desk, const MessageText& text, const Ticket& ticket,
                         const std::vector<ClockRow>& clocks, const Customer& customer,
                         std::string_view name) {
  const TicketFacts facts{.ticket = ticket,
                          .clocks = clocks,
                          .customer = customer,
                          .names = desk.names,
                          .as_of = kNow,
                          .reopen_window = desk.desk.reopen_window};
  return render(text, desk.desk, facts, name);
}

}  // namespace

TEST_CASE("every placeholder says what is known, times in the desk's zone") {
  SmallDesk desk;
  desk.desk.name = "Toko";
  desk.desk.zone = "Asia/Jakarta";
  desk.desk.agents[0].full_name = "Budi Santoso";
  Ticket ticket;
  ticket.id = TicketId{42};
  ticket.ref = "INC7";
  ticket.title = "No network";
  ticket.agent = desk.me;
  ticket.team = desk.names.intern<TeamId>("frontline");
  ticket.status = Status::open;
  const std::vector<ClockRow> clocks = {running(Clock::resolution, kNow + WallSeconds{3600}),
                                        running(Clock::update, kNow + WallSeconds{1800})};
  CHECK(rendered(desk, every_placeholder(), ticket, clocks, desk.customer, "Ana").body ==
        "title=No network;customer=Ana;id=42;ref=INC7;agent=Budi Santoso;team=frontline;status=open;"
        "priority=normal;due=2026-08-07 17:00;next_update=2026-08-07 16:30;desk=Toko;");
}

TEST_CASE("what is not known reads well all the same, and the subject has a default") {
  SmallDesk desk;
  Ticket ticket;
  ticket.id = TicketId{42};
  ticket.title = "No network";
  const auto message = rendered(desk, every_placeholder(), ticket, {}, Customer{}, "");
  CHECK(message.body ==
        "title=No network;customer=customer;id=42;ref=#42;agent=the team;team=support;status=new;"
        "priority=normal;due=a later time;next_update=a later time;desk=support;");
  CHECK(message.subject == "Re: No network");
}

TEST_CASE("news is never promised for a time that is past") {
  SmallDesk desk;
  Ticket ticket;
  const MessageText text{"x", "", "{due} {next_update}", {}};
  const Instant past = kNow - WallSeconds{3600}, soon = kNow + WallSeconds{3600};
  const auto body = [&](const std::vector<ClockRow>& clocks) {
    return rendered(desk, text, ticket, clocks, Customer{}, "").body;
  };
  CHECK(body({running(Clock::resolution, past)}) == "2026-08-07 08:00 a later time");
  CHECK(body({running(Clock::resolution, past), running(Clock::update, soon)}) ==
        "2026-08-07 08:00 2026-08-07 10:00");
  CHECK(body({running(Clock::resolution, soon), running(Clock::promise, past)}) ==
        "2026-08-07 08:00 a later time");
}

TEST_CASE("what a title says is not looked at for placeholders") {
  SmallDesk desk;
  Ticket ticket;
  ticket.title = "{id} {title} {";
  MessageText text{"x", "About {title}", "{title}}", {}};
  const auto message = rendered(desk, text, ticket, {}, Customer{}, "");
  CHECK(message.subject == "About {id} {title} {");
  CHECK(message.body == "{id} {title} {}");
}

TEST_CASE("a subject is one line and names its ticket once") {
  CHECK(subject_of("Re: No network", "", TicketId{4}) == "Re: No network [#4]");
  CHECK(subject_of("About #4: no network", "", TicketId{4}) == "About #4: no network");
  CHECK(subject_of("About #42", "", TicketId{4}) == "About #42 [#4]");
  CHECK(subject_of("a\r\nBcc: x@y", "", TicketId{4}) == "a  Bcc: x@y [#4]");
  CHECK(subject_of("Re: No network", "Toko", TicketId{4}) == "Re: No network [Toko #4]");
  CHECK(subject_of("About #4", "Toko", TicketId{4}) == "About #4 [Toko #4]");
  CHECK(subject_of("Re: No network [Toko #4]", "Toko", TicketId{4}) == "Re: No network [Toko #4]");
  CHECK(subject_of("Re: [Toko #42]", "Toko", TicketId{4}) == "Re: [Toko #42] [Toko #4]");
  CHECK(subject_of("a", "b\nc", TicketId{4}) == "a [b c #4]");
}

TEST_CASE("law: each wait is longer than the one before, until it is given up") {
  WallSeconds before{0};
  int attempts = 1;
  for (; next_try(attempts, kNow); ++attempts) {
    const WallSeconds wait = *next_try(attempts, kNow) - kNow;
    CHECK(before < wait);
    before = wait;
  }
  CHECK(attempts == 7);
  CHECK(*next_try(1, kNow) == kNow + WallSeconds{60});
  CHECK_FALSE(next_try(1000, kNow));
}

TEST_CASE(
    "law: each part of a frame is the team's in the language, the team's, the language's, or the desk's") {
  for (unsigned mask = 0; mask < 16; ++mask) {
    SmallDesk desk;
    desk.desk.lang = "id";
    ReplyFrame all, in_id, team, team_in_id;
    in_id.name = team_in_id.name = "id";
    team.name = "frontline";
    std::string expected;
    const std::array<ReplyFrame*, 4> from_last = {&all, &in_id, &team, &team_in_id};
    for (std::size_t i = 0; i < from_last.size(); ++i) {
      if ((mask >> i & 1U) == 0) continue;
      expected = fmt::format("foot {}", i);
      from_last.at(i)->foot = expected;
      from_last.at(i)->quote = i % 2 == 0;
    }
    team.languages = {team_in_id};
    all.languages = {in_id};
    all.teams = {team};
    desk.desk.reply_frame = all;
    Ticket ticket;
    ticket.team = desk.names.intern<TeamId>("frontline");
    const std::vector<ClockRow> clocks;
    const TicketFacts facts{.ticket = ticket,
                            .clocks = clocks,
                            .customer = desk.customer,
                            .names = desk.names,
                            .as_of = kNow,
                            .reopen_window = desk.desk.reopen_window};
    const RenderedFrame frame = render_frame(desk.desk, facts, "");
    REQUIRE(frame.head.empty());
    REQUIRE(frame.foot == expected);
    REQUIRE(frame.quotes == (!expected.empty() && (expected.back() - '0') % 2 == 0));
  }
}

TEST_CASE("a message is in the desk's language where it has a text in it") {
  SmallDesk desk;
  MessageText text, in_id;
  text.subject = "News";
  text.body = "Hello";
  in_id.name = "id";
  in_id.body = "Halo {id}";
  text.languages = {in_id};
  Ticket ticket;
  ticket.id = TicketId{4};
  for (const auto& [lang, body] : {std::pair("", "Hello"), {"id", "Halo 4"}, {"de", "Hello"}}) {
    desk.desk.lang = lang;
    const RenderedMessage message = rendered(desk, text, ticket, {}, desk.customer, "");
    CHECK(message.subject == "News");
    CHECK(message.body == body);
  }
}
