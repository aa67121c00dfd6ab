// Rows of text as typed rows, for tickets and events alike.
#pragma once

#include "desk/import/import_columns.hpp"
#include "desk/import/import_state.hpp"
#include "desk/import/import_values.hpp"
#include "desk/work/work.hpp"
#include "tix/ticket/name_table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tix::desk {

/// The requesters of an import: found or added once, and remembered while there is room.
class ImportCustomers {
 public:
  /// `work` must outlive this.
  explicit ImportCustomers(Work& work) : work_(&work) {}

  /// Returns the customer with this address, adding one if there is none; 0 for an empty address.
  CustomerId customer_at(std::string_view address);

 private:
  Work* work_;
  std::unordered_map<std::string, CustomerId> known_;
};

/// Turns names and customers into numbers. Without a table to add them to, every number is 0: for rows that
/// are only checked.
class ImportNames {
 public:
  ImportNames() = default;
  ImportNames(NameTable& names, ImportCustomers& customers) : names_(&names), customers_(&customers) {}

  template <class IdType>
  IdType intern(std::string_view text) const {
    return names_ ? names_->intern<IdType>(text) : IdType{};
  }
  CustomerId customer(std::string_view address) const {
    return customers_ ? customers_->customer_at(address) : CustomerId{};
  }

 private:
  NameTable* names_ = nullptr;
  ImportCustomers* customers_ = nullptr;
};

/// One row of `import tickets`. Times are as given and may be in any order.
struct TicketRow {
  std::string ref;
  std::string title;  ///< the ref if the row has none
  std::string body;
  RowState state;
  std::optional<Status> status;
  ResolutionId resolution;  ///< 0: none given
  AgentId agent;
  Instant created_at;
  std::optional<Instant> assigned_at, first_response_at, resolved_at, closed_at, updated_at;
  int satisfaction = 0;  ///< 0: none given
};

/// One row of `import events`.
struct EventRow {
  std::string ref;
  Instant at;
  std::string actor;
  bool ignored = false;  ///< its activity is ignored
  RowState state;
  std::optional<Status> status;
  std::optional<ResolutionId> resolution;
  std::optional<HoldReasonId> hold_reason;
  std::string message;
  bool is_public = true;
  bool reply = false;  ///< an answer without text
};

/// Reads rows. Throws Error{usage} for the first mistake in a row.
class ImportRowReader {
 public:
  /// All must outlive this object. `desk_zone` is for times without a zone.
  ImportRowReader(const ImportColumns& columns, const Zone& desk_zone, ImportNames names)
      : columns_(&columns), times_(columns.mapping(), desk_zone), names_(names) {}

  TicketRow ticket(const SourceRow& row) const;
  /// Reads the first event row of a ticket: a field it leaves empty has the default of the mapping.
  EventRow first_event(const SourceRow& row) const { return event_row(row, Empty::is_default); }
  /// Reads a later one: a field it leaves empty does not change.
  EventRow event(const SourceRow& row) const { return event_row(row, Empty::is_unchanged); }

 private:
  enum class Empty { is_default, is_unchanged };

  EventRow event_row(const SourceRow& row, Empty empty) const;
  std::string ref_of(const SourceRow& row) const;
  std::optional<Instant> time(ImportField field, const SourceRow& row) const;

  const ImportColumns* columns_;
  ImportTimes times_;
  ImportNames names_;
};

}  // namespace tix::desk
