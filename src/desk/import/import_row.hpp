// Rows of text as typed rows: the same reading for tickets and events.
#pragma once

#include "desk/import/import_columns.hpp"
#include "desk/import/import_customers.hpp"
#include "desk/import/import_state.hpp"
#include "desk/import/import_values.hpp"
#include "tix/ticket/name_table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix::desk {

/// Names and customers as numbers. Without a table to take them in every name is 0: for rows that are only
/// checked.
class ImportNames {
 public:
  ImportNames() = default;
  ImportNames(NameTable& names, ImportCustomers& customers) : names_(&names), customers_(&customers) {}

  template <class IdType>
  IdType of(std::string_view text) const {
    return names_ ? names_->intern<IdType>(text) : IdType{};
  }
  CustomerId customer(std::string_view address) const {
    return customers_ ? customers_->of(address) : CustomerId{};
  }

 private:
  NameTable* names_ = nullptr;
  ImportCustomers* customers_ = nullptr;
};

/// What one row of `import tickets` says. Times are as given: none is earlier than another by rule.
struct TicketRow {
  std::string ref;
  std::string title;  ///< the ref where the row has none
  std::string body;
  RowState state;
  std::optional<Status> status;
  ResolutionId resolution;  ///< 0: none given
  AgentId agent;
  Instant created_at;
  std::optional<Instant> assigned_at, first_response_at, resolved_at, closed_at, updated_at;
  int satisfaction = 0;  ///< 0: none given
};

/// What one row of `import events` says.
struct EventRow {
  std::string ref;
  Instant at;
  std::string actor;
  bool ignored = false;  ///< its activity is one to leave out
  RowState state;
  std::optional<Status> status;
  std::optional<ResolutionId> resolution;
  std::optional<HoldReasonId> hold_reason;
  std::string message;
  bool is_public = true;
  bool reply = false;  ///< an answer without words
};

/// Error usage for the first thing wrong with the row.
class ImportRowReader {
 public:
  /// All outlive this. `desk_zone` is for times that name none.
  ImportRowReader(const ImportColumns& columns, const Zone& desk_zone, ImportNames names)
      : columns_(&columns), times_(columns.mapping(), desk_zone), names_(names) {}

  TicketRow ticket(const SourceRow& row) const;
  /// Defaults are for the first row of a ticket: what a later one does not say stays as it is.
  EventRow event(const SourceRow& row, bool is_first) const;

 private:
  std::string ref_of(const SourceRow& row) const;
  std::optional<Instant> time(ImportField field, const SourceRow& row) const;

  const ImportColumns* columns_;
  ImportTimes times_;
  ImportNames names_;
};

}  // namespace tix::desk
