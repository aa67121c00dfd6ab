// Every mistake in a filter, with its message, caret and hint. Also hostile input.
#include "core/filter/filter_world.hpp"
#include "tix/filter/filter.hpp"
#include "tix/filter/filter_field.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using tix::Error;
using tix::Filter;
using tix::FilterUse;
using tix::NameTable;
using tix::filter_test::chance;
using tix::filter_test::one_of;
using tix::filter_test::pick;
using tix::filter_test::Random;
using tix::filter_test::World;

NameTable known_names() {
  NameTable names;
  names.intern_active<tix::TeamId>("frontline");
  names.intern_active<tix::TeamId>("specialists");
  names.intern_active<tix::AgentId>("Budi");
  names.intern<tix::LabelId>("spam");
  names.intern<tix::CategoryId>("login");
  names.intern<tix::ChannelId>("mail");
  names.intern<tix::ResolutionId>("fixed");
  names.intern<tix::HoldReasonId>("vendor");
  names.intern<tix::FieldId>("region");
  return names;
}

std::optional<Error> mistake_in(std::string_view filter, FilterUse use) {
  const NameTable names = known_names();
  try {
    Filter::parse(filter, use, {&names, "", tix::filter_test::kNow, nullptr});
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

struct Mistake {
  std::string filter;
  std::size_t caret;
  std::string words;
  std::string hint;  ///< a part of the hint; empty: no hint
};

std::string example_of(const tix::FilterFieldRow& row) {
  const auto* scale = std::get_if<tix::ScaleField>(&row.kind);
  if (!scale) return ":vpn";
  return scale->measure == tix::ScaleMeasure::instant
             ? ":today"
             : ":1" + std::string(scale->measure == tix::ScaleMeasure::duration ? "s.." : "");
}

void check(const std::vector<Mistake>& mistakes, FilterUse use) {
  for (const Mistake& m : mistakes) {
    INFO(m.filter);
    const std::optional<Error> error = mistake_in(m.filter, use);
    REQUIRE(error);
    CHECK(error->kind() == tix::ErrorKind::usage);
    CHECK(error->what() == m.words + "\n  " + m.filter + "\n  " + std::string(m.caret, ' ') + "^");
    CHECK(error->hint().find(m.hint) != std::string::npos);
    CHECK(error->hint().empty() == m.hint.empty());
  }
}

}  // namespace

TEST_CASE("an unknown field, flag or value is named, with the nearest") {
  check(
      {
          {"priorty:urgent", 0, "unknown field 'priorty' in the filter", "did you mean priority?"},
          {"tag:spam Statu:open", 9, "unknown field 'statu' in the filter", "did you mean status?"},
          {"made:2026-01-01", 0, "unknown field 'made' in the filter", "fields: id ref title"},
          {"status:opne", 7, "unknown status 'opne' in the filter", "did you mean open?"},
          {"status:open,zzz", 12, "unknown status 'zzz' in the filter", "accepted: new open pending"},
          {"status:x*", 7, "unknown status 'x*' in the filter", "accepted: new open pending"},
          {"priority:hihg", 9, "unknown priority 'hihg' in the filter", "did you mean high?"},
          {"breached:resoluton", 9, "unknown breached 'resoluton' in the filter", "did you mean resolution"},
          {"is:overdu", 3, "unknown flag 'overdu' after is:", "did you mean overdue?"},
          {"is:open,zzz", 8, "unknown flag 'zzz' after is:", "flags: open overdue"},
          {"is:none", 3, "unknown flag 'none' after is:", "flags: "},
          {"team:frontlin", 5, "unknown team 'frontlin' in the filter", "did you mean frontline?"},
          {"team:zzz", 5, "unknown team 'zzz' in the filter", "known: frontline, specialists"},
          {"agent:budy", 6, "unknown agent 'budy' in the filter", "did you mean Budi?"},
          {"not:tag:spma", 8, "unknown tag 'spma' in the filter", "did you mean spam?"},
          {"category:\"lo gin\"", 9, "unknown category 'lo gin' in the filter", "login"},
          {"channel:\"none\"", 8, "unknown channel 'none' in the filter", "mail"},
          {"resolution:fxed", 11, "unknown resolution 'fxed' in the filter", "did you mean fixed?"},
          {"hold_reason:vendr", 12, "unknown hold_reason 'vendr' in the filter", "did you mean vendor?"},
          {"x.regoin:east", 0, "unknown field 'x.regoin' in the filter", "did you mean x.region?"},
          {"x.zzz:east", 0, "unknown field 'x.zzz' in the filter", "known: x.region"},
          {"agent:@me", 6, "'@me' stands for nobody: no agent is set", "name the agent"},
      },
      FilterUse::query);
}

TEST_CASE("a value that is missing or of another kind is refused with what is accepted") {
  check(
      {
          {"category:", 9, "'category' needs a value here", "category:none"},
          {"tag:\"\" id:1", 4, "'tag' needs a value here", "tag:none"},
          {"tag:spam,,spam", 9, "'tag' needs a value here", "tag:none"},
          {"status:open,", 12, "'status' needs a value here", "accepted: new"},
          {"is:", 3, "'is' needs a value here", "flags: open"},
          {"status:none", 7, "'status' always has a value, so none matches nothing", "accepted: new"},
          {"hops:1,none", 7, "'hops' always has a value, so none matches nothing", "for example hops:2"},
          {"hops:x", 5, "'hops' accepts whole numbers, not 'x'", "for example hops:2"},
          {"id:-1", 3, "'id' accepts whole numbers, not '-1'", "for example id:2"},
          {"id:1*", 3, "'id' accepts whole numbers, not '1*'", "for example id:2"},
          {"id:9223372036854775808", 3, "'id' accepts whole numbers, not '9223372036854775808'", "id:0,1"},
          {"hops:3..1", 5, "the range '3..1' ends before it begins", "for example hops:2"},
          {"hops:..", 5, "a range of 'hops' needs at least one end", "for example hops:2"},
          {"hops:1..x", 8, "'hops' accepts whole numbers, not 'x'", "for example hops:2"},
          {"hops:~1", 5, "'~' searches in a text, but 'hops' is not a text", "for example hops:2"},
          {"hops<0", 5, "no value of 'hops' is beyond that", "for example hops:2"},
          {"hops>", 5, "'hops' needs a value here", "for example hops:2"},
          {"hops>=", 6, "'hops' needs a value here", "for example hops:2"},
          {"hops>1,2", 5, "'hops' accepts whole numbers, not '1,2'", "for example hops:2"},
          {"status>open", 7, "'status' cannot be compared with < or >", "accepted: new"},
          {"team>=frontline", 6, "'team' cannot be compared with < or >", "team:none"},
          {"status:open..hold", 11, "'status' does not accept a range", "accepted: new"},
          {"priority:urgent..low", 9, "the range 'urgent..low' ends before it begins", "accepted: urgent"},
          {"priority:hi..", 9, "'priority' accepts its listed words, not 'hi'", "a range: priority:high.."},
          {"priority<low", 9, "no value of 'priority' is beyond that", "accepted: urgent"},
          {"age:3d", 4, "'age' accepts only ranges", "at least: age:3d..  at most: age:..3d"},
          {"age:x..", 4, "'age' accepts durations, not 'x'", "age:3d.."},
          {"age:101w1y..", 4, "'age' accepts durations, not '101w1y'", "age:3d.."},
          {"age:36500d..", 4, "'age' accepts durations, not '36500d'", "age:3d.."},
          {"age:none", 4, "'age' always has a value, so none matches nothing", "age:3d.."},
          {"updated:-7d", 8, "'-7d' is a point in time, not a day", "since then: updated:-7d.."},
          {"created:now", 8, "'now' is a point in time, not a day", "until then: created:..now"},
          {"created:2026-02-30", 8, "'created' accepts points in time, not '2026-02-30'", "created:-7d.."},
          {"created<1900-01-01", 8, "no value of 'created' is beyond that", "created:-7d.."},
          {"created:none", 8, "'created' always has a value, so none matches nothing", "created:2026-08-07"},
          {"status:~zz", 7, "unknown status '~zz' in the filter", "accepted: new"},
          {"text:none", 5, "'text' always has a value, so none matches nothing", "text:vpn"},
          {"text:~vpn", 5, "'~' searches in a text, but 'text' is not a text", "text:vpn"},
          {"text:\"--\"", 5, "'--' contains no word", "letters and digits"},
          {"text:*vpn", 5, "'*' is allowed only at the end of a word", "title:~vpn"},
          {"title:~", 6, "'title' needs a text after '~'", "title:~vpn"},
          {"ref:a,b..c", 7, "'ref' does not accept a range", "in quotes: ref:\"a..b\""},
          {":open", 0, "a field is missing before ':'", "fields: "},
          {"x.:1", 0, "'x.' needs the name of a field", "x.region:east"},
      },
      FilterUse::query);
}

TEST_CASE("a word that is no search is refused with what was probably meant") {
  check(
      {
          {"Overdue", 0, "'overdue' is a flag", "is:overdue; to search for the word: text:overdue"},
          {"id:1 at-risk", 5, "'at-risk' is a flag", "write is:at-risk; to search for the word"},
          {"agent budi", 0, "'agent' is a field and needs a value", "for example agent:a,b"},
          {"id:1 age", 5, "'age' is a field and needs a value", "to search for the word: text:age"},
          {"is overdue", 0, "'is' needs a flag", "for example is:overdue"},
          {"v*n", 1, "'*' is allowed only at the end of a word", "title:~vpn"},
          {"*", 0, "'*' is allowed only at the end of a word", "vpn*"},
          {"+", 0, "'+' contains no word", "letters and digits"},
          {"agee>3d", 0, "unknown field 'agee' in the filter", "did you mean age?"},
          {">3d", 0, "a field is missing before '>'", "fields: "},
          {"is>3d", 0, "unknown field 'is' in the filter", "id"},
          {"status=open", 6, "'=' is not an operator; a term is field:value", "priority:urgent,high"},
          {"id:1 and id:2", 5, "'and' is not a keyword: a space joins terms", ""},
          {"not tag:spam", 0, "'not' must directly precede a term, with a colon", "not:tag:spam"},
      },
      FilterUse::query);
  for (const char* searched :
       {"vpn", "\"overdue\"", "\"agent\" budi", "urgent", "e-mail", "vpn*", "none", "x"})
    CHECK_FALSE(mistake_in(searched, FilterUse::query));
}

TEST_CASE("broken structure is shown where it breaks") {
  check(
      {
          {"id:1 or", 7, "a term is missing before the end of the filter", "joins two terms"},
          {"or id:1", 0, "a term is missing before 'or'", "joins two terms"},
          {"id:1 or OR id:2", 8, "a term is missing before 'or'", "joins two terms"},
          {"(id:1 or )", 9, "a term is missing before ')'", "joins two terms"},
          {"(or)", 1, "a term is missing before 'or'", "joins two terms"},
          {"()", 0, "these parentheses are empty", ""},
          {"id:1 ( )", 5, "these parentheses are empty", ""},
          {"id:1 (id:2 (id:3)", 5, "this '(' has no matching ')'", ""},
          {"(", 1, "a term is missing before the end of the filter", "joins two terms"},
          {"id:1) id:2", 4, "this ')' has no matching '('", ""},
          {")", 0, "this ')' has no matching '('", ""},
          {"not: id:1", 0, "a term must directly follow the negation", "not:tag:spam"},
          {"id:1 not:", 5, "a term must directly follow the negation", "not:tag:spam"},
          {"not:or", 0, "a term must directly follow the negation", "not:tag:spam"},
          {"id:1 -", 5, "a term must directly follow the negation", "not:tag:spam"},
          {"title:\"abc", 6, "this quote is not closed", "inside quotes"},
          {"title:\"abc\\\"", 6, "this quote is not closed", "inside quotes"},
          {"team:(frontline or specialists)", 5, "'(' is not allowed inside a word", "field:a,b"},
      },
      FilterUse::query);
}

TEST_CASE("when sees only what neither time nor clocks change") {
  const std::string accepted = "fields: ref priority category channel tag team customer org plan x.NAME";
  check(
      {
          {"agent:none", 0, "'agent' cannot be used in 'when'", accepted},
          {"org:acme status:open", 9, "'status' cannot be used in 'when'", accepted},
          {"not:is:open", 4, "'is:' cannot be used in 'when'", accepted},
          {"breached:*", 0, "'breached' cannot be used in 'when'", accepted},
          {"vpn", 0, "'vpn' is not a term; a term is field:value", accepted},
          {"teem:x", 0, "unknown field 'teem' in the filter", "did you mean team?"},
          {"agnt:x", 0, "unknown field 'agnt' in the filter", accepted},
          {"team:frontlin", 5, "unknown team 'frontlin' in the filter", "did you mean frontline?"},
          {"category:logni", 9, "unknown category 'logni' in the filter", "did you mean login?"},
      },
      FilterUse::when);
  CHECK_FALSE(
      mistake_in("tag:later channel:later x.later:1 org:a plan:b ref:c* customer:*@d.test", FilterUse::when));
  for (const tix::FilterFieldRow& row : tix::filter_fields()) {
    const std::string name = std::string(row.name) + (row.field == tix::FilterField::extra ? "region" : "");
    const bool number = std::holds_alternative<tix::ScaleField>(row.kind);
    INFO(name);
    const std::string text = name + (number || row.name == "text" ? example_of(row) : ":*");
    CHECK(mistake_in(text, FilterUse::when).has_value() != (row.use == tix::FieldUse::everywhere));
    CHECK_FALSE(mistake_in(text, FilterUse::query));
  }
}

TEST_CASE("without a table of names every name is free, fixed words are not") {
  CHECK_NOTHROW(Filter::parse("team:a agent:b tag:c x.d:e category:f", FilterUse::query, {}));
  CHECK_THROWS_AS(Filter::parse("status:a", FilterUse::query, {}), Error);
}

TEST_CASE("a desk that lists no categories allows any in when") {
  NameTable names;
  names.intern_active<tix::TeamId>("frontline");
  CHECK_NOTHROW(
      Filter::parse("category:any", FilterUse::when, {&names, "", tix::filter_test::kNow, nullptr}));
  CHECK_THROWS_AS(
      Filter::parse("category:any", FilterUse::query, {&names, "", tix::filter_test::kNow, nullptr}), Error);
  CHECK_THROWS_AS(Filter::parse("team:any", FilterUse::when, {&names, "", tix::filter_test::kNow, nullptr}),
                  Error);
}

TEST_CASE("names are known in any case; stars need not be known") {
  for (const char* filter :
       {"team:FrontLine", "agent:budi,none", "tag:zz*", "x.REGION:any", "policy:any customer:any"})
    CHECK_FALSE(mistake_in(filter, FilterUse::query));
}

TEST_CASE("what a message shows of a filter is one harmless line") {
  const std::optional<Error> control =
      mistake_in("title:\x1b[31m\nstatus:\xff\xc2\x9b tagg:x", FilterUse::query);
  REQUIRE(control);
  CHECK(std::string(control->what()) ==
        "unknown status '\\xff\\xc2\\x9b' in the filter\n"
        "  title:\\x1b[31m status:\\xff\\xc2\\x9b tagg:x\n"
        "                        ^");
  const std::optional<Error> accents = mistake_in("title:caf\xC3\xA9 tagg:x", FilterUse::query);
  REQUIRE(accents);
  CHECK(std::string(accents->what()).ends_with("\n  title:caf\xC3\xA9 tagg:x\n             ^"));
  const std::optional<Error> wide = mistake_in("title:\xE6\x97\xA5\xE6\x9C\xAC tagg:x", FilterUse::query);
  REQUIRE(wide);
  CHECK(std::string(wide->what()).ends_with("\n             ^"));
}

TEST_CASE("of a long filter the part around the mistake is shown") {
  std::string filter;
  for (int i = 0; i < 1000; ++i) filter += "id:1 ";
  const std::optional<Error> error = mistake_in(filter + "tagg:x " + filter, FilterUse::query);
  REQUIRE(error);
  const std::string message = error->what();
  const std::size_t second = message.find('\n') + 1, third = message.find('\n', second) + 1;
  const std::string line = message.substr(second, third - second - 1);
  CHECK(line.starts_with("  …id:1 "));
  CHECK(line.ends_with("…"));
  CHECK(line.size() < 120);
  // The ellipsis is three bytes and one column.
  CHECK(line.find("tagg") - 2 == message.find('^') - third);
}

TEST_CASE("nesting has a limit, and length alone does not matter") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "id:1" + std::string(depth, ')');
  };
  CHECK_FALSE(mistake_in(nested(99), FilterUse::query));
  const std::optional<Error> deep = mistake_in(nested(100'000), FilterUse::query);
  REQUIRE(deep);
  CHECK(std::string(deep->what()).starts_with("nested more than 100 levels deep\n"));
  CHECK(mistake_in(std::string(100'000, '-') + "id:1", FilterUse::query));
  std::string wide = "id:1";
  for (int i = 0; i < 20'000; ++i) wide += ",1 or id:2";
  CHECK_FALSE(mistake_in(wide, FilterUse::query));
}

TEST_CASE("no bytes whatever do harm: a filter or a usage error, and what parses prints and parses again",
          "[slow]") {
  Random random(31);
  const std::vector<std::string> pieces = {
      "team:", "is:",  "open", "not:", "or",     "(",      ")",     "\"",     "\\",      "*",     ",",
      "..",    "~",    ":",    " ",    "-",      "x.",     "none",  "status", "id:1",    "tag:a", "@me",
      "\xC3",  "\x80", "\n",   ">",    "region", "title:", "agent", "and",    "closed,", "b"};
  int parsed = 0;
  for (int round = 0; round < 60'000; ++round) {
    std::string text;
    for (std::int64_t n = pick(random, 1, 9); n > 0; --n)
      text += chance(random, 90) ? one_of(random, pieces)
                                 : std::string(1, static_cast<char>(pick(random, 0, 255)));
    const FilterUse use = chance(random, 70) ? FilterUse::query : FilterUse::when;
    try {
      const Filter filter = Filter::parse(text, use, {nullptr, "budi", tix::filter_test::kNow, nullptr});
      ++parsed;
      INFO(text);
      const World world = tix::filter_test::random_world(random);
      const Filter again = Filter::parse(filter.to_text(), use, {});
      CHECK(again.matches(world.facts()) == filter.matches(world.facts()));
      CHECK(again.to_text() == filter.to_text());
    } catch (const Error& error) {
      const std::string message = error.what();
      if (error.kind() != tix::ErrorKind::usage || std::ranges::count(message, '\n') != 2)
        FAIL(text << " gave " << message);
      for (const char c : message + error.hint())
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n')
          FAIL(text << " lets a control character through");
    }
  }
  CHECK(parsed > 3000);
}
