// Every mail of the corpus, taken in twice on a desk that sent what they answer. TIX_ACCEPT=1 writes
// tests/fixtures/mail/verdicts.tsv anew.
#include "desk/check/doctor.hpp"
#include "desk/intake/intake_desk.hpp"
#include "format/text/terminal_text.hpp"
#include "places.hpp"
#include "store/intake/part_store.hpp"
#include "tix/text/text_words.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {
namespace fs = std::filesystem;

fs::path mails() {
  return fs::path(testing::kSourceFolder) / "tests/fixtures/mail";
}

std::string bytes_of_file(const fs::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

/// Nine tickets, each answered by a mail that some fixture answers.
void send_what_they_answer(IntakeDesk& desk) {
  desk.take(bytes_of_file(mails() / "clients/plain.eml"));
  constexpr std::array<std::pair<const char*, const char*>, 9> kMails = {{
      {"ani@example.test", "r1.abcdef0123456789@toko.test"},
      {"dewi@example.com", "r2.00112233445566778899@toko.test"},
      {"yuki@example.org", "r3@toko.test"},
      {"juergen@example.org", "r4.8899aabbccddeeff0011@toko.test"},
      {"pia@example.com", "r5@toko.test"},
      {"chloe@example.com", "r6@toko.test"},
      {"gone@mail.example.net", "r7.fedcba9876543210@toko.test"},
      {"two@mail.example.org", "r8.1212343456567878@toko.test"},
      {"full@mail.example.org", "r9.5a5a6b6b7c7c8d8d@toko.test"},
  }};
  std::int64_t id = 0;
  for (const auto& [requester, message_id] : kMails) {
    if (++id > 1) desk.ticket(requester, "An older question");
    desk.name_mail(desk.reply(TicketId{id}, "Please switch it off and on.").id, message_id);
  }
  desk.notify_agent(TicketId{1}, "budi");
  desk.name_mail(desk.outbox().back().id, "n1.0123456789abcdef@toko.test");
}

std::string first_line_shown(IntakeDesk& desk, TicketId ticket, std::int64_t seq) {
  const auto body = store::get_message(desk.database(), ticket, seq);
  if (!body) return {};
  return std::string(body->shown_text().substr(0, body->shown_text().find('\n')));
}

std::string files_of(IntakeDesk& desk, TicketId ticket, std::int64_t seq) {
  std::string names;
  for (const store::PartRow& part : store::parts_of(desk.database(), ticket))
    if (part.seq == seq && part.role == PartRole::attachment)
      names += (names.empty() ? "" : ", ") + part.safe_name;
  return names;
}

/// Returns what became of a mail: verdict, ticket, author, title, first line shown, files and flags.
std::string line_of(IntakeDesk& desk, const std::string& name, const desk::TakenIn& taken) {
  const auto row = taken.id ? store::get_intake(desk.database(), taken.id) : std::nullopt;
  const std::int64_t seq = row ? row->seq : 0;
  std::string flags;
  for (const IntakeFlag flag : kIntakeFlagNames.enumerators())
    if (taken.decision.flags.has(flag))
      flags += (flags.empty() ? "" : ",") + std::string(kIntakeFlagNames[flag]);
  const std::string title = seq == 0 ? "" : desk.ticket_now(taken.ticket).title;
  std::string line = name;
  for (const std::string& cell :
       {std::string(name_of(taken.decision.verdict)), taken.ticket ? std::to_string(taken.ticket.value) : "",
        taken.decision.agent.empty() ? taken.decision.author.address : taken.decision.agent, title,
        first_line_shown(desk, taken.ticket, seq), files_of(desk, taken.ticket, seq), flags})
    line += '\t' + format::cut_to_width(format::escape_controls(cell, format::Breaks::mark), 200);
  return line;
}

}  // namespace

TEST_CASE("intake: every mail of the corpus becomes what its line says, and comes in once",
          "[slow][mail_verdicts]") {
  IntakeDesk desk;
  send_what_they_answer(desk);
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(mails()))
    if (entry.path().extension() == ".eml")
      names.push_back(entry.path().lexically_relative(mails()).generic_string());
  std::ranges::sort(names);
  std::vector<std::string> lines = {"file\tverdict\tticket\tauthor\ttitle\tshown\tfiles\tflags"};
  for (const std::string& name : names)
    lines.push_back(line_of(desk, name, desk.take(bytes_of_file(mails() / name))));
  if (std::getenv("TIX_ACCEPT") != nullptr) {
    std::ofstream out(mails() / "verdicts.tsv", std::ios::binary);
    for (const std::string& line : lines) out << line << '\n';
  }
  std::istringstream expected(bytes_of_file(mails() / "verdicts.tsv"));
  std::size_t at = 0;
  for (std::string line; std::getline(expected, line); ++at) {
    REQUIRE(at < lines.size());
    CHECK(lines[at] == line);
  }
  CHECK(at == lines.size());
  const std::string before = desk.value("SELECT count(*) FROM event");
  for (const std::string& name : names) {
    INFO(name);
    CHECK(desk.take(bytes_of_file(mails() / name)).decision.verdict == IntakeVerdict::duplicate);
  }
  CHECK(desk.value("SELECT count(*) FROM event") == before);
  CHECK(desk::examine(desk.database(), [](std::int64_t) {}).findings.empty());
}
