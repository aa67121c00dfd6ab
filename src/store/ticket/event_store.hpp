// Reads and writes events and message bodies.
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

/// Throws Error{storage} for an event of this ticket whose numbers mean nothing (`is_possible`). Every reader
/// of events calls it.
void require_possible(TicketId ticket, const Event& event);

/// Returns one ticket's events in order of (at, seq), ready to be folded: without undone ones and without
/// bindings made from undone events.
std::vector<Event> events_of(Database& database, TicketId ticket);
/// Returns one ticket's events including undone ones.
std::vector<Event> events_ever_of(Database& database, TicketId ticket);
/// Returns the events of one change and their tickets, in order of (ticket, seq).
std::vector<std::pair<TicketId, Event>> events_of_change(Database& database, ChangeId change);
/// Returns the number of the ticket's next event; 1 for a ticket without events.
std::int64_t next_seq(Database& database, TicketId ticket);
/// Appends events as they are; the caller sets their seq.
void append_events(Database& database, TicketId ticket, std::span<const Event> events);

/// The text of a message. Only what is shown of it is searched.
struct MessageBody {
  std::string text;
  std::optional<std::int64_t> shown = {};  ///< bytes of it before quotes and signature; nullopt: all

  std::string_view shown_text() const;
};

/// Stores the body of the message event (ticket, seq).
void add_body(Database& database, TicketId ticket, std::int64_t seq, const MessageBody& body);
/// Return nullopt if there is no such message or it was redacted.
std::optional<std::string> get_body(Database& database, TicketId ticket, std::int64_t seq);
std::optional<MessageBody> get_message(Database& database, TicketId ticket, std::int64_t seq);
/// Deletes the body permanently; the event stays.
void redact_body(Database& database, TicketId ticket, std::int64_t seq);

/// Stores the firing of the step_fired event (ticket, seq).
void add_firing(Database& database, TicketId ticket, std::int64_t seq, const Firing& firing);
/// Returns a ticket's firings in order, without their procedures.
std::vector<StoredFiring> firings_of(Database& database, TicketId ticket);
std::optional<Firing> get_firing(Database& database, TicketId ticket, std::int64_t seq);

/// Receives an event. `body` is nullopt for anything but a message, and for a redacted one.
using EventVisitor = std::function<void(TicketId, const Event&, const std::optional<std::string>& body)>;
/// Visits every event in order of (ticket, at, seq), in constant memory. `visit` must not write.
void each_event(Database& database, const EventVisitor& visit);

/// Returns how many events at or before `as_of` were recorded after it. Costs time in proportion to what was
/// recorded since.
std::int64_t late_facts(Database& database, Instant as_of);

}  // namespace tix::store
