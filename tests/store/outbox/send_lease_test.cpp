// The lease of the sender: one holder at a time, and nobody waits long for one that is gone.
#include "store/outbox/send_lease.hpp"

#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/transaction.hpp"

#include <array>
#include <optional>
#include <random>

#include <catch2/catch.hpp>

namespace tix::store {
namespace {

constexpr Instant kStart = Instant::from_unix(1'786'093'200);

bool renews(Database& database, SendLease& lease, Instant now) {
  Transaction transaction(database);
  const bool renewed = lease.renew(now);
  transaction.commit();
  return renewed;
}

}  // namespace

TEST_CASE("law: at most one lease can be renewed, and one that ended or lies too far ahead blocks nobody") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  std::mt19937 random{21};
  std::array<std::optional<SendLease>, 3> senders;
  std::size_t holder = senders.size();  // as the test computes it; size(): nobody
  Instant until = kStart, now = kStart;
  for (int step = 0; step < 3000; ++step) {
    now = now + WallSeconds{static_cast<std::int64_t>(random() % 200) - (step % 7 == 0 ? 300 : 0)};
    const std::size_t who = random() % senders.size();
    auto& sender = senders.at(who);
    if (!sender) {
      const bool is_free = holder == senders.size() || until <= now || until > now + SendLease::kLength;
      sender.emplace(database, now);
      REQUIRE(sender->is_held() == is_free);
      if (is_free) {
        holder = who;
        until = now + SendLease::kLength;
      } else {
        sender.reset();
      }
    } else if (random() % 3 == 0) {
      sender.reset();
      if (holder == who) holder = senders.size();
    } else {
      REQUIRE(renews(database, *sender, now) == (holder == who));
      REQUIRE(sender->is_held() == (holder == who));
      if (holder == who) until = now + SendLease::kLength;
    }
  }
}

}  // namespace tix::store
