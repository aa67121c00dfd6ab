// Mapping files: every mistake with its place, and the effect of each section on a row.
#include "desk/import/import_desk.hpp"
#include "tix/text/error.hpp"

#include <catch2/catch.hpp>

namespace {

using tix::desk::ImportKind;
using tix::test::ImportDesk;
using tix::test::Log;

/// The error as `message | hint`; empty when there is none.
template <class Act>
std::string error_of(Act act) {
  try {
    act();
  } catch (const tix::Error& error) {
    return error.what() + (error.hint().empty() ? "" : " | " + error.hint());
  }
  return "";
}

std::string mistake(const std::string& text, ImportKind kind = ImportKind::events) {
  return error_of([&] { tix::desk::read_mapping(text, "m.toml", kind); });
}

}  // namespace

TEST_CASE("mapping: mistakes have their place, what is accepted and the nearest") {
  struct Row {
    std::string text;
    std::string begins;
    std::string ends;
  };
  for (const Row& row : std::vector<Row>{
           {"[colums]", "m.toml:1:2: unknown section 'colums' in a mapping; accepted: columns, time, null",
            "| did you mean columns?"},
           {"x = 1", "m.toml:1:1: unknown section 'x'", ""},
           {"[columns]\nrfe = \"number\"",
            "m.toml:2:1: unknown field 'rfe' in [columns]; accepted: ref, title", "| did you mean ref?"},
           {"[columns]\ncreated_at = \"opened\"", "m.toml:2:1: unknown field 'created_at' in [columns]", ""},
           {"[columns]\nref = 7",
            "m.toml:2:7: 'ref' is 7; accepted: the name of a column of the file, or false", ""},
           {"[columns]\nref = true", "m.toml:2:7: 'ref' is true; accepted: the name of a column", ""},
           {"[columns]\nref = \"\"", "m.toml:2:7: 'ref' is ''; accepted: the name of a column", ""},
           {"columns = 1", "m.toml:1:11: [columns] is 1; accepted: a table of keys", ""},
           {"[time]\nformt = \"%Y\"", "m.toml:2:1: unknown key 'formt' in [time]; accepted: format, zone",
            "| did you mean format?"},
           {"[time]\nformat = \"%H:%M\"",
            "m.toml:2:10: '%H:%M' is not a time format; accepted: a pattern with", ""},
           {"[time]\nformat = \"%F %6S\"",
            "m.toml:2:10: '%F %6S' has an unknown conversion at '%6S'; accepted: %Y %y %m %d", ""},
           {"[time]\nzone = \"Asia/Jakatra\"", "m.toml:2:8: unknown time zone", ""},
           {"[time]\nzone = 7", "m.toml:2:8: 'zone' is 7; accepted: a text in quotes", ""},
           {"[null]\nvalue = []", "m.toml:2:1: unknown key 'value' in [null]; accepted: values", ""},
           {"[null]\nvalues = \"?\"", "m.toml:2:10: 'values' is '?'; accepted: a list of texts", ""},
           {"[values.priority]\n\"1\" = \"urgnet\"",
            "m.toml:2:7: unknown priority 'urgnet'; accepted: urgent high", "| did you mean urgent?"},
           {"[values.status]\n\"1\" = \"done\"",
            "m.toml:2:7: unknown status 'done'; accepted: new open pending", ""},
           {"[values.prio]\n\"1\" = \"urgent\"", "m.toml:1:9: unknown field 'prio' in [values]; accepted",
            ""},
           {"[default]\npriority = \"very\"", "m.toml:2:12: unknown priority 'very'; accepted", ""},
           {"[activity.\"Wait\"]\nstatus = \"waiting\"", "m.toml:2:10: unknown status 'waiting'; accepted",
            ""},
           {"[activity.\"Wait\"]\nstate = \"open\"",
            "m.toml:2:1: unknown field 'state' in [activity.\"Wait\"]; accepted", ""},
           {"[activity.\"Wait\"]\nat = \"open\"",
            "m.toml:2:1: unknown field 'at' in [activity.\"Wait\"]; accepted", ""},
           {"[activity.\"Wait\"]\nreply = \"yes\"", "m.toml:2:9: 'reply' is 'yes'; accepted: true or false",
            ""},
           {"[activity.\"Wait\"]\nagent = \"{org\"",
            "m.toml:2:9: 'agent' is '{org'; accepted: text and columns", ""},
           {"[activity.\"Wait\"]\nignore = true\nreply = true",
            "m.toml:1:11: [activity.\"Wait\"] has ignore = true", ""},
           {"[columns\n", "m.toml:1:", ""}}) {
    INFO(row.text);
    const std::string found = mistake(row.text);
    CHECK(found.substr(0, row.begins.size()) == row.begins);
    CHECK(found.ends_with(row.ends));
  }
  CHECK(mistake("[activity.\"Wait\"]\nstatus = \"open\"", ImportKind::tickets) ==
        "m.toml:1:2: [activity] applies to 'import events' only");
}

TEST_CASE("mapping: a column that is not there is told with the nearest") {
  ImportDesk desk;
  CHECK(error_of([&] { desk.tickets("nummer,created_at\nA,2026-08-07\n", "[columns]\nref = \"number\""); }) ==
        "m.toml:2:7: t.csv has no column 'number', from which ref is read | did you mean nummer?");
  CHECK(error_of([&] { desk.tickets("number,created_at\nA,2026-08-07\n"); }) ==
        "t.csv has no column ref | map the column in a file for --mapping: "
        "[columns] ref = \"...\"");
  CHECK(error_of([&] {
          desk.tickets("ref,opened\nA,2026-08-07\n");
        }).starts_with("t.csv has no column created_at"));
  CHECK(error_of([&] {
          desk.events("ref,at\nA,2026-08-07\n", "[activity.A]\nagent = \"{who}\"");
        }).starts_with("m.toml:2:9: e.csv has no column 'who', from which agent is read"));
  CHECK(error_of([&] {
          desk.events("ref,at\nA,2026-08-07\n", "[activity.A]\nagent = \"x\"");
        }).starts_with("e.csv has no column activity"));
  CHECK(error_of([&] {
          desk.tickets("ref,Ref,created_at\nA,B,2026-08-07\n");
        }).starts_with("t.csv: the columns 'ref' and 'Ref' are both read as ref"));
  CHECK(error_of([&] { desk.tickets(R"({"ref":"A"})"); }).starts_with("t.csv has no column created_at"));
}

TEST_CASE("mapping: columns, words, nulls, defaults and times") {
  ImportDesk desk;
  const std::string mapping = R"(
[columns]
ref = "number"
title = "short"
channel = false
x.site = "location"
"x.junk" = false
[time]
format = "%d/%m/%Y %H:%M"
zone = "Europe/Paris"
[null]
values = ["?", "-"]
[values.priority]
"1 - Critical" = "urgent"
"5 - Whenever" = ""
[values.x.site]
"JKT" = "Jakarta"
[default]
category = "general"
priority = "low"
x.source = "snow"
)";
  const auto imported = desk.tickets(
      "number,short,channel,location,junk,created_at,priority,category,title,team\n"
      "A,No VPN,mail,JKT,1,07/08/2026 10:00,1 - Critical,vpn,old,?\n"
      "B,-,mail,?,1,07/08/2026 10:00,5 - Whenever,?,,-\n"
      "C,,,,,07/08/2026 10:00,Normal,,,\n",
      mapping);
  CHECK(imported.created == 3);
  CHECK(desk.log("A") == Log{"08:00:00 created No VPN", "08:00:00 ref A", "08:00:00 category vpn",
                             "08:00:00 priority urgent", "08:00:00 extra site Jakarta",
                             "08:00:00 extra title old", "08:00:00 extra source snow"});
  CHECK(desk.log("B") == Log{"08:00:00 created B", "08:00:00 ref B", "08:00:00 category general",
                             "08:00:00 priority low", "08:00:00 extra source snow"});
  CHECK(desk.ticket("C").priority == tix::Priority::normal);
  CHECK(desk.tickets("number,short,location,created_at,x.junk\nD,,,2026-08-07,\n", mapping).problems ==
        Log{"t.csv:2: created_at '2026-08-07' is not a time from 1900 to 2199; accepted: %d/%m/%Y %H:%M"});
}
