// Slices: a ticket as it was in an interval, and as it is now in the fields without a history.
#include "tix/report/slicing.hpp"

#include "core/policy/small_desk.hpp"
#include "tix/filter/filter.hpp"
#include "tix/text/text_words.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

Filter filter_of(const std::string& text) {
  return Filter::parse(text, FilterUse::query, {});
}

}  // namespace

TEST_CASE("slicing: a filter reports the parts that it needs, and fields without a history need all") {
  CHECK(parts_of({}) == 0);
  CHECK(parts_of(filter_of("team:a not:priority:low")) == (kTeamPart | kPriorityPart));
  CHECK(parts_of(filter_of("is:open or category:x")) == (kStatusPart | kCategoryPart));
  CHECK(parts_of(filter_of("is:unassigned policy:vip")) == (kStatusPart | kAgentPart | kPolicyPart));
  for (const char* other : {"tag:a", "tier:2", "is:overdue", "customer:x", "text:vpn", "hops:1"})
    CHECK((parts_of(filter_of(other)) & (kOtherPart | kTeamPart | kStatusPart)) ==
          (kOtherPart | kTeamPart | kStatusPart));
}

TEST_CASE("slicing: the tier is that of the team at the time; texts and tags are those of now") {
  SmallDesk desk;
  const TeamId front = desk.names.intern<TeamId>("frontline"),
               back = desk.names.intern<TeamId>("specialists");
  const TeamTiers tiers = {{front, 1}, {back, 2}};
  const MessageSearch says_vpn = [](const SearchWord& word) { return has_word("the vpn is slow", word); };
  Ticket ticket;
  ticket.team = back;
  ticket.tags = {desk.names.intern<LabelId>("vip")};
  ticket.status = Status::closed;
  const TicketFacts facts{.ticket = ticket,
                          .customer = desk.customer,
                          .names = desk.names,
                          .as_of = at(5),
                          .reopen_window = WallSeconds{0},
                          .soon = WallSeconds{60},
                          .tiers = &tiers,
                          .messages = &says_vpn};
  StateInterval at_front, at_back;
  at_front.team = front;
  at_back.team = back;
  at_back.status = Status::resolved;
  const auto slices = [&](const std::string& text, const StateInterval& state_interval) {
    const Filter filter = filter_of(text);
    const Grouping by = Grouping::parse("status,team");
    Slicing slicing(filter, by, desk.names, desk.bindings);
    slicing.show(facts);
    slicing.at(state_interval.team == front
                   ? at_back
                   : at_front);  // asked before, but must not be remembered for this ticket
    const SliceSet found = slicing.at(state_interval);
    return found.empty() ? std::string("none")
                         : slicing.key(found.back())[0].text + " " + slicing.key(found.back())[1].text;
  };
  CHECK(slices("", at_front) == "new frontline");
  CHECK(slices("", at_back) == "resolved specialists");  // not closed, because it was not at the time
  CHECK(slices("tier:1", at_front) == "new frontline");
  CHECK(slices("tier:1", at_back) == "none");
  CHECK(slices("tier:2", at_back) == "resolved specialists");
  CHECK(slices("text:vpn tag:vip", at_front) == "new frontline");
  CHECK(slices("text:printer", at_front) == "none");
  CHECK(slices("status:resolved", at_back) == "resolved specialists");
  CHECK(slices("is:open", at_back) == "none");
  CHECK(slices("is:open tag:vip", at_front) == "new frontline");
}
