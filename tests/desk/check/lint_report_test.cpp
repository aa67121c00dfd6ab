// Finds each kind of fault, and does not report similar desks without it.
#include "desk/check/lint_report.hpp"

#include "desk/file/default_desk.hpp"
#include "desk/file/desk_file.hpp"
#include "desk/file/random_desk.hpp"
#include "desk/work/reading.hpp"
#include "places.hpp"
#include "store/people/desk_store.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/policy/lint.hpp"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

std::vector<LintFinding> lint_of(const std::string& text) {
  return lint(desk::read_desk_file(text, "desk.toml"));
}

/// Returns a desk with two teams and the given text. The desk alone has no findings.
std::string desk_with(const std::string& parts) {
  return "[calendar.office]\nmon-fri = \"09:00-17:00\"\n"
         "[team.a]\nlead = \"ana\"\ncalendar = \"office\"\nescalates_to = \"b\"\n"
         "[team.b]\nlead = \"ben\"\nescalates_to = \"a\"\n"
         "[agent.ana]\nteam = \"a\"\nskills = [\"vpn:2\"]\n[agent.ben]\nteam = \"b\"\n" +
         parts + "\n[message.late]\nbody = \"Later.\"\n";
}

std::string policy(const std::string& name, const std::string& when, const std::string& targets) {
  return "[[sla]]\nname = \"" + name + "\"\n" + (when.empty() ? "" : "when = \"" + when + "\"\n") +
         "[sla.targets]\n" + targets + "\n";
}

const std::string kAll =
    "urgent = { resolution = \"4h\" }\nhigh = { resolution = \"8h\" }\n"
    "normal = { resolution = \"16h\" }\nlow = { resolution = \"32h\" }";

std::string step(const std::string& name, const std::string& clock_at, const std::string& actions,
                 const std::string& when = {}) {
  const auto blank = clock_at.find(' ');
  return "[[escalation]]\nname = \"" + name + "\"\nclock = \"" + clock_at.substr(0, blank) + "\"\nat = \"" +
         clock_at.substr(blank + 1) + "\"\n" + (when.empty() ? "" : "when = \"" + when + "\"\n") + "do = [" +
         actions + "]\n";
}

std::string rule(const std::string& name, const std::string& when, const std::string& actions,
                 const std::string& on = "on = [\"created\"]") {
  return "[[rule]]\nname = \"" + name + "\"\n" + on + "\n" +
         (when.empty() ? "" : "when = \"" + when + "\"\n") + "do = [" + actions + "]\n";
}

std::string route(const std::string& name, const std::string& when, const std::string& rest) {
  return "[[route]]\nname = \"" + name + "\"\n" + (when.empty() ? "" : "when = \"" + when + "\"\n") + rest +
         "\n";
}

/// A kind, a desk with exactly one finding of it, and a similar desk without findings.
struct LintCase {
  LintKind kind;
  std::string found, clean;
  std::string name, why;
};

const std::string kTeamC = "[team.c]\n[agent.cem]\nteam = \"c\"\n";
const std::string kToA = "team = \"a\"", kToB = "team = \"b\"";

const std::vector<LintCase>& lint_cases() {
  static const std::vector<LintCase> kCases = {
      {LintKind::never_reached, policy("all", "", kAll) + policy("vip", "tag:vip", kAll),
       policy("vip", "tag:vip", kAll) + policy("all", "", kAll), "vip",
       "'all' comes before it and matches every ticket"},
      {LintKind::never_reached, route("one", "tag:x", kToA) + route("two", "tag:x", kToB),
       route("one", "tag:x", kToA) + route("two", "tag:y", kToB), "two",
       "'one' comes before it and has the same 'when'"},
      {LintKind::never_reached, route("one", "tag:x,y", kToA) + route("two", "tag:x channel:web", kToB),
       route("one", "tag:x channel:web", kToA) + route("two", "tag:x,y", kToB), "two",
       "'one' comes before it and matches every ticket that this one could"},
      {LintKind::never_reached,
       route("one", "priority:urgent,high", kToA) + route("two", "priority:normal,low", kToB) +
           route("rest", "", kToB),
       route("one", "priority:urgent,high", kToA) + route("two", "priority:normal", kToB) +
           route("rest", "", kToB),
       "rest", "earlier entries match every priority that it could match"},
      {LintKind::never_true, rule("r", "priority:urgent priority:low", "\"tag:x\""),
       rule("r", "priority:urgent,low", "\"tag:x\""), "r",
       "no ticket can match 'priority:urgent priority:low'"},
      {LintKind::target_order,
       policy("p", "priority:urgent", "urgent = { first_response = \"4h\", resolution = \"2h\" }"),
       policy("p", "priority:urgent", "urgent = { first_response = \"2h\", resolution = \"2h\" }"), "p",
       "urgent: the first_response target of 4h is longer than the resolution target of 2h"},
      {LintKind::priority_without_target,
       policy("p", "not:priority:normal,high", "urgent = { resolution = \"2h\" }"),
       policy("p", "priority:urgent", "urgent = { resolution = \"2h\" }"), "p",
       "has targets for other priorities, but none for low"},
      {LintKind::priority_without_target,
       policy("p", "tag:x", kAll) + policy("q", "priority:urgent,high", "high = { resolution = \"2h\" }"),
       policy("o", "priority:urgent", "") +
           policy("q", "priority:urgent,high", "high = { resolution = \"2h\" }"),
       "q", "has targets for other priorities, but none for urgent"},
      {LintKind::priority_left_out,
       policy("p", "priority:urgent", "urgent = { resolution = \"2h\" }\nlow = { resolution = \"9h\" }"),
       policy("p", "priority:urgent,low", "urgent = { resolution = \"2h\" }\nlow = { resolution = \"9h\" }"),
       "p", "has targets for low, which its 'when' never matches"},
      {LintKind::step_without_target, policy("p", "", kAll) + step("s", "update 50%", "\"notify:agent\""),
       policy("p", "", kAll) + step("s", "promise due", "\"notify:agent\""), "s",
       "no policy has a target for update"},
      {LintKind::step_without_target, policy("p", "", kAll) + step("s", "ownership due", "\"notify:agent\""),
       policy("p", "", kAll) + step("s", "resolution due", "\"notify:agent\""), "s",
       "no team has a target for ownership"},
      {LintKind::step_before_start,
       policy("p", "", kAll) + step("s", "resolution due-33h", "\"notify:agent\""),
       policy("p", "", kAll) + step("s", "resolution due-32h", "\"notify:agent\""), "s",
       "due-33h comes before resolution starts, whatever the target"},
      {LintKind::step_after_resolution,
       policy("p", "priority:low", "low = { first_response = \"1h\", resolution = \"9h\" }") +
           step("s", "first_response due+8h1m", "\"notify:agent\""),
       policy("p", "priority:low", "low = { first_response = \"1h\", resolution = \"9h\" }") +
           step("s", "first_response due+8h", "\"notify:agent\""),
       "s", "due+8h1m of first_response comes after the resolution is due, under every policy"},
      {LintKind::step_after_stop,
       policy("p", "", kAll) + step("s", "resolution 90%", "\"status:pending\"") +
           step("t", "resolution due", "\"notify:agent\"", "tag:x"),
       policy("p", "", kAll) + step("s", "resolution 90%", "\"status:pending\"", "tag:x") +
           step("t", "resolution due", "\"notify:agent\""),
       "t", "'s' acts first and sets the status pending, in which resolution does not run"},
      {LintKind::step_after_stop,
       policy("p", "", kAll) + step("s", "resolution due", "\"status:resolved\"") +
           step("t", "resolution due+1h", "\"notify:agent\""),
       policy("p", "", kAll) + step("s", "resolution due", "\"status:hold\"") +
           step("t", "resolution due+1h", "\"notify:agent\""),
       "t", "'s' acts first and sets the status resolved, in which resolution does not run"},
      {LintKind::rule_overtaken,
       rule("r", "", "\"status:open\"", "in = \"pending\"\nafter = \"2d\"") +
           rule("s", "tag:x", "\"message:late\"", "in = \"pending\"\nafter = \"5d\""),
       rule("r", "", "\"message:late\"", "in = \"pending\"\nafter = \"2d\"") +
           rule("s", "tag:x", "\"status:open\"", "in = \"pending\"\nafter = \"5d\""),
       "s", "'r' moves the ticket out of pending after 48h, before this rule acts"},
      {LintKind::actions_conflict, rule("r", "", "\"team:a\", \"notify:agent\", \"team:b\""),
       rule("r", "", "\"tag:a\", \"notify:agent\", \"tag:b\""), "r", "team:b reverts the earlier team:a"},
      {LintKind::actions_conflict,
       policy("p", "", kAll) + step("s", "resolution due", "\"priority:+1\", \"priority:low\""),
       policy("p", "", kAll) + step("s", "resolution due", "\"priority:low\", \"priority:+1\""), "s",
       "priority:low reverts the earlier priority:+1"},
      {LintKind::rules_conflict, rule("r", "tag:x", "\"team:a\"") + rule("s", "tag:x", "\"team:b\""),
       rule("r", "tag:x", "\"team:a\"") + rule("s", "tag:y", "\"team:b\""), "r",
       "'s' acts on the same commands with the same 'when', and its team:b reverts team:a"},
      {LintKind::nobody_told, kTeamC + rule("r", "team:b,c", "\"notify:lead\""),
       kTeamC + rule("r", "team:a,b", "\"notify:lead\""), "r",
       "notify:lead reaches nobody for tickets of team 'c', which has no lead"},
      {LintKind::nobody_told, "[team.c]\nlead = \"ana\"\n" + rule("r", "", "\"notify:team\""),
       "[team.c]\nlead = \"ana\"\n" + rule("r", "", "\"team:c\", \"notify:team\""), "r",
       "notify:team reaches nobody for tickets of team 'c', which has no agents"},
      {LintKind::route_without_agent, route("r", "", "team = \"a\"\nskills = [\"vpn:3\"]"),
       route("r", "", "team = \"a\"\nskills = [\"vpn:2\"]"), "r",
       "no agent of team 'a' has all of these skills: vpn:3"},
      {LintKind::route_without_agent, "[team.c]\n" + route("r", "", "team = \"c\""), route("r", "", kToA),
       "r", "its team 'c' has no agents"},
      {LintKind::team_unreached, kTeamC + route("r", "", kToA),
       kTeamC + route("r", "", kToA) + rule("s", "tag:x", "\"team:c\""), "c",
       "no route, step, rule or escalates_to leads to it"},
      {LintKind::agent_unreached,
       kTeamC + "skills = [\"vpn\"]\n[agent.cleo]\nteam = \"c\"\n" +
           route("r", "", "team = \"c\"\nskills = [\"vpn\"]"),
       kTeamC + "skills = [\"vpn\"]\n[agent.cleo]\nteam = \"c\"\nskills = [\"vpn\"]\n" +
           route("r", "", "team = \"c\"\nskills = [\"vpn\"]"),
       "cleo", "every route to team 'c' requires skills that 'cleo' lacks: vpn"},
      {LintKind::calendar_unused, "[calendar.night]\nmon-sun = \"22:00-06:00\"\n",
       "[calendar.night]\nmon-sun = \"22:00-06:00\"\n[agent.nia]\nteam = \"a\"\ncalendar = \"night\"\n",
       "night", "no policy, team, agent or rule uses it"},
  };
  return kCases;
}

std::string text_of(const std::vector<LintFinding>& findings) {
  std::string text;
  for (const LintFinding& finding : findings)
    text += fmt::format("{} {} {}: {}\n", row_of(finding.kind).name, name_of(finding.part), finding.name,
                        finding.why);
  return text;
}

}  // namespace

TEST_CASE("lint: every kind is found where it is, alone, and nowhere else") {
  CHECK(lint_of(desk_with("")).empty());
  std::set<LintKind> tried;
  for (const LintCase& one : lint_cases()) {
    INFO(desk_with(one.found));
    const auto found = lint_of(desk_with(one.found));
    INFO(text_of(found));
    REQUIRE(found.size() == 1);
    CHECK(found.front().kind == one.kind);
    CHECK(found.front().name == one.name);
    CHECK(found.front().why == one.why);
    INFO(desk_with(one.clean));
    const auto clean = lint_of(desk_with(one.clean));
    INFO(text_of(clean));
    CHECK(clean.empty());
    tried.insert(one.kind);
  }
  CHECK(tried.size() == kLintKinds.size());
}

TEST_CASE("lint: the desks that come with tix are clean") {
  std::ifstream file(std::filesystem::path(tix::testing::kSourceFolder) / "examples" / "desk.toml",
                     std::ios::binary);
  std::ostringstream example;
  example << file.rdbuf();
  CHECK(text_of(lint_of(example.str())).empty());
  CHECK(text_of(lint_of(desk::default_desk_text("Asia/Jakarta", "sari"))).empty());
  CHECK(text_of(lint_of(desk::default_desk_text("UTC", ""))).empty());
}

TEST_CASE("law: a policy that is never reached binds no ticket", "[slow]") {
  Random random{101};
  std::size_t unreached = 0, reached = 0;
  for (int desks = 0; desks < 25; ++desks) {
    const std::string text = random_desk(random);
    ImportDesk desk(text);
    const Instant end = random_days(desk, random, 60);
    std::set<std::string> never, bound;
    for (const LintFinding& finding : lint_of(text))
      if (finding.kind == LintKind::never_reached || finding.kind == LintKind::never_true)
        never.insert(finding.name);
    desk::Reading reading(desk.database(), [&](const Zone&) { return end; });
    store::each_event(desk.database(), [&](TicketId, const Event& event, const auto&) {
      if (event.kind == EventKind::bound) bound.insert(reading.bindings()[BindingId{event.a}].policy);
    });
    INFO(text);
    for (const std::string& name : never) CHECK_FALSE(bound.contains(name));
    unreached += never.size();
    reached += bound.size();
  }
  CHECK(unreached > 10);
  CHECK(reached > 20);
}

TEST_CASE("lint: a finding has the line of its section") {
  const std::string text =
      "[calendar.night]\nmon-sun = \"22:00-06:00\"\n\n[[sla]]\nname = \"all\"\n[sla.targets]\n" + kAll +
      "\n\n[[sla]]  # later\nname = \"vip\"\nwhen = \"tag:vip\"\n[sla.targets]\n" + kAll + "\n";
  const Report report = desk::lint_report(text, "desk.toml", Audience::programs);
  REQUIRE(report.rows.size() == 2);
  CHECK(report.rows[0][0] == Cell{std::int64_t{1}});
  CHECK(report.rows[0][1] == Cell{"calendar night"});
  CHECK(report.rows[1][0] == Cell{std::int64_t{12}});
  CHECK(report.rows[1][1] == Cell{"sla vip"});
}

TEST_CASE("lint: people read labels, and programs read names") {
  const std::string text = "[calendar.night]\nmon-sun = \"22:00-06:00\"\n";
  CHECK(desk::lint_report(text, "desk.toml", Audience::programs).rows.at(0).at(2) == Cell{"calendar_unused"});
  CHECK(desk::lint_report(text, "desk.toml", Audience::people).rows.at(0).at(2) == Cell{"calendar not used"});
}
