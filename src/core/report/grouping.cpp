// The fields by which a report can be grouped, one row each. A field gives the keys of a ticket; the keys of
// two fields are combined, and the period is inserted afterwards, because it belongs to the report and not to
// the ticket.
#include "tix/report/grouping.hpp"

#include "core/text/subject.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace tix {

using GroupKeys = std::vector<GroupKey>;

struct GroupField {
  std::string_view name;
  ColumnKind kind;
  TicketPart part;
  GroupKeys (*keys)(const TicketFacts&);  ///< null for a period
  std::optional<PeriodUnit> period = std::nullopt;
};

namespace {

constexpr int kLast = 1 << 20;  // sorts after the enumerators of every enumeration

template <auto Member>
GroupKeys named(const TicketFacts& f) {
  return {name_key(f.names.text(f.ticket.*Member))};
}

GroupKeys tag_keys(const TicketFacts& f) {
  GroupKeys keys;
  for (const LabelId tag : f.ticket.tags) keys.push_back(name_key(f.names.text(tag)));
  if (keys.empty()) keys.push_back(name_key(""));
  return keys;
}

/// Returns the clocks that are breached and not waived, or the empty key if there are none.
GroupKeys breached(const TicketFacts& f) {
  GroupKeys keys;
  for (const Clock clock : kClockRules.enumerators()) {
    const bool any = std::ranges::any_of(f.clocks, [&](const ClockRow& row) {
      return row.clock == clock && row.breached_as_of(f.as_of) && !row.waived_as_of(f.as_of);
    });
    if (any) keys.push_back({static_cast<int>(clock), std::string(name_of(clock))});
  }
  if (keys.empty()) keys.push_back(name_key(""));
  return keys;
}

GroupKeys status(const TicketFacts& f) {
  return {{static_cast<int>(f.status()), std::string(name_of(f.status()))}};
}

GroupKeys priority(const TicketFacts& f) {
  return {{static_cast<int>(f.ticket.priority), std::string(name_of(f.ticket.priority))}};
}

/// Returns `yes` while the ticket is escalated, which a de-escalation ends, and `no` otherwise.
GroupKeys escalated(const TicketFacts& f) {
  const bool yes = f.ticket.escalated_at.has_value();
  return {{yes ? 0 : 1, yes ? "yes" : "no"}};
}

constexpr GroupField over_time(PeriodUnit unit) {
  return {name_of(unit), ColumnKind::word, kOtherPart, nullptr, unit};
}

constexpr std::array kGroupFields = {
    GroupField{"team", ColumnKind::text, kTeamPart, named<&Ticket::team>},
    GroupField{"agent", ColumnKind::text, kAgentPart, named<&Ticket::agent>},
    GroupField{"priority", ColumnKind::word, kPriorityPart, priority},
    GroupField{"category", ColumnKind::text, kCategoryPart, named<&Ticket::category>},
    GroupField{"channel", ColumnKind::text, kOtherPart, named<&Ticket::channel>},
    GroupField{"customer", ColumnKind::text, kOtherPart,
               [](const TicketFacts& f) { return GroupKeys{name_key(f.customer.address)}; }},
    GroupField{"org", ColumnKind::text, kOtherPart,
               [](const TicketFacts& f) { return GroupKeys{name_key(f.customer.org)}; }},
    GroupField{"policy", ColumnKind::text, kPolicyPart,
               [](const TicketFacts& f) { return GroupKeys{name_key(f.policy)}; }},
    GroupField{"tag", ColumnKind::text, kOtherPart, tag_keys},
    GroupField{"subject", ColumnKind::text, kOtherPart,
               [](const TicketFacts& f) { return GroupKeys{name_key(normal_subject(f.ticket.title))}; }},
    GroupField{"status", ColumnKind::word, kStatusPart, status},
    GroupField{"hold_reason", ColumnKind::text, kHoldReasonPart, named<&Ticket::hold_reason>},
    GroupField{"breached", ColumnKind::word, kOtherPart, breached},
    GroupField{"escalated", ColumnKind::word, kOtherPart, escalated},
    over_time(PeriodUnit::day),
    over_time(PeriodUnit::week),
    over_time(PeriodUnit::month),
    over_time(PeriodUnit::quarter),
};

/// Returns the field of this name. Throws Error{usage} with all accepted names if there is none.
const GroupField& field_named(std::string_view name) {
  const auto found = std::ranges::find(kGroupFields, name, &GroupField::name);
  if (found != kGroupFields.end()) return *found;
  std::vector<Column> known;
  std::vector<std::string_view> names;
  for (const GroupField& field : kGroupFields) {
    known.push_back({.name = std::string(field.name), .kind = field.kind});
    names.push_back(field.name);
  }
  known.push_back({.name = "none", .kind = ColumnKind::word});
  names.emplace_back("none");
  throw Error(ErrorKind::usage,
              fmt::format("cannot group by '{}'; accepted: {}, or two of them separated by a comma", name,
                          fmt::join(names, " ")),
              column_hint(name, known));
}

}  // namespace

GroupKey name_key(std::string_view name) {
  return {name.empty() ? kLast : 0, std::string(name)};
}

std::strong_ordering operator<=>(const GroupKey& x, const GroupKey& y) {
  if (x.order != y.order) return x.order <=> y.order;
  return x.text.compare(y.text) <=> 0;
}

// A field twice would make a table of its diagonal only, and two periods have no common row; both are
// refused.
Grouping Grouping::parse(std::string_view text) {
  Grouping grouping;
  if (text == "none") return grouping;
  while (true) {
    const std::size_t comma = text.find(',');
    const std::string_view name = text.substr(0, comma);
    if (name == "none") throw Error(ErrorKind::usage, "cannot group by 'none' beside another field");
    grouping.fields_.push_back(&field_named(name));
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  if (grouping.fields_.size() > 2)
    throw Error(ErrorKind::usage,
                fmt::format("--by takes one or two fields, not {}", grouping.fields_.size()));
  if (grouping.fields_.size() == 2 && grouping.fields_[0] == grouping.fields_[1])
    throw Error(ErrorKind::usage, fmt::format("--by names '{}' twice", grouping.fields_[0]->name));
  if (grouping.fields_.size() == 2 && grouping.fields_[0]->period && grouping.fields_[1]->period)
    throw Error(ErrorKind::usage, fmt::format("--by names two periods, '{}' and '{}'",
                                              grouping.fields_[0]->name, grouping.fields_[1]->name));
  return grouping;
}

std::vector<Column> Grouping::columns() const {
  std::vector<Column> columns;
  for (const GroupField* field : fields_) columns.push_back({std::string(field->name), field->kind, true});
  return columns;
}

std::optional<PeriodUnit> Grouping::period() const {
  for (const GroupField* field : fields_)
    if (field->period) return field->period;
  return std::nullopt;
}

bool Grouping::has_field() const {
  return fields_.size() > (period() ? 1u : 0u);
}

TicketParts Grouping::parts() const {
  TicketParts parts = 0;
  for (const GroupField* field : fields_)
    if (!field->period) parts = static_cast<TicketParts>(parts | field->part);
  return parts;
}

// Combines each key of one field with each key of the other.
std::vector<std::vector<GroupKey>> Grouping::keys(const TicketFacts& facts) const {
  std::vector<std::vector<GroupKey>> rows{{}};
  for (const GroupField* field : fields_) {
    if (field->period) continue;
    std::vector<std::vector<GroupKey>> crossed;
    for (const GroupKey& one : field->keys(facts))
      for (std::vector<GroupKey> row : rows) {
        row.push_back(one);
        crossed.push_back(std::move(row));
      }
    rows = std::move(crossed);
  }
  return rows;
}

std::vector<GroupKey> Grouping::in_period(std::vector<GroupKey> keys, std::size_t index,
                                          const Period& period) const {
  const auto place = std::ranges::find_if(fields_, [](const GroupField* f) { return f->period.has_value(); });
  if (place != fields_.end())
    keys.insert(keys.begin() + (place - fields_.begin()), GroupKey{static_cast<int>(index), period.name});
  return keys;
}

}  // namespace tix
