// The customer who requests a ticket.
#pragma once

#include "tix/text/enum_table.hpp"
#include "tix/ticket/ids.hpp"

#include <cstdint>
#include <string>

namespace tix {

/// The customer fields available to filters and policies. `org` and `plan` are empty if unknown.
struct Customer {
  CustomerId id;
  std::string address;  ///< the first one, the name in lists; unique
  std::string org;
  std::string plan;
};

/// The kinds of facts about a customer. `known` records that the customer exists; `bouncing` that mail to one
/// of their addresses came back, and `reached` that something came from it since.
enum class CustomerFactKind : std::uint8_t {
  name,
  org,
  plan,
  known,
  address_added,
  address_removed,
  merged,
  unmerged,
  bouncing,
  reached
};
inline constexpr auto kCustomerFactNames =
    enum_names<CustomerFactKind>({"name", "org", "plan", "known", "address_added", "address_removed",
                                  "merged", "unmerged", "bouncing", "reached"});
/// Returns whether the fact is one of the particulars that a policy can depend on, or the name.
constexpr bool is_particular(CustomerFactKind kind) {
  return kind == CustomerFactKind::name || kind == CustomerFactKind::org || kind == CustomerFactKind::plan;
}

}  // namespace tix
