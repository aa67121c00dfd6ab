// Makes desks in temporary folders, and reads the results of imports.
#include "desk/import/import_desk.hpp"

#include "desk/export/event_export.hpp"
#include "desk/export/ticket_export.hpp"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace tix::test {

std::unique_ptr<RowSource> source_of(std::string text, const std::string& file) {
  if (text.starts_with('{')) return std::make_unique<format::JsonlReader>(bytes_of(std::move(text)));
  return std::make_unique<format::CsvReader>(bytes_of(std::move(text)), file);
}

ImportDesk::ImportDesk(const std::string& desk_text) {
  folder_ = (std::filesystem::temp_directory_path() / "tix-import-XXXXXX").string();
  if (::mkdtemp(folder_.data()) == nullptr) throw std::runtime_error("no temporary folder");
  desk::InitOptions options;
  options.desk_text = desk_text;
  options.desk_name = "desk.toml";
  desk::init_database(folder_ + "/desk.db", author(), options);
  database_ =
      std::make_unique<store::Database>(store::Database::open(folder_ + "/desk.db", store::Access::write));
}

ImportDesk::~ImportDesk() {
  database_.reset();
  std::error_code no_matter;
  std::filesystem::remove_all(folder_, no_matter);
}

desk::Imported ImportDesk::tickets(const std::string& text, const std::string& mapping,
                                   desk::ImportOptions options) {
  const auto map = desk::read_mapping(mapping, "m.toml", desk::ImportKind::tickets);
  return desk::import_tickets(*database_, author(), *source_of(text, options.file), map, options);
}

desk::Imported ImportDesk::events(const std::string& text, const std::string& mapping,
                                  desk::ImportOptions options) {
  const auto map = desk::read_mapping(mapping, "m.toml", desk::ImportKind::events);
  return desk::import_events(*database_, author(), *source_of(text, options.file), map, options);
}

std::string ImportDesk::exported(const std::string& filter, format::Format format) {
  desk::Reading reading(*database_, [](const Zone&) { return Instant::last(); });
  const Filter parsed = reading.filter(filter, "sari");
  desk::TicketExport tickets(reading, parsed);
  std::string text;
  format::RenderOptions options;
  options.format = format;
  const auto writer = format::make_writer(options, [&](std::string_view piece) { text += piece; });
  writer->begin({}, tickets.columns());
  tickets.each([&](const Row& row) { writer->row(row); });
  writer->end({}, {}, {});
  return text;
}

std::string ImportDesk::lines(const std::string& filter) {
  desk::Reading reading(*database_, [](const Zone&) { return Instant::last(); });
  const Filter parsed = reading.filter(filter, "sari");
  std::string text;
  format::RenderOptions options;
  options.format = format::Format::jsonl;
  const auto writer = format::make_writer(options, [&](std::string_view piece) { text += piece; });
  desk::EventExport(reading, parsed)
      .each_line({[&](const std::vector<Column>& columns) { writer->begin({}, columns); },
                  [&](const Row& row) { writer->row(row); }});
  writer->end({}, {}, {});
  return text;
}

Ticket ImportDesk::ticket(const std::string& ref) {
  const TicketId id = store::ticket_by_ref(*database_, ref);
  return fold(id, store::events_of(*database_, id), BindingTable{}).ticket;
}

std::vector<ClockRow> ImportDesk::clocks(const std::string& ref) {
  const auto stored = store::read_projection(*database_, store::ticket_by_ref(*database_, ref));
  return stored ? stored->clocks : std::vector<ClockRow>();
}

std::string ImportDesk::name(std::int64_t id) {
  return std::string(store::load_names(*database_).text(id));
}

Log ImportDesk::log(const std::string& ref) {
  const NameTable names = store::load_names(*database_);
  const TicketId id = store::ticket_by_ref(*database_, ref);
  const auto meaning = [&](Refers refers, std::int64_t value) -> std::string {
    switch (refers) {
      case Refers::nothing: return "";
      case Refers::status: return std::string(name_of(static_cast<Status>(value)));
      case Refers::priority: return std::string(name_of(static_cast<Priority>(value)));
      case Refers::clock: return std::string(name_of(static_cast<Clock>(value)));
      case Refers::message_kind: return std::string(name_of(static_cast<MessageKind>(value)));
      case Refers::instant: return format_rfc3339(Instant::from_unix(value));
      case Refers::score: return std::to_string(value);
      case Refers::customer: {
        const auto row = store::get_customer(*database_, CustomerId{value});
        return row ? row->customer.address : "";
      }
      case Refers::created_flags: return "";
      default: return std::string(names.text(value));
    }
  };
  std::vector<std::string> lines;
  for (const Event& event : store::events_of(*database_, id)) {
    if (event.kind == EventKind::bound) continue;
    const EventKindRow& row = row_of(event.kind);
    std::string line = format_rfc3339(event.at);
    line = line.starts_with("2026-08-07T") ? line.substr(11, 8) : line;
    for (const std::string& part :
         {std::string(row.name), meaning(row.a, event.a), meaning(row.b, event.b), event.text})
      if (!part.empty()) line += " " + part;
    if (const auto body = store::get_body(*database_, id, event.seq); body && !body->empty())
      line += " \"" + *body + "\"";
    if (names.text(event.actor) != "sari") line += " by " + std::string(names.text(event.actor));
    lines.push_back(line);
  }
  return lines;
}

}  // namespace tix::test
