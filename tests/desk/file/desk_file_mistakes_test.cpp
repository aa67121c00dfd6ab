// Each mistake in a desk file, with its place, message and hint.
#include "desk/file/desk_file.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using tix::desk::check_desk_file;
using tix::desk::Mistake;

/// A text whose only mistake begins at the back quote, and the words that the message and the hint must
/// contain.
struct Case {
  std::string text;
  std::string_view words;
  std::string_view hint = "";
};

/// Checks one case. The back quote is not part of the file.
void check(const Case& one) {
  const std::size_t mark = one.text.find('`');
  REQUIRE(mark != std::string::npos);
  const std::string before = one.text.substr(0, mark);
  const auto line = 1 + std::ranges::count(before, '\n');
  const auto column = static_cast<std::ptrdiff_t>(mark - (before.rfind('\n') + 1)) + 1;
  const std::string text = before + one.text.substr(mark + 1);

  INFO(text);
  const auto read = check_desk_file(text, "desk.toml");
  std::string all;
  for (const Mistake& mistake : read.mistakes) all += mistake.text() + " | hint: " + mistake.hint + "\n";
  INFO(all);
  REQUIRE(read.mistakes.size() == 1);
  const Mistake& mistake = read.mistakes.front();
  CHECK(mistake.place.file == "desk.toml");
  CHECK(mistake.place.line == line);
  CHECK(mistake.place.column == column);
  CHECK(mistake.message.find(one.words) != std::string::npos);
  CHECK(mistake.hint.find(one.hint) != std::string::npos);
  CHECK(mistake.hint.empty() == one.hint.empty());
}

void check_all(const std::vector<Case>& cases) {
  for (const Case& one : cases) check(one);
}

/// The beginning of a section that is valid except for what follows.
const std::string kSla = "[[sla]]\nname = 'a'\n";
const std::string kStep = "[[escalation]]\nname = 'a'\nclock = 'resolution'\nat = 'due'\ndo = ['tag:late']\n";
const std::string kRule = "[[rule]]\nname = 'a'\non = ['created']\n";
const std::string kOffice = "[calendar.office]\nmon-fri = '09:00-17:00'\n";

}  // namespace

TEST_CASE("text that is not TOML has the place where reading stopped", "[desk_file]") {
  check_all({
      {"[desk]\nname = `off", "not valid TOML"},
      {"[desk]\nname = 'a'\nname = `'b'", "redefine existing string 'name'"},
      {"[team.a]\n`[team.a]", "redefine existing table 'team.a'"},
      {"[desk]\nname = 'a `", "end-of-file"},
      {"[desk]\nweights = [1, 2`", "end-of-file"},
      {"[sla]`]\nname = 'a'", "expected a comment or whitespace"},
      {"[desk]\nname = \"a`\x01\"", "control characters"},
      {"x = 1\n`" + std::string(400, '.'), "more than 300 dots in one line"},
  });
}

TEST_CASE("mistakes in [desk]", "[desk_file]") {
  check_all({
      {"`desks = 1", "unknown key 'desks' in the desk file; accepted: desk, calendar,", "did you mean desk?"},
      {"desk = `1", "'desk' is 1; accepted: a table: [desk]"},
      {"[desk]\n`nmae = 'x'", "unknown key 'nmae' in [desk]; accepted: name, mark, lang, country, zone",
       "did you mean name?"},
      {"[desk]\nname = `3", "'name' is 3; accepted: text on one line"},
      {"[desk]\nname = `' '", "'name' is ' '; accepted: text on one line"},
      {"[desk]\nname = `\"a\\u001bb\"", "accepted: text on one line"},
      {"[desk]\nname = `2026-08-07", "is a date or time without quotes"},
      {"[desk]\nname = `1.5", "is a number with a fraction"},
      {"[desk]\nzone = `'Asia/Jakrta'", "Asia/Jakrta", "Asia/Jakarta"},
      {"[desk]\nreopen_window = `'fortnight'", "reopen_window: 'fortnight' is not"},
      {"[desk]\nreopen_window = `14", "'reopen_window' is 14; accepted: a duration such as"},
      {"[desk]\nreopen_window = `'0s'", "'reopen_window' is '0s'; accepted: a duration such as"},
      {"[desk]\nresolutions = ['no-answer', `'fixed']", "the file defines the resolution 'fixed' twice"},
      {"[desk]\nresolutions = `'no-answer'", "'resolutions' is 'no-answer'; accepted: a list of names"},
      {"[desk]\ncategories = ['a', `1]", "the list contains 1; accepted: text on one line"},
      {"[desk]\ncategories = ['Login', `'login']",
       "'login' differs from 'Login' only in upper and lower case"},
      {"[desk]\ncategories = [`'None']", "'None' is not a name; accepted: any text but 'none'"},
      {"[desk]\ncategories = ['a', `'b ']", "without spaces around it"},
      {"[desk]\nhold_reasons = ['bank', `'bank']", "the file defines the hold reason 'bank' twice"},
      {"[agent.`tix]\nteam = 'x'\n[team.x]",
       "'tix' is the name under which the desk acts automatically; accepted: any other name"},
      {"[desk]\nweights = { urgent = `101 }", "'urgent' is 101; accepted: a whole number from 0 to 100"},
      {"[desk]\nweights = { `urgnt = 1 }", "unknown key 'urgnt' in weights", "did you mean urgent?"},
      {"[desk]\nweights = `[1, 1, 1, 1]",
       "'weights' is a list; accepted: a whole number from 0 to 100 for each priority: { urgent = 3"},
      {"[desk]\nmatrix = `{ high = { high = 'urgent' } }",
       "'matrix' is a table; accepted: a row for each impact"},
      {"[desk.matrix]\nhigh = `{ high = 'low' }\nmedium = { high = 'low', medium = 'low', low = 'low' }\n"
       "low = { high = 'low', medium = 'low', low = 'low' }",
       "'high' is a table; accepted: a priority for each urgency"},
      {"[desk.matrix]\nhigh = { high = 'low', medium = 'low', low = `'lo' }\n"
       "medium = { high = 'low', medium = 'low', low = 'low' }\n"
       "low = { high = 'low', medium = 'low', low = 'low' }",
       "'low' is 'lo'; accepted: urgent, high, normal or low"},
      {"[desk.delays]\nassignment = `'4x'", "assignment: '4x' is not"},
      {"[desk.delays]\n`asignment = '4h'", "unknown key 'asignment' in [desk.delays]",
       "did you mean assignment?"},
  });
}

TEST_CASE("mistakes in calendars", "[desk_file]") {
  check_all({
      {"calendar = `'office'", "'calendar' is 'office'; accepted: a table for each calendar"},
      {"[calendar]\noffice = `'09:00-17:00'",
       "[calendar.office] is '09:00-17:00'; accepted: a table of keys"},
      {kOffice + "zone = `'Mars/Base'", "Mars/Base"},
      {kOffice + "`holliday = []", "unknown key 'holliday' in [calendar.office]", "did you mean holidays?"},
      {kOffice + "`tuesday = '09:00-12:00'", "unknown key 'tuesday'", "did you mean tue?"},
      {kOffice + "`fri = '09:00-11:00'", "'fri' sets the hours of fri again; accepted: each weekday once"},
      {kOffice + "sat = `'9-12'", "sat: '9-12' is not a list of hours; accepted: HH:MM-HH:MM"},
      {kOffice + "sat = `true", "'sat' is true; accepted: hours such as"},
      {kOffice + "holidays = [`'2026-02-30 Never']",
       "'2026-02-30 Never' is not a holiday; accepted: 2026-08-17"},
      {kOffice + "holidays = [\n  '12-25',\n  `7]", "the list contains 7"},
      {kOffice + "closures = [`'2026-08-14 stock count']",
       "is not a closure; accepted: a date, hours and a name"},
      {kOffice + "special = { `'2026-13-01' = '' }", "'2026-13-01' is not a special day"},
      {kOffice + "special = { '2026-12-31' = `9 }",
       "the hours of '2026-12-31' are 9; accepted: \"09:00-12:00\""},
      {kOffice + "holidays = ['2026-12-31']\nspecial = { `'2026-12-31' = '09:00-12:00' }",
       "2026-12-31 is both a holiday and a special day; accepted: one of them"},
      {"[calendar.`never]\nzone = 'UTC'", "calendar never: no working hours", "add some"},
      {"[calendar.office]\nmon = '09:00-17:00'\n[calendar.`Office]\nmon = '09:00-17:00'",
       "the calendar 'Office' differs from 'office' only in upper and lower case"},
      {"[calendar.`'our office']\nmon = '09:00-17:00'",
       "'our office' cannot name a calendar; accepted: letters, digits"},
  });
}

TEST_CASE("mistakes in teams and agents", "[desk_file]") {
  check_all({
      {"[team.a]\n`tire = 1", "unknown key 'tire' in [team.a]; accepted: tier, lead, calendar",
       "did you mean tier?"},
      {"[team.a]\ntier = `10", "'tier' is 10; accepted: a whole number from 1 to 9"},
      {"[team.a]\nlead = `'sari'", "unknown agent 'sari'; the file defines none"},
      {"[agent.sari]\n[team.a]\nlead = `'sary'", "unknown agent 'sary'; accepted: sari",
       "did you mean sari?"},
      {"[agent.sari]\nactive = false\n[team.a]\nlead = `'sari'",
       "the agent 'sari' has active = false; accepted: an active agent"},
      {kOffice + "[team.a]\ncalendar = `'offise'", "unknown calendar 'offise'", "did you mean office?"},
      {"[team.a]\nescalates_to = `'b'", "unknown team 'b'; accepted: a"},
      {"[team.a]\nescalates_to = `'a'", "the team 'a' escalates to itself; accepted: another team"},
      {"[team.a]\ntargets = { `resolution = '8h' }",
       "unknown key 'resolution' in the targets of a team; accepted: ownership"},
      {"[team.a]\ntargets = { ownership = `'1d' }", "ownership: ", "write it in hours"},
      {"[team.a]\nactive = `'no'", "'active' is 'no'; accepted: true or false"},
      {"[team.a]\n[team.b]\nrenamed_from = `'a'",
       "renamed_from = 'a', but the file still has that team; accepted: a name that it no longer has"},
      {"[team.b]\nrenamed_from = 'a'\n[team.c]\nrenamed_from = `'a'", "renamed_from = 'a' appears twice"},
      {"[team.`none]", "'none' cannot name a team; accepted: letters, digits"},
      {"[agent.`lead]", "'lead' cannot name an agent, because 'notify:lead' has another meaning"},
      {"[agent.a]\nteam = `'b'", "unknown team 'b'; the file defines none"},
      {"[agent.a]\nemail = `'a at example'", "'email' is 'a at example'; accepted: a mail address"},
      {"[agent.a]\nskills = [`'x:12']",
       "'x:12' is not a skill; accepted: a name, or a name and a level from 1 to 9"},
      {"[agent.a]\nskills = ['x', `'x:2']", "the list contains the skill 'x' twice"},
      {"[agent.a]\ncapacity = `0", "'capacity' is 0; accepted: a whole number from 1 to 1000"},
  });
}

TEST_CASE("mistakes in policies", "[desk_file]") {
  check_all({
      {"`[sla]\nname = 'a'", "'sla' is a table; accepted: a list of tables: [[sla]]"},
      {"`[[sla]]\nhold_runs = true", "missing 'name' in [[sla]]; accepted: text on one line"},
      {kSla + "`[[sla]]\nname = 'a'",
       "more than one [[sla]] has the name 'a'; accepted: a different name for each"},
      {kSla + "when = `'priorty:high'", "unknown field", "priority"},
      {kSla + "when = `'status:open'", "'status' cannot be used in 'when'", "fields: ref priority"},
      {"[team.a]\n" + kSla + "when = `'team:b'", "unknown team", "known: a"},
      {kSla + "calendar = `'office'", "unknown calendar 'office'; the file defines none"},
      {kSla + "hold_runs = `1", "'hold_runs' is 1; accepted: true or false"},
      {kSla + "targets = { `hgih = { resolution = '1h' } }", "unknown key 'hgih' in [sla.targets]", "high"},
      {kSla + "targets = { high = `'1h' }", "'high' is '1h'; accepted: { first_response = \"1h\""},
      {kSla + "targets = { high = { `resolve = '1h' } }", "unknown key 'resolve'"},
      {kSla + "targets = { high = { `ownership = '1h' } }",
       "unknown key 'ownership' in the targets of a policy"},
      {kSla + "targets = { high = { resolution = `'2d' } }", "resolution: ", "write it in hours"},
      {kSla + "targets = { high = { resolution = `'soon' } }", "resolution: 'soon' is not"},
      {kSla + "targets = { high = { resolution = `'0h' } }",
       "'resolution' is '0h'; accepted: working time such as"},
      {kSla + "targets = { high = { resolution = `8 } }",
       "'resolution' is 8; accepted: working time such as"},
  });
}

TEST_CASE("mistakes in steps, routes and rules", "[desk_file]") {
  const std::string head = "[[escalation]]\nname = 'a'\nclock = 'resolution'\n";
  const std::string at_due = head + "at = 'due'\n";
  check_all({
      {"`" + head + "at = 'due'", "missing 'do' in [[escalation]]; accepted: a list of actions"},
      {at_due + "do = `[]", "'do' is a list; accepted: a list of actions such as"},
      {at_due + "do = [`'notfy:agent']", "unknown action 'notfy:agent'; accepted: notify, team",
       "did you mean notify?"},
      {at_due + "do = [`'notify']", "invalid value in 'notify'; accepted after 'notify:': agent, lead"},
      {at_due + "do = [`'notify:sari']", "unknown agent 'sari'"},
      {at_due + "do = ['tag:x', `'team:x']", "unknown team 'x'"},
      {at_due + "do = [`'assign:x']", "unknown agent 'x'"},
      {at_due + "do = [`'priority:+2']", "accepted after 'priority:': urgent, high, normal, low, +1"},
      {at_due + "do = [`'tag:two words']", "accepted after 'tag:': a tag"},
      {at_due + "do = [`'status:new']", "accepted after 'status:': open, pending, hold"},
      {at_due + "do = [`'resolution:solved']", "unknown resolution 'solved'; accepted: answered, declined"},
      {at_due + "do = [`'message:late']", "unknown message 'late'; the file defines none"},
      {at_due + "do = [`5]", "the list contains 5"},
      {head + "at = `'0%'\ndo = ['tag:x']", "'at' is '0%'; accepted: \"75%\" of the target (1% to 100%)"},
      {head + "at = `'late'\ndo = ['tag:x']", "'at' is 'late'; accepted: \"75%\""},
      {head + "at = `'due+1d'\ndo = ['tag:x']", "at: ", "write it in hours"},
      {"[[escalation]]\nname = 'a'\nat = 'due'\ndo = ['tag:x']\nclock = `'resolve'",
       "clock: unknown value 'resolve'; accepted: assignment, first_response"},
      {kStep + "kind = `'hierarchic'", "unknown value 'hierarchic'; accepted: functional, hierarchical",
       "hierarchical"},
      {kStep + "responsible = `'made'", "unknown agent 'made'; the file defines none"},
      {kStep + "within = `'1w'", "within: ", "write it in hours"},
      {kStep + "procedure = `''", "'procedure' is ''; accepted: text"},
      {"`[[route]]\nname = 'a'", "missing 'team' or 'skills' in [[route]]; accepted: at least one of them"},
      {"[team.a]\n[[route]]\nname = 'a'\nteam = 'a'\nassign = `'least'",
       "'assign' is 'least'; accepted: \"auto\""},
      {"[[route]]\nname = 'a'\nskills = [`'vpn:2']", "unknown skill 'vpn'; the file defines none"},
      {kRule + "do = ['tag:x']\nwhen = `'created:today'", "'created'", "fields: ref priority"},
      {"[[rule]]\nname = 'a'\ndo = ['tag:x']\non = [`'create']", "unknown value 'create'; accepted: created,",
       "created"},
      {"[[rule]]\nname = 'a'\ndo = ['tag:x']\non = `'created'",
       "accepted: a list of created, changed, received, replied"},
      {"`[[rule]]\nname = 'a'\ndo = ['tag:x']",
       "missing 'on' in [[rule]]; accepted: on = [\"created\"], or in ="},
      {"`[[rule]]\nname = 'a'\ndo = ['tag:x']\nin = 'hold'", "missing 'after' in [[rule]]"},
      {"`" + kRule + "do = ['tag:x']\nin = 'hold'\nafter = '2d'",
       "[[rule]] has 'on' as well as 'in' or 'after'"},
      {"[[rule]]\nname = 'a'\ndo = ['tag:x']\nafter = '2d'\nin = `'closed'",
       "unknown value 'closed'; accepted: new, open"},
      {kOffice + "[[rule]]\nname = 'a'\ndo = ['tag:x']\nin = 'hold'\ncalendar = 'office'\nafter = `'2d'",
       "after: ", "write it in hours"},
      {kOffice + kRule + "do = ['tag:x']\ncalendar = `'office'",
       "'calendar' without 'after'; accepted: both"},
      {"`[message.a]\nsubject = 'x'", "missing 'body' in [message.a]; accepted: text"},
      {"[message.a]\nbody = `'Dear {custmer}'", "body: unknown placeholder '{custmer}'; accepted: {title}",
       "did you mean customer?"},
      {"[message.a]\nsubject = `'On {title'\nbody = 'x'", "subject: unclosed '{'; accepted: {title}"},
  });
}

TEST_CASE("mistakes in channels and intake", "[desk_file]") {
  const std::string mail = "[channel.mail]\n";
  check_all({
      {"[desk]\nmark = `'a #1'", "'mark' is 'a #1'; accepted: at most 40 bytes of text on one line without"},
      {"[desk]\nmark = `'" + std::string(41, 'a') + "'", "accepted: at most 40 bytes"},
      {"[desk]\ncountry = `'+62'", "'country' is '+62'; accepted: a calling code of 1 to 3 digits"},
      {"[desk]\ncountry = `'062'", "accepted: a calling code"},
      {"[desk]\ncountry = `62", "'country' is 62; accepted: a calling code"},
      {"channel = `1", "'channel' is 1; accepted: a table for each channel: [channel.NAME]"},
      {mail + "`adresses = []", "unknown key 'adresses' in [channel.mail]; accepted: kind, addresses",
       "did you mean addresses?"},
      {mail + "kind = `'sms'", "'kind' is 'sms'; accepted: \"mail\" or \"chat\""},
      {mail + "kind = `'chat'", "'kind' is 'chat' in [channel.mail]; accepted: \"mail\""},
      {"[channel.`wa]\nteam = 'a'\n[team.a]", "missing 'kind' in [channel.wa]; accepted: \"mail\" or"},
      {"[channel.`'our mail']\nkind = 'mail'", "'our mail' cannot name a channel; accepted: letters, digits"},
      {"[channel.wa]\nkind = 'chat'\nauthserv = `'mx.a.test'",
       "'authserv' in a channel of kind chat; accepted: only in one of kind mail"},
      {mail + "addresses = `'help@a.test'",
       "'addresses' is 'help@a.test'; accepted: a list of mail addresses"},
      {mail + "addresses = [`'help']", "'help' is not a mail address; accepted: a list of mail addresses"},
      {mail + "addresses = ['help@a.test']\n[channel.b]\nkind = 'mail'\naddresses = [`'help@a.test']",
       "the file defines the address 'help@a.test' twice; accepted: once"},
      {mail + "forms = [`'web']", "'web' is not a mail address"},
      {mail + "team = `'a'", "unknown team 'a'; the file defines none"},
      {mail + "acknowledge = `'hello'", "unknown message 'hello'; the file defines none"},
      {mail + "reply_to = `'help@a.test'",
       "'reply_to' is 'help@a.test'; accepted: a mail address with {token}"},
      {mail + "reply_to = `'{token}@a.test'", "accepted: a mail address with {token} after a '+'"},
      {mail + "reply_to = `'help{token}@a.test'", "accepted: a mail address with {token} after a '+'"},
      {mail + "reply_to = `'help@x.{token}'", "accepted: a mail address with {token} after a '+'"},
      {mail + "reply_to = `'a+{token} b@a.test'", "accepted: a mail address with {token} after a '+'"},
      {mail + "authserv = `'mx a'", "'authserv' is 'mx a'; accepted: the name of a mail server"},
      {"intake = `1", "'intake' is 1; accepted: a table: [intake]"},
      {"[intake]\n`strom = 1", "unknown key 'strom' in [intake]; accepted: max_size", "did you mean storm?"},
      {"[intake]\nmax_size = `'50'", "'max_size' is '50'; accepted: a size from \"100kB\" to \"900MB\""},
      {"[intake]\nmax_size = `'1GB'", "accepted: a size from"},
      {"[intake]\nmax_size = `'901MB'", "accepted: a size from"},
      {"[intake]\nmax_size = `'99kB'", "accepted: a size from"},
      {"[intake]\nmax_size = `50", "'max_size' is 50; accepted: a size from"},
      {"[intake]\nkeep_raw = `'none'", "'keep_raw' is 'none'; accepted: \"broken\" or \"all\""},
      {"[intake]\nstorm = `0", "'storm' is 0; accepted: a whole number from 1 to 100000"},
      {"[intake]\nabsent = `'AUTO:'", "'absent' is 'AUTO:'; accepted: a list of texts"},
      {"[intake]\nthanks = ['ok', `1]", "the list contains 1; accepted: text on one line"},
  });
}

TEST_CASE("mistakes in texts to customers", "[desk_file]") {
  check_all({
      {"[desk]\nlang = `'ID'", "'lang' is 'ID'; accepted: a language code of two or three letters"},
      {"[message.a]\nbody = 'x'\n`head = 'y'", "unknown key 'head' in [message.a]; accepted: subject, body"},
      {"[message.a]\nbody = 'x'\nid = { body = `'{agnet}' }", "body: unknown placeholder '{agnet}'",
       "did you mean agent?"},
      {"[message.a]\nbody = 'x'\nid = { `bdy = 'y' }", "unknown key 'bdy' in [message.a.id]",
       "did you mean body?"},
      {"[message.a]\nbody = 'x'\n`id = 'y'", "unknown key 'id' in [message.a]"},
      {"[message.reply]\n`body = 'x'",
       "unknown key 'body' in [message.reply]; accepted: head, foot, quote, team"},
      {"[message.reply]\nquote = `'yes'", "'quote' is 'yes'; accepted: true or false"},
      {"[message.reply]\nteam = `1", "'team' is 1; accepted: a table for each team"},
      {"[message.reply.team.`a]\nfoot = 'x'", "unknown team 'a'; the file defines none"},
      {"[message.reply.team.a]\nid = { `fot = 'x' }\n[team.a]",
       "unknown key 'fot' in [message.reply.team.a.id]", "did you mean foot?"},
      {"message = `1", "'message' is 1; accepted: a table for each message"},
  });
}

TEST_CASE("all mistakes of a file are reported, in its order, each once", "[desk_file]") {
  const auto read = check_desk_file(
      "[[sla]]\nname = 'a'\ncalendar = 'x'\nwhat = 1\n[team.a]\nlead = 'y'\n[desk]\nzone = 'z'\n", "d.toml");
  std::vector<std::string> places;
  for (const Mistake& mistake : read.mistakes) places.push_back(mistake.place.text());
  CHECK(places == std::vector<std::string>{"d.toml:3:12", "d.toml:4:1", "d.toml:6:8", "d.toml:8:8"});
}

TEST_CASE("reading throws the first mistake", "[desk_file]") {
  try {
    tix::desk::read_desk_file("[team.a]\ntire = 1\n[desk]\nnmae = 'x'", "my desk.toml");
    FAIL("no error");
  } catch (const tix::Error& error) {
    CHECK(error.kind() == tix::ErrorKind::desk);
    CHECK(std::string(error.what())
              .starts_with("my desk.toml:2:1: unknown key 'tire' in [team.a]; accepted: "));
    CHECK(error.hint() == "did you mean tier?");
  }
}
