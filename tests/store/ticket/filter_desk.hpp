// Stores the random tickets of the laws of filters: rows, names, customers, bindings, messages.
#pragma once

#include "core/filter/filter_world.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/ticket/filter_sql.hpp"
#include "tix/sla/binding.hpp"

#include <vector>

namespace tix::filter_test {

class FilterDesk {
 public:
  FilterDesk(std::uint64_t seed, int tickets);

  store::Database& database() { return database_; }
  const NameTable& names() const { return names_; }
  store::FilterScope scope() const { return {kNow, false, kWindow, WallSeconds{300}, &names_, &tiers_}; }
  const std::vector<World>& worlds() const { return worlds_; }

 private:
  World random_ticket(Random& random, TicketId id);
  void store_messages(Random& random, World& world);

  test::TempFolder folder_;
  store::Database database_;
  NameTable names_;
  TeamTiers tiers_;
  std::vector<Customer> customers_;
  BindingTable bindings_;
  std::vector<std::string> refs_;
  ChangeId standing_, undone_;
  std::vector<World> worlds_;
};

}  // namespace tix::filter_test
