// Collects messages and files, and lays them out.
#include "cli/ticket/conversation.hpp"

#include "format/text/terminal_text.hpp"
#include "store/file/descriptor.hpp"
#include "store/file/file_error.hpp"
#include "store/file/part_file.hpp"
#include "store/intake/blob_store.hpp"
#include "store/intake/intake_store.hpp"
#include "store/intake/part_store.hpp"
#include "store/people/people_store.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/text/error.hpp"
#include "tix/text/safe_file_name.hpp"
#include "tix/ticket/event_values.hpp"
#include "tix/time/local_text.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/ranges.h>

namespace tix::cli {
namespace {

enum MessageColumn : std::size_t { kSeq, kAt, kKind, kActor, kBody, kAuthor, kShown, kFlags };

bool is_for(Viewer viewer, MessageKind kind) {
  return viewer == Viewer::desk || kind == MessageKind::reply || kind == MessageKind::received ||
         kind == MessageKind::notice;
}

bool is_from_outside(MessageKind kind) {
  return kind == MessageKind::received || kind == MessageKind::auto_;
}

/// Returns the address of who wrote a message from outside; empty for one of the desk.
std::string author_of(desk::Reading& reading, const Event& event, CustomerId requester) {
  if (!is_from_outside(event_value<Refers::message_kind>(event))) return {};
  const CustomerId author = event_value<Refers::author>(event);
  const auto row = store::get_customer(reading.database(), author ? author : requester);
  return row ? row->customer.address : std::string();
}

std::vector<std::string> flags_of(desk::Reading& reading, TicketId id, const Event& event) {
  const auto row = event.actor ? std::nullopt : store::intake_of_message(reading.database(), id, event.seq);
  return row ? names_of(row->flags) : std::vector<std::string>();
}

/// Returns `ani@example.test (entered by sari)`, `boss@example.test (stranger)` or `sari`.
std::string whose(const Row& message) {
  const auto& actor = std::get<std::string>(message[kActor]);
  const std::string* author = std::get_if<std::string>(&message[kAuthor]);
  if (author == nullptr) return actor.empty() ? "(unknown)" : actor;
  std::vector<std::string> remarks = std::get<std::vector<std::string>>(message[kFlags]);
  if (!actor.empty()) remarks.push_back("entered by " + actor);
  return remarks.empty() ? *author : fmt::format("{} ({})", *author, fmt::join(remarks, ", "));
}

/// Returns the text to show, and the number of lines that are folded away after it.
std::pair<std::string, std::int64_t> folded(const Row& message, Quotes quotes) {
  const std::string* body = std::get_if<std::string>(&message[kBody]);
  if (body == nullptr) return {"(redacted)", 0};
  const std::int64_t* shown = std::get_if<std::int64_t>(&message[kShown]);
  if (shown == nullptr || quotes == Quotes::shown) return {*body, 0};
  const auto end = static_cast<std::size_t>(*shown);
  const std::string_view rest = std::string_view(*body).substr(std::min(end, body->size()));
  const bool has_last_line = !rest.empty() && !rest.ends_with('\n');
  std::string text = body->substr(0, end);
  text.resize(text.find_last_not_of(" \t\r\n") + 1);
  const std::size_t first = std::min(rest.find_first_not_of("\r\n"), rest.size());
  return {std::move(text), std::ranges::count(rest.substr(first), '\n') + has_last_line};
}

std::string file_line(const Row& file) {
  const auto& name = std::get<std::string>(file[2]);
  const std::int64_t bytes = std::get<std::int64_t>(file[4]);
  const bool is_kept = std::get<bool>(file[5]);
  return fmt::format("[{}, {} {}{}]", name, bytes, bytes == 1 ? "byte" : "bytes",
                     is_kept ? "" : ", not kept");
}

void save(store::Database& database, BlobId blob, const std::filesystem::path& path) {
  constexpr mode_t kOnlyOwner = 0600;
  store::PartFile file(path, kOnlyOwner, store::PartName::none);
  store::read_blob(database, blob, [&](std::string_view piece) {
    const int error = store::write_all(file.descriptor(), piece);
    if (error != 0) store::throw_file_error("cannot write", path, error);
  });
  file.publish(store::IfTaken::refuse);
}

}  // namespace

Report messages_of(desk::Reading& reading, TicketId id, std::span<const Event> events, Viewer viewer) {
  Report report;
  report.columns = {{.name = "seq", .kind = ColumnKind::number, .key = true},
                    {"at", ColumnKind::instant},
                    {"kind", ColumnKind::word},
                    {"actor", ColumnKind::text},
                    {"body", ColumnKind::text},
                    {"author", ColumnKind::text},
                    {"shown", ColumnKind::number},
                    {"flags", ColumnKind::list}};
  CustomerId requester;
  for (const Event& event : events) {
    if (event.kind == EventKind::created || event.kind == EventKind::requester)
      requester = event_value<Refers::customer>(event);
    if (event.kind != EventKind::message) continue;
    const MessageKind kind = event_value<Refers::message_kind>(event);
    if (!is_for(viewer, kind)) continue;
    const auto body = store::get_message(reading.database(), id, event.seq);
    report.rows.push_back({event.seq, event.at, std::string(name_of(kind)),
                           std::string(reading.names().text(event.actor)), body ? Cell{body->text} : Cell{},
                           cell_of(author_of(reading, event, requester)),
                           body && body->shown ? Cell{*body->shown} : Cell{}, flags_of(reading, id, event)});
  }
  return report;
}

Report attachments_of(desk::Reading& reading, TicketId id, const Report& messages) {
  Report report;
  report.columns = {{.name = "seq", .kind = ColumnKind::number, .key = true},
                    {.name = "part", .kind = ColumnKind::number, .key = true},
                    {"file", ColumnKind::text},
                    {"type", ColumnKind::text},
                    {"size", ColumnKind::number},
                    {"kept", ColumnKind::flag}};
  for (const store::PartRow& part : store::parts_of(reading.database(), id)) {
    const bool is_of_these = std::ranges::any_of(
        messages.rows, [&](const Row& message) { return std::get<std::int64_t>(message[kSeq]) == part.seq; });
    if (part.role == PartRole::attachment && is_of_these)
      report.rows.push_back(
          {part.seq, part.n, part.safe_name, part.type, part.size, static_cast<bool>(part.blob)});
  }
  return report;
}

void write_conversation(const Session& session, const Report& messages, const Report& attachments,
                        Quotes quotes, const Zone& zone) {
  constexpr std::size_t kIndent = 2;
  const std::size_t width = session.render_options(zone).width;
  const auto write_line = [&](const std::string& line) {
    session.write(line.empty() ? "\n" : std::string(kIndent, ' ') + line + '\n');
  };
  for (const Row& row : messages.rows) {
    session.write(fmt::format("\n{}  {}  {}  {}\n", std::get<std::int64_t>(row[kSeq]),
                              format_local(std::get<Instant>(row[kAt]), zone),
                              std::get<std::string>(row[kKind]),
                              format::escape_controls(whose(row), format::Breaks::mark)));
    const auto [text, hidden] = folded(row, quotes);
    const std::string escaped = format::escape_controls(text, format::Breaks::keep);
    for (const std::string& line : format::wrap(escaped, width > 2 * kIndent ? width - kIndent : 0))
      write_line(line);
    if (hidden > 0)
      write_line(fmt::format("({} quoted {}; --full shows {})", hidden, hidden == 1 ? "line" : "lines",
                             hidden == 1 ? "it" : "them"));
    for (const Row& file : attachments.rows)
      if (file.front() == row.front())
        write_line(format::escape_controls(file_line(file), format::Breaks::mark));
  }
}

std::int64_t save_attachments(const Session& session, desk::Reading& reading, TicketId id,
                              const Report& messages, std::optional<std::int64_t> message,
                              const std::filesystem::path& folder) {
  if (std::error_code ignored; !std::filesystem::is_directory(folder, ignored))
    throw Error(ErrorKind::not_found, fmt::format("no folder {}", folder.string()));
  std::vector<store::PartRow> parts = store::parts_of(reading.database(), id);
  std::erase_if(parts, [&](const store::PartRow& part) {
    const bool is_of_these = std::ranges::any_of(
        messages.rows, [&](const Row& row) { return std::get<std::int64_t>(row[kSeq]) == part.seq; });
    return part.role != PartRole::attachment || !part.blob || !is_of_these ||
           (message && part.seq != *message);
  });
  std::vector<NamedFile> files;
  for (const store::PartRow& part : parts) files.push_back({part.safe_name, part.type});
  const std::vector<std::string> names = safe_file_names(files);  // equal ones of several messages
  auto name = names.begin();
  for (const store::PartRow& part : parts) {
    const std::filesystem::path path = folder / *name++;
    save(reading.database(), part.blob, path);
    session.say(fmt::format("saved {}", path.string()));
  }
  return std::ssize(parts);
}

}  // namespace tix::cli
