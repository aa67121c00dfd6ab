// Requesters of an import: found or added once, remembered while there is room.
#pragma once

#include "store/people/people_store.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

namespace tix::desk {

class ImportCustomers {
 public:
  explicit ImportCustomers(store::Database& database) : database_(&database) {}

  /// The customer with this address, added if there is none; 0 for an empty one.
  CustomerId of(std::string_view address) {
    if (address.empty()) return {};
    std::string key(address);
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    if (known_.size() >= kMostKept) known_.clear();  // memory must not grow with the file
    const CustomerId id = store::find_or_add_customer(*database_, address);
    known_.emplace(std::move(key), id);
    return id;
  }

 private:
  static constexpr std::size_t kMostKept = std::size_t{1} << 15;

  store::Database* database_;
  std::unordered_map<std::string, CustomerId> known_;
};

}  // namespace tix::desk
