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
  std::string address;  ///< mail address or name, as typed for the requester; unique
  std::string org;
  std::string plan;
};

/// The kinds of facts about a customer. `known` records that the customer exists.
enum class CustomerFactKind : std::uint8_t { name, org, plan, known };
inline constexpr auto kCustomerFactNames = enum_names<CustomerFactKind>({"name", "org", "plan", "known"});

}  // namespace tix
