// What the policies of bindings are called.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/ids.hpp"

#include <string>
#include <unordered_map>

namespace tix::store {

/// Each is looked up once: there are some dozens.
class PolicyNames {
 public:
  explicit PolicyNames(Database& database) : database_(&database) {}

  /// Empty for no binding.
  const std::string& of(BindingId binding) {
    const auto known = names_.find(binding);
    if (known != names_.end()) return known->second;
    auto name = database_->query("binding_policy").value<std::string>(binding);
    return names_.emplace(binding, std::move(name).value_or("")).first->second;
  }

 private:
  Database* database_;
  std::unordered_map<BindingId, std::string> names_;
};

}  // namespace tix::store
