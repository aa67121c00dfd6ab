// Sending: nothing is sent twice automatically, whatever dies when. Also back-off, old notifications, and one
// sender at a time.
#include "desk/sweep/send_outbox.hpp"

#include "desk/intake/attach_files.hpp"
#include "desk/work/notifying_desk.hpp"
#include "store/outbox/send_lease.hpp"
#include "tix/text/error.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <limits>
#include <map>
#include <random>
#include <thread>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tix;
using namespace tix::test;

namespace {

constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();

std::string write_id(const desk::Outgoing& mail) {
  return mail.row.message_id + '\n';
}

/// A transport that returns the same result for every mail.
desk::MailTransport transport(desk::SendAttempt answer, std::vector<std::string>* delivered = nullptr) {
  return {[](const desk::Outgoing& mail) { return mail.body; },
          [=](const std::string& mail) {
            if (delivered != nullptr) delivered->push_back(mail);
            return answer;
          },
          [] { return kNow; }};
}
const desk::SendAttempt kWell{true, true, {}};
const desk::SendAttempt kBadly{false, true, "mailbox full"};

}  // namespace

TEST_CASE(
    "law: two at once and killed at any moment, no mail is delivered twice, and a sent one was delivered",
    "[kill][slow]") {
  std::mt19937_64 random{8};
  NotifyingDesk desk;
  const TicketId id = desk.ticket();
  constexpr int kMails = 60;
  for (int i = 0; i < kMails; ++i) desk.reply_to(id, fmt::format("answer {}", i));
  const std::string log = desk.database().file() + ".delivered";
  const std::string file = desk.database().file();
  // Each sender's clock is up to two leases from the others', so that some take a lease that is still held.
  std::int64_t minutes = 0;
  const auto send = [&](bool mortal) {
    auto database = store::Database::open(file, store::Access::write);
    const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    std::minstd_rand own{static_cast<unsigned>(::getpid())};
    const auto die_now_and_then = [&] {
      if (own() % 16 == 0) ::raise(SIGKILL);
    };
    const auto deliver = [&](const std::string& mail) {
      if (mortal) die_now_and_then();
      const bool written = ::write(out, mail.data(), mail.size()) == static_cast<ssize_t>(mail.size());
      if (mortal) die_now_and_then();
      return desk::SendAttempt{written, true, {}};
    };
    desk::send_outbox(database, kNow, kAll,
                      {write_id, deliver, [&] { return kNow + WallSeconds{60 * minutes}; }});
  };
  const auto start = [&] {
    minutes += static_cast<std::int64_t>(random() % 5);
    const pid_t child = fork();
    if (child != 0) return child;
    try {
      send(true);
    } catch (...) {
      _exit(2);
    }
    _exit(0);
  };
  int kills = 0;
  for (int round = 0; round < 400; ++round) {
    const std::array<pid_t, 2> senders{start(), start()};
    int ended = 0;
    for (const pid_t sender : senders) {
      std::this_thread::sleep_for(std::chrono::microseconds(random() % 30000));
      ::kill(sender, SIGKILL);
      int status = 0;
      REQUIRE(waitpid(sender, &status, 0) == sender);
      REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
      ended += WIFEXITED(status);
    }
    kills += 2 - ended;
    if (desk::to_be_sent(desk.database(), kNow, 1).empty()) break;
  }
  minutes += 3;
  send(false);
  std::map<std::string, int> delivered;
  std::ifstream lines(log);
  for (std::string line; std::getline(lines, line);) ++delivered[line];
  int sent = 0;
  for (const store::OutboxRow& row : desk.outbox()) {
    REQUIRE(delivered[row.message_id] <= 1);
    REQUIRE((row.state == OutboxState::sent || row.state == OutboxState::unknown));
    if (row.state == OutboxState::sent) REQUIRE(delivered[row.message_id] == 1);
    sent += row.state == OutboxState::sent;
  }
  CHECK(kills > 0);
  CHECK(sent > 0);
  ::unlink(log.c_str());
}

TEST_CASE("a failed mail waits longer each time, then is given up; retry begins anew") {
  NotifyingDesk desk;
  desk.reply_to(desk.ticket(), "an answer");
  Instant now = desk.outbox().front().created_at;
  int tries = 0;
  while (desk.outbox().front().state == OutboxState::queued) {
    REQUIRE(desk::send_outbox(desk.database(), now, kAll, transport(kBadly)).failed() == 1);
    ++tries;
    const store::OutboxRow row = desk.outbox().front();
    CHECK(row.attempts == tries);
    CHECK(row.last_error == "mailbox full");
    if (!row.next_try_at) break;
    const auto too_early =
        desk::send_outbox(desk.database(), *row.next_try_at - WallSeconds{1}, kAll, transport(kWell));
    CHECK(too_early.tried.empty());
    now = *row.next_try_at;
  }
  CHECK(tries == 7);
  CHECK(desk.outbox().front().state == OutboxState::failed);

  // Also long after: it is the retry that counts, not the reply.
  now = now + WallSeconds{30 * 86400};
  desk::retry(desk.database(), {1}, now);
  CHECK(desk::send_outbox(desk.database(), now, kAll, transport(kWell)).sent() == 1);
  CHECK(desk.outbox().front().sent_at == now);
  CHECK_THROWS_WITH(desk::retry(desk.database(), {1}, now), "notification 1 is already sent");
  CHECK_THROWS_WITH(desk::retry(desk.database(), {9}, now), "no notification 9");
}

TEST_CASE("what waited for three days is not sent any more, and what was being sent is not known") {
  NotifyingDesk desk;
  const TicketId id = desk.ticket();
  desk.reply_to(id, "old");
  desk.reply_to(id, "older");
  store::OutboxRow row = desk.outbox().back();
  row.state = OutboxState::sending;
  store::set_outbox_state(desk.database(), row);
  const auto result = desk::send_outbox(desk.database(), row.created_at + kOldestSent + WallSeconds{1}, kAll,
                                        transport(kWell));
  CHECK(result.tried.empty());
  CHECK(result.too_old == 1);
  CHECK(result.left_behind == 1);
  CHECK(desk.outbox()[0].state == OutboxState::failed);
  CHECK(desk.outbox()[1].state == OutboxState::unknown);
}

TEST_CASE("a mail command that cannot be started costs no mail a try") {
  NotifyingDesk desk;
  const TicketId id = desk.ticket();
  desk.reply_to(id, "one");
  desk.reply_to(id, "two");
  const Instant now = desk.outbox().front().created_at;
  const auto result =
      desk::send_outbox(desk.database(), now, kAll, transport({false, false, "no program x"}));
  CHECK(result.stopped == "no program x");
  for (const store::OutboxRow& row : desk.outbox()) {
    CHECK(row.state == OutboxState::queued);
    CHECK(row.attempts == 0);
  }
  const desk::MailTransport cannot_write{
      [](const desk::Outgoing&) -> std::string { throw Error(ErrorKind::storage, "no"); },
      [](const std::string&) { return kWell; }, [] { return kNow; }};
  CHECK_THROWS_AS(desk::send_outbox(desk.database(), now, kAll, cannot_write), Error);
  CHECK(desk.outbox().front().state == OutboxState::queued);
  CHECK(desk.outbox().front().attempts == 0);
}

TEST_CASE("a mail says what it quotes; a limit is exact; a second sender leaves at once") {
  NotifyingDesk desk;
  const TicketId id = desk.ticket();
  desk.act(id, [](const ActionContext& a, const Ticket& t) {
    return watch(a, t, a.agent("budi"), Watching::begins);
  });
  desk.reply_to(id, "Restart it.");
  desk.reply_to(id, "And now?");
  std::vector<std::string> delivered;
  const Instant now = desk.outbox().front().created_at;
  CHECK(desk::to_be_sent(desk.database(), now, 3).size() == 3);
  {
    const store::SendLease other(desk.database(), kNow);
    REQUIRE(other.is_held());
    CHECK(desk::send_outbox(desk.database(), now, kAll, transport(kWell, &delivered)).busy);
    CHECK(delivered.empty());
  }
  CHECK(desk::send_outbox(desk.database(), now, 3, transport(kWell, &delivered)).sent() == 3);
  CHECK(delivered == std::vector<std::string>{
                         "tester changed the status from new to open.\ntester replied:\n\nRestart it.",
                         "Restart it.", "tester replied:\n\nAnd now?"});
  CHECK(desk::send_outbox(desk.database(), now, kAll, transport(kWell)).sent() == 1);
}

TEST_CASE("a sender that stood still for too long stops, and its result is stored") {
  NotifyingDesk desk;
  const TicketId id = desk.ticket();
  desk.reply_to(id, "one");
  desk.reply_to(id, "two");
  const Instant now = desk.outbox().front().created_at;
  Instant time = kNow;
  desk::MailTransport slow = transport(kWell);
  slow.clock = [&] { return time; };
  slow.deliver = [&](const std::string&) {
    time = time + store::SendLease::kLength;
    const auto other = desk::send_outbox(desk.database(), now, 0, slow);  // finds a mail that is being sent
    CHECK(other.left_behind == 1);
    const store::SendLease another(desk.database(), time);
    CHECK(another.is_held());
    time = time - WallSeconds{1};
    return kWell;
  };
  const auto result = desk::send_outbox(desk.database(), now, kAll, slow);
  CHECK(result.sent() == 1);
  CHECK(result.busy);
  CHECK(desk.outbox()[0].state == OutboxState::sent);
  CHECK(desk.outbox()[1].state == OutboxState::queued);
}

TEST_CASE("what failed late does not undo what others have done since") {
  NotifyingDesk desk;
  desk.reply_to(desk.ticket(), "one");
  const Instant now = desk.outbox().front().created_at;
  desk::MailTransport slow = transport(kBadly);
  slow.deliver = [&](const std::string&) {
    store::OutboxRow row = desk.outbox().front();
    row.state = OutboxState::sent;  // by another sender, after a retry
    store::set_outbox_state(desk.database(), row);
    return kBadly;
  };
  desk::send_outbox(desk.database(), now, kAll, slow);
  CHECK(desk.outbox().front().state == OutboxState::sent);
}

TEST_CASE("a mail to the customer has the files of its message, and no notification has them") {
  NotifyingDesk desk;
  const TicketId id = desk.ticket();
  desk.act(id, [](const ActionContext& a, const Ticket& t) {
    return watch(a, t, a.agent("budi"), Watching::begins);
  });
  {
    desk::Author by = desk.author();
    by.actor = "tester";
    desk::Work work(desk.database(), by);
    const Recorded recorded =
        work.record(id, reply(work.action_context(desk.now), work.ticket(id, desk.now), "see", {}));
    desk::attach_files(work, id, recorded, {{"a.png", std::string("\0b", 2)}, {"../a.png", "c"}});
    desk::notify_of(work, id);
    work.commit();
  }
  desk.reply_to(id, "without");
  std::map<std::string, std::vector<std::string>> sent;
  desk::MailTransport files = transport(kWell);
  files.write = [&](const desk::Outgoing& mail) {
    for (const desk::OutgoingFile& file : mail.files)
      sent[mail.row.address].push_back(file.name + " " + file.type + " " + file.bytes);
    return mail.body;
  };
  CHECK(desk::send_outbox(desk.database(), desk.now, kAll, files).sent() == 4);
  CHECK(sent == std::map<std::string, std::vector<std::string>>{
                    {"ana@acme.test", {std::string("a.png image/png \0b", 18), "a-2.png image/png c"}}});
}
