// The messages of a ticket with their files, for people and for programs.
#pragma once

#include "cli/session/session.hpp"
#include "desk/work/reading.hpp"
#include "tix/report/report.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/zone.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

namespace tix::cli {

/// Whose eyes a conversation is for: customers see no notes.
enum class Viewer : std::uint8_t { desk, customer };

/// Returns one row per message: its number, time, kind, actor and whole text, who wrote it, how many bytes of
/// the text precede quotes and signature (none: all), and what is known about the author.
Report messages_of(desk::Reading& reading, TicketId id, std::span<const Event> events, Viewer viewer);
/// Returns one row per file of these messages.
Report attachments_of(desk::Reading& reading, TicketId id, const Report& messages);

/// Whether quotes and signatures are shown, or counted only.
enum class Quotes : std::uint8_t { folded, shown };

/// Writes messages for people: a line with number, time, kind and author, then the text, wrapped and escaped,
/// and the names of the files.
void write_conversation(const Session& session, const Report& messages, const Report& attachments,
                        Quotes quotes, const Zone& zone);

/// Saves the files of the conversation, or of one message, in a folder that exists, under their safe names,
/// readable only by their owner. Never writes over a file: throws Error{storage} then. Returns how many.
std::int64_t save_attachments(const Session& session, desk::Reading& reading, TicketId id,
                              const Report& messages, std::optional<std::int64_t> message,
                              const std::filesystem::path& folder);

}  // namespace tix::cli
