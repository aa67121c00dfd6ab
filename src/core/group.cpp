// The fields a report may be grouped by, one row each.
#include "tix/group.hpp"

#include "tix/error.hpp"
#include "tix/nearest.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace tix {

using Keys = std::vector<GroupKey>;

struct GroupField {
  std::string_view name;
  ColumnKind kind;
  Keys (*keys)(const TicketFacts&);
};

namespace {

constexpr int kLast = 1 << 20;  // after every enumeration

GroupKey key(std::string_view text) {
  return {text.empty() ? kLast : 0, std::string(text)};
}

template <auto Member>
Keys named(const TicketFacts& f) {
  return {key(f.names.text(f.ticket.*Member))};
}

Keys tags(const TicketFacts& f) {
  Keys keys;
  for (const LabelId tag : f.ticket.tags) keys.push_back(key(f.names.text(tag)));
  if (keys.empty()) keys.push_back(key(""));
  return keys;
}

Keys breached(const TicketFacts& f) {
  Keys keys;
  for (std::size_t clock = 0; clock < kClockCount; ++clock) {
    const bool any = std::any_of(f.clocks.begin(), f.clocks.end(), [&](const ClockRow& row) {
      return row.clock == static_cast<Clock>(clock) && row.breached_as_of(f.as_of) &&
             !row.waived_as_of(f.as_of);
    });
    if (any) keys.push_back({static_cast<int>(clock), std::string(kClockNames[clock])});
  }
  if (keys.empty()) keys.push_back(key(""));
  return keys;
}

Keys status(const TicketFacts& f) {
  const Status status = status_at(f.ticket, f.as_of, f.reopen_window);
  return {{static_cast<int>(status), std::string(name_of(status))}};
}

Keys priority(const TicketFacts& f) {
  return {{static_cast<int>(f.ticket.priority), std::string(name_of(f.ticket.priority))}};
}

constexpr std::array kGroupFields = {
    GroupField{"team", ColumnKind::text, named<&Ticket::team>},
    GroupField{"agent", ColumnKind::text, named<&Ticket::agent>},
    GroupField{"priority", ColumnKind::word, priority},
    GroupField{"category", ColumnKind::text, named<&Ticket::category>},
    GroupField{"channel", ColumnKind::text, named<&Ticket::channel>},
    GroupField{"customer", ColumnKind::text,
               [](const TicketFacts& f) { return Keys{key(f.customer.address)}; }},
    GroupField{"org", ColumnKind::text, [](const TicketFacts& f) { return Keys{key(f.customer.org)}; }},
    GroupField{"policy", ColumnKind::text, [](const TicketFacts& f) { return Keys{key(f.policy)}; }},
    GroupField{"tag", ColumnKind::text, tags},
    GroupField{"status", ColumnKind::word, status},
    GroupField{"hold_reason", ColumnKind::text, named<&Ticket::hold_reason>},
    GroupField{"breached", ColumnKind::word, breached},
};

const GroupField& field_named(std::string_view name) {
  const auto found = std::find_if(kGroupFields.begin(), kGroupFields.end(),
                                  [&](const GroupField& field) { return field.name == name; });
  if (found != kGroupFields.end()) return *found;
  std::vector<std::string> known;
  for (const GroupField& field : kGroupFields) known.emplace_back(field.name);
  known.emplace_back("none");
  throw Error(ErrorKind::usage,
              fmt::format("cannot group by '{}'; accepted: {}; two of them with a comma", name,
                          fmt::join(known, " ")),
              did_you_mean(name, known));
}

}  // namespace

std::strong_ordering operator<=>(const GroupKey& x, const GroupKey& y) {
  if (x.order != y.order) return x.order <=> y.order;
  return x.text.compare(y.text) <=> 0;
}

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
  return grouping;
}

std::vector<Column> Grouping::columns() const {
  std::vector<Column> columns;
  for (const GroupField* field : fields_) columns.push_back({std::string(field->name), field->kind, true});
  return columns;
}

std::vector<std::vector<GroupKey>> Grouping::keys(const TicketFacts& facts) const {
  std::vector<std::vector<GroupKey>> rows{{}};
  for (const GroupField* field : fields_) {
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

}  // namespace tix
