// `--by`: how a report's tickets are put into rows.
#pragma once

#include "tix/filter.hpp"
#include "tix/report.hpp"

#include <compare>
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

struct GroupField;  // a row of the table of fields

/// One or two fields, or none (one row).
class Grouping {
 public:
  /// `team`, `priority,team`, `none`. Anything else is a usage error with the accepted names.
  static Grouping parse(std::string_view text);

  /// The key columns, in order.
  std::vector<Column> columns() const;
  /// The rows a ticket belongs to; more than one only for tags and breached clocks, so that rows may overlap.
  std::vector<std::vector<GroupKey>> keys(const TicketFacts& facts) const;

 private:
  std::vector<const GroupField*> fields_;
};

}  // namespace tix
