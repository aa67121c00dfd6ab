// Writes events as rows, and the reference lines before them.
#include "desk/export/event_export.hpp"

#include "desk/import/event_lines.hpp"
#include "store/people/customer_facts.hpp"
#include "store/people/desk_store.hpp"
#include "store/people/people_store.hpp"
#include "store/people/roster_store.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/calendar/calendar.hpp"
#include "tix/text/whole_number.hpp"
#include "tix/ticket/event_words.hpp"

#include <algorithm>

namespace tix::desk {
namespace {

Cell hours(const std::shared_ptr<const Calendar>& calendar) {
  return calendar ? Cell(calendar->canonical()) : Cell();
}

std::string first_address(store::Database& database, CustomerId customer) {
  return store::get_customer(database, customer)->customer.address;
}

/// Returns the text of a fact; of a merge the address of the other customer, whose number means nothing
/// elsewhere.
Cell text_of(store::Database& database, const store::CustomerFact& fact) {
  const bool is_merge = fact.kind == CustomerFactKind::merged || fact.kind == CustomerFactKind::unmerged;
  if (!is_merge) return cell_of(fact.text);
  return first_address(database, CustomerId{whole_number(fact.text).value_or(0)});
}

/// Texts for the numbers of events; looks up each change once.
class EventText {
 public:
  explicit EventText(Reading& reading)
      : reading_(&reading),
        context_{reading.names(), [this](CustomerId id) { return address(id); },
                 [](BindingId id) { return std::to_string(id.value); }} {}
  EventText(const EventText&) = delete;

  std::string value(const Event& event) const { return value_of(event, context_); }
  std::string detail(const Event& event) const { return exact_detail_of(event, context_); }
  Instant recorded_at(ChangeId id) {
    if (id != change_) {
      const auto change = store::get_change(reading_->database(), id);
      recorded_at_ = change ? change->recorded_at : Instant{};
      change_ = id;
    }
    return recorded_at_;
  }

 private:
  std::string address(CustomerId id) const {
    const auto row = id ? store::get_customer(reading_->database(), id) : std::nullopt;
    return row ? row->customer.address : std::string();
  }

  Reading* reading_;
  EventContext context_;
  ChangeId change_;
  Instant recorded_at_;
};

}  // namespace

std::vector<TicketId> EventExport::chosen() const {
  std::vector<TicketId> chosen;
  reading_->each(*filter_, [&](const TicketFacts& facts) { chosen.push_back(facts.ticket.id); });
  std::ranges::sort(chosen);
  return chosen;
}

void EventExport::each(const RowVisitor& visit) {
  each_with_extras([&](const Row& row, const EventExtras&) { visit(row); });
}

void EventExport::each_with_extras(const EventRowVisitor& visit) {
  const std::vector<TicketId> wanted = chosen();
  EventText text(*reading_);
  Row row(event_columns().size());
  store::each_event(reading_->database(),
                    [&](TicketId ticket, const Event& event, const std::optional<std::string>& body) {
                      if (event.at > reading_->as_of() || !std::ranges::binary_search(wanted, ticket)) return;
                      row = {ticket.value,
                             event.seq,
                             event.at,
                             text.recorded_at(event.change),
                             event.change.value,
                             cell_of(reading_->names().text(event.actor)),
                             cell_of(row_of(event.kind).name),
                             cell_of(text.value(event)),
                             cell_of(text.detail(event)),
                             cell_of(event.text),
                             cell_of(body.value_or(""))};
                      EventExtras extras;
                      extras.is_redacted = event.kind == EventKind::message && !body;
                      if (event.kind == EventKind::step_fired)
                        extras.firing = store::get_firing(reading_->database(), ticket, event.seq);
                      visit(row, extras);
                    });
}

void EventExport::append(const Firing& firing, Row& line) const {
  line.insert(line.end(), {firing.moment, cell_of(reading_->names().text(firing.responsible)),
                           cell_of(firing.within), cell_of(firing.procedure)});
}

void EventExport::each_line(const LineVisitor& visit) {
  each_reference_line(visit);
  Row line;
  const std::vector<Column>* last = nullptr;
  each_with_extras([&](const Row& row, const EventExtras& extras) {
    const auto& columns = extras.is_redacted ? redacted_columns()
                          : extras.firing    ? fired_columns()
                                             : columns_of(LineKind::event);
    if (&columns != last) visit.columns(columns);
    last = &columns;
    line.assign(1, std::string(name_of(LineKind::event)));
    line.insert(line.end(), row.begin(), row.end());
    if (extras.is_redacted) line.emplace_back(true);
    if (extras.firing) append(*extras.firing, line);
    visit.row(line);
  });
}

void EventExport::each_reference_line(const LineVisitor& visit) const {
  store::Database& database = reading_->database();
  const NameTable& names = reading_->names();
  const auto begin = [&](LineKind kind) {
    visit.columns(columns_of(kind));
    return std::string(name_of(kind));
  };
  std::string line = begin(LineKind::name);
  for (const NameTable::Entry& entry : names.entries())
    visit.row({line, entry.id, std::string(kNameKindNames[entry.kind]), entry.text, entry.active});
  line = begin(LineKind::desk_version);
  for (const auto& version : store::desk_versions(database))
    visit.row({line, cell_of(version.id), version.applied_at, cell_of(names.text(version.actor)),
               version.hash, version.toml, version.new_only});
  line = begin(LineKind::binding);
  for (const auto& [id, version] : store::binding_versions(database)) {
    const Binding& binding = reading_->bindings()[id];
    Row row = {line,
               id.value,
               cell_of(version),
               cell_of(binding.policy),
               hours(binding.calendar),
               hours(binding.ownership_calendar),
               binding.hold_runs};
    for (const auto& target : binding.targets) row.push_back(target ? Cell(target->count) : Cell());
    row.push_back(cell_of(canonical(binding.timers)));
    visit.row(row);
  }
  line = begin(LineKind::customer);
  store::each_customer(database, [&](const store::CustomerRow& row) {
    visit.row({line, row.customer.address, cell_of(row.name), cell_of(row.customer.org),
               cell_of(row.customer.plan)});
  });
  line = begin(LineKind::change);
  store::each_change(database, [&](const store::Change& change) {
    visit.row({line, change.id.value, change.recorded_at, cell_of(names.text(change.actor)),
               cell_of(change.login), cell_of(change.command), cell_of(change.undoes)});
  });
  line = begin(LineKind::customer_fact);
  store::each_customer_fact(database, [&](const store::CustomerFact& fact) {
    visit.row({line, first_address(database, fact.customer), cell_of(fact.change), fact.at,
               std::string(kCustomerFactNames[fact.kind]), text_of(database, fact)});
  });
  line = begin(LineKind::absence);
  store::each_absence(database, [&](const store::Absence& absence) {
    if (absence.at > reading_->as_of()) return;
    visit.row({line, cell_of(names.text(absence.agent)), absence.change.value, absence.at,
               absence.until < Instant::open_end() ? Cell(absence.until) : Cell(), cell_of(absence.reason)});
  });
}

}  // namespace tix::desk
