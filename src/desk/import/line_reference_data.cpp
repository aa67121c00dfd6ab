// One function per kind of line; a line that contradicts an earlier one is refused.
#include "desk/import/line_reference_data.hpp"

#include "desk/file/desk_file.hpp"
#include "desk/file/desk_file_names.hpp"
#include "desk/import/import_values.hpp"
#include "desk/work/desk_in_force.hpp"
#include "store/people/customer_addresses.hpp"
#include "store/people/customer_facts.hpp"
#include "store/people/customer_merges.hpp"
#include "store/people/desk_store.hpp"
#include "store/people/people_store.hpp"
#include "store/people/roster_store.hpp"
#include "tix/calendar/calendar.hpp"
#include "tix/text/content_hash.hpp"
#include "tix/text/enum_array.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace tix::desk {
namespace {

[[noreturn]] void refuse_background(const std::string& message) {
  throw Error(ErrorKind::usage, message);
}

/// Checks that numbers are consecutive.
void expect_next(const LineFields& line, std::string_view field, std::int64_t last) {
  const std::int64_t number = line.number(field);
  if (number != last + 1) refuse_background(fmt::format("{} {}, but {} comes next", field, number, last + 1));
}

/// Returns whether a stored fact gives the time at which the customer became known.
bool is_known(store::Database& database, CustomerId customer) {
  return std::ranges::any_of(store::customer_facts(database, customer), [](const store::CustomerFact& fact) {
    return fact.kind == CustomerFactKind::known;
  });
}

std::string desk_name(DeskVersionId version) {
  return fmt::format("desk version {}", version.value);
}

}  // namespace

void LineReferenceData::add(const LineFields& line) {
  using Adder = void (LineReferenceData::*)(const LineFields&);
  static constexpr EnumArray<LineKind, Adder, 7> kAdders = {
      &LineReferenceData::add_name,    &LineReferenceData::add_desk_version,
      &LineReferenceData::add_binding, &LineReferenceData::add_customer,
      &LineReferenceData::add_change,  &LineReferenceData::add_customer_fact,
      &LineReferenceData::add_absence};
  static_assert(kLineKindNames.at(kAdders.size()) == LineKind::event);
  if (line.kind() != LineKind::name) store::save_names(*database_, names_);
  (this->*kAdders[line.kind()])(line);
}

AgentId LineReferenceData::agent(std::string_view name) const {
  const AgentId found = names_.find<AgentId>(name);
  if (!found && !name.empty())
    refuse_background(fmt::format("no name line declares the agent {}", quoted(name)));
  return found;
}

void LineReferenceData::add_name(const LineFields& line) {
  const auto last = static_cast<std::int64_t>(names_.entries().size());
  expect_next(line, "name", last);
  const std::string_view word = line.needed("kind");
  const std::string_view text = line.needed("text");
  const auto known = find_name(kNameKindNames, word);
  if (!known)
    refuse_background(
        fmt::format("unknown kind of name {}; accepted: {}", quoted(word), fmt::join(kNameKindNames, " ")));
  const NameKind kind = *known;
  const auto at = static_cast<std::size_t>(last);
  if (at < kBuiltInResolutions.size() && (kind != NameKind::resolution || text != kBuiltInResolutions[at]))
    refuse_background(fmt::format("name {} must be the resolution {}, as in every desk", last + 1,
                                  kBuiltInResolutions[at]));
  if (names_.find(kind, text) != 0)
    refuse_background(fmt::format("the {} {} is declared twice", word, quoted(text)));
  names_.intern(kind, text, line.flag("active"));
}

void LineReferenceData::add_desk_version(const LineFields& line) {
  expect_next(line, "desk_version", last_version_.value);
  last_version_ = DeskVersionId{last_version_.value + 1};
  newest_desk_ = line.needed("toml");
  if (content_hash(newest_desk_) != line.needed("hash"))
    refuse_background(fmt::format("the text of {} does not match its hash", desk_name(last_version_)));
  read_desk_file(newest_desk_, desk_name(last_version_));
  store::add_desk_version(*database_, {.id = {},
                                       .applied_at = line.instant("applied_at"),
                                       .actor = agent(line.text("actor")),
                                       .hash = std::string(line.needed("hash")),
                                       .toml = newest_desk_,
                                       .new_only = line.flag_if_any("new_only").value_or(false)});
}

std::shared_ptr<const Calendar> LineReferenceData::calendar(std::string_view canonical) {
  if (canonical.empty()) return nullptr;
  auto& known = calendars_[std::string(canonical)];
  if (known) return known;
  try {
    known = read_calendar(canonical);
  } catch (const Error&) {
    refuse_background(fmt::format("{} is not a calendar as tix writes it", quoted(canonical)));
  }
  return known;
}

void LineReferenceData::add_binding(const LineFields& line) {
  expect_next(line, "binding", last_binding_.value);
  const DeskVersionId version{line.number_if_any("desk_version").value_or(0)};
  if (version > last_version_) refuse_background(fmt::format("there is no {}", desk_name(version)));
  Binding binding;
  binding.policy = line.text("policy");
  binding.calendar = calendar(line.text("calendar"));
  binding.ownership_calendar = calendar(line.text("ownership_calendar"));
  binding.hold_runs = line.flag("hold_runs");
  for (const Clock clock : kClockRules.enumerators())
    if (const auto target = line.number_if_any(target_column(clock)))
      binding.targets[clock] = Seconds{*target};
  binding.timers = timers_from(line.text("timers"), [&](std::string_view hours) { return calendar(hours); });
  const BindingId id = bindings_.intern(binding);
  if (id.value != last_binding_.value + 1) refuse_background("this binding equals an earlier one");
  last_binding_ = id;
  store::save_bindings(*database_, bindings_, version,
                       [](const Calendar& content) { return content.canonical(); });
}

void LineReferenceData::add_customer(const LineFields& line) {
  const std::string_view address = line.needed("address");
  if (store::find_customer(*database_, address))
    refuse_background(fmt::format("the customer {} is declared twice", quoted(address)));
  store::CustomerRow row;
  row.customer.id = store::find_or_add_customer(*database_, address);
  row.customer.address = address;
  row.customer.org = line.text("org");
  row.customer.plan = line.text("plan");
  row.name = line.text("name");
  store::set_customer(*database_, row);
}

void LineReferenceData::add_change(const LineFields& line) {
  expect_next(line, "change", last_change_.value);
  store::Change change;
  change.recorded_at = line.instant("recorded_at");
  change.actor = agent(line.text("actor"));
  change.login = line.text("login");
  change.command = line.text("command");
  change.undoes = ChangeId{line.number_if_any("undoes").value_or(0)};
  if (change.undoes > last_change_)
    refuse_background(fmt::format("it undoes change {}, which does not come before it", change.undoes.value));
  if (change.undoes) undone_.insert(change.undoes);
  last_change_ = store::add_change(*database_, change);
}

CustomerId LineReferenceData::customer_named(std::string_view address) const {
  const auto customer = store::customer_named(*database_, address);
  if (!customer) refuse_background(fmt::format("there is no customer {}", quoted(address)));
  return *customer;
}

void LineReferenceData::add_customer_fact(const LineFields& line) {
  const CustomerId customer = customer_named(line.needed("customer"));
  const auto kind = find_name(kCustomerFactNames, line.needed("kind"));
  if (!kind)
    refuse_background(fmt::format("unknown kind of fact {}; accepted: {}", quoted(line.text("kind")),
                                  fmt::join(kCustomerFactNames, " ")));
  const ChangeId change{line.number_if_any("change").value_or(0)};
  if (change > last_change_) refuse_background(fmt::format("there is no change {}", change.value));
  if (*kind == CustomerFactKind::known && is_known(*database_, customer))
    refuse_background(
        fmt::format("the customer {} became known in an earlier line", quoted(line.text("customer"))));
  if (*kind == CustomerFactKind::address_added && !is_known(*database_, customer))
    refuse_background(
        fmt::format("the customer {} became known in no earlier line", quoted(line.text("customer"))));
  // A merge names the other customer, whose number is another one here.
  const bool is_merge = *kind == CustomerFactKind::merged || *kind == CustomerFactKind::unmerged;
  store::add_customer_fact(*database_,
                           {.customer = customer,
                            .change = change,
                            .at = line.instant("at"),
                            .kind = *kind,
                            .text = is_merge ? std::to_string(customer_named(line.needed("text")).value)
                                             : std::string(line.text("text"))});
}

void LineReferenceData::add_absence(const LineFields& line) {
  store::Absence absence;
  absence.agent = agent(line.needed("agent"));
  absence.change = ChangeId{line.number("change")};
  absence.at = line.instant("at");
  absence.until = line.text("until_at").empty() ? Instant::open_end() : line.instant("until_at");
  absence.reason = line.text("reason");
  if (absence.change > last_change_)
    refuse_background(fmt::format("there is no change {}", absence.change.value));
  store::add_absence(*database_, absence);
}

void LineReferenceData::finish() {
  store::save_names(*database_, names_);
  // Older versions of tix kept no facts. What their exports contain applies from the beginning.
  store::fill_customer_facts(*database_, Instant::first());
  store::rebuild_addresses(*database_);
  store::rebuild_survivors(*database_);
  if (!last_version_) refuse_background("there is no desk_version line, and an import needs a desk");
  for (const DeskName& name : names_in(read_desk_file(newest_desk_, desk_name(last_version_))))
    if (names_.find(name.kind, name.text) == 0)
      refuse_background(fmt::format("{} has the {} {}, which no name line declares", desk_name(last_version_),
                                    kNameKindNames[name.kind], quoted(std::string_view(name.text))));
}

}  // namespace tix::desk
