// Who asks.
#pragma once

#include "tix/ticket/ids.hpp"

#include <string>

namespace tix {

/// What a filter can see of a customer.
struct Customer {
  CustomerId id;
  std::string address;  ///< mail address or name: what was typed as requester; unique
  std::string org;
  std::string plan;
};

}  // namespace tix
