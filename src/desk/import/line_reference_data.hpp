// Stores the lines that the events of a desk refer to as they are read.
#pragma once

#include "desk/import/event_line_fields.hpp"
#include "store/sqlite/database.hpp"
#include "tix/sla/binding.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/name_table.hpp"

#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace tix::desk {

/// Stores names, desk versions, bindings, customers, changes and absences. Every number must be the next one,
/// as it was assigned in that order.
class LineReferenceData {
 public:
  /// `database` has none of these, and must outlive this object.
  explicit LineReferenceData(store::Database& database) : database_(&database) {}

  /// Stores a line of any kind but an event's. Throws Error{usage} or Error{desk}, without file and line.
  void add(const LineFields& line);
  /// Checks, before the first event and at the end, that the lines make a working desk.
  void finish();

  const NameTable& names() const { return names_; }
  const BindingTable& bindings() const { return bindings_; }
  BindingId last_binding() const { return last_binding_; }
  ChangeId last_change() const { return last_change_; }
  /// Returns whether a later change undoes this one.
  bool is_undone(ChangeId change) const { return undone_.contains(change); }
  /// Returns the number of a name; 0 for an empty text. Throws Error{usage} if no line declares it.
  AgentId agent(std::string_view name) const;

 private:
  void add_name(const LineFields& line);
  void add_desk_version(const LineFields& line);
  void add_binding(const LineFields& line);
  void add_customer(const LineFields& line);
  void add_change(const LineFields& line);
  void add_customer_fact(const LineFields& line);
  CustomerId customer_named(std::string_view address) const;
  void add_absence(const LineFields& line);
  std::shared_ptr<const Calendar> calendar(std::string_view canonical);

  store::Database* database_;
  NameTable names_;
  BindingTable bindings_;
  std::unordered_map<std::string, std::shared_ptr<const Calendar>> calendars_;
  std::unordered_set<ChangeId> undone_;
  std::string newest_desk_;
  DeskVersionId last_version_;
  BindingId last_binding_;
  ChangeId last_change_;
};

}  // namespace tix::desk
