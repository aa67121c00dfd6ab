// Marks, titles and prefixes of subjects.
#include "tix/intake/mail_subject.hpp"

#include "random_pick.hpp"

#include <array>
#include <string>

#include <catch2/catch.hpp>

namespace {

using namespace tix::test;
using tix::Desk;
using tix::SubjectPrefix;
using tix::TicketId;

Desk desk_named(std::string name, std::string mark = "") {
  Desk desk;
  desk.name = std::move(name);
  desk.mark = std::move(mark);
  return desk;
}

}  // namespace

TEST_CASE("mail subject: a mark that was written is found, and gone from the title") {
  Random random{1};
  constexpr std::array<std::string_view, 8> kNames = {"Toko", "Blue Gull Ferries", "",        "[A] #1",
                                                      "Tokó", " two  blanks ",     "support", "]]"};
  constexpr std::array<std::string_view, 7> kWords = {"Re:", "foo", "[other #3]", "[", "] ", "#5", "[Tok"};
  for (int i = 0; i < 5000; ++i) {
    const Desk desk = desk_named(std::string(one_of(random, kNames)));
    const TicketId ticket{pick(random, 1, 999'999)};
    std::string before, after;
    for (auto words = pick(random, 0, 3); words > 0; --words)
      before += std::string(one_of(random, kWords)) + " ";
    for (auto words = pick(random, 0, 3); words > 0; --words)
      after += " " + std::string(one_of(random, kWords));
    const std::string subject = before + tix::subject_mark(desk, ticket) + after;
    INFO(subject);
    REQUIRE(tix::marked_ticket(desk, subject) == ticket);
    const std::string title = tix::title_of_subject(desk, subject);
    REQUIRE(title.find(tix::subject_mark(desk, ticket)) == std::string::npos);
    REQUIRE(title.size() < subject.size());
  }
}

TEST_CASE("mail subject: the last mark of our name counts, in any case and with any blanks") {
  const Desk desk = desk_named("Toko Serba Ada", "Toko");
  CHECK(tix::subject_mark(desk, TicketId{42}) == "[Toko #42]");
  CHECK(tix::subject_mark(desk_named("Toko [A] #1"), TicketId{42}) == "[Toko A 1 #42]");
  CHECK(tix::subject_mark(desk_named(""), TicketId{42}) == "[support #42]");
  const auto marked = [&](std::string_view subject) { return tix::marked_ticket(desk, subject).value; };
  CHECK(marked("Re: foo [Toko #1] bar [Toko #2]") == 2);
  CHECK(marked("Re: foo [toko \t#42 ]") == 42);
  CHECK(marked("Re: foo [Toko\r\n #42]") == 42);
  for (const std::string_view subject :
       {"Re: foo [Warung #42]", "Re: foo [#42]", "Re: foo #42", "[Toko #]", "[Toko #0]", "[Toko #-1]",
        "[Toko #4x]", "[Toko #99999999999999999999]", "[Toko 42]", "Toko #42", "[Toko Serba Ada #42]",
        "[Toko #42", ""}) {
    INFO(subject);
    CHECK(marked(subject) == 0);
  }
}

TEST_CASE("mail subject: titles stand on one line") {
  const Desk desk = desk_named("Toko");
  CHECK(tix::title_of_subject(desk, "Re: Printer\r\n\tbroken [Toko #42]") == "Re: Printer broken");
  CHECK(tix::title_of_subject(desk, "[Toko #1] a [Toko #2]\x1b[2J") == "a [2J");
  CHECK(tix::title_of_subject(desk, " \t ") == "");
  CHECK(tix::title_of_subject(desk, "[Toko #42]") == "");
  CHECK(tix::title_of_subject(desk, std::string(499, 'a') + "éé") == std::string(499, 'a'));
  CHECK(tix::title_of_text("\n \n  It is\tbroken. \nHelp") == "It is broken.");
  CHECK(tix::title_of_text("\n \n") == "");
}

TEST_CASE("mail subject: the first prefix says whether a mail answers or was passed on") {
  for (const std::string_view subject : {"Fwd: a", "FW: Re: a [Toko #1]", "WG: foo", "Fwd[2]: a", "TR : a",
                                         "[list] Fwd: a", "转发：a", "Rv: a"})
    CHECK(tix::prefix_of_subject(subject) == SubjectPrefix::forward);
  for (const std::string_view subject :
       {"Re: Fwd: a", "AW: a", "RE: a", "Re (2): a", "[Toko #1] Re: a", "Antw: a"})
    CHECK(tix::prefix_of_subject(subject) == SubjectPrefix::reply);
  for (const std::string_view subject :
       {"a", "", "Forward: a", "Fwd a", "About re: a", "[", ":", "(1): a", "[a]"})
    CHECK(tix::prefix_of_subject(subject) == SubjectPrefix::none);
}

TEST_CASE("mail subject: beginnings") {
  const std::vector<std::string> absent = {"AUTO:", "Out of office", ""};
  CHECK(tix::begins_with_any(" auto: away", absent));
  CHECK(tix::begins_with_any("Out of Office: Budi", absent));
  CHECK_FALSE(tix::begins_with_any("Re: Out of office", absent));
  CHECK_FALSE(tix::begins_with_any("AUTO", absent));
  CHECK_FALSE(tix::begins_with_any("", absent));
}

TEST_CASE("mail subject: a quarter of a megabyte of beginnings of marks takes no longer than its bytes") {
  const Desk desk = desk_named("Toko");
  std::string subject;
  while (subject.size() < 256'000) subject += "[Toko #";
  CHECK(tix::marked_ticket(desk, subject) == TicketId{});
  CHECK(tix::title_of_subject(desk, subject).size() == 500);
  std::string marks;
  while (marks.size() < 256'000) marks += "[Toko #1]";
  CHECK(tix::title_of_subject(desk, marks).empty());
}
