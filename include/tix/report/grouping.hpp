// The grouping of tickets into the rows of a report, as given by `--by`.
#pragma once

#include "tix/calendar/period.hpp"
#include "tix/report/report.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// The value of one field by which a row groups tickets. Sorts in the order of the enumeration, then byte by
/// byte, with the empty value last.
struct GroupKey {
  int order = 0;
  std::string text;

  friend std::strong_ordering operator<=>(const GroupKey& x, const GroupKey& y);
  friend bool operator==(const GroupKey&, const GroupKey&) = default;
};

/// Returns the key of a name. The empty name sorts after all others.
GroupKey name_key(std::string_view name);

/// The parts of a ticket that a filter or grouping reads, with one bit per part. All but the last are kept in
/// state intervals and are therefore known for every instant of the past.
enum TicketPart : std::uint8_t {
  kStatusPart = 1u << 0,
  kPriorityPart = 1u << 1,
  kTeamPart = 1u << 2,
  kAgentPart = 1u << 3,
  kCategoryPart = 1u << 4,
  kPolicyPart = 1u << 5,
  kHoldReasonPart = 1u << 6,
  kOtherPart = 1u << 7
};
using TicketParts = std::uint8_t;

struct GroupField;  // a row of the table of fields

/// A grouping by one or two fields, at most one of which is a period, or by none, which gives a single row.
class Grouping {
 public:
  /// Parses `team`, `priority,team`, `month,team` or `none`. Throws Error{usage} with the accepted names.
  static Grouping parse(std::string_view text);

  /// Returns the key columns in the order given.
  std::vector<Column> columns() const;
  /// Returns the unit of the period, or nullopt if there is none.
  std::optional<PeriodUnit> period() const;
  /// Returns whether there is a field other than the period.
  bool has_field() const;
  /// Returns the parts of a ticket that `keys` reads.
  TicketParts parts() const;
  /// Returns the keys of the rows that a ticket belongs to, without the period. A ticket with several tags or
  /// breached clocks belongs to several rows, so that their sum can exceed the total.
  std::vector<std::vector<GroupKey>> keys(const TicketFacts& facts) const;
  /// Returns the whole key of a row: `keys` with the period, at index `index` of the report, in its place.
  std::vector<GroupKey> in_period(std::vector<GroupKey> keys, std::size_t index, const Period& period) const;

 private:
  std::vector<const GroupField*> fields_;
};

}  // namespace tix
