// A complete desk file, value by value, and the starter files.
#include "desk/file/desk_file.hpp"

#include "desk/file/default_desk.hpp"
#include "desk/file/desk_file_names.hpp"
#include "places.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using tix::Action;
using tix::ActionKind;
using tix::Clock;
using tix::Desk;
using tix::Priority;
using tix::Seconds;
using tix::WallSeconds;

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::optional<Seconds> hours(int n) {
  return Seconds{n * 3600};
}
std::optional<Seconds> minutes(int n) {
  return Seconds{n * 60};
}

/// The targets of one policy and priority, by clock.
std::optional<Seconds> target(const tix::SlaPolicy& sla, Priority priority, Clock clock) {
  return sla.targets[priority][static_cast<std::size_t>(clock)];
}

std::vector<std::string> skills_of(const std::vector<tix::Skill>& skills) {
  std::vector<std::string> all;
  for (const tix::Skill& skill : skills) all.push_back(skill.name + ":" + std::to_string(skill.level));
  return all;
}

using Words = std::vector<std::string>;

/// The desk file of the design, if it is there.
std::optional<Desk> designed_desk() {
  const std::filesystem::path path =
      std::filesystem::path(tix::testing::kSharedFolder) / "design" / "desk.toml";
  if (!std::filesystem::exists(path)) {
    WARN("skipped: the shared folder is not here");
    return std::nullopt;
  }
  return tix::desk::read_desk_file(contents(path), "desk.toml");
}

}  // namespace

TEST_CASE("the designed desk: what holds for all", "[desk_file]") {
  const auto desk = designed_desk();
  if (!desk) return;
  CHECK(desk->name == "Toko Nusantara support");
  CHECK(desk->zone == "Asia/Jakarta");
  CHECK(desk->reopen_window == WallSeconds{14 * 86400});
  CHECK(desk->resolutions == Words{"no-answer"});
  CHECK(desk->weights == std::array{3, 2, 1, 1});
  CHECK(desk->categories == Words{"billing", "delivery", "login", "network"});
  CHECK(desk->hold_reasons == Words{"vendor", "approval", "parts"});
  using enum Priority;
  CHECK(desk->matrix[0] == std::array{urgent, high, normal});
  CHECK(desk->matrix[1] == std::array{high, normal, low});
  CHECK(desk->matrix[2] == std::array{normal, low, low});
  CHECK(desk->delay_assignment == WallSeconds{4 * 3600});
  CHECK(desk->delay_response == WallSeconds{8 * 3600});
  CHECK(desk->delay_update == WallSeconds{24 * 3600});
}

TEST_CASE("the designed desk: calendars", "[desk_file]") {
  const auto desk = designed_desk();
  if (!desk) return;
  REQUIRE(desk->calendars.size() == 3);
  const tix::CalendarRules& office = desk->calendar("office")->rules();
  CHECK(office.name == "office");
  CHECK(office.zone->name() == "Asia/Jakarta");
  REQUIRE(office.weekly.size() == 2);
  CHECK(office.weekly[0].first == tix::Weekday::mon);
  CHECK(office.weekly[0].last == tix::Weekday::thu);
  CHECK(office.weekly[0].hours == tix::Hours{{9 * 3600, 12 * 3600}, {13 * 3600, 17 * 3600}});
  CHECK(office.weekly[1].first == tix::Weekday::fri);
  CHECK(office.weekly[1].hours == tix::Hours{{9 * 3600, 41400}, {13 * 3600, 17 * 3600}});
  REQUIRE(office.holidays.size() == 4);
  CHECK(office.holidays[0].name == "Hari Kemerdekaan");
  CHECK(std::holds_alternative<tix::YearlyRange>(office.holidays[1].when));
  CHECK(office.holidays[3].name.empty());
  REQUIRE(office.closures.size() == 1);
  CHECK(office.closures[0].name == "stock count");
  REQUIRE(office.special_days.size() == 1);
  CHECK(office.special_days[0].hours == tix::Hours{{9 * 3600, 12 * 3600}});
  CHECK(desk->calendar("always")->rules().zone->name() == "UTC");
  CHECK(desk->calendar("night")->rules().weekly.front().hours == tix::Hours{{22 * 3600, 6 * 3600}});
  CHECK(desk->calendar("weekend") == nullptr);
  CHECK(desk->calendar("") == nullptr);
}

TEST_CASE("the designed desk: people", "[desk_file]") {
  const auto desk = designed_desk();
  if (!desk) return;
  REQUIRE(desk->teams.size() == 2);
  const tix::TeamPolicy& frontline = desk->teams[0];
  CHECK(frontline.name == "frontline");
  CHECK(frontline.tier == 1);
  CHECK(frontline.lead == "sari");
  CHECK(frontline.calendar == "office");
  CHECK(frontline.escalates_to == "specialists");
  CHECK(frontline.ownership == hours(8));
  CHECK(frontline.active);
  CHECK(desk->teams[1].name == "specialists");
  CHECK(desk->teams[1].tier == 2);
  CHECK_FALSE(desk->teams[1].ownership);
  REQUIRE(desk->agents.size() == 3);
  const tix::AgentPolicy& budi = *desk->agent("budi");
  CHECK(budi.full_name == "Budi Santoso");
  CHECK(budi.email == "budi@example.test");
  CHECK(budi.team == "frontline");
  CHECK(skills_of(budi.skills) == Words{"login:1", "billing:2"});
  CHECK(budi.capacity == 12);
  CHECK(budi.calendar == "office");
  CHECK(desk->agents[1].name == "sari");
  CHECK(desk->agents[1].capacity == 10);
  CHECK(skills_of(desk->agents[2].skills) == Words{"network:3", "login:2"});
}

TEST_CASE("the designed desk: policies", "[desk_file]") {
  const auto desk = designed_desk();
  if (!desk) return;
  REQUIRE(desk->slas.size() == 2);
  const tix::SlaPolicy& enterprise = desk->slas[0];
  CHECK(enterprise.name == "enterprise");
  CHECK(enterprise.when.text() == "org:acme");
  CHECK(enterprise.calendar == "always");
  CHECK(enterprise.hold_runs);
  CHECK(target(enterprise, Priority::urgent, Clock::assignment) == minutes(5));
  CHECK(target(enterprise, Priority::urgent, Clock::first_response) == minutes(15));
  CHECK(target(enterprise, Priority::urgent, Clock::next_response) == minutes(30));
  CHECK(target(enterprise, Priority::urgent, Clock::update) == hours(2));
  CHECK(target(enterprise, Priority::urgent, Clock::resolution) == hours(4));
  CHECK_FALSE(target(enterprise, Priority::high, Clock::assignment));
  CHECK(target(enterprise, Priority::normal, Clock::resolution) == hours(24));
  const tix::SlaPolicy& standard = desk->slas[1];
  CHECK(standard.when.empty());
  CHECK(target(standard, Priority::low, Clock::first_response) == hours(16));
  CHECK(target(standard, Priority::low, Clock::resolution) == hours(80));
}

TEST_CASE("the designed desk: steps, routes, rules and messages", "[desk_file]") {
  const auto desk = designed_desk();
  if (!desk) return;
  REQUIRE(desk->escalations.size() == 3);
  CHECK(desk->escalations[0].is_percent);
  CHECK(desk->escalations[0].moment == 75);
  CHECK(desk->escalations[0].actions == std::vector<Action>{{ActionKind::notify, "agent"}});
  const tix::EscalationStep& overdue = desk->escalations[1];
  CHECK(overdue.name == "frontline overdue");
  CHECK(overdue.clock == Clock::resolution);
  CHECK_FALSE(overdue.is_percent);
  CHECK(overdue.moment == 0);
  CHECK(overdue.when.text() == "team:frontline");
  CHECK(overdue.kind == tix::EscalationKind::functional);
  CHECK(overdue.actions == std::vector<Action>{{ActionKind::team, "specialists"},
                                               {ActionKind::assign, "auto"},
                                               {ActionKind::notify, "lead"}});
  CHECK(overdue.responsible == "made");
  CHECK(overdue.within == hours(2));
  CHECK(overdue.procedure.starts_with("Read the log"));
  CHECK(desk->escalations[2].clock == Clock::first_response);
  CHECK(desk->escalations[2].moment == 15 * 60);
  CHECK(desk->escalations[2].kind == tix::EscalationKind::hierarchical);

  REQUIRE(desk->routes.size() == 2);
  CHECK(desk->routes[0].team == "specialists");
  CHECK(skills_of(desk->routes[0].skills) == Words{"network:2"});
  CHECK(desk->routes[0].assign_auto);
  CHECK(desk->routes[1].when.empty());
  CHECK_FALSE(desk->routes[1].assign_auto);

  REQUIRE(desk->rules.size() == 3);
  CHECK(desk->rules[0].on_created);
  CHECK(desk->rules[0].on_changed);
  CHECK_FALSE(desk->rules[0].on_received);
  CHECK_FALSE(desk->rules[0].in);
  CHECK(desk->rules[2].in == tix::Status::pending);
  CHECK(desk->rules[2].after == WallSeconds{7 * 86400});
  CHECK(desk->rules[2].actions == std::vector<Action>{{ActionKind::message, "closing"},
                                                      {ActionKind::status, "resolved"},
                                                      {ActionKind::resolution, "no-answer"}});

  REQUIRE(desk->messages.size() == 3);
  CHECK(desk->message("reminder")->subject == "Re: {title}");
  CHECK(desk->message("closing")->subject.empty());
  CHECK(desk->message("late")->body.find("{next_update}") != std::string::npos);
}

TEST_CASE("moments of steps", "[desk_file]") {
  const auto moment = [](const std::string& at) {
    const Desk desk = tix::desk::read_desk_file(
        "[[escalation]]\nname = 'a'\nclock = 'promise'\ndo = ['tag:x']\nat = '" + at + "'", "d");
    return std::pair(desk.escalations.front().is_percent, desk.escalations.front().moment);
  };
  CHECK(moment("1%") == std::pair(true, std::int64_t{1}));
  CHECK(moment("100%") == std::pair(true, std::int64_t{100}));
  CHECK(moment("due") == std::pair(false, std::int64_t{0}));
  CHECK(moment("due-1h30m") == std::pair(false, std::int64_t{-5400}));
  CHECK(moment("due+20s") == std::pair(false, std::int64_t{20}));
}

TEST_CASE("categories are checked in filters only where the desk has a list of them", "[desk_file]") {
  const std::string sla = "[[sla]]\nname = 'a'\nwhen = 'category:vpn tag:unheard-of'\n";
  CHECK(tix::desk::check_desk_file(sla, "d").mistakes.empty());
  CHECK(tix::desk::check_desk_file("[desk]\ncategories = ['VPN']\n" + sla, "d").mistakes.empty());
  CHECK(tix::desk::check_desk_file("[desk]\ncategories = ['lan']\n" + sla, "d").mistakes.size() == 1);
}

TEST_CASE("channels, intake and the mark of a desk", "[desk_file]") {
  const Desk desk = tix::desk::read_desk_file(R"([desk]
mark = "Toko"
[team.frontline]
[message.received]
body = "Thank you."
[channel.wa]
kind = "chat"
team = "frontline"
[channel.mail]
addresses = ["help@toko.test", "info@toko.test"]
team = "frontline"
acknowledge = "received"
reply_to = "help+{token}@toko.test"
authserv = "mx.toko.test"
forms = ["web@toko.test"]
[intake]
max_size = "2 MB"
keep_raw = "all"
storm = 50
absent = []
thanks = ["merci"])",
                                              "d.toml");
  CHECK(desk.mark == "Toko");
  REQUIRE(desk.channel("wa") != nullptr);
  CHECK(desk.channel("wa")->kind == tix::ChannelKind::chat);
  REQUIRE(desk.channel("mail") != nullptr);
  const tix::ChannelPolicy& mail = *desk.channel("mail");
  CHECK(mail.kind == tix::ChannelKind::mail);
  CHECK(mail.addresses == Words{"help@toko.test", "info@toko.test"});
  CHECK(mail.team == "frontline");
  CHECK(mail.acknowledge == "received");
  CHECK(mail.reply_to == "help+{token}@toko.test");
  CHECK(mail.authserv == "mx.toko.test");
  CHECK(mail.forms == Words{"web@toko.test"});
  CHECK(desk.intake.max_size == 2'000'000);
  CHECK(desk.intake.keeps_all_raw);
  CHECK(desk.intake.storm == 50);
  CHECK(desk.intake.absent.empty());
  CHECK(desk.intake.thanks == Words{"merci"});
}

TEST_CASE("an empty file is a desk with the built-in defaults", "[desk_file]") {
  const Desk desk = tix::desk::read_desk_file("", "d");
  CHECK(desk.zone == "UTC");
  CHECK(desk.matrix[0][0] == Priority::urgent);
  CHECK(desk.matrix[2][2] == Priority::low);
  CHECK(desk.teams.empty());
}

TEST_CASE("the example desk has no mistakes and uses every section", "[desk_file]") {
  const auto path = std::filesystem::path(tix::testing::kSourceFolder) / "examples" / "desk.toml";
  const Desk desk = tix::desk::read_desk_file(contents(path), "examples/desk.toml");
  CHECK(desk.calendars.size() == 3);
  CHECK_FALSE(desk.agent("tomas")->active);
  CHECK(desk.team("harbour")->renamed_from == "quay");
  CHECK_FALSE(desk.escalations.empty());
  CHECK_FALSE(desk.routes.empty());
  CHECK_FALSE(desk.rules.empty());
  CHECK_FALSE(desk.messages.empty());
  CHECK(desk.channel("mail")->acknowledge == "received");
  CHECK(desk.intake.storm == 20);
}

TEST_CASE("the starter desk has no mistakes, in any zone and for any agent", "[desk_file]") {
  const Desk plain = tix::desk::read_desk_file(tix::desk::default_desk_text(), "default");
  CHECK(plain.zone == "UTC");
  CHECK(plain.teams.size() == 1);
  CHECK(plain.agents.empty());
  for (const Priority priority : tix::kPriorityNames.enumerators()) {
    CHECK(target(plain.slas.front(), priority, Clock::first_response));
    CHECK(target(plain.slas.front(), priority, Clock::resolution));
  }
  const Desk given =
      tix::desk::read_desk_file(tix::desk::default_desk_text("Asia/Tokyo", "yūko.m"), "default");
  CHECK(given.zone == "Asia/Tokyo");
  CHECK(given.calendar("office")->zone().name() == "Asia/Tokyo");
  CHECK(given.agent("yūko.m")->team == "support");
  CHECK(given.team("support")->lead == "yūko.m");
  for (const char* no_name : {"", "none", "lead", "CORP\\ann", "two words", "a\"b", "-x"})
    CHECK(tix::desk::read_desk_file(tix::desk::default_desk_text("UTC", no_name), "default").agents.empty());
  CHECK_THROWS_AS(tix::desk::default_desk_text("Nowhere/City"), tix::Error);
}
