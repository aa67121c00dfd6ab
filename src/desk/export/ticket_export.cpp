// Turns a ticket's history into the one row that `import tickets` would create it from.
#include "desk/export/ticket_export.hpp"

#include "desk/import/import_fields.hpp"
#include "store/ticket/event_store.hpp"
#include "store/ticket/ticket_store.hpp"
#include "tix/filter/filter_field.hpp"
#include "tix/ticket/event_values.hpp"

#include <algorithm>
#include <array>

namespace tix::desk {
namespace {

/// The facts of a history that the state of the ticket does not contain.
struct Moments {
  std::optional<Instant> assigned, replied;
  std::optional<Instant> due;
  std::int64_t score = 0;
  std::int64_t body_seq = 0;  ///< of the message recorded with the creation; 0: none
};

Moments moments_of(std::span<const Event> events) {
  Moments found;
  const auto note = [](std::optional<Instant>& kept, Instant at) {
    if (!kept) kept = at;
  };
  for (const Event& event : events) {
    const bool of_resolution = directs_clock(event, Clock::resolution);
    if (event.kind == EventKind::agent && event_value<Refers::agent>(event)) note(found.assigned, event.at);
    if (is_message(event, MessageKind::reply)) note(found.replied, event.at);
    if (is_message(event, MessageKind::received) && event.at == events.front().at && found.body_seq == 0)
      found.body_seq = event.seq;
    if (event.kind == EventKind::due_set && of_resolution) found.due = event_value<Refers::instant>(event);
    if ((event.kind == EventKind::due_none || event.kind == EventKind::due_cleared) && of_resolution)
      found.due.reset();
    if (event.kind == EventKind::rated) found.score = event_value<Refers::score>(event);
  }
  return found;
}

/// The source of a cell.
struct Source {
  const TicketFacts& facts;
  const Moments& moments;
  const std::string& ref;
  const std::string& body;
};

template <auto Field>
Cell named(const Source& source) {
  return cell_of(source.facts.names.text(source.facts.ticket.*Field));
}

Cell tags(const Source& source) {
  std::vector<std::string> names;
  for (const LabelId tag : source.facts.ticket.tags) names.emplace_back(source.facts.names.text(tag));
  return names.empty() ? Cell() : Cell(std::move(names));
}

struct ExportColumn {
  ImportField field;
  ColumnKind kind;
  Cell (*cell)(const Source& source);
};

constexpr std::array kExportColumns = {
    ExportColumn{ImportField::ref, ColumnKind::word, [](const Source& s) { return cell_of(s.ref); }},
    ExportColumn{ImportField::title, ColumnKind::text,
                 [](const Source& s) { return cell_of(s.facts.ticket.title); }},
    ExportColumn{ImportField::body, ColumnKind::text, [](const Source& s) { return cell_of(s.body); }},
    ExportColumn{ImportField::requester, ColumnKind::text,
                 [](const Source& s) { return cell_of(s.facts.customer.address); }},
    ExportColumn{ImportField::channel, ColumnKind::word, named<&Ticket::channel>},
    ExportColumn{ImportField::category, ColumnKind::word, named<&Ticket::category>},
    ExportColumn{ImportField::priority, ColumnKind::word,
                 [](const Source& s) { return cell_of(name_of(s.facts.ticket.priority)); }},
    ExportColumn{ImportField::status, ColumnKind::word,
                 [](const Source& s) { return cell_of(name_of(s.facts.ticket.status)); }},
    ExportColumn{ImportField::resolution, ColumnKind::word, named<&Ticket::resolution>},
    ExportColumn{ImportField::team, ColumnKind::word, named<&Ticket::team>},
    ExportColumn{ImportField::agent, ColumnKind::word, named<&Ticket::agent>},
    ExportColumn{ImportField::tags, ColumnKind::list, tags},
    ExportColumn{ImportField::created_at, ColumnKind::instant,
                 [](const Source& s) { return Cell(s.facts.ticket.created_at); }},
    ExportColumn{ImportField::assigned_at, ColumnKind::instant,
                 [](const Source& s) { return s.facts.ticket.agent ? cell_of(s.moments.assigned) : Cell(); }},
    ExportColumn{ImportField::first_response_at, ColumnKind::instant,
                 [](const Source& s) { return cell_of(s.moments.replied); }},
    ExportColumn{ImportField::resolved_at, ColumnKind::instant,
                 [](const Source& s) { return cell_of(s.facts.ticket.resolved_at); }},
    ExportColumn{ImportField::closed_at, ColumnKind::instant,
                 [](const Source& s) { return cell_of(s.facts.ticket.closed_at); }},
    ExportColumn{ImportField::updated_at, ColumnKind::instant,
                 [](const Source& s) { return Cell(s.facts.ticket.updated_at); }},
    ExportColumn{ImportField::due_at, ColumnKind::instant,
                 [](const Source& s) { return cell_of(s.moments.due); }},
    ExportColumn{ImportField::satisfaction, ColumnKind::number,
                 [](const Source& s) { return s.moments.score == 0 ? Cell() : Cell(s.moments.score); }},
};

constexpr bool exports_what_imports_take() {
  std::size_t next = 0;
  for (const ImportFieldRow& row : kImportFields)
    if (row.allows(kInTickets) &&
        (next >= kExportColumns.size() || kExportColumns[next++].field != row.field))
      return false;
  return next == kExportColumns.size();
}
static_assert(exports_what_imports_take());

const std::string* extra_of(const Ticket& ticket, FieldId field) {
  const auto found =
      std::ranges::find_if(ticket.extra, [&](const auto& extra) { return extra.first == field; });
  return found == ticket.extra.end() ? nullptr : &found->second;
}

}  // namespace

TicketExport::TicketExport(Reading& reading, const Filter& filter) : reading_(&reading), filter_(&filter) {
  each_facts([&](const TicketFacts& facts) {
    for (const auto& [field, value] : facts.ticket.extra)
      if (!value.empty() && std::ranges::find(fields_, field) == fields_.end()) fields_.push_back(field);
  });
  std::ranges::sort(fields_);  // in the order in which an import found them
  for (const ExportColumn& column : kExportColumns)
    columns_.push_back({std::string(name_of(column.field)), column.kind, false});
  for (const FieldId field : fields_)
    columns_.push_back(
        {std::string(kExtraPrefix) + std::string(reading.names().text(field)), ColumnKind::text});
}

void TicketExport::each_facts(const FactsVisitor& visit) {
  reading_->each(*filter_, visit);
}

void TicketExport::each(const RowVisitor& visit) {
  Row row(columns_.size());
  each_facts([&](const TicketFacts& facts) {
    fill(facts, row);
    visit(row);
  });
}

/// Returns the ref of the ticket or, if it has none, its number. Prefixes the number with `#` until no other
/// ticket has it as its ref.
std::string TicketExport::ref_of(const Ticket& ticket) {
  if (!ticket.ref.empty()) return ticket.ref;
  std::string ref = std::to_string(ticket.id.value);
  while (store::ticket_by_ref(reading_->database(), ref)) ref.insert(0, 1, '#');
  return ref;
}

void TicketExport::fill(const TicketFacts& facts, Row& row) {
  const Ticket& ticket = facts.ticket;
  const auto events = store::events_of(reading_->database(), ticket.id);
  const Moments moments = moments_of(until(events, reading_->as_of()));
  std::string body;
  if (moments.body_seq != 0)
    body = store::get_body(reading_->database(), ticket.id, moments.body_seq).value_or("");
  const std::string ref = ref_of(ticket);
  const Source source{facts, moments, ref, body};
  for (std::size_t i = 0; i < kExportColumns.size(); ++i) row[i] = kExportColumns[i].cell(source);
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const std::string* value = extra_of(ticket, fields_[i]);
    row[kExportColumns.size() + i] = value ? cell_of(*value) : Cell();
  }
}

}  // namespace tix::desk
