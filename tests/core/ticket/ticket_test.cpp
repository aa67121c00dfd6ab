// Words for statuses, priorities and levels; when a resolved ticket is closed.
#include "tix/ticket/ticket.hpp"

#include <random>
#include <string>

#include <catch2/catch.hpp>

namespace {

using tix::Instant;
using tix::Status;
using tix::WallSeconds;

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

}  // namespace

TEST_CASE("every name leads back to its enumerator, in any case") {
  for (const Status status : tix::kStatusNames.enumerators()) {
    CHECK(tix::status_named(tix::name_of(status)) == status);
    CHECK(tix::status_named(upper(tix::name_of(status))) == status);
  }
  for (const tix::Priority priority : tix::kPriorityNames.enumerators())
    CHECK(tix::priority_named(upper(tix::name_of(priority))) == priority);
  for (const tix::Level level : tix::kLevelNames.enumerators())
    CHECK(tix::level_named(upper(tix::name_of(level))) == level);
}

TEST_CASE("no other word is a status") {
  for (const std::string_view word : {"", "ope", "opened", " open", "open ", "new_", "0", "\xC3\x96pen"}) {
    CHECK_FALSE(tix::status_named(word));
    CHECK_FALSE(tix::priority_named(word));
    CHECK_FALSE(tix::level_named(word));
  }
}

TEST_CASE("resolved becomes closed exactly when the reopen window has passed, and nothing else changes") {
  std::mt19937_64 random(3);
  const auto between = [&](std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution{low, high}(random);
  };
  for (int round = 0; round < 2000; ++round) {
    tix::Ticket ticket;
    ticket.status = static_cast<Status>(between(0, 5));
    if (ticket.status == Status::resolved) ticket.resolved_at = Instant::from_unix(between(-1000, 1000));
    const WallSeconds window{between(0, 500)};
    const Instant now = Instant::from_unix(between(-1000, 2000));
    const bool closed = ticket.status == Status::closed ||
                        (ticket.resolved_at && now.unix() >= ticket.resolved_at->unix() + window.count);
    const Status expected = closed ? Status::closed : ticket.status;
    CHECK(tix::status_at(ticket, now, window) == expected);
  }
}

TEST_CASE("the window's last second is still within") {
  tix::Ticket ticket;
  ticket.status = Status::resolved;
  ticket.resolved_at = Instant::from_unix(1000);
  CHECK(tix::status_at(ticket, Instant::from_unix(1099), WallSeconds{100}) == Status::resolved);
  CHECK(tix::status_at(ticket, Instant::from_unix(1100), WallSeconds{100}) == Status::closed);
  CHECK(tix::status_at(ticket, Instant::from_unix(1000), WallSeconds{0}) == Status::closed);
}
