// Checks a ticket's events before they are stored.
#include "desk/import/line_tickets.hpp"

#include "desk/import/import_values.hpp"
#include "store/people/customer_merges.hpp"
#include "store/ticket/event_store.hpp"
#include "store/ticket/ticket_store.hpp"
#include "tix/sla/fold.hpp"
#include "tix/text/error.hpp"
#include "tix/ticket/overtaken_bindings.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix::desk {
namespace {

constexpr std::size_t kMostCustomersKept = std::size_t{1} << 15;

[[noreturn]] void refuse_ticket_line(const std::string& message) {
  throw Error(ErrorKind::usage, message);
}

}  // namespace

LineTickets::LineTickets(store::Database& database, const LineReferenceData& reference_data)
    : database_(&database),
      reference_data_(&reference_data),
      lookup_{reference_data.names(), [this](std::string_view address) { return customer(address); },
              reference_data.last_binding(), reference_data.last_change()} {}

CustomerId LineTickets::customer(std::string_view address) {
  std::string key(address);
  if (const auto known = customers_.find(key); known != customers_.end()) return known->second;
  if (customers_.size() >= kMostCustomersKept) customers_.clear();  // memory must not grow with the file
  const CustomerId id = store::customer_named(*database_, address).value_or(CustomerId{});
  customers_.emplace(std::move(key), id);
  return id;
}

void LineTickets::add(const LineFields& line) {
  const TicketId id{line.number("ticket")};
  if (id != ticket_) begin(id);
  Event event = event_of(line);
  check_order(event);
  add_body(line, event);
  add_firing(line, event);
  gathered_.push_back(std::move(event));
}

void LineTickets::begin(TicketId id) {
  finish();
  if (id < ticket_)
    refuse_ticket_line(fmt::format("ticket {} comes after ticket {}", id.value, ticket_.value));
  ticket_ = id;
}

Instant LineTickets::recorded_at(ChangeId id) {
  if (change_.id != id) change_ = store::get_change(*database_, id).value_or(store::Change());
  return change_.recorded_at;
}

Event LineTickets::event_of(const LineFields& line) {
  Event event;
  event.seq = line.number("seq");
  event.at = line.instant("at");
  event.change = ChangeId{line.number("change")};
  if (event.change > reference_data_->last_change())
    refuse_ticket_line(fmt::format("there is no change line with number {}", event.change.value));
  if (line.instant("recorded_at") != recorded_at(event.change))
    refuse_ticket_line(fmt::format("recorded_at differs from that of change {}", event.change.value));
  event.actor = reference_data_->agent(line.text("actor"));
  const std::string_view kind = line.needed("event");
  const auto known = event_kind_named(kind);
  if (!known) refuse_ticket_line(fmt::format("unknown event {}", quoted(kind)));
  event.kind = *known;
  check_creation(event.kind);
  read_words(line.text("value"), line.text("detail"), lookup_, event);
  event.text = line.text("text");
  return event;
}

void LineTickets::check_creation(EventKind kind) const {
  const bool is_first = gathered_.empty();
  if (is_first == (kind == EventKind::created)) return;
  refuse_ticket_line(is_first ? fmt::format("ticket {} begins with the event {} instead of created",
                                            ticket_.value, row_of(kind).name)
                              : fmt::format("ticket {} is created twice", ticket_.value));
}

void LineTickets::check_order(const Event& event) const {
  if (gathered_.empty() || earlier(gathered_.back(), event)) return;
  refuse_ticket_line(
      event.seq == gathered_.back().seq
          ? fmt::format("ticket {} has two events with seq {}", ticket_.value, event.seq)
          : fmt::format("seq {} at {} comes before the line above", event.seq, format_rfc3339(event.at)));
}

void LineTickets::add_body(const LineFields& line, const Event& event) {
  const std::string_view words = line.text("body");
  const bool is_redacted = !line.text(kRedactedColumn).empty() && line.flag(kRedactedColumn);
  if (event.kind == EventKind::message) {
    if (is_redacted && !words.empty()) refuse_ticket_line("a redacted message cannot have a body");
    bodies_.push_back({event.seq, is_redacted ? std::nullopt : std::optional<std::string>(words)});
  } else if (is_redacted || !words.empty()) {
    refuse_ticket_line(fmt::format("the event {} cannot have a body", row_of(event.kind).name));
  }
}

void LineTickets::add_firing(const LineFields& line, const Event& event) {
  if (event.kind != EventKind::step_fired) {
    if (!line.text("moment_at").empty())
      refuse_ticket_line(fmt::format("the event {} cannot have a moment_at", row_of(event.kind).name));
    return;
  }
  Firing firing{.moment = line.instant("moment_at"),
                .responsible = reference_data_->agent(line.text("responsible")),
                .within = {},
                .procedure = std::string(line.text("procedure"))};
  if (const auto within = line.number_if_any("within_s")) firing.within = Seconds{*within};
  firings_.push_back({event.seq, std::move(firing)});
}

/// Checks that seq numbers have no gaps; they need not be in order of time.
void LineTickets::check_whole() const {
  std::vector<bool> is_there(gathered_.size() + 1);
  for (const Event& event : gathered_) {
    const auto seq = static_cast<std::size_t>(event.seq);
    if (seq < is_there.size() && is_there[seq])
      refuse_ticket_line(fmt::format("ticket {} has two events with seq {}", ticket_.value, seq));
    if (seq < is_there.size()) is_there[seq] = true;
  }
  for (std::size_t seq = 1; seq < is_there.size(); ++seq)
    if (!is_there[seq])
      refuse_ticket_line(fmt::format("ticket {} has no event with seq {}", ticket_.value, seq));
  if (reference_data_->is_undone(gathered_.front().change))
    refuse_ticket_line(fmt::format("the creation of ticket {} is undone", ticket_.value));
}

void LineTickets::finish() {
  if (gathered_.empty()) return;
  check_whole();
  store_ticket();
  ++tickets_;
  events_ += std::ssize(gathered_);
  gathered_.clear();
  bodies_.clear();
  firings_.clear();
}

void LineTickets::store_ticket() {
  store::append_events(*database_, ticket_, gathered_);
  for (const Body& body : bodies_) {
    store::add_body(*database_, ticket_, body.seq, {body.text.value_or(""), {}});
    if (!body.text) store::redact_body(*database_, ticket_, body.seq);
  }
  for (const FiredLine& fired : firings_) store::add_firing(*database_, ticket_, fired.seq, fired.firing);
  store::Extent extent{Instant::first(), std::ssize(gathered_)};
  Fold fold(ticket_, reference_data_->bindings());
  const std::vector<Event> standing = store::events_of(*database_, ticket_);
  for (const Event& event : standing) fold.apply(event);
  if (!standing.empty()) extent.last_at = standing.back().at;
  const Folded folded = fold.result();
  const std::string& ref = folded.ticket.ref;
  if (const TicketId other = store::ticket_by_ref(*database_, ref); other && !ref.empty())
    refuse_ticket_line(fmt::format("ticket {} has the ref {}, which belongs to ticket {}", ticket_.value,
                                   quoted(std::string_view(ref)), other.value));
  store::write_projection(*database_, folded, extent, store::Rows::absent);
}

}  // namespace tix::desk
