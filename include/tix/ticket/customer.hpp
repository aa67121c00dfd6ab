// The customer who requests a ticket.
#pragma once

#include "tix/ticket/ids.hpp"

#include <string>

namespace tix {

/// The customer fields available to filters and policies. `org` and `plan` are empty if unknown.
struct Customer {
  CustomerId id;
  std::string address;  ///< mail address or name, as typed for the requester; unique
  std::string org;
  std::string plan;
};

}  // namespace tix
