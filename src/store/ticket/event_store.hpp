// Events and the bodies of messages in and out.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/firing.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tix::store {

/// One ticket's events in order of (at, seq), without those a later change undid: ready to be folded.
std::vector<Event> events_of(Database& database, TicketId ticket);
/// Undone ones too.
std::vector<Event> events_ever_of(Database& database, TicketId ticket);
/// What one change recorded, on which tickets, in order of (ticket, seq).
std::vector<std::pair<TicketId, Event>> events_of_change(Database& database, ChangeId change);
/// The number the ticket's next event gets; 1 for a ticket without events.
std::int64_t next_seq(Database& database, TicketId ticket);
/// Appends events as they are; their seq is the caller's.
void append_events(Database& database, TicketId ticket, std::span<const Event> events);

/// The words of the message event (ticket, seq).
void add_body(Database& database, TicketId ticket, std::int64_t seq, std::string_view body);
/// Nothing when there is no such message or it was redacted.
std::optional<std::string> get_body(Database& database, TicketId ticket, std::int64_t seq);
/// Takes the words away for good; the event stays.
void redact_body(Database& database, TicketId ticket, std::int64_t seq);

/// What stands beside the step_fired event (ticket, seq).
void add_firing(Database& database, TicketId ticket, std::int64_t seq, const Firing& firing);
/// All of a ticket, in order, without their procedures.
std::vector<StoredFiring> firings_of(Database& database, TicketId ticket);
std::optional<Firing> get_firing(Database& database, TicketId ticket, std::int64_t seq);

/// `body` is empty for anything but a message, and for a redacted one.
using EventVisitor = std::function<void(TicketId, const Event&, const std::optional<std::string>& body)>;
/// Every event in order of (ticket, at, seq), in constant memory. `visit` must not write.
void each_event(Database& database, const EventVisitor& visit);

/// How many facts at or before `as_of` tix learned after it. Costs what was recorded since.
std::int64_t late_facts(Database& database, Instant as_of);

}  // namespace tix::store
