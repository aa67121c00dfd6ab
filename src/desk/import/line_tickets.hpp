// Collects event lines one ticket at a time, checks, stores and folds them.
#pragma once

#include "desk/import/event_line_fields.hpp"
#include "desk/import/line_reference_data.hpp"
#include "store/people/people_store.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/event_words.hpp"
#include "tix/ticket/firing.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace tix::desk {

class LineTickets {
 public:
  /// Both must outlive this object; `reference_data` is complete.
  LineTickets(store::Database& database, const LineReferenceData& reference_data);

  /// Takes an event line; the events of a ticket follow one another in the order of the fold. Throws
  /// Error{usage}, without file and line; for a ticket that ended before this line, with its number.
  void add(const LineFields& line);
  /// Ends the last ticket.
  void finish();

  std::int64_t tickets() const { return tickets_; }
  std::int64_t events() const { return events_; }

 private:
  struct Body {
    std::int64_t seq;
    std::optional<std::string> text;  ///< nullopt: redacted
  };

  struct FiredLine {
    std::int64_t seq;
    Firing firing;
  };

  void begin(TicketId id);
  Event event_of(const LineFields& line);
  Instant recorded_at(ChangeId id);
  void check_creation(EventKind kind) const;
  void check_order(const Event& event) const;
  void check_whole() const;
  void add_body(const LineFields& line, const Event& event);
  void add_firing(const LineFields& line, const Event& event);
  void store_ticket();
  CustomerId customer(std::string_view address);

  store::Database* database_;
  const LineReferenceData* reference_data_;
  EventLookup lookup_;
  std::unordered_map<std::string, CustomerId> customers_;  // the latest
  store::Change change_;                                   // the latest
  TicketId ticket_;                                        // whose events these are:
  std::vector<Event> gathered_;
  std::vector<Body> bodies_;
  std::vector<FiredLine> firings_;
  std::int64_t tickets_ = 0;
  std::int64_t events_ = 0;
};

}  // namespace tix::desk
