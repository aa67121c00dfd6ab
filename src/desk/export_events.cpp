// Events as rows, and the lines they rest on.
#include "desk/export.hpp"
#include "store/desk_store.hpp"
#include "store/event_store.hpp"
#include "store/people_store.hpp"
#include "store/ticket_store.hpp"
#include "tix/calendar.hpp"
#include "tix/event_words.hpp"

#include <fmt/format.h>

namespace tix::desk {
namespace {

Column text(std::string name) {
  return {std::move(name), ColumnKind::text, false};
}
Column number(std::string name) {
  return {std::move(name), ColumnKind::number, false};
}
Column instant(std::string name) {
  return {std::move(name), ColumnKind::instant, false};
}

Cell cell(std::string_view value) {
  return value.empty() ? Cell() : Cell(std::string(value));
}
template <class Tag>
Cell cell(Id<Tag> id) {
  return id ? Cell(id.value) : Cell();
}

/// The flags of a creation: clocks without facts, and `outbound`.
std::string flags_of(std::int64_t bits) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < kClockCount; ++i)
    if (bits & (std::int64_t{1} << i)) words.emplace_back(kClockNames[i]);
  if (bits & kOutbound) words.emplace_back("outbound");
  return fmt::format("{}", fmt::join(words, ","));
}

/// Words for numbers, looked up once while there is room.
class Words {
 public:
  explicit Words(Reading& reading)
      : reading_(&reading),
        context_{reading.names(), [this](CustomerId id) { return address(id); },
                 [](BindingId id) { return std::to_string(id.value); }} {}
  Words(const Words&) = delete;

  std::string value(const Event& event) const { return value_of(event, context_); }
  std::string detail(const Event& event) const {
    return event.kind == EventKind::created ? flags_of(event.b) : detail_of(event, context_);
  }
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

const std::vector<Column>& EventExport::columns() {
  static const std::vector<Column> kColumns = {number("ticket"),       number("seq"),    instant("at"),
                                               instant("recorded_at"), number("change"), text("actor"),
                                               text("event"),          text("value"),    text("detail"),
                                               text("text"),           text("body")};
  return kColumns;
}

/// By ticket number; one bit a ticket.
std::vector<bool> EventExport::chosen() const {
  std::vector<bool> chosen;
  reading_->each(*filter_, [&](const TicketFacts& facts) {
    const auto id = static_cast<std::size_t>(facts.ticket.id.value);
    if (chosen.size() <= id) chosen.resize(id + 1);
    chosen[id] = true;
  });
  return chosen;
}

void EventExport::each(const RowVisitor& visit) {
  const std::vector<bool> wanted = chosen();
  Words words(*reading_);
  Row row(columns().size());
  store::each_event(reading_->database(),
                    [&](TicketId ticket, const Event& event, const std::optional<std::string>& body) {
                      const auto id = static_cast<std::size_t>(ticket.value);
                      if (id >= wanted.size() || !wanted[id] || event.at > reading_->as_of()) return;
                      row = {ticket.value,
                             event.seq,
                             event.at,
                             words.recorded_at(event.change),
                             event.change.value,
                             cell(reading_->names().text(event.actor)),
                             cell(row_of(event.kind).name),
                             cell(words.value(event)),
                             cell(words.detail(event)),
                             cell(event.text),
                             cell(body.value_or(""))};
                      visit(row);
                    });
}

void EventExport::each_line(const LineVisitor& visit) {
  each_background_line(visit);
  std::vector<Column> line_columns = columns();
  line_columns.insert(line_columns.begin(), text("line"));
  visit.columns(line_columns);
  Row line;
  each([&](const Row& row) {
    line.assign(1, std::string("event"));
    line.insert(line.end(), row.begin(), row.end());
    visit.row(line);
  });
}

void EventExport::each_background_line(const LineVisitor& visit) const {
  store::Database& database = reading_->database();
  const NameTable& names = reading_->names();
  visit.columns({text("line"), number("desk_version"), instant("applied_at"), text("actor"), text("hash"),
                 text("toml")});
  for (const auto& version : store::desk_versions(database))
    visit.row({std::string("desk_version"), cell(version.id), version.applied_at,
               cell(names.text(version.actor)), version.hash, version.toml});

  std::vector<Column> bindings = {text("line"),
                                  number("binding"),
                                  text("policy"),
                                  text("calendar"),
                                  {"hold_runs", ColumnKind::flag, false}};
  for (std::size_t i = 0; i < kClockCount; ++i)
    bindings.push_back({std::string(kClockNames[i]) + "_s", ColumnKind::duration, false});
  visit.columns(bindings);
  const std::string no_promise = Binding{}.canonical();
  // Numbers have no gaps, and what has none promises nothing.
  for (BindingId id{1}; reading_->bindings()[id].canonical() != no_promise; id = BindingId{id.value + 1}) {
    const Binding& binding = reading_->bindings()[id];
    Row row = {std::string("binding"), id.value, cell(binding.policy),
               binding.calendar ? Cell(binding.calendar->canonical()) : Cell(), binding.hold_runs};
    row.resize(row.size() + kClockCount);
    for (std::size_t i = 0; i < kClockCount; ++i)
      if (binding.targets[i]) row[row.size() - kClockCount + i] = binding.targets[i]->count;
    visit.row(row);
  }

  visit.columns({text("line"), text("address"), text("name"), text("org"), text("plan")});
  store::each_customer(database, [&](const store::CustomerRow& row) {
    visit.row({std::string("customer"), row.customer.address, cell(row.name), cell(row.customer.org),
               cell(row.customer.plan)});
  });
  visit.columns({text("line"), number("change"), instant("recorded_at"), text("actor"), text("login"),
                 text("command"), number("undoes")});
  store::each_change(database, [&](const store::Change& change) {
    visit.row({std::string("change"), change.id.value, change.recorded_at, cell(names.text(change.actor)),
               cell(change.login), cell(change.command), cell(change.undoes)});
  });
}

}  // namespace tix::desk
