// `--by`: how a report's tickets are put into rows.
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

/// What a row stands for in one field. Sorts by the order of an enumeration, then bytewise; empty comes last.
struct GroupKey {
  int order = 0;
  std::string text;

  friend std::strong_ordering operator<=>(const GroupKey& x, const GroupKey& y);
  friend bool operator==(const GroupKey&, const GroupKey&) = default;
};

/// The key of a name; of an empty one it comes after all others.
GroupKey name_key(std::string_view name);

/// What of a ticket a question looks at, a bit each: what its spans keep for every instant of its past, or
/// anything else.
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

/// One or two fields, one of which may be a period; or none (one row).
class Grouping {
 public:
  /// `team`, `priority,team`, `month,team`, `none`. Anything else is a usage error with the accepted names.
  static Grouping parse(std::string_view text);

  /// The key columns, in order.
  std::vector<Column> columns() const;
  /// Over which periods, if at all.
  std::optional<PeriodUnit> period() const;
  /// True when there is a field beside the period.
  bool has_field() const;
  /// What `keys` looks at.
  TicketParts parts() const;
  /// The rows a ticket belongs to, leaving periods aside; more than one only for tags and breached clocks, so
  /// that rows may overlap.
  std::vector<std::vector<GroupKey>> keys(const TicketFacts& facts) const;
  /// A row's whole key: `keys` with the period in its place, the `index`th of the report.
  std::vector<GroupKey> in_period(std::vector<GroupKey> keys, std::size_t index, const Period& period) const;

 private:
  std::vector<const GroupField*> fields_;
};

}  // namespace tix
