// Redacting removes the words from all files and keeps everything else.
#include "desk/work/redact.hpp"

#include "desk/work/random_work.hpp"
#include "tix/sla/fold.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

/// Returns every byte of the database and the files next to it.
std::string bytes_of_files(const std::string& database) {
  std::string all;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    std::ifstream file(database + suffix, std::ios::binary);
    all.append(std::istreambuf_iterator<char>(file), {});
  }
  return all;
}

/// The end of a word that occurs in this message only. The index of words stores it whole, because no other
/// word begins like it.
std::string rare_ending(int number) {
  return fmt::format("zulufoxtrot{}x", number);
}

std::string text_of(int number, std::size_t words) {
  const auto letter = [](int n) { return static_cast<char>('a' + n); };
  std::string text = {letter(number / 26), letter(number % 26)};
  text += rare_ending(number) + ' ';
  for (std::size_t i = 0; i < words; ++i) text += fmt::format("secret{}word{} ", number, i);
  return text;
}

}  // namespace

TEST_CASE("after a redaction no word of the message is in any file, long or short, and others stay",
          "[slow]") {
  Random random{77};
  for (int round = 0; round < 6; ++round) {
    ImportDesk desk;
    store::Database& database = desk.database();
    constexpr int kMessages = 40;
    std::vector<std::size_t> lengths;
    {
      desk::Work work(database, desk.author());
      work.create(create(work.action_context(desk.now), titled("one")));
      work.commit();
    }
    for (int number = 0; number < kMessages; ++number) {
      lengths.push_back(pick(random, 0, 4) ? 5 : 900);  // the long ones span pages
      desk::Work work(database, desk.author());
      const ActionContext context = work.action_context(desk.now);
      work.record(TicketId{1},
                  note(context, work.ticket(TicketId{1}, desk.now), text_of(number, lengths.back())));
      work.commit();
    }
    REQUIRE(database.empty_log());
    const auto events = store::events_of(database, TicketId{1});
    std::vector<std::int64_t> messages;
    for (const Event& event : events)
      if (event.kind == EventKind::message) messages.push_back(event.seq);
    const auto victim = static_cast<int>(pick(random, 1, kMessages - 2));
    const auto at = static_cast<std::size_t>(victim);
    REQUIRE(bytes_of_files(database.file()).find(fmt::format("secret{}word0 ", victim)) != std::string::npos);
    {
      desk::Work work(database, desk.author());
      desk::redact(work, work.action_context(desk.now), TicketId{1}, messages[at], "a card number");
      work.commit();
    }
    REQUIRE(database.empty_log());
    const std::string bytes = bytes_of_files(database.file());
    INFO("round " << round << ", message " << victim << " of " << lengths[at] << " words");
    REQUIRE(bytes.find(rare_ending(victim)) == std::string::npos);
    for (std::size_t word = 0; word < lengths[at]; ++word)
      REQUIRE(bytes.find(fmt::format("secret{}word{} ", victim, word)) == std::string::npos);
    for (const int neighbour : {victim - 1, victim + 1})
      CHECK(bytes.find(fmt::format("secret{}word0 ", neighbour)) != std::string::npos);
    CHECK_FALSE(store::get_body(database, TicketId{1}, messages[at]));
    CHECK(store::get_body(database, TicketId{1}, messages[at + 1]) == text_of(victim + 1, lengths[at + 1]));
    CHECK(store::events_of(database, TicketId{1}).size() == events.size() + 1);
  }
}

TEST_CASE("redacting again records nothing, and a message must be there") {
  ImportDesk desk;
  desk::Work work(desk.database(), desk.author());
  const ActionContext context = work.action_context(desk.now);
  NewTicket ticket = titled("one");
  ticket.body = "4111 1111 1111 1111";
  work.create(create(context, ticket));
  const auto events = work.past(TicketId{1}, desk.now);
  const std::int64_t message = events[1].seq;
  REQUIRE(events[1].kind == EventKind::message);
  CHECK(desk::redact(work, context, TicketId{1}, message, "a card number").added.size() == 1);
  CHECK(desk::redact(work, context, TicketId{1}, message, "again").added.empty());
  for (const std::int64_t none : {std::int64_t{1}, std::int64_t{99}}) {
    try {
      desk::redact(work, context, TicketId{1}, none, "r");
      FAIL("redacted what is no message");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::not_found);
      CHECK(error.hint() == fmt::format("its messages: {}", message));
    }
  }
}
